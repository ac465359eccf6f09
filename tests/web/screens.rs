//! Every screen at the sizes of phones, by touch: nothing is wider than the screen, every control can be hit and is hidden
//! by nothing, not by what the device keeps of the screen, and not by its keyboard.
//!
//! With `UNKINK_PICTURES=FOLDER` each is also pictured, light and dark.

use crate::app::{App, Role, Start};
use crate::room::{Insets, Room};
use crate::sandbox::Sandbox;
use crate::tour;

/// A phone's screen, what of it is the device's own, and how high its keyboard is, in CSS pixels.
struct Phone {
    size: (u32, u32),
    insets: Insets,
    keyboard: u32,
}

const fn phone(size: (u32, u32), [top, right, bottom, left]: [u32; 4], keyboard: u32) -> Phone {
    Phone { size, insets: Insets { top, right, bottom, left }, keyboard }
}

/// Upright with a notch and a bar to swipe; the last lies on its side.
const PHONES: [Phone; 4] = [
    phone((360, 640), [24, 0, 16, 0], 260),
    phone((390, 844), [47, 0, 34, 0], 336),
    phone((412, 915), [32, 0, 24, 0], 340),
    phone((844, 390), [0, 47, 21, 47], 200),
];

/// What was measured on one phone.
#[derive(Default)]
struct Measured {
    screens: u32,
    controls: u64,
    fields: u64,
    least: Option<f64>,
}

#[test]
fn every_control_of_every_screen_can_be_hit_on_every_phone() {
    let sandbox = tour::a_device_that_was_used();
    let app = App::start_accepted(&sandbox, &Start::default());
    let mut wrong = Vec::new();
    let mut measured: Vec<Measured> = PHONES.iter().map(|_| Measured::default()).collect();
    tour::walk(&app, &mut |app, screen| {
        for (phone, measured) in PHONES.iter().zip(&mut measured) {
            let (width, height) = phone.size;
            app.resize(width, height);
            app.keep_back(&phone.insets);
            app.wait_for(|app| app.evaluate("innerWidth") == width, "the size");
            app.picture_as(&format!("{}-{width}", screen.to_lowercase().replace([' ', ','], "-")));
            let room = Room::of(app, &phone.insets, false);
            measured.screens += 1;
            measured.controls += room.controls;
            measured.least = room.least.into_iter().chain(measured.least).min_by(f64::total_cmp);
            wrong.extend(room.wrong.iter().map(|what| format!("{screen} at {width}×{height}: {what}")));
            // The page is as high as what the keyboard leaves of it (interactive-widget=resizes-content).
            app.resize(width, height - phone.keyboard);
            app.keep_back(&Insets { bottom: 0, ..phone.insets });
            let room = Room::of(app, &Insets { bottom: 0, ..phone.insets }, true);
            measured.fields += room.controls;
            wrong.extend(
                room.wrong.iter().map(|what| format!("{screen} at {width}×{height} with its keyboard: {what}")),
            );
        }
        app.resize(390, 844);
        app.keep_back(&Insets::default());
    });
    for (phone, measured) in PHONES.iter().zip(&measured) {
        let (width, height) = phone.size;
        println!(
            "ROOM {width}×{height}: {} screens, {} controls, the smallest {} px; {} fields above a keyboard of {} px",
            measured.screens,
            measured.controls,
            measured.least.map_or_else(|| "none".to_owned(), |least| format!("{least:.1}")),
            measured.fields,
            phone.keyboard,
        );
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    app.stop();
}

#[test]
fn all_acts_of_a_pause_are_seen_on_every_phone() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_routine("Desk break");
    app.press("Start");
    app.press("Pause");
    app.find(Role::Heading, "Paused").wait();
    for phone in &PHONES {
        let (width, height) = phone.size;
        app.resize(width, height);
        app.keep_back(&phone.insets);
        app.wait_for(|app| app.evaluate("innerWidth") == width, "the size");
        app.picture_as(&format!("paused-on-a-phone-{width}"));
        let below =
            "(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('.paused'))";
        app.wait_for(
            |app| app.evaluate(below).as_i64() <= Some(1),
            &format!("a whole pause at {width}×{height}; below the edge there are {} px", app.evaluate(below)),
        );
    }
    app.stop();
}
