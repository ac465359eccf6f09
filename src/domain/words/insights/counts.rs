//! Counts and scales.

use super::span::{bare, between_halves, days, length, period_label, period_name, period_word, row, too_few};
use crate::domain::calendar::{Month, WeekStart};
use crate::domain::chart::{Bars, Chart, Heat, HeatDay, HeatScale, Ink, Months, Plot, Table, Trend, TrendPoint};
use crate::domain::day::Day;
use crate::domain::insights::{
    ByDay, Insights, Kinds, PerWeek, PeriodCounts, Scale, ScalePeriod, Span, SpanFigures, ThisWeek, is_enough,
};
use crate::domain::words::{count, short_date};

/// The four kinds, as they are called and painted.
const KINDS: [(Ink, &str); 4] = [
    (Ink::Forced, "Forced"),
    (Ink::ByItself, "By itself"),
    (Ink::SomeoneElse, "Someone else"),
    (Ink::Resisted, "Urges not followed"),
];

/// Of more days than these the months are told, not each day.
const DAYS_TOLD: usize = 366;

/// By how much one count has to lie below another to be called fewer: to seven of ten.
const FEWER: (u32, u32) = (7, 10);

/// A scale as it is called.
pub(super) struct ScaleName {
    id: &'static str,
    ink: Ink,
    title: &'static str,
    what: &'static str,
}

pub(super) const PAIN: ScaleName =
    ScaleName { id: "pain", ink: Ink::Pain, title: "Pain with cracks", what: "cracks with a pain number" };
pub(super) const RELIEF: ScaleName =
    ScaleName { id: "relief", ink: Ink::Relief, title: "Relief after cracks", what: "cracks with a relief number" };

/// "Fewer forced cracks in the second half than in the first: 12 and 19."
fn compared(first: u32, second: u32, earlier: &str, later: &str) -> String {
    let fewer = |one: u32, other: u32| u64::from(one) * u64::from(FEWER.1) <= u64::from(other) * u64::from(FEWER.0);
    match () {
        () if !is_enough(first + second) => {
            format!("{} in all; not enough yet to compare.", count_of(first + second, "forced crack", "forced cracks"))
        }
        () if fewer(second, first) => format!("Fewer forced cracks {later} than {earlier}: {second} and {first}."),
        () if fewer(first, second) => format!("More forced cracks {later} than {earlier}: {second} and {first}."),
        () => format!("About as many forced cracks {later} as {earlier}: {second} and {first}."),
    }
}

fn count_of(number: u32, one: &str, more: &str) -> String {
    count(usize::try_from(number).unwrap_or_default(), one, more)
}

pub(super) fn this_week(week: &ThisWeek) -> Chart {
    let title = if week.days < 7 { "This week so far, beside your usual" } else { "This week, beside your usual" };
    let so_far = if week.days < 7 { format!("{} of 7 days so far. ", week.days) } else { String::new() };
    let counted = f64::from(week.counts.self_forced);
    let reading = match &week.usual {
        None if week.full_weeks < 4 => {
            format!("{so_far}Not enough yet for your usual: {} of 4 full weeks.", week.full_weeks)
        }
        None => format!("{so_far}For your usual: {}", too_few(week.cases, "cases").to_lowercase()),
        Some(usual) => {
            let claim = counted + 4.0 * usual.self_forced >= 5.0;
            let middle = "Your usual is taken from the four full weeks before.";
            match () {
                () if claim && counted > usual.self_forced => {
                    format!("{so_far}More forced cracks than in your usual week. {middle}")
                }
                () if claim && week.days == 7 && counted < usual.self_forced => {
                    format!("Fewer forced cracks than in your usual week. {middle}")
                }
                () if claim && week.days == 7 => format!("As many forced cracks as in your usual week. {middle}"),
                () => format!("{so_far}{middle}"),
            }
        }
    };
    let usual = week.usual.map(|usual| usual.each().map(ToString::to_string));
    let rows = KINDS.iter().zip(week.counts.each()).enumerate().map(|(place, ((_, name), counted))| {
        let usual = usual.as_ref().and_then(|usual| usual.get(place)).cloned();
        row(*name, [counted.to_string(), usual.unwrap_or_else(|| "not enough yet".to_owned())])
    });
    let table = Table { head: row("Kind", ["This week", "Usual"]), rows: rows.collect() };
    Chart { table, ..bare("this_week", title, reading, true) }
}

