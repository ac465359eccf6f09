//! Proves `journal` and `day`: days as they are lived, counts, and what a field takes.

use crate::support::{at, session_record};
use chrono::NaiveDate;
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use serde_json::json;
use unkink::domain::day::{Day, Moment, days_after, minutes_before, whole_seconds};
use unkink::domain::exercise::Region;
use unkink::domain::field;
use unkink::domain::journal::{
    Counts, DayCard, Effort, Entry, EntryFields, Outcome, RestsEnded, Sound, Stats, Trigger, Urge, UrgeFields, resting,
    stats, usual_region,
};
use unkink::domain::session::record::{SessionRecord, StepRecord};

fn day(text: &str) -> Day {
    Day(text.parse::<NaiveDate>().expect("a date"))
}

fn entry(moment: &str, change: impl FnOnce(&mut EntryFields)) -> Entry {
    let mut fields = EntryFields::bare(at(moment));
    change(&mut fields);
    Entry { id: 1, uid: "e".to_owned(), fields, created_at: at(moment), updated_at: at(moment), told_at: None }
}

fn urge(moment: &str, outcome: Option<Outcome>) -> Urge {
    let fields = UrgeFields {
        at: at(moment),
        region: None,
        level: 6,
        level_after: None,
        alternative: None,
        outcome,
        entry: None,
        note: String::new(),
    };
    Urge { id: 1, uid: "u".to_owned(), fields, created_at: at(moment), updated_at: at(moment) }
}

fn session(moment: &str, steps: &[(f64, f64)]) -> SessionRecord {
    let steps = steps.iter().map(|(planned, done)| StepRecord {
        exercise: "cat_cow".into(),
        side_first: None,
        planned_seconds: *planned,
        done_seconds: *done,
        reps_done: 0,
        feedback: None,
    });
    let steps = steps.collect();
    SessionRecord { started_at: at(moment), steps, ..session_record("cat_cow") }
}

#[test]
fn a_moment_belongs_to_the_day_it_is_lived_in() {
    let rows = [
        // Its own offset counts, wherever the device is now.
        ("2026-11-20T23:59:59+01:00", 0, "2026-11-20"),
        ("2026-11-20T23:30:00-08:00", 0, "2026-11-20"),
        ("2026-11-21T00:30:00+13:00", 0, "2026-11-21"),
        ("2026-11-21T00:30:00Z", 0, "2026-11-21"),
        // A day that starts at four.
        ("2026-11-21T03:59:59+01:00", 4, "2026-11-20"),
        ("2026-11-21T04:00:00+01:00", 4, "2026-11-21"),
        ("2026-11-21T11:59:59+01:00", 12, "2026-11-20"),
        ("2026-11-21T12:00:00+01:00", 12, "2026-11-21"),
        // Clocks going back: the hour that comes twice.
        ("2026-10-25T02:30:00+02:00", 4, "2026-10-24"),
        ("2026-10-25T02:30:00+01:00", 4, "2026-10-24"),
        ("2026-10-25T02:30:00+02:00", 2, "2026-10-25"),
        ("2026-10-25T04:00:00+01:00", 4, "2026-10-25"),
        // Clocks going forward: an hour that never was.
        ("2026-03-29T01:59:59+01:00", 2, "2026-03-28"),
        ("2026-03-29T03:00:00+02:00", 2, "2026-03-29"),
        ("2026-03-29T03:30:00+02:00", 4, "2026-03-28"),
        // Ends of months and years, a leap day.
        ("2027-01-01T02:00:00+01:00", 4, "2026-12-31"),
        ("2028-03-01T03:00:00+01:00", 4, "2028-02-29"),
    ];
    for (moment, start, expected) in rows {
        assert_eq!(Day::of(at(moment), start), day(expected), "{moment}, days start at {start}");
    }
}

