//! Bars from a common ground, one upon the other where there are several kinds.

use super::axis::{below, ticks};
use super::drawing::{Anchor, Area, Block, Drawing, Ink, Label, Rule, Spot, TEXT, number, text_width};

/// With so many bars or fewer, each has its number.
const NUMBERED: usize = 10;
const ABOVE: f64 = 20.0;
const HEIGHT: f64 = 140.0;
const BELOW: f64 = 24.0;
const WIDEST: f64 = 38.0;
/// A bar's part of its slot.
const PART: f64 = 0.7;

/// Bars with a name below each.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// From the ground up: each kind with its counts, one for each bar.
    pub kinds: Vec<(Ink, Vec<u32>)>,
    pub names: Vec<String>,
    /// Before which bar a line stands, and its words.
    pub divide: Option<(usize, String)>,
}

impl Bars {
    /// How many bars there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is no bar.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    fn sum(&self, bar: usize) -> u32 {
        self.kinds.iter().filter_map(|(_, counts)| counts.get(bar)).sum()
    }

    /// Laid out for a width.
    pub fn draw(&self, width: f64) -> Drawing {
        let most = (0..self.len()).map(|bar| self.sum(bar)).max().unwrap_or_default();
        let ticks = ticks(most, 4);
        let top = ticks.last().copied().unwrap_or(1).max(1);
        let above = if self.divide.is_some() { ABOVE + 16.0 } else { ABOVE };
        let ground = above + HEIGHT;
        let y = |value: u32| ground - HEIGHT * f64::from(value) / f64::from(top);
        let gutter = text_width(&top.to_string(), TEXT) + 8.0;
        let mut drawing = Drawing { width, height: ground + BELOW, ..Drawing::default() };
        for tick in ticks {
            let at = Spot { x: gutter - 8.0, y: y(tick) + TEXT * 0.35 };
            drawing.labels.push(Label { at, anchor: Anchor::End, size: TEXT, strong: false, text: tick.to_string() });
            let (from, to) = (Spot { x: gutter - 4.0, y: y(tick) }, Spot { x: width, y: y(tick) });
            drawing.rules.push(Rule { from, to, strong: tick == 0 });
        }
        if self.is_empty() {
            return drawing;
        }
        let slot = (width - gutter) / number(self.len());
        let thick = (slot * PART).min(WIDEST);
        let numbers: Vec<(usize, u32)> = self.numbers(slot, most);
        for bar in 0..self.len() {
            let middle = gutter + slot * (number(bar) + 0.5);
            let mut below = 0;
            for (ink, counts) in &self.kinds {
                let count = counts.get(bar).copied().unwrap_or_default();
                if count > 0 {
                    let (low, high) = (y(below), y(below + count));
                    // A thin line of ground tells one kind from the next.
                    let gap = if below > 0 && low - high > 3.0 { 1.0 } else { 0.0 };
                    let area = Area { x: middle - thick / 2.0, y: high, width: thick, height: low - high - gap };
                    drawing.blocks.push(Block { area, ink: *ink });
                }
                below += count;
            }
            let said = numbers.iter().find(|(numbered, _)| *numbered == bar).map(|(_, count)| *count);
            if let Some(count) = said {
                let at = Spot { x: middle, y: y(below) - 5.0 };
                drawing.labels.push(Label {
                    at,
                    anchor: Anchor::Middle,
                    size: TEXT,
                    strong: true,
                    text: count.to_string(),
                });
            }
            drawing.points.push(Area { x: middle - slot / 2.0, y: 0.0, width: slot, height: ground });
        }
        if let Some((before, words)) = &self.divide {
            let x = gutter + slot * number(*before);
            drawing.rules.push(Rule { from: Spot { x, y: TEXT + 4.0 }, to: Spot { x, y: ground }, strong: true });
            let half = text_width(words, TEXT) / 2.0;
            let at = Spot { x: x.min(width - half).max(half.min(width / 2.0)), y: TEXT };
            drawing.labels.push(Label { at, anchor: Anchor::Middle, size: TEXT, strong: true, text: words.clone() });
        }
        drawing.labels.extend(below(&self.names, gutter, slot, width, ground + 18.0));
        drawing
    }

    /// Which bars say how many they are, all kinds together, where there are few and all of them fit.
    fn numbers(&self, slot: f64, most: u32) -> Vec<(usize, u32)> {
        let fits = self.len() <= NUMBERED && text_width(&most.to_string(), TEXT) <= slot;
        let all = (0..self.len()).map(|bar| (bar, self.sum(bar)));
        all.filter(|(_, count)| fits && *count > 0).collect()
    }
}
