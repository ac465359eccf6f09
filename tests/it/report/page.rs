//! What stands on the page.

use super::{check, numbers, usual_check};
use crate::support::{answers, at};
use serde_json::json;
use unkink::domain::checker::{Check, Who};
use unkink::domain::content::content;
use unkink::domain::gate::Profile;
use unkink::domain::report::sheet::{Block, Sheet};
use unkink::domain::report::{Given, Report, more_urgent, newest_check};
use unkink::domain::words::report::label::LABELS;
use unkink::domain::words::report::sheet;

pub fn report(check: Option<Check>) -> Report {
    Report {
        made_at: at("2026-11-21T18:00:00+01:00"),
        given: Given::default(),
        days: None,
        check,
        open: None,
        profile: Profile::default(),
        notes: Vec::new(),
    }
}

fn page(report: &Report) -> Sheet {
    sheet(content(), &numbers(), report, str::to_owned)
}

fn text(sheet: &Sheet) -> String {
    sheet.texts().join("\n")
}

#[test]
fn answers_stand_as_they_were_given_and_the_advice_apart_from_them() {
    let sheet = page(&report(Some(usual_check())));
    let part = &sheet.parts[0];
    let rules = &content().ruleset;
    assert_eq!(
        part.title.as_deref(),
        Some(&*format!("Warning-sign answers (check of 21 November 2026, 10:12; rules {rules})"))
    );
    let [left, right] = &part.columns[..] else { panic!("two columns") };
    let said = |blocks: &[Block]| blocks.iter().flat_map(Block::texts).collect::<Vec<_>>().join("\n");
    let (left, right) = (said(&left.blocks), said(&right.blocks));
    assert!(left.starts_with("As answered: yes\n"), "{left}");
    assert!(left.contains("As answered: not sure\nTingling, pins and needles"), "{left}");
    assert!(right.starts_with("The app’s advice\nBe seen in the next 2–3 days."), "{right}");
    assert!(right.contains("it counts in full beside a sign that is sure. (Rule S11)"), "{right}");
    assert!(right.contains("Answered no\n"), "{right}");
    let all = text(&sheet);
    assert!(all.contains("Answered no (each asked in full)\nPain, pressure or squeezing in your chest?"), "{all}");
    assert!(all.contains("Have you had an operation on your back or neck? Never"), "{all}");
    assert!(
        all.contains("Yes to\nblood thinner or bleeding problem\nNo to\ncancer, ever; osteoporosis or thin bones"),
        "{all}"
    );
}

#[test]
fn what_holds_only_by_half_and_alone_says_so() {
    let alone = check(answers(&json!({ "age_years": 38, "tingle_or_numb_one_limb": "not_sure" })));
    let all = text(&page(&report(Some(alone))));
    assert!(all.contains("Book a routine check."), "{all}");
    assert!(all.contains("One step lower, because the answer was “not sure”."), "{all}");
}

#[test]
fn the_lowest_result_says_what_it_is_not() {
    let all = text(&page(&report(Some(check(answers(&json!({ "age_years": 30, "chest_pain_now": "no" })))))));
    assert!(all.contains("No warning signs in your answers. That is not an all-clear."), "{all}");
}

#[test]
fn under_13_an_adult_is_named() {
    let all = text(&page(&report(Some(check(answers(&json!({ "age_years": 9, "chest_pain_now": "no" })))))));
    assert!(all.contains("Show this to an adult"), "{all}");
}

#[test]
fn a_page_without_a_check_says_so() {
    let all = text(&page(&report(None)));
    assert!(all.contains("No check of warning signs was made."), "{all}");
}

#[test]
fn a_more_urgent_open_result_comes_first() {
    let urgent = Check { id: 2, ..check(answers(&json!({ "chest_pain_now": "yes", "age_years": 50 }))) };
    let low = usual_check();
    let checks = [urgent.clone(), low.clone()];
    assert_eq!(more_urgent(&checks, Some(&low)).map(|check| check.id), Some(2));
    assert_eq!(more_urgent(&checks, Some(&urgent)), None);
    let sheet = page(&Report { open: Some(urgent), ..report(Some(low)) });
    assert_eq!(sheet.first, ["A more urgent result is still open: get emergency help now, 21 November 2026."]);
}

#[test]
fn without_a_choice_the_newest_own_check_in_sight_is_taken() {
    let other = Check { id: 3, who: Who::Other, ..usual_check() };
    let deleted = Check { id: 2, deleted_at: Some(at("2026-11-21T11:00:00+01:00")), ..usual_check() };
    assert_eq!(newest_check(&[other, deleted, usual_check()]).map(|check| check.id), Some(1));
}

#[test]
fn every_short_name_is_that_of_a_question() {
    for (id, label) in LABELS {
        let question = content().question(id).unwrap_or_else(|| panic!("no question is called {id}"));
        assert!(label.chars().count() < question.text.chars().count().max(42), "{id}");
    }
}
