//! Proves `insights`: counted as by hand, whatever the order and the clock, and nothing claimed from a few cases.

use crate::support::at;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use unkink::domain::calendar::WeekStart;
use unkink::domain::chart::Plot;
use unkink::domain::content::content;
use unkink::domain::day::Day;
use unkink::domain::exercise::Region;
use unkink::domain::insights::{Asked, Eased, Insights, LONGEST_DAYS, Per, Range, Span, periods, wilson, wilson_cases};
use unkink::domain::journal::{BodySide, EntryFields, Outcome, Trigger, UrgeFields};
use unkink::domain::words::insights::{Told, charts};
use unkink::domain::words::name::name_of;
use unkink::store::Store;

mod counted;

fn day(text: &str) -> Day {
    Day(text.parse::<NaiveDate>().expect("a date"))
}

fn span(from: &str, to: &str) -> Span {
    Span { from: day(from), to: day(to) }
}

/// The four weeks up to a Thursday, for someone whose day starts at 4 and whose week starts on Monday.
fn asked() -> Asked {
    Asked {
        range: Range::Weeks4,
        beside: None,
        today: day("2026-11-26"),
        day_start_hour: 4,
        week_start: WeekStart::of_country(Some("DE")),
        rest_minutes: 20,
    }
}

fn store(entries: &[EntryFields], urges: &[UrgeFields]) -> Store {
    let store = Store::open_in_memory().unwrap();
    for entry in entries {
        store.add_entry(entry, entry.at).unwrap();
    }
    for urge in urges {
        store.add_urge(urge, urge.at).unwrap();
    }
    store
}

fn crack(moment: &str, change: impl FnOnce(&mut EntryFields)) -> EntryFields {
    let mut fields = EntryFields::bare(at(moment));
    change(&mut fields);
    fields
}

fn forced(moment: &str) -> EntryFields {
    crack(moment, |fields| fields.trigger = Some(Trigger::SelfForced))
}

fn urge(moment: &str, alternative: &str, outcome: Outcome) -> UrgeFields {
    UrgeFields { alternative: Some(alternative.to_owned()), outcome: Some(outcome), ..UrgeFields::bare(at(moment), 5) }
}

