//! Room: whether what can be pressed on the page can be hit, measured by `room.js`.

use crate::app::App;
use serde_json::json;

/// Pixels of the screen that the device keeps for itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Insets {
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
    pub left: u32,
}

/// What was measured.
pub struct Room {
    pub controls: u64,
    /// The shorter side of the smallest control, in CSS pixels.
    pub least: Option<f64>,
    pub wrong: Vec<String>,
}

impl Room {
    /// Measures the page as it is now; only what is typed into, if asked so.
    pub fn of(app: &App<'_>, insets: &Insets, fields: bool) -> Room {
        let Insets { top, right, bottom, left } = insets;
        let asked = json!({
            "insets": { "top": top, "right": right, "bottom": bottom, "left": left }, "fields": fields,
        });
        let found = app.evaluate(&format!("({})({asked})", include_str!("room.js").trim()));
        let wrong = found["wrong"].as_array().into_iter().flatten();
        Room {
            controls: found["controls"].as_u64().expect("a number"),
            least: found["least"].as_f64(),
            wrong: wrong.map(|what| what.as_str().unwrap_or_default().to_owned()).collect(),
        }
    }
}