pub(super) fn forced_by_day(by_day: &ByDay, start: WeekStart, today: Day) -> Chart {
    let title = "Forced cracks per day";
    if by_day.self_forced == 0 {
        return bare("forced_by_day", title, "Not enough yet: no forced crack in these days.", false);
    }
    let looked_at = length(i64::try_from(by_day.days.len()).unwrap_or_default());
    let on = format!("on {} of {looked_at}", by_day.days_with);
    let forced = count_of(by_day.self_forced, "forced crack", "forced cracks");
    let counts: Vec<u32> = by_day.days.iter().map(|day| day.self_forced).collect();
    let scale = HeatScale::up_to(counts.iter().copied().max().unwrap_or_default());
    let first = by_day.days.first().map_or(today, |day| day.date);
    let months = Months { first, counts, today, week_start: start, scale };
    let table = if by_day.days.len() > DAYS_TOLD { by_month(&months) } else { by_day_with_any(by_day, today) };
    Chart {
        note: Some("The number in each square is the count.".to_owned()),
        table,
        plot: Some(Plot::Months(months)),
        ..bare("forced_by_day", title, format!("{forced} {on}."), true)
    }
}

fn by_day_with_any(by_day: &ByDay, today: Day) -> Table {
    let any = by_day.days.iter().filter(|day| day.self_forced > 0);
    let rows = any.map(|day| row(days(day.date, day.date, today), [day.self_forced])).collect();
    Table { head: row("Day", ["Forced"]), rows }
}

fn by_month(months: &Months) -> Table {
    let sum = |month: Month| -> u32 { month.first().through(month.last()).filter_map(|day| months.on(day)).sum() };
    let sums = months.all().into_iter().map(|month| (month, sum(month))).filter(|(_, forced)| *forced > 0);
    Table {
        head: row("Month", ["Forced"]),
        rows: sums.map(|(month, forced)| row(month.to_string(), [forced])).collect(),
    }
}

/// One of the months that forced cracks are looked at by.
pub fn month(months: &Months, month: Month) -> Heat {
    let weeks = month.weeks(months.week_start);
    let places = weeks.iter().enumerate().flat_map(|(week, places)| {
        places.iter().enumerate().filter_map(move |(weekday, day)| Some((week, weekday, (*day)?)))
    });
    let heat_day = |(week, weekday, day): (usize, usize, Day)| HeatDay {
        week,
        weekday,
        number: day.number(),
        count: months.on(day),
        today: day == months.today,
    };
    let told = month.first().through(month.last()).filter_map(|day| Some((day, months.on(day)?)));
    let rows = told.map(|(day, forced)| row(days(day, day, months.today), [forced])).collect();
    Heat {
        name: month.to_string(),
        weekdays: months.week_start.names().map(|(letter, _)| letter.to_owned()).to_vec(),
        days: places.map(heat_day).collect(),
        scale: months.scale,
        table: Table { head: row("Day", ["Forced"]), rows },
    }
}

pub(super) fn per_week(counted: &PerWeek, span: Span, today: Day) -> Chart {
    let title = format!("Per {}", period_word(counted.per));
    let sums = KINDS.iter().enumerate().map(|(place, (ink, name))| {
        let of = |period: &PeriodCounts| period.counts.each().get(place).map_or(0, |count| **count);
        (*ink, *name, counted.periods.iter().map(of).collect::<Vec<u32>>())
    });
    let kinds: Vec<(Ink, &str, Vec<u32>)> = sums.collect();
    let any = |counts: &[u32]| counts.iter().any(|count| *count > 0);
    if !kinds.iter().any(|(_, _, counts)| any(counts)) {
        return bare("per_week", title, "Not enough yet: no crack and no urge in these days.", false);
    }
    let [first, second] = counted.halves;
    let cut = |end: Option<&PeriodCounts>| end.is_some_and(|period| !period.period.whole);
    let word = period_word(counted.per);
    let ends = match (cut(counted.periods.first()), cut(counted.periods.last())) {
        _ if counted.periods.len() == 1 => None,
        (true, true) => Some(format!("The first and the last {word} are only partly in these days.")),
        (true, false) => Some(format!("The first {word} is only partly in these days.")),
        (false, true) => Some(format!("The last {word} is only partly in these days.")),
        (false, false) => None,
    };
    let [one, other] = span.halves();
    let rows =
        counted.periods.iter().map(|period| row(period_name(counted.per, &period.period, today), period.counts.each()));
    let table = Table { head: row(head_of(counted.per), KINDS.map(|(_, name)| name)), rows: rows.collect() };
    let drawn = kinds.iter().filter(|(ink, _, counts)| *ink == Ink::Forced || any(counts));
    let halved = between_halves(one.to, other.from, today).filter(|_| is_enough(first + second));
    let notes: Vec<String> = halved.into_iter().chain(ends).collect();
    Chart {
        note: Some(notes.join(" ")).filter(|note| !note.is_empty()),
        legend: drawn.clone().map(|(ink, name, _)| (*ink, (*name).to_owned())).collect(),
        table,
        plot: Some(Plot::Bars(Bars {
            kinds: drawn.map(|(ink, _, counts)| (*ink, counts.clone())).collect(),
            names: counted.periods.iter().map(|period| period_label(counted.per, &period.period)).collect(),
            divide: None,
        })),
        ..bare("per_week", title, compared(first, second, "in the first half", "in the second half"), true)
    }
}

