//! The table of cracks: written for spreadsheets, and read again.
//!
//! A cell that a spreadsheet could take for a formula begins with one `'` more, which reading takes off again.

use super::fields::Fields;
use super::made::Made;
use super::progress::Progress;
use super::table::Table;
use super::{FileError, Item, Reason, Refused, Take, Takes, shown};
use crate::domain::day::Moment;
use crate::domain::journal::{Entry, EntryFields};
use crate::domain::trash::Gone;
use serde_json::{Map, Number, Value};

/// The columns, in their order.
pub const COLUMNS: [&str; 19] = [
    "uid",
    "at",
    "clock",
    "region",
    "side",
    "pops",
    "sound",
    "trigger",
    "pain",
    "pain_later",
    "pain_kind",
    "urge",
    "relief",
    "effort",
    "context",
    "tags",
    "note",
    "created_at",
    "updated_at",
];

/// What tells a spreadsheet that the file is UTF-8.
pub const BOM: &str = "\u{feff}";

/// Signs with which a spreadsheet begins a formula, and the one that is put before them.
const UNSAFE: [char; 7] = ['=', '+', '-', '@', '\'', '\t', '\r'];

/// The first line.
pub fn head() -> String {
    line(COLUMNS.map(str::to_owned))
}

/// One crack as a line.
pub fn row(entry: &Entry) -> String {
    let EntryFields { at, clock, note, .. } = &entry.fields;
    let fields = serde_json::to_value(&entry.fields).unwrap_or_default();
    let cell = |column: &str| match column {
        "uid" => entry.uid.clone(),
        "at" => at.to_rfc3339(),
        "clock" => if *clock { "yes" } else { "no" }.to_owned(),
        "note" => note.clone(),
        "created_at" => entry.created_at.to_rfc3339(),
        "updated_at" => entry.updated_at.to_rfc3339(),
        other => match fields.get(other) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(";"),
            _ => String::new(),
        },
    };
    line(COLUMNS.map(cell))
}

fn line(cells: [String; COLUMNS.len()]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let _ = writer.write_record(cells.map(|cell| safe(&cell)));
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn safe(cell: &str) -> String {
    if cell.starts_with(UNSAFE) { format!("'{cell}") } else { cell.to_owned() }
}

fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// Whether a table with these columns is one of cracks: it has the times, and nothing that is not known.
pub fn is_own(head: &[String]) -> bool {
    let named = |name: &String| name.is_empty() || COLUMNS.contains(&name.as_str());
    head.iter().any(|name| name == "at") && head.iter().all(named)
}

/// Reads a table of cracks. A row without a uid is a new crack.
///
/// # Errors
/// A file that is no table, and when it is stopped.
pub fn read(table: &Table, now: Moment, progress: &Progress, take: Take<'_>) -> Result<(), FileError> {
    let mut made = Made::default();
    table.rows_while(progress, &mut |line, cells| {
        let item = match cells {
            Ok(cells) => entry(line, table.head(), &cells, now, &mut made).unwrap_or_else(Item::Refused),
            Err(refused) => Item::Refused(refused),
        };
        take(line, item);
    })
}

fn entry(line: usize, head: &[String], cells: &[String], now: Moment, made: &mut Made) -> Result<Item, Refused> {
    let mut map = Map::new();
    for (name, cell) in head.iter().zip(cells).filter(|(name, _)| !name.is_empty()) {
        let cell = plain(cell);
        map.insert(name.clone(), if cell.is_empty() { Value::Null } else { value(line, name, cell)? });
    }
    let says = |map: &Map<String, Value>, name: &str| map.get(name).is_some_and(|value| !value.is_null());
    let undated: Vec<_> = ["created_at", "updated_at"].into_iter().filter(|stamp| !says(&map, stamp)).collect();
    for stamp in &undated {
        map.insert((*stamp).to_owned(), Value::from(now.to_rfc3339()));
    }
    if says(&map, "uid") {
        let mut record = Fields::of(line, Value::Object(map))?.entry()?;
        record.left_out.extend(undated);
        return Ok(Item::Record(record));
    }
    let said: Vec<String> = head.iter().zip(cells).map(|(name, cell)| format!("{name}={cell}")).collect();
    map.insert("uid".to_owned(), Value::from(made.uid("crack", &said.join("\n"))));
    let record = Fields::of(line, Value::Object(map))?.entry()?.record;
    match &record {
        Gone::Entry(entry) if entry.fields.at > now => Err(Refused::new(line, "at", "it lies in the future")),
        _ => Ok(Item::Made(record)),
    }
}

fn value(line: usize, name: &str, cell: &str) -> Result<Value, Refused> {
    Ok(match name {
        "clock" => match cell.to_ascii_lowercase().as_str() {
            "yes" | "true" => Value::Bool(true),
            "no" | "false" => Value::Bool(false),
            _ => {
                let (value, takes) = (format!("“{}”", shown(cell)), Takes::A("yes or no".to_owned()));
                return Err(Refused::because(line, name, Reason::Value { value, takes }));
            }
        },
        "context" | "tags" => cell.split(';').filter(|word| !word.is_empty()).map(Value::from).collect(),
        "pain" | "pain_later" | "urge" | "relief" => {
            cell.parse::<Number>().map_or_else(|_| Value::from(cell), Value::Number)
        }
        _ => Value::from(cell),
    })
}
