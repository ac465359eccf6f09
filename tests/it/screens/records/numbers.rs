//! Proves how a number is asked for in a check.

use super::open;
use crate::screens::accepted_store;
use dioxus::prelude::consume_context;
use unkink::domain::checker::Who;
use unkink::domain::content::content;
use unkink::domain::content::question::{AGE, AnswerKind};
use unkink::ui::state::check::CheckState;

#[test]
fn every_number_can_be_left_out_and_ones_own_age_is_skipped_and_not_guessed() {
    let (mut hand, _) = open("/check/run", accepted_store());
    hand.press("Start the check");
    let mut asked = Vec::new();
    while !hand.has("Show my answers") {
        if hand.has("None of these") {
            hand.press("None of these");
            continue;
        }
        let html = hand.page().html;
        let heading = html.split("id=\"question\">").nth(1).and_then(|rest| rest.split("</h1>").next());
        let heading = heading.unwrap_or_else(|| panic!("no question: {}", hand.text()));
        let question = content().questions().find(|question| question.text == heading).expect("a known question");
        asked.push(question.id.to_string());
        match &question.answer {
            AnswerKind::Number { .. } if question.id == AGE => {
                assert!(!hand.has("Not sure"), "{}", hand.text());
                hand.press("Skip");
            }
            AnswerKind::Number { .. } => {
                hand.press("Not sure");
            }
            AnswerKind::YesNo { .. } => {
                hand.press("No");
            }
            AnswerKind::OneOf { options } => {
                hand.press(&options[0].label);
            }
            AnswerKind::ManyOf { options } => {
                hand.press(&options[0].label).press("Go on");
            }
        }
        assert_ne!(hand.page().html, html, "{} is gone past", question.id);
        assert!(asked.len() < 200);
    }
    let run = hand.inside(|| consume_context::<CheckState>().run()).expect("a check");
    assert_eq!(run.answer_to(AGE), None);
    assert!(asked.contains(&"age_years".to_owned()) && asked.contains(&"sit_hours_day".to_owned()), "{asked:?}");
}

#[test]
fn the_age_of_somebody_else_can_be_left_out_and_a_number_survives_going_back_before_go_on() {
    let (mut hand, _) = open("/check/run", accepted_store());
    hand.inside(|| consume_context::<CheckState>().begin_anew(Who::Other));
    for lines in [10, 13, 7, 6] {
        hand.press(&format!("None of these {lines}"));
    }
    hand.press("Low back").press("Go on");
    assert!(hand.has("Not sure"), "{}", hand.text());
    hand.type_into("A whole number from", "72");
    hand.press("Back to the last answer").press("Go on");
    assert!(hand.page().html.contains("value=\"72\""), "what was typed is still there: {}", hand.text());
    hand.press("Not sure");
    assert!(!hand.text().contains("A whole number from 0 to 120"), "it is gone past: {}", hand.text());
    hand.press("Back to the last answer");
    assert!(!hand.page().html.contains("value=\"72\""), "it was left out: {}", hand.text());
}
