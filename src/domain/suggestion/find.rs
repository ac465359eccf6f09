//! The conditions of the journal rules, each read over the history.

use super::found::Found;
use super::history::{Crack, History, Situation};
use super::limits::{
    AFTER_SITTING, AT_NIGHT, CAUGHT_AGAIN, CAUGHT_TAGS, FEWER, FORCED_CHECK, FORCED_DAYS, FORCED_TODAY, FORTNIGHT,
    GRINDING_DAYS, LESS_RELIEF, LONG_SITTING, MONTH, MORE_GRINDING, NERVE_TAGS, NO_GAP, NO_GAP_HOURS, ONE_SIDE,
    PAIN_MOST_DAYS, PAIN_STAYS, PAIN_WEEKS, PAINFUL, PREGNANCY_WEEKS, PRESSED_PAIN, RISING, STRONG_PAIN, STRONG_URGE,
    TOO_SOON, WEEK, WORRIED, reminded_after,
};
use super::neck;
use crate::domain::checker::{Check, Who};
use crate::domain::content::question::Answer;
use crate::domain::content::rule::Tier;
use crate::domain::day::Day;
use crate::domain::exercise::Region;
use crate::domain::id::RuleId;
use crate::domain::journal::{BodySide, DayCard, EMERGENCY_TAGS, Effort, Sound, Trigger};
use crate::domain::routine::progress::{Soreness, soreness};
use chrono::{Duration, Timelike};
use std::cmp::Reverse;

/// What the rule with this id finds.
pub(super) fn find<'a>(rule: &RuleId, history: &'a History, situation: &Situation<'_>) -> Option<Found<'a>> {
    let h = history;
    match rule.as_str() {
        "J01" => Found::from(PAINFUL.0, h.last(WEEK).filter(|crack| crack.hurt(PAINFUL.1))),
        "J02" => Found::from(1, h.last(FORTNIGHT).filter(|crack| crack.hurt(STRONG_PAIN))),
        "J03" => rising_pain(h),
        "J04" => pain_stays(h),
        "J05" => more_grinding(h),
        "J06" => grinding_days(h),
        "J07" => forced_often(h),
        "J08" => {
            too_soon(h, situation).next().filter(|crack| rests(crack, h, situation)).map(|one| Found::of(vec![one]))
        }
        "J09" => Found::from(TOO_SOON, too_soon(h, situation).filter(|crack| h.day(crack) == h.today())),
        "J10" => no_gap(h),
        "J11" => new_nerve_sign(h),
        "J12" => tagged(h, &EMERGENCY_TAGS),
        "J13" => neck::after_force(h),
        "J14" => caught(h),
        "J15" => tagged(h, &["swelling"]),
        "J16" => tagged(h, &["after_injury"]),
        "J17" => pressed(h),
        "J18" => one_sided(h),
        "J19" => after_sitting(h),
        "J20" => at_night(h),
        "J21" => less_relief(h),
        "J22" => sore_after(h),
        "J23" => fewer_forced(h),
        "J24" => pain_for_weeks(h),
        "J25" => pain_most_days(h),
        "J26" => strong_urges(h),
        "J27" => Found::from(WORRIED, h.last(FORTNIGHT).filter(|crack| crack.has_any(&["worry"]))),
        "J28" => open_result(h, situation),
        "J29" => weeks_passed(h, situation),
        "J30" => tagged(h, &["fever"]),
        "J31" => dizzy_unforced(h),
        _ => None,
    }
}

fn tagged<'a>(h: &'a History, tags: &'static [&'static str]) -> Option<Found<'a>> {
    Found::from(1, h.last(FORTNIGHT).filter(|crack| crack.has_any(tags)))
}

fn rising_pain(h: &History) -> Option<Found<'_>> {
    let given = |cracks: &mut dyn Iterator<Item = &Crack>| cracks.filter_map(|crack| crack.pain).collect::<Vec<u8>>();
    let (now, before) = (given(&mut h.last(WEEK)), given(&mut h.between(WEEK, WEEK)));
    let rises = now.len() >= RISING.0
        && before.len() >= RISING.0
        && twice_the_median(now)? >= twice_the_median(before)? + 2 * RISING.1;
    rises.then(|| Found::of(h.last(WEEK).filter(|crack| crack.pain.is_some()).collect()))
}

/// Twice the median, which is whole.
fn twice_the_median(mut values: Vec<u8>) -> Option<u32> {
    values.sort_unstable();
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get((values.len() - 1) / 2)?;
    Some(u32::from(upper) + u32::from(lower))
}

