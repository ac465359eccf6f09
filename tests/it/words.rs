//! Proves `words`: lengths, days, names, cracks, urges and sessions, each said in one way.

use crate::support::{at, session_record};
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::day::Day;
use unkink::domain::exercise::Region;
use unkink::domain::journal::{BodySide, Effort, EntryFields, Outcome, PainKind, Pops, Sound, Trigger, UrgeFields};
use unkink::domain::session::Stopped;
use unkink::domain::session::record::Felt;
use unkink::domain::words::kept::{self, Done};
use unkink::domain::words::name::{name_of, short_name_of};
use unkink::domain::words::{self, Part, entry, session};

#[test]
fn lengths_are_said_in_one_way() {
    let rows = [
        (0, "0 s", "0 seconds", "0:00"),
        (1, "1 s", "1 second", "0:01"),
        (60, "60 s", "60 seconds", "1:00"),
        (61, "1 min 1 s", "1 minute 1 second", "1:01"),
        (89, "1 min 29 s", "1 minute 29 seconds", "1:29"),
        (120, "2 min", "2 minutes", "2:00"),
        (460, "7 min 40 s", "7 minutes 40 seconds", "7:40"),
        (3599, "59 min 59 s", "59 minutes 59 seconds", "59:59"),
        (3600, "1 h", "1 hour", "60:00"),
        (5700, "1 h 35 min", "1 hour 35 minutes", "95:00"),
        (7170, "2 h", "2 hours", "119:30"),
    ];
    for (seconds, said, in_full, clock) in rows {
        let length = Duration::from_secs(seconds);
        assert_eq!(words::how_long(length), said, "{seconds}");
        assert_eq!(words::how_long_in_full(length), in_full, "{seconds}");
        assert_eq!(words::clock(length), clock, "{seconds}");
        assert_eq!(words::seconds_left(length), seconds);
        assert_eq!(words::seconds_left(length + Duration::from_millis(1)), seconds + 1, "a begun second counts");
    }
}

#[test]
fn days_and_times_are_said_in_one_way() {
    let moment = at("2026-11-07T09:05:59+01:00");
    let day = Day::of(moment, 4);
    assert_eq!(words::long_day(day), "Saturday 7 November");
    assert_eq!(words::short_date(day), "7 November");
    assert_eq!(words::day_letter(day), "S");
    assert_eq!(words::full_date(moment), "7 November 2026");
    assert_eq!(words::date_and_time(moment), "Saturday 7 November 2026, 09:05");
    assert_eq!(words::stamp(moment), "2026-11-07 09:05");
    assert_eq!((words::time(moment).as_str(), words::offset(moment).as_str()), ("09:05", "UTC+01:00"));
    let rows = [
        ("2026-11-07", "Today", "today"),
        ("2026-11-06", "Yesterday", "yesterday"),
        ("2026-11-05", "Thursday 5 November", "2 days ago"),
        ("2026-11-01", "Sunday 1 November", "6 days ago"),
        ("2026-10-31", "Saturday 31 October", "31 October"),
        ("2025-12-31", "Wednesday 31 December 2025", "31 December"),
    ];
    for (other, name, ago) in rows {
        let other = Day::of(at(&format!("{other}T12:00:00+01:00")), 4);
        assert_eq!((words::day_name(other, day).as_str(), words::ago(other, day).as_str()), (name, ago));
    }
}

#[test]
fn a_crack_is_told_in_the_words_of_its_choices() {
    let at = at("2026-11-20T10:00:00+01:00");
    let bare = EntryFields::bare(at);
    let full = EntryFields {
        region: Some(Region::UpperMidBack),
        side: Some(BodySide::Right),
        pops: Some(Pops::TwoOrThree),
        sound: Some(Sound::SinglePop),
        trigger: Some(Trigger::SelfForced),
        pain: Some(2),
        pain_kind: Some(PainKind::DullOrSore),
        relief: Some(7),
        effort: Some(Effort::More),
        context: vec!["after_sitting".to_owned(), "On my bike".to_owned()],
        note: "x".to_owned(),
        ..bare.clone()
    };
    let none = EntryFields { pain: Some(0), pops: Some(Pops::One), effort: Some(Effort::Same), ..bare.clone() };
    let rows = [
        (&bare, "Crack", String::new()),
        (&none, "Crack", "No pain · the same effort".to_owned()),
        (
            &full,
            "Forced · upper and mid back",
            [
                "Right",
                &words::lower_first(&entry::option_label(content(), "sound", "single_pop")),
                &format!("{} pops", words::lower_first(&entry::option_label(content(), "pops", "two_or_three"))),
                &format!(
                    "pain 2, {}",
                    words::lower_first(&entry::option_label(content(), "pain_kind", "dull_or_sore"))
                ),
                "relief 7",
                "more effort than usual",
                &words::lower_first(&entry::option_label(content(), "context", "after_sitting")),
                "On my bike",
                "with a note",
            ]
            .join(" · "),
        ),
    ];
    for (fields, name, details) in rows {
        assert_eq!((entry::crack_name(fields).as_str(), entry::crack_details(content(), fields)), (name, details));
    }
    let mut every = content().texts.entry_fields.iter().map(|field| field.id.as_str());
    assert!(every.all(|id| !entry::field_label(content(), id).is_empty()), "every field has a label");
    assert_eq!(entry::field_label(content(), "no_field"), "");
    assert_eq!(entry::option_label(content(), "tags", "a word of my own"), "a word of my own");
    for sound in Sound::ALL {
        let label = entry::option_label(content(), "sound", sound.id());
        assert_ne!(label, sound.id(), "options shared with a question have its words");
    }
}

