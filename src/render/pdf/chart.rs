//! The trend, as the domain lays it out: a line from 0 to 10 over time, a band from the lowest to the highest.

use super::block::{Column, paragraph};
use super::flow::{Flow, Kind, Mark, Node, Piece, Placed};
use crate::domain::chart::{Anchor, DOT, Label, Spot, TrendPoint, text_width};
use crate::domain::report::sheet::Trend;
use crate::render::text::{Look, Setter};

/// The widest it is drawn, in points.
const WIDEST: f32 = 300.0;

/// Puts the chart with its caption.
pub fn trend(flow: &mut Flow, column: &mut Column, trend: &Trend) {
    paragraph(flow, column, &trend.caption, Kind::Paragraph);
    if let Some(last) = column.pieces.last_mut() {
        last.with_next = true;
    }
    let leaf = flow.leaf();
    let drawing = trend.draw();
    let scale = column.width.min(WIDEST) / drawing.width as f32;
    let left = column.x;
    let place = |spot: &Spot| (left + spot.x as f32 * scale, spot.y as f32 * scale);
    let along = |spots: &[Spot]| spots.iter().map(place).collect::<Vec<_>>();
    let mut marks = Vec::new();
    let mut mark = |(x, y): (f32, f32), mark: Mark| marks.push(Placed { x, y, leaf: Some(leaf), mark });
    for band in &drawing.bands {
        mark((0.0, 0.0), Mark::Shade(along(band)));
    }
    for rule in &drawing.rules {
        let (from, to) = (place(&rule.from), place(&rule.to));
        let thick = if rule.strong { 0.8 } else { 0.5 };
        mark(from, Mark::Rule { by: (to.0 - from.0, to.1 - from.1), thick, grey: !rule.strong });
    }
    for line in &drawing.lines {
        mark((0.0, 0.0), Mark::Through(along(line)));
    }
    for dot in &drawing.dots {
        mark(place(dot), Mark::Dot(DOT as f32 * scale / 2.0));
    }
    for label in &drawing.labels {
        put(label, place(&label.at), scale, &mut flow.setter, &mut mark);
    }
    column.pieces.push(Piece { height: drawing.height as f32 * scale, marks, with_next: false });
    let value = |point: &Option<TrendPoint>| match point {
        None => "none given".to_owned(),
        Some(TrendPoint { lowest, median, highest }) if lowest == highest => median.to_string(),
        Some(TrendPoint { lowest, median, highest }) => format!("{median}, from {lowest} to {highest}"),
    };
    let told: Vec<String> = trend.points.iter().map(|(when, at)| format!("{when}: {}", value(at))).collect();
    let shown = format!("{} {}.", trend.caption, told.join("; "));
    column.tree.push(Node::Group(Kind::Figure(shown), vec![Node::Leaf(leaf)]));
}

/// Sets a word so that its anchor stands at a place.
fn put(label: &Label, (x, y): (f32, f32), scale: f32, setter: &mut Setter, mark: &mut impl FnMut((f32, f32), Mark)) {
    let size = label.size as f32 * scale;
    let look = if label.strong { Look::bold(size) } else { Look::plain(size) };
    let room = text_width(&label.text, f64::from(size)) as f32 * 1.5;
    for line in setter.set(&label.text, &Look { to_the_right: true, ..look }, room) {
        // Set to the right, its first letter tells how wide it is.
        let begin = line.pieces.first().map_or(0.0, |piece| piece.x);
        let wide = room - begin;
        let left = match label.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        mark((left - begin, y - line.baseline), Mark::Line(line));
    }
}
