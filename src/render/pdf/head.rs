//! The head of the first page: what it is, about whom, and the numbers in their frame.

use super::flow::{Flow, Kind, Mark, Node, Piece, Placed, Spot};
use super::{SIZE, block};
use crate::domain::report::sheet::{Figure, Sheet};
use crate::render::text::Look;

/// The width that name and birth date take, at the right.
const PERSON: f32 = 165.0;

/// A line to write on.
const LINE: f32 = 102.0;

/// The space inside of the frame.
const INSIDE: f32 = 8.0;

/// Puts the head.
pub fn head(flow: &mut Flow, sheet: &Sheet) {
    let (left, begin) = (flow.across.0, flow.at);
    let width = flow.width() - PERSON - 14.0;
    let (mut pieces, leaf) = flow.lines(&sheet.title, &Look::bold(17.0), left, width);
    flow.tree.push(Node::Group(Kind::Heading(1), vec![Node::Leaf(leaf)]));
    let said = format!("{} {}", sheet.made, sheet.caution);
    let look = Look { bold: Some(sheet.made.len() + 1..said.len()), ..Look::plain(SIZE) };
    let (more, leaf) = flow.lines(&said, &look, left, width);
    flow.tree.push(paragraph(leaf));
    pieces.extend(more);
    let end = flow.put(pieces, begin);
    let beside = person(flow, sheet);
    let beside = flow.put(beside, begin);
    flow.at = Spot { y: end.y.max(beside.y) + 6.0, ..begin };
    for line in &sheet.first {
        block::urgent(flow, line);
    }
    figures(flow, &sheet.figures);
}

/// Name, birth date and the days.
fn person(flow: &mut Flow, sheet: &Sheet) -> Vec<Piece> {
    let right = flow.across.1;
    let look = Look { to_the_right: true, ..Look::plain(SIZE) };
    let mut pieces = Vec::new();
    let mut say = |flow: &mut Flow, text: &str, width: f32| {
        let (lines, leaf) = flow.lines(text, &look, right - PERSON, width);
        flow.tree.push(paragraph(leaf));
        pieces.extend(lines);
        pieces.len()
    };
    let mut to_write_on = Vec::new();
    for (label, value) in &sheet.person {
        match value {
            Some(value) => drop(say(flow, &format!("{label}: {value}"), PERSON)),
            None => to_write_on.push(say(flow, label, PERSON - LINE - 6.0)),
        }
    }
    if let Some(period) = &sheet.period {
        say(flow, period, PERSON);
    }
    for place in to_write_on {
        if let Some(piece) = pieces.get_mut(place.saturating_sub(1)) {
            let mark = Mark::Rule { by: (LINE, 0.0), thick: 0.6, grey: false };
            piece.marks.push(Placed { x: right - LINE, y: piece.height - 2.0, leaf: None, mark });
            piece.height += 6.0;
        }
    }
    pieces
}

/// The numbers, side by side in one frame.
fn figures(flow: &mut Flow, figures: &[Figure]) {
    if figures.is_empty() {
        return;
    }
    let (left, width) = (flow.across.0, flow.width());
    let each = width / figures.len() as f32;
    let (mut columns, mut tree) = (Vec::new(), Vec::new());
    for (place, figure) in figures.iter().enumerate() {
        let (x, inside) = (left + each * place as f32 + INSIDE, each - 2.0 * INSIDE);
        let (mut column, label) = flow.lines(&figure.label, &Look::plain(SIZE), x, inside);
        let size = if figure.value.chars().count() > 9 { 12.5 } else { 17.0 };
        let (value, middle) = flow.lines(&figure.value, &Look::bold(size), x, inside);
        let (more, below) = flow.lines(&figure.more, &Look::plain(SIZE), x, inside);
        column.extend(value.into_iter().chain(more));
        columns.push(column);
        tree.push(Node::Group(Kind::Section, [label, middle, below].map(paragraph).to_vec()));
    }
    flow.tree.push(Node::Group(Kind::Section, tree));
    const BELOW: f32 = 7.0;
    let mut framed = Piece::framed(columns, (left, width), INSIDE, BELOW);
    for place in 1..figures.len() {
        let mark = Mark::Rule { by: (0.0, framed.height - BELOW), thick: 0.6, grey: true };
        framed.marks.push(Placed { x: left + each * place as f32, y: 0.0, leaf: None, mark });
    }
    flow.at = flow.put(vec![framed], flow.at);
}

fn paragraph(leaf: usize) -> Node {
    Node::Group(Kind::Paragraph, vec![Node::Leaf(leaf)])
}
