//! `doctor`: whether the records are sound.

use super::data::{Data, to_read};
use super::failure::Failure;
use super::print;
use super::shell::Shell;
use crate::domain::backup::LATE_DAYS;
use crate::domain::day::Moment;
use crate::domain::words::{count, full_date, stamp};
use crate::platform::backup_place::BackupPlace;
use crate::platform::{backup_place, clock, data_dir};
use crate::store::{Health, Store, StoreError};
use clap::Args;
use serde::Serialize;

#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    ok: bool,
    /// Not known where the file could not be read.
    schema: Option<i64>,
    integrity: String,
    counts: Option<Counts>,
    last_backup: Option<Moment>,
    warnings: Vec<String>,
    data_dir: String,
}

#[derive(Serialize)]
struct Counts {
    entries: u64,
    urges: u64,
    sessions: u64,
    checks: u64,
    days: u64,
    routines: u64,
}

/// Why the records could not be read.
struct Problem {
    /// That of a newer program.
    schema: Option<i64>,
    message: String,
}

/// Looks at the records.
pub fn doctor(args: &DoctorArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let folder = shell.data.folder()?;
    let named = folder.display().to_string();
    let place = backup_place::of(&folder);
    let mut report = match examine(&shell.data) {
        Ok((health, notices)) => Report::of(&health, notices, named),
        Err(problem) => Report::failed(problem, named),
    };
    report.last_backup = place.last.as_ref().map(|(at, _)| *at);
    report.warnings.extend(about_backups(&place, clock::now()));
    let synced = data_dir::synced_by(&folder);
    report.warnings.extend(synced.map(data_dir::about_syncing));
    if args.json {
        print::json(shell.out, &report)?;
    } else {
        report.say(shell)?;
    }
    if report.ok { Ok(()) } else { Err(Failure::Failed(report.integrity)) }
}

/// What is wrong with the copies of the records.
fn about_backups(place: &BackupPlace, now: Moment) -> Vec<String> {
    let failed = place.problem.as_ref().map(|problem| format!("The last try to make a backup failed: {problem}."));
    let age = match &place.last {
        None => Some("There is no backup yet; `unkink backup` makes one.".to_owned()),
        Some((_, file)) if !file.exists() => {
            Some(format!("The last backup is not where it was made: {}.", file.display()))
        }
        Some((at, _)) if (now - *at).num_days() >= LATE_DAYS => {
            let days = usize::try_from((now - *at).num_days()).unwrap_or_default();
            Some(format!("The last backup is {} old, of {}.", count(days, "day", "days"), full_date(*at)))
        }
        Some(_) => None,
    };
    failed.into_iter().chain(age).collect()
}

/// The records are looked through whole, also when that was done today.
fn examine(data: &Data) -> Result<(Health, Vec<String>), Problem> {
    let unusable = |failure: Failure| Problem { schema: None, message: failure.message().to_owned() };
    let unreadable = |error: StoreError| Problem {
        schema: match error {
            StoreError::Newer { found, .. } => Some(found),
            _ => None,
        },
        message: error.to_string(),
    };
    let store = match data.file().map_err(unusable)? {
        Some(file) => to_read(&file, false),
        None => Store::open_in_memory(),
    };
    store.and_then(|store| Ok((store.health()?, store.notices().to_vec()))).map_err(unreadable)
}

impl Report {
    fn of(health: &Health, notices: Vec<String>, data_dir: String) -> Report {
        let counts = Counts {
            entries: health.entries,
            urges: health.urges,
            sessions: health.sessions,
            checks: health.checks,
            days: health.days,
            routines: health.routines,
        };
        Report {
            ok: health.integrity == "ok",
            schema: Some(health.schema),
            integrity: health.integrity.clone(),
            counts: Some(counts),
            last_backup: None,
            warnings: notices,
            data_dir,
        }
    }

    fn failed(problem: Problem, data_dir: String) -> Report {
        Report {
            ok: false,
            schema: problem.schema,
            integrity: problem.message,
            counts: None,
            last_backup: None,
            warnings: Vec::new(),
            data_dir,
        }
    }

    fn say(&self, shell: &mut Shell<'_>) -> Result<(), Failure> {
        writeln!(shell.out, "Records: {}", self.data_dir)?;
        writeln!(shell.out, "Integrity: {}", self.integrity)?;
        if let Some(schema) = self.schema {
            writeln!(shell.out, "Schema: {schema}")?;
        }
        if let Some(counts) = &self.counts {
            let Counts { entries, urges, sessions, checks, days, routines } = counts;
            writeln!(
                shell.out,
                "Cracks: {entries} · urges: {urges} · sessions: {sessions} · checks: {checks} · days: {days} · \
                 own routines: {routines}"
            )?;
        }
        if let Some(at) = self.last_backup {
            writeln!(shell.out, "Last backup: {}", stamp(at))?;
        }
        for warning in &self.warnings {
            writeln!(shell.out, "Warning: {warning}")?;
        }
        Ok(())
    }
}