#[test]
fn an_urge_is_told_with_what_was_tried() {
    let bare = |alternative: Option<&str>, outcome, level_after, note: &str| UrgeFields {
        at: at("2026-11-20T10:00:00+01:00"),
        region: Some(Region::Neck),
        level: 6,
        level_after,
        alternative: alternative.map(str::to_owned),
        outcome,
        entry: None,
        note: note.to_owned(),
    };
    let rows = [
        (bare(None, None, None, ""), "Urge · neck", "Strength 6 · end not said yet"),
        (bare(Some("wait"), Some(Outcome::StillThere), Some(6), ""), "Urge not followed · neck", "Waited · 6 → 6"),
        (bare(Some("chin_tuck"), Some(Outcome::Eased), Some(3), ""), "Urge eased · neck", "Chin tuck · 6 → 3"),
        (
            bare(Some("own"), Some(Outcome::Cracked), None, "Again"),
            "Urge, cracked anyway · neck",
            "my evening · strength 6 · with a note",
        ),
    ];
    let own = |uid: &str| (uid == "own").then(|| "my evening".to_owned());
    for (fields, name, details) in rows {
        let told = entry::urge_details(&fields, |id| name_of(content(), own, id));
        assert_eq!((entry::urge_name(&fields).as_str(), told.as_str()), (name, details));
    }
}

#[test]
fn what_is_played_has_one_name() {
    let own = |uid: &str| (uid == "0190").then(|| "My evening".to_owned());
    let rows = [
        ("urge_reset_60", "60-second urge reset"),
        ("chin_tuck", "Chin tuck"),
        ("0190", "My evening"),
        ("gone", "Own routine"),
    ];
    for (id, name) in rows {
        assert_eq!(name_of(content(), own, id), name);
    }
    assert_eq!(short_name_of(content(), "chin_tuck"), "Chin tuck");
    assert_eq!(short_name_of(content(), "gone"), "gone");
    let bracketed = content().exercises.iter().filter(|exercise| exercise.name.contains('('));
    for exercise in bracketed {
        let short = short_name_of(content(), &exercise.id);
        assert!(!short.contains('(') && !short.contains("  "), "{short}");
    }
}

#[test]
fn a_session_is_told_by_what_was_done_how_it_ended_and_how_it_felt() {
    let mut played = session_record("desk_break_3");
    assert_eq!(session::line(&played), "0 s · stopped early");
    played.done_seconds = 460.0;
    (played.completed, played.stopped) = (true, Some(Stopped::Done));
    (played.pain_before, played.pain_after, played.felt) = (Some(3), Some(2), Some(Felt::Easier));
    assert_eq!(session::line(&played), "7 min 40 s · pain 3 → 2 · easier");
    (played.pain_before, played.felt) = (None, Some(Felt::Worse));
    assert_eq!(session::line(&played), "7 min 40 s · pain 2 after · worse");
}

#[test]
fn a_number_stays_on_the_line_of_its_unit() {
    for (text, told) in [
        ("6 slow reps each side · 1 min 8 s", "6 slow reps each side · 1\u{a0}min\u{a0}8\u{a0}s"),
        ("60 s", "60\u{a0}s"),
        ("8 min · mat, chair", "8\u{a0}min · mat, chair"),
        ("2 h 5 min, 3 moves", "2\u{a0}h\u{a0}5\u{a0}min, 3 moves"),
        ("At the end", "At the end"),
    ] {
        assert_eq!(words::unbroken(text), told);
    }
}

#[test]
fn parts_stand_in_a_row_with_one_capital_and_own_words_stay_as_typed() {
    let ours = |words: &str| Part::Ours(words.to_owned());
    let typed = |words: &str| Part::Typed(words.to_owned());
    let rows = [
        (vec![ours("right"), ours("One clean pop"), ours("Émile")], "Right · one clean pop · émile"),
        (vec![typed("iPhone in bed"), ours("Pain 2"), typed("NYC")], "iPhone in bed · pain 2 · NYC"),
    ];
    for (parts, told) in rows {
        assert_eq!(words::in_a_row(&parts), told);
    }
    assert_eq!(words::in_a_row(&[]), "");
    assert_eq!(
        (words::count(1, "move", "moves"), words::count(0, "move", "moves")),
        ("1 move".to_owned(), "0 moves".to_owned())
    );
}

