//! `export`, `import`: all records out, and files of this and of other programs in.

use super::ask::prompt;
use super::failure::Failure;
use super::print;
use super::shell::Shell;
use super::value::RangeArgs;
use crate::domain::content::content;
use crate::domain::transfer::Report;
use crate::domain::transfer::columns::Columns;
use crate::domain::transfer::export::Format;
use crate::domain::transfer::rows::Here;
use crate::domain::transfer::source::Source;
use crate::domain::words::count;
use crate::domain::words::transfer as words;
use crate::platform::{archive, clock, files};
use crate::store::{Manner, Span, Written};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::ffi::OsStr;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The file to write, or `-` for the output
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// json holds everything, csv the cracks as a table; without it the file's ending says which
    #[arg(long, value_parser = format())]
    format: Option<Format>,
    #[command(flatten)]
    range: RangeArgs,
    /// Begin the table with the mark by which Excel knows UTF-8
    #[arg(long)]
    bom: bool,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// An export, a table, or another app's file, folder or archive
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What the columns of another program's table mean
    #[arg(long, value_name = "FILE.json")]
    columns: Option<PathBuf>,
    /// Say what would be taken in, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Take in what fits although something else is refused
    #[arg(long)]
    skip_bad: bool,
    /// Whether you have been seen about the checks that the file calls seen; else it is asked
    #[arg(long, value_parser = yes_or_no())]
    seen: Option<bool>,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
}

fn format() -> impl TypedValueParser<Value = Format> {
    let ids = PossibleValuesParser::new(Format::ALL.map(Format::id));
    ids.try_map(|id| Format::from_id(&id).ok_or_else(|| format!("“{id}” is no format")))
}

fn yes_or_no() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(["yes", "no"]).map(|said| said == "yes")
}

/// Writes records to a file.
pub fn export(args: &ExportArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    args.range.validate()?;
    let ending = args.file.extension().and_then(OsStr::to_str).and_then(Format::from_id);
    let to_output = args.file == Path::new("-");
    let format = args.format.or(ending).or(to_output.then_some(Format::Json)).ok_or_else(|| {
        let name = args.file.display();
        Failure::usage(format!(
            "{name}: its ending names no format that is written; it takes .json or .csv, or --format"
        ))
    })?;
    if args.bom && format != Format::Csv {
        return Err(Failure::usage("--bom belongs to a table; it goes with --format csv"));
    }
    let store = shell.data.look()?;
    let day_start_hour = store.settings()?.day_start_hour;
    let span = Span { from: args.range.from, to: args.range.to, day_start_hour };
    let how = Written { format, bom: args.bom, span };
    if to_output {
        return Ok(store.write_export(content(), how, clock::now(), shell.out)??);
    }
    let name = args.file.display();
    let done = files::write_new(&args.file, |file| {
        let written = store.write_export(content(), how, clock::now(), file);
        Ok(written.map_err(|error| Ended::Said(error.into()))??)
    });
    done.map_err(|ended| match ended {
        Ended::Said(failure) => failure,
        Ended::Io(error) if error.kind() == ErrorKind::AlreadyExists => {
            Failure::failed(format!("{name} is there already; it is left as it is. Choose another name"))
        }
        Ended::Io(error) => Failure::failed(format!("{name} cannot be written: {error}")),
    })?;
    Ok(writeln!(shell.out, "Written: {name}.")?)
}

enum Ended {
    Said(Failure),
    Io(std::io::Error),
}

impl From<std::io::Error> for Ended {
    fn from(error: std::io::Error) -> Ended {
        Ended::Io(error)
    }
}