#[test]
fn days_are_counted_and_listed() {
    let first = day("2028-02-27");
    assert_eq!(first.plus(3), day("2028-03-01"));
    assert_eq!(first.plus(-58), day("2027-12-31"));
    assert_eq!(day("2028-03-01").since(first), 3);
    assert_eq!(first.since(day("2028-03-01")), -3);
    let through: Vec<Day> = first.through(day("2028-03-01")).collect();
    assert_eq!(through, ["2028-02-27", "2028-02-28", "2028-02-29", "2028-03-01"].map(day));
    assert_eq!(first.through(first).count(), 1);
    assert_eq!(day("2028-03-01").through(first).count(), 0);
    assert_eq!(first.to_string(), "2028-02-27");
    assert_eq!(serde_json::to_value(first).unwrap(), "2028-02-27");
    assert_eq!(first.year(), 2028);
    assert_eq!(days_after(at("2026-10-24T12:00:00+02:00"), 90), at("2027-01-22T12:00:00+02:00"));
    assert_eq!(days_after(at("2026-10-24T12:00:00+02:00"), i64::MIN), at("2026-10-24T12:00:00+02:00"));
    assert_eq!(minutes_before(at("2026-11-20T00:10:00+01:00"), 15), at("2026-11-19T23:55:00+01:00"));
    assert_eq!(minutes_before(at("2026-11-20T00:10:00+01:00"), i64::MAX), at("2026-11-20T00:10:00+01:00"));
    assert_eq!(whole_seconds(at("2026-11-20T14:03:07.900+01:00")), at("2026-11-20T14:03:07+01:00"));
}

#[test]
fn a_day_too_far_away_to_exist_is_the_day_itself() {
    let today = day("2026-11-20");
    for days in [i64::MAX, i64::MIN, 100_000_000_000] {
        assert_eq!(today.plus(days), today, "{days} days later");
    }
}

proptest! {
    #[test]
    fn adding_days_and_counting_them_agree(from in 0..60_000i64, days in -40_000..40_000i64) {
        let start = day("1950-01-01").plus(from);
        prop_assert_eq!(start.plus(days).since(start), days);
        prop_assert_eq!(start.plus(days).plus(-days), start);
        prop_assert!((start < start.plus(days)) == (days > 0));
    }

    #[test]
    fn a_day_starts_at_its_hour_whatever_the_offset(hours in 0..48u32, start in 0..=12u32, offset in -12..=14i32) {
        let midnight = at("2026-11-20T00:00:00Z").naive_utc() + chrono::Duration::hours(hours.into());
        let offset = chrono::FixedOffset::east_opt(offset * 3600).unwrap();
        let moment: Moment = midnight.and_local_timezone(offset).unwrap();
        let expected = if hours < start { "2026-11-19" } else if hours < 24 + start { "2026-11-20" } else { "2026-11-21" };
        prop_assert_eq!(Day::of(moment, start), day(expected));
    }
}

fn counted(stats: &Stats) -> Vec<(String, u32, u32)> {
    let days = stats.days.iter();
    days.map(|day| (day.date.to_string(), day.counts.cracks, day.counts.urges)).collect()
}

#[test]
fn every_day_of_the_range_is_counted_zeros_included() {
    let entries = [
        entry("2026-11-18T10:00:00+01:00", |_| {}),
        entry("2026-11-20T03:00:00+01:00", |_| {}),
        entry("2026-11-20T23:00:00-05:00", |_| {}),
        entry("2026-11-22T10:00:00+01:00", |_| {}),
    ];
    let urges = [urge("2026-11-20T12:00:00+01:00", None)];
    let found = stats(&entries, &urges, &[], day("2026-11-18"), day("2026-11-21"), 4);
    let row = |date: &str, cracks, urges| (date.to_owned(), cracks, urges);
    assert_eq!(
        counted(&found),
        [row("2026-11-18", 1, 0), row("2026-11-19", 1, 0), row("2026-11-20", 1, 1), row("2026-11-21", 0, 0)]
    );
    assert_eq!((found.totals.cracks, found.totals.urges), (3, 1), "what lies outside the range is not in the totals");
    let found = stats(&entries, &urges, &[], day("2026-11-18"), day("2026-11-21"), 0);
    assert_eq!(
        counted(&found),
        [row("2026-11-18", 1, 0), row("2026-11-19", 0, 0), row("2026-11-20", 2, 1), row("2026-11-21", 0, 0)]
    );
}

