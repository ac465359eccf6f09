//! What the columns of another program's table mean.
//!
//! Words stay words: they become tags or the note, and a number only where the description says so.

use super::date::{self, Order, Tells};
use super::table::{Encoding, Separator, Table};
use super::{FileError, listed, shown};
use crate::domain::json;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a table means, in the shape of the terminal contract. What is left out is found in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub separator: Option<Separator>,
    #[serde(default)]
    pub encoding: Option<Encoding>,
    #[serde(default)]
    pub decimal: Option<Decimal>,
    #[serde(default)]
    pub date: Option<Order>,
    /// A name such as `Europe/Berlin`; without it times are those of this device’s place.
    #[serde(default)]
    pub zone: Option<String>,
    /// The first row names the columns; else they are called by their numbers from 1.
    #[serde(default = "yes")]
    pub header: bool,
    #[serde(default)]
    pub only: Option<Only>,
    pub each: Each,
    pub columns: Vec<Column>,
}

/// The sign before the part of a number that is below one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decimal {
    #[serde(rename = ".")]
    Point,
    #[serde(rename = ",")]
    Comma,
}

/// The rows that count: those whose cell is one of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Only {
    pub column: String,
    pub is: Vec<String>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Each {
    Crack,
    Urge,
    /// What is said about a day.
    Day,
}

impl Each {
    /// Whether a record of this kind can hold what a column means.
    pub fn holds(self, means: Means) -> bool {
        let of_a_crack = [Means::Region, Means::Side, Means::Sound, Means::Trigger, Means::Relief, Means::Urge];
        match self {
            Each::Crack => means != Means::SitHours,
            Each::Urge => {
                ![Means::SitHours, Means::Pain].contains(&means)
                    && (!of_a_crack.contains(&means) || [Means::Region, Means::Urge].contains(&means))
            }
            Each::Day => !of_a_crack.contains(&means) && means != Means::Uid,
        }
    }

    /// "a crack", in a sentence.
    fn word(self) -> &'static str {
        match self {
            Each::Crack => "a crack",
            Each::Urge => "an urge",
            Each::Day => "a day",
        }
    }
}

/// What one column means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub column: String,
    pub means: Means,
    /// What the highest value of the scale is; 10 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of: Option<f64>,
    /// A value between two whole ones becomes the nearest.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub round: bool,
    /// What stands for what.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// What stands between two words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<String>,
}

/// A meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    Moment,
    Day,
    Clock,
    Region,
    Side,
    Sound,
    Trigger,
    Pain,
    Relief,
    Urge,
    SitHours,
    /// So many records of this row.
    Count,
    /// Tags.
    Words,
    Note,
    Uid,
    Skip,
}

impl Means {
    /// In the order on screen.
    pub const ALL: [Means; 16] = [
        Means::Moment,
        Means::Day,
        Means::Clock,
        Means::Region,
        Means::Side,
        Means::Sound,
        Means::Trigger,
        Means::Pain,
        Means::Relief,
        Means::Urge,
        Means::SitHours,
        Means::Count,
        Means::Words,
        Means::Note,
        Means::Uid,
        Means::Skip,
    ];

    /// The id in a description.
    pub fn id(self) -> &'static str {
        match self {
            Means::Moment => "moment",
            Means::Day => "day",
            Means::Clock => "clock",
            Means::Region => "region",
            Means::Side => "side",
            Means::Sound => "sound",
            Means::Trigger => "trigger",
            Means::Pain => "pain",
            Means::Relief => "relief",
            Means::Urge => "urge",
            Means::SitHours => "sit_hours",
            Means::Count => "count",
            Means::Words => "words",
            Means::Note => "note",
            Means::Uid => "uid",
            Means::Skip => "skip",
        }
    }

    /// The meaning with this id.
    pub fn from_id(id: &str) -> Option<Means> {
        Means::ALL.into_iter().find(|means| means.id() == id)
    }
}

fn yes() -> bool {
    true
}

