//! Files that are not whole, not what they seem, or meant to harm: one clear message, and nothing half taken in.

use super::{Manner, REAL, SKIP_BAD, csv, file, json, memory, now, refused, take_in};
use serde_json::{Value, json as value};
use unkink::domain::content::content;
use unkink::domain::journal::EntryFields;
use unkink::domain::transfer::Refused;
use unkink::domain::words::transfer::in_window;
use unkink::store::{EntryFilter, Span, Store};

fn with_one() -> Store {
    let store = memory();
    store.add_entry(&EntryFields::bare(now()), now()).unwrap();
    store
}

fn count(store: &Store) -> usize {
    store.entries(&EntryFilter::default()).unwrap().len()
}

fn export() -> Value {
    let store = with_one();
    for note in ["a", "b"] {
        store.add_entry(&EntryFields { note: note.to_owned(), ..EntryFields::bare(now()) }, now()).unwrap();
    }
    serde_json::from_str(&json(&store, Span::default())).unwrap()
}

#[test]
fn a_value_that_does_not_fit_is_refused_by_line_and_field_and_nothing_is_taken_in() {
    let store = memory();
    let mut text = json(
        &{
            let s = with_one();
            s.change_entry(1, now(), |f| f.pain = Some(1)).unwrap();
            s
        },
        Span::default(),
    );
    let line = 1 + text.lines().position(|line| line.contains("\"pain\":1")).unwrap();
    text = text.replace("\"pain\":1", "\"pain\":11");
    let report = take_in(&store, &file(text), None, REAL).unwrap();
    assert_eq!(refused(&report), [(line, "pain")]);
    assert_eq!(report.refused[0].reason.to_string(), "11 is not between 0 and 10");
    assert_eq!(count(&store), 0);
    for (field, bad) in [
        ("pain", value!(6.5)),
        ("pain", value!("6")),
        ("pain", value!(-1)),
        ("region", value!("Nacken")),
        ("at", value!("2026-13-01T00:00:00Z")),
        ("at", value!("yesterday")),
        ("uid", value!("")),
        ("uid", value!(7)),
        ("note", value!("nul \u{0}")),
        ("note", value!("x".repeat(100_001))),
        ("tags", value!(["a;b"])),
        ("tags", value!("a")),
        ("tags", value!([1])),
        ("created_at", Value::Null),
        ("colour", value!("red")),
    ] {
        let mut export = export();
        export["entries"][1][field] = bad.clone();
        let report = take_in(&store, &file(export.to_string()), None, REAL).unwrap();
        let named = if bad == value!([1]) { "tags[0]" } else { field };
        assert_eq!(report.refused.iter().map(|refused| refused.field.as_str()).collect::<Vec<_>>(), [named], "{bad:?}");
        assert!(report.refused[0].reason.to_string().chars().count() < 250, "{report:?}");
        assert_eq!((count(&store), report.read), (0, 3));
    }
    let mut export = export();
    export["entries"][1]["pain"] = value!(11);
    assert_eq!(take_in(&store, &file(export.to_string()), None, SKIP_BAD).unwrap().added, 2);
    assert_eq!(count(&store), 2);
}

