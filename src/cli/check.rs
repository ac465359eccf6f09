//! `check`: warning signs, from answers in a file or asked here.
//!
//! A result is told before it is kept, and whether or not it can be kept: advice never waits for the records.

use super::ask::{Asker, Step};
use super::data::Data;
use super::failure::Failure;
use super::result::{Telling, tell};
use super::shell::Shell;
use super::value::choice;
use super::{print, sheets};
use crate::domain::answers::{Answers, asked};
use crate::domain::checker::{Assessment, Check, CheckResult, Who, assess, was_more_urgent};
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::gate::Standing;
use crate::domain::id::QuestionId;
use crate::domain::settings::Numbers;
use crate::platform::clock;
use crate::store::{NewCheck, Store};
use clap::Args;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::Write;

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Read answer sheets from a file, or from the input with `-`, instead of asking
    #[arg(long, value_name = "FILE")]
    pub answers: Option<OsString>,
    /// Whom it is about; a check for someone else changes nothing for you
    #[arg(long, default_value = "me", value_parser = choice(&[Who::Me, Who::Other], who))]
    pub who: Who,
    /// Keep the result
    #[arg(long)]
    pub save: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

fn who(who: Who) -> &'static str {
    match who {
        Who::Me => "me",
        Who::Other => "other",
    }
}

/// Evaluates answer sheets, or asks.
pub fn check(args: &CheckArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    match &args.answers {
        Some(file) => sheets::check(args, file, shell),
        None => of_questions(args, shell),
    }
}

/// What a sheet means.
pub struct Evaluated {
    answers: Answers,
    assessment: Assessment,
    standing: Standing,
    at: Moment,
}

impl Evaluated {
    pub fn of(answers: Answers) -> Evaluated {
        let at = clock::now();
        let assessment = assess(content(), &answers);
        let standing = Standing::of_assessed(content(), &answers, assessment.clone(), at);
        Evaluated { answers, assessment, standing, at }
    }

    /// The result in the shape of the contract.
    pub fn result(&self, saved: Option<i64>) -> CheckResult {
        CheckResult { assessment: self.assessment.clone(), gates: self.standing.holding.clone(), saved }
    }

    /// Keeps it, in place of what the same check was kept as before.
    pub fn keep(&self, who: Who, store: &Store, before: Option<i64>) -> Result<i64, Failure> {
        let check = NewCheck {
            who,
            answers: self.answers.clone(),
            assessment: self.assessment.clone(),
            gates: self.standing.holding.clone(),
        };
        let kept = match before {
            Some(id) => store.replace_check(content(), id, &check, self.at)?,
            None => store.add_check(content(), &check, self.at)?,
        };
        Ok(kept.id)
    }
}

/// What results are told with, as far as it can be read.
pub struct Background {
    numbers: Numbers,
    /// The own checks before this one.
    before: Vec<Check>,
}

impl Background {
    pub fn of(args: &CheckArgs, data: &Data) -> Background {
        let own = || data.look().ok()?.checks().ok();
        let before = if args.who == Who::Me && !args.json { own().unwrap_or_default() } else { Vec::new() };
        Background { numbers: data.numbers(), before }
    }

    /// Tells a result in words. `was_emergency` says that the same check already was one.
    pub fn tell(&self, out: &mut dyn Write, evaluated: &Evaluated, was_emergency: bool) -> Result<(), Failure> {
        let tier = evaluated.assessment.tier;
        let told = Telling {
            answers: &evaluated.answers,
            assessment: &evaluated.assessment,
            standing: &evaluated.standing,
            numbers: &self.numbers,
            at: evaluated.at,
            was_more_urgent: (was_emergency && tier < Tier::EmergencyNow)
                || was_more_urgent(&self.before, tier, evaluated.at),
        };
        tell(out, &told)
    }
}

/// Asks in the terminal. With JSON the questions stand on the error stream.
fn of_questions(args: &CheckArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let (answers, known) = match args.who {
        Who::Me => start(shell)?,
        Who::Other => (Answers::default(), BTreeSet::new()),
    };
    let background = Background::of(args, &shell.data);
    let Shell { input, out, err, data } = shell;
    let talk: &mut dyn Write = if args.json { &mut **err } else { &mut **out };
    let mut asker = Asker::new(*input, talk, &background.numbers, answers, known);
    let mut saved = None;
    let mut failure = None;
    let mut keep = |evaluated: &Evaluated| {
        if args.save && failure.is_none() {
            match data.open().and_then(|store| evaluated.keep(args.who, &store, saved)) {
                Ok(id) => saved = Some(id),
                Err(problem) => failure = Some(problem),
            }
        }
        saved
    };
    let mut warned = false;
    let mut told = false;
    loop {
        match asker.step()? {
            Step::Finished => break,
            Step::Stopped if warned => break,
            Step::Stopped => return Err(stopped_early(&mut asker, &background)?),
            Step::Answered if warned => told = false,
            Step::Answered => {
                let evaluated = evaluated(asker.answers());
                if evaluated.assessment.tier == Tier::EmergencyNow {
                    warned = true;
                    told = true;
                    background.tell(asker.talk(), &evaluated, warned)?;
                    asker.talk().flush()?;
                    keep(&evaluated);
                    if !asker.goes_on()? {
                        break;
                    }
                }
            }
        }
    }
    let evaluated = evaluated(asker.answers());
    if !told && !args.json {
        background.tell(asker.talk(), &evaluated, warned)?;
    }
    let saved = keep(&evaluated);
    if args.json {
        print::json(*out, &evaluated.result(saved))?;
    } else if let Some(id) = saved {
        writeln!(out, "Kept as check {id}.")?;
    }
    failure.map_or(Ok(()), Err)
}

/// What the answers so far already ask for is told; the rest has no result, and nothing is kept.
fn stopped_early(asker: &mut Asker<'_>, background: &Background) -> Result<Failure, Failure> {
    let evaluated = evaluated(asker.answers());
    if evaluated.assessment.tier > Tier::SelfCare {
        background.tell(asker.talk(), &evaluated, false)?;
        asker.talk().flush()?;
    }
    Ok(Failure::failed("the questions were not answered to the end; nothing was kept"))
}

/// Answers to questions that are not asked any more do not count, and are not kept.
fn evaluated(answers: &Answers) -> Evaluated {
    Evaluated::of(answers.only(&asked(content(), answers)))
}

/// Where the person's own check starts. Without records it starts from nothing.
fn start(shell: &mut Shell<'_>) -> Result<(Answers, BTreeSet<QuestionId>), Failure> {
    match shell.data.look().and_then(|store| Ok(store.profile()?)) {
        Ok(profile) => Ok(profile.start_check(content(), clock::now())),
        Err(failure) => {
            failure.say(shell.err);
            shell.note("The check goes on without your records.");
            Ok(Default::default())
        }
    }
}
