//! Room: nothing is cut off on a small phone with large text, and everything can be hit.

use crate::app::{App, Role, Start};
use crate::room::{Insets, Room};
use crate::sandbox::Sandbox;
use crate::tour::{a_device_that_was_used, walk, what_is_wrong};
use unkink::domain::content::content;

const SMALL: Start<'static> = Start { size: (320, 640), ..Start::PLAIN };

#[test]
fn every_screen_fits_the_smallest_phone_with_text_at_200_per_cent() {
    let sandbox = a_device_that_was_used();
    let app = App::start_accepted(&sandbox, &SMALL);
    app.evaluate("document.documentElement.style.fontSize = '200%'");
    let wide = what_is_wrong(&app, "document.documentElement.scrollWidth > innerWidth ? 'wider than the window' : ''");
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

#[test]
fn every_control_is_large_enough_to_hit() {
    let sandbox = a_device_that_was_used();
    let app = App::start_accepted(&sandbox, &Start::default());
    let (mut wrong, mut controls, mut least) = (Vec::new(), 0, f64::MAX);
    walk(&app, &mut |app, screen| {
        let room = Room::of(app, &Insets::default(), false);
        controls += room.controls;
        least = least.min(room.least.unwrap_or(least));
        wrong.extend(room.wrong.iter().map(|what| format!("{screen}: {what}")));
    });
    println!("{controls} controls, the smallest {least:.1} px");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(controls > 300, "only {controls} controls were measured");
}

#[test]
fn a_title_takes_at_most_two_lines_on_the_smallest_phone_whatever_stands_beside_it() {
    let sandbox = a_device_that_was_used();
    let app = App::start_accepted(&sandbox, &SMALL);
    let lines = "[...document.querySelectorAll('.topbar__title')].map((title) => { \
                 const lines = title.getBoundingClientRect().height / parseFloat(getComputedStyle(title).lineHeight); \
                 return lines > 2.5 || title.scrollWidth > title.clientWidth ? `${title.textContent}: ${lines} lines` : ''; \
                 }).join('')";
    let wrong = what_is_wrong(&app, lines);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    app.stop();

    // The check with all its buttons, under the title of each part.
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &SMALL);
    app.open_tab("Check");
    app.press("Start the check");
    app.press("None of these 10");
    app.find(Role::Button, "Your answers so far").wait();
    for part in &content().screens {
        let title = &part.title;
        app.evaluate(&format!("document.querySelector('.topbar__title').textContent = {title:?}; ''"));
        assert_eq!(app.evaluate(lines), "", "{title}");
    }
    app.resize(390, 844);
    app.evaluate("document.documentElement.style.fontSize = '200%'; document.querySelector('.topbar__title').textContent = 'Injury'");
    assert_eq!(app.evaluate(lines), "", "in large text no word is broken");
}

#[test]
fn the_rail_and_its_keys_stay_on_what_is_opened_in_a_wide_window() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { size: (1100, 760), ..Start::PLAIN });
    let rail = "document.querySelector('.rail')?.checkVisibility() === true";
    app.press_key("2");
    app.find(Role::Heading, "Move").wait();
    app.find(Role::Link, "Morning mobility").click();
    app.find(Role::Heading, "Morning mobility").wait();
    assert_eq!(app.evaluate(rail), true, "the rail stays beside a routine");
    assert!(app.fits());
    app.press_key("5");
    app.find(Role::Heading, "Learn").wait();
    let lists = app.evaluate("new Set([...document.querySelectorAll('.columns > section')].map((s) => Math.round(s.getBoundingClientRect().x))).size");
    assert_eq!(lists, 2, "the cards stand in two columns");
    let chips = "[...document.querySelectorAll('.chips')].every((c) => c.scrollWidth <= c.clientWidth)";
    app.press_key("2");
    app.find(Role::Heading, "Move").wait();
    assert_eq!(app.evaluate(chips), true, "chips wrap where a mouse cannot scroll them");
}

#[test]
fn a_low_window_shows_what_ends_a_sheet() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { size: (844, 390), ..Start::PLAIN });
    app.press("Log a crack");
    let sheet = app.find(Role::Dialog, "Logged at");
    sheet.wait();
    let done = "(() => { const b = [...document.querySelectorAll('.sheet button')].find((b) => b.textContent === 'Done').getBoundingClientRect(); return b.top > 0 && b.bottom <= innerHeight; })()";
    app.wait_for(|app| app.evaluate(done) == true, "Done to be in sight");
}

#[test]
fn the_numbers_of_a_scale_stand_side_by_side_with_text_at_200_per_cent() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &SMALL);
    app.open_urge();
    let name = app.evaluate("document.querySelector('input[type=range]').getAttribute('aria-label')");
    for size in ["100%", "200%"] {
        app.evaluate(&format!("document.documentElement.style.fontSize = '{size}'"));
        for value in [0, 5, 10] {
            app.find(Role::Slider, name.as_str().expect("a name")).set(value);
            let whole = "(() => {
              const track = document.querySelector('.scale__track').getBoundingClientRect();
              const thumb = document.querySelector('.scale__thumb');
              const box = thumb.getBoundingClientRect();
              const words = document.createRange();
              words.selectNodeContents(thumb);
              const digits = words.getBoundingClientRect();
              const numbers = [...document.querySelectorAll('.scale__n > span')].map((n) => n.getBoundingClientRect());
              const apart = numbers.every((n, i) => i === 0 || n.left >= numbers[i - 1].right);
              const free = numbers.every((n, i) => String(i) === thumb.textContent || n.left >= box.right - 2 || n.right <= box.left + 2);
              return box.left >= track.left && box.right <= track.right && digits.left >= box.left && digits.right <= box.right && apart && free;
            })()";
            app.wait_for(|app| app.evaluate(whole) == true, &format!("{value} to stand whole in its place at {size}"));
        }
    }
}
