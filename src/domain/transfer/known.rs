//! Other apps' files, known by their heads: Loop Habit Tracker, HabitBull, Track & Graph.
//!
//! Each becomes one table with a row for what happened, so that the same descriptions of columns read all of them. What
//! its things mean is for the person to say.

use super::columns::{Column, Columns, Each, Means, Only};
use super::table::{Encoding, Row, Table, decode};
use super::{FileError, Refused};
use std::collections::{BTreeMap, BTreeSet};

/// An app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum App {
    Loop,
    HabitBull,
    TrackAndGraph,
}

impl App {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            App::Loop => "Loop Habit Tracker",
            App::HabitBull => "HabitBull",
            App::TrackAndGraph => "Track & Graph",
        }
    }

    /// The column that says what a row is about.
    pub fn thing(self) -> &'static str {
        match self {
            App::Loop => LOOP[0],
            App::HabitBull => HABIT_BULL[0],
            App::TrackAndGraph => TRACK[0],
        }
    }

    /// A description by which each row about one of `things` is a crack.
    pub fn columns(self, things: Vec<String>) -> Columns {
        let of = |columns: &[(&str, Means)]| columns.iter().map(|(name, means)| Column::new(name, *means)).collect();
        let columns = match self {
            App::Loop => of(&[(LOOP[1], Means::Day), (LOOP[2], Means::Count), (LOOP[3], Means::Note)]),
            App::HabitBull => of(&[
                (HABIT_BULL[1], Means::Skip),
                (HABIT_BULL[2], Means::Skip),
                (HABIT_BULL[3], Means::Day),
                (HABIT_BULL[4], Means::Count),
                (HABIT_BULL[5], Means::Note),
            ]),
            App::TrackAndGraph => of(&[
                (TRACK[1], Means::Moment),
                (TRACK[2], Means::Count),
                (TRACK[3], Means::Words),
                (TRACK[4], Means::Note),
            ]),
        };
        Columns {
            name: self.name().to_owned(),
            only: Some(Only { column: self.thing().to_owned(), is: things }),
            each: Each::Crack,
            ..Columns { columns, ..Columns::blank(&[]) }
        }
    }
}

const LOOP: [&str; 4] = ["Habit", "Date", "Value", "Notes"];
const HABIT_BULL: [&str; 6] =
    ["HabitName", "HabitDescription", "HabitCategory", "CalendarDate", "Value", "CommentText"];
const TRACK: [&str; 5] = ["FeatureName", "Timestamp", "Value", "Label", "Note"];

/// An app's file as one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub app: App,
    pub table: Table,
}

impl Known {
    /// What its rows are about, and how many rows are about each, in the order of the file.
    ///
    /// # Errors
    /// What cannot be read as a table.
    pub fn things(&self) -> Result<Vec<(String, usize)>, FileError> {
        let place = self.table.head().iter().position(|name| name == self.app.thing()).unwrap_or_default();
        let mut things: Vec<(String, usize)> = Vec::new();
        self.table.rows(&mut |_, cells| {
            let Some(name) = cells.ok().and_then(|cells| cells.get(place).cloned()) else { return };
            match things.iter_mut().find(|(thing, _)| *thing == name) {
                Some((_, rows)) => *rows += 1,
                None => things.push((name, 1)),
            }
        })?;
        Ok(things)
    }
}

/// The app whose file a table is, if one's. None for a file of Loop alone that does not name its habit.
///
/// # Errors
/// What cannot be read as a table.
pub fn of_table(table: &Table) -> Result<Option<Known>, FileError> {
    let head: Vec<&str> = table.head().iter().map(String::as_str).collect();
    if head == HABIT_BULL {
        return Ok(Some(Known { app: App::HabitBull, table: table.clone() }));
    }
    if head == TRACK {
        return Ok(Some(Known { app: App::TrackAndGraph, table: table.clone() }));
    }
    if head == ["FeatureName", "Timestamp", "Value", "Note"] {
        return old_track(table).map(|table| Some(Known { app: App::TrackAndGraph, table }));
    }
    let joint = head.first() == Some(&"Date") && head.len() > 2 && head.last() == Some(&"");
    if !joint {
        return Ok(None);
    }
    let mut rows = Vec::new();
    joint_rows(table, &BTreeSet::new(), &mut rows)?;
    Ok(Some(Known { app: App::Loop, table: Table::of_rows(&LOOP, rows) }))
}

/// Before there were labels, one stood in the value after a colon: `1.0:left`. A length has colons too, and no letters.
fn old_track(table: &Table) -> Result<Table, FileError> {
    let mut rows = Vec::new();
    table.rows(&mut |line, cells| {
        let labelled = cells.map(|mut cells| {
            let value = cells.get(2).cloned().unwrap_or_default();
            let label = value.split_once(':').filter(|(_, label)| label.chars().any(char::is_alphabetic));
            let (value, label) = label.unwrap_or((&value, ""));
            cells.splice(2..3, [value.to_owned(), label.to_owned()]);
            cells
        });
        rows.push((line, labelled));
    })?;
    Ok(Table::of_rows(&TRACK, rows))
}

