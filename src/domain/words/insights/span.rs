//! Stretches of days, and turns of phrase that all charts share.

use crate::domain::calendar::Month;
use crate::domain::chart::{Chart, Table};
use crate::domain::day::Day;
use crate::domain::insights::{FEWEST, Per, Period};
use crate::domain::words::{count, short_date};

/// "26 November", "19 to 25 October", "29 October to 4 November"; with the year where it is not that of `today`.
pub fn days(from: Day, to: Day, today: Day) -> String {
    let with_year = |day: Day| format!("{} {}", short_date(day), day.year());
    let last = if to.year() == today.year() { short_date(to) } else { with_year(to) };
    match (from, to) {
        _ if from == to => last,
        _ if from.year() != to.year() => format!("{} to {}", with_year(from), with_year(to)),
        _ if Month::of(from) == Month::of(to) => format!("{} to {last}", from.number()),
        _ => format!("{} to {last}", short_date(from)),
    }
}

/// "28 days".
pub fn length(days: i64) -> String {
    count(usize::try_from(days).unwrap_or_default(), "day", "days")
}

/// "The middle day, 28 May, is in neither half.", where the days are odd.
pub(super) fn between_halves(first: Day, second: Day, today: Day) -> Option<String> {
    let middle = first.plus(1);
    (second.since(first) == 2).then(|| format!("The middle day, {}, is in neither half.", days(middle, middle, today)))
}

/// The whole name of a period, as it stands in a table.
pub(super) fn period_name(per: Per, period: &Period, today: Day) -> String {
    let (first, last) = (Month::of(period.from), Month::of(period.to));
    match per {
        Per::Month if period.whole => first.to_string(),
        Per::Quarter if period.whole => format!("{} to {last}", first.name()),
        Per::Year if period.whole => period.from.year().to_string(),
        _ => days(period.from, period.to, today),
    }
}

/// Its short name, as it stands below a bar.
pub(super) fn period_label(per: Per, period: &Period) -> String {
    let shape = match per {
        Per::Week => "%-d %b",
        Per::Month | Per::Quarter => "%b %Y",
        Per::Year => "%Y",
    };
    period.from.0.format(shape).to_string()
}

/// "week", as in "Per week".
pub(super) fn period_word(per: Per) -> &'static str {
    match per {
        Per::Week => "week",
        Per::Month => "month",
        Per::Quarter => "three months",
        Per::Year => "year",
    }
}

/// What is said where there are too few.
pub(super) fn too_few(cases: u32, what: &str) -> String {
    format!("Not enough yet: {cases} of {FEWEST} {what}.")
}

/// A chart without anything but its name and what it says.
pub(super) fn bare(id: &'static str, title: impl Into<String>, reading: impl Into<String>, enough: bool) -> Chart {
    Chart {
        id,
        title: title.into(),
        reading: reading.into(),
        note: None,
        legend: Vec::new(),
        table: Table::default(),
        plot: None,
        enough,
    }
}

/// "a", "b" … as a row or a head of a table.
pub(super) fn row<T: ToString>(name: impl Into<String>, values: impl IntoIterator<Item = T>) -> Vec<String> {
    [name.into()].into_iter().chain(values.into_iter().map(|value| value.to_string())).collect()
}