fn head_of(per: crate::domain::insights::Per) -> String {
    crate::domain::words::upper_first(period_word(per))
}

pub(super) fn scale(name: &ScaleName, scale: &Scale, today: Day) -> Chart {
    let (Some(median), Some(lowest), Some(highest)) = (scale.median, scale.lowest, scale.highest) else {
        return bare(name.id, name.title, too_few(scale.cases, name.what), false);
    };
    let point = |period: &ScalePeriod| {
        Some(TrendPoint {
            lowest: f64::from(period.lowest?),
            median: period.median?,
            highest: f64::from(period.highest?),
        })
    };
    let said = |value: Option<String>| value.unwrap_or_default();
    let rows = scale.periods.iter().map(|period| {
        let values = [
            said(period.median.map(|value| value.to_string())),
            said(period.lowest.map(|value| value.to_string())),
            said(period.highest.map(|value| value.to_string())),
            period.cases.to_string(),
        ];
        row(period_name(scale.per, &period.period, today), values)
    });
    let reading = format!("Typically {median} of 10 ({lowest} to {highest}), from {} {}.", scale.cases, name.what);
    Chart {
        note: Some(format!(
            "The line is the typical value of each {}, the one in the middle; the band goes from the lowest to the highest.",
            period_word(scale.per)
        )),
        table: Table { head: row(head_of(scale.per), ["Typical", "Lowest", "Highest", "Given"]), rows: rows.collect() },
        plot: Some(Plot::Trend(Trend {
            ink: name.ink,
            points: scale.periods.iter().map(point).collect(),
            names: scale.periods.iter().map(|period| period_label(scale.per, &period.period)).collect(),
        })),
        ..bare(name.id, name.title, reading, true)
    }
}

pub(super) fn compare(insights: &Insights, today: Day) -> Chart {
    let span = Span { from: insights.from, to: insights.to };
    let title = format!("Two stretches of {}", length(span.days()));
    let Some(compare) = &insights.compare else {
        let nothing = format!("Not enough yet: nothing was kept before {}.", short_date(span.from));
        return bare("compare", title, nothing, false);
    };
    let (one, other) = (&compare.beside, &compare.span);
    let named = |span: &SpanFigures| days(span.from, span.to, today);
    let pain = |span: &SpanFigures| match span.pain_median {
        Some(median) => format!("{median}, in {}", span.pain_cases),
        None => format!("{} of 5 given", span.pain_cases),
    };
    let kinds = |counts: &Kinds<u32>| counts.each().map(ToString::to_string);
    let mut rows: Vec<Vec<String>> = KINDS
        .iter()
        .zip(kinds(&one.counts).into_iter().zip(kinds(&other.counts)))
        .map(|((_, name), (one, other))| row(*name, [one, other]))
        .collect();
    rows.push(row("All cracks", [one.cracks, other.cracks]));
    rows.push(row("Routines", [one.routines, other.routines]));
    rows.push(row("Typical pain", [pain(one), pain(other)]));
    let forced = compared(one.counts.self_forced, other.counts.self_forced, "in the other stretch", "in these days");
    Chart {
        table: Table { head: row("Counted", [named(one), named(other)]), rows },
        ..bare("compare", title, forced, true)
    }
}
