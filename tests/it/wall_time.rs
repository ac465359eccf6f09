//! Proves what a typed time means where the clock is put forward or back: it is asked, never guessed.

use crate::support::at;
use chrono::{FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, TimeZone};
use unkink::domain::backdate::{Unclear, backdated};
use unkink::domain::day::{Day, Moment};
use unkink::domain::journal::EntryFields;
use unkink::platform::clock::{WallTime, wall_time};

/// A place whose clock changes once, at `when` of the world's time.
#[derive(Clone, Debug)]
struct Place {
    when: NaiveDateTime,
    before: FixedOffset,
    after: FixedOffset,
}

impl Place {
    fn new(when: &str, before: i32, after: i32) -> Place {
        let offset = |minutes: i32| FixedOffset::east_opt(minutes * 60).unwrap();
        Place { when: at(when).naive_utc(), before: offset(before), after: offset(after) }
    }
}

impl TimeZone for Place {
    type Offset = FixedOffset;

    fn from_offset(_: &FixedOffset) -> Place {
        unreachable!("a place is more than an offset")
    }

    fn offset_from_local_date(&self, date: &NaiveDate) -> MappedLocalTime<FixedOffset> {
        self.offset_from_local_datetime(&date.and_hms_opt(0, 0, 0).unwrap())
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        let before = *local - self.before < self.when;
        let after = *local - self.after >= self.when;
        match (before, after) {
            (true, true) => MappedLocalTime::Ambiguous(self.before, self.after),
            (true, false) => MappedLocalTime::Single(self.before),
            (false, true) => MappedLocalTime::Single(self.after),
            (false, false) => MappedLocalTime::None,
        }
    }

