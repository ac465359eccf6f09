//! Marks on a page, and the tags that say what they are.

use super::flow::{Kind, Mark, Node, Placed};
use crate::render::text::Line;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::paint::{Fill, LineJoin, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree,
};
use std::num::NonZeroU16;

/// How far the middle of a curve lies from the corner it rounds, for a quarter of a circle.
const QUARTER: f32 = 0.552_285;

/// Where on the pages each leaf was drawn.
pub struct Tags(Vec<Vec<Identifier>>);

/// Draws the marks of a page in their order. Those of one leaf that follow each other are one piece of content.
pub fn page(surface: &mut Surface<'_>, marks: &[Placed], tags: &mut Tags) {
    for together in marks.chunk_by(|a, b| a.leaf == b.leaf) {
        match together.first().and_then(|mark| mark.leaf) {
            Some(leaf) => {
                let is_text = together.iter().all(|placed| matches!(placed.mark, Mark::Line(_)));
                let tag = if is_text { ContentTag::Span(SpanTag::empty()) } else { ContentTag::Other };
                let id = surface.start_tagged(tag);
                tags.0.get_mut(leaf).into_iter().for_each(|ids| ids.push(id));
            }
            None => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            }
        }
        together.iter().for_each(|placed| draw(surface, placed));
        surface.end_tagged();
    }
}

/// The foot of a page, which is no part of what is read.
pub fn foot(surface: &mut Surface<'_>, lines: &[Line], (left, right): (f32, f32), top: f32) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    rule(surface, (left, top), (right - left, 0.0), 0.8, false);
    let mut y = top + 4.0;
    for line in lines {
        text(surface, line, left, y);
        y += line.height;
    }
    surface.end_tagged();
}

fn draw(surface: &mut Surface<'_>, placed: &Placed) {
    let (x, y) = (placed.x, placed.y);
    match &placed.mark {
        Mark::Line(line) => text(surface, line, x, y),
        Mark::Rule { by, thick, grey } => rule(surface, (x, y), *by, *thick, *grey),
        Mark::Frame { size } => frame(surface, (x, y), *size),
        Mark::Dark(parts) => fill(surface, rectangles(parts, x, y)),
        Mark::Through(points) => through(surface, points, x, y),
        Mark::Shade(points) => shade(surface, points, x, y),
        Mark::Dot(radius) => fill(surface, circle(x, y, *radius)),
    }
}

fn text(surface: &mut Surface<'_>, line: &Line, x: f32, y: f32) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: colour(false).into(), ..Fill::default() }));
    for piece in &line.pieces {
        let start = Point::from_xy(x + piece.x, y + line.baseline);
        surface.draw_glyphs(start, &piece.glyphs, piece.font.clone(), &line.text, piece.size, false);
    }
}

fn rule(surface: &mut Surface<'_>, (x, y): (f32, f32), by: (f32, f32), thick: f32, grey: bool) {
    let mut path = PathBuilder::new();
    path.move_to(x, y);
    path.line_to(x + by.0, y + by.1);
    stroke(surface, path.finish(), thick, grey);
}

fn frame(surface: &mut Surface<'_>, (x, y): (f32, f32), (width, height): (f32, f32)) {
    const ROUND: f32 = 6.0;
    let (right, bottom) = (x + width, y + height);
    let mut path = PathBuilder::new();
    path.move_to(x + ROUND, y);
    path.line_to(right - ROUND, y);
    path.quad_to(right, y, right, y + ROUND);
    path.line_to(right, bottom - ROUND);
    path.quad_to(right, bottom, right - ROUND, bottom);
    path.line_to(x + ROUND, bottom);
    path.quad_to(x, bottom, x, bottom - ROUND);
    path.line_to(x, y + ROUND);
    path.quad_to(x, y, x + ROUND, y);
    path.close();
    stroke(surface, path.finish(), 0.8, false);
}

fn through(surface: &mut Surface<'_>, points: &[(f32, f32)], x: f32, y: f32) {
    let [first, rest @ ..] = points else { return };
    let mut path = PathBuilder::new();
    path.move_to(x + first.0, y + first.1);
    rest.iter().for_each(|point| path.line_to(x + point.0, y + point.1));
    if !rest.is_empty() {
        stroke(surface, path.finish(), 1.5, false);
    }
}