#[test]
fn what_is_refused_says_what_is_taken() {
    let whole: Value = serde_json::from_str(&super::round_trip::everything()).unwrap();
    for (list, field, bad, named, said) in [
        ("entries", "pain", value!(5.5), "pain", "5.5 is not allowed; it takes a whole number from 0 to 10"),
        ("entries", "pain", value!(11.0), "pain", "11.0 is not between 0 and 10"),
        ("entries", "region", value!(1), "region", "1 is not allowed; it takes one of neck, upper_mid_back"),
        ("entries", "region", value!("Nacken"), "region", "it takes one of neck, upper_mid_back"),
        ("entries", "id", value!("x"), "id", "it takes a whole number"),
        ("entries", "note", value!(1), "note", "1 is not allowed; it takes a text"),
        ("entries", "clock", value!("x"), "clock", "it takes true or false"),
        ("days", "date", value!("20.11.2026"), "date", "“20.11.2026” is not allowed; it takes a day such as"),
        ("days", "date", value!("2026-02-30"), "date", "it takes a day such as 2026-11-20"),
        ("sessions", "steps", value!([1]), "steps[0]", "1 is not allowed; it takes an object"),
        ("sessions", "steps", value!([{"exercise": "a"}]), "steps[0].planned_seconds", "it is missing"),
        ("routines", "steps", value!([{"exercise": "a"}]), "steps[0].override", "it is missing"),
        ("routines", "colour", value!(1), "colour", "it is no field of a routine"),
        ("routines", "uid", value!("urge_reset_60"), "uid", "a name that no routine or exercise has"),
        ("routines", "uid", value!("a\u{1b}]0;x\u{7}"), "uid", "control character U+001B"),
        ("sessions", "routine", value!("a\u{1b}b"), "routine", "control character U+001B"),
        ("sessions", "routine", value!("a\nb"), "routine", "1 to 100 characters in one line"),
        ("urges", "alternative", value!("a\u{1b}b"), "alternative", "control character U+001B"),
        ("checks", "answers", value!({"age_years": "x".repeat(900)}), "answers.age_years", "a whole number from"),
        ("checks", "result", value!({"tier": 1}), "result.gates", "it is missing"),
    ] {
        let mut export = whole.clone();
        export[list][0][field] = bad.clone();
        let report = take_in(&memory(), &file(export.to_string()), None, SKIP_BAD).unwrap();
        let [refused] = report.refused.as_slice() else { panic!("{field} {bad}: {report:?}") };
        let reason = refused.reason.to_string();
        assert_eq!(refused.field, named, "{bad}: {reason}");
        assert!(reason.contains(said) && reason.chars().count() < 300, "{field} {bad}: {reason}");
    }
    for (part, bad, named, said) in [
        ("settings", value!({"day_start_hour": 24}), "settings.day_start_hour", "24 is not between 0 and 12"),
        ("settings", value!({"theme": "pink"}), "settings.theme", "it takes one of system, light, dark"),
        ("settings", value!({"tea": 1}), "settings.tea", "no setting that is known here"),
        ("profile", value!({"answers": {"blood_thinner": 1}}), "profile.answers.blood_thinner", "an object"),
        ("dismissed", value!([{"rule": "J09", "at": "today"}]), "dismissed[0].at", "a date and time"),
        ("entries", Value::Null, "entries", "null is no list"),
        ("days", value!(5), "days", "5 is no list"),
    ] {
        let mut export = whole.clone();
        export[part] = bad.clone();
        let report = take_in(&memory(), &file(export.to_string()), None, SKIP_BAD).unwrap();
        let [refused] = report.refused.as_slice() else { panic!("{part} {bad}: {report:?}") };
        assert_eq!(refused.field, named, "{bad}: {}", refused.reason);
        assert!(refused.reason.to_string().contains(said), "{bad}: {}", refused.reason);
    }
    let long = "x".repeat(5_000_000);
    let said = take_in(&memory(), &file(format!("{long}\n1\n")), None, REAL).unwrap_err().to_string();
    assert!(said.chars().count() < 300, "{}", said.len());
}

#[test]
fn a_uid_of_another_program_is_one_line_and_stands_once() {
    let columns = r#"{"each":"crack","columns":[{"column":"id","means":"uid"},{"column":"at","means":"moment"},
        {"column":"n","means":"count"},{"column":"p","means":"pain"}]}"#;
    let row = |uid: &str, count: u8, pain: u8| format!("\"{uid}\",2026-11-05T10:00:00+01:00,{count},{pain}\n");
    let store = memory();
    let text = |rows: &[String]| file(format!("id,at,n,p\n{}", rows.concat()));
    let bad = [row(&"x".repeat(101), 1, 1), row("a\u{1b}b", 1, 1), row("a\nb", 1, 1), row("a", 1, 1), row("a", 1, 9)];
    let report = take_in(&store, &text(&bad), Some(columns), SKIP_BAD).unwrap();
    assert_eq!(report.refused.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["id"; 4], "{report:?}");
    assert!(report.refused[3].reason.to_string().contains("twice"));
    assert_eq!((report.added, count(&store)), (1, 1));
    assert_eq!(take_in(&memory(), &file(json(&store, Span::default())), None, REAL).unwrap().refused, []);
    // A row of three is three cracks, once.
    let three = text(&[row("b", 3, 2)]);
    assert_eq!(take_in(&store, &three, Some(columns), REAL).unwrap().added, 3);
    let again = take_in(&store, &three, Some(columns), REAL).unwrap();
    assert_eq!((again.added, again.unchanged, again.stayed.len()), (0, 3, 0));
    let other = take_in(&store, &text(&[row("a", 1, 9)]), Some(columns), REAL).unwrap();
    assert_eq!((other.unchanged, other.stayed.len()), (1, 1), "what differs is named");
}

#[test]
fn a_look_says_what_the_import_would_do_and_writes_nothing() {
    let (store, text) = (memory(), export().to_string());
    let look = take_in(&store, &file(text.clone()), None, Manner { rehearsal: true, ..REAL }).unwrap();
    assert_eq!(count(&store), 0);
    assert_eq!(look, take_in(&store, &file(text), None, REAL).unwrap());
    assert_eq!(count(&store), 3);
}

