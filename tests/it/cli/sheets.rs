//! `check --answers`: files that are refused as a whole or line by line.

use super::Home;
use super::check::{checked, sheet};
use crate::checker::random_sheet;
use crate::support::Dice;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use unkink::cli::{Asked, Streams, run};

#[test]
fn a_name_given_twice_is_refused_by_name() {
    let home = Home::new();
    let cases = [
        (
            r#"{"answers":{"age_years":45,"saddle_numb":"yes","saddle_numb":"no"}}"#,
            "“saddle_numb” is given twice at column 60",
        ),
        (r#"{"answers":{"age_years":45,"saddle_numb":"no","saddle_numb":"yes"}}"#, "“saddle_numb” is given twice"),
        (r#"{"answers":{"saddle_numb":"yes","saddle_numb":"yes"}}"#, "“saddle_numb” is given twice"),
        (r#"{"answers":{"saddle_numb":"yes","saddle\u005fnumb":"no"}}"#, "“saddle_numb” is given twice"),
        (r#"{"answers":{"saddle_numb":"yes"},"answers":{"age_years":45}}"#, "“answers” is given twice"),
        (r#"{"answers":{"saddle_numb":"yes"},"\u0061nswers":{}}"#, "“answers” is given twice"),
        (r#"{"answers":{"region":[{"neck":1,"neck":2}]}}"#, "“neck” is given twice"),
    ];
    let sound = sheet(&json!({"saddle_numb": "yes"}));
    for (twice, named) in cases {
        let ran = checked(&home, &["--save", "--json"], twice);
        assert_eq!((ran.status, ran.lines()[0]["line"].clone()), (1, json!(1)), "{twice}: {ran:?}");
        assert!(ran.err.contains(named), "{twice}: {ran:?}");
        let lines = checked(&home, &["--json"], &format!("{sound}\n{twice}\n{sound}\n")).lines();
        assert_eq!(lines.len(), 3, "{twice}");
        assert_eq!((&lines[0]["tier"], &lines[2]["tier"]), (&json!("emergency_now"), &json!("emergency_now")));
        assert!(lines[1]["error"].as_str().unwrap().contains(named), "{twice}: {lines:?}");
    }
    let over_lines = "{\n \"answers\": {\n  \"saddle_numb\": \"yes\",\n  \"saddle_numb\": \"no\"\n }\n}";
    checked(&home, &["--json"], over_lines).refused(1, &["“saddle_numb” is given twice at line 4"]);
    assert!(!home.folder.exists(), "nothing is kept");
}

#[test]
fn what_is_wrong_in_a_sheet_over_several_lines_is_said_with_its_line() {
    let home = Home::new();
    for (text, named) in [
        (
            "{\n \"answers\": {\n  \"age_years\": 45,\n  \"saddle_numb\": \"perhaps\"\n }\n}",
            "line 4: saddle_numb: “perhaps”",
        ),
        (
            "\n\n{\"answers\": {\n\"region\": [\n\"neck\"],\n\n \"nothing\": \"no\"}}",
            "line 7: no question is called “nothing”",
        ),
        ("{\n \"answers\": {\"age_years\": 44},\n \"age_years\": 45\n}", "line 3: “age_years” is not a field"),
        ("{\n\n \"answers\":\n  []\n}", "line 3: “answers” is not an object"),
        ("\n[\n]", "line 2: this is not an object"),
        ("hello", "line 1: this is no JSON: expected value at column 1"),
        ("\n{\"answers\":{}", "line 2: this is no JSON: EOF"),
        ("{\n \"answers\": {\n  \"age_years\": x\n }\n}", "this is no JSON: expected value at line 3"),
        ("hello\nyou", "this is no JSON: expected value at line 1"),
    ] {
        let ran = checked(&home, &[], text);
        assert_eq!(ran.status, 1, "{text:?}: {ran:?}");
        assert!(ran.err.contains(named), "{text:?}: {ran:?}");
    }
    let line = checked(&home, &["--json"], "{\n\"answers\":{\n\"age_years\":\"old\"}}").lines()[0]["line"].clone();
    assert_eq!(line, json!(3));
}

#[test]
fn a_file_in_another_encoding_is_told_which() {
    let home = Home::new();
    let text = sheet(&json!({"saddle_numb": "yes"}));
    let wide = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        [mark.to_vec(), text.encode_utf16().flat_map(bytes).collect()].concat()
    };
    let wider = [b"\xff\xfe\0\0".to_vec(), text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()].concat();
    for (input, encoding) in [
        (wide(b"\xff\xfe", u16::to_le_bytes), "UTF-16"),
        (wide(b"\xfe\xff", u16::to_be_bytes), "UTF-16"),
        (wide(b"", u16::to_le_bytes), "UTF-16"),
        (wide(b"", u16::to_be_bytes), "UTF-16"),
        (wider, "UTF-32"),
    ] {
        let named = format!("the input: it is written in {encoding}; save it as UTF-8");
        home.run_with(&["check", "--answers", "-"], input).refused(1, &[&named]);
    }
    assert_eq!(checked(&home, &["--json"], &format!("\u{feff}{text}")).lines()[0]["tier"], "emergency_now");
}

/// Numbers as no person writes them.
const NUMBERS: [&str; 14] = [
    "1e400",
    "-1e400",
    "1e-400",
    "1E999999999",
    "99999999999999999999999999999999999999",
    "-9223372036854775809",
    "18446744073709551616",
    "45.00000000000000000001",
    "4.5e1",
    "-0",
    "045",
    "0x2D",
    "NaN",
    "Infinity",
];

/// A file as a person, a program or a broken disk may have left it.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let whole = |seed: u64| {
        let mut dice = Dice::new(seed);
        let sheets = (0..=dice.roll(3)).map(|_| json!({ "answers": random_sheet(&mut dice) }).to_string());
        sheets.collect::<Vec<String>>().join("\n").into_bytes()
    };
    let changed = prop::collection::vec((any::<Index>(), any::<u8>(), any::<bool>()), 0..5);
    let broken = (any::<u64>(), any::<Index>(), changed).prop_map(move |(seed, cut, changed)| {
        let mut file = whole(seed);
        file.truncate(cut.index(file.len() + 1));
        for (place, byte, put_in) in changed.into_iter().filter(|_| !file.is_empty()).collect::<Vec<_>>() {
            let place = place.index(file.len());
            if put_in { file.insert(place, byte) } else { file[place] = byte }
        }
        file
    });
    let nested = (1_usize..30_000, select(vec!["[", "{\"a\":", "[{\"answers\":", "{\"answers\":"]))
        .prop_map(|(deep, open)| format!("{{\"answers\":{{\"region\":{}", open.repeat(deep)).into_bytes());
    let numbers = (select(NUMBERS.to_vec()), select(vec!["age_years", "pain_now", "region", "saddle_numb", ""]))
        .prop_map(|(number, id)| format!("{{\"answers\":{{\"{id}\":{number}}}}}").into_bytes());
    prop_oneof![
        2 => prop::collection::vec(any::<u8>(), 0..300),
        6 => broken,
        1 => nested,
        2 => numbers,
        2 => "\\PC{0,80}".prop_map(String::into_bytes),
        1 => "([\\[\\]{}\",:0-9eE+-]|answers|yes|\n| |\u{feff}){0,60}".prop_map(String::into_bytes),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Whatever bytes come as answers: each line has a result or is refused, and the program ends as it should.
    #[test]
    fn no_bytes_make_the_answers_panic(file in any_file()) {
        let home = Home::new();
        let arguments = ["unkink", "--data-dir", home.folder.to_str().unwrap(), "check", "--answers", "-", "--json"];
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let asked = run(arguments, Streams { input: &mut &file[..], out: &mut out, err: &mut err });
        let out = String::from_utf8(out).unwrap();
        let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let refused = lines.iter().any(|line| line.get("error").is_some());
        match asked {
            Asked::Done(0) => prop_assert!(!lines.is_empty() && !refused, "{out}"),
            Asked::Done(1) => prop_assert!((refused || lines.is_empty()) && !err.is_empty(), "{out}"),
            other => prop_assert!(false, "{other:?}"),
        }
        prop_assert!(!home.folder.exists(), "nothing is kept");
    }
}
