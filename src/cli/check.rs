//! `check`, `questions`, `rules`: warning signs.
//!
//! A result is told before it is kept, and whether or not it can be kept: advice never waits for the records.

use super::answers::{self, Sheet, Sheets};
use super::ask::{Asker, Step};
use super::data::Data;
use super::failure::Failure;
use super::result::{Telling, tell};
use super::value::choice;
use super::{Shell, print};
use crate::domain::checker::{Assessment, Check, CheckResult, Tier, Who, assess, was_more_urgent};
use crate::domain::content::{EMBEDDED, content};
use crate::domain::day::Moment;
use crate::domain::gate::Standing;
use crate::domain::question::{Answers, asked};
use crate::domain::settings::Numbers;
use crate::platform::clock;
use crate::store::{NewCheck, Store};
use clap::Args;
use serde::Serialize;
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Read answer sheets from a file, or from the input with `-`, instead of asking
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    answers: Option<OsString>,
    /// Whom it is about; a check for someone else changes nothing for you
    #[arg(long, default_value = "me", value_parser = choice(&[Who::Me, Who::Other], who))]
    who: Who,
    /// Keep the result
    #[arg(long)]
    save: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct QuestionsArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Invalid<'a> {
    line: usize,
    error: &'a str,
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
        Some(file) => of_sheets(args, file, shell),
        None => of_questions(args, shell),
    }
}

/// What a sheet means.
struct Evaluated {
    answers: Answers,
    assessment: Assessment,
    standing: Standing,
    at: Moment,
}

impl Evaluated {
    fn of(answers: Answers) -> Evaluated {
        let at = clock::now();
        let standing = Standing::of_sheet(content(), &answers, at);
        Evaluated { assessment: assess(content(), &answers), answers, standing, at }
    }

    fn result(&self, saved: Option<i64>) -> CheckResult {
        CheckResult { assessment: self.assessment.clone(), gates: self.standing.holding.clone(), saved }
    }

