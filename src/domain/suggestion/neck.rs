//! Signs that came after a neck was forced (J13).

use super::found::Found;
use super::history::{Crack, History};
use super::limits::{FORTNIGHT, NECK_TAGS};
use crate::domain::day::{Day, Moment};
use std::cmp::Reverse;

/// Signs of the last days that came after a neck was forced, with the crack that forced it.
pub(super) fn after_force(h: &History) -> Option<Found<'_>> {
    let all: Vec<&Crack> = h.entries.iter().collect();
    pairs(h.last(FORTNIGHT), &all, h.day_start_hour, |_, _| true)
}

/// The same of one crack, as the sign or as what forced the neck. `beside` are the cracks of the weeks around it.
pub(super) fn of_crack<'a>(crack: &'a Crack, beside: &'a [Crack], day_start_hour: u32) -> Option<Found<'a>> {
    let all: Vec<&Crack> = beside.iter().filter(|other| other.id != crack.id).chain([crack]).collect();
    pairs(all.iter().copied(), &all, day_start_hour, |sign, forced| sign.id == crack.id || forced.id == crack.id)
}

/// Whether the neck was forced in the two weeks before a crack, or with it.
pub(super) fn is_after_force(h: &History, sign: &Crack) -> bool {
    h.entries.iter().any(|crack| is_before(crack, sign, h.day_start_hour))
}

/// The signs among these cracks, each with the neck that was forced last before it; then those necks.
fn pairs<'a>(
    cracks: impl Iterator<Item = &'a Crack>,
    all: &[&'a Crack],
    day_start_hour: u32,
    wanted: impl Fn(&Crack, &Crack) -> bool,
) -> Option<Found<'a>> {
    let newest_first = |cracks: &mut Vec<&'a Crack>| {
        cracks.sort_by_key(|crack| Reverse((crack.at, crack.id)));
        cracks.dedup_by_key(|crack| crack.id);
    };
    let pair = |sign: &'a Crack| {
        let before = all.iter().copied().filter(|crack| is_before(crack, sign, day_start_hour));
        before
            .max_by_key(|crack| (crack.at, crack.id))
            .filter(|forced| wanted(sign, forced))
            .map(|forced| (sign, forced))
    };
    let (mut signs, mut necks): (Vec<&Crack>, Vec<&Crack>) =
        cracks.filter(|crack| crack.has_any(&NECK_TAGS)).filter_map(pair).unzip();
    newest_first(&mut signs);
    necks.retain(|neck| signs.iter().all(|sign| sign.id != neck.id));
    newest_first(&mut necks);
    (!signs.is_empty()).then(|| Found::of([signs, necks].concat()))
}

/// Whether a crack forced the neck in the 14 days before a sign, by their own dates or by one clock. Where of one only the
/// day is known, the same day will do.
fn is_before(forced: &Crack, sign: &Crack, day_start_hour: u32) -> bool {
    let since = |at: Moment| Day::of(at, day_start_hour).since(Day::of(forced.at, day_start_hour));
    let own = since(sign.at);
    let days = own.min(since(sign.at.with_timezone(forced.at.offset())));
    let same_day = own == 0 && !(forced.clock && sign.clock);
    forced.is_forced_neck() && days <= FORTNIGHT && (forced.at <= sign.at || same_day)
}
