//! What is named and not there: the nearest is offered, and nothing is made.

use super::Home;
use unkink::domain::content::content;
use unkink::domain::own_routine::OwnRoutine;
use unkink::platform::clock;

#[test]
fn exercises_stand_in_columns() {
    let words = Home::new().ok(&["exercises"]).out;
    let begins = |exercise: &unkink::domain::exercise::Exercise| {
        let line = words.lines().find(|line| line.starts_with(&format!("{} ", exercise.id.as_str()))).unwrap();
        line.rfind(exercise.name.as_str()).unwrap()
    };
    let first = begins(&content().exercises[0]);
    assert!(content().exercises.iter().all(|exercise| begins(exercise) == first), "{words}");
}

#[test]
fn a_plan_in_words_names_the_sides_as_the_window_does() {
    let home = Home::new();
    for exercise in &content().exercises {
        let words = home.ok(&["plan", exercise.id.as_str(), "--no-gates"]).out;
        let (first, second) = match exercise.figure.first_side.as_str() {
            _ if exercise.dose.sides < 2 => continue,
            "left" => ("left side", "right side"),
            "right" => ("right side", "left side"),
            _ => ("first side", "second side"),
        };
        let place = |side: &str| words.find(&format!(" · {side}")).unwrap_or_else(|| panic!("{side}: {words}"));
        assert!(place(first) < place(second), "{}: {words}", exercise.id);
        assert_eq!(words.contains("change sides"), words.contains(&format!("change sides, now the {second}")));
    }
}

#[test]
fn the_nearest_name_is_the_one_that_was_meant() {
    let home = Home::new();
    let own = OwnRoutine::new("own-1".to_owned(), "My Reset", clock::now());
    home.ok(&["log"]);
    home.store().save_routine(content(), &own).unwrap();
    for (typed, meant) in [
        ("nekc_ease_5", "neck_ease_5"),
        ("neck", "neck_ease_5"),
        ("cta_cow", "cat_cow"),
        ("CAT_COW", "cat_cow"),
        ("cat-cow", "cat_cow"),
        ("lpank", "plank"),
        ("dedbug", "dead_bug"),
        ("Bridge", "bridge"),
        ("my reset", "My Reset"),
        ("My Rest", "My Reset"),
    ] {
        home.run(&["plan", typed]).refused(1, &[&format!("“{typed}”"), &format!("Did you mean “{meant}”?")]);
    }
    let of_a_routine = |name: &str| content().routines.iter().any(|routine| routine.name == name);
    for exercise in content().exercises.iter().filter(|exercise| !of_a_routine(&exercise.name)) {
        let name = exercise.name.to_uppercase();
        let ran = home.run_here(&["plan", &name]);
        assert!(ran.err.contains(&format!("Did you mean “{}”?", exercise.id)), "{name}: {ran:?}");
    }
    for typed in ["xyz", "", "_", "qqqqqqqqq"] {
        let ran = home.run(&["plan", typed]);
        assert!(!ran.err.contains("Did you mean"), "{typed}: {ran:?}");
    }
    for (arguments, meant) in [
        (&["settings", "themee"][..], "theme"),
        (&["settings", "get-ready"], "get_ready_seconds"),
        (&["profile", "--set", "blod_thinner=yes"], "blood_thinner"),
        (&["profile", "--clear", "age"], "age_years"),
        (&["profile", "--confirm", "bones_fine"], "bones_fine_told"),
        (&["edit", "1", "--clear", "pian"], "pain"),
        (&["edit", "--urge", "1", "--clear", "outcom"], "outcome"),
    ] {
        home.run(arguments).refused(2, &[&format!("did you mean “{meant}”?")]);
    }
    let ran = home.run(&["profile", "--confirm", "xyz"]);
    ran.refused(2, &["“xyz”", "heat_agreed"]);
    assert!(!ran.err.contains("seen_gentle_agreed"), "{ran:?}");
}

#[test]
fn what_is_not_there_makes_no_folder() {
    let home = Home::new();
    for (arguments, status) in [
        (&["play", "foo"][..], 1),
        (&["delete", "1"], 1),
        (&["undelete", "1"], 1),
        (&["edit", "1", "--pain", "1"], 1),
        (&["edit", "--urge", "1", "--level", "1"], 1),
        (&["urge", "--level", "1", "--alternative", "foo"], 1),
        (&["seen", "3"], 1),
    ] {
        home.run(arguments).refused(status, &[]);
        assert!(!home.folder.exists(), "{arguments:?}");
    }
    home.ok(&["seen"]);
    home.ok(&["trash", "--empty"]);
    assert!(!home.folder.exists());
}
