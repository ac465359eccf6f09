//! `delete`, `undelete`, `trash`: what is out of sight until the person empties it.

use super::ask::prompt;
use super::failure::Failure;
use super::print;
use super::shell::Shell;
use super::value::id;
use crate::domain::checker::Check;
use crate::domain::content::content;
use crate::domain::day::Moment;
use crate::domain::field::none_twice;
use crate::domain::journal::{DayCard, Entry, Urge};
use crate::domain::own_routine::OwnRoutine;
use crate::domain::session::record::SessionRecord;
use crate::domain::trash::{Deleted, Gone, Kind};
use crate::domain::words::kept::{self, gone};
use crate::domain::words::name::name_of;
use crate::domain::words::{count, stamp};
use crate::platform::clock;
use crate::store::{Store, StoreError};
use clap::Args;
use serde::{Serialize, Serializer};
use std::io::Write;

#[derive(Debug, Args)]
pub struct SomeArgs {
    /// It is an urge
    #[arg(long, group = "kind")]
    urge: bool,
    /// It is a session
    #[arg(long, group = "kind")]
    session: bool,
    /// It is a check
    #[arg(long, group = "kind")]
    check: bool,
    /// One or several; all of them or none
    #[arg(value_name = "ID", value_parser = id(), required = true, value_delimiter = ',')]
    ids: Vec<i64>,
    /// Print it as JSON, several as a list
    #[arg(long)]
    json: bool,
}

impl SomeArgs {
    fn kind(&self) -> Kind {
        match (self.urge, self.session, self.check) {
            (true, _, _) => Kind::Urge,
            (_, true, _) => Kind::Session,
            (_, _, true) => Kind::Check,
            _ => Kind::Entry,
        }
    }
}

#[derive(Debug, Args)]
pub struct TrashArgs {
    /// Remove for good what is in the trash
    #[arg(long)]
    empty: bool,
    /// Do not ask before
    #[arg(long, requires = "empty")]
    yes: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Puts records out of sight.
pub fn delete(args: &SomeArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let (store, kind, ids) = (shell.data.look_at_sessions()?, args.kind(), none_twice(&args.ids));
    if kind == Kind::Check && !args.json {
        for check in store.checks(content())?.iter().filter(|check| ids.contains(&check.id) && check.is_in_sight()) {
            if let Some(said) = kept::before_deleting(check) {
                writeln!(shell.out, "Check {}: {said}", check.id)?;
            }
        }
    }
    store.delete_all(kind, &ids, clock::now()).map_err(|error| in_trash(&store, kind, &ids, error))?;
    let deleted = ids.iter().map(|id| Ok(store.deleted(content(), kind, *id)?.record));
    let deleted: Vec<Gone> = deleted.collect::<Result<_, Failure>>()?;
    if args.json {
        return print_records(&deleted, shell);
    }
    for (record, id) in deleted.iter().zip(ids) {
        writeln!(shell.out, "Deleted: {} {id}.", kind.word())?;
        if let Gone::Check(check) = record
            && let Some(said) = kept::after_deleting(check)
        {
            let then = if check.keeps_result() { " When you have been: unkink seen" } else { "" };
            writeln!(shell.out, "{said}{then}")?;
        }
    }
    Ok(())
}

/// Of records that were named and are in the trash it is said how they are brought back.
pub fn in_trash(store: &Store, kind: Kind, ids: &[i64], error: StoreError) -> Failure {
    let is_missing = matches!(error, StoreError::NotFound { .. });
    let there = ids.iter().find(|id| is_missing && store.deleted(content(), kind, **id).is_ok());
    let Some(id) = there else { return error.into() };
    let word = kind.word();
    let named = if kind == Kind::Entry { String::new() } else { format!("--{word} ") };
    Failure::failed(format!("{word} {id} is in the trash; to bring it back: unkink undelete {named}{id}"))
}

/// Brings deleted records back.
pub fn undelete(args: &SomeArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let (store, kind, ids) = (shell.data.look()?, args.kind(), none_twice(&args.ids));
    let deleted = ids.iter().map(|id| Ok(store.deleted(content(), kind, *id)?.record));
    let deleted: Vec<Gone> = deleted.collect::<Result<_, Failure>>()?;
    store.undelete_all(kind, &ids, clock::now())?;
    if args.json {
        let back = deleted.into_iter().zip(ids).map(|(record, id)| {
            Ok(match record {
                Gone::Entry(_) => Gone::Entry(store.entry(id)?),
                Gone::Urge(_) => Gone::Urge(store.urge(id)?),
                Gone::Session(_) => Gone::Session(store.session(id)?),
                Gone::Check(check) => {
                    Gone::Check(store.checks(content())?.into_iter().find(|kept| kept.id == id).unwrap_or(check))
                }
                other => other,
            })
        });
        return print_records(&back.collect::<Result<Vec<_>, Failure>>()?, shell);
    }
    ids.iter().try_for_each(|id| Ok(writeln!(shell.out, "Back again: {} {id}.", kind.word())?))
}

/// One as itself, several as a list.
fn print_records(records: &[Gone], shell: &mut Shell<'_>) -> Result<(), Failure> {
    match records {
        [record] => print::json(shell.out, &Record(record)),
        records => print::json(shell.out, &records.iter().map(Record).collect::<Vec<_>>()),
    }
}

/// A record in its own shape.
#[derive(Serialize)]
#[serde(transparent)]
struct Record<'a>(#[serde(serialize_with = "own_shape")] &'a Gone);

