//! The routine for now: one, with its reason, never one that is closed (`content/routines.md`, section 5.1); and
//! whether the safety questions come before it.

use crate::domain::content::Content;
use crate::domain::day::Moment;
use crate::domain::exercise::Region;
use crate::domain::gate::{Profile, Standing};
use crate::domain::id::RoutineId;
use crate::domain::journal::{BodySide, Entry, Trigger, usual_region};
use crate::domain::routine::progress::{Soreness, soreness};
use crate::domain::routine::wishes::{is_unwanted, liked_in, wishes};
use crate::domain::session::record::SessionRecord;
use crate::domain::words::lower_first;
use std::cmp::Reverse;

/// A routine that suits what was logged, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForNow {
    pub routine: RoutineId,
    /// Ends a sentence that begins with "For you now".
    pub reason: String,
}

/// The routine for now by the entries, newest first. Among those that suit equally, one with more moves the person
/// likes comes first; one of which they want no move, or that left them more sore (J22), is passed over. None under a
/// lock.
pub fn for_now(
    content: &Content,
    standing: &Standing,
    sessions: &[SessionRecord],
    newest_first: &[Entry],
    now: Moment,
) -> Option<ForNow> {
    let wishes = wishes(sessions);
    let left_sore = |id: &str| soreness(id, sessions) >= Soreness::Twice;
    let mut suiting = suiting(newest_first, now);
    suiting.push((&["desk_break_3", "movement_break_hourly"], "a short one to begin with".to_owned()));
    suiting.into_iter().find_map(|(equal, reason)| {
        let equal = equal.iter().filter(|id| !left_sore(id)).filter_map(|id| content.routine(id));
        let mut equal: Vec<_> = equal.map(|routine| standing.routine(content, routine)).collect();
        equal.retain(|gated| gated.locked || !is_unwanted(&gated.plan, &wishes));
        equal.sort_by_key(|gated| Reverse(if gated.locked { 0 } else { liked_in(&gated.plan, &wishes) }));
        equal.into_iter().find_map(|gated| {
            if !gated.locked {
                return Some(ForNow { routine: gated.plan.id.as_str().into(), reason: reason.clone() });
            }
            let reason = "what is open with your answers".to_owned();
            gated.alternative.filter(|id| !left_sore(id)).map(|routine| ForNow { routine, reason })
        })
    })
}

/// Routines that suit equally, and why.
type Suiting = (&'static [&'static str], String);

/// What the entries speak for, strongest first.
fn suiting(newest_first: &[Entry], now: Moment) -> Vec<Suiting> {
    let last = |days: i64| {
        let from = now - chrono::Duration::days(days);
        newest_first.iter().filter(move |entry| entry.fields.at > from && entry.fields.at <= now)
    };
    let mut suiting: Vec<Suiting> = Vec::new();
    let forced = last(1).filter(|entry| entry.fields.trigger == Some(Trigger::SelfForced)).count();
    if forced > 3 {
        suiting.push((&["urge_reset_60"], format!("you forced it {forced} times in the last day")));
    }
    let sitting = last(14).filter(|entry| entry.fields.context.iter().any(|word| word == "after_sitting")).count();
    let logged = last(14).count();
    if logged >= 5 && sitting * 5 >= logged * 3 {
        let both = &["after_long_sitting_5", "movement_break_hourly"];
        suiting.push((both, "you often log cracks after sitting".to_owned()));
    }
    let month = last(30).count();
    for side in [BodySide::Left, BodySide::Right] {
        let on_side = last(30).filter(|entry| entry.fields.side == Some(side)).count();
        if month >= 10 && on_side * 5 >= month * 4 {
            suiting.push((&["one_sided_balance_7"], "your cracks are mostly on one side lately".to_owned()));
        }
    }
    if let Some(region) = usual_region(newest_first) {
        let lately = format!("mostly your {} lately", lower_first(region.label()));
        suiting.push((longer(Some(region)), lately));
    }
    suiting
}

/// What eases a place for some minutes: what is longer than a short move against an urge.
pub fn longer(region: Option<Region>) -> &'static [&'static str] {
    match region {
        Some(Region::Neck) => &["neck_ease_5"],
        Some(Region::UpperMidBack) => &["upper_back_ease_6"],
        Some(Region::LowBack) => &["low_back_ease_8"],
        None => &["desk_break_3"],
    }
}

/// The routine in the place of one that left the person more sore: the one written for that, as long as it is open.
pub fn easier_routine(content: &Content, standing: &Standing, sore: &str) -> Option<RoutineId> {
    let named = content.routine(sore).and_then(|routine| content.routine(&routine.alternative));
    let open = named.filter(|routine| !standing.routine(content, routine).locked).map(|routine| routine.id.clone());
    open.or_else(|| standing.nearest_open(content))
}

/// Routines that are begun without being asked the safety questions first.
const UNASKED: [&str; 2] = ["urge_reset_60", "movement_break_hourly"];

/// Whether the safety questions are offered before this routine: none was answered, and no other routine was played. A
/// single move, as against an urge, is no routine.
pub fn asks_safety_first(routine: &str, profile: &Profile, sessions: &[SessionRecord]) -> bool {
    let asked = |id: &str| !UNASKED.contains(&id);
    let is_routine = |session: &SessionRecord| session.steps.len() > 1 && asked(&session.routine);
    let played = || sessions.iter().any(|session| is_routine(session) && session.finished_a_step());
    asked(routine) && profile.answers.is_empty() && !played()
}
