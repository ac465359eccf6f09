//! Proves `gate`: which gates hold, and what they do to routines, exercises and urges.
//!
//! Two ways: named cases with the expected result written out, and a comparison with a second reading of the
//! specification over every gate, every pair of gates and many random people.

mod cause;
mod named;
mod people;
pub mod second_reading;

use crate::support::Dice;
use crate::support::reading::{files, list, text};
use people::{alone, born_of_dice, now, to_library};
use second_reading::{Offered, Person, Reading};
use std::collections::BTreeSet;
use unkink::domain::content::content;
use unkink::domain::content::gate::GateKind;
use unkink::domain::exercise::{Override, Region};
use unkink::domain::gate::{GatedRoutine, Standing};

/// Every difference between the library and the second reading for one person.
fn differences(person: &Person) -> Vec<String> {
    let (profile, checks) = to_library(person);
    let standing = Standing::of(content(), &profile, &checks, person.now);
    let reading = person.read();
    let holding: Vec<&str> = standing.holding.iter().map(|gate| gate.as_str()).collect();
    let mut found = Vec::new();
    if holding != reading.holding {
        found.push(format!("holding: {holding:?} is not {:?}", reading.holding));
        return found;
    }
    for routine in &content().routines {
        let gated = standing.routine(content(), routine);
        found.extend(routine_difference(&standing, &reading, &routine.id, &gated));
    }
    for exercise in &content().exercises {
        let gated = standing.exercise(content(), exercise, Override::default());
        let second = reading.exercise(text(&exercise_record(&exercise.id)["id"]));
        let open = gated.blocked.is_none();
        let swapped = gated.plan.steps.iter().any(|step| step.instead_of.is_some());
        // Where the floor table puts another exercise in place there is nothing to say about this one.
        let on_no_floor = reading.holding.contains(&"g_floor");
        if !swapped && (open || !on_no_floor) && open != second.is_some() {
            found.push(format!("{}: open {open}", exercise.id));
        }
        if let (true, false, Some(second)) = (open, swapped, second) {
            let seconds = gated.plan.timetable(content()).total.as_secs();
            let how: BTreeSet<String> =
                gated.plan.steps.iter().flat_map(|step| &step.how).map(|(_, how)| how.clone()).collect();
            if (seconds, &how) != (second.seconds, &second.how) {
                found.push(format!("{}: {seconds} s, {how:?} is not {second:?}", exercise.id));
            }
        }
    }
    found.extend(urge_differences(&standing, &reading));
    found
}

fn exercise_record(id: &str) -> &'static serde_json::Value {
    crate::support::reading::with_id(&files().exercises["exercises"], id)
}

fn routine_difference(standing: &Standing, reading: &Reading, id: &str, gated: &GatedRoutine) -> Option<String> {
    let second = reading.routine(id);
    let refused = standing
        .of_kind(content(), GateKind::Limit)
        .any(|limit| !limit.allow_routines.iter().any(|allowed| allowed == id));
    let alternative = gated.alternative.as_ref().map(|alternative| alternative.as_str());
    if (gated.locked, alternative) != (second.locked, second.alternative) {
        let expected = (second.locked, second.alternative);
        return Some(format!("{id}: {:?} is not {expected:?}", (gated.locked, alternative)));
    }
    if refused {
        return None;
    }
    let timetable = gated.plan.timetable(content());
    for (index, step) in gated.plan.steps.iter().enumerate() {
        let told: BTreeSet<&str> = step.how.iter().map(|(_, how)| how.as_str()).collect();
        if told.len() != step.how.len() {
            return Some(format!("{id}: step {index} says a sentence twice: {:?}", step.how));
        }
    }
    let steps: Vec<(&str, u64, BTreeSet<String>, Option<&str>)> = gated
        .plan
        .steps
        .iter()
        .zip(&timetable.steps)
        .map(|(step, timed)| {
            let how = step.how.iter().map(|(_, how)| how.clone()).collect();
            (step.exercise.as_str(), timed.length.as_secs(), how, step.instead_of.as_ref().map(|other| other.as_str()))
        })
        .collect();
    let second_steps: Vec<(&str, u64, BTreeSet<String>, Option<&str>)> =
        second.steps.iter().map(|step| (step.exercise, step.seconds, step.how.clone(), step.instead_of)).collect();
    if steps != second_steps {
        return Some(format!("{id}: {steps:#?} is not {second_steps:#?}"));
    }
    let left_out: Vec<&str> = gated.left_out.iter().map(|left| left.exercise.as_str()).collect();
    if left_out != second.left_out {
        return Some(format!("{id}: left out {left_out:?} is not {:?}", second.left_out));
    }
    let seconds = gated.total.as_secs();
    let props: BTreeSet<&str> = gated.props.iter().map(String::as_str).collect();
    (seconds != second.seconds || props != second.props)
        .then(|| format!("{id}: {seconds} s, {props:?} is not {} s, {:?}", second.seconds, second.props))
}

