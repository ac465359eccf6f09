//! The page as it is set: headings, lists, tables and a chart, in the order in which they are read. Paper, window and
//! terminal show the same one.

use crate::domain::chart::{self, Drawing, Ink, TrendPoint};

/// A page for somebody else to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub title: String,
    /// Who made it.
    pub made: String,
    /// What it is not.
    pub caution: String,
    /// Name and birth date; without a value there is a line to write on.
    pub person: Vec<(String, Option<String>)>,
    /// The days it covers.
    pub period: Option<String>,
    /// What stands before everything else.
    pub first: Vec<String>,
    pub figures: Vec<Figure>,
    pub parts: Vec<Part>,
    /// At the foot of each page, before the page's number.
    pub foot: String,
}

/// A number, what it counts and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub label: String,
    pub value: String,
    pub more: String,
}

/// Blocks below each other, in one column or in two side by side; the left one is read first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Over the whole width.
    pub title: Option<String>,
    pub columns: Vec<Column>,
}

/// A column and its share of the width beside the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub share: u8,
    pub blocks: Vec<Block>,
}

/// One piece of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading over this column alone.
    Title(String),
    /// A heading inside.
    Lead(String),
    Text(String),
    List(Vec<String>),
    Numbered(Vec<String>),
    /// What was asked or counted, and what it is.
    Facts(Vec<(String, String)>),
    Table(Table),
    Trend(Trend),
    /// The person's own words under when they were written.
    Note {
        when: String,
        text: String,
    },
    Code(Code),
    /// Lines to write on by hand.
    Lines(u8),
}

/// A table; the first cell of each row says what the row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A value from 0 to 10 over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// What is drawn, and what it says.
    pub caption: String,
    /// When, and the values where there are some.
    pub points: Vec<(String, Option<TrendPoint>)>,
}

impl Trend {
    /// The width it is laid out for, and the room from 0 to 10 in it: half a page, where small text is as on screen.
    const SIZE: (f64, f64) = (320.0, 60.0);

    /// Laid out, the same for screen and paper.
    pub fn draw(&self) -> Drawing {
        let (names, points) = self.points.iter().cloned().unzip();
        let (width, height) = Trend::SIZE;
        chart::Trend { ink: Ink::Pain, points, names }.draw_as_high(width, height)
    }
}

/// The square code and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub line: String,
    pub meaning: String,
}

impl Part {
    /// A part of one column.
    pub fn whole(title: &str, blocks: Vec<Block>) -> Part {
        Part { title: Some(title.to_owned()), columns: vec![Column { share: 1, blocks }] }
    }

    /// Two columns of the same width.
    pub fn pair(title: Option<String>, left: Vec<Block>, right: Vec<Block>) -> Part {
        let column = |blocks| Column { share: 1, blocks };
        Part { title, columns: vec![column(left), column(right)] }
    }
}

impl Sheet {
    /// Every text on it, in the order in which it is read.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = vec![&self.title, &self.made, &self.caution];
        for (label, value) in &self.person {
            texts.push(label);
            texts.extend(value.as_deref());
        }
        texts.extend(self.period.as_deref());
        texts.extend(self.first.iter().map(String::as_str));
        texts.extend(
            self.figures.iter().flat_map(|figure| [&figure.label, &figure.value, &figure.more]).map(String::as_str),
        );
        for part in &self.parts {
            texts.extend(part.title.as_deref());
            texts.extend(part.columns.iter().flat_map(|column| &column.blocks).flat_map(Block::texts));
        }
        texts.push(&self.foot);
        texts
    }
}

impl Block {
    /// Every text in it, in the order in which it is read.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Block::Title(text) | Block::Lead(text) | Block::Text(text) => vec![text],
            Block::List(items) | Block::Numbered(items) => items.iter().map(String::as_str).collect(),
            Block::Facts(facts) => facts.iter().flat_map(|(label, value)| [label.as_str(), value]).collect(),
            Block::Table(table) => table.head.iter().chain(table.rows.iter().flatten()).map(String::as_str).collect(),
            Block::Trend(trend) => vec![&trend.caption],
            Block::Note { when, text } => vec![when, text],
            Block::Code(code) => vec![&code.meaning],
            Block::Lines(_) => Vec::new(),
        }
    }
}
