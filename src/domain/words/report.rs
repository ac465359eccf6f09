//! The page for a visit in words.

use crate::domain::content::Content;
use crate::domain::day::Day;
use crate::domain::insights::Span;
use crate::domain::report::Report;
use crate::domain::report::sheet::{Block, Column, Part, Sheet};
use crate::domain::settings::Numbers;
use crate::domain::words::{full_date, lower_first};

pub mod check;
mod history;
pub mod label;
pub mod plain;

/// Lines to write on where no question was typed.
const LINES: u8 = 4;

/// The page. `name` gives the names of routines and moves.
pub fn sheet(content: &Content, numbers: &Numbers, report: &Report, name: impl Fn(&str) -> String) -> Sheet {
    let mut parts = Vec::new();
    let history = report.days.as_ref().map(|(_, history)| history);
    let check = report.check.as_ref();
    match check {
        Some(check) => parts.push(check::part(content, numbers, check)),
        None => parts.push(Part::whole("Warning-sign answers", vec![Block::Text(NO_CHECK.to_owned())])),
    }
    let mut about = check::about(content, check, &report.profile);
    about.extend(history.and_then(history::sat));
    let about = match about.is_empty() {
        true => vec![Block::Text("Nothing was given.".to_owned())],
        false => vec![Block::Facts(about)],
    };
    let about = [vec![Block::Title("About the person".to_owned())], about].concat();
    match history {
        Some(history) => {
            let left = [history::pattern(content, history), history::tried(history, &name)].concat();
            parts.push(Part::pair(None, left, [history::periods(history), about].concat()));
        }
        None => parts.push(Part { title: None, columns: vec![Column { share: 1, blocks: about }] }),
    }
    parts.push(questions(content, report));
    parts.extend(check.and_then(|check| check::answered_no(content, check)));
    parts.extend(notes(report));
    Sheet {
        title: "Back and neck: summary for a visit".to_owned(),
        made: "Made by the patient with a self-record app (Unkink).".to_owned(),
        caution: "Information, not a diagnosis.".to_owned(),
        person: vec![("Name".to_owned(), report.given.name.clone()), ("Born".to_owned(), report.given.born.clone())],
        period: report.days.as_ref().map(|(span, _)| period(*span)),
        first: first(content, report),
        figures: history.map(history::figures).unwrap_or_default(),
        parts,
        foot: foot(content, report),
    }
}

const NO_CHECK: &str = "No check of warning signs was made.";

/// "Period 26 October – 21 November 2026".
fn period(span: Span) -> String {
    let day = |day: Day, format: &str| day.0.format(format).to_string();
    let from = if span.from.year() == span.to.year() { day(span.from, "%-d %b") } else { day(span.from, "%-d %b %Y") };
    format!("Period {from} – {}", day(span.to, "%-d %b %Y"))
}

/// What must not be overlooked.
fn first(content: &Content, report: &Report) -> Vec<String> {
    let open = report.open.iter().map(|open| {
        let headline = content.texts.tier(open.result.assessment.tier).map_or("", |tier| tier.headline.as_str());
        format!("A more urgent result is still open: {}, {}.", lower_first(headline), full_date(open.at))
    });
    open.collect()
}

/// What the person wants to ask, or lines to write on; the code of the check beside it.
fn questions(content: &Content, report: &Report) -> Part {
    let asked: Vec<String> = report.given.questions.clone();
    let asked = if asked.is_empty() { Block::Lines(LINES) } else { Block::Numbered(asked) };
    let mut columns =
        vec![Column { share: 5, blocks: vec![Block::Title("My questions for this visit".to_owned()), asked] }];
    if let Some(check) = &report.check {
        columns.push(Column { share: 4, blocks: vec![Block::Code(check::square(content, check))] });
    }
    Part { title: None, columns }
}

/// The notes that were chosen, each in the person's own words.
fn notes(report: &Report) -> Option<Part> {
    let note = |entry: &crate::domain::journal::Entry| Block::Note {
        when: full_date(entry.fields.at),
        text: entry.fields.note.clone(),
    };
    let notes: Vec<Block> = report.notes.iter().filter(|entry| !entry.fields.note.is_empty()).map(note).collect();
    (!notes.is_empty()).then(|| Part::whole("Notes, chosen by the person", notes))
}

fn foot(content: &Content, report: &Report) -> String {
    let id = report.check.as_ref().map(|check| format!(" · summary id {}", summary_id(&check.uid)));
    format!(
        "Numbers are counts from the person’s own entries; “median” is the value in the middle. Seen together does not mean cause. The \
         app does not diagnose. Content rules {}{}",
        content.ruleset,
        id.unwrap_or_default()
    )
}

/// Eight signs by which a check is told from others: "7F3A-19C2".
fn summary_id(uid: &str) -> String {
    let signs: Vec<char> = uid.chars().filter(char::is_ascii_alphanumeric).collect();
    let last: String = signs.iter().skip(signs.len().saturating_sub(8)).map(char::to_ascii_uppercase).collect();
    match last.split_at_checked(4) {
        Some((first, second)) if !second.is_empty() => format!("{first}-{second}"),
        _ => last,
    }
}
