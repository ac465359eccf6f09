//! Files of other apps, by what users of these apps reported, each with its stated outcome.

use super::{REAL, SKIP_BAD, file, fixture, memory, read, refused, take_in};
use crate::support::at;
use chrono::NaiveDateTime;
use std::io::Write;
use unkink::domain::content::content;
use unkink::domain::day::Day;
use unkink::domain::exercise::Region;
use unkink::domain::journal::{BodySide, Entry};
use unkink::domain::transfer::columns::Columns;
use unkink::domain::transfer::progress::Progress;
use unkink::domain::transfer::rows::Here;
use unkink::domain::transfer::source::Source;
use unkink::domain::trash::Kind;
use unkink::platform::archive::{self, ReadError};
use unkink::store::{EntryFilter, Store};
use zip::write::SimpleFileOptions;

fn entries(store: &Store) -> Vec<Entry> {
    let mut entries = store.entries(&EntryFilter::default()).unwrap();
    entries.reverse();
    entries
}

fn day(text: &str) -> Day {
    Day(text.parse().unwrap())
}

const LOOP: &str = r#"{"only":{"column":"Habit","is":["Neck cracked"]},"each":"crack","columns":[
    {"column":"Date","means":"day"},{"column":"Value","means":"count"},{"column":"Notes","means":"note"}]}"#;

