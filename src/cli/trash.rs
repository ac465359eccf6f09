//! `delete`, `undelete`, `trash`: what is out of sight until the person empties it.

use super::ask::prompt;
use super::failure::Failure;
use super::print;
use super::shell::Shell;
use super::value::id;
use crate::domain::checker::Check;
use crate::domain::content::content;
use crate::domain::day::Moment;
use crate::domain::journal::{DayCard, Entry, Urge};
use crate::domain::own_routine::OwnRoutine;
use crate::domain::session::record::SessionRecord;
use crate::domain::trash::{Deleted, Gone, Kind};
use crate::domain::words::kept::gone;
use crate::domain::words::name::name_of;
use crate::domain::words::{count, stamp};
use crate::platform::clock;
use crate::store::Store;
use clap::Args;
use serde::Serialize;
use std::io::Write;

#[derive(Debug, Args)]
pub struct OneArgs {
    /// It is an urge
    #[arg(long, group = "kind")]
    urge: bool,
    /// It is a session
    #[arg(long, group = "kind")]
    session: bool,
    /// It is a check
    #[arg(long, group = "kind")]
    check: bool,
    #[arg(value_name = "ID", value_parser = id())]
    id: i64,
    /// Print it as JSON
    #[arg(long)]
    json: bool,
}

impl OneArgs {
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

/// Puts a record out of sight.
pub fn delete(args: &OneArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let (store, kind, now) = (shell.data.open()?, args.kind(), clock::now());
    store.delete(kind, args.id, now)?;
    let deleted = store.deleted(content(), kind, args.id)?;
    if args.json {
        return print_record(&deleted.record, shell);
    }
    writeln!(shell.out, "Deleted: {} {}.", kind.word(), args.id)?;
    if let Gone::Check(check) = &deleted.record
        && Check::unseen(std::slice::from_ref(check)).is_some()
    {
        writeln!(shell.out, "Its result stays open until you have been seen: unkink seen")?;
    }
    Ok(())
}

/// Brings a deleted record back.
pub fn undelete(args: &OneArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let (store, kind, now) = (shell.data.open()?, args.kind(), clock::now());
    let deleted = store.deleted(content(), kind, args.id)?;
    store.undelete(kind, args.id, now)?;
    if args.json {
        let back = match deleted.record {
            Gone::Entry(_) => Gone::Entry(store.entry(args.id)?),
            Gone::Urge(_) => Gone::Urge(store.urge(args.id)?),
            Gone::Session(_) => Gone::Session(store.session(args.id)?),
            Gone::Check(check) => {
                Gone::Check(store.checks(content())?.into_iter().find(|kept| kept.id == args.id).unwrap_or(check))
            }
            other => other,
        };
        return print_record(&back, shell);
    }
    Ok(writeln!(shell.out, "Back again: {} {}.", kind.word(), args.id)?)
}

fn print_record(record: &Gone, shell: &mut Shell<'_>) -> Result<(), Failure> {
    match record {
        Gone::Entry(entry) => print::json(shell.out, entry),
        Gone::Urge(urge) => print::json(shell.out, urge),
        Gone::Session(session) => print::json(shell.out, session),
        Gone::Check(check) => print::json(shell.out, check),
        Gone::Day(card) => print::json(shell.out, card),
        Gone::Routine(routine) => print::json(shell.out, routine),
    }
}

/// A record in its own shape, and when it was deleted.
#[derive(Serialize)]
struct Shown<'a, T> {
    #[serde(flatten)]
    record: &'a T,
    deleted_at: Moment,
}

/// The trash by kind, each last deleted first.
#[derive(Default, Serialize)]
struct Listed<'a> {
    entries: Vec<Shown<'a, Entry>>,
    urges: Vec<Shown<'a, Urge>>,
    sessions: Vec<Shown<'a, SessionRecord>>,
    checks: Vec<Shown<'a, Check>>,
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
                Gone::Session(record) => listed.sessions.push(Shown { record, deleted_at }),
                Gone::Check(record) => listed.checks.push(Shown { record, deleted_at }),
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
    let store = shell.data.open()?;
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
        let stay = count(there - went, "check stays", "checks stay");
        writeln!(shell.out, "{stay} in the trash: what they found still counts, until you have been seen.")?;
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
