//! Settings.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

#[test]
fn settings_are_kept_over_a_restart() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Settings");
    app.find(Role::Heading, "Settings").wait();
    app.find(Role::Link, "Sounds and voice").click();
    let sound = app.find(Role::Switch, "Sound");
    assert!(sound.is_on(), "sound is on at first");
    sound.click();
    app.wait_for(|_| !sound.is_on(), "sound to be off");
    app.stop();

    let again = App::start(&sandbox);
    again.press("Settings");
    again.find(Role::Link, "Sounds and voice").click();
    assert!(!again.find(Role::Switch, "Sound").is_on());
    assert_eq!(sandbox.kept()["settings"]["sound"], false);
}
