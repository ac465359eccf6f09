//! A middle value as a line, the lowest and the highest as a band around it. Where nothing was given the line is broken.

use super::axis::below;
use super::drawing::{Anchor, Area, DOT, Drawing, Ink, Label, Rule, Spot, TEXT, number, text_width};

const ABOVE: f64 = 20.0;
const HEIGHT: f64 = 110.0;
const BELOW: f64 = 26.0;
/// The scale is that of a person: from 0 to 10.
const TOP: f64 = 10.0;
/// Half the width of a band around a single point.
const ALONE: f64 = 4.0;
/// Dots nearer than this would touch.
const DOTS_APART: f64 = DOT * 2.0 + 1.0;

/// A value from 0 to 10 over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    pub ink: Ink,
    pub points: Vec<Option<TrendPoint>>,
    pub names: Vec<String>,
}

/// What was given in one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrendPoint {
    pub lowest: f64,
    pub median: f64,
    pub highest: f64,
}

impl Trend {
    /// Laid out for a width.
    pub fn draw(&self, width: f64) -> Drawing {
        self.draw_as_high(width, HEIGHT)
    }

    /// The same with so much room from 0 to 10.
    pub fn draw_as_high(&self, width: f64, height: f64) -> Drawing {
        let ground = ABOVE + height;
        let y = |value: f64| ground - height * value / TOP;
        let gutter = text_width("10", TEXT) + 8.0;
        let mut drawing = Drawing { width, height: ground + BELOW, ..Drawing::default() };
        for tick in [0.0, 5.0, 10.0] {
            let at = Spot { x: gutter - 8.0, y: y(tick) + TEXT * 0.35 };
            drawing.labels.push(Label { at, anchor: Anchor::End, size: TEXT, strong: false, text: tick.to_string() });
            let (from, to) = (Spot { x: gutter - 4.0, y: y(tick) }, Spot { x: width, y: y(tick) });
            drawing.rules.push(Rule { from, to, strong: tick == 0.0 });
        }
        if self.points.is_empty() {
            return drawing;
        }
        let slot = (width - gutter) / number(self.points.len());
        let x = |index: usize| gutter + slot * (number(index) + 0.5);
        let drawn_x = |index: usize| x(index).max(gutter + DOT).min(width - DOT);
        let placed: Vec<(usize, Option<TrendPoint>)> = self.points.iter().copied().enumerate().collect();
        for stretch in placed.split(|(_, point)| point.is_none()).filter(|stretch| !stretch.is_empty()) {
            let known: Vec<(f64, TrendPoint)> =
                stretch.iter().filter_map(|(index, point)| Some((drawn_x(*index), (*point)?))).collect();
            let at = |value: fn(&TrendPoint) -> f64| {
                known.iter().map(move |(x, point)| Spot { x: *x, y: y(value(point)) }).collect::<Vec<_>>()
            };
            let (high, low) = (at(|point| point.highest), at(|point| point.lowest));
            drawing.bands.push(match (high.as_slice(), low.as_slice()) {
                ([high], [low]) => [(-ALONE, high), (ALONE, high), (ALONE, low), (-ALONE, low)]
                    .map(|(aside, spot)| Spot { x: spot.x + aside, y: spot.y })
                    .to_vec(),
                _ => high.into_iter().chain(low.into_iter().rev()).collect(),
            });
            let line = at(|point| point.median);
            if slot >= DOTS_APART || line.len() == 1 {
                drawing.dots.extend(&line);
            }
            drawing.lines.push(line);
        }
        if let Some((index, point)) = placed.iter().rev().find_map(|(index, point)| Some((*index, (*point)?))) {
            let text = point.median.to_string();
            let half = text_width(&text, TEXT) / 2.0;
            let at = Spot { x: drawn_x(index).min(width - half), y: y(point.median) - 10.0 };
            drawing.labels.push(Label { at, anchor: Anchor::Middle, size: TEXT, strong: true, text });
        }
        for index in 0..self.points.len() {
            drawing.points.push(Area { x: x(index) - slot / 2.0, y: 0.0, width: slot, height: ground });
        }
        drawing.labels.extend(below(&self.names, gutter, slot, width, ground + 18.0));
        drawing
    }
}
