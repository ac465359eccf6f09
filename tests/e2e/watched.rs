//! A player that is watched: what it shows, from one picture to the next.

use crate::app::App;
use serde_json::Value;

/// What the player showed for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// `setup`, `phase`, `change_sides`, `rest`, `change` or `settle`.
    pub part: String,
    /// `getting_ready`, `running` or `paused`.
    pub stand: String,
    pub headline: String,
    pub cue: String,
    /// Whether the figure is its mirror image.
    pub mirrored: bool,
    /// What the figure says to those who do not see it.
    pub figure: String,
    /// Seconds of the stretch on the session's clock.
    pub length: f64,
    /// Real milliseconds on the page's clock when it came.
    pub at: f64,
}

/// Notes each new thing the player shows in `__shown`.
const WATCH: &str = r#"
  window.__shown = [];
  const note = () => {
    const player = document.querySelector('main.player');
    const stage = player?.querySelector('.stage');
    const figure = stage?.querySelector('.stage__disc > .figure:not(.figure--before)');
    if (!figure) return;
    const shown = {
      part: player.dataset.part,
      stand: player.dataset.state,
      headline: player.querySelector('h1').innerText.trim(),
      cue: player.querySelector('.phase__cue').innerText.trim(),
      mirrored: (figure.querySelector(':scope > g').getAttribute('transform') ?? '').includes('scale(-1 1)'),
      figure: figure.getAttribute('aria-label'),
      length: Number(stage.dataset.length) / 1000,
    };
    const key = JSON.stringify(shown);
    if (key === window.__last) return;
    window.__last = key;
    window.__shown.push({ ...shown, at: performance.now() });
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  note();
"#;

/// Begins to watch.
pub fn watch(app: &App<'_>) {
    app.evaluate(&format!("(() => {{ {WATCH} }})()"));
}

/// What was shown since.
pub fn seen(app: &App<'_>) -> Vec<Shown> {
    let seen = app.evaluate("window.__shown");
    let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    let shown = |one: &Value| Shown {
        part: text(one, "part"),
        stand: text(one, "stand"),
        headline: text(one, "headline"),
        cue: text(one, "cue"),
        mirrored: one["mirrored"] == Value::Bool(true),
        figure: text(one, "figure"),
        length: one["length"].as_f64().unwrap_or_default(),
        at: one["at"].as_f64().unwrap_or_default(),
    };
    seen.as_array().expect("what was seen").iter().map(shown).collect()
}
