//! Proves `transfer`: what is written out comes back whole, and what others wrote comes in as they meant it.

mod apps;
mod broken;
mod older;
mod round_trip;
mod stopped;

use chrono::NaiveDateTime;
use std::fs;
use std::path::PathBuf;
use unkink::domain::content::content;
use unkink::domain::day::Moment;
use unkink::domain::transfer::columns::Columns;
use unkink::domain::transfer::export::Json;
use unkink::domain::transfer::progress::Progress;
use unkink::domain::transfer::rows::Here;
use unkink::domain::transfer::source::Source;
use unkink::domain::transfer::{FileError, Report, sheet};
use unkink::domain::trash::Gone;
use unkink::platform::clock::{WallTime, in_zone};
use unkink::store::{Manner, Span, Store};

pub(crate) const REAL: Manner = Manner { rehearsal: false, skip_bad: false, seen: false };
const SKIP_BAD: Manner = Manner { skip_bad: true, ..REAL };

fn now() -> Moment {
    crate::support::at("2026-11-21T10:00:00+01:00")
}

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/transfer").join(name)
}

/// One file by its content.
pub(crate) fn file(bytes: impl Into<Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    vec![("file.csv".to_owned(), bytes.into())]
}

pub(crate) fn json(store: &Store, span: Span) -> String {
    let (mut json, mut text) = Json::begin("0", now());
    let rest = store.export(content(), span, |carried| {
        text += &json.record(carried);
        Ok::<(), ()>(())
    });
    let end = json.end(&rest.unwrap().unwrap());
    text + &end
}

fn csv(store: &Store) -> String {
    let mut text = sheet::head();
    let all = store.export(content(), Span::default(), |carried| {
        if let (Gone::Entry(entry), None) = (&carried.record, carried.deleted_at) {
            text += &sheet::row(entry);
        }
        Ok::<(), ()>(())
    });
    all.unwrap().unwrap();
    text
}

/// Takes files in, by a description of their columns where there is one; times are those of Berlin.
pub(crate) fn take_in(
    store: &Store,
    files: &[(String, Vec<u8>)],
    columns: Option<&str>,
    manner: Manner,
) -> Result<Report, FileError> {
    let columns = columns.map(|text| Columns::read(text.as_bytes())).transpose()?;
    let source = Source::of(files, columns.as_ref().and_then(|all| all.first()))?;
    let place = |local: NaiveDateTime| match in_zone(Some("Europe/Berlin"), local) {
        Some(WallTime::Once(at)) => Ok((at, false)),
        Some(WallTime::Twice(at, _)) => Ok((at, true)),
        _ => Err("there was no such time".to_owned()),
    };
    let here = Here { moment: &place, now: now(), day_start_hour: 4 };
    let progress = Progress::default();
    let fed = store.import(content(), manner, now(), &progress, |take| match &columns {
        None => source.read(content(), now(), &progress, take),
        Some(all) => source.read_by(all, &vec![here; all.len()], &progress, take).map(drop),
    });
    fed.unwrap()
}

fn refused(report: &Report) -> Vec<(usize, &str)> {
    report.refused.iter().map(|refused| (refused.line, refused.field.as_str())).collect()
}

fn read(path: PathBuf) -> Vec<u8> {
    fs::read(path).unwrap()
}

fn memory() -> Store {
    Store::open_in_memory().unwrap()
}
