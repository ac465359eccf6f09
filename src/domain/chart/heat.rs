//! A month in squares: the more, the darker; each says its day and its count.

use super::drawing::{Anchor, Area, Drawing, Label, Spot, Square, TEXT, number, text_width};
use super::table::Table;
use crate::domain::calendar::{Month, WeekStart};
use crate::domain::day::Day;

const COLUMNS: f64 = 7.0;
const GAP: f64 = 4.0;
const HEAD: f64 = 20.0;
/// No square is lower: a day and a count stand in it.
const LOWEST: f64 = 34.0;
/// The height of a count, and of the day above it.
const COUNT: f64 = 14.0;
const DAY: f64 = 10.0;

/// A count of each of many days, of which one month is looked at at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Months {
    pub first: Day,
    /// Of the first day and of those that follow it.
    pub counts: Vec<u32>,
    pub today: Day,
    pub week_start: WeekStart,
    pub scale: HeatScale,
}

impl Months {
    /// The months, in order.
    pub fn all(&self) -> Vec<Month> {
        let days = i64::try_from(self.counts.len()).unwrap_or_default();
        let (first, last) = (Month::of(self.first), Month::of(self.first.plus((days - 1).max(0))));
        std::iter::successors(Some(first), |month| Some(month.next()).filter(|next| *next > *month && *next <= last))
            .collect()
    }

    /// The count of a day; none where it is not looked at.
    pub fn on(&self, day: Day) -> Option<u32> {
        usize::try_from(day.since(self.first)).ok().and_then(|place| self.counts.get(place)).copied()
    }
}

/// A month.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// "November 2026".
    pub name: String,
    /// The letters of the seven weekdays.
    pub weekdays: Vec<String>,
    pub days: Vec<HeatDay>,
    pub scale: HeatScale,
    /// A row for each day that is looked at.
    pub table: Table,
}

/// A day of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeatDay {
    /// Its place, from 0.
    pub week: usize,
    pub weekday: usize,
    /// From 1.
    pub number: u32,
    /// None where the day is not looked at.
    pub count: Option<u32>,
    pub today: bool,
}

/// Which counts look alike: so many to each of four shades.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeatScale(u32);

impl HeatScale {
    /// One in which `most` still has the darkest shade to itself or with a few others.
    pub fn up_to(most: u32) -> HeatScale {
        HeatScale(most.div_ceil(4).max(1))
    }

    /// From 0, for none, to 4.
    pub fn level(self, count: u32) -> usize {
        usize::try_from(count.div_ceil(self.0).min(4)).unwrap_or(4)
    }

    /// The counts of each level: "0", "1–3", "4–6", "7–9", "10+".
    pub fn names(self) -> [String; 5] {
        [0, 1, 2, 3, 4].map(|level: u32| match (level, self.0) {
            (0, _) => "0".to_owned(),
            (4, step) => format!("{}+", 3 * step + 1),
            (_, 1) => level.to_string(),
            (_, step) => format!("{}–{}", (level - 1) * step + 1, level * step),
        })
    }
}

impl Heat {
    /// Laid out for a width. Its points are the days that are looked at.
    pub fn draw(&self, width: f64) -> Drawing {
        let side = (width - GAP * (COLUMNS - 1.0)) / COLUMNS;
        let high = side.max(LOWEST);
        let x = |column: usize| number(column) * (side + GAP);
        let mut drawing = Drawing { width, height: HEAD, ..Drawing::default() };
        for (column, letter) in self.weekdays.iter().enumerate() {
            let at = Spot { x: x(column) + side / 2.0, y: TEXT };
            let label = Label { at, anchor: Anchor::Middle, size: TEXT, strong: true, text: letter.clone() };
            drawing.labels.push(label);
        }
        for day in &self.days {
            let area = Area { x: x(day.weekday), y: HEAD + number(day.week) * (high + GAP), width: side, height: high };
            let inset = if side < LOWEST { 2.0 } else { 5.0 };
            let number = Label {
                at: Spot { x: area.x + inset, y: area.y + DAY + 1.0 },
                anchor: Anchor::Start,
                size: DAY,
                strong: true,
                text: day.number.to_string(),
            };
            let count = day.count.map(|count| {
                let text = count.to_string();
                Label {
                    at: Spot { x: area.centre().x, y: (area.centre().y + COUNT * 0.5).max(area.y + 1.0 + DAY + COUNT) },
                    anchor: Anchor::Middle,
                    size: COUNT.min(COUNT * side / text_width(&text, COUNT)),
                    strong: true,
                    text,
                }
            });
            drawing.height = drawing.height.max(area.y + area.height);
            if day.count.is_some() {
                drawing.points.push(area);
            }
            let level = day.count.map(|count| self.scale.level(count));
            drawing.squares.push(Square { area, level, today: day.today, number, count });
        }
        drawing
    }
}
