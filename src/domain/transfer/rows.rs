//! The rows of another program's table as records, by the description of its columns.

use super::columns::{Column, Columns, Decimal, Each, Means};
use super::date::{self, Order, Written};
use super::fields::no_uid;
use super::made::Made;
use super::passed::Passed;
use super::progress::Progress;
use super::table::Table;
use super::{FileError, Item, Reason, Refused, Take, Takes, shown};
use crate::domain::day::{Day, Moment, whole_seconds};
use crate::domain::exercise::Region;
use crate::domain::field::{FieldError, WORD_LIMIT, none_twice};
use crate::domain::journal::{BodySide, DayCard, Entry, EntryFields, Sound, Trigger, Urge, UrgeFields};
use crate::domain::trash::Gone;
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// The most records one row may stand for.
const MOST: u8 = 100;

/// What the place and the time of the person are.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    /// The moment of a time of the clock on the wall, in the zone of the description or else of the person, and whether the
    /// clock showed it once more later. Its error says that there was no such time.
    pub moment: &'a dyn Fn(NaiveDateTime) -> Result<(Moment, bool), String>,
    pub now: Moment,
    pub day_start_hour: u32,
}

/// Reads a table by its descriptions. A row that several of them are about is read by the first.
///
/// # Errors
/// A description that does not fit the table, an order of dates that is open, and when it is stopped.
pub fn read(
    table: &Table,
    all: &[Columns],
    here: &[Here<'_>],
    progress: &Progress,
    take: Take<'_>,
) -> Result<Passed, FileError> {
    let mut readers = Vec::new();
    for (columns, here) in all.iter().zip(here) {
        columns.check(table)?;
        readers.push(Reader { columns, table, here: *here, order: columns.order(table)?, placed: false, twice: 0 });
    }
    let (mut made, mut days, mut passed) = (Made::default(), BTreeMap::new(), Passed::default());
    table.rows_while(progress, &mut |line, cells| {
        let cells = match cells {
            Ok(cells) => cells,
            Err(refused) => return take(line, Item::Refused(refused)),
        };
        let Some(reader) = readers.iter_mut().find(|reader| reader.columns.counts(table, &cells)) else {
            passed.elsewhere += 1;
            return;
        };
        let row = Row { line, cells: &cells };
        match reader.row(&row, &mut made, &mut days) {
            Ok(records) if records.is_empty() => passed.nothing += usize::from(reader.columns.each != Each::Day),
            Ok(records) => records.into_iter().for_each(|record| take(line, Item::Made(record))),
            Err(refused) => take(line, Item::Refused(refused)),
        }
    })?;
    for (line, card) in days.into_values() {
        if card.says_nothing() {
            passed.nothing += 1;
        } else {
            take(line, Item::Day(card));
        }
    }
    passed.placed = readers.iter().any(|reader| reader.placed);
    passed.twice = readers.iter().map(|reader| reader.twice).sum();
    Ok(passed)
}

struct Row<'a> {
    line: usize,
    cells: &'a [String],
}

struct Reader<'a> {
    columns: &'a Columns,
    table: &'a Table,
    here: Here<'a>,
    order: Order,
    placed: bool,
    twice: usize,
}

/// When a row was.
struct When {
    at: Moment,
    clock: bool,
    /// The clock showed this time once more later.
    twice: bool,
    day: Day,
    /// As it was written, whatever the place.
    said: String,
}