    fn offset_from_utc_date(&self, date: &NaiveDate) -> FixedOffset {
        self.offset_from_utc_datetime(&date.and_hms_opt(0, 0, 0).unwrap())
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> FixedOffset {
        if *utc < self.when { self.before } else { self.after }
    }
}

fn offered(place: &Place, date: &str, time: &str, now: &str) -> Result<Moment, Unclear> {
    let typed = format!("{date}T{time}:00").parse::<NaiveDateTime>().unwrap();
    backdated(typed, &wall_time(place, typed).unwrap().moments(), at(now))
}

#[test]
fn a_time_the_clock_skipped_is_said_and_the_one_it_showed_then_is_offered() {
    let los_angeles = Place::new("2026-03-08T10:00:00Z", -480, -420);
    let beirut = Place::new("2026-03-28T22:00:00Z", 120, 180);
    let lord_howe = Place::new("2026-10-03T15:30:00Z", 630, 660);
    let apia = Place::new("2011-12-30T10:00:00Z", -600, 840);
    for (place, date, time, words, then) in [
        (&los_angeles, "2026-03-08", "02:30", "On 8 March 2026 there was no 02:30", "2026-03-08T03:30:00-07:00"),
        (&los_angeles, "2026-03-08", "02:00", "there was no 02:00", "2026-03-08T03:00:00-07:00"),
        (&beirut, "2026-03-29", "00:15", "On 29 March 2026 there was no 00:15", "2026-03-29T01:15:00+03:00"),
        (&lord_howe, "2026-10-04", "02:10", "there was no 02:10", "2026-10-04T02:40:00+11:00"),
        (&apia, "2011-12-30", "09:00", "On 30 December 2011 there was no 09:00", "2011-12-31T09:00:00+14:00"),
    ] {
        let unclear = offered(place, date, time, "2026-11-26T12:00:00Z").unwrap_err();
        assert!(unclear.words.contains(words) && unclear.words.contains("put forward"), "{}", unclear.words);
        assert_eq!(unclear.offers.len(), 1, "{date} {time}");
        let (label, moment) = &unclear.offers[0];
        assert_eq!(moment.to_rfc3339(), then);
        let other_day = if then.starts_with(date) { "" } else { "31 December 2011, " };
        assert_eq!(*label, format!("Take {other_day}{}", &then[11..16]));
    }
}

#[test]
fn a_time_the_clock_showed_twice_offers_both() {
    let los_angeles = Place::new("2026-11-01T09:00:00Z", -420, -480);
    let melbourne = Place::new("2026-04-04T16:00:00Z", 660, 600);
    let santiago = Place::new("2026-04-05T03:00:00Z", -180, -240);
    for (place, date, time, first, second) in [
        (&los_angeles, "2026-11-01", "01:30", "2026-11-01T01:30:00-07:00", "2026-11-01T01:30:00-08:00"),
        (&melbourne, "2026-04-05", "02:30", "2026-04-05T02:30:00+11:00", "2026-04-05T02:30:00+10:00"),
        (&santiago, "2026-04-04", "23:30", "2026-04-04T23:30:00-03:00", "2026-04-04T23:30:00-04:00"),
    ] {
        let unclear = offered(place, date, time, "2026-11-26T12:00:00Z").unwrap_err();
        assert!(unclear.words.contains(&format!("{time} twice")), "{}", unclear.words);
        let offers: Vec<(String, String)> =
            unclear.offers.into_iter().map(|(label, moment)| (label, moment.to_rfc3339())).collect();
        let offset = |moment: &str| moment[19..].to_owned();
        assert_eq!(
            offers,
            [
                (format!("The first, UTC{}", offset(first)), first.to_owned()),
                (format!("The second, UTC{}", offset(second)), second.to_owned()),
            ]
        );
    }
    let only_once_yet = offered(&los_angeles, "2026-11-01", "01:30", "2026-11-01T01:40:00-07:00");
    assert_eq!(only_once_yet, Ok(at("2026-11-01T01:30:00-07:00")), "the second is still to come");
}

#[test]
fn any_other_time_means_one_moment_and_none_is_still_to_come() {
    let los_angeles = Place::new("2026-03-08T10:00:00Z", -480, -420);
    let now = "2026-03-08T12:00:00-07:00";
    for (time, moment) in [
        ("01:59", "2026-03-08T01:59:00-08:00"),
        ("03:00", "2026-03-08T03:00:00-07:00"),
        ("12:00", "2026-03-08T12:00:00-07:00"),
    ] {
        assert_eq!(offered(&los_angeles, "2026-03-08", time, now), Ok(at(moment)));
    }
    for (date, time) in [("2026-03-08", "12:01"), ("2026-03-09", "00:00")] {
        let unclear = offered(&los_angeles, date, time, now).unwrap_err();
        assert_eq!(unclear.words, "Choose a day and a time that are not in the future.");
        assert!(unclear.offers.is_empty());
    }
    let hour_before = offered(&los_angeles, "2026-03-08", "02:30", "2026-03-08T01:30:00-08:00").unwrap_err();
    assert!(hour_before.offers.is_empty(), "what it would be is still to come: {hour_before:?}");
}

#[test]
fn the_evening_before_the_clocks_change_stays_on_its_day() {
    let los_angeles = Place::new("2026-03-08T10:00:00Z", -480, -420);
    let typed = "2026-03-07T23:59:00".parse().unwrap();
    let Some(WallTime::Once(moment)) = wall_time(&los_angeles, typed) else { panic!("it is one moment") };
    assert_eq!(moment.to_rfc3339(), "2026-03-07T23:59:00-08:00");
    let store = unkink::store::Store::open_in_memory().unwrap();
    store.add_entry(&EntryFields::bare(moment), moment).unwrap();
    let day = Day("2026-03-07".parse().unwrap());
    assert_eq!(store.stats(day, day, 0).unwrap().totals.cracks, 1);
}

#[test]
fn in_five_zones_every_hour_around_a_change_of_the_clock_is_one_moment_or_is_asked_about() {
    let now = at("2026-11-26T12:00:00Z");
    for (zone, changes) in [
        ("Europe/Berlin", [("2026-03-29T00:00", "02:00", "03:00"), ("2026-10-25T00:00", "02:00", "03:00")]),
        ("America/Los_Angeles", [("2026-03-08T00:00", "02:00", "03:00"), ("2025-11-02T00:00", "01:00", "02:00")]),
        ("Australia/Lord_Howe", [("2025-10-05T00:00", "02:00", "02:30"), ("2026-04-05T00:00", "01:30", "02:00")]),
        ("America/Santiago", [("2026-09-06T00:00", "00:00", "01:00"), ("2026-04-04T12:00", "23:00", "24:00")]),
        ("Africa/Casablanca", [("2026-03-22T00:00", "02:00", "03:00"), ("2026-02-15T00:00", "02:00", "03:00")]),
    ] {
        let tz: chrono_tz::Tz = zone.parse().unwrap();
        for (number, (from, begin, end)) in changes.into_iter().enumerate() {
            let start: NaiveDateTime = format!("{from}:00").parse().unwrap();
            let clock = |minutes: i64| start + chrono::TimeDelta::minutes(minutes);
            for typed in (0..12 * 60).step_by(10).map(clock) {
                let Some(found) = wall_time(&tz, typed).map(WallTime::moments) else { panic!("{zone} {typed}") };
                let shown = typed.format("%H:%M").to_string();
                let unclear = begin <= shown.as_str() && shown.as_str() < end;
                let meant = backdated(typed, &found, now);
                match (&meant, unclear) {
                    (Ok(at), false) => assert_eq!(at.naive_local(), typed, "{zone}"),
                    (Err(asked), true) => {
                        let twice = asked.words.contains("twice");
                        assert_eq!(asked.offers.len(), if twice { 2 } else { 1 }, "{zone} {typed}: {asked:?}");
                        assert_eq!(twice, number == 1, "{zone} {typed}: put forward first, then back");
                        for (_, at) in &asked.offers {
                            assert!(!twice || at.naive_local() == typed, "{zone} {typed}");
                            assert!(twice || at.naive_local() > typed, "{zone} {typed}");
                        }
                    }
                    _ => panic!("{zone} {typed}: {meant:?}"),
                }
            }
        }
    }
}
