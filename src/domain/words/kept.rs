//! Records by name, as the message about them says it.

use crate::domain::checker::{Check, Who};
use crate::domain::content::Content;
use crate::domain::day::{Day, Moment};
use crate::domain::exercise::Region;
use crate::domain::journal::{CrackOf, DayCard, EntryFields, Outcome, Trigger, UrgeFields};
use crate::domain::session::record::SessionRecord;
use crate::domain::timeline::Several;
use crate::domain::trash::Gone;
use crate::domain::words::entry::option_label;
use crate::domain::words::{count, how_long, lower_first, short_date, time};

/// What was done with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Saved,
    Changed,
    Deleted,
    BroughtBack,
    /// Not kept, because nobody wants it.
    ThrownAway,
}

impl Done {
    /// "Saved: Neck, forced, 19:34". `record` is named as below.
    pub fn of(self, record: &str) -> String {
        let done = match self {
            Done::Saved => "Saved",
            Done::Changed => "Changed",
            Done::Deleted => "Deleted",
            Done::BroughtBack => "Back",
            Done::ThrownAway => "Not kept",
        };
        format!("{done}: {record}")
    }
}

/// "Neck, forced, 19:34", with the date where it was not today.
pub fn crack(fields: &EntryFields, now: Moment) -> String {
    let how = match fields.trigger {
        Some(Trigger::SelfForced) => Some("forced"),
        Some(Trigger::Spontaneous) => Some("by itself"),
        Some(Trigger::OtherPerson) => Some("by someone else"),
        None => None,
    };
    let place = fields.region.map_or("Crack", Region::label);
    let when = if fields.clock { at(fields.at, now) } else { short_date(Day::of(fields.at, 0)) };
    row([Some(place.to_owned()), how.map(str::to_owned), Some(when)])
}

/// "Crack logged at 18:58".
pub fn logged(fields: &EntryFields) -> String {
    format!("Crack logged at {}", time(fields.at))
}

/// "Urge, neck, eased, 19:34".
pub fn urge(fields: &UrgeFields, now: Moment) -> String {
    let place = fields.region.map(|region| lower_first(region.label()));
    let outcome = fields.outcome.map(|outcome| match outcome {
        Outcome::Eased => "eased".to_owned(),
        Outcome::StillThere => "still there".to_owned(),
        Outcome::Cracked => "cracked anyway".to_owned(),
    });
    row([Some("Urge".to_owned()), place, outcome, Some(at(fields.at, now))])
}

/// "Desk break, 7 min 40 s, 19:34". `name` is that of the routine or move.
pub fn session(session: &SessionRecord, name: &str, now: Moment) -> String {
    row([Some(name.to_owned()), Some(how_long(session.done())), Some(at(session.started_at, now))])
}

/// "Check, see someone soon, 19:34". The result is named by its headline.
pub fn check(check: &Check, content: &Content, now: Moment) -> String {
    let tier = content.texts.tier(check.result.assessment.tier);
    let headline = tier.map(|tier| lower_first(tier.headline.trim_end_matches('.')));
    row([Some("Check".to_owned()), headline, Some(at(check.at, now))])
}

/// What became of the crack of an urge.
pub fn crack_of(became: CrackOf) -> &'static str {
    match became {
        CrackOf::Saved(_) => "A crack was saved with it.",
        CrackOf::WentAway(_) => "The crack it ended in is in the trash now.",
        CrackOf::CameBack(_) => "The crack it ended in is back.",
        CrackOf::StaysAway(_) => "The crack it ended in stays in the trash, where you put it.",
    }
}

/// What is said before a check is deleted whose result stays.
pub fn before_deleting(check: &Check) -> Option<&'static str> {
    let said = "Deleting removes its answers. Its date and its result stay, and what it closes stays closed, until you have \
        been seen and gentle exercise was agreed.";
    check.keeps_result().then_some(said)
}