fn pain_stays(h: &History) -> Option<Found<'_>> {
    let said = |day: Day| h.days.iter().find(|card| card.date == day);
    let hurts = |card: &DayCard| card.pain_today >= Some(PAIN_STAYS.1);
    // Of today nothing may have been said yet.
    let unsaid = said(h.today()).is_none_or(|card| card.pain_today.is_none());
    let newest = h.today().plus(-i64::from(unsaid));
    let run: Vec<&DayCard> =
        (0..FORTNIGHT).map_while(|back| said(newest.plus(-back)).filter(|card| hurts(card))).collect();
    (run.len() >= PAIN_STAYS.0).then(|| Found::days(run.into_iter()))
}

fn is_grinding(crack: &&Crack) -> bool {
    crack.sound == Some(Sound::GrindGrate)
}

fn more_grinding(h: &History) -> Option<Found<'_>> {
    let (least, (more, than)) = MORE_GRINDING;
    let before = h.between(FORTNIGHT, FORTNIGHT).filter(is_grinding).count();
    Found::from(least, h.last(FORTNIGHT).filter(is_grinding)).filter(|found| found.count * than >= before * more)
}

fn grinding_days(h: &History) -> Option<Found<'_>> {
    let often = h.days_with(h.last(WEEK).filter(is_grinding), 1) >= GRINDING_DAYS;
    often.then(|| Found::of(h.last(WEEK).filter(is_grinding).collect()))
}

fn self_forced(h: &History, days: i64) -> impl Iterator<Item = &Crack> {
    h.last(days).filter(|crack| crack.is_self_forced())
}

fn forced_often(h: &History) -> Option<Found<'_>> {
    let today = Found::of(self_forced(h, 1).collect());
    if today.count >= FORCED_CHECK {
        return Some(today.say(2));
    }
    if h.days_with(self_forced(h, WEEK), FORCED_DAYS.0) >= FORCED_DAYS.1 {
        return Some(Found::of(self_forced(h, WEEK).collect()).say(1));
    }
    (today.count > FORCED_TODAY).then_some(today)
}

/// Cracks that were forced although their place still rested, newest first.
fn too_soon<'a>(h: &'a History, situation: &Situation<'_>) -> impl Iterator<Item = &'a Crack> {
    let rest = Duration::minutes(i64::from(situation.rest_minutes));
    h.last(2).filter(move |crack| {
        let resting = |other: &&Crack| {
            let since = crack.at - other.at;
            let is_earlier = (other.at, other.id) < (crack.at, crack.id);
            is_earlier && other.clock && other.region == crack.region && since < rest
        };
        crack.is_self_forced() && crack.clock && crack.region.is_some() && h.last(3).any(|other| resting(&other))
    })
}

fn rests(crack: &Crack, h: &History, situation: &Situation<'_>) -> bool {
    h.now - crack.at < Duration::minutes(i64::from(situation.rest_minutes))
}

fn no_gap(h: &History) -> Option<Found<'_>> {
    let (least, seconds, pain) = NO_GAP;
    let since = h.now - Duration::hours(NO_GAP_HOURS);
    let close = |a: &&Crack, b: &&Crack| a.at - b.at <= Duration::seconds(seconds);
    let runs_at = |region: Region| {
        let own = |crack: &&Crack| crack.trigger == Some(Trigger::Spontaneous) && crack.region == Some(region);
        let cracks: Vec<&Crack> = h.last(3).filter(own).filter(|crack| crack.clock && crack.at >= since).collect();
        cracks.chunk_by(close).filter(|run| run.len() >= least).map(<[&Crack]>::to_vec).collect::<Vec<_>>()
    };
    let hurts = |run: &Vec<&Crack>| run.iter().any(|crack| crack.hurt(pain));
    let mut runs: Vec<Vec<&Crack>> = Region::ALL.into_iter().flat_map(runs_at).collect();
    let any_hurts = runs.iter().any(hurts);
    runs.retain(|run| hurts(run) == any_hurts);
    let mut cracks = runs.concat();
    cracks.sort_by_key(|crack| Reverse((crack.at, crack.id)));
    Found::from(least, cracks.into_iter()).map(|found| found.say(usize::from(any_hurts)))
}

