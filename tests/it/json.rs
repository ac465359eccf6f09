//! Proves `json::fit`: it takes and refuses what `serde_json` takes and refuses, in its words, and says where.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Debug;
use unkink::domain::content::texts::Texts;
use unkink::domain::journal::{EntryFields, UrgeFields};
use unkink::domain::json::{fit, fit_text};
use unkink::domain::settings::Settings;
use unkink::domain::transfer::columns::Columns;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Everything {
    flag: bool,
    small: u8,
    signed: i16,
    number: f64,
    letter: char,
    text: String,
    perhaps: Option<u8>,
    #[serde(default)]
    usual: u32,
    nothing: (),
    pair: (u8, String),
    list: Vec<Kind>,
    named: BTreeMap<Key, Vec<u8>>,
    inner: Inner,
    whatever: Value,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Inner(String);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Key {
    First,
    Second,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Plain,
    Wrapped(u8),
    Several(u8, bool),
    Fields { name: String, times: u8 },
}

fn everything() -> Value {
    json!({
        "flag": true, "small": 3, "signed": -3, "number": 1.5, "letter": "a", "text": "b", "perhaps": 4, "usual": 5,
        "nothing": null, "pair": [1, "c"],
        "list": ["plain", {"wrapped": 1}, {"several": [1, true]}, {"fields": {"name": "d", "times": 2}}],
        "named": {"first": [1, 2], "second": []}, "inner": "e", "whatever": {"deep": [null, 1, -1, 2.5, "f", {}]},
    })
}

fn content(file: &str) -> Value {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/content");
    serde_json::from_str(&std::fs::read_to_string(folder.join(file)).unwrap()).unwrap()
}

/// The value at each place, from the outside in.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(list) => list.iter().enumerate().for_each(|(i, part)| places(part, &format!("{at}/{i}"), found)),
        Value::Object(object) => object.iter().for_each(|(name, part)| places(part, &format!("{at}/{name}"), found)),
        _ => {}
    }
}

/// As [`Misfit::path`] writes a place.
fn written(place: &str) -> String {
    place.split('/').skip(1).fold(String::new(), |path, part| match part.parse::<usize>() {
        Ok(index) => format!("{path}[{index}]"),
        Err(_) if path.is_empty() => part.to_owned(),
        Err(_) => format!("{path}.{part}"),
    })
}

/// Puts another value at every place in turn, takes every name away and adds one, and compares.
fn compare<T: DeserializeOwned + Debug>(whole: &Value) -> (usize, usize) {
    let others = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(70_000),
        json!(3e300),
        json!(""),
        json!("plain"),
        json!([]),
        json!([1, 2, 3]),
        json!({}),
        json!({"wrapped": 1}),
        json!({"plain": null}),
        json!({"wrapped": null, "x": 1}),
    ];
    let mut all = Vec::new();
    places(whole, "", &mut all);
    let (mut taken, mut refused) = (0, 0);
    let mut alike = |changed: &Value, place: Option<&str>| match (
        fit::<T>(changed),
        serde_json::from_value::<T>(changed.clone()),
    ) {
        (Ok(ours), Ok(theirs)) => {
            assert_eq!(format!("{ours:?}"), format!("{theirs:?}"), "{place:?} {changed}");
            taken += 1;
        }
        (Err(ours), Err(theirs)) => {
            assert_eq!(ours.said(), theirs.to_string(), "{place:?} {changed}");
            if let Some(place) = place {
                let (path, place) = (ours.path(), written(place));
                assert!(path.starts_with(&place) || place.starts_with(&path), "{place}: {ours}");
            }
            refused += 1;
        }
        (ours, theirs) => panic!("{place:?} {changed}: {ours:?}, and serde_json {theirs:?}"),
    };
    alike(whole, None);
    for place in &all {
        for other in &others {
            let mut changed = whole.clone();
            *changed.pointer_mut(place).unwrap() = other.clone();
            alike(&changed, Some(place));
        }
        let Some(names) = whole.pointer(place).unwrap().as_object() else { continue };
        for name in names.keys() {
            let mut changed = whole.clone();
            changed.pointer_mut(place).unwrap().as_object_mut().unwrap().remove(name);
            alike(&changed, Some(place));
        }
        let mut changed = whole.clone();
        changed.pointer_mut(place).unwrap().as_object_mut().unwrap().insert("none_of_them".to_owned(), json!(1));
        alike(&changed, Some(place));
    }
    (taken, refused)
}

#[test]
fn a_value_fits_where_it_fits_serde_json_and_is_refused_in_the_same_words() {
    let at = "2026-11-20T14:03:00+01:00".parse().unwrap();
    let entry = serde_json::to_value(EntryFields::bare(at)).unwrap();
    let urge = json!({"at": "2026-11-20T14:03:00+01:00", "region": "neck", "level": 5, "level_after": 3, "alternative": "wait",
        "outcome": null, "entry": 7, "note": "x"});
    let columns = json!([{"name": "a", "date": "dmy", "each": "crack", "columns": [{"column": "b", "means": "skip"}]}]);
    let settings = serde_json::to_value(Settings::default()).unwrap();
    let found = [
        compare::<Everything>(&everything()),
        compare::<EntryFields>(&entry),
        compare::<UrgeFields>(&urge),
        compare::<Vec<Columns>>(&columns),
        compare::<Settings>(&settings),
    ];
    for (taken, refused) in found {
        assert!(taken > 0 && refused > 50, "{found:?}");
    }
}

#[test]
fn the_content_is_read_as_serde_json_reads_it() {
    let texts = content("texts.json");
    assert_eq!(
        format!("{:?}", fit::<Texts>(&texts).unwrap()),
        format!("{:?}", serde_json::from_value::<Texts>(texts).unwrap())
    );
}

#[test]
fn what_does_not_fit_is_shown_with_its_place() {
    let rows = [
        ("/list/1", json!({"wrapped": -1}), "list[1].wrapped", json!(-1)),
        ("/list/2", json!({"several": [1, 2]}), "list[2].several[1]", json!(2)),
        ("/list/3", json!({"fields": {"name": "d"}}), "list[3].fields", json!({"name": "d"})),
        ("/named", json!({"first": [1, "x"]}), "named.first[1]", json!("x")),
        ("/named", json!({"third": []}), "named.third", json!([])),
        ("/small", json!(256), "small", json!(256)),
    ];
    for (place, put, path, part) in rows {
        let mut value = everything();
        *value.pointer_mut(place).unwrap() = put;
        let misfit = fit::<Everything>(&value).unwrap_err();
        assert_eq!((misfit.path().as_str(), misfit.part()), (path, &part), "{misfit}");
    }
    let whole = fit::<Everything>(&json!(3)).unwrap_err();
    assert_eq!(whole.path(), "");
    assert!(whole.to_string().starts_with("invalid type: integer `3`, expected struct Everything"), "{whole}");
    assert!(fit_text::<Vec<u8>>("[1, 2").unwrap_err().to_string().contains("EOF"));
    assert_eq!(fit_text::<Vec<u8>>("[1, 2]").unwrap(), [1, 2]);
}
