//! Settings.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

#[test]
fn settings_are_kept_over_a_restart() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Settings");
    app.find(Role::Heading, "Settings").wait();
    let tones = app.find(Role::Switch, "Tones");
    assert!(tones.is_on(), "tones are on at first");
    tones.click();
    app.wait_for(|_| !tones.is_on(), "tones to be off");
    app.stop();

    let again = App::start(&sandbox);
    again.press("Settings");
    assert!(!again.find(Role::Switch, "Tones").is_on());
    assert_eq!(sandbox.kept()["settings"]["sound"], false);
}
