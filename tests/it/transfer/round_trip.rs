//! Out and in again.

use super::{Manner, REAL, csv, file, json, memory, now, take_in};
use crate::support::{answers, at};
use proptest::prelude::*;
use serde_json::{Value, json as value};
use unkink::domain::check_run::NewCheck;
use unkink::domain::checker::{ExerciseAgreed, Who};
use unkink::domain::content::content;
use unkink::domain::content::rule::Tier;
use unkink::domain::day::Day;
use unkink::domain::exercise::Region;
use unkink::domain::gate::Standing;
use unkink::domain::journal::{EntryFields, Outcome, Trigger, UrgeFields};
use unkink::domain::own_routine::OwnRoutine;
use unkink::domain::routine::Plan;
use unkink::domain::session::Stopped;
use unkink::domain::session::record::Progress;
use unkink::domain::settings::Theme;
use unkink::domain::trash::Kind;
use unkink::domain::words::transfer::notes;
use unkink::store::{EntryFilter, Span, Store};

const SEEN: Manner = Manner { seen: true, ..REAL };

/// Something of every kind, of each something in the trash.
fn full() -> Store {
    let store = memory();
    let moment = at("2026-11-19T08:00:00+05:45");
    for note in ["=1+1", "two\r\nlines", "Größe 日本語 עברית 🦴"] {
        let fields = EntryFields { note: note.to_owned(), pain: Some(3), ..EntryFields::bare(moment) };
        store.add_entry(&fields, moment).unwrap();
    }
    store.add_entry(&EntryFields { clock: false, ..EntryFields::bare(moment) }, moment).unwrap();
    let gone = store.add_entry(&EntryFields::bare(moment), moment).unwrap();
    store.delete(Kind::Entry, gone.id, moment).unwrap();
    let urge = UrgeFields { outcome: Some(Outcome::Cracked), ..UrgeFields::bare(moment, 7) };
    store.add_urge(&urge, moment).unwrap();
    let gone = store.add_urge(&UrgeFields::bare(moment, 2), moment).unwrap();
    store.delete(Kind::Urge, gone.id, moment).unwrap();
    let plan = Plan::of_routine(content().routine("urge_reset_60").unwrap());
    let none = std::time::Duration::ZERO;
    let progress = Progress { position: none, planned: none, done: none, completed: false, steps: Vec::new() };
    let session = store.begin_session(&plan, &progress, Some(2), moment, |_| ()).unwrap();
    store.end_session(session.id, &progress, Stopped::Left, moment).unwrap();
    let sheet = answers(&value!({"age_years": 45, "saddle_numb": "yes"}));
    let check = NewCheck::of_sheet(content(), Who::Me, sheet, moment);
    store.add_check(content(), &check, moment).unwrap();
    store.mark_seen(content(), None, Some(ExerciseAgreed::Yes), moment).unwrap();
    let day = Day("2026-11-18".parse().unwrap());
    store.change_day(day, moment, |card| card.pain_today = Some(4)).unwrap();
    store.delete_day(day, moment).unwrap();
    store.change_day(day, at("2026-11-19T09:00:00+01:00"), |card| card.note = "again".to_owned()).unwrap();
    let own = OwnRoutine::copy_of(content().routine("desk_break_3").unwrap(), "own".to_owned(), moment);
    store.save_routine(content(), &own).unwrap();
    let unknown = content().questions().find(|question| content().is_safety_question(&question.id)).unwrap();
    let given = unkink::domain::content::question::Answer::Text("no".to_owned());
    if unknown.answer.takes(&given) {
        store.set_safety_answers(content(), &[(unknown.id.clone(), given)], moment).unwrap();
    }
    store.change_settings(moment, |settings| settings.theme = Theme::Dark).unwrap();
    store.put_rule_away(&"J09".into(), Some(moment)).unwrap();
    store
}

/// The export of it.
pub(super) fn everything() -> String {
    json(&full(), Span::default())
}

