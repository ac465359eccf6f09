//! Proves that every place for a number is filled wherever it is shown; what a page may not leave open is in
//! `support::filled`, and each page of each test is held to it.

use super::person::{Person, routine};
use super::{nothing, reads, reads_not};
use crate::screens::hand::Hand;
use crate::screens::page;
use dioxus::prelude::consume_context;
use std::sync::Arc;
use unkink::domain::content::content;
use unkink::ui::state::player::PlayerState;

/// Seconds into a routine at which it settles.
fn settling(id: &str) -> f64 {
    let plan = routine(id);
    (plan.timetable(content()).total - plan.settle).as_secs_f64() + 1.0
}

fn person() -> Person {
    Person::new().at_once().settings(|settings| settings.maternity_line = Some("0123456".to_owned()))
}

#[test]
fn the_end_of_a_routine_names_the_number_wherever_it_is_told() {
    let id = "pregnancy_safe_8";
    let stopped = |person: Person| person.interrupted(&routine(id), settling(id)).0;
    let resume = || {
        consume_context::<PlayerState>().resume_unfinished();
    };
    for (person, end) in
        [(person as fn() -> Person, "call 0123456"), (|| Person::new().at_once(), "call your maternity unit")]
    {
        reads(&page("filled-routine", &format!("/routine/{id}"), person().0, nothing), &[end]);
        reads(&page("filled-player", "/play", stopped(person()), resume), &[end]);
    }
}

#[test]
fn every_record_that_is_shipped_opens_with_its_places_filled() {
    let routines = content().routines.iter().map(|routine| format!("/routine/{}", routine.id));
    let exercises = content().exercises.iter().map(|exercise| format!("/exercise/{}", exercise.id));
    let rules = content().rules.iter().map(|rule| format!("/check/rules/{}", rule.id));
    for path in routines.chain(exercises).chain(rules) {
        page("filled", &path, person().0, nothing);
    }
}

#[test]
fn a_card_is_found_by_the_number_it_shows() {
    let mut hand = Hand::on("/learn", Arc::new(person().0), nothing);
    hand.type_into("Search the cards", "0123456");
    reads(&hand.page(), &["1 card found", "0123456"]);
    hand.type_into("Search the cards", "maternity_line");
    reads(&hand.page(), &["No card has these words."]);
    hand.type_into("Search the cards", "bellies");
    reads_not(&hand.page(), &["No card has these words."]);
}
