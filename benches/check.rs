//! What a check costs: all rules on one sheet of answers, beside reading the questions it asks as JSON once; and 5,000 sheets
//! through the program, from its start to its end, beside the program that only says its version.
//!
//! `cargo bench --no-default-features --bench check`. Goals, not gates: it always ends well.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement fails by panicking and prints what it found"
)]

#[path = "shared/compare.rs"]
mod compare;

use compare::{Rounds, median};
use std::fs;
use std::hint::black_box;
use std::process::{Command, Stdio};
use unkink::domain::checker::assess;
use unkink::domain::content::content;
use unkink::domain::vignette::shipped;
use unkink::platform::clock::Stopwatch;

const ROUNDS: usize = 40;
/// Microseconds for all rules on one sheet.
const GOAL_SHEET: f64 = 100.0;
const SHEETS: usize = 5_000;
/// Seconds for all sheets.
const GOAL_SHEETS: f64 = 2.0;

fn main() {
    let vignettes = shipped(content());
    let rules: Vec<&str> = content().rules.iter().map(|rule| rule.when_text.as_str()).collect();
    let (mut rounds, mut each) = (Rounds::default(), Vec::new());
    for _ in 0..ROUNDS {
        let all =
            micros(|| vignettes.iter().for_each(|vignette| drop(black_box(assess(content(), &vignette.answers)))));
        let one = all / vignettes.len() as f64;
        // The floor: each condition is looked at once, letter by letter.
        let floor = micros(|| {
            black_box(rules.iter().map(|rule| rule.bytes().filter(|byte| *byte == b'_').count()).sum::<usize>());
        });
        rounds.add(one, floor);
        each.push(one);
    }
    rounds.tell("all rules on one sheet", "µs", None);
    goal("all rules on one sheet", median(&each), GOAL_SHEET, "µs");

    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
    let file = folder.path().join("sheets.jsonl");
    let sheets = vignettes.iter().map(|vignette| serde_json::json!({"answers": vignette.answers}).to_string());
    let sheets: Vec<String> = sheets.cycle().take(SHEETS).collect();
    fs::write(&file, sheets.join("\n")).expect("a file");
    let program = |arguments: &[&str]| {
        let run = Command::new(env!("CARGO_BIN_EXE_unkink"))
            .args(arguments)
            .env("UNKINK_DATA_DIR", folder.path().join("records"))
            .stdout(Stdio::null())
            .status();
        assert!(run.expect("the program").success(), "{arguments:?}");
    };
    let file = file.to_string_lossy();
    let (mut rounds, mut all) = (Rounds::default(), Vec::new());
    for _ in 0..5 {
        let took = micros(|| program(&["check", "--answers", &file, "--json"])) / 1e6;
        rounds.add(took, micros(|| program(&["--version"])) / 1e6);
        all.push(took);
    }
    rounds.tell("5,000 sheets through the program", "s", None);
    goal("5,000 sheets through the program", median(&all), GOAL_SHEETS, "s");
}

fn goal(what: &str, found: f64, goal: f64, unit: &str) {
    let verdict = if found <= goal { "met" } else { "MISSED" };
    println!("{what:<36} {found:9.2} {unit}  goal: at most {goal} {unit}, {verdict}");
}

fn micros(act: impl FnOnce()) -> f64 {
    let watch = Stopwatch::start(1.0);
    act();
    watch.elapsed().as_secs_f64() * 1e6
}