#[test]
fn an_export_taken_in_elsewhere_gives_the_same_export_and_twice_adds_nothing() {
    let store = full();
    let text = json(&store, Span::default());
    let parsed: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&parsed["format"], &parsed["version"]), (&value!("unkink-export"), &value!(2)));
    for list in ["entries", "urges", "sessions", "checks", "days", "routines", "dismissed"] {
        assert!(parsed[list].is_array(), "{list}");
    }
    let elsewhere = memory();
    let report = take_in(&elsewhere, &file(text.clone()), None, SEEN).unwrap();
    assert_eq!(report.refused, []);
    assert_eq!((report.read, report.added), (13, 13));
    assert_eq!(json(&elsewhere, Span::default()), text);
    assert_eq!(elsewhere.urges().unwrap()[0].fields.entry, store.urges().unwrap()[0].fields.entry);
    for store in [&elsewhere, &store] {
        let again = take_in(store, &file(text.clone()), None, SEEN).unwrap();
        assert_eq!((again.added, again.updated, again.unchanged), (0, 0, 13));
        assert_eq!(json(store, Span::default()), text);
    }
}

#[test]
fn a_file_of_version_1_is_read_and_its_urges_find_their_cracks() {
    let mut parsed: Value = serde_json::from_str(&json(&full(), Span::default())).unwrap();
    parsed["version"] = value!(1);
    parsed.as_object_mut().unwrap().remove("dismissed");
    parsed["urges"][0].as_object_mut().unwrap().remove("entry_uid");
    let store = memory();
    store.add_entry(&EntryFields::bare(now()), now()).unwrap();
    take_in(&store, &file(parsed.to_string()), None, REAL).unwrap();
    let linked = store.urges().unwrap()[0].fields.entry.unwrap();
    assert_eq!(store.entry(linked).unwrap().fields.trigger, Some(Trigger::SelfForced));
}

#[test]
fn an_export_of_days_holds_only_theirs() {
    let day = Day("2026-11-20".parse().unwrap());
    let text = json(&full(), Span { from: Some(day), to: None, day_start_hour: 4 });
    let parsed: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((parsed["entries"].as_array().unwrap().len(), parsed["days"].as_array().unwrap().len()), (0, 0));
    assert_eq!(parsed["routines"].as_array().unwrap().len(), 1);
}

#[test]
fn the_newer_of_two_records_wins_and_one_in_the_trash_stays_there() {
    let (store, elsewhere) = (memory(), memory());
    let entry = store.add_entry(&EntryFields::bare(now()), at("2026-11-20T10:00:00+01:00")).unwrap();
    let older = json(&store, Span::default());
    take_in(&elsewhere, &file(older.clone()), None, REAL).unwrap();
    store.change_entry(entry.id, at("2026-11-20T11:00:00+01:00"), |fields| fields.pain = Some(5)).unwrap();
    let newer = json(&store, Span::default());
    let report = take_in(&elsewhere, &file(newer), None, REAL).unwrap();
    assert_eq!((report.updated, elsewhere.entries(&EntryFilter::default()).unwrap()[0].fields.pain), (1, Some(5)));
    let report = take_in(&elsewhere, &file(older.clone()), None, REAL).unwrap();
    assert_eq!((report.updated, report.unchanged, report.stayed.len()), (0, 1, 1), "{report:?}");
    elsewhere.delete(Kind::Entry, entry.id, now()).unwrap();
    let report = take_in(&elsewhere, &file(older), None, REAL).unwrap();
    assert_eq!((report.unchanged, report.in_trash.len()), (1, 1));
    assert!(report.in_trash[0].field.contains(&entry.uid));
    assert_eq!(elsewhere.entries(&EntryFilter::default()).unwrap(), []);
}

