//! `import`: files of this and of other programs taken in.

use super::ask::prompt;
use super::failure::Failure;
use super::print::{self, Plain};
use super::shell::Shell;
use crate::domain::content::content;
use crate::domain::transfer::columns::Columns;
use crate::domain::transfer::progress::Progress;
use crate::domain::transfer::rows::Here;
use crate::domain::transfer::source::Source;
use crate::domain::transfer::{Beside, Report};
use crate::domain::words::count;
use crate::domain::words::transfer as words;
use crate::platform::{archive, clock};
use crate::store::Manner;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::io::Write;
use std::path::PathBuf;

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

fn yes_or_no() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(["yes", "no"]).map(|said| said == "yes")
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
        let progress = Progress::default();
        let fed = store.import(content(), manner, now, &progress, |take| match &columns {
            None => source.read(content(), now, &progress, take),
            Some(all) => {
                let places: Vec<_> =
                    all.iter().map(|columns| |local| clock::moment_of(columns.zone.as_deref(), local)).collect();
                let here: Vec<Here<'_>> =
                    places.iter().map(|place| Here { moment: place, now, day_start_hour }).collect();
                passed = Some(source.read_by(all, &here, &progress, take)?);
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
    if nothing {
        (report.added, report.updated, report.beside) = (0, 0, Beside::default());
    }
    let notes = words::notes(&report, false);
    let seen = (report.kept_open + report.open_here > 0).then(|| "`unkink seen` says it.".to_owned());
    let beside: Vec<String> =
        report.in_trash.iter().chain(&report.stayed).map(words::place).chain(notes).chain(seen).collect();
    if args.json {
        print::json(shell.out, &report)?;
        beside.iter().for_each(|line| shell.note(line));
    } else {
        let mut out = Plain(shell.out);
        writeln!(out, "{}.", words::summary(&report))?;
        for line in report.refused.iter().map(words::place).chain(beside) {
            writeln!(out, "{line}")?;
        }
        match (nothing, args.dry_run) {
            (true, _) => writeln!(out, "Nothing was taken in; --skip-bad takes in what fits.")?,
            (false, true) => writeln!(out, "Nothing was written: this was only a look.")?,
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
