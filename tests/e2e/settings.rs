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

/// What the root says of its look, what native parts are told, and the ground that is painted.
const LOOK: &str = "(() => {
  const { theme, contrast } = document.documentElement.dataset;
  const native = getComputedStyle(document.documentElement).colorScheme;
  return [theme, contrast, native, getComputedStyle(document.body).backgroundColor].join(' | ');
})()";

const LIGHT: &str = "light |  | light | rgb(247, 243, 235)";
const DARK: &str = "dark |  | dark | rgb(15, 21, 20)";
const LIGHT_STRONG: &str = "light | more | light | rgb(255, 255, 255)";
const DARK_STRONG: &str = "dark | more | dark | rgb(0, 0, 0)";

#[test]
fn the_look_follows_the_system_while_the_window_is_open_until_the_person_chooses() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    let looks = |wanted: &str, what: &str| app.wait_for(|app| app.evaluate(LOOK) == wanted, what);
    looks(LIGHT, "a light look");
    for (scheme, contrast, wanted) in [
        ("Dark", "NoPreference", DARK),
        ("Dark", "More", DARK_STRONG),
        ("Light", "More", LIGHT_STRONG),
        ("Light", "NoPreference", LIGHT),
    ] {
        app.prefer("PrefersColorScheme", scheme);
        app.prefer("PrefersContrast", contrast);
        looks(wanted, &format!("the look of a system that asks for {scheme}, {contrast}"));
    }
    app.press("Settings");
    app.find(Role::RadioGroup, "Theme").find(Role::Radio, "Dark").click();
    looks(DARK, "the dark look on a light system");
    app.find(Role::RadioGroup, "Theme").find(Role::Radio, "Light").click();
    app.prefer("PrefersColorScheme", "Dark");
    looks(LIGHT, "the light look on a dark system");
    app.find(Role::RadioGroup, "Theme").find(Role::Radio, "As device").click();
    looks(DARK, "the system's look again");
}

#[test]
fn the_chosen_look_is_there_before_the_program_has_drawn_anything() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Settings");
    app.find(Role::RadioGroup, "Theme").find(Role::Radio, "Dark").click();
    app.wait_for(|app| app.evaluate(LOOK) == DARK, "the dark look");
    app.stop();
    let again = App::start(&sandbox);
    let first = again.evaluate("document.documentElement.getAttribute('data-chosen-theme')");
    assert_eq!(first, "dark", "the page comes with what was chosen");
    assert_eq!(again.evaluate(LOOK), DARK);
}
