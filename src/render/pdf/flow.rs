//! Pieces on pages: what fits, what stays together, and what is read as one.

use crate::render::text::{Line, Look, Setter};

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Mark {
    Line(Line),
    /// Over so far across and down, and how thick; grey or black.
    Rule {
        by: (f32, f32),
        thick: f32,
        grey: bool,
    },
    /// A frame of this size with round corners.
    Frame {
        size: (f32, f32),
    },
    /// Dark rectangles.
    Dark(Vec<[f32; 4]>),
    /// A line through points.
    Through(Vec<(f32, f32)>),
    /// What lies between points, in light grey.
    Shade(Vec<(f32, f32)>),
    /// A dot of this radius.
    Dot(f32),
}

/// Something drawn at a place; read as part of `leaf`, or not read at all.
#[derive(Clone, Debug)]
pub struct Placed {
    pub x: f32,
    pub y: f32,
    pub leaf: Option<usize>,
    pub mark: Mark,
}

/// What stays whole: its marks from its own top.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    pub height: f32,
    pub marks: Vec<Placed>,
    /// On one page with what comes next.
    pub with_next: bool,
}

/// The meaning of what is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Leaf(usize),
    Group(Kind, Vec<Node>),
}

/// What a group of marks is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Article,
    Section,
    /// A heading of this level, 1 to 3.
    Heading(u16),
    Paragraph,
    Quote,
    List,
    Item,
    Label,
    Body,
    Table,
    Row,
    HeadOfColumn,
    HeadOfRow,
    Cell,
    /// A picture, and what it shows.
    Figure(String),
}

/// A place on the pages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub page: usize,
    pub y: f32,
}

/// Pages being filled.
pub struct Flow {
    pub setter: Setter,
    /// Left and right edge.
    pub across: (f32, f32),
    /// Top and bottom edge.
    pub down: (f32, f32),
    pub pages: Vec<Vec<Placed>>,
    pub tree: Vec<Node>,
    pub leaves: usize,
    pub at: Spot,
}

impl Flow {
    /// One page with nothing on it.
    pub fn new(setter: Setter, across: (f32, f32), down: (f32, f32)) -> Flow {
        let at = Spot { page: 0, y: down.0 };
        Flow { setter, across, down, pages: vec![Vec::new()], tree: Vec::new(), leaves: 0, at }
    }

    /// A new piece of meaning.
    pub fn leaf(&mut self) -> usize {
        self.leaves += 1;
        self.leaves - 1
    }

    /// The width of the page between its edges.
    pub fn width(&self) -> f32 {
        self.across.1 - self.across.0
    }

    /// The room that is left on the page.
    pub fn room(&self) -> f32 {
        self.down.1 - self.at.y
    }

    /// Sets a text at `x` and gives its lines as pieces, each read as part of one leaf.
    pub fn lines(&mut self, text: &str, look: &Look, x: f32, width: f32) -> (Vec<Piece>, usize) {
        let leaf = self.leaf();
        let piece = |line: Line| Piece {
            height: line.height,
            marks: vec![Placed { x, y: 0.0, leaf: Some(leaf), mark: Mark::Line(line) }],
            with_next: false,
        };
        (self.setter.set(text, look, width).into_iter().map(piece).collect(), leaf)
    }

    /// Puts pieces below each other from `spot` on, over as many pages as they need.
    pub fn put(&mut self, pieces: Vec<Piece>, mut spot: Spot) -> Spot {
        for together in pieces.chunk_by(|piece, _| piece.with_next) {
            let height: f32 = together.iter().map(|piece| piece.height).sum();
            self.make_room(&mut spot, height.min(self.down.1 - self.down.0));
            for piece in together {
                self.make_room(&mut spot, piece.height);
                self.pages.resize_with(self.pages.len().max(spot.page + 1), Vec::new);
                if let Some(page) = self.pages.get_mut(spot.page) {
                    page.extend(piece.marks.iter().cloned().map(|mark| mark.down(spot.y)));
                }
                spot.y += piece.height;
            }
        }
        spot
    }

    fn make_room(&self, spot: &mut Spot, height: f32) {
        if spot.y + height > self.down.1 + 0.01 && spot.y > self.down.0 {
            *spot = Spot { page: spot.page + 1, y: self.down.0 };
        }
    }
}

impl Placed {
    /// The same, so far below.
    pub fn down(self, by: f32) -> Placed {
        Placed { y: self.y + by, ..self }
    }
}

impl Piece {
    /// Nothing but some space.
    pub fn space(height: f32) -> Piece {
        Piece { height, ..Piece::default() }
    }

    /// A rule over a width, at its own middle.
    pub fn rule(x: f32, width: f32, height: f32, thick: f32, grey: bool) -> Piece {
        let mark = Mark::Rule { by: (width, 0.0), thick, grey };
        Piece { height, marks: vec![Placed { x, y: height / 2.0, leaf: None, mark }], with_next: false }
    }

    /// Kept with what comes next.
    pub fn kept(self) -> Piece {
        Piece { with_next: true, ..self }
    }

    /// Pieces below each other from `top` on as one in a frame.
    pub fn framed(columns: Vec<Vec<Piece>>, at: (f32, f32), inside: f32, below: f32) -> Piece {
        let (left, width) = at;
        let height = columns.iter().map(|column| tall(column)).fold(0.0, f32::max) + 2.0 * inside;
        let frame = Placed { x: left, y: 0.0, leaf: None, mark: Mark::Frame { size: (width, height) } };
        let mut framed = Piece { height: height + below, marks: vec![frame], with_next: false };
        for column in columns {
            let mut y = inside;
            for piece in column {
                framed.marks.extend(piece.marks.into_iter().map(|mark| mark.down(y)));
                y += piece.height;
            }
        }
        framed
    }
}

/// The height of pieces below each other.
pub fn tall(pieces: &[Piece]) -> f32 {
    pieces.iter().map(|piece| piece.height).sum()
}

/// Rows of several columns of pieces: the first ones side by side, then the second ones.
pub fn beside(columns: Vec<Vec<Piece>>) -> Vec<Piece> {
    let most = columns.iter().map(Vec::len).max().unwrap_or_default();
    let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
    let row = |_| {
        columns.iter_mut().filter_map(Iterator::next).fold(Piece::default(), |mut row, piece| {
            row.height = row.height.max(piece.height);
            row.marks.extend(piece.marks);
            row
        })
    };
    (0..most).map(row).collect()
}