#[test]
fn what_a_file_leaves_out_stays_as_it_is() {
    let store = memory();
    let said = EntryFields {
        region: Some(Region::Neck),
        pain: Some(7),
        tags: vec!["worry".to_owned()],
        note: "mine".to_owned(),
        clock: false,
        ..EntryFields::bare(now())
    };
    let first = at("2026-11-20T10:00:00+01:00");
    let entry = store.add_entry(&said, first).unwrap();
    let kept = || store.entries(&EntryFilter::default()).unwrap().remove(0);
    let (uid, moment) = (&entry.uid, now().to_rfc3339());
    // A table that does not say when it was written is newer than nothing.
    for _ in 0..2 {
        let text = format!("uid,at,note\n{uid},{moment},old\n");
        let report = take_in(&store, &file(text), None, REAL).unwrap();
        assert_eq!((report.updated, report.stayed.len()), (0, 1), "{report:?}");
        assert!(report.stayed[0].reason.to_string().contains("does not say when"));
        assert_eq!(kept(), entry);
    }
    let report = take_in(&store, &file(format!("uid,at,note\n{uid},{moment},mine\n")), None, REAL).unwrap();
    assert_eq!((report.unchanged, report.stayed.len()), (1, 0));
    let text = format!("uid,at,note,updated_at\n{uid},{moment},,2026-11-20T11:00:00+01:00\n");
    assert_eq!(take_in(&store, &file(text), None, REAL).unwrap().updated, 1);
    assert_eq!(kept().fields, EntryFields { note: String::new(), ..said.clone() });
    assert_eq!(kept().created_at, entry.created_at);
    let json = value!({"format": "unkink-export", "version": 2, "entries": [{"uid": uid, "at": moment, "pain": null,
        "clock": false, "created_at": entry.created_at, "updated_at": "2026-11-20T12:00:00+01:00"}]});
    assert_eq!(take_in(&store, &file(json.to_string()), None, REAL).unwrap().updated, 1);
    assert_eq!(kept().fields, EntryFields { note: String::new(), pain: None, ..said });
}

#[test]
fn a_row_about_a_day_fills_its_card_and_what_differs_is_named() {
    let columns = r#"{"each":"day","columns":[{"column":"d","means":"day"},{"column":"p","means":"pain"},
        {"column":"h","means":"sit_hours"},{"column":"n","means":"note"}]}"#;
    let (store, day) = (memory(), Day("2026-11-18".parse().unwrap()));
    store
        .change_day(day, now(), |card| {
            card.pain_today = Some(3);
            card.note = "mine".to_owned();
        })
        .unwrap();
    for (rows, updated, unchanged, named) in [
        ("2026-11-18,8,,theirs\n", 0, 1, 1),
        ("2026-11-18,3,,\n", 0, 1, 0),
        ("2026-11-18,8,4,\n", 1, 0, 1),
        ("2026-11-18,3,4,mine\n", 0, 1, 0),
        ("2026-11-17,,,\n", 0, 0, 0),
    ] {
        let report = take_in(&store, &file(format!("d,p,h,n\n{rows}")), Some(columns), REAL).unwrap();
        let found = (report.updated, report.unchanged, report.stayed.len(), report.added);
        assert_eq!(found, (updated, unchanged, named, 0), "{rows}: {report:?}");
    }
    let card = store.day(day).unwrap().unwrap();
    assert_eq!((card.pain_today, card.sit_hours, card.note.as_str()), (Some(3), Some(4), "mine"));
    assert_eq!(store.day(Day("2026-11-17".parse().unwrap())).unwrap(), None, "no card without a value");
}

#[test]
fn a_result_that_is_open_here_stays_open_whatever_the_file_says_and_the_rest_is_taken_in() {
    let sheet = answers(&value!({"age_years": 45, "saddle_numb": "yes"}));
    let (here, there) = (memory(), memory());
    let first = at("2026-11-19T08:00:00+01:00");
    here.add_check(content(), &NewCheck::of_sheet(content(), Who::Me, sheet, first), first).unwrap();
    take_in(&there, &file(json(&here, Span::default())), None, REAL).unwrap();
    there.mark_seen(content(), None, Some(ExerciseAgreed::Yes), at("2026-11-20T08:00:00+01:00")).unwrap();
    there.add_entry(&EntryFields::bare(now()), now()).unwrap();
    let text = json(&there, Span::default());
    let report = take_in(&here, &file(text), None, SEEN).unwrap();
    assert_eq!((report.added, report.kept_open, report.open_here), (1, 0, 1), "{report:?}");
    assert!(notes(&report, true)[0].contains("1 check that the file calls seen stays open here"));
    let checks = here.checks(content()).unwrap();
    let open = Standing::of(content(), &here.profile().unwrap(), &checks, now()).open_tier;
    assert_eq!((open, checks[0].exercise_agreed), (Some(Tier::EmergencyNow), None));
}

