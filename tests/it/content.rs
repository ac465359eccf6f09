//! Proves `content`: every record of the shipped files, and that a broken file is refused by name.

mod broken;
mod records;
mod solver;
mod wording;

use crate::gate::second_reading::length;
use crate::support::answers;
use crate::support::reading::{files, list, map, text, with_id};
use serde_json::{Value, json};
use unkink::domain::checker::assess;
use unkink::domain::condition::Value as Held;
use unkink::domain::content::{Content, EMBEDDED, content};

#[test]
fn the_shipped_files_are_read() {
    if let Err(error) = Content::parse(&EMBEDDED) {
        panic!("{error}");
    }
    let counts = [
        content().questions().count(),
        content().rules.len(),
        content().interpretations.len(),
        content().gates.len(),
        content().exercises.len(),
        content().routines.len(),
        content().cards.len(),
        content().texts.journal_rules.len(),
    ];
    assert_eq!(counts, [150, 136, 14, 28, 39, 19, 51, 31]);
}

#[test]
fn no_name_is_given_twice_in_a_file() {
    let unkink::domain::content::Sources { questions, rules, gates, exercises, routines, cards, texts } = EMBEDDED;
    let acceptance = include_str!("../fixtures/acceptance.json");
    for text in [questions, rules, gates, exercises, routines, cards, texts, acceptance] {
        unkink::domain::json::read(text.as_bytes()).unwrap();
    }
}

#[test]
fn every_record_is_found_by_its_name() {
    for question in content().questions() {
        assert!(std::ptr::eq(content().question(&question.id).unwrap(), question));
        let screen = content().screen_of(&question.id).unwrap();
        assert!(screen.questions.iter().any(|other| other.id == question.id));
    }
    assert!(content().exercises.iter().all(|one| content().exercise(&one.id).unwrap().id == one.id));
    assert!(content().routines.iter().all(|one| content().routine(&one.id).unwrap().id == one.id));
    assert!(content().rules.iter().all(|one| content().rule(&one.id).unwrap().id == one.id));
    assert!(content().interpretations.iter().all(|one| content().interpretation(&one.id).unwrap().id == one.id));
    assert!(content().gates.iter().all(|one| content().gate(&one.id).unwrap().id == one.id));
    assert!(content().cards.iter().all(|one| content().card(&one.id).unwrap().id == one.id));
    assert!(content().question("nobody").is_none() && content().exercise("nobody").is_none());
    assert!(content().screen_of("nobody").is_none() && content().rule("nobody").is_none());
}

#[test]
fn the_timetable_of_every_exercise_is_as_long_as_stated() {
    for exercise in list(&files().exercises["exercises"]) {
        assert_eq!(length(exercise, &json!({}), &[]), exercise["total_seconds"], "{}", exercise["id"]);
    }
}

#[test]
fn the_timetable_of_every_routine_is_as_long_as_stated_step_by_step() {
    for routine in list(&files().routines["routines"]) {
        let id = text(&routine["id"]);
        let mut now = 0;
        for (index, step) in list(&routine["steps"]).iter().enumerate() {
            if index > 0 {
                now += routine["change_seconds"].as_u64().unwrap();
            }
            let exercise = with_id(&files().exercises["exercises"], text(&step["exercise"]));
            let seconds = length(exercise, &step["override"], &[]);
            assert_eq!((&step["starts_at"], &step["seconds"]), (&json!(now), &json!(seconds)), "{id} step {index}");
            now += seconds;
        }
        assert_eq!(routine["settle"]["starts_at"], now, "{id}");
        assert_eq!(routine["seconds"], now + routine["settle"]["seconds"].as_u64().unwrap(), "{id}");
        let minutes = routine["seconds"].as_u64().unwrap() as f64 / 60.0;
        let named = id.rsplit('_').next().unwrap();
        if let (Ok(number), false) = (named.parse::<f64>(), id == "urge_reset_60") {
            assert!((number - minutes).abs() < f64::EPSILON, "{id} lasts {minutes} minutes");
        }
    }
}

#[test]
fn every_move_of_the_urge_table_is_as_long_as_stated() {
    let urge = &files().routines["urge"];
    assert_eq!(list(&urge["choices"]).len(), 3 * list(&urge["places"]).len(), "each region at each place");
    for choice in list(&urge["choices"]) {
        for offered in [&choice["first"], &choice["second"]] {
            let seconds = match offered["routine"].as_str() {
                Some(id) => with_id(&files().routines["routines"], id)["seconds"].as_u64().unwrap(),
                None => {
                    let exercise = with_id(&files().exercises["exercises"], text(&offered["exercise"]));
                    length(exercise, &offered["override"], &[])
                }
            };
            assert_eq!(offered["seconds"], seconds, "{offered}");
            assert!((40..=180).contains(&seconds), "an urge is answered in 40 s to 3 minutes: {offered}");
        }
    }
}