/// The words of every chart.
fn said(insights: &Insights) -> BTreeMap<&'static str, String> {
    let name = |id: &str| name_of(content(), |_| None, id);
    let told =
        Told { content: content(), week_start: WeekStart::of_country(None), today: day("2026-11-26"), name: &name };
    charts(insights, &told)
        .map(|chart| {
            let cells = chart.table.rows.iter().chain([&chart.table.head]).flatten().cloned();
            let words = [chart.title.clone(), chart.reading.clone()].into_iter().chain(chart.note.clone()).chain(cells);
            (chart.id, words.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

/// Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
#[test]
fn ranges_of_wilson_are_the_published_ones() {
    for (hits, cases, low, high) in
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
    {
        let (found_low, found_high) = wilson(hits, cases).unwrap();
        assert!((found_low - low).abs() < 0.000_05, "{hits} of {cases}: {found_low}");
        assert!((found_high - high).abs() < 0.000_05, "{hits} of {cases}: {found_high}");
    }
    assert_eq!(wilson(0, 0), None);
    assert_eq!(wilson(3, 2), None);
    assert_eq!(wilson_cases(8, 11), Some((5, 10)));
}

#[test]
fn ranges_end_today_and_begin_as_they_say() {
    let today = day("2026-11-26");
    let first = Some(day("2025-03-09"));
    for (range, first, from) in [
        (Range::Weeks4, first, "2026-10-30"),
        (Range::Months3, first, "2026-08-27"),
        (Range::Year, first, "2025-11-27"),
        (Range::All, first, "2025-03-09"),
        (Range::All, None, "2026-11-26"),
        (Range::All, Some(day("2027-01-01")), "2026-11-26"),
    ] {
        assert_eq!(range.span(today, first), Span { from: day(from), to: today }, "{range:?}");
    }
    assert_eq!(Range::All.span(today, Some(day("0001-01-01"))).days(), LONGEST_DAYS);
    let own = span("2026-02-28", "2026-03-01");
    assert_eq!(Range::Own(own).span(today, None), own);
    assert_eq!(own.before(), span("2026-02-26", "2026-02-27"));
    assert_eq!(own.beside(day("2025-12-31")), span("2025-12-31", "2026-01-01"));
    assert_eq!(own.halves(), [span("2026-02-28", "2026-02-28"), span("2026-03-01", "2026-03-01")]);
    let odd = span("2026-11-01", "2026-11-07");
    assert_eq!(odd.halves(), [span("2026-11-01", "2026-11-03"), span("2026-11-05", "2026-11-07")]);
    let [first, second] = span("2026-11-01", "2026-11-01").halves();
    assert_eq!((first.days(), second.days()), (0, 0));
}

#[test]
fn periods_are_as_long_as_they_can_stand_side_by_side() {
    let monday = WeekStart::of_country(None);
    for (from, to, per, count) in [
        ("2026-11-26", "2026-11-26", Per::Week, 1),
        ("2026-10-30", "2026-11-26", Per::Week, 5),
        ("2026-08-27", "2026-11-26", Per::Week, 14),
        ("2025-11-27", "2026-11-26", Per::Month, 13),
        ("2024-11-27", "2026-11-26", Per::Quarter, 9),
        ("2016-11-27", "2026-11-26", Per::Quarter, 41),
        ("1927-01-01", "2026-11-26", Per::Year, 100),
    ] {
        let (found, periods) = periods(span(from, to), monday);
        assert_eq!((found, periods.len()), (per, count), "{from} to {to}");
        assert_eq!((periods[0].from, periods[count - 1].to), (day(from), day(to)));
        let inside = periods.get(1..count - 1).unwrap_or_default();
        assert!(inside.iter().all(|period| period.whole));
    }
    let (_, sunday) = periods(span("2026-11-01", "2026-11-14"), WeekStart::of_country(Some("US")));
    assert_eq!(sunday.iter().map(|week| week.whole).collect::<Vec<_>>(), [true, true]);
}

#[test]
fn this_week_stands_beside_the_middle_of_the_four_full_weeks_before() {
    let mut entries = vec![forced("2026-10-26T09:00:00+01:00")];
    for (monday, count) in
        [("2026-10-26", 0), ("2026-11-02", 4), ("2026-11-09", 2), ("2026-11-16", 5), ("2026-11-23", 3)]
    {
        entries.extend((0..count).map(|minute| forced(&format!("{monday}T10:{minute:02}:00+01:00"))));
    }
    let week = store(&entries, &[]).insights(&asked()).unwrap().this_week;
    assert_eq!((week.from, week.to, week.days), (day("2026-11-23"), day("2026-11-29"), 4));
    assert_eq!((week.counts.self_forced, week.full_weeks, week.cases), (3, 4, 12));
    assert_eq!(week.usual.unwrap().self_forced, 3.0, "between 2 and 4 of 1, 2, 4, 5");
    assert_eq!(week.usual.unwrap().resisted, 0.0);

    // The week of the first record is not a full one when it began in its middle.
    entries[0] = forced("2026-10-27T09:00:00+01:00");
    let found = store(&entries, &[]).insights(&asked()).unwrap();
    assert_eq!((found.this_week.full_weeks, found.this_week.usual), (3, None));
    assert!(said(&found)["this_week"].contains("Not enough yet for your usual: 3 of 4 full weeks."));
}

#[test]
fn a_week_begins_as_in_the_country() {
    let entries = [forced("2026-11-22T10:00:00+01:00"), forced("2026-11-23T10:00:00+01:00")];
    let of = |country: &str| {
        let asked = Asked { week_start: WeekStart::of_country(Some(country)), ..asked() };
        let week = store(&entries, &[]).insights(&asked).unwrap().this_week;
        (week.from.to_string(), week.counts.self_forced)
    };
    assert_eq!(of("DE"), ("2026-11-23".to_owned(), 1));
    assert_eq!(of("US"), ("2026-11-22".to_owned(), 2));
}

#[test]
fn below_five_cases_nothing_is_claimed_and_what_there_is_is_said() {
    let some = |count: usize| -> Insights {
        let entries: Vec<EntryFields> = (0..count)
            .map(|minute| {
                crack(&format!("2026-11-20T10:{:02}:00+01:00", minute * 3), |fields| {
                    fields.region = Some(Region::Neck);
                    fields.side = Some(BodySide::Left);
                    fields.pain = Some(2);
                    fields.context = vec!["after_sitting".to_owned()];
                })
            })
            .collect();
        let urges: Vec<UrgeFields> = (0..count)
            .map(|hour| urge(&format!("2026-11-21T{:02}:00:00+01:00", hour + 8), "wait", Outcome::Eased))
            .collect();
        store(&entries, &urges).insights(&asked()).unwrap()
    };
    let few = some(4);
    assert_eq!((few.pain.median, few.hours.busiest, few.gaps.median_minutes), (None, None, None));
    assert_eq!(few.eased[0], Eased { alternative: "wait".to_owned(), eased: 4, times: 4, low: None, high: None });
    let words = said(&few);
    for (id, there) in [
        ("pain", "Not enough yet: 4 of 5 cracks with a pain number."),
        ("hours", "Not enough yet: 4 of 5 cracks with a time of day."),
        ("regions", "Not enough yet: 4 of 5 cracks with a place."),
        ("sides", "Not enough yet: 4 of 5 cracks with a side."),
        ("eased", "Not enough yet: 4 of 5 times of one alternative."),
        ("gaps", "Not enough yet: 3 of 5 times between two cracks of one place."),
        ("together", "Not enough yet: 4 of 5 cracks of which you said what was just before"),
    ] {
        assert!(words[id].contains(there), "{id}: {}", words[id]);
    }
    let enough = said(&some(6));
    for (id, claim) in [
        ("pain", "Typically 2 of 10 (2 to 2), from 6 cracks with a pain number."),
        ("hours", "6 cracks, no three hours stand out."),
        ("regions", "Neck most often: 6 of 6."),
        ("eased", "Waiting 20 minutes: it eased 6 of 6 times."),
        ("eased", "4 to 6"),
        ("gaps", "5 of 5 came within 20 minutes of the one before."),
        ("together", "After sitting: 6 of 6 cracks of which you said what was just before."),
    ] {
        assert!(enough[id].contains(claim), "{id}: {}", enough[id]);
    }
}

#[test]
fn alternatives_are_counted_by_the_day_in_the_last_two_weeks() {
    let urges: Vec<UrgeFields> = ["2026-11-12", "2026-11-13", "2026-11-13", "2026-11-20", "2026-11-26", "2026-10-01"]
        .map(|date| urge(&format!("{date}T10:00:00+01:00"), "wait", Outcome::StillThere))
        .to_vec();
    let found = store(&[], &urges).insights(&asked()).unwrap();
    assert_eq!((found.alternatives.on, found.alternatives.of_days), (3, 14));
    assert!(said(&found)["alternatives"].contains("Alternatives on 3 of the last 14 days."));
}

#[test]
fn two_stretches_are_equally_long_and_chosen() {
    let entries: Vec<EntryFields> =
        ["2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-11-20"]
            .map(|date| forced(&format!("{date}T10:00:00+01:00")))
            .to_vec();
    let found = store(&entries, &[]).insights(&asked()).unwrap();
    let compare = found.compare.clone().unwrap();
    assert_eq!((compare.beside.from, compare.beside.to), (day("2026-10-02"), day("2026-10-29")));
    assert_eq!((compare.beside.counts.self_forced, compare.span.counts.self_forced), (5, 1));
    let words = said(&found);
    assert!(words["compare"].contains("Fewer forced cracks in these days than in the other stretch: 1 and 5."));

    let chosen = Asked { beside: Some(day("2026-10-04")), ..asked() };
    let compare = store(&entries, &[]).insights(&chosen).unwrap().compare.unwrap();
    assert_eq!((compare.beside.from, compare.beside.to), (day("2026-10-04"), day("2026-10-31")));
    assert_eq!(compare.beside.counts.self_forced, 3);

    let all = Asked { range: Range::All, ..asked() };
    assert_eq!(store(&entries, &[]).insights(&all).unwrap().compare, None, "nothing was kept before all of it");
}

#[test]
fn the_first_day_is_the_earliest_date_and_the_last_one_that_of_what_is_over() {
    // The first instant was lived far in the east, where the date was later.
    let entries = [forced("2026-11-17T10:00:00+13:00"), forced("2026-11-16T20:00:00-10:00")];
    let store = store(&entries, &[]);
    let all = Asked { range: Range::All, ..asked() };
    assert_eq!(store.insights(&all).unwrap().from, day("2026-11-16"));
    for (now, last) in [
        ("2026-11-16T20:00:00+00:00", "2026-11-16"),
        ("2026-11-16T22:00:00+00:00", "2026-11-17"),
        ("2026-11-18T22:00:00+00:00", "2026-11-18"),
    ] {
        assert_eq!(store.last_day(at(now), 4).unwrap(), day(last), "{now}");
    }
}

#[test]
fn a_journal_without_anything_says_what_will_be_there() {
    let found = store(&[], &[]).insights(&Asked { range: Range::All, ..asked() }).unwrap();
    assert_eq!((found.from, found.to), (day("2026-11-26"), day("2026-11-26")));
    for (id, words) in said(&found) {
        assert!(words.contains("ot enough yet"), "{id}: {words}");
    }
}

#[test]
fn a_crack_without_a_time_of_day_is_left_out_of_hours_and_gaps_alone() {
    let mut entries: Vec<EntryFields> = (0..6)
        .map(|minute| {
            crack(&format!("2026-11-20T10:{minute:02}:00+01:00"), |fields| fields.region = Some(Region::Neck))
        })
        .collect();
    entries.push(EntryFields { at: at("2026-11-20T12:00:00+01:00"), clock: false, ..entries[0].clone() });
    let found = store(&entries, &[]).insights(&asked()).unwrap();
    assert_eq!((found.hours.cracks, found.gaps.gaps), (6, 5));
    assert_eq!((found.weekdays.cracks, found.regions.cracks), (7, 7));
    assert!(said(&found)["hours"].contains("Left out, as no time of day was given: 1."));
}

#[test]
fn numbers_that_stand_side_by_side_have_one_base_or_say_what_is_left_out() {
    let on_day = |day: u32, side: Option<BodySide>| {
        crack(&format!("2026-11-{day:02}T10:00:00+01:00"), |fields| {
            (fields.trigger, fields.region, fields.side) = (Some(Trigger::SelfForced), Some(Region::Neck), side);
        })
    };
    // Seven days, one of them in neither half; of one crack no side was said.
    let entries: Vec<EntryFields> = (20..=26).map(|day| on_day(day, (day > 20).then_some(BodySide::Right))).collect();
    let of = |range| store(&entries, &[]).insights(&Asked { range, ..asked() }).unwrap();
    let odd = of(Range::Own(span("2026-11-20", "2026-11-26")));
    let words = said(&odd);
    assert_eq!(odd.per_week.halves, [3, 3]);
    assert!(words["per_week"].contains("The middle day, 23 November, is in neither half."), "{}", words["per_week"]);
    assert!(words["per_week"].contains("The first and the last week are only partly in these days."));
    assert!(words["sides"].contains("Right most often: 6 of the 6 with a side."), "{}", words["sides"]);
    assert!(words["regions"].contains("Neck most often: 7 of 7."), "{}", words["regions"]);
    let even = of(Range::Own(span("2026-11-19", "2026-11-26")));
    assert_eq!(even.per_week.halves.iter().sum::<u32>(), even.forced_by_day.self_forced);
    assert!(!said(&even)["per_week"].contains("neither half"));
    let name = |id: &str| name_of(content(), |_| None, id);
    let told =
        Told { content: content(), week_start: WeekStart::of_country(None), today: day("2026-11-26"), name: &name };
    let places = charts(&odd, &told).find(|chart| chart.id == "regions").and_then(|chart| chart.plot);
    let Some(Plot::Shares(places)) = places else { panic!("bars") };
    assert_eq!(places.rows[0].more.as_deref(), Some("right\u{a0}6\u{a0}· not\u{a0}said\u{a0}1"));
}