#[test]
fn what_is_taken_over_beside_the_records_is_said() {
    let store = memory();
    let text = everything();
    let report = take_in(&store, &file(text.clone()), None, Manner { rehearsal: true, ..REAL }).unwrap();
    assert!((report.beside.settings, report.beside.dismissed) == (1, 1) && !report.brings_nothing(), "{report:?}");
    let said = notes(&report, false).join(" ");
    assert!(said.contains("1 setting that was never set here, 1 suggestion put away."), "{said}");
    take_in(&store, &file(text.clone()), None, REAL).unwrap();
    let again = take_in(&store, &file(text), None, REAL).unwrap();
    assert!(again.brings_nothing(), "{again:?}");
    let answer = |number: u8, day: u8| {
        value!({"format": "unkink-export", "version": 2, "profile": {"answers": {"age_years":
            {"value": number, "at": format!("2026-11-{day:02}T08:00:00+01:00")}}}})
    };
    let store = memory();
    for (number, day, taken) in [(30, 1, 1), (45, 2, 1), (30, 1, 0)] {
        let report = take_in(&store, &file(answer(number, day).to_string()), None, REAL).unwrap();
        assert_eq!(report.beside.answers, taken, "{number}");
    }
}

#[test]
fn of_two_cards_of_a_day_the_newer_is_in_sight_and_the_other_in_the_trash() {
    let day = Day("2026-11-18".parse().unwrap());
    let (here, there) = (memory(), memory());
    here.change_day(day, at("2026-11-18T20:00:00+01:00"), |card| card.pain_today = Some(2)).unwrap();
    there.change_day(day, at("2026-11-18T21:00:00+01:00"), |card| card.pain_today = Some(6)).unwrap();
    let text = json(&there, Span::default());
    take_in(&here, &file(text.clone()), None, REAL).unwrap();
    assert_eq!(here.day(day).unwrap().unwrap().pain_today, Some(6));
    assert_eq!(here.trash(content(), 9).unwrap().len(), 1);
    let again = take_in(&here, &file(text), None, REAL).unwrap();
    assert_eq!((again.added, again.unchanged), (0, 1));
}

#[test]
fn settings_fill_only_what_was_never_set() {
    let store = memory();
    store.change_settings(now(), |settings| settings.theme = Theme::Light).unwrap();
    take_in(&store, &file(json(&full(), Span::default())), None, REAL).unwrap();
    assert_eq!(store.settings().unwrap().theme, Theme::Light);
    // What is usual was set as well, when it was chosen.
    let store = memory();
    store.choose_setting("theme", now(), |settings| settings.theme = Theme::System).unwrap();
    take_in(&store, &file(json(&full(), Span::default())), None, REAL).unwrap();
    assert_eq!(store.settings().unwrap().theme, Theme::System);
}

#[test]
fn a_check_in_a_file_closes_nothing_and_is_seen_only_when_the_person_says_so() {
    let text = json(&full(), Span::default());
    let store = memory();
    let report = take_in(&store, &file(text.clone()), None, REAL).unwrap();
    assert_eq!(report.kept_open, 1);
    let open = |store: &Store| {
        Standing::of(content(), &store.profile().unwrap(), &store.checks(content()).unwrap(), now()).open_tier
    };
    assert_eq!(open(&store), Some(Tier::EmergencyNow));
    // The same check, later answered lower in the file.
    let mut parsed: Value = serde_json::from_str(&text).unwrap();
    let check = &mut parsed["checks"][0];
    check["updated_at"] = value!("2026-11-20T23:00:00+01:00");
    check["ruleset"] = value!("older");
    check["answers"] = value!({"age_years": 45});
    check["result"]["tier"] = value!("self_care");
    check["result"]["fired"] = value!([]);
    let report = take_in(&store, &file(parsed.to_string()), None, SEEN).unwrap();
    assert_eq!((report.updated, open(&store)), (0, Some(Tier::EmergencyNow)));
    let mut lying: Value = serde_json::from_str(&text).unwrap();
    lying["checks"][0]["result"]["tier"] = value!("self_care");
    let report = take_in(&memory(), &file(lying.to_string()), None, REAL).unwrap();
    assert_eq!(report.refused[0].field, "result");
}

