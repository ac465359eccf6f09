//! `profile` and `seen`: safety answers, what was confirmed, and what holds by them.

use super::ask::prompt;
use super::data;
use super::failure::Failure;
use super::near::one_of;
use super::print;
use super::shell::Shell;
use super::value::{choice, id};
use crate::domain::answers::Answers;
use crate::domain::checker::ExerciseAgreed;
use crate::domain::content::content;
use crate::domain::content::gate::Gate;
use crate::domain::content::question::Answer;
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::gate::{Profile, Recheck, SEEN, Standing};
use crate::domain::id::{GateId, QuestionId};
use crate::domain::words::answer::by_now;
use crate::domain::words::gate::{explain, still_right, title, unlocked};
use crate::platform::clock;
use crate::store::{ProfileChange, Store};
use clap::Args;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;

#[derive(Debug, Args)]
pub struct ProfileArgs {
    /// Keep a safety answer; may be given several times
    #[arg(long, value_name = "ID=VALUE", value_parser = assignment, allow_hyphen_values = true)]
    set: Vec<(String, String)>,
    /// Forget a safety answer; may be given several times
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    clear: Vec<String>,
    /// Confirm a sentence that ends a gate; may be given several times
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    confirm: Vec<String>,
    /// Take a confirmation back; may be given several times
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    unconfirm: Vec<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct SeenArgs {
    /// The last check you were seen about; without it all of them
    #[arg(value_name = "CHECK_ID", value_parser = id())]
    check: Option<i64>,
    /// Whether they said that gentle exercise is fine
    #[arg(long, value_parser = choice(ExerciseAgreed::ALL, ExerciseAgreed::id))]
    exercise: Option<ExerciseAgreed>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

fn assignment(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('=').map(|(id, value)| (id.to_owned(), value.to_owned()));
    parts.ok_or_else(|| "it takes ID=VALUE, such as blood_thinner=yes".to_owned())
}

#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    profile: &'a Profile,
    open_tier: Option<Tier>,
    gates: &'a [GateId],
}

/// Shows the safety answers, after the changes asked for. All of them are checked before the first is made.
pub fn profile(args: &ProfileArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let change = ProfileChange {
        answers: checked(args)?,
        forget: args.clear.iter().map(|id| QuestionId::from(id.as_str())).collect(),
        confirm: args.confirm.clone(),
        unconfirm: args.unconfirm.clone(),
    };
    if change == ProfileChange::default() {
        return show(args.json, &*shell.data.look()?, shell);
    }
    let store = shell.data.open()?;
    store.keep_profile(content(), &change, clock::now())?;
    show(args.json, &store, shell)
}

/// The answers to keep, once every name and value was found to fit.
fn checked(args: &ProfileArgs) -> Result<Vec<(QuestionId, Answer)>, Failure> {
    let mut answers = Answers::default();
    for (id, value) in &args.set {
        safety_question(id)?;
        let before = answers.get(id).is_some();
        answers.set_text(id, value, content())?;
        if before {
            return Err(Failure::usage(format!("{id} is given twice")));
        }
    }
    for id in &args.clear {
        safety_question(id)?;
        if answers.get(id).is_some() {
            return Err(Failure::usage(format!("{id}: it cannot be set and cleared at once")));
        }
    }
    for id in args.confirm.iter().chain(&args.unconfirm) {
        confirmation(id)?;
    }
    if let Some(id) = args.confirm.iter().find(|id| args.unconfirm.contains(id)) {
        return Err(Failure::usage(format!("{id}: it cannot be confirmed and taken back at once")));
    }
    Ok(answers.iter().map(|(id, answer)| (id.clone(), answer.clone())).collect())
}

fn safety_question(id: &str) -> Result<(), Failure> {
    if content().is_safety_question(id) {
        return Ok(());
    }
    if content().question(id).is_some() {
        let why = "it is asked anew in each check";
        return Err(Failure::usage(format!("“{id}” is not kept as a safety answer, {why}; {}", known_answers(""))));
    }
    Err(Failure::usage(format!("no safety answer is called “{id}”; {}", known_answers(id))))
}

fn known_answers(typed: &str) -> String {
    let ids = content().questions().map(|question| question.id.as_str()).filter(|id| content().is_safety_question(id));
    one_of(typed, &ids.collect::<Vec<_>>())
}

fn confirmation(id: &str) -> Result<(), Failure> {
    let ids: BTreeSet<&str> =
        content().gates.iter().filter_map(|gate| gate.cleared_by.as_ref()).map(|cleared| cleared.id.as_str()).collect();
    if ids.contains(id) {
        return Ok(());
    }
    // That one comes with "I have been seen" alone.
    let said_here: Vec<&str> = ids.into_iter().filter(|id| *id != SEEN).collect();
    Err(Failure::usage(format!("“{id}” is nothing to confirm; {}", one_of(id, &said_here))))
}

/// "I have been seen".
pub fn seen(args: &SeenArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let store = shell.data.look()?;
    if store.to_be_seen(content(), args.check)?.is_empty() {
        return match args.json {
            true => show(true, &store, shell),
            false => Ok(writeln!(shell.out, "No check of yours is saved, so that nothing is marked as seen.")?),
        };
    }
    let exercise = match args.exercise {
        Some(exercise) => Some(exercise),
        None => ask(args.json, shell)?,
    };
    store.mark_seen(content(), args.check, exercise, clock::now())?;
    if args.json {
        return show(true, &store, shell);
    }
    let question = &content().texts.unlocking.question;
    match exercise {
        Some(said) => writeln!(shell.out, "{}", unlocked(content(), &data::standing(&store)?, said))?,
        None => writeln!(shell.out, "Kept. Later: unkink seen --exercise yes, no or not_sure. {question}")?,
    }
    Ok(())
}

/// What was said about exercise; none when the input ends or the line is empty.
fn ask(json: bool, shell: &mut Shell<'_>) -> Result<Option<ExerciseAgreed>, Failure> {
    let talk: &mut dyn Write = if json { &mut *shell.err } else { &mut *shell.out };
    loop {
        writeln!(talk, "{} yes, no or not_sure", content().texts.unlocking.question)?;
        let Some(line) = prompt(shell.input, talk)? else { return Ok(None) };
        match line.trim() {
            "" => return Ok(None),
            "yes" | "y" => return Ok(Some(ExerciseAgreed::Yes)),
            "no" | "n" => return Ok(Some(ExerciseAgreed::No)),
            "not_sure" | "not sure" | "?" => return Ok(Some(ExerciseAgreed::NotSure)),
            other => writeln!(talk, "“{other}” is not understood.")?,
        }
    }
}

fn show(json: bool, store: &Store, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let (profile, checks, now) = (store.profile()?, store.checks(content())?, clock::now());
    let standing = Standing::of(content(), &profile, &checks, now);
    if json {
        let shown = Shown { profile: &profile, open_tier: standing.open_tier, gates: &standing.holding };
        return print::json(shell.out, &shown);
    }
    for (id, stored) in &profile.answers {
        let text = content().question(id).map_or(id.as_str(), |question| &question.text);
        let by_now = by_now(content(), id, stored, now).map(|now| format!(", {now}")).unwrap_or_default();
        writeln!(shell.out, "{id} = {} ({}{by_now}) {text}", typed(&stored.value), stored.at.format("%Y-%m-%d"))?;
    }
    for (id, at) in &profile.confirmed {
        let cleared = |gate: &&Gate| gate.cleared_by.as_ref().is_some_and(|cleared| cleared.id == *id);
        let text = content().gates.iter().find(cleared).and_then(|gate| gate.cleared_by.as_ref());
        let counts = !standing.gates(content()).any(|gate| cleared(&gate));
        let said = if counts { "confirmed" } else { "no longer counts, your answers changed since it was confirmed" };
        let text = text.map_or("", |cleared| &cleared.text);
        writeln!(shell.out, "{id} {said} ({}) {text}", at.format("%Y-%m-%d"))?;
    }
    if profile.answers.is_empty() {
        writeln!(shell.out, "{}.", content().texts.result.safety_unanswered)?;
    }
    look_again(&profile, &profile.recheck(&checks, now), now, shell)?;
    for gate in standing.gates(content()) {
        let (title, explain) = (title(content(), &standing, gate), explain(content(), &standing, gate));
        writeln!(shell.out, "{}", format!("{}: {title}. {explain}", gate.id).trim_end())?;
    }
    Ok(())
}

/// An answer as it is typed.
fn typed(answer: &Answer) -> String {
    serde_json::to_string(answer).unwrap_or_default().trim_matches('"').to_owned()
}

/// What is to be looked at again, with the command that says it anew.
fn look_again(profile: &Profile, due: &Recheck, now: Moment, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let answers = due.answers.iter().filter(|id| content().is_safety_question(id));
    let stored = answers.filter_map(|id| Some((id, profile.answers.get(id)?)));
    let set = stored.map(|(id, stored)| format!(" --set {id}={}", typed(&stored.by(content(), id, now))));
    let again: String = set
        .chain(due.confirmed.iter().filter(|id| confirmation(id).is_ok()).map(|id| format!(" --confirm {id}")))
        .collect();
    if !again.is_empty() {
        writeln!(shell.out, "{} If it is: unkink profile{again}", still_right(due))?;
    }
    Ok(())
}