#[test]
fn of_loops_joined_file_only_what_a_person_marked_is_an_event_and_n_are_n_without_a_clock() {
    let both = LOOP.replace(r#"["Neck cracked"]"#, r#"["Neck cracked","Back, forced"]"#);
    let (store, files) = (memory(), file(read(fixture("loop/Checkmarks.csv"))));
    let report = take_in(&store, &files, Some(&both), REAL).unwrap();
    assert_eq!((report.read, report.added, report.refused.len()), (4, 4, 0), "3000 is three, YES_MANUAL one");
    for entry in entries(&store) {
        assert!(!entry.fields.clock);
        assert_eq!(entry.fields.at, at("2026-11-19T12:00:00+01:00"));
    }
    let again = take_in(&store, &files, Some(&both), REAL).unwrap();
    assert_eq!((again.added, again.unchanged), (0, 4));
    store.delete(Kind::Entry, 2, super::now()).unwrap();
    let deleted = take_in(&store, &files, Some(&both), REAL).unwrap();
    assert_eq!((deleted.added, deleted.in_trash.len()), (0, 1), "what was deleted stays deleted, and is named");
}

#[test]
fn one_thing_after_another_brings_what_both_at_once_bring() {
    let (store, files) = (
        memory(),
        file("Date,Neck cracked,\"Back, forced\",\n2026-11-19,3000,YES_MANUAL,\n2026-11-18,1000,YES_MANUAL,\n"),
    );
    let of = |things: &str| LOOP.replace(r#"["Neck cracked"]"#, things);
    for (things, added) in [
        (r#"["Neck cracked"]"#, 4),
        (r#"["Back, forced"]"#, 2),
        (r#"["Neck cracked","Back, forced"]"#, 0),
        (r#"["Back, forced"]"#, 0),
    ] {
        assert_eq!(take_in(&store, &files, Some(&of(things)), REAL).unwrap().added, added, "{things}");
    }
}

#[test]
fn a_row_of_another_app_that_is_not_whole_is_refused_by_its_line() {
    let both = LOOP.replace(r#"["Neck cracked"]"#, r#"["Neck cracked","Back, forced"]"#);
    let head = "Date,Neck cracked,\"Back, forced\",\n2026-11-19,3000,YES_MANUAL,\n";
    for row in ["2026-11-16,2000", "2026-11-16,2000,NO,,1"] {
        let report = take_in(&memory(), &file(format!("{head}{row}\n")), Some(&both), SKIP_BAD).unwrap();
        assert_eq!((refused(&report), report.added), (vec![(3, "row")], 4), "{row}");
    }
    let mut folder = archive::read(&fixture("loop")).unwrap();
    let own = folder.iter_mut().find(|(path, _)| path.contains("001")).unwrap();
    own.1.extend_from_slice(b"2026-11-15\n");
    assert_eq!(take_in(&memory(), &folder, Some(LOOP), SKIP_BAD).unwrap().refused.len(), 1);
    let older = "FeatureName,Timestamp,Value,Note\nNeck,2026-11-19T10:00:00+01:00,1:left\n";
    let report = take_in(&memory(), &file(older), Some(&TRACK.replace("is\":[", "is\":[\"Neck\",")), SKIP_BAD).unwrap();
    assert_eq!(refused(&report), [(2, "row")]);
}

#[test]
fn a_day_that_has_begun_by_the_clock_is_not_in_the_future() {
    let (store, columns) = (memory(), r#"{"each":"crack","columns":[{"column":"day","means":"day"}]}"#);
    let all = Columns::read(columns.as_bytes()).unwrap();
    let now = at("2026-11-28T03:24:00+01:00");
    let source = Source::of(&file("day\n2026-11-28\n2026-11-29\n"), all.first()).unwrap();
    let place = |local: NaiveDateTime| Ok((local.and_local_timezone(*now.offset()).unwrap(), false));
    let here = Here { moment: &place, now, day_start_hour: 4 };
    let fed = store.import(content(), SKIP_BAD, now, &Progress::default(), |take| {
        source.read_by(&all, &[here], &Progress::default(), take).map(drop)
    });
    let report = fed.unwrap().unwrap();
    assert_eq!((report.added, refused(&report)), (1, vec![(3, "day")]));
}

#[test]
fn a_copy_of_all_records_is_named_as_one() {
    for bytes in [&b"SQLite format 3\0and more"[..], b"age-encryption.org/v1\n-> scrypt"] {
        let said = take_in(&memory(), &file(bytes), None, REAL).unwrap_err().to_string();
        assert!(said.contains("a copy is restored"), "{said}");
    }
}

#[test]
fn loops_own_file_of_a_habit_counts_before_the_joined_one_and_its_notes_come_along() {
    let files = archive::read(&fixture("loop")).unwrap();
    let store = memory();
    let report = take_in(&store, &files, Some(LOOP), REAL).unwrap();
    assert_eq!((report.added, report.refused.len()), (4, 0), "the joined file misses the 16th");
    assert_eq!(entries(&store)[0].fields.note, "only here");
    assert_eq!(entries(&store)[1].fields.note, "after desk, said \"knack\"");
    let said = take_in(&memory(), &files, None, REAL).unwrap_err().to_string();
    for part in ["Loop Habit Tracker", "“Neck cracked” (4 rows)", "“Back, forced” (3 rows)", "\"each\":\"crack\""]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn an_archive_is_read_as_its_folder_and_one_that_unpacks_too_far_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let zipped = |name: &str, files: &[(&str, &[u8])]| {
        let path = folder.path().join(name);
        let mut writer = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap();
        path
    };
    let (joint, habits) = (read(fixture("loop/Checkmarks.csv")), read(fixture("loop/Habits.csv")));
    let own = read(fixture("loop/001 Neck cracked/Checkmarks.csv"));
    let parts: [(&str, &[u8]); 3] =
        [("Checkmarks.csv", &joint), ("Habits.csv", &habits), ("001 Neck cracked/Checkmarks.csv", &own)];
    let files = archive::read(&zipped("Loop Habits CSV.zip", &parts)).unwrap();
    assert_eq!(take_in(&memory(), &files, Some(LOOP), REAL).unwrap().added, 4);

    let zeros = vec![0; 60 * 1024 * 1024];
    let bomb = zipped("bomb.zip", &[("a.csv", &zeros), ("b.csv", &zeros)]);
    assert!(bomb.metadata().unwrap().len() < 1024 * 1024);
    assert!(matches!(archive::read(&bomb), Err(ReadError::Unpacked(100))));
    let names: Vec<String> = (0..1001).map(|number| format!("{number}.csv")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(matches!(archive::read(&zipped("many.zip", &many)), Err(ReadError::TooMany(1000))));
    let whole = read(zipped("cut.zip", &parts));
    let cut = folder.path().join("cut.zip");
    std::fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(archive::read(&cut), Err(ReadError::Archive(_))));
}

#[test]
fn habit_bulls_rows_are_read_by_its_columns() {
    let columns = r#"{"only":{"column":"HabitName","is":["Neck cracked"]},"each":"crack","columns":[
        {"column":"HabitDescription","means":"skip"},{"column":"HabitCategory","means":"skip"},
        {"column":"CalendarDate","means":"day"},{"column":"Value","means":"count"},
        {"column":"CommentText","means":"note"}]}"#;
    let store = memory();
    let report = take_in(&store, &file(read(fixture("habitbull.csv"))), Some(columns), REAL).unwrap();
    assert_eq!((report.added, report.refused.len()), (2, 0));
    assert_eq!(entries(&store)[0].fields.note, "at work");
}

/// What each feature of the fixture is.
const TRACK: &str = r#"[
    {"only":{"column":"FeatureName","is":["Neck crack"]},"each":"crack","columns":[
        {"column":"Timestamp","means":"moment"},{"column":"Value","means":"count"},
        {"column":"Label","means":"side"},{"column":"Note","means":"note"}]},
    {"only":{"column":"FeatureName","is":["Pain"]},"each":"day","columns":[
        {"column":"Timestamp","means":"moment"},{"column":"Value","means":"pain"},
        {"column":"Label","means":"words"},{"column":"Note","means":"note"}]},
    {"only":{"column":"FeatureName","is":["Sitting"]},"each":"day","columns":[
        {"column":"Timestamp","means":"moment"},{"column":"Value","means":"sit_hours"},
        {"column":"Label","means":"words"},{"column":"Note","means":"note"}]}]"#;

#[test]
fn track_and_graph_is_read_by_its_features_and_nothing_is_cut_to_fit() {
    let (store, files) = (memory(), file(read(fixture("track_and_graph.csv"))));
    let report = take_in(&store, &files, Some(TRACK), SKIP_BAD).unwrap();
    assert_eq!(refused(&report), [(3, "Value"), (4, "Value"), (5, "Timestamp")]);
    assert!(report.refused[0].reason.to_string().starts_with("6.5 is no whole number"), "{report:?}");
    assert!(report.refused[2].reason.to_string().contains("no offset"), "{report:?}");
    let [crack] = &entries(&store)[..] else { panic!("{report:?}") };
    assert_eq!((crack.fields.at, crack.fields.side), (at("2026-11-18T21:30:41+01:00"), Some(BodySide::Left)));
    assert_eq!(crack.fields.note, "after desk, 2 h");

    let rounded = TRACK.replace(r#""means":"pain""#, r#""means":"pain","round":true"#);
    let rounded = rounded.replace(r#""means":"sit_hours""#, r#""means":"sit_hours","round":true"#);
    let store = memory();
    take_in(&store, &files, Some(&rounded), SKIP_BAD).unwrap();
    let card = store.day(day("2026-11-18")).unwrap().unwrap();
    assert_eq!((card.pain_today, card.sit_hours, card.note.as_str()), (Some(7), Some(12), "so: so"));
    let again = take_in(&store, &files, Some(&rounded), SKIP_BAD).unwrap();
    assert_eq!((again.added, again.updated), (0, 0));
}

#[test]
fn an_older_track_and_graph_has_its_label_in_the_value_and_a_length_below_zero_is_refused() {
    let store = memory();
    let files = file(read(fixture("track_and_graph_older.csv")));
    let report = take_in(&store, &files, Some(TRACK), SKIP_BAD).unwrap();
    assert_eq!(entries(&store)[0].fields.side, Some(BodySide::Left));
    assert_eq!(refused(&report), [(3, "Value")]);
}

const EUROPEAN: &str = r#"{"encoding":"windows-1252","each":"crack","columns":[
    {"column":"Datum","means":"day"},{"column":"Uhrzeit","means":"clock"},
    {"column":"Ort","means":"region","values":{"Nacken":"neck","Rücken":"upper_mid_back"}},
    {"column":"Schmerz","means":"pain"},{"column":"Bemerkung","means":"note"}]}"#;

#[test]
fn a_european_spreadsheets_file_is_read_whole_and_its_half_pains_are_refused() {
    let (store, bytes) = (memory(), read(fixture("european.csv")));
    let report = take_in(&store, &file(bytes.clone()), Some(EUROPEAN), SKIP_BAD).unwrap();
    assert_eq!(refused(&report), [(4, "Schmerz")], "7,5 is no whole number");
    let [crack] = &entries(&store)[..] else { panic!("{report:?}") };
    assert_eq!((crack.fields.pain, crack.fields.region), (Some(6), Some(Region::Neck)));
    assert_eq!(crack.fields.at, at("2026-11-19T14:03:00+01:00"));
    assert_eq!(crack.fields.note, "müde; lange gesessen");
    let rounded = EUROPEAN.replace(r#""means":"pain""#, r#""means":"pain","round":true"#);
    take_in(&store, &file(bytes.clone()), Some(&rounded), REAL).unwrap();
    let second = &entries(&store)[1].fields;
    assert_eq!((second.at, second.note.as_str()), (at("2026-11-19T14:03:00+01:00"), "sagt \"knack\""), "2:03 PM");
    let utf8 = EUROPEAN.replace("windows-1252", "utf-8");
    let said = take_in(&memory(), &file(bytes), Some(&utf8), REAL).unwrap_err().to_string();
    assert!(said.starts_with("line 3: byte") && said.contains("0xFC") && said.contains("windows-1252"), "{said}");
}

#[test]
fn a_date_that_can_be_two_is_asked_about_once_and_one_above_twelve_decides() {
    let (files, columns) = (file(read(fixture("ambiguous.csv"))), EUROPEAN.replace("windows-1252", "utf-8"));
    let said = take_in(&memory(), &files, Some(&columns), REAL).unwrap_err().to_string();
    assert!(said.contains("“03.04.2026” can be two dates"), "{said}");
    for (order, begins) in [("dmy", "2026-04-03T14:03:00+02:00"), ("mdy", "2026-03-04T14:03:00+01:00")] {
        let told = columns.replace(r#""each""#, &format!(r#""date":"{order}","each""#));
        let store = memory();
        take_in(&store, &files, Some(&told), REAL).unwrap();
        assert_eq!(entries(&store)[0].fields.at, at(begins));
    }
    let decided = "Datum;Uhrzeit;Ort;Schmerz;Bemerkung\n03.04.2026;14:03;;;\n19.04.2026;9:10;;;\n";
    let store = memory();
    take_in(&store, &file(decided), Some(&columns), REAL).unwrap();
    assert_eq!(entries(&store)[0].fields.at, at("2026-04-03T14:03:00+02:00"));
}

#[test]
fn dates_are_read_as_other_programs_write_them() {
    let columns = |order: &str| {
        format!(
            r#"{{"separator":";","date":"{order}","zone":"Europe/Berlin","each":"crack","columns":[
            {{"column":"when","means":"moment"}}]}}"#
        )
    };
    for (order, written, meant) in [
        ("mdy", "11/5/2026 14:03", "2026-11-05T14:03:00+01:00"),
        ("dmy", "05.11.2026 14:03", "2026-11-05T14:03:00+01:00"),
        ("dmy", "5. November 2026, 2:03 pm", "2026-11-05T14:03:00+01:00"),
        ("dmy", "5 nov 2026 12:03 AM", "2026-11-05T00:03:00+01:00"),
        ("mdy", "Nov 5, 2026 14:03:20", "2026-11-05T14:03:20+01:00"),
        ("dmy", "5 août 2026 14.03", "2026-08-05T14:03:00+02:00"),
        ("excel", "46331,5854", "2026-11-05T14:02:59+01:00"),
        ("iso", "2026-11-05 14:03", "2026-11-05T14:03:00+01:00"),
        ("iso", "2026-11-05T14:03Z", "2026-11-05T14:03:00+00:00"),
        ("iso", "2026-11-05 14:03:20 +01:00", "2026-11-05T14:03:20+01:00"),
    ] {
        let store = memory();
        let report = take_in(&store, &file(format!("when\n\"{written}\"\n")), Some(&columns(order)), REAL).unwrap();
        assert_eq!(report.refused, [], "{written}");
        assert_eq!(entries(&store)[0].fields.at, at(meant), "{written}");
    }
    for (order, written) in [
        ("dmy", "5.11.26 14:03"),
        ("iso", "26-11-05T14:03+01:00"),
        ("dmy", "11/15/2026"),
        ("iso", "2026-02-30"),
        ("dmy", "29.03.2026 02:30"),
        ("dmy", "05.12.2026"),
        ("iso", "yesterday"),
        ("iso", "2026-11-05 25:00"),
        ("iso", "2026-11-05 13:03 PM"),
    ] {
        let store = memory();
        let report = take_in(&store, &file(format!("when\n{written}\n")), Some(&columns(order)), REAL).unwrap();
        assert_eq!(refused(&report), [(2, "when")], "{written}");
        assert_eq!(entries(&store), [], "{written}");
    }
}

#[test]
fn a_month_by_its_name_tells_its_order_and_its_place_is_that_of_the_person() {
    let columns = r#"{"each":"crack","separator":";","columns":[{"column":"when","means":"moment"}]}"#;
    for written in ["5 Nov 2026 14:03", "13-Nov-2026 14:03", "05-Nov-2026 14:03", "Nov 5 2026 2:03 PM"] {
        let store = memory();
        let report = take_in(&store, &file(format!("when\n{written}\n")), Some(columns), REAL).unwrap();
        assert_eq!((report.added, report.refused), (1, vec![]), "{written}");
        assert_eq!(entries(&store)[0].fields.at.format("%m %H:%M").to_string(), "11 14:03", "{written}");
    }
}

#[test]
fn words_become_tags_or_the_note_and_never_a_number() {
    let columns = |means: &str| format!(r#"{{"each":"crack","columns":[{{"column":"day","means":"day"}},{means}]}}"#);
    let text = "day,how\n2026-11-05,\"stiff, tired\"\n";
    let store = memory();
    let words = columns(r#"{"column":"how","means":"words","split":","}"#);
    take_in(&store, &file(text), Some(&words), REAL).unwrap();
    assert_eq!(entries(&store)[0].fields.tags, ["stiff", "tired"]);
    let store = memory();
    take_in(&store, &file("day,how\n2026-11-05,\"stiff, Chest pain\"\n"), Some(&words), REAL).unwrap();
    assert_eq!(entries(&store)[0].fields.tags, ["stiff", "chest_pain"], "a sign by its label is the listed one");
    let long = format!("day,how\n2026-11-05,{}\n", "x".repeat(41));
    let store = memory();
    take_in(&store, &file(long), Some(&words), REAL).unwrap();
    assert_eq!((entries(&store)[0].fields.tags.len(), entries(&store)[0].fields.note.len()), (0, 41));
    let pain = columns(r#"{"column":"how","means":"pain"}"#);
    let report = take_in(&memory(), &file("day,how\n2026-11-05,strong\n"), Some(&pain), REAL).unwrap();
    assert_eq!(refused(&report), [(2, "how")]);
    let mapped = columns(r#"{"column":"how","means":"pain","values":{"strong":"8"}}"#);
    let store = memory();
    take_in(&store, &file("day,how\n2026-11-05,strong\n"), Some(&mapped), REAL).unwrap();
    assert_eq!(entries(&store)[0].fields.pain, Some(8), "the person says what a word is");
    let fifths = columns(r#"{"column":"how","means":"pain","out_of":5}"#);
    let store = memory();
    take_in(&store, &file("day,how\n2026-11-05,3\n"), Some(&fifths), REAL).unwrap();
    assert_eq!(entries(&store)[0].fields.pain, Some(6));
}

#[test]
fn a_description_that_does_not_fit_is_refused_by_name() {
    let text = "day,how\n2026-11-05,1\n";
    for (columns, named) in [
        (r#"{"each":"crack","columns":[{"column":"day","means":"day"}]}"#, "“how” is not described"),
        (r#"{"each":"crack","columns":[{"column":"day","means":"day"},{"column":"who","means":"skip"}]}"#, "“who”"),
        (r#"{"each":"crack","columns":[{"column":"day","means":"skip"},{"column":"how","means":"pain"}]}"#, "moment"),
        (r#"{"each":"urge","columns":[{"column":"day","means":"day"},{"column":"how","means":"pain"}]}"#, "urge"),
        (
            r#"{"each":"crack","columns":[{"column":"day","means":"day"},{"column":"how","means":"sit_hours"}]}"#,
            "“how” means sit_hours, which a crack does not hold",
        ),
        (
            r#"{"each":"day","columns":[{"column":"day","means":"day"},{"column":"how","means":"relief"}]}"#,
            "which a day does not hold",
        ),
        (
            r#"{"each":"day","columns":[{"column":"day","means":"day"},{"column":"how","means":"moment"}]}"#,
            "means moment and another means day",
        ),
        (r#"{"each":"crack","columns":[{"column":"day","means":"dey"}]}"#, "columns[0].means"),
        (r#"{"each":"crack","each":"day","columns":[]}"#, "“each” is given twice"),
    ] {
        let said = take_in(&memory(), &file(text), Some(columns), REAL).unwrap_err().to_string();
        assert!(said.contains(named), "{named}: {said}");
    }
}