    /// Keeps it, in place of what the same check was kept as before.
    fn keep(&self, who: Who, store: &Store, before: Option<i64>) -> Result<i64, Failure> {
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
struct Background {
    numbers: Numbers,
    /// The own checks before this one.
    before: Vec<Check>,
}

impl Background {
    fn of(args: &CheckArgs, data: &Data) -> Background {
        let own = || data.look().ok()?.checks().ok();
        let before = if args.who == Who::Me && !args.json { own().unwrap_or_default() } else { Vec::new() };
        Background { numbers: data.numbers(), before }
    }

    fn tell(&self, out: &mut dyn Write, evaluated: &Evaluated) -> Result<(), Failure> {
        let told = Telling {
            answers: &evaluated.answers,
            assessment: &evaluated.assessment,
            standing: &evaluated.standing,
            numbers: &self.numbers,
            at: evaluated.at,
            was_more_urgent: was_more_urgent(&self.before, evaluated.assessment.tier, evaluated.at),
        };
        tell(out, &told)
    }
}

fn of_sheets(args: &CheckArgs, file: &OsStr, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let text = read(file, shell)?;
    let name = if file == "-" { "the input".into() } else { file.to_string_lossy() };
    let (sheets, many) = match answers::read(&text, content()) {
        Sheets::One(sheet) => (vec![sheet], false),
        Sheets::Lines(sheets) => (sheets, true),
        Sheets::Broken(problem) => return Err(Failure::failed(format!("{name}: {problem}"))),
    };
    let background = Background::of(args, &shell.data);
    let mut keeper = Keeper { store: None, failure: None };
    let mut all_valid = true;
    for Sheet { line, answers } in sheets {
        match answers {
            Ok(answers) => {
                let evaluated = Evaluated::of(answers);
                if args.json {
                    let saved = if args.save { keeper.keep(&evaluated, args.who, &shell.data) } else { None };
                    print::json(shell.out, &evaluated.result(saved))?;
                    continue;
                }
                if many {
                    writeln!(shell.out, "Line {line}")?;
                }
                background.tell(shell.out, &evaluated)?;
                if args.save
                    && let Some(id) = keeper.keep(&evaluated, args.who, &shell.data)
                {
                    writeln!(shell.out, "Kept as check {id}.")?;
                }
                if many {
                    writeln!(shell.out)?;
                }
            }
            Err(error) => {
                all_valid = false;
                if args.json {
                    print::json(shell.out, &Invalid { line, error: &error })?;
                }
                writeln!(shell.err, "unkink: {name}, line {line}: {error}")?;
            }
        }
    }
    match keeper.failure {
        Some(failure) => Err(failure),
        None if all_valid => Ok(()),
        None => Err(Failure::Said),
    }
}

/// Keeps results one after the other. After the first failure none is kept: they are kept in order or not at all.
struct Keeper {
    store: Option<Store>,
    failure: Option<Failure>,
}

impl Keeper {
    fn keep(&mut self, evaluated: &Evaluated, who: Who, data: &Data) -> Option<i64> {
        if self.failure.is_some() {
            return None;
        }
        match self.try_keep(evaluated, who, data) {
            Ok(id) => Some(id),
            Err(failure) => {
                self.failure = Some(failure);
                None
            }
        }
    }

    fn try_keep(&mut self, evaluated: &Evaluated, who: Who, data: &Data) -> Result<i64, Failure> {
        let store = match self.store.take() {
            Some(store) => store,
            None => data.open()?,
        };
        evaluated.keep(who, self.store.insert(store), None)
    }
}

fn read(file: &OsStr, shell: &mut Shell<'_>) -> Result<Vec<u8>, Failure> {
    let mut text = Vec::new();
    let read = if file == "-" { shell.input.read_to_end(&mut text).map(|_| text) } else { fs::read(file) };
    read.map_err(|error| Failure::failed(format!("{}: it cannot be read: {error}", file.to_string_lossy())))
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
            Step::Stopped => {
                return Err(Failure::failed("the questions were not answered to the end, so there is no result"));
            }
            Step::Answered if warned => told = false,
            Step::Answered => {
                let evaluated = evaluated(asker.answers());
                if evaluated.assessment.tier == Tier::EmergencyNow {
                    warned = true;
                    told = true;
                    background.tell(asker.talk(), &evaluated)?;
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
        background.tell(asker.talk(), &evaluated)?;
    }
    let saved = keep(&evaluated);
    if args.json {
        print::json(*out, &evaluated.result(saved))?;
    } else if let Some(id) = saved {
        writeln!(out, "Kept as check {id}.")?;
    }
    failure.map_or(Ok(()), Err)
}

/// Answers to questions that are not asked any more do not count, and are not kept.
fn evaluated(answers: &Answers) -> Evaluated {
    Evaluated::of(answers.only(&asked(content(), answers)))
}

/// Where the person's own check starts. Without records it starts from nothing.
fn start(shell: &mut Shell<'_>) -> Result<(Answers, BTreeSet<crate::domain::id::QuestionId>), Failure> {
    match shell.data.look().and_then(|store| Ok(store.profile()?)) {
        Ok(profile) => Ok(profile.start_check(content(), clock::now())),
        Err(failure) => {
            failure.say(shell.err);
            writeln!(shell.err, "The check goes on without your records.")?;
            Ok(Default::default())
        }
    }
}

/// The questionnaire, as shipped.
pub fn questions(args: &QuestionsArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    if args.json {
        return Ok(write!(shell.out, "{}", EMBEDDED.questions)?);
    }
    for screen in &content().screens {
        writeln!(shell.out, "{} {}\n{}\n", screen.id, screen.title, screen.intro)?;
        for question in &screen.questions {
            writeln!(shell.out, "  {}: {}", question.id, question.text)?;
            if let Some(help) = &question.help {
                writeln!(shell.out, "    {help}")?;
            }
            writeln!(shell.out, "    Takes {}. {}", question.answer.allowed(), question.why)?;
        }
        writeln!(shell.out)?;
    }
    Ok(())
}

/// The rules, as shipped.
pub fn rules(args: &RulesArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    if args.json {
        return Ok(write!(shell.out, "{}", EMBEDDED.rules)?);
    }
    let numbers = shell.data.numbers();
    writeln!(shell.out, "Version {}\n", content().ruleset)?;
    for rule in &content().rules {
        writeln!(shell.out, "{} {}: {}", rule.id, rule.tier.id(), numbers.fill(&rule.reason))?;
        writeln!(shell.out, "    When {}", rule.when_text)?;
        writeln!(shell.out, "    Can be a sign of {}. {}", rule.could_be, rule.sources_shown.join("; "))?;
    }
    for interpretation in &content().interpretations {
        writeln!(shell.out, "{} {}: {}", interpretation.id, interpretation.sound_or_habit, interpretation.text)?;
        writeln!(shell.out, "    When {}", interpretation.when_text)?;
    }
    Ok(())
}
