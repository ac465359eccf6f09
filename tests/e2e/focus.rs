//! The focus, walked by Tab through every screen: its ring is there, whole, and under no bar.

use crate::app::{App, Start};
use crate::tour;
use std::collections::BTreeSet;
use std::thread::sleep;
use std::time::Duration;

/// More stops than any screen needs to show what it is made of.
const MOST: usize = 40;

/// Where the focus is, and what is wrong with its ring.
const RING: &str = "(() => {
  const e = document.activeElement;
  if (!e || e === document.body) return ['', ''];
  const name = `${e.tagName.toLowerCase()}.${e.getAttribute('class') ?? ''} “${(e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 40)}”`;
  if (e.matches('h1, [role=dialog], section, main')) return [name, ''];
  const own = getComputedStyle(e);
  const stroked = e.matches('.chart__point') && own.stroke !== 'none' && parseFloat(own.strokeWidth) >= 2;
  const drawn = stroked ? e : e.closest('.bm-place') ? null : [e, e.closest('.search'), e.closest('.scale__track')].find(
    (one) => one && getComputedStyle(one).opacity !== '0' && getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 2,
  );
  if (e.closest('.bm-place')) return [name, ''];
  if (!drawn) return [name, 'has no ring'];
  const style = getComputedStyle(drawn);
  const out = (stroked ? parseFloat(own.strokeWidth) / 2 : Math.max(0, parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth))) - 0.5;
  const box = drawn.getBoundingClientRect();
  const ring = { left: box.left - out, right: box.right + out, top: box.top - out, bottom: box.bottom + out };
  for (let at = drawn.parentElement; at && at !== document.body; at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at);
    const edge = at.getBoundingClientRect();
    const cutX = overflowX !== 'visible' && (ring.left < edge.left - 0.5 || ring.right > edge.right + 0.5);
    const cutY = overflowY !== 'visible' && (ring.top < edge.top - 0.5 || ring.bottom > edge.bottom + 0.5);
    if (cutX || cutY) return [name, `is cut by ${at.className}`];
  }
  if (ring.bottom - ring.top < innerHeight * 0.6 && (ring.top < -1 || ring.bottom > innerHeight + 1)) return [name, 'is out of sight'];
  if (ring.left < -1 || ring.right > innerWidth + 1) return [name, 'stands out of the window'];
  const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const points = [[middle[0], box.top + 1], [middle[0], box.bottom - 1], [box.left + 1, middle[1]], [box.right - 1, middle[1]]];
  for (const [x, y] of points) {
    for (let at = document.elementFromPoint(x, y); at; at = at.parentElement) {
      const stays = ['fixed', 'sticky'].includes(getComputedStyle(at).position);
      if (stays && !at.contains(e)) return [name, `lies under ${at.className}`];
    }
  }
  return [name, ''];
})()";

/// Whether the ring of what has the focus is whole and in sight.
///
/// # Errors
/// What is wrong with it.
pub fn ring_is_whole(app: &App<'_>) -> Result<(), String> {
    match look(app) {
        (_, problem) if problem.is_empty() => Ok(()),
        (name, problem) => Err(format!("{name} {problem}")),
    }
}

/// What has the focus, and what is wrong with its ring; what was out of sight is moved in by the web view's own time.
fn look(app: &App<'_>) -> (String, String) {
    let mut found = app.evaluate(RING);
    for _ in 0..10 {
        if found[1] == "" {
            break;
        }
        sleep(Duration::from_millis(50));
        found = app.evaluate(RING);
    }
    let text = |at: usize| found[at].as_str().unwrap_or_default().to_owned();
    (text(0), text(1))
}

#[test]
fn the_ring_of_the_focus_is_whole_and_in_sight_on_every_screen() {
    let sandbox = tour::a_device_that_was_used();
    let app = App::start_accepted(&sandbox, &Start::default());
    let mut wrong = BTreeSet::new();
    tour::walk(&app, &mut |app, screen| {
        let mut seen = BTreeSet::new();
        for _ in 0..MOST {
            app.press_key("Tab");
            let (name, problem) = look(app);
            if !problem.is_empty() {
                wrong.insert(format!("{screen}: {name} {problem}"));
            }
            // Round once; long lists are alike.
            if name.is_empty() && !seen.is_empty() {
                break;
            }
            seen.insert(name);
        }
    });
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