impl Reader<'_> {
    fn cell<'r>(&self, row: &Row<'r>, means: Means) -> Option<(&Column, &'r str)> {
        let column = self.columns.columns.iter().find(|column| column.means == means)?;
        self.cell_of(row, column).map(|cell| (column, cell))
    }

    fn cell_of<'r>(&self, row: &Row<'r>, column: &Column) -> Option<&'r str> {
        let place = self.table.head().iter().position(|name| *name == column.column)?;
        row.cells.get(place).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    fn row(
        &mut self,
        row: &Row<'_>,
        made: &mut Made,
        days: &mut BTreeMap<Day, (usize, DayCard)>,
    ) -> Result<Vec<Gone>, Refused> {
        let times = match self.cell(row, Means::Count) {
            Some((column, cell)) => self.whole(row, column, cell, 1.0, MOST)?,
            None => 1,
        };
        if times == 0 {
            return Ok(Vec::new());
        }
        let when = self.when(row)?;
        if self.columns.each == Each::Day {
            self.day(row, &when, days)?;
            return Ok(Vec::new());
        }
        let record = if self.columns.each == Each::Crack { self.crack(row, &when)? } else { self.urge(row, &when)? };
        let (kind, mut said) = match &record {
            Gone::Urge(urge) => ("urge", serde_json::to_value(&urge.fields)),
            Gone::Entry(entry) => ("crack", serde_json::to_value(&entry.fields)),
            _ => return Ok(Vec::new()),
        };
        // The same row taken in at another place is the same row.
        if let Ok(serde_json::Value::Object(fields)) = &mut said {
            fields.insert("at".to_owned(), when.said.into());
            // What two rows are about tells them apart, also when only one of the things is taken in at a time.
            if let Some(thing) = self.columns.thing(self.table, row.cells) {
                fields.insert("about".to_owned(), thing.into());
            }
        }
        let said = said.map(|said| said.to_string()).unwrap_or_default();
        let own = self.cell(row, Means::Uid).map(|(_, cell)| cell.to_owned());
        if let Some((uid, takes)) = own.as_ref().and_then(|uid| Some((uid, no_uid(uid)?))) {
            let value = format!("“{}”", shown(uid));
            return Err(self.refused(row, Means::Uid, Reason::Value { value, takes }));
        }
        if let Some((uid, first)) = own.as_ref().and_then(|uid| Some((uid, made.stood_on(kind, uid, row.line)?))) {
            return Err(self.refused(row, Means::Uid, Reason::Twice { uid: uid.clone(), first }));
        }
        // Of several records of one row the first has its uid, and each of the others one that follows from it.
        let mut first = own.clone();
        let said = own.map_or(said, |uid| format!("uid {uid}"));
        let mut named = |record: &Gone, made: &mut Made| {
            let uid = first.take().unwrap_or_else(|| made.uid(kind, &said));
            match record.clone() {
                Gone::Entry(entry) => Gone::Entry(Entry { uid, ..entry }),
                Gone::Urge(urge) => Gone::Urge(Urge { uid, ..urge }),
                other => other,
            }
        };
        self.twice += usize::from(when.twice);
        Ok((0..times).map(|_| named(&record, made)).collect())
    }

    fn crack(&self, row: &Row<'_>, when: &When) -> Result<Gone, Refused> {
        let (tags, note) = self.words(row);
        let fields = EntryFields {
            clock: when.clock,
            region: self.choice(row, Means::Region, Region::ALL.iter().map(|r| (r.id(), *r)))?,
            side: self.choice(row, Means::Side, BodySide::ALL.iter().map(|c| (c.id(), *c)))?,
            sound: self.choice(row, Means::Sound, Sound::ALL.iter().map(|c| (c.id(), *c)))?,
            trigger: self.choice(row, Means::Trigger, Trigger::ALL.iter().map(|c| (c.id(), *c)))?,
            pain: self.scale(row, Means::Pain, 10)?,
            relief: self.scale(row, Means::Relief, 10)?,
            urge: self.scale(row, Means::Urge, 10)?,
            tags,
            note,
            ..EntryFields::bare(when.at)
        };
        fields.validate().map_err(|error| self.not_valid(row, &error))?;
        let now = self.here.now;
        Ok(Gone::Entry(Entry { id: 0, uid: String::new(), fields, created_at: now, updated_at: now, told_at: None }))
    }

    fn urge(&self, row: &Row<'_>, when: &When) -> Result<Gone, Refused> {
        let (tags, note) = self.words(row);
        let level = self.scale(row, Means::Urge, 10)?;
        let level = level.ok_or_else(|| self.refused(row, Means::Urge, missing()))?;
        let region = self.choice(row, Means::Region, Region::ALL.iter().map(|r| (r.id(), *r)))?;
        let note = [tags.join(", "), note].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
        let fields = UrgeFields { region, note, ..UrgeFields::bare(when.at, level) };
        fields.validate().map_err(|error| self.not_valid(row, &error))?;
        let now = self.here.now;
        Ok(Gone::Urge(Urge { id: 0, uid: String::new(), fields, created_at: now, updated_at: now }))
    }

    /// A day's value: of several pains the highest, hours added up, notes one below the other.
    fn day(&self, row: &Row<'_>, when: &When, days: &mut BTreeMap<Day, (usize, DayCard)>) -> Result<(), Refused> {
        let (pain, hours) = (self.scale(row, Means::Pain, 10)?, self.scale(row, Means::SitHours, 24)?);
        let (tags, note) = self.words(row);
        let now = self.here.now;
        let empty = || DayCard {
            date: when.day,
            pain_today: None,
            sit_hours: None,
            note: String::new(),
            created_at: now,
            updated_at: now,
        };
        let (_, kept) = days.entry(when.day).or_insert_with(|| (row.line, empty()));
        let mut card = kept.clone();
        card.pain_today = card.pain_today.max(pain);
        card.sit_hours = match (card.sit_hours, hours) {
            (Some(before), Some(more)) => Some(before.saturating_add(more)),
            (before, more) => before.or(more),
        };
        for text in [tags.join(", "), note].into_iter().filter(|text| !text.is_empty()) {
            card.note = if card.note.is_empty() { text } else { format!("{}\n{text}", card.note) };
        }
        card.validate().map_err(|error| self.not_valid(row, &error))?;
        *kept = card;
        Ok(())
    }

    fn refused(&self, row: &Row<'_>, means: Means, reason: Reason) -> Refused {
        let column = self.columns.columns.iter().find(|column| column.means == means);
        Refused::because(row.line, column.map_or(means.id(), |column| &column.column), reason)
    }

    /// A field that does not fit, by the name of the column it is read from.
    fn not_valid(&self, row: &Row<'_>, error: &FieldError) -> Refused {
        let means = match error.field {
            "tag" => Some(Means::Words),
            "pain_today" => Some(Means::Pain),
            "level" => Some(Means::Urge),
            field => Means::from_id(field),
        };
        let refused = Refused::of(row.line, error);
        means.map_or(refused.clone(), |means| self.refused(row, means, refused.reason))
    }

    fn when(&mut self, row: &Row<'_>) -> Result<When, Refused> {
        let means = if self.columns.is_about(Means::Moment) { Means::Moment } else { Means::Day };
        let Some((_, cell)) = self.cell(row, means) else {
            return Err(self.refused(row, means, missing()));
        };
        let no = |takes: Takes| Reason::Value { value: format!("“{}”", shown(cell)), takes };
        let written = date::read(cell, self.order).map_err(|form| self.refused(row, means, no(Takes::A(form))))?;
        let clock = match self.cell(row, Means::Clock) {
            None => None,
            Some((_, clock)) => Some(date::clock(clock).ok_or_else(|| {
                let takes = Takes::A("a time such as 14:03 or 2:03 PM".to_owned());
                self.refused(row, Means::Clock, Reason::Value { value: format!("“{}”", shown(clock)), takes })
            })?),
        };
        // A form that carries an offset elsewhere is not complete without one.
        let unplaced = means == Means::Moment && self.order == Order::Iso && self.columns.zone.is_none();
        let (when, local) = match (written, clock) {
            (Written::Moment(at), None) => {
                let at = whole_seconds(at);
                let day = Day::of(at, self.here.day_start_hour);
                (When { at, clock: true, twice: false, day, said: at.to_rfc3339() }, false)
            }
            (Written::Local(_), _) if unplaced && date::begins_with_year(cell) => {
                return Err(self.refused(row, means, no(Takes::Offset)));
            }
            (Written::Local(local), None) => (self.at(row, means, local, true)?, true),
            (Written::Day(day), Some(clock)) => (self.at(row, Means::Clock, day.and_time(clock), true)?, true),
            (Written::Day(day), None) => (self.at(row, means, date::noon(day), false)?, false),
            (Written::Local(_) | Written::Moment(_), Some(_)) => {
                return Err(self.refused(
                    row,
                    means,
                    Reason::Said(format!("“{}” has a time, and another column has one too", shown(cell))),
                ));
            }
        };
        self.placed |= local && self.columns.zone.is_none();
        // Today has its noon before it comes.
        let is_over = !when.clock && when.day.0 <= self.here.now.date_naive();
        if when.at > self.here.now && !is_over {
            return Err(self.refused(row, means, Reason::Said(format!("“{}” lies in the future", shown(cell)))));
        }
        Ok(when)
    }

    fn at(&self, row: &Row<'_>, means: Means, local: NaiveDateTime, clock: bool) -> Result<When, Refused> {
        let (at, twice) =
            (self.here.moment)(local).map_err(|problem| self.refused(row, means, Reason::Said(problem)))?;
        let day = if clock { Day::of(at, self.here.day_start_hour) } else { Day(local.date()) };
        let said = if clock { local.to_string() } else { local.date().to_string() };
        Ok(When { at: whole_seconds(at), clock, twice: twice && clock, day, said })
    }

    /// What a cell stands for.
    fn meant<'r>(&'r self, column: &'r Column, cell: &'r str) -> &'r str {
        column.values.get(cell).map_or(cell, String::as_str)
    }

    fn choice<T>(
        &self,
        row: &Row<'_>,
        means: Means,
        all: impl Iterator<Item = (&'static str, T)>,
    ) -> Result<Option<T>, Refused> {
        let Some((column, cell)) = self.cell(row, means) else { return Ok(None) };
        let meant = self.meant(column, cell);
        if meant.is_empty() {
            return Ok(None);
        }
        let mut ids = Vec::new();
        for (id, choice) in all {
            if id == meant {
                return Ok(Some(choice));
            }
            ids.push(id.to_owned());
        }
        let takes = Takes::OneOfOrMeant(ids);
        let reason = Reason::Value { value: format!("“{}”", shown(cell)), takes };
        Err(self.refused(row, means, reason))
    }

    fn scale(&self, row: &Row<'_>, means: Means, most: u8) -> Result<Option<u8>, Refused> {
        let Some((column, cell)) = self.cell(row, means) else { return Ok(None) };
        let meant = self.meant(column, cell);
        if meant.is_empty() {
            return Ok(None);
        }
        let parts = column.out_of.filter(|_| means != Means::SitHours).map_or(1.0, |out_of| f64::from(most) / out_of);
        self.whole(row, column, meant, parts, most).map(Some)
    }

    /// A whole number from 0 to `most`, after each one of the column counts as `parts`.
    fn whole(&self, row: &Row<'_>, column: &Column, cell: &str, parts: f64, most: u8) -> Result<u8, Refused> {
        let refused = |reason: Reason| Refused::because(row.line, &column.column, reason);
        let value = |takes: Takes| refused(Reason::Value { value: shown(cell), takes });
        let number = self.number(cell).or_else(|| date::hours(cell).filter(|_| column.means == Means::SitHours));
        let Some(number) = number.filter(|_| parts.is_finite()) else {
            return Err(refused(Reason::Said(format!("“{}” is no number, and a word is not made one", shown(cell)))));
        };
        let number = number * parts;
        let nearest = number.round();
        if (number - nearest).abs() > 1e-6 && !column.round {
            return Err(value(Takes::Whole));
        }
        let range = 0.0..=f64::from(most);
        if range.contains(&nearest) { Ok(nearest as u8) } else { Err(value(Takes::Between(0, u64::from(most)))) }
    }

    fn number(&self, cell: &str) -> Option<f64> {
        let plain = cell.strip_prefix('-').unwrap_or(cell);
        let digits = plain.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
        let signs = plain.chars().filter(|c| !c.is_ascii_digit()).count();
        let other = match self.columns.decimal {
            Some(Decimal::Point) => ',',
            Some(Decimal::Comma) => '.',
            None => '\0',
        };
        let fits = digits && signs <= 1 && !plain.contains(other);
        fits.then(|| cell.replace(',', ".")).and_then(|number| number.parse().ok())
    }

    /// Tags and the note. A word that is no tag stands in the note.
    fn words(&self, row: &Row<'_>) -> (Vec<String>, String) {
        let (mut tags, mut notes) = (Vec::new(), Vec::new());
        for column in &self.columns.columns {
            let Some(cell) = self.cell_of(row, column) else { continue };
            match column.means {
                Means::Note => notes.push(cell.to_owned()),
                Means::Words => {
                    let split = column.split.as_deref().filter(|split| !split.is_empty());
                    let words: Vec<&str> = split.map_or_else(|| vec![cell], |split| cell.split(split).collect());
                    for word in words.into_iter().map(|word| self.meant(column, word.trim())) {
                        let length = word.chars().count();
                        let is_tag = length <= WORD_LIMIT && !word.contains(';') && !word.chars().any(char::is_control);
                        match (length, is_tag) {
                            (0, _) => {}
                            (_, true) => tags.push(word.to_owned()),
                            (_, false) => notes.push(word.to_owned()),
                        }
                    }
                }
                _ => {}
            }
        }
        (none_twice(&tags), notes.join("\n"))
    }
}

fn missing() -> Reason {
    Reason::Said("it is missing".to_owned())
}
