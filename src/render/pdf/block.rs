//! The blocks of a page, each as the pieces it is made of and what they mean.

use super::flow::{Flow, Kind, Mark, Node, Piece, Placed, Spot, beside, tall};
use super::{SIZE, chart};
use crate::domain::report::sheet::{self, Block, Code, Table};
use crate::render::qr;
use crate::render::text::Look;

/// Between two columns.
const GAP: f32 = 18.0;

/// How far lists stand in.
const INDENT: f32 = 11.0;

/// The side of the square code, in points: 33 mm.
const SQUARE: f32 = 94.0;

/// A column being filled.
pub struct Column {
    pub x: f32,
    pub width: f32,
    pub pieces: Vec<Piece>,
    pub tree: Vec<Node>,
}

impl Column {
    fn new(x: f32, width: f32) -> Column {
        Column { x, width, pieces: Vec::new(), tree: Vec::new() }
    }
}

/// Puts a part: its heading, then its columns side by side.
pub fn part(flow: &mut Flow, part: &sheet::Part) {
    let (left, width) = (flow.across.0, flow.width());
    let mut over = Column::new(left, width);
    if let Some(title) = &part.title {
        heading(flow, &mut over, title);
    }
    let mut tree = over.tree;
    let shares: f32 = part.columns.iter().map(|column| f32::from(column.share)).sum();
    let wide = width - GAP * part.columns.len().saturating_sub(1) as f32;
    let (mut x, mut columns) = (left, Vec::new());
    for column in &part.columns {
        let mut filled = Column::new(x, wide * f32::from(column.share) / shares.max(1.0));
        for block in &column.blocks {
            self::block(flow, &mut filled, block);
        }
        x += filled.width + GAP;
        tree.append(&mut filled.tree);
        columns.push(filled.pieces);
    }
    flow.tree.push(Node::Group(Kind::Section, tree));
    let highest = |height: fn(&[Piece]) -> f32| columns.iter().map(|pieces| height(pieces)).fold(0.0, f32::max);
    let (height, least) = (tall(&over.pieces) + highest(tall), tall(&over.pieces) + highest(beginning));
    // What is short stays whole.
    if flow.room() < least || (flow.room() < height && height < (flow.down.1 - flow.down.0) / 3.0) {
        flow.at = Spot { page: flow.at.page + 1, y: flow.down.0 };
    }
    let begin = flow.put(over.pieces, flow.at);
    let mut end = begin;
    for pieces in columns {
        let below = flow.put(pieces, begin);
        if (below.page, below.y) > (end.page, end.y) {
            end = below;
        }
    }
    flow.at = Spot { y: end.y + 5.0, ..end };
}

/// The height of what stays together at the beginning.
fn beginning(pieces: &[Piece]) -> f32 {
    pieces.chunk_by(|piece, _| piece.with_next).next().map_or(0.0, tall)
}

/// Puts a sentence over the whole width.
pub fn text(flow: &mut Flow, text: &str) {
    let mut column = Column::new(flow.across.0, flow.width());
    paragraph(flow, &mut column, text, Kind::Paragraph);
    flow.tree.append(&mut column.tree);
    flow.at = flow.put(column.pieces, flow.at);
}

/// Puts a sentence that nobody may miss, in a frame.
pub fn urgent(flow: &mut Flow, text: &str) {
    let (left, width) = (flow.across.0, flow.width());
    let (lines, leaf) = flow.lines(text, &Look::bold(11.0), left + 8.0, width - 16.0);
    flow.tree.push(Node::Group(Kind::Paragraph, vec![Node::Leaf(leaf)]));
    flow.at = flow.put(vec![Piece::framed(vec![lines], (left, width), 6.0, 6.0)], flow.at);
}

fn block(flow: &mut Flow, column: &mut Column, block: &Block) {
    match block {
        Block::Title(title) => heading(flow, column, title),
        Block::Lead(lead) => bold(flow, column, lead, Kind::Heading(3)),
        Block::Text(text) => paragraph(flow, column, text, Kind::Paragraph),
        Block::List(items) => list(flow, column, items, |_| "–".to_owned()),
        Block::Numbered(items) => list(flow, column, items, |place| format!("{}.", place + 1)),
        Block::Facts(facts) => self::facts(flow, column, facts),
        Block::Table(table) => self::table(flow, column, table),
        Block::Trend(trend) => chart::trend(flow, column, trend),
        Block::Note { when, text } => {
            bold(flow, column, when, Kind::Paragraph);
            paragraph(flow, column, text, Kind::Quote);
        }
        Block::Code(code) => self::code(flow, column, code),
        Block::Lines(count) => {
            for _ in 0..*count {
                column.pieces.push(Piece::space(13.0).kept());
                column.pieces.push(Piece::rule(column.x, column.width, 5.0, 0.6, true));
            }
        }
    }
}

fn heading(flow: &mut Flow, column: &mut Column, title: &str) {
    if !column.pieces.is_empty() {
        column.pieces.push(Piece::space(5.0));
    }
    let (pieces, leaf) = flow.lines(title, &Look::bold(11.5), column.x, column.width);
    column.pieces.extend(pieces.into_iter().map(Piece::kept));
    column.pieces.push(Piece::rule(column.x, column.width, 6.0, 0.8, false).kept());
    column.tree.push(Node::Group(Kind::Heading(2), vec![Node::Leaf(leaf)]));
}

