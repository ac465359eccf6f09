//! `check --answers`: files that are refused as a whole or line by line.

use super::Home;
use super::check::{checked, sheet};
use serde_json::json;

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