#[test]
fn the_hour_that_comes_twice_is_counted_twice_and_on_one_day() {
    let entries = [
        entry("2026-10-25T02:30:00+02:00", |_| {}),
        entry("2026-10-25T02:30:00+01:00", |_| {}),
        entry("2026-10-25T12:00:00+01:00", |_| {}),
    ];
    let night = stats(&entries, &[], &[], day("2026-10-24"), day("2026-10-25"), 4);
    assert_eq!(night.days.iter().map(|day| day.counts.cracks).collect::<Vec<_>>(), [2, 1]);
    let whole = stats(&entries, &[], &[], day("2026-10-24"), day("2026-10-25"), 0);
    assert_eq!(whole.days.iter().map(|day| day.counts.cracks).collect::<Vec<_>>(), [0, 3]);
}

#[test]
fn an_empty_range_has_no_days_and_nothing_in_total() {
    let entries = [entry("2026-11-20T10:00:00+01:00", |_| {})];
    let found = stats(&entries, &[], &[], day("2026-11-21"), day("2026-11-19"), 4);
    assert_eq!((found.days.len(), found.totals), (0, Counts::default()));
    let nothing = stats(&[], &[], &[], day("2026-11-20"), day("2026-11-20"), 4);
    assert_eq!((nothing.days.len(), nothing.totals), (1, Counts::default()));
}

#[test]
fn each_kind_of_record_is_counted_under_its_name() {
    let moment = "2026-11-20T10:00:00+01:00";
    let forced = |pain: Option<u8>, trigger| entry(moment, |fields| (fields.pain, fields.trigger) = (pain, trigger));
    let entries = [
        forced(Some(2), Some(Trigger::SelfForced)),
        forced(Some(7), Some(Trigger::SelfForced)),
        forced(None, Some(Trigger::Spontaneous)),
        forced(Some(0), Some(Trigger::OtherPerson)),
        forced(None, None),
    ];
    let urges = [Some(Outcome::Eased), Some(Outcome::StillThere), Some(Outcome::Cracked), None]
        .map(|outcome| urge(moment, outcome));
    let sessions = [
        session(moment, &[(74.0, 74.0), (30.0, 0.0)]),
        session(moment, &[(74.0, 73.9)]),
        session(moment, &[]),
        session(moment, &[(0.0, 0.0)]),
    ];
    let found = stats(&entries, &urges, &sessions, day("2026-11-20"), day("2026-11-20"), 4);
    let expected = json!({
        "cracks": 5, "self_forced": 2, "spontaneous": 1, "other_person": 1, "resisted": 2, "urges": 4, "pain_max": 7,
        "routines": 1,
    });
    assert_eq!(serde_json::to_value(found.totals).unwrap(), expected);
    let mut with_date = expected.clone();
    with_date["date"] = "2026-11-20".into();
    let shape = json!({"from": "2026-11-20", "to": "2026-11-20", "days": [with_date], "totals": expected});
    assert_eq!(serde_json::to_value(&found).unwrap(), shape);
}

#[test]
fn the_strongest_pain_of_several_days_is_the_total_and_none_is_not_zero() {
    let entries = [
        entry("2026-11-18T10:00:00+01:00", |fields| fields.pain = Some(0)),
        entry("2026-11-19T10:00:00+01:00", |_| {}),
        entry("2026-11-20T10:00:00+01:00", |fields| fields.pain = Some(3)),
    ];
    let found = stats(&entries, &[], &[], day("2026-11-18"), day("2026-11-20"), 4);
    let pains: Vec<Option<u8>> = found.days.iter().map(|day| day.counts.pain_max).collect();
    assert_eq!((pains, found.totals.pain_max), (vec![Some(0), None, Some(3)], Some(3)));
}