fn new_nerve_sign(h: &History) -> Option<Found<'_>> {
    let mut new: Vec<&Crack> = NERVE_TAGS
        .iter()
        .filter_map(|tag| {
            let with = |crack: &&Crack| crack.has_any(&[tag]);
            let first = h.last(FORTNIGHT).filter(with).last()?;
            let (day, at) = (h.day(first), first.at);
            let known = h.entries.iter().filter(with).filter(|crack| crack.at < at);
            let known = known.filter(|crack| day.since(h.day(crack)) <= MONTH).count() > 0;
            (!known).then(|| h.last(FORTNIGHT).filter(with).collect::<Vec<_>>())
        })
        .flatten()
        .collect();
    new.sort_by_key(|crack| Reverse((crack.at, crack.id)));
    new.dedup_by_key(|crack| crack.id);
    Found::from(1, new.into_iter())
}

fn caught(h: &History) -> Option<Found<'_>> {
    let lately = tagged(h, &CAUGHT_TAGS)?;
    let all = Found::of(h.last(MONTH).filter(|crack| crack.has_any(&CAUGHT_TAGS)).collect());
    Some(if all.count >= CAUGHT_AGAIN { all.say(1) } else { lately })
}

fn pressed(h: &History) -> Option<Found<'_>> {
    let by_others = |crack: &&Crack| crack.trigger == Some(Trigger::OtherPerson);
    let left_something = |crack: &&Crack| crack.hurt(PRESSED_PAIN) || crack.has_any(&NERVE_TAGS);
    let pressed = h.last(FORTNIGHT).filter(by_others);
    let hurt = Found::from(1, h.last(FORTNIGHT).filter(by_others).filter(left_something)).map(|found| found.say(1));
    hurt.or_else(|| Found::from(1, pressed))
}

fn one_sided(h: &History) -> Option<Found<'_>> {
    let (least, (share, of), pain) = ONE_SIDE;
    let all = h.last(MONTH).count();
    [BodySide::Left, BodySide::Right].into_iter().find_map(|side| {
        let there: Vec<&Crack> = h.last(MONTH).filter(|crack| crack.side == Some(side)).collect();
        let mostly = all >= least && there.len() * of >= all * share;
        let told = there.iter().any(|crack| crack.hurt(pain) || crack.has_any(&["less_range"]));
        mostly.then(|| Found::of(there).say(usize::from(told)))
    })
}

fn after_sitting(h: &History) -> Option<Found<'_>> {
    let (least, (share, of)) = AFTER_SITTING;
    let all = h.last(FORTNIGHT).count();
    let sat = |crack: &&Crack| crack.context.iter().any(|word| word == "after_sitting");
    let cracks: Vec<&Crack> = h.last(FORTNIGHT).filter(sat).collect();
    if all >= least && cracks.len() * of >= all * share {
        return Some(Found::of(cracks));
    }
    let long = |card: &&DayCard| card.sit_hours >= Some(LONG_SITTING.0);
    (h.cards(FORTNIGHT).filter(long).count() >= LONG_SITTING.1).then(|| Found::days(h.cards(FORTNIGHT).filter(long)))
}

fn at_night(h: &History) -> Option<Found<'_>> {
    let (least, until, pain) = AT_NIGHT;
    let woke =
        |crack: &&Crack| crack.has_any(&["night_pain"]) || (crack.clock && crack.at.hour() < until && crack.hurt(pain));
    Found::from(least, h.last(FORTNIGHT).filter(woke))
}

fn less_relief(h: &History) -> Option<Found<'_>> {
    let (fall, (more, than), harder) = LESS_RELIEF;
    let tried = Found::from(harder, h.last(FORTNIGHT).filter(|crack| crack.effort == Some(Effort::More)));
    let relief =
        |cracks: &mut dyn Iterator<Item = &Crack>| twice_the_median(cracks.filter_map(|crack| crack.relief).collect());
    let eased = relief(&mut h.last(FORTNIGHT)).zip(relief(&mut h.between(FORTNIGHT, FORTNIGHT)));
    let falls = eased.is_some_and(|(now, before)| now + 2 * fall <= before);
    let forced: Vec<&Crack> = self_forced(h, FORTNIGHT).collect();
    let before = h.between(FORTNIGHT, FORTNIGHT).filter(|crack| crack.is_self_forced()).count();
    let rises = forced.len() > before && forced.len() * than >= before * more;
    tried.or_else(|| (falls && rises).then(|| Found::of(forced)))
}

