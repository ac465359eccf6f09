//! Proves `calendar`: months as grids, and where a week begins.

use chrono::NaiveDate;
use unkink::domain::calendar::{Month, WeekStart};
use unkink::domain::day::Day;

fn day(text: &str) -> Day {
    Day(NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a date"))
}

/// The weeks of a month as lines of day numbers; "." is an empty place.
fn grid(of: &str, country: Option<&str>) -> Vec<String> {
    let weeks = Month::of(day(of)).weeks(WeekStart::of_country(country));
    let place = |place: &Option<Day>| place.map_or(".".to_owned(), |day| day.number().to_string());
    weeks.iter().map(|week| week.iter().map(place).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn a_month_is_a_grid_of_whole_weeks() {
    let cases: [(&str, Option<&str>, &[&str]); 5] = [
        (
            "2026-11-21",
            None,
            &[
                ". . . . . . 1",
                "2 3 4 5 6 7 8",
                "9 10 11 12 13 14 15",
                "16 17 18 19 20 21 22",
                "23 24 25 26 27 28 29",
                "30 . . . . . .",
            ],
        ),
        (
            "2026-11-21",
            Some("US"),
            &["1 2 3 4 5 6 7", "8 9 10 11 12 13 14", "15 16 17 18 19 20 21", "22 23 24 25 26 27 28", "29 30 . . . . ."],
        ),
        (
            "2026-11-01",
            Some("EG"),
            &[". 1 2 3 4 5 6", "7 8 9 10 11 12 13", "14 15 16 17 18 19 20", "21 22 23 24 25 26 27", "28 29 30 . . . ."],
        ),
        (
            "2027-02-28",
            Some("DE"),
            &["1 2 3 4 5 6 7", "8 9 10 11 12 13 14", "15 16 17 18 19 20 21", "22 23 24 25 26 27 28"],
        ),
        (
            "2028-02-10",
            None,
            &[". 1 2 3 4 5 6", "7 8 9 10 11 12 13", "14 15 16 17 18 19 20", "21 22 23 24 25 26 27", "28 29 . . . . ."],
        ),
    ];
    for (of, country, expected) in cases {
        assert_eq!(grid(of, country), expected, "{of} in {country:?}");
    }
}

#[test]
fn every_day_of_ten_years_stands_once_under_its_weekday() {
    for country in [None, Some("JP"), Some("SY")] {
        let start = WeekStart::of_country(country);
        let mut month = Month::of(day("2024-01-15"));
        let mut next = day("2024-01-01");
        while month <= Month::of(day("2033-12-01")) {
            for week in month.weeks(start) {
                assert_eq!(week.len(), 7);
                for (place, day) in week.into_iter().enumerate().filter_map(|(place, day)| Some((place, day?))) {
                    assert_eq!(day, next);
                    assert_eq!(day.0.format("%A").to_string(), start.names()[place].1);
                    next = next.plus(1);
                }
            }
            month = month.next();
        }
        assert_eq!(next, day("2034-01-01"));
    }
}

#[test]
fn months_follow_each_other_and_know_their_ends() {
    let cases = [
        ("2026-01-31", "2025-12-01", "2026-02-01", "2026-01-31", "January 2026"),
        ("2026-12-01", "2026-11-01", "2027-01-01", "2026-12-31", "December 2026"),
        ("2028-02-29", "2028-01-01", "2028-03-01", "2028-02-29", "February 2028"),
    ];
    for (of, before, after, last, name) in cases {
        let month = Month::of(day(of));
        assert_eq!((month.previous().first(), month.next().first()), (day(before), day(after)), "{of}");
        assert_eq!((month.last(), month.to_string().as_str()), (day(last), name));
        assert!(month.contains(day(of)) && !month.contains(day(before)) && !month.contains(day(after)));
    }
}

#[test]
fn a_week_starts_as_in_the_country() {
    let cases = [
        (None, "Monday"),
        (Some("DE"), "Monday"),
        (Some("GB"), "Monday"),
        (Some("US"), "Sunday"),
        (Some("BR"), "Sunday"),
        (Some("IR"), "Saturday"),
        (Some("U"), "Monday"),
        (Some(""), "Monday"),
    ];
    for (country, first) in cases {
        let names = WeekStart::of_country(country).names();
        assert_eq!(names[0].1, first, "{country:?}");
        assert!(names.iter().all(|(letter, name)| name.starts_with(letter)));
    }
}
