//! The trend: a line from 0 to 10 over time, its ends named. Where no value is, the line is broken.

use super::SIZE;
use super::block::{Column, paragraph};
use super::flow::{Flow, Kind, Mark, Node, Piece, Placed};
use crate::domain::report::sheet::Trend;
use crate::render::text::Look;

/// From 0 to 10, in points.
const HEIGHT: f32 = 44.0;

/// The room for the numbers at the left.
const NUMBERS: f32 = 17.0;

/// Puts the chart with its caption.
pub fn trend(flow: &mut Flow, column: &mut Column, trend: &Trend) {
    paragraph(flow, column, &trend.caption, Kind::Paragraph);
    if let Some(last) = column.pieces.last_mut() {
        last.with_next = true;
    }
    let leaf = flow.leaf();
    let (left, right) = (column.x + NUMBERS, column.x + column.width - 4.0);
    let (top, bottom) = (6.0, 6.0 + HEIGHT);
    let mut marks = Vec::new();
    let mut mark = |x: f32, y: f32, mark: Mark| marks.push(Placed { x, y, leaf: Some(leaf), mark });
    mark(left, top, Mark::Rule { by: (0.0, HEIGHT), thick: 0.8, grey: false });
    mark(left, bottom, Mark::Rule { by: (right - left, 0.0), thick: 0.8, grey: false });
    let step = (right - left - 16.0) / trend.points.len().saturating_sub(1).max(1) as f32;
    let mut run: Vec<(f32, f32)> = Vec::new();
    for (place, (_, value)) in trend.points.iter().enumerate() {
        if let Some(value) = value {
            let (x, y) = (left + 8.0 + step * place as f32, bottom - HEIGHT * *value as f32 / 10.0);
            mark(x, y, Mark::Dot(2.3));
            run.push((x, y));
        } else {
            mark(0.0, 0.0, Mark::Through(std::mem::take(&mut run)));
        }
    }
    mark(0.0, 0.0, Mark::Through(run));
    for (number, y) in [("10", top), ("0", bottom)] {
        for line in flow.setter.set(number, &Look::plain(SIZE), NUMBERS - 2.0) {
            mark(column.x, y - 7.0, Mark::Line(line));
        }
    }
    let ends = [trend.points.first(), trend.points.last().filter(|_| trend.points.len() > 1)];
    for ((when, _), to_the_right) in ends.into_iter().zip([false, true]).filter_map(|(end, right)| Some((end?, right)))
    {
        let look = Look { to_the_right, ..Look::plain(SIZE) };
        for line in flow.setter.set(when, &look, right - left) {
            mark(left, bottom + 2.0, Mark::Line(line));
        }
    }
    column.pieces.push(Piece { height: bottom + 17.0, marks, with_next: false });
    let value = |value: &Option<f64>| value.map_or_else(|| "none given".to_owned(), |value| value.to_string());
    let told: Vec<String> = trend.points.iter().map(|(when, at)| format!("{when}: {}", value(at))).collect();
    let shown = format!("{} {}.", trend.caption, told.join("; "));
    column.tree.push(Node::Group(Kind::Figure(shown), vec![Node::Leaf(leaf)]));
}
