//! Files with one thing wrong: each is refused, and the message names the file, the record and the field.

use crate::support::reading::files;
use serde_json::{Value, json};
use unkink::domain::content::{Content, ContentError, EMBEDDED, Sources};

/// Reads the shipped files with one of them changed.
fn with(file: &str, text: &str) -> Result<Content, ContentError> {
    let mut sources: Sources<'_> = EMBEDDED;
    match file {
        "questions.json" => sources.questions = text,
        "rules.json" => sources.rules = text,
        "gates.json" => sources.gates = text,
        "exercises.json" => sources.exercises = text,
        "routines.json" => sources.routines = text,
        "cards.json" => sources.cards = text,
        "texts.json" => sources.texts = text,
        other => panic!("{other}"),
    }
    Content::parse(&sources)
}

fn shipped(file: &str) -> Value {
    let files = files();
    match file {
        "questions.json" => &files.questions,
        "rules.json" => &files.rules,
        "gates.json" => &files.gates,
        "exercises.json" => &files.exercises,
        "routines.json" => &files.routines,
        "cards.json" => &files.cards,
        _ => &files.texts,
    }
    .clone()
}

/// A change: replaces the value at a JSON pointer, or removes it.
enum Change {
    Set(&'static str, Value),
    Drop(&'static str),
}
use Change::{Drop, Set};

fn apply(file: &mut Value, change: Change) {
    let (pointer, value) = match change {
        Set(pointer, value) => (pointer, Some(value)),
        Drop(pointer) => (pointer, None),
    };
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = file.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}"));
    match (parent, value) {
        (Value::Object(fields), Some(value)) => drop(fields.insert(key.to_owned(), value)),
        (Value::Object(fields), None) => drop(fields.remove(key).unwrap_or_else(|| panic!("{pointer}"))),
        (Value::Array(items), Some(value)) => items[key.parse::<usize>().unwrap()] = value,
        _ => panic!("{pointer}"),
    }
}

#[test]
fn a_broken_file_is_refused_with_file_record_and_field() {
    let rows: Vec<(&str, Change, &str, &str, &str)> = vec![
        // A field is missing.
        (
            "questions.json",
            Drop("/screens/5/questions/1/why"),
            "injury_kind",
            "screens[5].questions[1]",
            "missing field `why`",
        ),
        ("questions.json", Drop("/screens/0/intro"), "A", "screens[0]", "missing field `intro`"),
        ("rules.json", Drop("/rules/3/reason"), "E04", "rules[3]", "missing field `reason`"),
        ("gates.json", Drop("/gates/7/title"), "g_bone", "gates[7]", "missing field `title`"),
        (
            "exercises.json",
            Drop("/exercises/2/dose/reps"),
            "supine_knee_drops",
            "exercises[2].dose",
            "missing field `reps`",
        ),
        (
            "routines.json",
            Drop("/routines/1/settle/note"),
            "desk_break_3",
            "routines[1].settle",
            "missing field `note`",
        ),
        ("cards.json", Drop("/cards/0/title"), "what_is_a_crack", "cards[0]", "missing field `title`"),
        ("texts.json", Drop("/tiers/0/action"), "emergency_now", "tiers[0]", "missing field `action`"),
        ("texts.json", Drop("/disclaimers/privacy"), "the file", "disclaimers", "missing field `privacy`"),
        // A field nobody knows.
        (
            "questions.json",
            Set("/screens/1/questions/0/colour", json!(1)),
            "face_droop",
            "colour",
            "unknown field `colour`",
        ),
        ("rules.json", Set("/rules/0/colour", json!(1)), "E01", "rules[0].colour", "unknown field `colour`"),
        ("gates.json", Set("/gates/0/colour", json!(1)), "g_tier_lock", "gates[0].colour", "unknown field `colour`"),
        (
            "exercises.json",
            Set("/exercises/0/phases/1/colour", json!(1)),
            "cat_cow",
            "phases[1].colour",
            "unknown field",
        ),
        ("exercises.json", Set("/exercises/0/dose/colour", json!(1)), "cat_cow", "dose.colour", "unknown field"),
        (
            "routines.json",
            Set("/routines/0/steps/0/override/speed", json!(1)),
            "urge_reset_60",
            "override.speed",
            "unknown field",
        ),
        ("cards.json", Set("/cards/1/colour", json!(1)), "spine_primer", "cards[1].colour", "unknown field `colour`"),
        (
            "texts.json",
            Set("/journal_rules/4/action/colour", json!(1)),
            "J05",
            "action.colour",
            "unknown field `colour`",
        ),
        ("texts.json", Set("/colour", json!(1)), "the file", "colour", "unknown field `colour`"),
        // A value of the wrong kind.
        ("rules.json", Set("/rules/0/tier", json!("soon")), "E01", "rules[0].tier", "unknown variant `soon`"),
        (
            "gates.json",
            Set("/gates/3/kind", json!("wall")),
            "g_fracture_recent",
            "gates[3].kind",
            "unknown variant `wall`",
        ),
        ("exercises.json", Set("/exercises/1/dose/reps", json!("six")), "open_book", "dose.reps", "invalid type"),
        ("exercises.json", Set("/exercises/1/dose/setup", json!(-1)), "open_book", "dose.setup", "invalid value"),
        (
            "exercises.json",
            Set("/exercises/1/phases/0/breath", json!("held")),
            "open_book",
            "phases[0].breath",
            "unknown variant `held`",
        ),
        (
            "routines.json",
            Set("/routines/2/place", json!(["roof"])),
            "movement_break_hourly",
            "place[0]",
            "unknown variant `roof`",
        ),
        // A condition that cannot be read.
        ("rules.json", Set("/rules/0/when", json!("chest_pain_now AND")), "E01", "when", "at character 18"),
        (
            "rules.json",
            Set("/macros/0/when", json!("(injury_recent")),
            "d_dangerous_injury",
            "when",
            "“)” was expected",
        ),
        ("rules.json", Set("/rules/0/when", json!("d_nothing")), "E01", "when", "no macro is called “d_nothing”"),
        (
            "rules.json",
            Set("/interpretations/0/when", json!("crack_sound in single_pop")),
            "I01",
            "when",
            "“{” was expected",
        ),
        (
            "questions.json",
            Set("/screens/4/questions/3/ask_when", json!("pain_present OR")),
            "pain_now",
            "ask_when",
            "ends there",
        ),
        ("gates.json", Set("/gates/7/when", json!("")), "g_bone", "when", "ends there"),
        (
            "gates.json",
            Set("/gates/5/lock_when", json!("age_years < young")),
            "g_child",
            "lock_when",
            "a number was expected",
        ),
        (
            "routines.json",
            Set("/routines/13/closed_when", json!("NOT")),
            "pregnancy_safe_8",
            "closed_when",
            "ends there",
        ),
        // A condition about something that is not there, or of another kind.
        (
            "rules.json",
            Set("/rules/0/when", json!("chest_pian_now")),
            "E01",
            "when",
            "no question is called “chest_pian_now”",
        ),
        (
            "rules.json",
            Set("/rules/0/when", json!("crack_sound in {bang}")),
            "E01",
            "when",
            "“crack_sound” takes one of single_pop",
        ),
        ("rules.json", Set("/rules/0/when", json!("region has knee")), "E01", "when", "“region” takes a list of neck"),
        ("rules.json", Set("/rules/0/when", json!("age_years")), "E01", "when", "“age_years” takes a whole number"),
        (
            "rules.json",
            Set("/rules/0/when", json!("chest_pain_now >= 2")),
            "E01",
            "when",
            "“chest_pain_now” takes yes, no or not_sure",
        ),
        ("rules.json", Set("/rules/0/when", json!("NOT chest_pain_now")), "E01", "when", "NOT may not stand in a rule"),
        (
            "questions.json",
            Set("/screens/4/questions/3/ask_when", json!("pain_felt")),
            "pain_now",
            "ask_when",
            "no question is called",
        ),
        (
            "gates.json",
            Set("/gates/7/when", json!("bones_thin")),
            "g_bone",
            "when",
            "no question is called “bones_thin”",
        ),
        (
            "routines.json",
            Set("/routines/13/closed_when", json!("unwell")),
            "pregnancy_safe_8",
            "closed_when",
            "no question is called",
        ),
        // A name that means nothing.
        (
            "routines.json",
            Set("/routines/1/steps/0/exercise", json!("headstand")),
            "desk_break_3",
            "steps.exercise",
            "no exercise is called “headstand”",
        ),
        (
            "routines.json",
            Set("/routines/1/alternative", json!("nap")),
            "desk_break_3",
            "alternative",
            "no routine is called “nap”",
        ),
        (
            "routines.json",
            Set("/routines/3/closed_by/g_bone", json!("nap")),
            "morning_mobility_8",
            "closed_by",
            "no routine is called “nap”",
        ),
        (
            "routines.json",
            Set("/routines/3/closed_by/g_rain", json!("desk_break_3")),
            "morning_mobility_8",
            "closed_by",
            "no gate is called “g_rain”",
        ),
        (
            "routines.json",
            Set("/routines/1/leave_out/g_dizzy", json!(["headstand"])),
            "desk_break_3",
            "leave_out",
            "no exercise is called",
        ),
        (
            "routines.json",
            Set("/routines/0/always_open/blocked_becomes", json!("headstand")),
            "urge_reset_60",
            "always_open",
            "no exercise is called",
        ),
        (
            "routines.json",
            Set("/routines/0/offer_rules", json!(["J99"])),
            "urge_reset_60",
            "offer_rules",
            "nothing is called “J99”",
        ),
        ("routines.json", Set("/urge/fallback", json!("nap")), "urge", "fallback", "no routine is called “nap”"),
        (
            "routines.json",
            Set("/urge/choices/0/first/exercise", json!("headstand")),
            "urge",
            "choices",
            "no exercise is called",
        ),
        (
            "routines.json",
            Set("/urge/choices/0/place", json!("roof")),
            "urge",
            "choices.place",
            "no place is called “roof”",
        ),
        (
            "exercises.json",
            Set("/exercises/0/gates/0/gate", json!("g_rain")),
            "cat_cow",
            "gates",
            "no gate is called “g_rain”",
        ),
        (
            "exercises.json",
            Set("/exercises/3/gates/0/replace", json!(["headstand"])),
            "foam_roll_upper_back",
            "gates.replace",
            "no exercise is called",
        ),
        (
            "exercises.json",
            Set("/exercises/0/easier_exercise", json!("nap")),
            "cat_cow",
            "easier_exercise",
            "no exercise is called “nap”",
        ),
        (
            "gates.json",
            Set("/gates/1/allow", json!(["headstand"])),
            "g_tier2_gentle",
            "allow",
            "no exercise is called “headstand”",
        ),
        (
            "gates.json",
            Set("/gates/1/allow_routines", json!(["nap"])),
            "g_tier2_gentle",
            "allow_routines",
            "no routine is called “nap”",
        ),
        (
            "gates.json",
            Set("/gates/1/also_blocked_when_rules/rules", json!(["S99"])),
            "g_tier2_gentle",
            "also_blocked_when_rules",
            "no rule is called “S99”",
        ),
        (
            "gates.json",
            Set("/gates/2/cleared_by/then", json!("g_rain")),
            "g_surgery_recent",
            "cleared_by.then",
            "no gate is called “g_rain”",
        ),
        (
            "gates.json",
            Set("/floor_replacements/bridge/replace", json!(["headstand"])),
            "floor_replacements",
            "bridge",
            "no exercise is called",
        ),
        ("rules.json", Set("/interpretations/0/offer", json!(["nap"])), "I01", "offer", "nothing is called “nap”"),
        ("cards.json", Set("/cards/0/links", json!(["E99"])), "what_is_a_crack", "links", "nothing is called “E99”"),
        (
            "texts.json",
            Set("/journal_rules/0/prefill", json!(["soreness"])),
            "J01",
            "prefill",
            "nothing is called “soreness”",
        ),
        (
            "texts.json",
            Set("/journal_rules/5/action/cards", json!(["nap"])),
            "J06",
            "action.cards",
            "nothing is called “nap”",
        ),
        (
            "texts.json",
            Set("/journal_rules/8/action/routines", json!(["nap"])),
            "J09",
            "action.routines",
            "nothing is called “nap”",
        ),
        (
            "texts.json",
            Set("/journal_rules/15/action/screens", json!(["Z"])),
            "J16",
            "action.screens",
            "nothing is called “Z”",
        ),
        (
            "texts.json",
            Set("/journal_rules/9/action/interpretation", json!("I99")),
            "J10",
            "action.interpretation",
            "nothing is called “I99”",
        ),
        (
            "texts.json",
            Set("/tag_answers/0/questions", json!(["soreness"])),
            "numb_tingle",
            "tag_answers",
            "nothing is called “soreness”",
        ),
        (
            "texts.json",
            Set("/entry_fields/1/options_of", json!("place")),
            "region",
            "options_of",
            "nothing is called “place”",
        ),
        (
            "texts.json",
            Set("/in_session_stop/answers/0/path", json!("J99")),
            "emergency_signs",
            "path",
            "nothing is called “J99”",
        ),
        // The same name twice.
        ("rules.json", Set("/rules/1/id", json!("E01")), "E01", "id", "the id stands twice"),
        (
            "questions.json",
            Set("/screens/1/questions/0/id", json!("chest_pain_now")),
            "chest_pain_now",
            "id",
            "the id stands twice",
        ),
        ("gates.json", Set("/gates/8/id", json!("g_bone")), "g_bone", "id", "the id stands twice"),
        ("exercises.json", Set("/exercises/1/id", json!("cat_cow")), "cat_cow", "id", "the id stands twice"),
        ("routines.json", Set("/routines/2/id", json!("desk_break_3")), "desk_break_3", "id", "the id stands twice"),
        ("cards.json", Set("/cards/1/id", json!("what_is_a_crack")), "what_is_a_crack", "id", "the id stands twice"),
        // A number that makes no sense.
        ("exercises.json", Set("/exercises/1/dose/reps", json!(0)), "open_book", "dose", "at least one"),
        ("exercises.json", Set("/exercises/1/dose/sides", json!(3)), "open_book", "dose.sides", "3 is not 1 or 2"),
        ("exercises.json", Set("/exercises/1/phases", json!([])), "open_book", "dose", "at least one phase"),
    ];
    for (file, change, record, field, problem) in rows {
        let mut value = shipped(file);
        apply(&mut value, change);
        let error = with(file, &value.to_string()).expect_err(&format!("{file}: {record}: {field}"));
        assert_eq!((error.file, error.record.as_str()), (file, record), "{error}");
        assert!(error.field.contains(field), "{error} (field “{field}”)");
        assert!(error.problem.contains(problem), "{error} (problem “{problem}”)");
    }
}

#[test]
fn what_is_not_json_is_refused_by_file() {
    for file in
        ["questions.json", "rules.json", "gates.json", "exercises.json", "routines.json", "cards.json", "texts.json"]
    {
        let whole = shipped(file).to_string();
        for broken in [String::new(), "[]".to_owned(), whole[..whole.len() / 2].to_owned(), format!("{whole}{{}}")] {
            let error = with(file, &broken).expect_err(file);
            assert_eq!(error.file, file);
            assert!(!error.record.is_empty() && !error.problem.is_empty(), "{error}");
        }
        assert!(with(file, &whole).is_ok(), "{file}, unchanged");
    }
}
