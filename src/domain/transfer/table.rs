//! A table in a file: its encoding and its separator found, its rows one by one.

use super::progress::Progress;
use super::{FileError, Refused, shown};
use crate::domain::json::foreign_encoding;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// How the letters of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "utf-16")]
    Utf16,
    #[serde(rename = "windows-1252")]
    Windows1252,
}

impl Encoding {
    /// In the order on screen.
    pub const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Windows1252];

    /// Its name, which is also its id.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
            Encoding::Windows1252 => "windows-1252",
        }
    }
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Separator {
    #[serde(rename = ",")]
    Comma,
    #[serde(rename = ";")]
    Semicolon,
    #[serde(rename = "\t")]
    Tab,
}

impl Separator {
    /// In the order on screen.
    pub const ALL: [Separator; 3] = [Separator::Comma, Separator::Semicolon, Separator::Tab];

    /// The sign.
    pub fn sign(self) -> char {
        match self {
            Separator::Comma => ',',
            Separator::Semicolon => ';',
            Separator::Tab => '\t',
        }
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    head: Vec<String>,
    body: Body,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Body {
    /// The whole file from its head on, the line it begins on, and whether the first row is the head.
    Text { text: String, first: usize, separator: Separator, headed: bool },
    /// Rows put together from several files.
    Rows(Vec<Row>),
}

/// A row with its line in the file it comes from, or what is wrong with it.
pub type Row = (usize, Result<Vec<String>, Refused>);

/// The letters of a file. Without a word about its encoding it is UTF-8, or what its mark says.
///
/// # Errors
/// A file in another encoding: by name, or by line and byte.
pub fn decode(bytes: &[u8], encoding: Option<Encoding>) -> Result<Cow<'_, str>, FileError> {
    let marked = |mark: &[u8]| bytes.starts_with(mark);
    let sixteen = |little| {
        let text = utf16(bytes, little).map(Cow::Owned);
        text.ok_or_else(|| FileError::whole("the file is no whole text in UTF-16"))
    };
    match encoding {
        _ if marked(b"\xff\xfe") || marked(b"\xfe\xff") => sixteen(marked(b"\xff\xfe")),
        Some(Encoding::Utf16) => sixteen(true),
        Some(Encoding::Windows1252) if !marked(b"\xef\xbb\xbf") => {
            Ok(bytes.iter().map(|byte| windows_1252(*byte)).collect())
        }
        _ => {
            if let Some(foreign) = foreign_encoding(bytes) {
                return Err(FileError::whole(format!("the file is text in {foreign}; save it as UTF-8")));
            }
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| not_utf8(bytes, error.valid_up_to()))
        }
    }
}

fn utf16(bytes: &[u8], little: bool) -> Option<String> {
    const MARK: char = '\u{feff}';
    let (pairs, rest) = bytes.as_chunks::<2>();
    let unit = |pair: &[u8; 2]| if little { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) };
    let text: String = char::decode_utf16(pairs.iter().map(unit)).collect::<Result<_, _>>().ok()?;
    rest.is_empty().then(|| text.strip_prefix(MARK).map_or(text.clone(), str::to_owned))
}

/// A letter of windows-1252, by its index in the Encoding Standard (<https://encoding.spec.whatwg.org/#windows-1252>).
fn windows_1252(byte: u8) -> char {
    /// 0x80 to 0x9F; the others are those of Unicode.
    const OWN: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let own = byte.checked_sub(0x80).and_then(|at| OWN.get(usize::from(at)));
    own.copied().unwrap_or_else(|| char::from(byte))
}

fn not_utf8(bytes: &[u8], at: usize) -> FileError {
    let before = bytes.get(..at).unwrap_or_default();
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let byte = bytes.get(at).copied().unwrap_or_default();
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    let problem = format!(
        "byte {column} (0x{byte:02X}) is not UTF-8; save the file as UTF-8, or describe its columns with the encoding \
         “windows-1252” when it comes from Excel"
    );
    FileError::Encoding { line, problem }
}