/// What is said once a check is deleted.
pub fn after_deleting(check: &Check) -> Option<&'static str> {
    match check.who {
        Who::Me if check.keeps_result() => Some(
            "Its answers are in the trash. Its date and its result stay, and what it closes stays closed, until you have \
             been seen and gentle exercise was agreed.",
        ),
        Who::Me => Some("It is in the trash. What it opens and closes stays as it was."),
        Who::Other => None,
    }
}

/// Of a check without its answers.
pub const ANSWERS_REMOVED: &str = "The answers were removed. The date and the result stay.";

/// What is said of `checks` whose answers went with the trash while they themselves stay.
pub fn checks_that_stay(checks: usize) -> String {
    format!(
        "{} without the answers: the date, the result and what it closes stay until you have been seen and gentle exercise \
         was agreed.",
        count(checks, "check stays", "checks stay")
    )
}

/// Whatever was deleted. `name` gives the name of a routine or exercise.
pub fn gone(gone: &Gone, content: &Content, name: impl FnOnce(&str) -> String, now: Moment) -> String {
    match gone {
        Gone::Entry(entry) => crack(&entry.fields, now),
        Gone::Urge(kept) => urge(&kept.fields, now),
        Gone::Session(kept) => session(kept, &name(&kept.routine), now),
        Gone::Check(kept) => check(kept, content, now),
        Gone::Day(card) => day(card),
        Gone::Routine(routine) => routine.name.clone(),
    }
}

/// Said where a link or an address leads to something that is not kept here: "There is no such routine here".
pub fn not_here(what: &str) -> String {
    format!("There is no such {what} here")
}

/// What may have become of a record that is not kept here, and what can be done.
pub const NOT_HERE: &str = "It was deleted, or it was never on this device. What is in the trash can be brought back.";

/// "3 entries".
pub fn entries(how_many: usize) -> String {
    count(how_many, "entry", "entries")
}

/// Several records after one change: "3 entries, now neck", "3 entries, 1 h 30 min earlier", "3 entries, tagged “gym”".
pub fn several(change: &Several, how_many: usize, content: &Content) -> String {
    let tag = |tag: &str| format!("“{}”", option_label(content, "tags", tag));
    let what = match change {
        Several::Place(Some(region)) => Some(format!("now {}", lower_first(region.label()))),
        Several::Place(None) => Some("place not said".to_owned()),
        Several::Shift(minutes) => Some(shift(*minutes)),
        Several::AddTag(added) => Some(format!("tagged {}", tag(added))),
        Several::RemoveTag(taken) => Some(format!("no longer tagged {}", tag(taken))),
        Several::Delete => None,
    };
    row([Some(entries(how_many)), what])
}

/// "1 day 1 h 30 min earlier".
fn shift(minutes: i64) -> String {
    let length = minutes.unsigned_abs();
    let part = |number: u64, unit: &str| (number > 0).then(|| format!("{number} {unit}"));
    let days = length / (24 * 60);
    let day = if days == 1 { "day" } else { "days" };
    let parts = [part(days, day), part(length / 60 % 24, "h"), part(length % 60, "min")];
    let way = if minutes < 0 { "earlier" } else { "later" };
    parts.into_iter().flatten().chain([way.to_owned()]).collect::<Vec<_>>().join(" ")
}

/// "Pain 4 on 21 November".
pub fn day(card: &DayCard) -> String {
    let date = short_date(card.date);
    match (card.pain_today, card.sit_hours) {
        (Some(pain), None) => format!("Pain {pain} on {date}"),
        (None, Some(hours)) => format!("{hours} h sat on {date}"),
        _ => format!("What you said about {date}"),
    }
}

fn at(at: Moment, now: Moment) -> String {
    let date = |moment: Moment| Day::of(moment, 0);
    if date(at) == date(now) { time(at) } else { format!("{}, {}", short_date(date(at)), time(at)) }
}

fn row<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
