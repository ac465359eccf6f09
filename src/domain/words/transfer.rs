//! What an import did or would do, in words.

use crate::domain::content::Content;
use crate::domain::field::Allowed;
use crate::domain::transfer::passed::Passed;
use crate::domain::transfer::{Beside, Reason, Refused, Report, Takes, listed};
use crate::domain::words::entry::option_label;
use crate::domain::words::{count, refused as not_kept, upper_first};
use std::collections::BTreeSet;

/// "10 read: 7 added, 1 updated, 2 unchanged, none refused".
pub fn summary(report: &Report) -> String {
    let refused = if report.refused.is_empty() { "none".to_owned() } else { report.refused.len().to_string() };
    let Report { read, added, updated, unchanged, .. } = report;
    format!("{read} read: {added} added, {updated} updated, {unchanged} unchanged, {refused} refused")
}

/// What else a person should know, a sentence each. Where they say that they were seen, only what is open here stays so.
pub fn notes(report: &Report, seen: bool) -> Vec<String> {
    let stay = report.open_here + if seen { 0 } else { report.kept_open };
    let checks = match stay {
        1 => "1 check that the file calls seen stays open here".to_owned(),
        many => format!("{many} checks that the file calls seen stay open here"),
    };
    let checks = (stay > 0).then(|| format!("{checks}, until you say that you have been seen."));
    checks.into_iter().chain(beside(report.beside)).chain(report.notes.iter().cloned()).collect()
}

