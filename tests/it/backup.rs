//! Proves `domain/backup`: names of copies, which of them stay, what is said.

use crate::support::at;
use chrono::NaiveDate;
use unkink::domain::backup::{Advice, CopyName, Held, Known, newest_first, outdated};
use unkink::domain::day::{Day, Moment, days_after};
use unkink::domain::words::backup::held;

const DEVICE: &str = "3f9a2c1b";

fn day(text: &str) -> Day {
    Day(text.parse::<NaiveDate>().unwrap())
}

fn copy(text: &str) -> CopyName {
    CopyName { day: day(text), device: DEVICE.to_owned(), number: 1, sealed: false }
}

fn names(copies: &[&CopyName]) -> Vec<String> {
    copies.iter().map(|copy| copy.day.to_string()).collect()
}

#[test]
fn a_name_says_day_and_device_and_only_such_a_name_is_a_copys() {
    for name in [
        "unkink-2026-11-27-3f9a2c1b.sqlite3",
        "unkink-2026-11-27-3f9a2c1b-2.sqlite3",
        "unkink-2026-11-27-3f9a2c1b.sqlite3.age",
        "unkink-2026-11-27-00000000-12.sqlite3.age",
    ] {
        assert_eq!(CopyName::parse(name).map(|copy| copy.to_string()).as_deref(), Some(name));
    }
    for name in [
        "unkink.sqlite3",
        "unkink-2026-11-27.sqlite3",
        "unkink-2026-13-27-3f9a2c1b.sqlite3",
        "unkink-2026-11-27-3F9A2C1B.sqlite3",
        "unkink-2026-11-27-3f9a2c1b-1.sqlite3",
        "unkink-2026-11-27-3f9a2c1b-02.sqlite3",
        "unkink-2026-11-27-3f9a2c1b (copy).sqlite3",
        "unkink-2026-11-27-3f9a2c1b.sqlite3.part",
        ".unkink-2026-11-27-3f9a2c1b.sqlite3.part",
        "unkink-2026-11-2é-3f9a2c1b.sqlite3",
        "holiday.jpg",
        "",
    ] {
        assert_eq!(CopyName::parse(name), None, "{name}");
    }
}

#[test]
fn of_copies_made_every_day_seven_days_and_four_weeks_stay() {
    let mut kept: Vec<CopyName> = Vec::new();
    let first = day("2026-01-01");
    for number in 0..120 {
        let today = first.plus(number);
        kept.push(CopyName { day: today, ..copy("2026-01-01") });
        let old: Vec<CopyName> = outdated(&kept, DEVICE, today).into_iter().cloned().collect();
        assert!(old.iter().all(|copy| copy.day < today), "the newest stays");
        kept.retain(|copy| !old.contains(copy));
        assert!(kept.len() <= 11, "{today}: {}", kept.len());
    }
    let today = first.plus(119);
    let ages: Vec<i64> = kept.iter().rev().map(|copy| today.since(copy.day)).collect();
    assert_eq!(ages[..7], [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(ages.len(), 11);
    // The last of each week before.
    assert!(ages[7..].windows(2).all(|two| (1..=7).contains(&(two[1] - two[0]))) && ages[10] >= 21, "{ages:?}");
}

#[test]
fn of_one_day_the_last_copy_stays() {
    let two = |number| CopyName { number, ..copy("2026-11-27") };
    let all = [two(1), two(2), two(10)];
    let gone: Vec<u32> = outdated(&all, DEVICE, day("2026-11-27")).iter().map(|copy| copy.number).collect();
    assert_eq!(gone, [2, 1]);
}

#[test]
fn with_the_clock_set_back_a_year_no_newer_copy_goes() {
    let mut all: Vec<CopyName> =
        (0..11).map(|days| CopyName { day: day("2026-11-27").plus(-days), ..copy("2026-11-27") }).collect();
    let today = day("2025-11-27");
    for back in 0..9 {
        all.push(CopyName { day: today.plus(-back), ..copy("2025-11-27") });
    }
    let gone = outdated(&all, DEVICE, today);
    assert!(gone.iter().all(|copy| copy.day.year() == 2025 && copy.day != today), "{:?}", names(&gone));
    newest_first(&mut all, today);
    assert_eq!(all[0].day, today, "what was made last stands first");
    assert_eq!(all[9].day, day("2026-11-27"));
}

#[test]
fn copies_of_another_device_and_locked_ones_never_go() {
    let mut all = Vec::new();
    for days in 0..60 {
        let day = day("2026-11-27").plus(-days);
        all.push(CopyName { day, device: "00000001".to_owned(), ..copy("2026-11-27") });
        all.push(CopyName { day, sealed: true, ..copy("2026-11-27") });
    }
    assert!(outdated(&all, DEVICE, day("2026-11-27")).is_empty());
}

fn known(chosen: bool, last: Option<Moment>, problem: Option<&str>, first_record: Option<Moment>) -> Known {
    Known { chosen, last, problem: problem.map(str::to_owned), first_record }
}

#[test]
fn without_a_folder_it_is_said_from_the_first_record_and_warned_from_the_seventh_day() {
    let now = at("2026-11-27T10:00:00+01:00");
    let before = |days: i64| Some(days_after(now, -days));
    for (known, expected) in [
        (known(false, None, None, None), Advice::Nothing),
        (known(false, None, None, before(0)), Advice::Choose),
        (known(false, None, None, before(6)), Advice::Choose),
        (known(false, None, None, before(7)), Advice::Missing),
        (known(true, None, None, before(7)), Advice::Missing),
        (known(true, None, None, before(1)), Advice::Nothing),
        (known(true, before(1), None, before(90)), Advice::Nothing),
        (known(false, before(1), None, before(90)), Advice::Choose),
        (known(true, before(7), None, before(90)), Advice::Old(7)),
        (known(false, before(30), None, before(90)), Advice::Old(30)),
        (known(true, before(1), Some("the disk is full"), before(90)), Advice::Failed("the disk is full".to_owned())),
    ] {
        assert_eq!(known.advice(now), expected, "{known:?}");
    }
}

#[test]
fn what_a_copy_holds_is_said_with_counts_and_dates() {
    let (first, last) = (Some(at("2026-11-02T10:00:00+01:00")), Some(at("2026-11-20T10:00:00+01:00")));
    let some = Held { entries: 12, urges: 1, checks: 2, first, last, ..Held::default() };
    assert_eq!(held(&some), "12 cracks, 1 urge, 2 checks, 2 November 2026 to 20 November 2026");
    assert_eq!(held(&Held { entries: 1, first, last: first, ..Held::default() }), "1 crack, 2 November 2026");
    assert_eq!(held(&Held::default()), "no records yet");
    assert!(Held::default().is_empty() && !some.is_empty());
}