#[test]
fn an_entry_is_written_in_the_shape_of_the_terminal() {
    let full = entry("2026-11-20T14:03:00+01:00", |fields| {
        fields.region = Some(Region::UpperMidBack);
        fields.sound = Some(Sound::GrindGrate);
        fields.effort = Some(Effort::More);
        fields.tags = vec!["locking".to_owned()];
        fields.note = " as written ".to_owned();
    });
    let text = serde_json::to_string(&full).unwrap();
    let keys = [
        "id",
        "uid",
        "at",
        "region",
        "side",
        "pops",
        "sound",
        "trigger",
        "pain",
        "pain_later",
        "pain_kind",
        "urge",
        "relief",
        "effort",
        "context",
        "tags",
        "note",
        "created_at",
        "updated_at",
    ];
    let places: Vec<usize> = keys.iter().map(|key| text.find(&format!("\"{key}\":")).expect(key)).collect();
    assert!(places.is_sorted(), "{text}");
    let value = serde_json::to_value(&full).unwrap();
    assert_eq!(value.as_object().unwrap().len(), keys.len());
    assert_eq!((&value["at"], &value["side"]), (&json!("2026-11-20T14:03:00+01:00"), &json!(null)));
    assert_eq!((&value["region"], &value["sound"]), (&json!("upper_mid_back"), &json!("grind_grate")));
    assert_eq!(serde_json::from_value::<Entry>(value).unwrap(), full);
    let keys: Vec<String> = serde_json::to_value(urge("2026-11-20T14:03:00+01:00", None))
        .unwrap()
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    let mut expected = [
        "id",
        "uid",
        "at",
        "region",
        "level",
        "level_after",
        "alternative",
        "outcome",
        "entry",
        "note",
        "created_at",
        "updated_at",
    ];
    expected.sort_unstable();
    assert_eq!(keys, expected);
}

#[test]
fn a_field_that_does_not_fit_is_refused_by_name_with_what_is_allowed() {
    type Change = fn(&mut EntryFields);
    let word = |length: usize| "x".repeat(length);
    assert_eq!(EntryFields::bare(at("2026-11-20T10:00:00Z")).validate(), Ok(()));
    let rows: [(Change, &str); 14] = [
        (|f| f.pain = Some(11), "pain: 11 is not allowed; it takes 0 to 10"),
        (|f| f.pain_later = Some(255), "pain_later: 255 is not allowed; it takes 0 to 10"),
        (|f| f.urge = Some(11), "urge: 11 is not allowed"),
        (|f| f.relief = Some(11), "relief: 11 is not allowed"),
        (|f| f.tags = vec![String::new()], "tag: “” is not allowed; it takes a word of 1 to 40 characters without “;”"),
        (|f| f.context = vec!["x".repeat(41)], "context: “xxxxxxxxxx"),
        (|f| f.context = vec!["a;b".to_owned()], "context: “a;b” is not allowed"),
        (|f| f.tags = vec!["fine".to_owned(), "a\tb".to_owned()], "tag: control character U+0009 is not allowed"),
        (|f| f.tags = vec!["a\0".to_owned()], "tag: NUL U+0000 is not allowed"),
        (|f| f.note = "a\0b".to_owned(), "note: NUL U+0000 is not allowed"),
        (|f| f.note = "bell \u{7}".to_owned(), "note: control character U+0007 is not allowed"),
        (|f| f.note = "\u{7f}".to_owned(), "note: control character U+007F is not allowed"),
        (|f| f.note = "\u{85}".to_owned(), "note: control character U+0085 is not allowed"),
        (|f| f.note = "é".repeat(100_001), "note: 100001 characters is not allowed; it takes up to 100000"),
    ];
    for (change, message) in rows {
        let mut fields = EntryFields::bare(at("2026-11-20T10:00:00Z"));
        change(&mut fields);
        let error = fields.validate().expect_err(message).to_string();
        assert!(error.starts_with(message), "{error}");
    }
    let mut fields = EntryFields::bare(at("2026-11-20T10:00:00Z"));
    (fields.pain, fields.urge, fields.relief, fields.pain_later) = (Some(10), Some(0), Some(10), Some(10));
    fields.tags = vec![word(40), "né à l’aube".to_owned(), "-".to_owned()];
    fields.note = "é".repeat(100_000);
    assert_eq!(fields.validate(), Ok(()), "characters are counted, not bytes");
    fields.note = " \tline\r\nline\n = + @ ' “;” \u{1F980} \u{202E}".to_owned();
    assert_eq!(fields.validate(), Ok(()), "line breaks, tabs and any visible character are kept");
}

