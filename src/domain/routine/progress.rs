//! What earlier sessions speak for: a gentler start, a harder form, or stepping back (`content/routines.md`, section
//! 5.1, and J22 of `content/red-flags.md`). Nothing here changes a plan unasked.

use super::Plan;
use crate::domain::content::Content;
use crate::domain::day::Moment;
use crate::domain::exercise::{Intent, Variant};
use crate::domain::id::ExerciseId;
use crate::domain::session::record::SessionRecord;
use crate::domain::settings::Settings;
use chrono::Duration;

/// So much more pain after than before counts as sore.
const SORE_FROM: u8 = 2;

/// The last uses that are looked at.
const USES: usize = 3;

/// A choice that is offered beside a routine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// The first week: easier ways and two thirds of the repetitions.
    Gentler,
    /// After two weeks: these strength moves have a harder form.
    Harder(Vec<ExerciseId>),
}

/// How a routine left the person lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Soreness {
    None,
    /// More sore after the last use: an easier way may suit.
    Once,
    /// Twice in the last three uses: it is not offered any more.
    Twice,
    /// Three times in the last three uses: worth a check.
    ThreeTimes,
}

/// What is offered with this plan, if anything.
pub fn offer(
    plan: &Plan,
    content: &Content,
    settings: &Settings,
    newest_first: &[SessionRecord],
    now: Moment,
) -> Option<Offer> {
    let mut moved = newest_first.iter().filter(|session| session.finished_a_step());
    let Some(first) = moved.next_back() else { return Some(Offer::Gentler) };
    let since = now.signed_duration_since(first.started_at);
    let well_borne = newest_first.iter().filter(|session| more_pain(session).is_some_and(|more| more <= 0)).count();
    if since < Duration::weeks(1) {
        return (well_borne < USES).then_some(Offer::Gentler);
    }
    if since < Duration::weeks(2) || soreness(&plan.id, newest_first) > Soreness::None {
        return None;
    }
    let harder: Vec<ExerciseId> = plan
        .steps
        .iter()
        .filter_map(|step| content.exercise(&step.exercise))
        .filter(|exercise| exercise.intent == Intent::Strengthen && exercise.has(Variant::Harder))
        .filter(|exercise| !settings.variants.contains_key(&exercise.id))
        .map(|exercise| exercise.id.clone())
        .collect();
    (!harder.is_empty()).then_some(Offer::Harder(harder))
}

/// How the last uses of a routine or exercise left the person. Uses without both pains say nothing.
pub fn soreness(routine: &str, newest_first: &[SessionRecord]) -> Soreness {
    let uses = newest_first.iter().filter(|session| session.routine == routine);
    let sore: Vec<bool> = uses.filter_map(more_pain).take(USES).map(|more| more >= i16::from(SORE_FROM)).collect();
    match sore.iter().filter(|sore| **sore).count() {
        0 => Soreness::None,
        1 if sore.first() == Some(&true) => Soreness::Once,
        1 => Soreness::None,
        2 => Soreness::Twice,
        _ => Soreness::ThreeTimes,
    }
}

fn more_pain(session: &SessionRecord) -> Option<i16> {
    Some(i16::from(session.pain_after?) - i16::from(session.pain_before?))
}
