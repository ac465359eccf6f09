//! Counts out of a whole, as bars that lie, each with its name and its count in words.

use super::axis::lines;
use super::drawing::{Anchor, Area, Block, Drawing, Ink, Label, Spot, TEXT, number, text_width};

/// The height of a name.
const NAME: f64 = 15.0;
const LINE: f64 = 20.0;
/// Between a name and its bar.
const CLEAR: f64 = 5.0;
const BAR: f64 = 12.0;
const GAP: f64 = 4.0;
const BETWEEN: f64 = 12.0;

/// Rows of counts, all drawn to one measure or each to its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    pub rows: Vec<Share>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    pub name: String,
    /// At the end of the row, as in "8 of 11".
    pub value: String,
    /// Below the bar.
    pub more: Option<String>,
    /// One bar below the other.
    pub parts: Vec<Part>,
}

/// A bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    pub ink: Ink,
    pub count: u32,
    /// What the whole length stands for.
    pub of: u32,
    /// Between which counts it could be.
    pub range: Option<(u32, u32)>,
}

impl Shares {
    /// Laid out for a width.
    pub fn draw(&self, width: f64) -> Drawing {
        let mut drawing = Drawing { width, ..Drawing::default() };
        let mut y = 0.0;
        for row in &self.rows {
            let top = y;
            y = row.draw(&mut drawing, y);
            drawing.points.push(Area { x: 0.0, y: top, width, height: y - top });
            y += BETWEEN;
        }
        drawing.height = (y - BETWEEN).max(0.0);
        drawing
    }
}

impl Share {
    /// Puts it below `top`; returns where it ends.
    fn draw(&self, drawing: &mut Drawing, top: f64) -> f64 {
        let width = drawing.width;
        let value = text_width(&self.value, NAME);
        let label = |x: f64, y: f64, anchor: Anchor, size: f64, strong: bool, text: &str| Label {
            at: Spot { x, y },
            anchor,
            size,
            strong,
            text: text.to_owned(),
        };
        let beside = width - value - 12.0;
        // A value that leaves too little room for the name stands below it.
        let below = beside < width / 3.0;
        let mut y = top;
        for (place, line) in lines(&self.name, NAME, if below { width } else { beside }).iter().enumerate() {
            y = top + LINE * number(place + 1);
            drawing.labels.push(label(0.0, y - 4.0, Anchor::Start, NAME, true, line));
        }
        if below {
            for line in lines(&self.value, NAME, width) {
                y += LINE;
                drawing.labels.push(label(0.0, y - 4.0, Anchor::Start, NAME, false, &line));
            }
        } else {
            y = y.max(top + LINE);
            drawing.labels.push(label(width, top + LINE - 4.0, Anchor::End, NAME, false, &self.value));
        }
        y += if self.parts.is_empty() { 0.0 } else { CLEAR };
        for part in &self.parts {
            let length = |count: u32| width * f64::from(count.min(part.of)) / f64::from(part.of.max(1));
            drawing.tracks.push(Area { x: 0.0, y, width, height: BAR });
            if part.count > 0 {
                let area = Area { x: 0.0, y, width: length(part.count), height: BAR };
                drawing.blocks.push(Block { area, ink: part.ink });
            }
            if let Some((low, high)) = part.range {
                let (from, to) = (length(low), length(high));
                drawing.ranges.push(Area { x: from, y: y + BAR / 3.0, width: to - from, height: BAR / 3.0 });
            }
            y += BAR + GAP;
        }
        y -= if self.parts.is_empty() { 0.0 } else { GAP };
        for line in self.more.iter().flat_map(|more| lines(more, TEXT, width)) {
            y += TEXT + 5.0;
            drawing.labels.push(label(0.0, y - 3.0, Anchor::Start, TEXT, false, &line));
        }
        y
    }
}
