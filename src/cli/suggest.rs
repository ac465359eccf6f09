//! `suggest`: the one suggestion that Today and the journal show now.

use super::failure::Failure;
use super::routine::because;
use super::shell::Shell;
use super::{data, print};
use crate::domain::content::content;
use crate::domain::content::texts::JournalAction;
use crate::domain::day::days_after;
use crate::domain::gate::Standing;
use crate::domain::id::{QuestionId, RuleId};
use crate::domain::journal::{Entry, EntryFields, asked_later};
use crate::domain::settings::Numbers;
use crate::domain::suggestion::{Situation, Suggestion, neck_watch, suggest as of_history};
use crate::domain::words::kept;
use crate::domain::words::name::name_of;
use crate::domain::words::suggestion::{adjusted, noted, put_away};
use crate::platform::clock;
use crate::store::{PAIN_LATER, Recent, Store};
use clap::Args;
use serde::Serialize;
use std::io::Write;

#[derive(Debug, Args)]
pub struct SuggestArgs {
    /// Put it away: it does not come again for 7 days
    #[arg(long)]
    not_now: bool,
    /// Do not ask again how much the last crack hurt an hour later
    #[arg(long)]
    no_pain_later: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// A suggestion in the shape of the terminal contract.
#[derive(Debug, Serialize)]
struct Told<'a> {
    rule: &'a RuleId,
    text: String,
    action: &'a JournalAction,
    prefill: &'a [QuestionId],
    entry: Option<i64>,
}

/// Shows the suggestion, or puts it away.
pub fn suggest(args: &SuggestArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let numbers = shell.data.numbers();
    let store = if args.not_now || args.no_pain_later { shell.data.open()? } else { shell.data.look()? };
    if args.no_pain_later {
        let asked = later(&store)?.ok_or_else(|| Failure::failed("no pain an hour later is asked for now"))?;
        store.put_rule_away(&PAIN_LATER.into(), Some(asked.fields.at))?;
        shell.note("It is not asked again.");
    }
    let mut found = now(&store)?;
    if args.not_now {
        let shown = found.ok_or_else(|| Failure::failed("nothing is suggested now"))?;
        if !shown.dismissable {
            return Err(Failure::failed(format!("“{}” cannot be put away", numbers.fill(&shown.text))));
        }
        store.put_rule_away(&shown.rule, Some(clock::now()))?;
        shell.note(put_away(content(), &shown));
        found = now(&store)?;
    }
    if args.json {
        let told = found.as_ref().map(|shown| Told {
            rule: &shown.rule,
            text: numbers.fill(&shown.text),
            action: &shown.action,
            prefill: &shown.prefill,
            entry: shown.entry,
        });
        return print::json(shell.out, &told);
    }
    match &found {
        Some(shown) => say(shown, &numbers, &store, shell.out)?,
        None => writeln!(shell.out, "Nothing to suggest now.")?,
    }
    ask_later(&store, shell.out)?;
    watch(&store, shell.out)
}

/// What is suggested by these records now.
pub fn now(store: &Store) -> Result<Option<Suggestion>, Failure> {
    let now = clock::now();
    let (settings, checks, profile) = (store.settings()?, store.checks(content())?, store.profile()?);
    let standing = Standing::of(content(), &profile, &checks, now);
    let history = store.history(content(), now, settings.day_start_hour, &Recent::default())?;
    let situation = Situation {
        standing: &standing,
        checks: &checks,
        profile: &profile,
        opened: now,
        rest_minutes: settings.refractory_minutes,
    };
    Ok(of_history(content(), &history, &situation))
}

/// The words, and what can be done about them here.
fn say(shown: &Suggestion, numbers: &Numbers, store: &Store, out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(signs) = &shown.signs {
        writeln!(out, "{}", noted(content(), signs))?;
    }
    writeln!(out, "{}", numbers.fill(&shown.text))?;
    let tier = shown.action.tier.and_then(|tier| content().texts.tier(tier));
    for line in tier.into_iter().flat_map(|tier| [&tier.headline, &tier.action]) {
        writeln!(out, "{}", numbers.fill(line))?;
    }
    if shown.action.asks() {
        let filled = if shown.answers.is_empty() { "" } else { " --suggested" };
        writeln!(out, "The warning signs: unkink check{filled}")?;
    }
    if shown.kind() == "profile" {
        writeln!(out, "The safety answers: unkink profile")?;
    }
    if shown.result.is_some() {
        writeln!(out, "You have been seen: unkink seen")?;
    }
    let own = store.own_routines()?;
    for id in &shown.routines {
        let own = |id: &str| own.iter().find(|routine| routine.uid == id).map(|routine| routine.name.clone());
        writeln!(out, "{}: unkink play {id}", name_of(content(), own, id))?;
    }
    let standing = data::standing(store)?;
    for routine in shown.routines.iter().filter_map(|id| content().routine(id)) {
        let gates = standing.routine(content(), routine).why;
        if !gates.is_empty() {
            writeln!(out, "{}", adjusted(&routine.name))?;
        }
        for line in because(&standing, &gates) {
            writeln!(out, "{line}")?;
        }
    }
    if let Some(card) = shown.card().and_then(|id| content().card(id)) {
        writeln!(out, "To read, in the window: {}", card.title)?;
    }
    if shown.dismissable {
        writeln!(out, "Not now: unkink suggest --not-now")?;
    }
    Ok(())
}

/// The crack of which it is asked now how much it hurt an hour later.
fn later(store: &Store) -> Result<Option<Entry>, Failure> {
    let now = clock::now();
    let put_away = store.dismissals()?.remove(PAIN_LATER);
    let recent = store.recent(days_after(now, -1))?;
    Ok(asked_later(&recent.entries, put_away, now).cloned())
}

fn ask_later(store: &Store, out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(entry) = later(store)? {
        let crack = kept::crack(&entry.fields, clock::now());
        writeln!(out, "\nPain an hour later? {crack}: unkink edit {} --pain-later 0-10", entry.id)?;
        writeln!(out, "Not asked again: unkink suggest --no-pain-later")?;
    }
    Ok(())
}

/// What to watch for after a neck was forced.
fn watch(store: &Store, out: &mut dyn Write) -> Result<(), Failure> {
    let now = clock::now();
    let forced = store.last_forced_neck(now)?;
    let fields: Option<&EntryFields> = forced.as_ref().map(|entry| &entry.fields);
    if let Some(watch) = neck_watch(content(), fields, &store.checks(content())?, now, store.settings()?.day_start_hour)
    {
        writeln!(out, "\n{}\n{}", watch.title, watch.text)?;
    }
    Ok(())
}
