//! Lines, blocks and letters, each in its place. The origin is above on the left.

/// What something is painted as. Each has its own pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Forced,
    ByItself,
    SomeoneElse,
    Resisted,
    /// Cracks of any kind.
    Crack,
    Eased,
    /// The earlier one of two.
    Earlier,
    Pain,
    Relief,
}

/// A place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of text on its baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub at: Spot,
    pub anchor: Anchor,
    /// How high its letters are.
    pub size: f64,
    pub strong: bool,
    pub text: String,
}

/// A straight line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub from: Spot,
    pub to: Spot,
    /// The line from which is measured, or to which.
    pub strong: bool,
}

/// A filled rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    pub area: Area,
    pub ink: Ink,
}

/// A day of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Square {
    pub area: Area,
    /// From 0 (none) to 4; none where the day is not looked at.
    pub level: Option<usize>,
    pub today: bool,
    pub number: Label,
    pub count: Option<Label>,
}

/// A chart in its box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    pub rules: Vec<Rule>,
    /// Where a share is measured on.
    pub tracks: Vec<Area>,
    pub blocks: Vec<Block>,
    /// Where a share could lie.
    pub ranges: Vec<Area>,
    /// From lowest to highest, as outlines.
    pub bands: Vec<Vec<Spot>>,
    pub lines: Vec<Vec<Spot>>,
    pub dots: Vec<Spot>,
    pub squares: Vec<Square>,
    pub labels: Vec<Label>,
    /// Around each point that can be read, in the order of the table.
    pub points: Vec<Area>,
}

impl Area {
    /// Its middle.
    pub fn centre(&self) -> Spot {
        Spot { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }
}

impl Label {
    /// What it covers, as far as that can be known without its letters.
    pub fn area(&self) -> Area {
        let width = text_width(&self.text, self.size);
        let x = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        Area { x, y: self.at.y - self.size * 0.8, width, height: self.size }
    }
}

/// The height of small text.
pub const TEXT: f64 = 12.0;

/// How wide letters are, of their height; wide fonts come to this.
pub(super) const LETTER: f64 = 0.64;

/// The room a text takes at most, as a rule.
pub fn text_width(text: &str, size: f64) -> f64 {
    number(text.chars().count()) * size * LETTER
}

/// A count as a length.
pub(super) fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// A dot's radius.
pub const DOT: f64 = 4.5;
