//! Proves `domain/reminder`: when the next is due, which were missed, and the calendar to take along.

use crate::support::at;
use chrono::{Duration, FixedOffset, NaiveDateTime, TimeZone};
use std::time::Duration as Length;
use unkink::domain::day::Moment;
use unkink::domain::reminder::calendar::calendar;
use unkink::domain::reminder::{Hours, Reminders, TEXT, WeekDay};
use unkink::domain::settings::Settings;
use unkink::platform::alarm::Alarm;
use unkink::platform::clock::{WallTime, wall_time};
use unkink::ui::state::reminder::schedule_of;

/// Berlin in 2026: an hour ahead, and two from 29 March 02:00 to 25 October 03:00.
#[derive(Clone, Copy, Debug)]
struct Berlin;

const SUMMER: (&str, &str) = ("2026-03-29T01:00:00", "2026-10-25T01:00:00");

impl TimeZone for Berlin {
    type Offset = FixedOffset;

    fn from_offset(_: &FixedOffset) -> Berlin {
        Berlin
    }

    fn offset_from_local_date(&self, date: &chrono::NaiveDate) -> chrono::MappedLocalTime<FixedOffset> {
        self.offset_from_local_datetime(&date.and_time(chrono::NaiveTime::MIN))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> chrono::MappedLocalTime<FixedOffset> {
        let fits: Vec<FixedOffset> = [2, 1]
            .map(|hours| FixedOffset::east_opt(hours * 3600).unwrap())
            .into_iter()
            .filter(|offset| self.offset_from_utc_datetime(&(*local - *offset)) == *offset)
            .collect();
        match fits[..] {
            [one] => chrono::MappedLocalTime::Single(one),
            [one, two] => chrono::MappedLocalTime::Ambiguous(one, two),
            _ => chrono::MappedLocalTime::None,
        }
    }

    fn offset_from_utc_date(&self, date: &chrono::NaiveDate) -> FixedOffset {
        self.offset_from_utc_datetime(&date.and_time(chrono::NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> FixedOffset {
        let (from, to): (NaiveDateTime, NaiveDateTime) = (SUMMER.0.parse().unwrap(), SUMMER.1.parse().unwrap());
        FixedOffset::east_opt(if (from..to).contains(utc) { 7200 } else { 3600 }).unwrap()
    }
}

fn local(time: NaiveDateTime) -> Option<Moment> {
    wall_time(&Berlin, time).map(WallTime::first)
}

fn hours(text: &str) -> Option<Hours> {
    Some(text.parse().unwrap())
}

fn times(all: &[&str]) -> Reminders {
    Reminders { times: all.iter().map(|time| time.parse().unwrap()).collect(), ..Reminders::default() }
}

/// The next so many, from a moment on.
fn row(reminders: &Reminders, from: &str, count: usize) -> Vec<String> {
    let mut last = at(from);
    let mut row = Vec::new();
    while let Some(next) = reminders.next(last, local).filter(|_| row.len() < count) {
        row.push(next.to_rfc3339());
        last = next;
    }
    row
}

#[test]
fn a_time_of_day_stays_what_the_clock_shows_over_its_changes() {
    let ten = times(&["10:00"]);
    assert_eq!(row(&ten, "2026-03-28T09:00:00+01:00", 2), ["2026-03-28T10:00:00+01:00", "2026-03-29T10:00:00+02:00"]);
    assert_eq!(row(&ten, "2026-10-24T10:00:00+02:00", 1), ["2026-10-25T10:00:00+01:00"]);
}

#[test]
fn a_time_that_is_skipped_comes_after_the_gap_and_one_that_comes_twice_comes_once() {
    let night = times(&["2:30"]);
    let spring = ["2026-03-28T02:30:00+01:00", "2026-03-29T03:30:00+02:00", "2026-03-30T02:30:00+02:00"];
    assert_eq!(row(&night, "2026-03-28T00:00:00+01:00", 3), spring);
    let autumn = ["2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00"];
    assert_eq!(row(&night, "2026-10-25T00:00:00+02:00", 2), autumn);
    let both = times(&["2:30", "3:30"]);
    assert_eq!(row(&both, "2026-03-29T00:00:00+01:00", 2), ["2026-03-29T03:30:00+02:00", "2026-03-30T02:30:00+02:00"]);
}

#[test]
fn hourly_reminders_keep_to_their_hours_days_and_the_quiet() {
    let office = Reminders {
        hourly: hours("9:30-12:30"),
        times: ["11:00".parse().unwrap(), "23:00".parse().unwrap()].into(),
        days: [WeekDay::Mon, WeekDay::Fri].into(),
        quiet: hours("22:00-10:00"),
    };
    // A Friday.
    let expected = ["27T10:30", "27T11:00", "27T11:30", "27T12:30", "30T10:30"];
    let found = row(&office, "2026-11-27T08:00:00+01:00", 5);
    assert!(found.iter().zip(expected).all(|(found, expected)| found.contains(expected)), "{found:?}");
    let none = Reminders { days: [].into(), ..office.clone() };
    assert!(!none.is_on() && none.next(at("2026-11-27T08:00:00+01:00"), local).is_none());
    let all_quiet = Reminders { quiet: hours("0:00-23:59"), ..office };
    assert!(!all_quiet.is_on());
    assert!(!Reminders::default().is_on(), "none is set at first");
}

#[test]
fn hourly_reminders_of_a_night_go_over_midnight_each_on_its_own_day() {
    let night = Reminders { hourly: hours("21:30-2:30"), ..Reminders::default() };
    assert_eq!(night.validate(), Ok(()));
    let expected = ["27T21:30", "27T22:30", "27T23:30", "28T00:30", "28T01:30", "28T02:30", "28T21:30"];
    let found = row(&night, "2026-11-27T08:00:00+01:00", 7);
    assert!(found.iter().zip(expected).all(|(found, expected)| found.contains(expected)), "{found:?}");
    assert!(!night.needs_next_day());
    // A Friday, and the Monday after it.
    let some = Reminders { days: [WeekDay::Mon, WeekDay::Fri].into(), ..night };
    let expected = ["27T21:30", "27T22:30", "27T23:30", "30T00:30", "30T01:30", "30T02:30", "30T21:30"];
    let found = row(&some, "2026-11-27T08:00:00+01:00", 7);
    assert!(found.iter().zip(expected).all(|(found, expected)| found.contains(expected)), "{found:?}");
    assert!(some.needs_next_day());
    // Each time is an event of its own, on the days that were chosen.
    let text = calendar(&some, at("2026-11-28T12:00:00+01:00")).unwrap();
    for time in ["003000", "013000", "023000", "213000", "223000", "233000"] {
        assert!(text.contains(&format!("DTSTART:20261130T{time}")), "{text}");
    }
    assert_eq!(text.matches("RRULE:FREQ=WEEKLY;BYDAY=MO,FR").count(), 6);
    assert_eq!(schedule_of(&some).minutes, [30, 90, 150, 1290, 1350, 1410]);
}

#[test]
fn what_went_by_was_missed_and_is_not_called_out_late() {
    let ten = times(&["10:00", "11:00", "12:00"]);
    let day = |time: &str| at(&format!("2026-11-27T{time}:00+01:00"));
    let due = |handled: Option<&str>, snoozed: Option<&str>, now: &str| {
        ten.due(handled.map(day), snoozed.map(day), day(now), local)
    };
    let first = due(None, None, "10:05");
    assert!(!first.now && first.missed.is_empty(), "nobody was reminded before");
    assert_eq!(first.next, Some(day("11:00")));
    let on_time = due(Some("09:59"), None, "10:00");
    assert!(on_time.now && on_time.missed.is_empty() && on_time.next == Some(day("11:00")));
    assert!(!due(Some("10:00"), None, "10:01").now, "once");
    let late = due(Some("09:00"), None, "11:05");
    assert!(late.now && late.missed == [day("10:00")], "{late:?}");
    let away = due(Some("09:00"), None, "13:00");
    assert!(!away.now && away.missed.len() == 3);
    assert_eq!(away.next, Some(at("2026-11-28T10:00:00+01:00")));
    let long_away = ten.due(Some(day("09:00") - Duration::days(400)), None, day("13:00"), local);
    assert_eq!(long_away.missed.len(), 3, "a day is looked back");
    let snoozed = due(Some("10:00"), Some("10:10"), "10:05");
    assert!(!snoozed.now && snoozed.next == Some(day("10:10")));
    assert!(due(Some("10:05"), Some("10:10"), "10:10").now);
    let set_back = due(Some("12:30"), None, "10:30");
    assert!(!set_back.now && set_back.missed.is_empty() && set_back.next == Some(day("11:00")));
}

#[test]
fn values_are_taken_as_people_write_them_and_refused_with_an_example() {
    for (typed, kept) in [("9", "09:00"), ("09:05", "09:05"), ("23:59", "23:59")] {
        assert_eq!(typed.parse::<unkink::domain::reminder::Clock>().unwrap().to_string(), kept);
    }
    for wrong in ["24:00", "9:60", "nine", "", "9:5:1", "-1", "+9:00", "009"] {
        let refused = wrong.parse::<unkink::domain::reminder::Clock>().unwrap_err();
        assert!(refused.contains("10:30"), "{wrong}: {refused}");
    }
    let settings = Settings { reminders: times(&["10:30"]), ..Settings::default() };
    let kept = serde_json::to_value(&settings).unwrap();
    assert_eq!(kept["reminders"]["times"], serde_json::json!(["10:30"]));
    assert_eq!(serde_json::from_value::<Settings>(kept).unwrap(), settings);
}

#[test]
fn the_calendar_is_read_by_another_programs_parser_and_names_no_move() {
    let reminders = Reminders {
        hourly: hours("9:00-11:00"),
        times: ["15:45".parse().unwrap()].into(),
        days: WeekDay::ALL[..5].iter().copied().collect(),
        quiet: None,
    };
    // A Saturday.
    let text = calendar(&reminders, at("2026-11-28T12:00:00+01:00")).unwrap();
    assert!(text.lines().all(|line| line.len() <= 75) && text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
    let read: icalendar::Calendar = text.parse().expect("a calendar");
    let events: Vec<&icalendar::Event> = read.components.iter().filter_map(|part| part.as_event()).collect();
    let of = |event: &icalendar::Event, name: &str| {
        use icalendar::Component;
        event.property_value(name).unwrap_or_default().to_owned()
    };
    let starts: Vec<String> = events.iter().map(|event| of(event, "DTSTART")).collect();
    assert_eq!(starts, ["20261130T090000", "20261130T100000", "20261130T110000", "20261130T154500"]);
    let mut uids: Vec<String> = events.iter().map(|event| of(event, "UID")).collect();
    uids.dedup();
    assert_eq!(uids.len(), 4);
    for event in events {
        assert_eq!(of(event, "RRULE"), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
        assert_eq!(of(event, "SUMMARY"), TEXT);
    }
    assert_eq!(text.matches("BEGIN:VALARM").count(), 4);
    assert_eq!(calendar(&Reminders::default(), at("2026-11-28T12:00:00+01:00")), None);
}

#[test]
fn an_alarm_runs_only_while_something_is_due() {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    let looks = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&looks);
    // Twice in a moment, then once in an hour, then never.
    let alarm = Alarm::new(move || match counted.fetch_add(1, Ordering::SeqCst) {
        0 | 1 => Some(Length::from_millis(5)),
        2 => Some(Length::from_secs(3600)),
        _ => None,
    });
    let until = |count: usize, set: bool| {
        let done = (0..1000).any(|_| {
            std::thread::sleep(Length::from_millis(5));
            looks.load(Ordering::SeqCst) == count && alarm.is_set() == set
        });
        assert!(done, "{} looks, set: {}", looks.load(Ordering::SeqCst), alarm.is_set());
    };
    assert!(!alarm.is_set());
    alarm.ring();
    until(3, true);
    std::thread::sleep(Length::from_millis(50));
    assert_eq!(looks.load(Ordering::SeqCst), 3, "it waits once");
    alarm.ring();
    until(4, false);
    alarm.ring();
    until(5, false);
}
