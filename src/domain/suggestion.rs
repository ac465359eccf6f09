//! Journal rules J01 to J31: what a small history suggests, at most one thing (`content/red-flags.md`, section 4.2).
//!
//! Words, order and actions of the rules are written in `texts.json`; `find.rs` reads their conditions, [`limits`] holds
//! their numbers. A rule opens something to look at: it never sets a tier, and never lowers or closes a result. What is
//! filled in for a check is a proposal, which counts once the person has seen and confirmed it.

use crate::domain::checker::{Check, Who};
use crate::domain::content::Content;
use crate::domain::content::texts::{JournalAction, JournalRule};
use crate::domain::gate::Standing;
use crate::domain::id::RoutineId;
use crate::domain::routine::choice::easier_routine;
use crate::domain::routine::progress::{Soreness, soreness};

mod emergency;
mod entry_check;
mod fill;
mod find;
mod found;
mod history;
pub mod limits;
mod neck;
mod neck_watch;
mod screens;
mod suggested;

pub use emergency::emergency_of_entry;
pub use entry_check::{EntryCheck, check_of_entry, has_signs};
pub use history::{Crack, Dismissed, History, Situation};
pub use neck_watch::{is_watched, neck_watch};
pub use suggested::{Signs, Suggestion};

use find::find;
use found::Found;
use suggested::{said, suggested};

/// The one suggestion for now: the first rule in the order that holds, is not put away and is not answered by a check.
/// While moves are locked only the emergency lines and the reminder of the open result are left.
pub fn suggest(content: &Content, history: &History, situation: &Situation<'_>) -> Option<Suggestion> {
    let mut rules: Vec<&JournalRule> = content.texts.journal_rules.iter().collect();
    rules.sort_by_key(|rule| rule.order);
    let locked = !situation.standing.locks.is_empty();
    let may_be_said =
        |rule: &&JournalRule| (!locked || stays_under_a_lock(&rule.action)) && !is_put_away(rule, history);
    rules.into_iter().filter(may_be_said).find_map(|rule| {
        let found = find(&rule.id, history, situation)?;
        of(content, rule, &found, history, situation)
    })
}

/// Whether the person put a rule away a short while ago. What cannot be put away never is.
fn is_put_away(rule: &JournalRule, history: &History) -> bool {
    let Some((days, at)) = rule.dismiss_days.zip(history.dismissed.get(&rule.id)) else { return false };
    let since = history.now - *at;
    since >= chrono::Duration::zero() && since < chrono::Duration::days(i64::from(days))
}

fn stays_under_a_lock(action: &JournalAction) -> bool {
    action.kind == "emergency" || action.open.is_some()
}

fn of(
    content: &Content,
    rule: &JournalRule,
    found: &Found<'_>,
    history: &History,
    situation: &Situation<'_>,
) -> Option<Suggestion> {
    let action = said(rule, found).action;
    if is_answered(content, action, found, situation.checks) {
        return None;
    }
    let routines = routines(content, action, found, history, situation.standing);
    let nothing_is_open = action.kind == "routine" && routines.is_empty();
    (!nothing_is_open).then(|| suggested(content, rule, found, Some(history), routines))
}

/// Whether the person has looked at the warning signs since: an own check finished after the newest record the rule
/// speaks of, with the screens it asks for.
fn is_answered(content: &Content, action: &JournalAction, found: &Found<'_>, checks: &[Check]) -> bool {
    let screens: &[String] = if action.kind == "emergency" { &action.screens } else { &[] };
    let newest = found.entries.iter().max_by_key(|crack| (crack.told_at, &crack.uid));
    let after = |check: &Check| match newest {
        Some(crack) if check.at == crack.told_at => check.uid > crack.uid,
        Some(crack) => check.at > crack.told_at,
        None => found.last.is_some_and(|last| check.at >= last),
    };
    let own = checks.iter().filter(|check| check.who == Who::Me);
    action.asks()
        && own.filter(|check| after(check)).any(|check| screens::are_answered(content, screens, &check.answers))
}

/// The routines of an action that are open now, or what is open in their place. One that left the person more sore is
/// not offered.
fn routines(
    content: &Content,
    action: &JournalAction,
    found: &Found<'_>,
    history: &History,
    standing: &Standing,
) -> Vec<RoutineId> {
    let easier = || found.routine.as_deref().and_then(|sore| easier_routine(content, standing, sore));
    let named: Vec<RoutineId> = match &action.pick {
        Some(_) => easier().into_iter().collect(),
        None => action.routines.iter().flatten().filter_map(|id| open_for(content, standing, id)).collect(),
    };
    let mut offered: Vec<RoutineId> = Vec::new();
    for id in named {
        let is_sore = soreness(&id, &history.sessions) >= Soreness::Twice;
        if !is_sore && !offered.contains(&id) && found.routine.as_ref() != Some(&id) {
            offered.push(id);
        }
    }
    offered
}

fn open_for(content: &Content, standing: &Standing, id: &RoutineId) -> Option<RoutineId> {
    let gated = standing.routine(content, content.routine(id)?);
    if gated.locked { gated.alternative } else { Some(id.clone()) }
}
