//! "Pain an hour later?", asked once of a crack that hurt or was forced.

use super::entry::{Entry, Trigger};
use crate::domain::day::Moment;

/// When it is asked, in minutes after the crack.
const FROM_MINUTES: i64 = 60;

/// Until when: later nobody remembers.
const TO_MINUTES: i64 = 12 * 60;

/// The crack of which it is asked now: the newest that is an hour old, if nothing was said of it yet. `put_away` is the
/// crack up to which the person did not want to say.
pub fn asked_later(newest_first: &[Entry], put_away: Option<Moment>, now: Moment) -> Option<&Entry> {
    let newest = newest_first.iter().find(|entry| is_of_interest(entry) && minutes(entry, now) >= FROM_MINUTES)?;
    Some(newest).filter(|entry| is_asked_later(entry, put_away, now))
}

/// Whether it is asked of this crack now.
pub fn is_asked_later(entry: &Entry, put_away: Option<Moment>, now: Moment) -> bool {
    let in_time = (FROM_MINUTES..TO_MINUTES).contains(&minutes(entry, now));
    let wanted = put_away.is_none_or(|put_away| entry.fields.at > put_away);
    in_time && wanted && is_of_interest(entry) && entry.fields.pain_later.is_none()
}

fn is_of_interest(entry: &Entry) -> bool {
    let forced = matches!(entry.fields.trigger, Some(Trigger::SelfForced | Trigger::OtherPerson));
    entry.fields.clock && (forced || entry.fields.pain >= Some(1))
}

fn minutes(entry: &Entry, now: Moment) -> i64 {
    (now - entry.fields.at).num_minutes()
}