/// Takes a file in.
pub fn import(args: &ImportArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let now = clock::now();
    let (name, columns) = (args.file.display(), described(args)?);
    let files =
        archive::read(&args.file).map_err(|error| Failure::failed(format!("{name} cannot be read: {error}")))?;
    let failed = |error| Failure::failed(format!("{name}: {error}"));
    let source = Source::of(&files, columns.as_ref().and_then(|all| all.first())).map_err(failed)?;
    drop(files);
    let store = if args.dry_run { shell.data.look()? } else { shell.data.open()? };
    let day_start_hour = store.settings()?.day_start_hour;
    let mut passed = None;
    let mut run = |manner: Manner| {
        let fed = store.import(content(), manner, now, |take| match &columns {
            None => source.read(content(), now, take),
            Some(all) => {
                let places: Vec<_> =
                    all.iter().map(|columns| |local| clock::moment_of(columns.zone.as_deref(), local)).collect();
                let here: Vec<Here<'_>> =
                    places.iter().map(|place| Here { moment: place, now, day_start_hour }).collect();
                passed = Some(source.read_by(all, &here, take)?);
                Ok(())
            }
        });
        fed.map_err(Failure::from)?.map_err(failed)
    };
    let manner = Manner { rehearsal: args.dry_run, skip_bad: args.skip_bad, seen: args.seen == Some(true) };
    let seen = match args.seen {
        Some(seen) => seen,
        None => {
            let asked = run(Manner { rehearsal: true, ..manner })?.kept_open;
            asked > 0 && was_seen(asked, args.json, shell)?
        }
    };
    let mut report = run(Manner { seen, ..manner })?;
    report.notes.extend(passed.map(words::passed).unwrap_or_default());
    said(report, args, shell)
}

fn said(mut report: Report, args: &ImportArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let refused = !report.refused.is_empty();
    let nothing = refused && !args.skip_bad;
    if nothing && !args.dry_run {
        (report.added, report.updated) = (0, 0);
    }
    let beside: Vec<String> = report.in_trash.iter().map(words::place).chain(report.notes.iter().cloned()).collect();
    if args.json {
        print::json(shell.out, &report)?;
        beside.iter().for_each(|line| shell.note(line));
    } else {
        writeln!(shell.out, "{}.", words::summary(&report))?;
        for line in report.refused.iter().map(words::place).chain(beside) {
            writeln!(shell.out, "{line}")?;
        }
        match (nothing, args.dry_run) {
            (true, _) => writeln!(shell.out, "Nothing was taken in; --skip-bad takes in what fits.")?,
            (false, true) => writeln!(shell.out, "Nothing was written: this was only a look.")?,
            (false, false) => {}
        }
    }
    if refused { Err(Failure::Said) } else { Ok(()) }
}

fn described(args: &ImportArgs) -> Result<Option<Vec<Columns>>, Failure> {
    let Some(file) = &args.columns else { return Ok(None) };
    let name = file.display();
    let text = std::fs::read(file).map_err(|error| Failure::failed(format!("{name} cannot be read: {error}")))?;
    let columns = Columns::read(&text).map_err(|error| Failure::failed(format!("{name}: {error}")))?;
    if columns.is_empty() {
        return Err(Failure::failed(format!("{name}: it describes no columns")));
    }
    let mut zones = columns.iter().filter_map(|columns| columns.zone.as_deref());
    match zones.find(|zone| !clock::is_zone(zone)) {
        None => Ok(Some(columns)),
        Some(zone) => {
            let takes = "it takes a name such as Europe/Berlin";
            Err(Failure::failed(format!("{name}: zone: “{zone}” is not known; {takes}")))
        }
    }
}

/// Whether the person says that they were seen. Where nobody answers they were not.
fn was_seen(checks: usize, json: bool, shell: &mut Shell<'_>) -> Result<bool, Failure> {
    let talk: &mut dyn Write = if json { &mut *shell.err } else { &mut *shell.out };
    let checks = count(checks, "check", "checks");
    writeln!(talk, "The file says that you have been seen about {checks}. Is that so? yes or no")?;
    let said = prompt(shell.input, talk)?;
    Ok(said.is_some_and(|said| matches!(said.trim(), "yes" | "y")))
}
