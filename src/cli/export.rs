//! `export`: what was kept, as a file to take along.

use super::failure::Failure;
use super::report::{self, PageArgs};
use super::shell::Shell;
use super::value::RangeArgs;
use crate::platform::files;
use clap::{Args, ValueEnum};
use std::ffi::OsString;
use std::path::Path;

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The file; `-` is the output
    #[arg(value_name = "FILE")]
    file: OsString,
    /// What to write; without it the ending of the file's name tells
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    range: RangeArgs,
    #[command(flatten)]
    page: PageArgs,
}

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The page for a visit
    Pdf,
}

/// Writes the file, whole or not at all.
pub fn export(args: &ExportArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let path = Path::new(&args.file);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let format = match args.format {
        Some(format) => format,
        None => Format::from_str(ending, true).map_err(|_| {
            Failure::usage(format!(
                "format: “{ending}” names none; it takes pdf, as the file's ending or with --format"
            ))
        })?,
    };
    let bytes = match format {
        Format::Pdf => report::page(&args.range, &args.page, &shell.data)?,
    };
    if args.file == "-" {
        return Ok(shell.out.write_all(&bytes)?);
    }
    let problem = |error: std::io::Error| Failure::failed(format!("{}: it cannot be written: {error}", path.display()));
    files::write_whole(path, &bytes).map_err(problem)
}
