//! `check`: warning signs, from answers in a file or asked here.
//!
//! A result is told before it is kept, and whether or not it can be kept: advice never waits for the records.

use super::ask::{Asker, Step};
use super::background::{Background, Wanted};
use super::data::Data;
use super::failure::Failure;
use super::shell::Shell;
use super::value::id;
use super::{print, sheets, suggest, vignettes};
use crate::domain::check_run::{CheckRun, NewCheck, Onward};
use crate::domain::checker::{CheckResult, Who};
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::gate::Profile;
use crate::domain::suggestion::{Crack, EntryCheck, check_of_entry};
use crate::domain::words::entry::ListedWords;
use crate::platform::clock;
use clap::Args;
use std::ffi::OsString;
use std::io::Write;

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Read answer sheets from a file, or from the input with `-`, instead of asking
    #[arg(long, value_name = "FILE")]
    answers: Option<OsString>,
    /// Judge a file of made-up cases by the rules: how many came out as they should, and which did not
    #[arg(long, value_name = "FILE", conflicts_with_all = ["answers", "suggested", "save", "who"])]
    vignettes: Option<OsString>,
    /// Begin with what your journal suggests, shown and to be confirmed page by page
    #[arg(long, conflicts_with = "answers")]
    suggested: bool,
    /// Begin with what this crack of your journal says, shown and to be confirmed page by page
    #[arg(long, value_name = "ID", value_parser = id(), conflicts_with_all = ["answers", "suggested"])]
    entry: Option<i64>,
    #[command(flatten)]
    wanted: Wanted,
}

/// Evaluates answer sheets, or asks.
pub fn check(args: &CheckArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    if let Some(file) = &args.vignettes {
        return vignettes::check(file, args.wanted.json, shell);
    }
    match &args.answers {
        Some(file) => sheets::check(&args.wanted, file, shell),
        None => of_questions(args, shell),
    }
}

/// Asks in the terminal. With JSON the questions stand on the error stream.
fn of_questions(args: &CheckArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let filled = filled_in(args, shell)?;
    let args = &args.wanted;
    let mut run = CheckRun::start(content(), args.who, &profile(args.who, shell), clock::now());
    if let Some(filled) = &filled {
        run.begin_with(content(), &filled.answers, filled.begin_at.as_ref());
    }
    let background = Background::of(args, &shell.data);
    let Shell { input, out, err, data } = shell;
    let talk: &mut dyn Write = if args.json { &mut **err } else { &mut **out };
    let mut asker = Asker::new(*input, talk, &background.numbers, run);
    let mut keeper = Keeper { wanted: args.save, failure: None };
    let mut told = false;
    loop {
        match asker.step()? {
            Step::Stopped if asker.run().shown.is_some() => break,
            Step::Stopped => return Err(stopped_early(&mut asker, &background)?),
            Step::Answered(Onward::Page) => told = false,
            Step::Answered(Onward::Result) if asker.run().is_finished() => break,
            Step::Answered(Onward::Result) => {
                tell_now(&mut asker, &background)?;
                told = true;
                keeper.keep(asker.run(), data);
                if !asker.goes_on()? {
                    break;
                }
                asker.run().continue_questions();
            }
        }
    }
    if !told && !args.json {
        tell_now(&mut asker, &background)?;
    }
    keeper.keep(asker.run(), data);
    let run = asker.run().clone();
    if args.json {
        let NewCheck { assessment, gates, .. } = run.outcome(content(), clock::now());
        print::json(*out, &CheckResult { assessment, gates, saved: run.saved })?;
    } else if let Some(id) = run.saved {
        writeln!(out, "Kept as check {id}.")?;
    }
    keeper.failure.map_or(Ok(()), Err)
}

/// What the check begins with, to be confirmed.
fn filled_in(args: &CheckArgs, shell: &mut Shell<'_>) -> Result<Option<EntryCheck>, Failure> {
    let option = match (args.suggested, args.entry) {
        (false, None) => return Ok(None),
        (true, _) => "--suggested",
        (false, Some(_)) => "--entry",
    };
    if args.wanted.who == Who::Other {
        return Err(Failure::usage(format!("{option}: your journal says nothing about someone else")));
    }
    let store = shell.data.look()?;
    if let Some(id) = args.entry {
        let entry = store.entry(id)?;
        return Ok(Some(check_of_entry(content(), &Crack::of(&ListedWords::of(content()), &entry))));
    }
    let found = suggest::now(&store)?.filter(|shown| shown.action.asks());
    let found =
        found.ok_or_else(|| Failure::failed("no check is suggested now; `unkink check` begins one without answers"))?;
    Ok(Some(EntryCheck { answers: found.answers, begin_at: found.begin_at }))
}

/// Keeps a check that is being answered, in place of what it was kept as before. After a failure none is kept.
struct Keeper {
    wanted: bool,
    failure: Option<Failure>,
}

impl Keeper {
    fn keep(&mut self, run: &mut CheckRun, data: &Data) {
        if !self.wanted || self.failure.is_some() {
            return;
        }
        let now = clock::now();
        let kept = data.open().and_then(|store| Ok(store.keep_run(content(), run, now)?));
        match kept {
            Ok(check) => run.saved = Some(check.id),
            Err(problem) => self.failure = Some(problem),
        }
    }
}

fn tell_now(asker: &mut Asker<'_>, background: &Background) -> Result<(), Failure> {
    let check = asker.run().outcome(content(), clock::now()).as_check(clock::now());
    let shown = asker.run().shown;
    background.tell(asker.talk(), &check, shown)?;
    asker.talk().flush()?;
    asker.run().was_shown(check.result.assessment.tier);
    Ok(())
}

/// What the answers so far already ask for is told; the rest has no result, and nothing is kept.
fn stopped_early(asker: &mut Asker<'_>, background: &Background) -> Result<Failure, Failure> {
    if asker.run().tier(content()) > Tier::SelfCare {
        tell_now(asker, background)?;
    }
    Ok(Failure::failed("the questions were not answered to the end; nothing was kept"))
}

/// The stored safety answers that an own check starts from. Without records it starts from nothing.
fn profile(who: Who, shell: &mut Shell<'_>) -> Profile {
    if who == Who::Other {
        return Profile::default();
    }
    match shell.data.look().and_then(|store| Ok(store.profile()?)) {
        Ok(profile) => profile,
        Err(failure) => {
            failure.say(shell.err);
            shell.note("The check goes on without your records.");
            Profile::default()
        }
    }
}