#[test]
fn a_routine_names_what_its_steps_need_and_where() {
    for routine in list(&files().routines["routines"]) {
        let exercises: Vec<&Value> = list(&routine["steps"])
            .iter()
            .map(|step| with_id(&files().exercises["exercises"], text(&step["exercise"])))
            .collect();
        let needed = |field: &str, of: &Value| exercises.iter().any(|exercise| list(&exercise[field]).contains(of));
        for prop in list(&routine["props"]) {
            assert!(needed("props", prop), "{}: no step needs {prop}", routine["id"]);
        }
        for exercise in &exercises {
            for prop in list(&exercise["props"]) {
                assert!(list(&routine["props"]).contains(prop), "{}: {prop} is missing", routine["id"]);
            }
            let somewhere = list(&exercise["place"]).iter().any(|place| list(&routine["place"]).contains(place));
            assert!(somewhere, "{}: {} is done elsewhere", routine["id"], exercise["id"]);
        }
    }
}

#[test]
fn every_tier_rule_fires_for_some_sheet_and_never_for_the_empty_one() {
    let nothing = answers(&json!({}));
    let nothing = nothing.facts(content(), None);
    for rule in &content().rules {
        assert_eq!(rule.when.value(&nothing), Held::No, "{}", rule.id);
        let sheet = solver::sheet_for(&rule.when).unwrap_or_else(|| panic!("{}: no sheet lets it fire", rule.id));
        let found = assess(content(), &answers(&sheet));
        let fired = found.fired.iter().find(|fired| fired.rule == rule.id);
        let fired = fired.unwrap_or_else(|| panic!("{} does not fire for {sheet}", rule.id));
        assert_eq!((fired.tier, fired.stepped_down), (rule.tier, false), "{} for {sheet}", rule.id);
        assert!(found.tier >= rule.tier);
        assert!(found.ignored.is_empty(), "{}: {sheet}", rule.id);
    }
}

#[test]
fn every_interpretation_and_gate_holds_for_some_sheet_and_never_for_the_empty_one() {
    let nothing = answers(&json!({}));
    let nothing = nothing.facts(content(), None);
    for interpretation in &content().interpretations {
        assert_eq!(interpretation.when.value(&nothing), Held::No, "{}", interpretation.id);
        let sheet = solver::sheet_for(&interpretation.when).unwrap_or_else(|| panic!("{}", interpretation.id));
        let found = assess(content(), &answers(&sheet));
        assert!(found.interpretations.contains(&interpretation.id), "{} for {sheet}", interpretation.id);
    }
    for gate in &content().gates {
        for when in gate.when.iter().chain(&gate.lock_when) {
            assert_eq!(when.value(&nothing), Held::No, "{}", gate.id);
            let sheet = solver::sheet_for(when).unwrap_or_else(|| panic!("{}", gate.id));
            assert!(when.value(&answers(&sheet).facts(content(), None)) > Held::No, "{} for {sheet}", gate.id);
        }
    }
}

#[test]
fn every_question_can_be_asked() {
    for question in content().questions() {
        let Some(when) = &question.ask_when else { continue };
        let sheet = solver::sheet_for(when).unwrap_or_else(|| panic!("{}", question.id));
        let asked = unkink::domain::answers::asked(content(), &answers(&sheet));
        assert!(asked.contains(&question.id), "{} for {sheet}", question.id);
    }
}

#[test]
fn every_cue_fits_beside_the_figure() {
    for exercise in list(&files().exercises["exercises"]) {
        for phase in list(&exercise["phases"]) {
            let cue = text(&phase["cue"]);
            assert!((1..=38).contains(&cue.chars().count()), "{}: “{cue}” is over 38 characters", exercise["id"]);
        }
    }
}

#[test]
fn the_files_are_of_one_version() {
    let all =
        [&files().questions, &files().rules, &files().gates, &files().exercises, &files().routines, &files().texts];
    for file in all {
        assert_eq!(file["version"], content().ruleset.as_str(), "{:?}", map(file).keys());
    }
    assert_eq!(files().cards["version"], content().ruleset.as_str());
}
