//! What a file that is to be taken in turns out to be, and how it is read then.

use super::columns::Columns;
use super::known::{self, Known};
use super::passed::Passed;
use super::progress::Progress;
use super::rows::{self, Here};
use super::table::{Table, decode};
use super::{Carried, FileError, Item, Take, incoming, listed, sheet};
use crate::domain::content::Content;
use crate::domain::day::Moment;
use crate::domain::trash::Gone;
use crate::domain::words::count;
use crate::domain::words::entry::take_listed_words;

/// A file, or the files of a folder or an archive: the path in it and what it holds.
pub type Files = [(String, Vec<u8>)];

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// All records of an Unkink.
    Export(String),
    /// Unkink's own table of cracks.
    Own(Table),
    /// Another app's file.
    Known(Known),
    /// Some table.
    Table(Table),
}

impl Source {
    /// Looks at files. A description of columns says how a table is written.
    ///
    /// # Errors
    /// Files that are nothing of this.
    pub fn of(files: &Files, columns: Option<&Columns>) -> Result<Source, FileError> {
        let [(_, bytes)] = files else { return known::of_folder(files).map(Source::Known) };
        if is_copy(bytes) {
            return Err(FileError::whole("it is a copy of all records: a copy is restored, not taken in"));
        }
        let text = decode(bytes, columns.and_then(|columns| columns.encoding))?;
        if columns.is_none() && incoming::is_json(text.as_bytes()) {
            return Ok(Source::Export(text.into_owned()));
        }
        let (separator, headed) = columns.map_or((None, true), |columns| (columns.separator, columns.header));
        let table = Table::of(&text, separator, headed)?;
        if columns.is_none() && sheet::is_own(table.head()) {
            return Ok(Source::Own(table));
        }
        Ok(known::of_table(&table)?.map_or(Source::Table(table), Source::Known))
    }

    /// The table of another program.
    pub fn table(&self) -> Option<&Table> {
        match self {
            Source::Known(known) => Some(&known.table),
            Source::Table(table) => Some(table),
            Source::Export(_) | Source::Own(_) => None,
        }
    }

    /// What an own file holds, handed on record by record.
    ///
    /// # Errors
    /// A file that is not whole or not known; a table that needs a description; when it is stopped.
    pub fn read(&self, content: &Content, now: Moment, progress: &Progress, take: Take<'_>) -> Result<(), FileError> {
        match self {
            Source::Export(text) => incoming::read(text.as_bytes(), content, progress, take),
            Source::Own(table) => sheet::read(table, now, progress, &mut |line, mut item| {
                if let Item::Record(Carried { record: Gone::Entry(entry), .. }) = &mut item {
                    take_listed_words(content, &mut entry.fields);
                }
                take(line, item);
            }),
            Source::Known(known) => Err(undescribed_app(known)?),
            Source::Table(table) => Err(undescribed(table)),
        }
    }

    /// What another program's table holds by a description, handed on record by record.
    ///
    /// # Errors
    /// A file that is no table, one that the description does not fit, and when it is stopped.
    pub fn read_by(
        &self,
        all: &[Columns],
        here: &[Here<'_>],
        progress: &Progress,
        take: Take<'_>,
    ) -> Result<Passed, FileError> {
        match self.table() {
            Some(table) => rows::read(table, all, here, progress, take),
            None => Err(FileError::whole("the file needs no description of its columns")),
        }
    }
}

/// A database as it is, or sealed with a passphrase.
fn is_copy(bytes: &[u8]) -> bool {
    bytes.starts_with(b"SQLite format 3\0") || bytes.starts_with(b"age-encryption.org/")
}

fn undescribed(table: &Table) -> FileError {
    FileError::whole(format!("what its columns mean is not known; describe them: {}", listed(table.head())))
}

fn undescribed_app(known: &Known) -> Result<FileError, FileError> {
    let things = known.things()?;
    let listed: Vec<String> =
        things.iter().map(|(name, rows)| format!("“{name}” ({})", count(*rows, "row", "rows"))).collect();
    let columns = known.app.columns(things.into_iter().map(|(name, _)| name).collect());
    let columns = serde_json::to_string(&columns).unwrap_or_default();
    Ok(FileError::whole(format!(
        "it is from {}, about {}. Say which of them are cracks: keep those in this description, and give it as the \
         columns: {columns}",
        known.app.name(),
        listed.join(", ")
    )))
}