impl Table {
    /// Reads the head of a table. The separator is found in the head, or in a first line `sep=;`.
    ///
    /// # Errors
    /// An empty file, a quote that is not closed, a column that stands twice.
    pub fn of(text: &str, separator: Option<Separator>, headed: bool) -> Result<Table, FileError> {
        let (said, text, first) = said_separator(text);
        if text.trim().is_empty() {
            return Err(FileError::whole("the file is empty"));
        }
        let separator = separator.or(said).unwrap_or_else(|| found_separator(text));
        if let Some(line) = open_quote(text, separator) {
            let problem = "a quote is opened and never closed: the file is not whole";
            return Err(FileError::at(first + line, problem));
        }
        let mut head = Vec::new();
        let body = Body::Text { text: text.to_owned(), first, separator, headed };
        if let Some(Ok(row)) = reader(text, separator).records().next() {
            let name =
                |(number, name): (usize, &str)| if headed { name.trim().to_owned() } else { (number + 1).to_string() };
            head = row.iter().enumerate().map(name).collect();
        }
        let table = Table { head, body };
        let mut names: Vec<&String> = table.head.iter().filter(|name| !name.is_empty()).collect();
        names.sort();
        if let Some(twice) = names.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first()) {
            return Err(FileError::at(first + 1, format!("the column “{}” stands twice", shown(twice))));
        }
        Ok(table)
    }

    /// A table put together from rows.
    pub fn of_rows(head: &[&str], rows: Vec<Row>) -> Table {
        Table { head: head.iter().map(|name| (*name).to_owned()).collect(), body: Body::Rows(rows) }
    }

    /// The names of its columns; their numbers from 1 where it has none.
    pub fn head(&self) -> &[String] {
        &self.head
    }

    /// The separator that was found, where there is one.
    pub fn separator(&self) -> Option<Separator> {
        match &self.body {
            Body::Text { separator, .. } => Some(*separator),
            Body::Rows(_) => None,
        }
    }

    /// What stands in each column: the first `most` cells that are not alike, in the order of the file.
    pub fn samples(&self, most: usize) -> Vec<Vec<String>> {
        let mut found: Vec<Vec<String>> = vec![Vec::new(); self.head.len()];
        let mut known: Vec<BTreeSet<String>> = vec![BTreeSet::new(); self.head.len()];
        let _ = self.rows(&mut |_, cells| {
            for (cell, (found, known)) in cells.iter().flatten().zip(found.iter_mut().zip(&mut known)) {
                let cell = cell.trim();
                if !cell.is_empty() && found.len() < most && !known.contains(cell) {
                    known.insert(cell.to_owned());
                    found.push(cell.to_owned());
                }
            }
        });
        found
    }

    /// Hands on every row with its line; empty rows are none.
    ///
    /// # Errors
    /// What cannot be read as a table.
    pub fn rows(&self, take: Rows<'_>) -> Result<(), FileError> {
        self.rows_while(&Progress::default(), take)
    }

    /// The same for as long as it is not stopped.
    ///
    /// # Errors
    /// What cannot be read as a table, and when it is stopped.
    pub fn rows_while(&self, progress: &Progress, take: Rows<'_>) -> Result<(), FileError> {
        let (text, first, separator, headed) = match &self.body {
            Body::Rows(rows) => {
                progress.begin(rows.len());
                for (number, (line, cells)) in rows.iter().enumerate() {
                    take(*line, cells.clone());
                    progress.reach(number + 1)?;
                }
                return Ok(());
            }
            Body::Text { text, first, separator, headed } => (text, *first, *separator, *headed),
        };
        progress.begin(text.len());
        let mut lines = Lines { text, at: 0, line: first + 1 };
        for row in reader(text, separator).records().skip(usize::from(headed)) {
            let row = row.map_err(|error| FileError::whole(error.to_string()))?;
            let byte = row.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX));
            let line = lines.of(byte);
            progress.reach(byte)?;
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let extra = row.iter().skip(self.head.len()).any(|cell| !cell.trim().is_empty());
            if row.len() < self.head.len() || extra {
                let reason = format!("it has {} cells, the head has {}", row.len(), self.head.len());
                take(line, Err(Refused::new(line, "row", reason)));
            } else {
                take(line, Ok(row.iter().map(str::to_owned).collect()));
            }
        }
        Ok(())
    }
}

/// To whom rows are handed on, each with its line.
pub type Rows<'a> = &'a mut dyn FnMut(usize, Result<Vec<String>, Refused>);

/// Counts the lines of a text, forwards.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the row that begins at this byte, or after the line ends that stand there.
    fn of(&mut self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let ends =
            bytes.get(byte..).unwrap_or_default().iter().take_while(|byte| [b'\r', b'\n'].contains(byte)).count();
        let passed = bytes.get(self.at..byte + ends).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(byte + ends);
        self.line
    }
}

fn reader(text: &str, separator: Separator) -> csv::Reader<&[u8]> {
    let sign = u8::try_from(separator.sign()).unwrap_or(b',');
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(sign).from_reader(text.as_bytes())
}

/// The separator that a first line `sep=;` says, the text after it, and how many lines that took.
fn said_separator(text: &str) -> (Option<Separator>, &str, usize) {
    let Some((line, rest)) = text.split_once('\n') else { return (None, text, 0) };
    let sign = line.trim_end_matches('\r').strip_prefix("sep=").and_then(|sign| sign.chars().next());
    let said = sign.and_then(|sign| Separator::ALL.into_iter().find(|separator| separator.sign() == sign));
    if said.is_some() { (said, rest, 1) } else { (None, text, 0) }
}

/// The sign that stands most often between the cells of the head.
fn found_separator(text: &str) -> Separator {
    let counted = |separator: &Separator| {
        let head = reader(text, *separator).records().next().and_then(Result::ok);
        head.map_or(0, |head| head.len())
    };
    // Of equal counts the first in the list.
    Separator::ALL.into_iter().rev().max_by_key(counted).unwrap_or(Separator::Comma)
}

/// The line, from 1, of a quote that is opened and never closed.
fn open_quote(text: &str, separator: Separator) -> Option<usize> {
    let (mut line, mut opened, mut begins, mut closed) = (1, None, true, false);
    for sign in text.chars() {
        match (sign, opened) {
            ('"', None) if begins => opened = Some(line),
            // A doubled quote opens again what it closed.
            ('"', None) if closed => opened = Some(line),
            ('"', Some(_)) => opened = None,
            _ => {}
        }
        closed = sign == '"' && opened.is_none();
        begins = opened.is_none() && (sign == separator.sign() || sign == '\n' || sign == '\r');
        line += usize::from(sign == '\n');
    }
    opened
}
