//! What eased urges, and what was seen together.

use super::span::{bare, length, row, too_few};
use super::told::Told;
use crate::domain::chart::{Chart, Ink, Part, Plot, Share, Shares, Table};
use crate::domain::insights::{Alternatives, Eased, RoutineDays, Together, is_enough};
use crate::domain::urge::{Helped, alternative_name, most_helpful};
use crate::domain::words::count;

/// From so many cases on they are no longer called few.
const MANY: u32 = 30;

pub(super) fn eased(counted: &[Eased], told: &Told<'_>) -> Chart {
    let title = "What eased the urge";
    let name = |row: &Eased| alternative_name(&row.alternative, told.name);
    let most = counted.iter().map(|row| row.times).max().unwrap_or_default();
    if !is_enough(most) {
        return bare("eased", title, too_few(most, "times of one alternative"), false);
    }
    let whole = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let helped =
        |row: &Eased| Helped { alternative: row.alternative.clone(), eased: whole(row.eased), times: whole(row.times) };
    let reading = match most_helpful(counted.iter().map(helped).collect()) {
        Some(best) => format!(
            "{}: it eased {} of {} times.",
            alternative_name(&best.alternative, told.name),
            best.eased,
            best.times
        ),
        None => "How often the urge went, of all times tried.".to_owned(),
    };
    let range = |row: &Eased| row.low.zip(row.high);
    let could_be = |row: &Eased| match range(row) {
        Some((low, high)) if row.times < MANY => format!("with this few it could be {low} to {high}"),
        Some((low, high)) => format!("it could be {low} to {high}"),
        None => "not enough yet".to_owned(),
    };
    let drawn = counted.iter().map(|row| Share {
        name: name(row),
        value: format!("{} of {}", row.eased, row.times),
        more: Some(could_be(row)),
        parts: range(row)
            .map(|range| Part { ink: Ink::Eased, count: row.eased, of: row.times, range: Some(range) })
            .into_iter()
            .collect(),
    });
    let rows = counted.iter().map(|eased| {
        let could = range(eased).map_or_else(|| "not enough yet".to_owned(), |(low, high)| format!("{low} to {high}"));
        row(name(eased), [eased.eased.to_string(), eased.times.to_string(), could])
    });
    Chart {
        note: Some("Of all times tried. The line in a bar shows between which counts it could be.".to_owned()),
        table: Table { head: row("Tried", ["Eased", "Times", "Could be"]), rows: rows.collect() },
        plot: Some(Plot::Shares(Shares { rows: drawn.collect() })),
        ..bare("eased", title, reading, true)
    }
}

pub(super) fn together(counted: &Together) -> Chart {
    let title = "Seen together";
    let sitting = &counted.sitting;
    let RoutineDays { days: with, self_forced: forced_with } = counted.routine.with;
    let RoutineDays { days: without, self_forced: forced_without } = counted.routine.without;
    let (sat, routines) = (is_enough(sitting.said), is_enough(with) && is_enough(without));
    let forced = |number: u32| count(usize::try_from(number).unwrap_or_default(), "forced crack", "forced cracks");
    let said: Vec<String> = [
        sat.then(|| {
            let of = "cracks of which you said what was just before";
            format!("After sitting: {} of {} {of}.", sitting.after_sitting, sitting.said)
        }),
        routines.then(|| {
            let (with, without) = (length(i64::from(with)), length(i64::from(without)));
            let (one, other) = (forced(forced_with), forced(forced_without));
            format!("{with} with a routine: {one}. {without} without: {other}.")
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    if said.is_empty() {
        let days = format!("{with} of 5 days with a routine and {without} of 5 without");
        let cracks = format!("{} of 5 cracks of which you said what was just before", sitting.said);
        return bare("together", title, format!("Not enough yet: {cracks}; {days}."), false);
    }
    let sat =
        sat.then(|| row("After sitting", [sitting.after_sitting.to_string(), format!("{} cracks", sitting.said)]));
    let routine = |name: &str, days: u32, count: u32| row(name, [count.to_string(), length(i64::from(days))]);
    let routines = routines.then(|| {
        [
            routine("Forced, on days with a routine", with, forced_with),
            routine("Forced, on days without", without, forced_without),
        ]
    });
    Chart {
        note: Some("Seen together does not mean that one causes the other. Shown from 5 cases up.".to_owned()),
        table: Table {
            head: row("Seen together", ["Count", "Out of"]),
            rows: sat.into_iter().chain(routines.into_iter().flatten()).collect(),
        },
        ..bare("together", title, said.join(" "), true)
    }
}

pub(super) fn alternatives(counted: &Alternatives) -> Chart {
    let title = "Alternatives tried";
    let Alternatives { on, of_days } = *counted;
    if !is_enough(u32::try_from(of_days).unwrap_or_default()) {
        return bare(
            "alternatives",
            title,
            format!("Not enough yet: {of_days} of 5 days since your first record."),
            false,
        );
    }
    let of =
        if of_days < 14 { format!("{of_days} days since your first record") } else { "the last 14 days".to_owned() };
    Chart {
        table: Table {
            head: row("Days", ["Count"]),
            rows: vec![row("With an alternative", [on]), row("All", [of_days])],
        },
        ..bare("alternatives", title, format!("Alternatives on {on} of {of}."), true)
    }
}