#[test]
fn the_same_uid_twice_is_refused() {
    let mut export = export();
    export["entries"][2]["uid"] = export["entries"][0]["uid"].clone();
    let report = take_in(&memory(), &file(export.to_string()), None, REAL).unwrap();
    assert_eq!(report.refused.len(), 1);
    assert!(report.refused[0].reason.to_string().contains("twice"));
}

#[test]
fn a_name_given_twice_is_refused_at_any_depth() {
    let store = with_one();
    store.change_entry(1, now(), |fields| fields.note = "a".to_owned()).unwrap();
    let text = json(&store, Span::default());
    for (from, to) in [
        (r#""app":"#, r#""app":"1","app":"#),
        (r#""entries":["#, r#""entries":[],"entries":["#),
        (r#""note":"a""#, r#""note":"a","note":"b""#),
        (r#""note":"a""#, r#""note":"a","n\u006fte":"b""#),
        (r#""context":[]"#, r#""context":[{"a":{"b":1,"b":2}}]"#),
    ] {
        assert!(text.contains(from), "{from}");
        let store = memory();
        let error = take_in(&store, &file(text.replacen(from, to, 1)), None, SKIP_BAD);
        assert!(error.as_ref().is_err_and(|error| error.to_string().contains("twice")), "{error:?}");
        assert_eq!(count(&store), 0);
    }
}

#[test]
fn a_file_cut_short_anywhere_is_refused_whole() {
    let store = memory();
    let text = json(&with_one(), Span::default());
    for end in (1..text.trim_end().len()).step_by(7) {
        let cut = text.get(..end).unwrap_or_default();
        assert!(take_in(&store, &file(cut), None, SKIP_BAD).is_err(), "{cut}");
        assert_eq!(count(&store), 0);
    }
    let said = take_in(&store, &file("note,at\n\"open,2026-11-05T10:00:00Z\n"), None, SKIP_BAD);
    assert!(said.unwrap_err().to_string().contains("never closed"));
}

#[test]
fn another_format_a_newer_version_and_another_encoding_are_said_in_words() {
    let mut newer = export();
    newer["version"] = value!(3);
    let utf16: Vec<u8> = export().to_string().encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, named) in [
        (newer.to_string().into_bytes(), "newer Unkink"),
        (br#"{"format":"other","version":1}"#.to_vec(), "unkink-export"),
        (br#"{"entries":[]}"#.to_vec(), "no export of Unkink"),
        (b"{".to_vec(), "not whole"),
        (b"{} {}".to_vec(), "after its end"),
        (Vec::new(), "empty"),
        (utf16, "UTF-16"),
        (b"at,note\n2026-11-05T10:00:00Z,m\xfcde\n".to_vec(), "line 2: byte"),
        (b"at,at\n1,2\n".to_vec(), "“at” stands twice"),
        (b"Datum;Ort\n1;2\n".to_vec(), "Datum, Ort"),
    ] {
        let said = take_in(&memory(), &file(bytes), None, REAL).unwrap_err().to_string();
        assert!(said.contains(named), "{named}: {said}");
    }
    let mut marked = b"\xff\xfe".to_vec();
    marked.extend(csv(&with_one()).encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(take_in(&memory(), &file(marked), None, REAL).unwrap().added, 1, "a mark says the encoding");
}

#[test]
fn an_own_table_that_a_spreadsheet_saved_again_is_read_or_refused_by_line() {
    let store = with_one();
    store.change_entry(1, now(), |fields| fields.note = "-5".to_owned()).unwrap();
    let text = csv(&store);
    let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    // Columns reordered, semicolons, every cell quoted, a mark, empty lines at the end.
    let quoted = |row: &Vec<String>| row.iter().rev().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(";");
    let saved = format!("\u{feff}{}\r\n{}\r\n;;;\r\n\r\n", quoted(&rows[0]), quoted(&rows[1]));
    let report = take_in(&store, &file(saved), None, REAL).unwrap();
    assert_eq!((report.unchanged, report.refused.len(), report.stayed.len()), (1, 0, 0), "{report:?}");
    let unquoted = text.replace("'-5", "-5");
    assert_eq!(take_in(&store, &file(unquoted), None, REAL).unwrap().stayed, []);
    let note = take_in(&store, &file(text.replace("'-5", "-5.00")), None, REAL).unwrap();
    assert_eq!((note.stayed[0].line, note.updated), (2, 0), "what was rewritten is named by its line, and yours stays");
    for rewritten in ["11/5/2026 14:03", "05.11.2026 14:03", "46331,5854"] {
        let changed = text.replace("2026-11-21T10:00:00+01:00,yes", &format!("\"{rewritten}\",yes"));
        assert_ne!(changed, text);
        let report = take_in(&store, &file(changed), None, REAL).unwrap();
        assert_eq!(refused(&report), [(2, "at")], "{rewritten}");
        assert!(report.refused[0].reason.to_string().contains("such as 2026-11-20T14:03:00+01:00"), "{report:?}");
    }
    let report = take_in(&store, &file(format!("{text}2026\r\n")), None, REAL).unwrap();
    assert_eq!(refused(&report), [(3, "row")]);
}

#[test]
fn a_new_row_of_an_own_table_is_a_new_crack_once() {
    let (store, text) = (memory(), "at,note\n2026-11-05T10:00:00+01:00,hand made\n");
    assert_eq!(take_in(&store, &file(text), None, REAL).unwrap().added, 1);
    assert_eq!(take_in(&store, &file(text), None, REAL).unwrap().added, 0);
}

#[test]
fn a_number_from_far_away_does_not_use_up_the_numbers_here() {
    let mut export = export();
    export["entries"][0]["id"] = value!(i64::MAX);
    let store = memory();
    take_in(&store, &file(export.to_string()), None, REAL).unwrap();
    store.add_entry(&EntryFields::bare(now()), now()).unwrap();
    assert_eq!(count(&store), 4);
}

#[test]
fn what_the_window_says_about_a_refused_line_has_no_name_of_a_field() {
    let mut found: Vec<Refused> = Vec::new();
    let mut look = |text: String, columns: Option<&str>| {
        let report = take_in(&memory(), &file(text), columns, SKIP_BAD).unwrap();
        found.extend(report.refused.into_iter().chain(report.stayed).chain(report.in_trash));
    };
    let bad = [
        value!("x".repeat(200)),
        value!("Nacken"),
        value!(11),
        value!(-1),
        value!(6.5),
        value!({}),
        value!(["a;b"]),
        Value::Null,
        value!(""),
    ];
    let whole: Value = serde_json::from_str(&super::round_trip::everything()).unwrap();
    for (list, records) in whole.as_object().unwrap().iter().filter(|(_, records)| records.is_array()) {
        let Some(first) = records.as_array().unwrap().first() else { continue };
        for field in first.as_object().unwrap().keys().cloned().chain(["no_such_field".to_owned()]) {
            for bad in &bad {
                let mut export = whole.clone();
                export[list][0][&field] = bad.clone();
                look(export.to_string(), None);
            }
        }
    }
    for part in ["profile", "settings", "dismissed", "no_such_list"] {
        for bad in [value!(1), value!({"no_such_name": 1}), value!([{"rule": 1}])] {
            let mut export = whole.clone();
            export[part] = bad;
            look(export.to_string(), None);
        }
    }
    look("at,clock,pain,region\nyesterday,yes,1,neck\n2026-11-05T10:00:00+01:00,maybe,x,Nacken\n".to_owned(), None);
    let columns = r#"{"each":"crack","columns":[{"column":"Wann","means":"moment"},{"column":"Ort","means":"region"},
        {"column":"Wert","means":"pain"}]}"#;
    look(
        "Wann,Ort,Wert\nx,Nacken,1\n2026-11-05 10:00,neck,1\n2026-11-05T10:00:00+01:00,Nacken,6.5\n".to_owned(),
        Some(columns),
    );
    look(
        "Wann,Ort,Wert\n2026-11-05T10:00:00+01:00,neck,6.5\n2026-11-05T10:00:00+01:00,neck,viel\n".to_owned(),
        Some(columns),
    );
    assert!(found.len() > 200, "{}", found.len());
    for refused in &found {
        let said = refused.reason.to_string();
        for of_the_program in ["expected ", "struct ", "unknown ", "invalid ", "missing field", "u64", "i64", "`"] {
            assert!(!said.contains(of_the_program), "{said}");
        }
        assert_eq!(said.matches('“').count(), said.matches('”').count(), "{said}");
        let (place, why) = in_window(content(), refused);
        let said = format!("{place}: {why}");
        for never in ["_", "it takes", "uid", "`", "expected", "null", "invalid", "“values”", "“zone”", "“round”"]
        {
            assert!(!said.to_lowercase().contains(never), "{never} in: {said}\n{refused:?}");
        }
        assert!(why.starts_with(|c: char| !c.is_lowercase()), "{said}");
    }
}
