//! The figure as the player of a phone shows it.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

/// Slow enough to meet every phase.
const BRISK: Start<'static> = Start { speed: 4, ..Start::PLAIN };

/// The least length of an arrow, in CSS pixels, and what rounding may take from it.
const LEAST: f64 = 24.0;
const ROUNDING: f64 = 0.5;

/// Width of the disc, and the lengths of the arrows in it with their heads, in CSS pixels.
const MEASURED: &str = "(() => {
  const disc = document.querySelector('.stage__disc');
  const figure = disc?.querySelector('svg.figure:not(.figure--before)');
  if (!figure) return null;
  const unit = figure.getBoundingClientRect().width / figure.viewBox.baseVal.width;
  const arrows = [...figure.querySelectorAll('.fig-arc')].map((arrow) => (arrow.getTotalLength() + 4) * unit);
  return [disc.getBoundingClientRect().width, figure.getAttribute('aria-label'), ...arrows];
})()";

#[test]
fn arrows_in_the_player_of_a_phone_are_at_least_24_pixels_long() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &BRISK);
    app.open_routine("Morning mobility");
    app.press("Start");
    let mut drawn = 0;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..6 {
        app.find(Role::Button, "I am ready").click();
        app.wait_for(|app| app.player_state() == "running", "the move to run");
        for _ in 0..12 {
            let found = app.evaluate(MEASURED);
            let Some((width, rest)) = found.as_array().and_then(|all| all.split_first()) else { continue };
            let (label, arrows) = rest.split_first().unwrap();
            let width = width.as_f64().unwrap();
            for arrow in arrows.iter().filter_map(serde_json::Value::as_f64) {
                assert!(arrow + ROUNDING >= LEAST, "{label}: {arrow:.1} px in a disc of {width:.0} px");
                drawn += 1;
            }
            seen.insert(label.to_string());
            std::thread::sleep(std::time::Duration::from_millis(250));
        }
        app.press("Next");
    }
    assert!(drawn > 10 && seen.len() > 6, "{drawn} arrows in {seen:?}");
}