fn own_shape<S: Serializer>(record: &Gone, to: S) -> Result<S::Ok, S::Error> {
    match record {
        Gone::Entry(entry) => entry.serialize(to),
        Gone::Urge(urge) => urge.serialize(to),
        Gone::Session(session) => session.serialize(to),
        Gone::Check(check) => check.serialize(to),
        Gone::Day(card) => card.serialize(to),
        Gone::Routine(routine) => routine.serialize(to),
    }
}

/// A record in its own shape, and when it was deleted.
#[derive(Serialize)]
struct Shown<'a, T> {
    #[serde(flatten)]
    record: &'a T,
    deleted_at: Moment,
}

/// The trash by kind, each last deleted first. Sessions and checks say themselves since when.
#[derive(Default, Serialize)]
struct Listed<'a> {
    entries: Vec<Shown<'a, Entry>>,
    urges: Vec<Shown<'a, Urge>>,
    sessions: Vec<&'a SessionRecord>,
    checks: Vec<&'a Check>,
    days: Vec<Shown<'a, DayCard>>,
    routines: Vec<Shown<'a, OwnRoutine>>,
}

impl<'a> Listed<'a> {
    fn of(deleted: &'a [Deleted]) -> Listed<'a> {
        let mut listed = Listed::default();
        for Deleted { record, deleted_at, .. } in deleted {
            let deleted_at = *deleted_at;
            match record {
                Gone::Entry(record) => listed.entries.push(Shown { record, deleted_at }),
                Gone::Urge(record) => listed.urges.push(Shown { record, deleted_at }),
                Gone::Session(record) => listed.sessions.push(record),
                Gone::Check(record) => listed.checks.push(record),
                Gone::Day(record) => listed.days.push(Shown { record, deleted_at }),
                Gone::Routine(record) => listed.routines.push(Shown { record, deleted_at }),
            }
        }
        listed
    }
}

/// Lists what was deleted, or removes it for good.
pub fn trash(args: &TrashArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    if args.empty {
        return empty(args, shell);
    }
    let store = shell.data.look()?;
    list(&store, args.json, shell)
}

fn list(store: &Store, json: bool, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let deleted = store.trash(content(), usize::MAX)?;
    if json {
        return print::json(shell.out, &Listed::of(&deleted));
    }
    if deleted.is_empty() {
        return Ok(writeln!(shell.out, "The trash is empty.")?);
    }
    let own = store.own_routines()?;
    let own_name = |id: &str| own.iter().find(|own| own.uid == id).map(|own| own.name.clone());
    for Deleted { id, record, deleted_at } in &deleted {
        let name = gone(record, content(), |id| name_of(content(), own_name, id), clock::now());
        let (kind, deleted) = (record.kind().word(), stamp(*deleted_at));
        writeln!(shell.out, "{kind:<8} {id:>5}  deleted {deleted}  {name}")?;
    }
    Ok(())
}

fn empty(args: &TrashArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let store = shell.data.look()?;
    let there = store.trash(content(), usize::MAX)?.len();
    if there > 0 && !args.yes && !agreed(there, args.json, shell)? {
        return Err(Failure::failed("nothing was removed; `--yes` empties the trash without asking"));
    }
    let went = store.empty_trash(content(), clock::now())?;
    if args.json {
        return list(&store, true, shell);
    }
    writeln!(shell.out, "Removed for good: {}.", count(went, "record", "records"))?;
    if went < there {
        writeln!(shell.out, "{}", kept::checks_that_stay(there - went))?;
    }
    Ok(())
}

/// Whether the person says yes.
fn agreed(there: usize, json: bool, shell: &mut Shell<'_>) -> Result<bool, Failure> {
    let talk: &mut dyn Write = if json { &mut *shell.err } else { &mut *shell.out };
    writeln!(talk, "Remove {} for good? They cannot be brought back. yes or no", count(there, "record", "records"))?;
    let said = prompt(shell.input, talk)?;
    Ok(said.is_some_and(|said| matches!(said.trim(), "yes" | "y")))
}