impl Columns {
    /// Reads descriptions of one file: one, or a list of them, each for other rows of it.
    ///
    /// # Errors
    /// What is no description, by the name of the field.
    pub fn read(text: &[u8]) -> Result<Vec<Columns>, FileError> {
        let value = json::read(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text));
        let value = value.map_err(|error| FileError::at(error.line(), error.to_string()))?;
        let list = if value.is_array() { value } else { serde_json::Value::Array(vec![value]) };
        json::fit(&list).map_err(|misfit| FileError::whole(json::unfit(&misfit)))
    }

    /// A description in which every column of `head` is still skipped.
    pub fn blank(head: &[String]) -> Columns {
        let column = |name: &String| Column::new(name, Means::Skip);
        Columns {
            name: String::new(),
            separator: None,
            encoding: None,
            decimal: None,
            date: None,
            zone: None,
            header: true,
            only: None,
            each: Each::Crack,
            columns: head.iter().filter(|name| !name.is_empty()).map(column).collect(),
        }
    }

    pub(super) fn is_about(&self, means: Means) -> bool {
        self.columns.iter().any(|column| column.means == means)
    }

    /// Everything it says fits the table.
    pub(super) fn check(&self, table: &Table) -> Result<(), FileError> {
        let known = |name: &str| table.head().iter().any(|column| column == name);
        let names = self.columns.iter().map(|column| &column.column).chain(self.only.iter().map(|only| &only.column));
        if let Some(unknown) = names.clone().find(|name| !known(name)) {
            let (unknown, there) = (shown(unknown), listed(table.head()));
            return Err(FileError::whole(format!("the file has no column “{unknown}”; it has {there}")));
        }
        let mut described = BTreeSet::new();
        if let Some(twice) = self.columns.iter().find(|column| !described.insert(&column.column)) {
            return Err(FileError::whole(format!("the column “{}” is described twice", shown(&twice.column))));
        }
        let named: BTreeSet<&String> = names.collect();
        let left = table.head().iter().find(|name| !name.is_empty() && !named.contains(name));
        if let Some(left) = left {
            let left = shown(left);
            return Err(FileError::whole(format!("the column “{left}” is not described; “skip” leaves it out")));
        }
        let time = self.is_about(Means::Moment) || self.is_about(Means::Day);
        if !time {
            return Err(FileError::whole("no column means moment or day"));
        }
        if self.each == Each::Urge && !self.is_about(Means::Urge) {
            return Err(FileError::whole("each row is an urge, and no column means urge: how strong it was"));
        }
        if self.is_about(Means::Moment) && self.is_about(Means::Day) {
            return Err(FileError::whole(
                "one column means moment and another means day; one of them says when it was",
            ));
        }
        if let Some(strange) = self.columns.iter().find(|column| !self.each.holds(column.means)) {
            let (name, means, each) = (&strange.column, strange.means.id(), self.each.word());
            return Err(FileError::whole(format!(
                "the column “{name}” means {means}, which {each} does not hold; “skip” leaves it out"
            )));
        }
        let many = [Means::Words, Means::Note, Means::Skip];
        let twice = Means::ALL.into_iter().filter(|means| !many.contains(means));
        let mut twice = twice.filter(|means| self.columns.iter().filter(|column| column.means == *means).count() > 1);
        twice.next().map_or(Ok(()), |means| Err(FileError::whole(format!("two columns mean {}", means.id()))))
    }

    /// The order of dates in the table: the one that is said, or the one that its cells leave.
    ///
    /// # Errors
    /// Cells that no one order fits; a file that leaves it open whether the day or the month comes first.
    pub fn order(&self, table: &Table) -> Result<Order, FileError> {
        if let Some(order) = self.date {
            return Ok(order);
        }
        let of_time = |column: &&Column| [Means::Moment, Means::Day].contains(&column.means);
        let Some(column) = self.columns.iter().find(of_time) else { return Ok(Order::Iso) };
        let Some(place) = table.head().iter().position(|name| *name == column.column) else { return Ok(Order::Iso) };
        let mut found: Option<(usize, Order)> = None;
        let mut open: Option<(usize, String)> = None;
        let mut differs = None;
        table.rows(&mut |line, cells| {
            let cells = cells.ok().filter(|cells| self.counts(table, cells));
            let Some(cell) = cells.and_then(|cells| cells.get(place).cloned()) else { return };
            match (date::tells(&cell), found) {
                (Tells::Order(order), None) => found = Some((line, order)),
                (Tells::Order(order), Some((first, before))) if order != before => {
                    differs = differs.or(Some((line, first)));
                }
                (Tells::Open, _) if open.is_none() => open = Some((line, cell)),
                _ => {}
            }
        })?;
        match (found, open, differs) {
            (Some((_, order @ (Order::Iso | Order::Ymd | Order::Excel))), _, _) => Ok(order),
            (_, _, Some((line, first))) => Err(FileError::at(
                line,
                format!("the date is in another order than on line {first}; say which with “date”"),
            )),
            (Some((_, order)), _, None) => Ok(order),
            (None, Some((line, cell)), None) => Err(FileError::Order { line, cell: shown(&cell) }),
            (None, None, None) => Ok(Order::Iso),
        }
    }

    /// Whether a row is one of those that count.
    pub(super) fn counts(&self, table: &Table, cells: &[String]) -> bool {
        let thing = self.thing(table, cells);
        let is_one = |only: &Only| thing.is_some_and(|thing| only.is.iter().any(|is| is.trim() == thing));
        self.only.as_ref().is_none_or(is_one)
    }

    /// What a row is about, where the rows that count are told by it.
    pub(super) fn thing<'c>(&self, table: &Table, cells: &'c [String]) -> Option<&'c str> {
        let only = self.only.as_ref()?;
        let place = table.head().iter().position(|name| *name == only.column)?;
        cells.get(place).map(|cell| cell.trim())
    }
}

impl Column {
    /// A column that means this and nothing more.
    pub fn new(name: &str, means: Means) -> Column {
        Column { column: name.to_owned(), means, out_of: None, round: false, values: BTreeMap::new(), split: None }
    }
}