#[test]
fn urges_and_day_cards_check_their_numbers() {
    let mut tried = urge("2026-11-20T10:00:00Z", None).fields;
    assert_eq!(tried.validate(), Ok(()));
    tried.level_after = Some(11);
    assert_eq!(tried.validate().unwrap_err().to_string(), "level_after: 11 is not allowed; it takes 0 to 10");
    tried.level = 12;
    assert_eq!(tried.validate().unwrap_err().field, "level");
    let moment = at("2026-11-20T10:00:00Z");
    let card = |pain, hours, note: &str| DayCard {
        date: day("2026-11-20"),
        pain_today: pain,
        sit_hours: hours,
        note: note.to_owned(),
        created_at: moment,
        updated_at: moment,
    };
    assert_eq!(card(Some(10), Some(24), "so far").validate(), Ok(()));
    assert_eq!(
        card(None, Some(25), "").validate().unwrap_err().to_string(),
        "sit_hours: 25 is not allowed; it takes 0 to 24"
    );
    assert_eq!(card(Some(11), None, "").validate().unwrap_err().field, "pain_today");
    assert_eq!(card(None, None, "\u{1}").validate().unwrap_err().field, "note");
    assert_eq!((field::scale("pain", None), field::note("note", "")), (Ok(()), Ok(())));
}

#[test]
fn the_newest_forced_crack_rests_for_its_minutes() {
    let forced =
        |moment: &str, region, trigger| entry(moment, |fields| (fields.region, fields.trigger) = (region, trigger));
    let by_me = Some(Trigger::SelfForced);
    let entries = [
        forced("2026-11-20T10:00:00+01:00", Some(Region::Neck), by_me),
        forced("2026-11-20T10:05:00+01:00", Some(Region::LowBack), Some(Trigger::OtherPerson)),
        forced("2026-11-20T10:06:00+01:00", Some(Region::Neck), Some(Trigger::Spontaneous)),
        forced("2026-11-20T10:07:00+01:00", None, None),
    ];
    let rests = |now: &str, minutes| {
        let rests = resting(&entries, &RestsEnded::new(), at(now), minutes);
        rests.iter().map(|rest| (rest.place(), rest.is_over(at(now)))).collect::<Vec<_>>()
    };
    let (running, over) = (false, true);
    assert_eq!(rests("2026-11-20T10:10:00+01:00", 20), [("low_back", running), ("neck", running)], "each place rests");
    assert_eq!(rests("2026-11-20T09:24:59Z", 20), [("low_back", running), ("neck", over)], "the instant counts");
    assert_eq!(
        rests("2026-11-20T10:25:00+01:00", 20),
        [("low_back", over), ("neck", over)],
        "it is over on the minute"
    );
    assert_eq!(rests("2026-11-20T11:24:59+01:00", 20), [("low_back", over)], "for an hour that is said");
    assert_eq!(rests("2026-11-20T11:25:00+01:00", 20), []);
    assert_eq!(rests("2026-11-20T10:02:00+01:00", 20), [("neck", running)]);
    assert_eq!(rests("2026-11-20T09:59:00+01:00", 20), [], "an entry of a later time rests nothing yet");
    assert_eq!(rests("2026-11-20T10:10:00+01:00", 5), [("low_back", over), ("neck", over)]);
    let until = resting(&entries, &RestsEnded::new(), at("2026-11-20T10:10:00+01:00"), 20);
    assert_eq!(until.first().map(|rest| rest.until), Some(at("2026-11-20T10:25:00+01:00")));
    let ended = RestsEnded::from([("low_back".to_owned(), at("2026-11-20T10:05:00+01:00"))]);
    let left = resting(&entries, &ended, at("2026-11-20T10:10:00+01:00"), 20);
    assert_eq!(left.iter().map(|rest| rest.place()).collect::<Vec<_>>(), ["neck"], "the other place rests on");
}

#[test]
fn the_region_named_most_often_lately_is_the_usual_one() {
    let at_region = |region: Option<Region>| entry("2026-11-20T10:00:00Z", |fields| fields.region = region);
    let neck = || at_region(Some(Region::Neck));
    let low = || at_region(Some(Region::LowBack));
    assert_eq!(usual_region(&[]), None);
    assert_eq!(usual_region(&[at_region(None)]), None);
    assert_eq!(usual_region(&[neck(), low(), at_region(None), low()]), Some(Region::LowBack));
    let mut many: Vec<Entry> = std::iter::repeat_with(neck).take(20).collect();
    many.extend(std::iter::repeat_with(low).take(30));
    assert_eq!(usual_region(&many), Some(Region::Neck), "older than the newest twenty does not count");
}