fn urge_differences(standing: &Standing, reading: &Reading) -> Vec<String> {
    let places: Vec<&str> = list(&files().routines["urge"]["places"]).iter().map(|place| text(&place["id"])).collect();
    let mut asked: Vec<(Option<Region>, Option<&str>)> = vec![(None, None)];
    for region in Region::ALL {
        asked.push((Some(region), None));
        asked.extend(places.iter().map(|place| (Some(region), Some(*place))));
    }
    let mut found = Vec::new();
    for (region, place) in asked {
        let offers = standing.urge_offers(content(), region, place);
        let second = reading.urge(region.map(Region::id), place);
        let same = match (&second, offers.first()) {
            (Offered::Nothing, None) => true,
            (Offered::Routine(id), Some(offer)) => offer.id == *id,
            (Offered::Exercise { exercise, seconds }, Some(offer)) => {
                let step = &offer.plan.steps[0];
                step.exercise == *exercise && offer.plan.timetable(content()).total.as_secs() == *seconds
            }
            _ => false,
        };
        if !same {
            found.push(format!("urge {region:?} {place:?}: {:?} is not {second:?}", offers.first()));
        }
    }
    found
}

fn compare<'a>(people: impl Iterator<Item = (String, &'a Person)>) {
    let mut all = Vec::new();
    let mut compared = 0;
    for (name, person) in people {
        compared += 1;
        all.extend(differences(person).into_iter().map(|difference| format!("{name}: {difference}")));
    }
    assert!(compared > 0);
    assert!(all.is_empty(), "{} differences, first:\n{}", all.len(), all[..all.len().min(4)].join("\n"));
}

#[test]
fn each_gate_alone_holds_and_does_what_the_text_says() {
    let people = alone();
    for (gate, person) in &people {
        let (profile, checks) = to_library(person);
        let standing = Standing::of(content(), &profile, &checks, now());
        assert_eq!(standing.holding, [*gate], "{gate} alone");
    }
    let named: BTreeSet<&str> = people.iter().map(|(gate, _)| *gate).collect();
    let all: BTreeSet<&str> = content().gates.iter().map(|gate| gate.id.as_str()).collect();
    let not_alone: Vec<&&str> = all.difference(&named).collect();
    assert_eq!(not_alone, [&"g_preg_16"], "from week 16 the other pregnancy gate holds too");
    compare(people.iter().map(|(gate, person)| ((*gate).to_owned(), person)));
}

#[test]
fn every_pair_of_gates_does_what_the_text_says() {
    let people = alone();
    let mut pairs = Vec::new();
    for (first, (gate, one)) in people.iter().enumerate() {
        for (other_gate, other) in people.iter().skip(first + 1) {
            pairs.push((format!("{gate} and {other_gate}"), people::both(one, other)));
        }
    }
    assert!(pairs.len() > 300);
    compare(pairs.iter().map(|(name, person)| (name.clone(), person)));
}

#[test]
fn pregnancy_with_and_without_weeks_does_what_the_text_says() {
    let mut people = Vec::new();
    for (gate, other) in alone() {
        for weeks in [None, Some(12), Some(15), Some(16)] {
            let mut person = other.clone();
            people::store(&mut person, "pregnancy_status", "pregnant".into(), 10);
            if let Some(weeks) = weeks {
                people::store(&mut person, "pregnancy_weeks", weeks.into(), 10);
            }
            people.push((format!("{gate} in week {weeks:?}"), person));
        }
    }
    compare(people.iter().map(|(name, person)| (name.clone(), person)));
}

#[test]
fn every_age_from_10_to_80_does_what_the_text_says() {
    let mut people = Vec::new();
    // Where something changes with age, together with gates that meet it there.
    let limits = [12, 13, 15, 16, 49, 50, 60, 61, 69, 70, 74, 75];
    let meeting = ["g_bone", "g_balance", "g_floor", "g_preg", "g_postnatal", "g_injury"];
    for age in 10..=80 {
        for (gate, mut person) in alone() {
            if gate == "g_heat" || limits.contains(&age) && meeting.contains(&gate) {
                people::store(&mut person, "age_years", age.into(), 3);
                people.push((format!("{gate} at {age}"), person));
            }
        }
    }
    compare(people.iter().map(|(name, person)| (name.clone(), person)));
}

#[test]
fn random_people_get_what_the_text_says() {
    let people: Vec<Person> = (0..400).map(|seed| born_of_dice(&mut Dice::new(seed + 1))).collect();
    let mut held = BTreeSet::new();
    let mut open = 0;
    for person in &people {
        let reading = person.read();
        open += usize::from(!reading.routine("desk_break_3").locked);
        held.extend(reading.holding);
    }
    assert_eq!(held.len(), content().gates.len(), "every gate holds for someone: {held:?}");
    assert!(open > 60, "{open} of the people find a routine open");
    compare(people.iter().enumerate().map(|(seed, person)| (format!("person {seed}"), person)));
}