/// Loop's folder, by the paths in it: the files of each habit, and of the others the file that joins them.
///
/// # Errors
/// A folder without a file of Loop, and a file in it that cannot be read.
pub fn of_folder(files: &[(String, Vec<u8>)]) -> Result<Known, FileError> {
    let table = |bytes: &[u8]| Table::of(&decode(bytes, Some(Encoding::Utf8))?, None, true);
    let parts = |path: &str| path.split(['/', '\\']).map(str::to_owned).collect::<Vec<_>>();
    let called = |path: &str, name: &str| parts(path).last().is_some_and(|last| last.eq_ignore_ascii_case(name));
    // Beside each other lie the joined file and Habits.csv; below them one folder a habit.
    let depth =
        files.iter().filter(|(path, _)| called(path, "Checkmarks.csv")).map(|(path, _)| parts(path).len()).min();
    let Some(depth) = depth else {
        return Err(FileError::whole("there is no Checkmarks.csv of Loop Habit Tracker in it"));
    };
    let of_habits = files.iter().find(|(path, _)| called(path, "Habits.csv"));
    let names = of_habits.map_or_else(|| Ok(BTreeMap::new()), |(_, bytes)| habits(&table(bytes)?))?;
    let has_joint = of_habits.is_some() || files.len() == 1;
    let (mut rows, mut own) = (Vec::new(), BTreeSet::new());
    for (path, bytes) in files.iter().filter(|(path, _)| called(path, "Checkmarks.csv")) {
        let parts = parts(path);
        let folder = parts.len().checked_sub(2).and_then(|place| parts.get(place)).cloned().unwrap_or_default();
        if has_joint && parts.len() == depth {
            continue;
        }
        let (number, plain) = folder.split_once(' ').unwrap_or(("", &folder));
        let name = number.parse().ok().and_then(|number: u32| names.get(&number)).map_or(plain, String::as_str);
        let habit = table(bytes).map_err(|error| FileError::whole(format!("{path}: {error}")))?;
        single_rows(&habit, name, &mut rows)?;
        own.insert(name.to_owned());
    }
    if let Some((_, bytes)) =
        files.iter().find(|(path, _)| has_joint && called(path, "Checkmarks.csv") && parts(path).len() == depth)
    {
        joint_rows(&table(bytes)?, &own, &mut rows)?;
    }
    Ok(Known { app: App::Loop, table: Table::of_rows(&LOOP, rows) })
}

/// Names by their position.
fn habits(table: &Table) -> Result<BTreeMap<u32, String>, FileError> {
    let mut names = BTreeMap::new();
    table.rows(&mut |_, cells: Result<Vec<String>, Refused>| {
        if let Ok(cells) = cells
            && let [position, name, ..] = cells.as_slice()
            && let Ok(position) = position.parse()
        {
            names.insert(position, name.clone());
        }
    })?;
    Ok(names)
}

fn single_rows(table: &Table, habit: &str, rows: &mut Vec<Row>) -> Result<(), FileError> {
    table.rows(&mut |line, cells| {
        let of_habit = cells.map(|cells| {
            let cell = |place: usize| cells.get(place).cloned().unwrap_or_default();
            vec![habit.to_owned(), cell(0), happened(&cell(1)), cell(2)]
        });
        rows.push((line, of_habit));
    })
}

/// Rows of the file that joins all habits, but for those that have a file of their own.
fn joint_rows(table: &Table, own: &BTreeSet<String>, rows: &mut Vec<Row>) -> Result<(), FileError> {
    table.rows(&mut |line, cells| match cells {
        Err(refused) => rows.push((line, Err(refused))),
        Ok(cells) => {
            let date = cells.first().cloned().unwrap_or_default();
            for (habit, value) in table.head().iter().zip(&cells).skip(1) {
                if !habit.is_empty() && !own.contains(habit) {
                    rows.push((line, Ok(vec![habit.clone(), date.clone(), happened(value), String::new()])));
                }
            }
        }
    })
}

/// How often something happened by Loop's value: a mark that a person set is once; what Loop filled in itself, what was
/// skipped and what is not known is no event; counts stand in thousandths.
fn happened(value: &str) -> String {
    match value.trim() {
        "YES_MANUAL" | "2" => "1".to_owned(),
        "YES_AUTO" | "SKIP" | "NO" | "UNKNOWN" | "" | "-1" | "0" | "1" | "3" => "0".to_owned(),
        other => match other.parse::<f64>() {
            Ok(thousandths) => (thousandths / 1000.0).to_string(),
            Err(_) => other.to_owned(),
        },
    }
}
