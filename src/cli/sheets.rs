//! `check --answers`: each sheet evaluated in order, each error in its place.

use super::answers::{self, Sheet, Sheets};
use super::background::{Background, Wanted};
use super::data::Data;
use super::failure::Failure;
use super::print;
use super::shell::Shell;
use crate::domain::check_run::NewCheck;
use crate::domain::checker::{Check, CheckResult};
use crate::domain::content::content;
use crate::platform::clock;
use serde::Serialize;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind, Write};

#[derive(Serialize)]
struct Invalid<'a> {
    line: usize,
    error: &'a str,
}

/// Evaluates the sheets of `file`.
pub fn check(args: &Wanted, file: &OsStr, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let text = read(file, shell)?;
    let name = if file == "-" { "the input".into() } else { file.to_string_lossy() };
    let (sheets, many) = match answers::read(&text, content()) {
        Sheets::One(sheet) => (vec![sheet], false),
        Sheets::Lines(sheets) => (sheets, true),
        Sheets::Broken(problem) => return Err(Failure::failed(format!("{name}: {problem}"))),
    };
    let mut background = Background::of(args, &shell.data);
    let mut keeper = Keeper { failure: None };
    let mut all_valid = true;
    for Sheet { line, answers } in sheets {
        let mut out = Patient { out: &mut *shell.out, waits: args.save };
        match answers {
            Ok(answers) => {
                let now = clock::now();
                let check = NewCheck::of_sheet(content(), args.who, answers, now);
                if args.json {
                    let kept = if args.save { keeper.keep(&check, &shell.data) } else { None };
                    let (assessment, gates) = (check.assessment, check.gates);
                    print::json(&mut out, &CheckResult { assessment, gates, saved: kept.map(|kept| kept.id) })?;
                    continue;
                }
                if many {
                    writeln!(out, "Line {line}")?;
                }
                background.tell(&mut out, &check.as_check(now), None)?;
                if args.save {
                    out.flush()?;
                    if let Some(kept) = keeper.keep(&check, &shell.data) {
                        writeln!(out, "Kept as check {}.", kept.id)?;
                        background.remember(kept);
                    }
                }
                if many {
                    writeln!(out)?;
                }
            }
            Err(error) => {
                all_valid = false;
                if args.json {
                    print::json(&mut out, &Invalid { line, error: &error })?;
                }
                shell.note(format_args!("unkink: {name}, line {line}: {error}"));
            }
        }
    }
    match keeper.failure {
        Some(failure) => Err(failure),
        None if all_valid => Ok(()),
        None => Err(Failure::Said),
    }
}

/// An output whose reader may go away without stopping what is being kept.
struct Patient<'a> {
    out: &'a mut dyn Write,
    waits: bool,
}

impl Patient<'_> {
    fn overlook<T>(&self, written: io::Result<T>, otherwise: T) -> io::Result<T> {
        match written {
            Err(error) if self.waits && error.kind() == ErrorKind::BrokenPipe => Ok(otherwise),
            other => other,
        }
    }
}

impl Write for Patient<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes);
        self.overlook(written, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        self.overlook(flushed, ())
    }
}

/// Keeps results one after the other. After the first failure none is kept: they are kept in order or not at all.
struct Keeper {
    failure: Option<Failure>,
}

impl Keeper {
    fn keep(&mut self, check: &NewCheck, data: &Data) -> Option<Check> {
        if self.failure.is_some() {
            return None;
        }
        match data.open().and_then(|store| Ok(store.add_check(content(), check, clock::now())?)) {
            Ok(kept) => Some(kept),
            Err(failure) => {
                self.failure = Some(failure);
                None
            }
        }
    }
}

/// The bytes of a file, or of the input.
pub fn read(file: &OsStr, shell: &mut Shell<'_>) -> Result<Vec<u8>, Failure> {
    let mut text = Vec::new();
    let read = if file == "-" { shell.input.read_to_end(&mut text).map(|_| text) } else { fs::read(file) };
    read.map_err(|error| Failure::failed(format!("{}: it cannot be read: {error}", file.to_string_lossy())))
}
