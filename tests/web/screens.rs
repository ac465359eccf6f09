//! Every screen at the sizes of phones, by touch: nothing is wider than the screen, everything can be hit.
//!
//! With `UNKINK_PICTURES=FOLDER` each is also pictured, light and dark.

use crate::app::{App, Start};
use crate::tour;
use std::path::PathBuf;

const SIZES: [(u32, u32); 4] = [(360, 640), (390, 844), (412, 915), (844, 390)];

/// Room: a control in sight that is smaller than 48 px with what is laid around it, or a page that is too wide.
const WRONG: &str = "(() => {
  const wrong = document.documentElement.scrollWidth > innerWidth ? [`wider than the screen: ${document.documentElement.scrollWidth}`] : [];
  for (const e of document.querySelectorAll('button, a[href], input, select, summary')) {
    if (!e.checkVisibility({ visibilityProperty: true }) || e.closest('[aria-hidden=true], p, dd')) continue;
    const { width, height } = (e.closest('label') ?? e).getBoundingClientRect();
    const around = getComputedStyle(e, '::after');
    const laid = (side) => (around.position === 'absolute' ? parseFloat(around[side]) || 0 : 0);
    const [wide, high] = [Math.max(width, laid('width')), Math.max(height, laid('height'))];
    if (wide && high && high < 47.5) wrong.push(`${e.getAttribute('aria-label') ?? e.textContent} (${wide} × ${high})`);
  }
  return wrong.join('; ');
})()";

fn pictures() -> Option<PathBuf> {
    std::env::var_os("UNKINK_PICTURES").map(PathBuf::from)
}

#[test]
fn every_screen_fits_every_phone_and_can_be_hit() {
    let sandbox = tour::a_device_that_was_used();
    let app = App::start_accepted(&sandbox, &Start::default());
    let mut wrong = Vec::new();
    tour::walk(&app, &mut |app, screen| {
        for (width, height) in SIZES {
            app.resize(width, height);
            app.wait_for(|app| app.evaluate("innerWidth") == width, "the size");
            let found = app.evaluate(WRONG);
            if found != "" {
                wrong.push(format!("{screen} at {width}×{height}: {found}"));
            }
            if let Some(folder) = pictures() {
                let name = screen.to_lowercase().replace([' ', ','], "-");
                for theme in ["Light", "Dark"] {
                    app.prefer("PrefersColorScheme", theme);
                    app.picture(&folder.join(format!("web-{name}-{width}-{}.png", theme.to_lowercase())));
                }
                app.prefer("PrefersColorScheme", "Light");
            }
        }
        app.resize(390, 844);
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    app.stop();
}