fn shade(surface: &mut Surface<'_>, points: &[(f32, f32)], x: f32, y: f32) {
    let [first, rest @ ..] = points else { return };
    let mut path = PathBuilder::new();
    path.move_to(x + first.0, y + first.1);
    rest.iter().for_each(|point| path.line_to(x + point.0, y + point.1));
    path.close();
    let Some(path) = path.finish() else { return };
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: rgb::Color::new(221, 221, 221).into(), ..Fill::default() }));
    surface.draw_path(&path);
}

fn rectangles(parts: &[[f32; 4]], x: f32, y: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    for [left, top, width, height] in parts {
        Rect::from_xywh(x + left, y + top, *width, *height).into_iter().for_each(|dark| path.push_rect(dark));
    }
    path.finish()
}

fn circle(x: f32, y: f32, radius: f32) -> Option<Path> {
    let round = radius * QUARTER;
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.cubic_to(x + radius, y + round, x + round, y + radius, x, y + radius);
    path.cubic_to(x - round, y + radius, x - radius, y + round, x - radius, y);
    path.cubic_to(x - radius, y - round, x - round, y - radius, x, y - radius);
    path.cubic_to(x + round, y - radius, x + radius, y - round, x + radius, y);
    path.close();
    path.finish()
}

fn stroke(surface: &mut Surface<'_>, path: Option<Path>, width: f32, grey: bool) {
    let Some(path) = path else { return };
    surface.set_fill(None);
    let line_join = LineJoin::Round;
    surface.set_stroke(Some(Stroke { paint: colour(grey).into(), width, line_join, ..Stroke::default() }));
    surface.draw_path(&path);
    surface.set_stroke(None);
}

fn fill(surface: &mut Surface<'_>, path: Option<Path>) {
    let Some(path) = path else { return };
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: colour(false).into(), ..Fill::default() }));
    surface.draw_path(&path);
}

fn colour(grey: bool) -> rgb::Color {
    if grey { rgb::Color::new(150, 150, 150) } else { rgb::Color::black() }
}

impl Tags {
    /// For so many leaves, none drawn yet.
    pub fn of(leaves: usize) -> Tags {
        Tags(vec![Vec::new(); leaves])
    }

    /// The tree of what is read.
    pub fn tree(&self, nodes: Vec<Node>) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
        nodes.into_iter().flat_map(|node| self.nodes(node)).for_each(|node| tree.push(node));
        tree
    }

    fn nodes(&self, node: Node) -> Vec<krilla::tagging::Node> {
        match node {
            Node::Leaf(leaf) => self.0.get(leaf).into_iter().flatten().map(|id| (*id).into()).collect(),
            Node::Group(kind, children) => {
                let mut group = group(kind);
                children.into_iter().flat_map(|child| self.nodes(child)).for_each(|child| group.push(child));
                vec![group.into()]
            }
        }
    }
}

fn group(kind: Kind) -> TagGroup {
    match kind {
        Kind::Article => TagGroup::new(Tag::Article),
        Kind::Section => TagGroup::new(Tag::Section),
        Kind::Heading(level) => TagGroup::new(Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), None)),
        Kind::Paragraph => TagGroup::new(Tag::P),
        Kind::Quote => TagGroup::new(Tag::BlockQuote),
        Kind::List => TagGroup::new(Tag::L(ListNumbering::None)),
        Kind::Item => TagGroup::new(Tag::LI),
        Kind::Label => TagGroup::new(Tag::Lbl),
        Kind::Body => TagGroup::new(Tag::LBody),
        Kind::Table => TagGroup::new(Tag::Table),
        Kind::Row => TagGroup::new(Tag::TR),
        Kind::HeadOfColumn => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
        Kind::HeadOfRow => TagGroup::new(Tag::TH(TableHeaderScope::Row)),
        Kind::Cell => TagGroup::new(Tag::TD),
        Kind::Figure(shown) => TagGroup::new(Tag::Figure(Some(shown))),
    }
}
