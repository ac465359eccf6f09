//! Suggestions: what they are about, and that they are put away.

use crate::domain::content::Content;
use crate::domain::day::Day;
use crate::domain::suggestion::{Signs, Suggestion};
use crate::domain::words::entry::option_label;
use crate::domain::words::{count, lower_first, short_date, time};

/// "You noted: dizzy.", beside the crack it was noted with.
pub fn noted_here(content: &Content, signs: &Signs) -> String {
    format!("You noted: {}.", labels(content, signs))
}

/// "You noted: dizzy, with the crack of 26 November, 07:24. Signs were noted with 1 earlier crack too."
pub fn noted(content: &Content, signs: &Signs) -> String {
    let date = short_date(Day::of(signs.at, 0));
    let when = if signs.clock { format!("{date}, {}", time(signs.at)) } else { date };
    let earlier = match signs.earlier {
        0 => String::new(),
        more => format!(" Signs were noted with {} too.", count(more, "earlier crack", "earlier cracks")),
    };
    format!("You noted: {}, with the crack of {when}.{earlier}", labels(content, signs))
}

fn labels(content: &Content, signs: &Signs) -> String {
    let labels: Vec<String> = signs.tags.iter().map(|tag| lower_first(&option_label(content, "tags", tag))).collect();
    labels.join(", ")
}

/// "One-sided twist balance is adjusted for you."
pub fn adjusted(routine: &str) -> String {
    format!("{routine} is adjusted for you.")
}

/// "Put away for 7 days."
pub fn put_away(content: &Content, shown: &Suggestion) -> String {
    let rule = content.texts.journal_rules.iter().find(|rule| rule.id == shown.rule);
    match rule.and_then(|rule| rule.dismiss_days) {
        Some(days) => format!("Put away for {days} days."),
        None => "Put away.".to_owned(),
    }
}
