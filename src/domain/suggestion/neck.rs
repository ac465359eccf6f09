//! Signs that came after a neck was forced (J13).

use super::found::Found;
use super::history::{Crack, History};
use super::limits::{FORTNIGHT, NECK_TAGS};
use chrono::Duration;

/// Signs of the last days that came after a neck was forced, with the crack that forced it.
pub(super) fn after_force(h: &History) -> Option<Found<'_>> {
    let signs = h.last(FORTNIGHT).filter(|crack| crack.has_any(&NECK_TAGS));
    let mut entries: Vec<&Crack> = Vec::new();
    let mut necks: Vec<&Crack> = Vec::new();
    for sign in signs {
        if let Some(forced) = forced_before(h, sign) {
            entries.push(sign);
            necks.push(forced);
        }
    }
    necks.retain(|neck| entries.iter().all(|sign| sign.id != neck.id));
    necks.dedup_by_key(|neck| neck.id);
    (!entries.is_empty()).then(|| Found::of([entries, necks].concat()))
}

/// The neck that was forced in the two weeks before a crack, or with it.
pub(super) fn forced_before<'a>(h: &'a History, sign: &Crack) -> Option<&'a Crack> {
    h.entries.iter().filter(|crack| is_before(crack, sign)).max_by_key(|crack| (crack.at, crack.id))
}

/// Whether a crack forced the neck in the two weeks before a sign. Where of one only the day is known, the same day will
/// do.
fn is_before(forced: &Crack, sign: &Crack) -> bool {
    let since = sign.at - forced.at;
    let same_day = forced.at.date_naive() == sign.at.date_naive() && !(forced.clock && sign.clock);
    let in_time = since >= Duration::zero() && since <= Duration::days(FORTNIGHT);
    forced.is_forced_neck() && (in_time || same_day)
}

/// A sign with the crack that forced the neck before it, which may be the same.
pub(super) fn of_sign<'a>(sign: &'a Crack, last_forced: Option<&'a Crack>) -> Option<Found<'a>> {
    if !sign.has_any(&NECK_TAGS) {
        return None;
    }
    if sign.is_forced_neck() {
        return Some(Found::of(vec![sign]));
    }
    let forced = last_forced.filter(|forced| is_before(forced, sign))?;
    Some(Found::of(vec![sign, forced]))
}