fn sore_after(h: &History) -> Option<Found<'_>> {
    let since = h.today().plus(1 - FORTNIGHT);
    let lately = h.sessions.iter().filter(|session| Day::of(session.started_at, h.day_start_hour) >= since);
    // The newest comes first among those that left the person equally sore.
    let left = |routine: &str| soreness(routine, &h.sessions);
    let mut sore: Vec<_> = lately.filter(|session| left(&session.routine) >= Soreness::Twice).collect();
    sore.sort_by_key(|session| Reverse(left(&session.routine)));
    let worst = sore.first()?;
    let three = left(&worst.routine) == Soreness::ThreeTimes;
    Some(Found {
        text: usize::from(three),
        last: Some(worst.updated_at),
        routine: Some(worst.routine.as_str().into()),
        ..Found::default()
    })
}

fn fewer_forced(h: &History) -> Option<Found<'_>> {
    let ((share, of), least) = FEWER;
    let before = h.between(FORTNIGHT, FORTNIGHT).filter(|crack| crack.is_self_forced()).count();
    let now: Vec<&Crack> = self_forced(h, FORTNIGHT).collect();
    (before >= least && now.len() * of <= before * share).then(|| Found::of(now))
}

fn pain_for_weeks(h: &History) -> Option<Found<'_>> {
    let (least, weeks) = PAIN_WEEKS;
    let today = h.today();
    let week = |day: Day| today.since(day).div_euclid(WEEK);
    let hurt = |crack: &&Crack| crack.hurt(1);
    let cards = || h.cards(WEEK * weeks).filter(|card| card.pain_today >= Some(1));
    let of_cracks = h.last(WEEK * weeks).filter(hurt).map(|crack| week(h.day(crack)));
    let mut in_weeks: Vec<i64> = of_cracks.chain(cards().map(|card| week(card.date))).collect();
    in_weeks.sort_unstable();
    in_weeks.dedup();
    (in_weeks.len() >= least)
        .then(|| Found { entries: h.last(WEEK * weeks).filter(hurt).collect(), ..Found::days(cards()) })
}

fn pain_most_days(h: &History) -> Option<Found<'_>> {
    let hurts = |card: &&DayCard| card.pain_today >= Some(PAIN_MOST_DAYS.1);
    let days = || h.cards(FORTNIGHT).filter(hurts);
    (days().count() >= PAIN_MOST_DAYS.0).then(|| Found::days(days()))
}

fn strong_urges(h: &History) -> Option<Found<'_>> {
    let (level, forced, least) = STRONG_URGE;
    let today = h.today();
    let days = today.plus(1 - WEEK).through(today).filter(|day| {
        let of_day = || h.last(WEEK).filter(|crack| h.day(crack) == *day);
        of_day().any(|crack| crack.urge >= Some(level))
            && of_day().filter(|crack| crack.is_self_forced()).count() >= forced
    });
    (days.count() >= least).then(|| Found::of(self_forced(h, WEEK).collect()))
}

fn open_result<'a>(h: &History, situation: &Situation<'_>) -> Option<Found<'a>> {
    let is_due = |check: &&Check| {
        let tier = check.result.assessment.tier;
        let due = match reminded_after(tier) {
            Some(days) => h.now - check.at >= Duration::days(days),
            None => check.at < situation.opened,
        };
        check.who == Who::Me && check.seen_at.is_none() && tier > Tier::SelfCare && due
    };
    let open = situation.checks.iter().filter(is_due);
    let check = open.max_by_key(|check| (check.result.assessment.tier, check.at))?;
    Some(Found { result: Some(check.id), ..Found::default() })
}

fn weeks_passed<'a>(h: &History, situation: &Situation<'_>) -> Option<Found<'a>> {
    let stored = |id: &str| situation.profile.answers.get(id);
    let pregnant = stored("pregnancy_status").and_then(|stored| stored.value.text()) == Some("pregnant");
    let weeks = stored("pregnancy_weeks").filter(|_| pregnant)?;
    let Answer::Number(then) = weeks.value else { return None };
    let now = then + (h.now - weeks.at).num_weeks();
    let passed = PREGNANCY_WEEKS.iter().any(|week| then < *week && now >= *week);
    passed.then(Found::default)
}

fn dizzy_unforced(h: &History) -> Option<Found<'_>> {
    let dizzy = h.last(FORTNIGHT).filter(|crack| crack.has_any(&["dizzy"]));
    Found::from(1, dizzy.filter(|crack| !neck::is_after_force(h, crack)))
}