#[test]
fn safety_answers_in_a_file_never_open_what_is_closed_here() {
    let profile = |value: &str, at: &str| {
        format!(
            r#"{{"format":"unkink-export","version":2,"profile":{{"answers":{{"blood_thinner":
            {{"value":"{value}","at":"{at}"}}}}}}}}"#
        )
    };
    let store = memory();
    take_in(&store, &file(profile("yes", "2026-11-01T08:00:00+01:00")), None, REAL).unwrap();
    let before = store.profile().unwrap();
    assert_eq!(before.answers.len(), 1);
    let report = take_in(&store, &file(profile("no", "2026-11-20T08:00:00+01:00")), None, REAL).unwrap();
    assert_eq!((store.profile().unwrap(), report.notes.len()), (before, 1));
}

/// Any text that a note takes, with what spreadsheets and readers stumble over made likely.
fn text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "=", "+", "-", "@", "'", "''=", "\t", "\r", "\n", "\r\n", "\"", ";", ",", "\u{feff}", "שלום", "🦴", " ", "é",
        "e\u{301}", "sep=;", "0", "",
    ]);
    let plain = "\\PC{0,6}".prop_map(|text| text);
    prop::collection::vec(prop_oneof![odd.prop_map(str::to_owned), plain], 0..6).prop_map(|parts| parts.concat())
}

fn word() -> impl Strategy<Value = String> {
    "\\PC{1,40}".prop_filter("a word", |word| !word.contains(';'))
}

fn entry() -> impl Strategy<Value = EntryFields> {
    let offset = -14 * 60..14 * 60i32;
    let numbers = (prop::option::of(0..=10u8), prop::option::of(0..=10u8), any::<bool>());
    let words = (prop::collection::vec(word(), 0..3), prop::collection::vec(word(), 0..3));
    (0..1_700_000_000i64, offset, numbers, words, text()).prop_map(|(seconds, offset, numbers, words, note)| {
        let zone = chrono::FixedOffset::east_opt(offset * 60).unwrap();
        let moment = chrono::DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&zone);
        let (pain, relief, clock) = numbers;
        EntryFields {
            clock,
            region: pain.map(|_| Region::LowBack),
            pain,
            relief,
            context: unkink::domain::field::none_twice(&words.0),
            tags: unkink::domain::field::none_twice(&words.1),
            note,
            ..EntryFields::bare(moment)
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_record_comes_back_as_it_was_by_both_formats(entries in prop::collection::vec(entry(), 1..6)) {
        let store = memory();
        for fields in &entries {
            store.add_entry(fields, fields.at).unwrap();
        }
        for (text, name) in [(json(&store, Span::default()), "json"), (csv(&store), "csv")] {
            let elsewhere = memory();
            let report = take_in(&elsewhere, &file(text.clone()), None, REAL).unwrap();
            prop_assert_eq!(&report.refused, &[], "{}", name);
            prop_assert_eq!(report.added, entries.len());
            prop_assert_eq!(csv(&elsewhere), csv(&store));
            prop_assert_eq!(take_in(&elsewhere, &file(text), None, REAL).unwrap().added, 0);
        }
    }

    #[test]
    fn no_cell_of_a_table_can_start_a_formula(fields in entry()) {
        let store = memory();
        store.add_entry(&fields, fields.at).unwrap();
        let text = csv(&store);
        for record in csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).records() {
            for cell in &record.unwrap() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
            }
        }
    }
}