fn bold(flow: &mut Flow, column: &mut Column, text: &str, kind: Kind) {
    if !column.pieces.is_empty() {
        column.pieces.push(Piece::space(3.0));
    }
    let (pieces, leaf) = flow.lines(text, &Look::bold(SIZE), column.x, column.width);
    column.pieces.extend(pieces.into_iter().map(Piece::kept));
    column.tree.push(Node::Group(kind, vec![Node::Leaf(leaf)]));
}

/// A paragraph; some space follows.
pub fn paragraph(flow: &mut Flow, column: &mut Column, text: &str, kind: Kind) {
    let (pieces, leaf) = flow.lines(text, &Look::plain(SIZE), column.x, column.width);
    column.pieces.extend(pieces);
    column.pieces.push(Piece::space(2.5));
    column.tree.push(Node::Group(kind, vec![Node::Leaf(leaf)]));
}

fn list(flow: &mut Flow, column: &mut Column, items: &[String], label: impl Fn(usize) -> String) {
    let mut tree = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let (sign, label) = flow.lines(&label(place), &Look::plain(SIZE), column.x, INDENT + 8.0);
        let (lines, body) = flow.lines(item, &Look::plain(SIZE), column.x + INDENT, column.width - INDENT);
        column.pieces.extend(beside(vec![sign, lines]));
        let label = Node::Group(Kind::Label, vec![Node::Leaf(label)]);
        let body = Node::Group(Kind::Body, vec![Node::Leaf(body)]);
        tree.push(Node::Group(Kind::Item, vec![label, body]));
    }
    column.pieces.push(Piece::space(2.5));
    column.tree.push(Node::Group(Kind::List, tree));
}

fn facts(flow: &mut Flow, column: &mut Column, facts: &[(String, String)]) {
    let first = column.width * 0.34;
    let mut rows = Vec::new();
    for (name, value) in facts {
        let (left, head) = flow.lines(name, &Look::plain(SIZE), column.x, first - 6.0);
        let (right, cell) = flow.lines(value, &Look::plain(SIZE), column.x + first, column.width - first);
        row(column, vec![left, right]);
        let head = Node::Group(Kind::HeadOfRow, vec![Node::Leaf(head)]);
        rows.push(Node::Group(Kind::Row, vec![head, Node::Group(Kind::Cell, vec![Node::Leaf(cell)])]));
    }
    column.tree.push(Node::Group(Kind::Table, rows));
}

fn table(flow: &mut Flow, column: &mut Column, table: &Table) {
    let count = table.head.len().max(1);
    let first = column.width * 0.3;
    let each = (column.width - first) / (count - 1).max(1) as f32;
    let mut rows = Vec::new();
    for (number, cells) in std::iter::once(&table.head).chain(&table.rows).enumerate() {
        let look = if number == 0 { Look::bold(SIZE) } else { Look::plain(SIZE) };
        let (mut columns, mut tree) = (Vec::new(), Vec::new());
        for (place, cell) in cells.iter().take(count).enumerate() {
            let (x, width, kind) = match (number, place) {
                (0, 0) => (0.0, first, Kind::HeadOfColumn),
                (_, 0) => (0.0, first, Kind::HeadOfRow),
                (0, _) => (first + each * (place - 1) as f32, each, Kind::HeadOfColumn),
                _ => (first + each * (place - 1) as f32, each, Kind::Cell),
            };
            let (lines, leaf) = flow.lines(cell, &look, column.x + x, width - 3.0);
            columns.push(lines);
            tree.push(Node::Group(kind, vec![Node::Leaf(leaf)]));
        }
        row(column, columns);
        rows.push(Node::Group(Kind::Row, tree));
    }
    column.pieces.push(Piece::space(3.0));
    column.tree.push(Node::Group(Kind::Table, rows));
}

/// A row of cells and the grey rule below it, all of it on one page where it is not longer than one.
fn row(column: &mut Column, cells: Vec<Vec<Piece>>) {
    column.pieces.extend(beside(cells).into_iter().map(Piece::kept));
    column.pieces.push(Piece::rule(column.x, column.width, 2.5, 0.5, true));
}

/// The square code at the right, its meaning beside it.
fn code(flow: &mut Flow, column: &mut Column, code: &Code) {
    let Some(squares) = qr::squares(&code.line) else { return };
    let at = column.x + column.width - SQUARE;
    let (words, meaning) = flow.lines(&code.meaning, &Look::plain(SIZE), column.x, column.width - SQUARE - 12.0);
    let leaf = flow.leaf();
    let unit = SQUARE / squares.side as f32;
    let dark = squares
        .runs()
        .into_iter()
        .map(|(row, first, length)| [at + first as f32 * unit, row as f32 * unit, length as f32 * unit, unit]);
    let mut piece = Piece { height: tall(&words).max(SQUARE) + 8.0, ..Piece::default() };
    let mut y = 4.0;
    for line in words {
        piece.marks.extend(line.marks.into_iter().map(|mark| mark.down(y)));
        y += line.height;
    }
    piece.marks.push(Placed { x: 0.0, y: 6.0, leaf: Some(leaf), mark: Mark::Dark(dark.collect()) });
    column.pieces.push(piece);
    column.tree.push(Node::Group(Kind::Paragraph, vec![Node::Leaf(meaning)]));
    column.tree.push(Node::Group(Kind::Figure(format!("QR code: {}", code.line)), vec![Node::Leaf(leaf)]));
}
