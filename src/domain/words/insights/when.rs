//! Hours, weekdays and gaps.

use super::span::{bare, row, too_few};
use crate::domain::chart::{Bars, Chart, Ink, Plot, Table};
use crate::domain::insights::{GapBin, Gaps, Hours, Weekdays, Window, is_enough};

/// The hours that are named below their bars.
const NAMED: [usize; 5] = [0, 6, 12, 18, 23];

pub(super) fn hours(counted: &Hours, all: u32) -> Chart {
    let title = "Hour of day";
    if !is_enough(counted.cracks) {
        return bare("hours", title, too_few(counted.cracks, "cracks with a time of day"), false);
    }
    let of = counted.cracks;
    let reading = match counted.busiest {
        Some(Window { from_hour, to_hour, cracks }) => {
            format!("{cracks} of {of} between {from_hour:02}:00 and {to_hour:02}:00.")
        }
        None => format!("{of} cracks, no three hours stand out."),
    };
    let name = |hour: usize| if NAMED.contains(&hour) { format!("{hour:02}") } else { String::new() };
    let rows = counted
        .hours
        .iter()
        .enumerate()
        .map(|(hour, cracks)| row(format!("{hour:02}:00 to {:02}:00", hour + 1), [cracks]));
    let left_out = all.saturating_sub(of);
    Chart {
        note: (left_out > 0).then(|| format!("Left out, as no time of day was given: {left_out}.")),
        table: Table { head: row("Hour", ["Cracks"]), rows: rows.collect() },
        plot: Some(Plot::Bars(Bars {
            kinds: vec![(Ink::Crack, counted.hours.clone())],
            names: (0..counted.hours.len()).map(name).collect(),
            divide: None,
        })),
        ..bare("hours", title, reading, true)
    }
}

pub(super) fn weekdays(counted: &Weekdays) -> Chart {
    let title = "Day of the week";
    if !is_enough(counted.cracks) {
        return bare("weekdays", title, too_few(counted.cracks, "cracks"), false);
    }
    let of = counted.cracks;
    let most = counted.weekdays.iter().map(|day| day.cracks).max().unwrap_or_default();
    let mut those = counted.weekdays.iter().filter(|day| day.cracks == most);
    let reading = match (those.next(), those.next()) {
        (Some(day), None) => format!("{}s most often: {most} of {of}.", day.weekday),
        _ => format!("{of} cracks, no day stands out."),
    };
    Chart {
        table: Table {
            head: row("Day", ["Cracks"]),
            rows: counted.weekdays.iter().map(|day| row(day.weekday, [day.cracks])).collect(),
        },
        plot: Some(Plot::Bars(Bars {
            kinds: vec![(Ink::Crack, counted.weekdays.iter().map(|day| day.cracks).collect())],
            names: counted.weekdays.iter().map(|day| day.weekday.chars().take(3).collect()).collect(),
            divide: None,
        })),
        ..bare("weekdays", title, reading, true)
    }
}

pub(super) fn gaps(counted: &Gaps) -> Chart {
    let title = "Time between two";
    let Some(median) = counted.median_minutes else {
        return bare("gaps", title, too_few(counted.gaps, "times between two cracks of one place"), false);
    };
    let (within, of, rest) = (counted.within_rest, counted.gaps, counted.rest_minutes);
    let divide = counted.bins.iter().position(|bin| bin.from_minutes == rest);
    Chart {
        note: Some(format!(
            "Two cracks after each other, in one place, on one day. Typically {} lie between them.",
            stretch(median)
        )),
        table: Table {
            head: row("Between them", ["Times"]),
            rows: counted.bins.iter().map(|bin| row(whole_name(bin), [bin.gaps])).collect(),
        },
        plot: Some(Plot::Bars(Bars {
            kinds: vec![(Ink::Crack, counted.bins.iter().map(|bin| bin.gaps).collect())],
            names: counted.bins.iter().map(short_name).collect(),
            divide: divide.map(|bar| (bar, format!("{rest} min of rest"))),
        })),
        ..bare("gaps", title, format!("{within} of {of} came within {rest} minutes of the one before."), true)
    }
}

fn stretch(minutes: f64) -> String {
    if minutes < 120.0 { format!("{minutes} min") } else { format!("{} h", (minutes / 6.0).round() / 10.0) }
}

fn whole_name(bin: &GapBin) -> String {
    match bin.to_minutes {
        Some(to) => format!("{} to {to} min", bin.from_minutes),
        None => format!("{} min or more", bin.from_minutes),
    }
}

fn short_name(bin: &GapBin) -> String {
    let short = |minutes: u32| {
        if minutes >= 60 && minutes.is_multiple_of(60) { format!("{} h", minutes / 60) } else { minutes.to_string() }
    };
    match bin.to_minutes {
        Some(_) if bin.from_minutes == 0 => "0 min".to_owned(),
        Some(_) => short(bin.from_minutes),
        None => format!("{}+", short(bin.from_minutes)),
    }
}
