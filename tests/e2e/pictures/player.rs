//! Pictures of the player: each state, each size, what lies over it.

use super::{
    AS_IT_IS, BRISK, HIGH_CONTRAST, LIGHT_AND_DARK, NOW, TEXT_200, hold, let_go, lived_in, play, take, take_as,
    take_everywhere,
};
use crate::app::{App, Role};
use crate::sandbox::Sandbox;

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn player() {
    let sandbox = lived_in();
    let app = App::start_accepted(&sandbox, &AS_IT_IS);
    play(&app, "Morning mobility", 4);
    hold(&app, "Breathe out", "Pause");
    take(&app, "player", LIGHT_AND_DARK);
    take_as(&app, "text200-player", TEXT_200, &["dark"]);
    take_as(&app, "contrast-player-hc", HIGH_CONTRAST, LIGHT_AND_DARK);
    app.resize(320, 640);
    take(&app, "w320-player", &["light"]);
    app.resize(844, 390);
    take(&app, "player-landscape", LIGHT_AND_DARK);
    app.resize(1100, 760);
    take(&app, "desktop-player", LIGHT_AND_DARK);
    app.resize(390, 844);
    let_go(&app);
    hold(&app, "Paused", "");
    take_everywhere(&app, "player-paused");
    let_go(&app);
    app.press("Leave session");
    app.find(Role::Dialog, "Leave the session?").wait();
    hold(&app, "Paused", "");
    take(&app, "player-leave", LIGHT_AND_DARK);
    let_go(&app);
    app.press("Back to the move");
    app.press("Continue");
    hold(&app, "Breathe out", "Stop · something got worse");
    app.find(Role::Dialog, "Stopped. What changed?").wait();
    take(&app, "player-stop", LIGHT_AND_DARK);
    let_go(&app);
    app.press_key("Escape");
    app.find(Role::Dialog, "Stopped. What changed?").wait_gone();
    app.press("Lock against touches");
    app.find(Role::Button, "Hold to unlock").wait();
    hold(&app, "Breathe out", "");
    take(&app, "player-locked", LIGHT_AND_DARK);
    app.resize(320, 640);
    take_as(&app, "text200-player-locked", TEXT_200, &["light"]);
    app.resize(844, 390);
    take(&app, "player-locked-landscape", &["light"]);
    app.resize(1100, 760);
    take(&app, "desktop-player-locked", &["light"]);
}

/// The states whose rows are of one height.
#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn player_in_every_state() {
    let sandbox = Sandbox::at(NOW);
    let app = App::start_accepted(&sandbox, &BRISK);
    let take_all = |state: &str| {
        for (width, height) in [(390, 844), (320, 640), (844, 390), (1100, 760)] {
            app.resize(width, height);
            take(&app, &format!("player-{state}-{width}"), &["light"]);
            if width != 1100 {
                take_as(&app, &format!("player-{state}-{width}-text200"), TEXT_200, &["dark"]);
            }
        }
        app.resize(390, 844);
        let_go(&app);
    };
    play(&app, "One-sided twist balance", 0);
    hold(&app, "Get ready", "Pause");
    take_all("ready");
    app.press("Continue");
    for _ in 0..3 {
        app.press("Next move");
    }
    hold(&app, "Change sides", "");
    take_all("sides");
    hold(&app, "Hold", "Pause");
    take_all("second-side");
    hold(&app, "Paused", "");
    take_all("stands");
    app.press("Continue");
    hold(&app, "Next move", "");
    take_all("next");
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn a_pause_in_a_move_that_is_changed() {
    let sandbox = lived_in();
    let app = App::start_accepted(&sandbox, &AS_IT_IS);
    play(&app, "Morning mobility", 0);
    let why = app.pause_where_a_move_is_changed();
    hold(&app, "Paused", "");
    take_everywhere(&app, "player-changed");
    let_go(&app);
    why.click();
    app.find(Role::Dialog, "Why this move is changed").wait();
    take_everywhere(&app, "player-why");
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn player_changes_sides_and_holds() {
    let sandbox = Sandbox::at(NOW);
    let app = App::start_accepted(&sandbox, &BRISK);
    play(&app, "Morning mobility", 5);
    hold(&app, "Change sides", "Pause");
    take(&app, "player-switch", LIGHT_AND_DARK);
    app.resize(844, 390);
    take(&app, "player-switch-landscape", &["light"]);
    app.resize(390, 844);
    let_go(&app);
    hold(&app, "Paused", "");
    take(&app, "player-switch-paused", &["light"]);
    app.kill();

    let app = App::start_with(&sandbox, &BRISK);
    take(&app, "today-interrupted", LIGHT_AND_DARK);
    app.press("Close it");
    play(&app, "After long sitting", 0);
    hold(&app, "Hold", "");
    take(&app, "player-hold", LIGHT_AND_DARK);
}
