//! `summary` and `export FILE.pdf`.

use super::{Home, has_keys};
use std::fs;

const SUMMARY: &str = "check at who ruleset tier advice reasons yes not_sure no values qr";

const SHEET: &str =
    r#"{"answers":{"age_years":45,"region":["low_back"],"saddle_numb":"not_sure","pain_now":6,"chest_pain_now":"no"}}"#;

fn checked() -> Home {
    let home = Home::new();
    home.run_with(&["check", "--answers", "-", "--save"], SHEET);
    home
}

#[test]
fn the_summary_says_the_check_and_the_line_of_its_code() {
    let home = checked();
    let said = home.ok(&["summary"]).out;
    assert!(said.starts_with("Warning-sign answers (check of "), "{said}");
    for part in ["As answered: not sure:", "- Numbness or tingling between your legs", "The app’s advice:", "UNKINK1;"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let summary = home.json(&["summary", "1"]);
    has_keys(&summary, SUMMARY);
    assert_eq!(summary["not_sure"][0]["question"], "saddle_numb");
    assert_eq!(summary["no"][0]["question"], "chest_pain_now");
    assert!(summary["qr"].as_str().unwrap().contains(";unsure=saddle_numb;"), "{summary}");
    assert!(said.contains(summary["qr"].as_str().unwrap()), "{said}");
}

#[test]
fn a_summary_without_a_check_says_how_to_make_one() {
    let home = Home::new();
    home.run(&["summary"]).refused(1, &["check --save"]);
    assert!(!home.file().exists(), "looking makes no file");
    checked().run(&["summary", "9"]).refused(1, &["check 9"]);
}

#[test]
fn the_page_is_written_whole_and_a_name_is_never_kept() {
    let home = checked();
    let file = home.folder.join("page.pdf");
    let path = file.to_str().unwrap();
    home.ok(&["export", path, "--name", "Zaphodia Beeblebroxova", "--born", "1942-03-11", "--question", "Why?"]);
    assert!(fs::read(&file).unwrap().starts_with(b"%PDF-"));
    for kept in fs::read_dir(&home.folder).unwrap() {
        let kept = kept.unwrap().path();
        let is_page = kept == file;
        let bytes = fs::read(&kept).unwrap();
        let named = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
        assert!(is_page || !(named(b"Zaphodia") || named(b"1942-03-11")), "{kept:?}");
    }
    let before = fs::read(&file).unwrap();
    home.run(&["export", path, "--notes", "77"]).refused(1, &["77"]);
    assert_eq!(fs::read(&file).unwrap(), before, "what was there is as it was");
}

#[test]
fn what_does_not_fit_a_page_is_refused_by_name() {
    let home = checked();
    for (arguments, named) in [
        (&["--notes", "a,b"][..], &["--notes", "12,15"][..]),
        (&["--from", "2026-11-20", "--to", "2026-11-01"], &["from", "to"]),
        (&["--check", "0"], &["--check"]),
        (&["--format", "doc"], &["pdf"]),
    ] {
        home.run_here(&[&["export", "/nowhere/page.pdf"], arguments].concat()).refused(2, named);
    }
    home.run_here(&["export", "page.odt"]).refused(2, &["odt", "pdf"]);
    home.run(&["export", "/nowhere/at/all/page.pdf"]).refused(1, &["/nowhere/at/all/page.pdf"]);
}