#[test]
fn a_message_names_the_record_it_is_about() {
    let (now, before) = (at("2026-11-20T19:40:00+01:00"), at("2026-11-19T19:34:00+01:00"));
    let crack = |region, trigger, at| EntryFields { region, trigger, ..EntryFields::bare(at) };
    let urge = |outcome| UrgeFields { region: Some(Region::Neck), outcome, ..UrgeFields::bare(now, 6) };
    let rows = [
        (kept::crack(&crack(Some(Region::Neck), Some(Trigger::SelfForced), now), now), "Neck, forced, 19:40"),
        (
            kept::crack(&crack(Some(Region::LowBack), Some(Trigger::Spontaneous), now), now),
            "Low back, by itself, 19:40",
        ),
        (kept::crack(&crack(None, Some(Trigger::OtherPerson), now), now), "Crack, by someone else, 19:40"),
        (kept::crack(&crack(None, None, before), now), "Crack, 19 November, 19:34"),
        (kept::logged(&crack(None, None, now)), "Crack logged at 19:40"),
        (kept::urge(&urge(None), now), "Urge, neck, 19:40"),
        (kept::urge(&urge(Some(Outcome::Eased)), now), "Urge, neck, eased, 19:40"),
        (kept::urge(&urge(Some(Outcome::Cracked)), now), "Urge, neck, cracked anyway, 19:40"),
    ];
    for (said, expected) in rows {
        assert_eq!(said, expected);
    }
    let rows = [
        (Done::Saved, "Saved: Neck, 19:34"),
        (Done::Changed, "Changed: Neck, 19:34"),
        (Done::Deleted, "Deleted: Neck, 19:34"),
        (Done::BroughtBack, "Back: Neck, 19:34"),
        (Done::ThrownAway, "Not kept: Neck, 19:34"),
    ];
    for (done, expected) in rows {
        assert_eq!(done.of("Neck, 19:34"), expected);
    }
}

#[test]
fn a_long_text_is_parted_after_a_sentence_else_at_a_comma_else_between_two_words() {
    let rows = [
        ("Stand up.", 50, ("Stand up.", "")),
        ("Kneel. Hands under the shoulders.", 20, ("Kneel.", "Hands under the shoulders.")),
        ("Sit tall, feet flat, hands crossed", 22, ("Sit tall, feet flat,", "hands crossed")),
        ("Sit or lie with a warm pack", 15, ("Sit or lie", "with a warm pack")),
        ("Unparted", 3, ("", "Unparted")),
    ];
    for (text, limit, parts) in rows {
        assert_eq!(words::opening(text, limit), parts, "{text}");
    }
}

#[test]
fn several_records_are_said_in_one_message() {
    use unkink::domain::timeline::Several;
    for (change, how_many, said) in [
        (Several::Place(Some(Region::LowBack)), 3, "3 entries, now low back"),
        (Several::Place(None), 1, "1 entry, place not said"),
        (Several::Shift(-90), 2, "2 entries, 1 h 30 min earlier"),
        (Several::Shift(1_441), 2, "2 entries, 1 day 1 min later"),
        (Several::Shift(-2_880), 2, "2 entries, 2 days earlier"),
        (Several::AddTag("gym".to_owned()), 2, "2 entries, tagged “gym”"),
        (Several::Delete, 12, "12 entries"),
    ] {
        assert_eq!(kept::several(&change, how_many, content()), said);
    }
}

#[test]
fn what_is_looked_for_is_said_before_how_much_of_it_there_is() {
    use unkink::domain::timeline::{Filter, Kind};
    use unkink::domain::words::timeline::{found, parts};
    let day = |text: &str| Some(Day(text.parse().unwrap()));
    let today = Day("2026-11-30".parse().unwrap());
    let neck = Filter {
        region: Some(Region::Neck),
        kind: Some(Kind::Cracks(Trigger::SelfForced)),
        from: day("2026-11-03"),
        to: day("2026-11-30"),
        ..Filter::default()
    };
    let since = Filter { from: day("2025-12-24"), pain_from: Some(0), ..Filter::default() };
    let until = Filter { to: day("2026-02-01"), pain_from: Some(10), tag: Some("Gym".into()), ..Filter::default() };
    for (filter, search, said) in [
        (neck, "", "Neck, forced, 3 to 30 November: 12 of 340"),
        (since, " stiff  ", "Pain said, with “stiff”, since 24 December 2025: 12 of 340"),
        (until, "", "Pain 10, tagged “Gym”, up to 1 February: 12 of 340"),
    ] {
        assert_eq!(found(&parts(content(), &filter, search, today), 12, "340"), said);
    }
}
