//! `export`: what was kept, as a file to take along.

use super::failure::Failure;
use super::reminder;
use super::report::{self, PageArgs};
use super::shell::Shell;
use super::value::RangeArgs;
use crate::domain::content::content;
use crate::domain::transfer::export::Format as Records;
use crate::platform::{clock, files};
use crate::store::{Span, Written};
use clap::{Args, ValueEnum};
use std::ffi::OsStr;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The file to write; `-` is the output
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What to write; without it the ending of the file's name tells
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    range: RangeArgs,
    /// Begin the table with the mark by which Excel knows UTF-8
    #[arg(long)]
    bom: bool,
    #[command(flatten)]
    page: PageArgs,
}

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Everything, to be taken in again
    Json,
    /// The cracks as a table
    Csv,
    /// The page for a visit
    Pdf,
    /// The reminders, for a calendar
    Ics,
}

/// Why nothing was written.
enum Ended {
    Said(Failure),
    Io(io::Error),
}

impl From<io::Error> for Ended {
    fn from(error: io::Error) -> Ended {
        Ended::Io(error)
    }
}

/// Writes the file, whole or not at all, and never over another.
pub fn export(args: &ExportArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    args.range.validate()?;
    let format = format(args)?;
    if args.bom && format != Format::Csv {
        return Err(Failure::usage("--bom belongs to a table; it goes with csv"));
    }
    if args.page.is_given() && format != Format::Pdf {
        return Err(Failure::usage(
            "--check, --notes, --name, --born and --question belong to a page; they go with pdf",
        ));
    }
    let records = match format {
        Format::Pdf => {
            let bytes = report::page(&args.range, &args.page, &shell.data)?;
            return written(args, shell, |to| Ok(to.write_all(&bytes)?));
        }
        Format::Ics => {
            let text = reminder::to_take_along(&shell.data)?;
            return written(args, shell, |to| Ok(to.write_all(text.as_bytes())?));
        }
        Format::Json => Records::Json,
        Format::Csv => Records::Csv,
    };
    let store = shell.data.look_at_sessions()?;
    let day_start_hour = store.settings()?.day_start_hour;
    let span = Span { from: args.range.from, to: args.range.to, day_start_hour };
    let how = Written { format: records, bom: args.bom, span };
    written(args, shell, |to| {
        let written = store.write_export(content(), how, clock::now(), to);
        Ok(written.map_err(|error| Ended::Said(error.into()))??)
    })
}

fn format(args: &ExportArgs) -> Result<Format, Failure> {
    let ending = args.file.extension().and_then(OsStr::to_str).unwrap_or_default();
    args.format.or(Format::from_str(ending, true).ok()).ok_or_else(|| {
        let what = match ending {
            "" => "the file's name does not say what to write".to_owned(),
            ending => format!("“.{ending}” is no format"),
        };
        Failure::usage(format!("format: {what}; it takes json, csv, pdf or ics, as the file's ending or with --format"))
    })
}

fn written(
    args: &ExportArgs,
    shell: &mut Shell<'_>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Ended>,
) -> Result<(), Failure> {
    let name = args.file.display();
    let done = if args.file == Path::new("-") { write(&mut *shell.out) } else { files::write_new(&args.file, write) };
    match done {
        Ok(()) => Ok(()),
        Err(Ended::Said(failure)) => Err(failure),
        Err(Ended::Io(error)) if args.file == Path::new("-") => Err(error.into()),
        Err(Ended::Io(error)) if error.kind() == ErrorKind::AlreadyExists => {
            Err(Failure::failed(format!("{name} is there already; it is left as it is. Choose another name")))
        }
        Err(Ended::Io(error)) => Err(Failure::failed(format!("{name}: it cannot be written: {error}"))),
    }
}