/// "Beside the records: 1 safety answer, 2 settings".
fn beside(Beside { answers, settings, dismissed }: Beside) -> Option<String> {
    let parts = [
        (answers, "safety answer newer than yours", "safety answers newer than yours"),
        (settings, "setting that was never set here", "settings that were never set here"),
        (dismissed, "suggestion put away", "suggestions put away"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(number, ..)| *number > 0).map(|(number, one, many)| count(*number, one, many)).collect();
    (!parts.is_empty()).then(|| format!("Beside the records: {}.", parts.join(", ")))
}

/// "Line 12, pain: 11 is not between 0 and 10".
pub fn place(refused: &Refused) -> String {
    format!("Line {}, {}: {}", refused.line, refused.field, refused.reason)
}

/// What the window calls a field of a record; the terminal says its name.
const FIELDS: &[(&str, &str)] = &[
    ("at", "date and time"),
    ("started_at", "date and time"),
    ("ended_at", "when it ended"),
    ("moment", "date and time"),
    ("date", "day"),
    ("day", "day"),
    ("clock", "time of day"),
    ("region", "place"),
    ("side", "side"),
    ("pops", "how many"),
    ("sound", "what it was like"),
    ("trigger", "how it came about"),
    ("pain", "pain"),
    ("pain_later", "pain an hour later"),
    ("pain_kind", "kind of pain"),
    ("pain_today", "pain on the day"),
    ("pain_before", "pain before"),
    ("pain_after", "pain after"),
    ("urge", "urge"),
    ("level", "urge"),
    ("level_after", "urge after"),
    ("alternative", "what was tried"),
    ("outcome", "how it ended"),
    ("relief", "relief"),
    ("effort", "effort"),
    ("context", "what was just before"),
    ("tags", "tags"),
    ("words", "words"),
    ("note", "note"),
    ("sit_hours", "hours sat"),
    ("felt", "how it felt"),
    ("stopped", "how it ended"),
    ("completed", "how it ended"),
    ("steps", "moves"),
    ("answers", "answers"),
    ("result", "result"),
    ("ruleset", "result"),
    ("seen_at", "when you were seen"),
    ("exercise_agreed", "what was said about exercise"),
    ("who", "whom it is about"),
    ("entry", "its crack"),
    ("id", "its number"),
    ("routine", "routine"),
    ("planned_seconds", "how long it was to take"),
    ("done_seconds", "how long it took"),
    ("tag", "tags"),
    ("uid", "its own number"),
    ("created_at", "when it was made"),
    ("updated_at", "when it was changed"),
    ("deleted_at", "when it was deleted"),
];

/// What a record is called on screen, by its word in a file.
const RECORDS: [(&str, &str); 6] = [
    ("entry", "crack"),
    ("urge", "urge"),
    ("session", "routine played"),
    ("check", "check"),
    ("day", "day"),
    ("routine", "own routine"),
];

/// What in a file does not fit, as the window says it: where, and why. A name that stands in the file alone is quoted.
pub fn in_window(content: &Content, refused: &Refused) -> (String, String) {
    let Refused { line, field, reason } = refused;
    let of =
        |list: &[(&str, &'static str)], id: &str| list.iter().find(|(known, _)| *known == id).map(|(_, said)| *said);
    let record = field.split_once(' ').and_then(|(kind, _)| of(&RECORDS, kind));
    let part = || match field.split(['.', '[']).next() {
        Some("settings") => Some("a setting"),
        Some("profile") => Some("safety answers"),
        Some("dismissed") => Some("suggestions put away"),
        _ => None,
    };
    let whole = || of(FIELDS, field.split(['.', '[']).next().unwrap_or_default());
    let what = record.or_else(|| of(FIELDS, field)).or_else(part).or_else(whole).map(str::to_owned);
    let what = what.unwrap_or_else(|| match reason {
        Reason::Form(_) => "a part that is not known here".to_owned(),
        // A column has the name that its person gave it; a field has one of the file's form.
        _ if field.contains('_') => "a part that is not known here".to_owned(),
        _ => format!("“{field}”"),
    });
    (format!("Line {line}, {what}"), why(content, field, reason))
}

fn why(content: &Content, field: &str, reason: &Reason) -> String {
    let known = |ids: &[String]| ids.iter().map(|id| label(content, field, id)).collect::<Vec<_>>().join(", ");
    let said = match reason {
        Reason::Said(said) => said.clone(),
        Reason::Form(_) => "This cannot be read here. It is from another program, or was changed by hand.".to_owned(),
        Reason::Twice { first, .. } => format!("It stands in the file twice, first on line {first}."),
        Reason::Field(error) => match error.allowed {
            Allowed::Other(_) => "This cannot be kept.".to_owned(),
            _ => not_kept(error),
        },
        Reason::Value { value, takes } => match takes {
            Takes::Between(least, most) => format!("{value} is not between {least} and {most}"),
            Takes::OneOf(ids) | Takes::OneOfOrMeant(ids) => {
                format!("{value} is not known here. It can be: {}.", known(ids))
            }
            Takes::A(one) => format!("{value} is not {one}."),
            Takes::Whole => format!("{value} is not a whole number."),
            Takes::Offset => format!("{value} does not say how far its clock is from universal time, such as +01:00."),
        },
    };
    upper_first(&said)
}

/// The words on screen for one of the values of a field. A column of another program has any name.
fn label(content: &Content, field: &str, id: &str) -> String {
    let fields = [field, "region", "side", "sound", "trigger", "pops", "pain_kind", "effort"];
    let labels = fields.iter().map(|field| option_label(content, field, id));
    labels.into_iter().find(|label| label != id).unwrap_or_else(|| id.replace('_', " "))
}

/// What is said of answers to questions that are not put so today: the question, or its id where it is gone.
pub fn unfit(content: &Content, ids: &BTreeSet<String>) -> Option<String> {
    let name = |id: &String| content.question(id).map_or_else(|| id.clone(), |question| question.text.clone());
    let names: Vec<String> = ids.iter().map(|id| format!("“{}”", name(id))).collect();
    (!names.is_empty()).then(|| {
        format!(
            "Answers in the file that do not fit today’s questions count for nothing: {}. The result of each check stays as \
             it was.",
            listed(&names)
        )
    })
}

/// What a table held that is no record.
pub fn passed(passed: Passed) -> Vec<String> {
    let rows = |rows: usize| count(rows, "row", "rows");
    let nothing = format!("{} without an event: nothing is taken from them.", rows(passed.nothing));
    let elsewhere = format!("{} about something else: left in the file.", rows(passed.elsewhere));
    let placed = "Times without an offset are read as those of your place.".to_owned();
    let twice = "at a time that the clock showed twice, as it was put back: taken as the first of the two.";
    let twice = format!("{} {twice}", rows(passed.twice));
    let said = [
        (passed.nothing > 0, nothing),
        (passed.elsewhere > 0, elsewhere),
        (passed.placed, placed),
        (passed.twice > 0, twice),
    ];
    said.into_iter().filter(|(is, _)| *is).map(|(_, words)| words).collect()
}
