//! Room: nothing is cut off on a small phone with large text, and everything can be hit.

use crate::app::{App, Start};
use crate::tour::{a_device_that_was_used, what_is_wrong};

const SMALL: Start<'static> = Start { size: (320, 640), ..Start::PLAIN };

/// Controls in sight that are lower than 44 px or narrower than 24 px, with what is laid around them to be hit.
const HARD_TO_HIT: &str = "[...document.querySelectorAll('button, a[href], input, select, summary')]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[aria-hidden=true], p, dd'))
    .map((e) => {
      const { width, height } = (e.closest('label') ?? e).getBoundingClientRect();
      const around = getComputedStyle(e, '::after');
      const laid = (side) => (around.position === 'absolute' ? parseFloat(around[side]) || 0 : 0);
      return [e, Math.max(width, laid('width')), Math.max(height, laid('height'))];
    })
    .filter(([, width, height]) => width && (height < 44 || width < 24))
    .map(([e, width, height]) => `${e.getAttribute('aria-label') ?? e.textContent} (${width} × ${height})`)
    .join('\\n')";

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
    let hard = what_is_wrong(&app, HARD_TO_HIT);
    assert!(hard.is_empty(), "{}", hard.join("\n"));
}
