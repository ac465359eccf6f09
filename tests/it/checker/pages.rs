//! The pages of a check in the window (`content/red-flags.md`, 2.1).

use super::random_sheet;
use crate::support::{Dice, answers};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use unkink::domain::answers::{Page, asked, pages};
use unkink::domain::content::content;
use unkink::domain::content::question::{Answer, AnswerKind, PREGNANCY};
use unkink::domain::id::QuestionId;

fn of(given: &Value) -> Vec<Page> {
    pages(content(), &answers(given), &BTreeSet::new())
}

fn on(given: &Value, screen: &str) -> Vec<(Vec<String>, bool)> {
    let on = of(given).into_iter().filter(|page| page.screen == screen);
    on.map(|page| (page.questions.iter().map(ToString::to_string).collect(), page.list)).collect()
}

#[test]
fn the_four_stop_checks_come_first_as_one_list_each() {
    let first: Vec<(String, bool, usize)> =
        of(&json!({})).into_iter().take(4).map(|page| (page.screen, page.list, page.questions.len())).collect();
    let expected = [("A", true, 10), ("B", true, 13), ("C", true, 7), ("D", true, 6)];
    assert_eq!(first, expected.map(|(screen, list, lines)| (screen.to_owned(), list, lines)));
}

#[test]
fn every_asked_question_stands_on_one_page_and_no_other_does() {
    for seed in 0..60 {
        let sheet = random_sheet(&mut Dice::new(seed));
        let sheet = answers(&json!(sheet));
        let is_a_child = matches!(sheet.get("age_years"), Some(Answer::Number(age)) if *age < 12);
        let shown: Vec<QuestionId> =
            pages(content(), &sheet, &BTreeSet::new()).into_iter().flat_map(|page| page.questions).collect();
        let in_order: Vec<QuestionId> = content()
            .questions()
            .map(|question| question.id.clone())
            .filter(|id| asked(content(), &sheet).contains(id))
            .filter(|id| content().screen_of(id).is_some_and(|screen| screen.id != "L"))
            .filter(|id| *id != PREGNANCY || !is_a_child)
            .collect();
        assert_eq!(shown, in_order, "sheet {seed}");
    }
}

#[test]
fn numbers_choices_and_questions_with_children_stand_alone() {
    for seed in 0..60 {
        for page in of(&json!(random_sheet(&mut Dice::new(seed)))) {
            if ["A", "B", "C", "D"].contains(&page.screen.as_str()) {
                continue;
            }
            for id in &page.questions {
                let question = content().question(id).unwrap();
                let line = matches!(question.answer, AnswerKind::YesNo { .. }) && !content().has_children(id);
                assert!(line || page.questions.len() == 1, "{id} on {page:?}");
                assert_eq!(
                    page.list,
                    page.questions.len() > 1,
                    "a line alone is a question of its own: {id} on {page:?}"
                );
            }
        }
    }
}

#[test]
fn where_and_how_much_comes_one_thing_at_a_time() {
    let given = json!({"pain_present": "yes", "pain_now": 8});
    let expected = ["region", "age_years", "pain_present", "pain_now", "pain_duration", "pain_unbearable"];
    assert_eq!(on(&given, "E"), expected.map(|id| (vec![id.to_owned()], false)));
}

#[test]
fn consecutive_lines_of_a_screen_make_one_list() {
    let injury = json!({"region": ["neck"], "injury_recent": "yes", "injury_kind": "crash_slow"});
    let lists: Vec<(Vec<&str>, bool)> = vec![
        (vec!["injury_recent"], false),
        (vec!["injury_kind"], false),
        (vec!["sharp_pop_at_injury", "midline_bone_tender", "neck_cannot_turn_45", "symptoms_after_neck_crack"], true),
    ];
    let expected: Vec<(Vec<String>, bool)> =
        lists.into_iter().map(|(ids, list)| (ids.into_iter().map(str::to_owned).collect(), list)).collect();
    assert_eq!(on(&injury, "F"), expected);
    // A line with children breaks the list.
    let long = json!({"pain_present": "yes", "pain_duration": "over_3_months"});
    let screen = on(&long, "I");
    assert_eq!(screen[0], (vec!["onset_before_45".to_owned()], false));
    assert_eq!(screen[1].0.len(), 9);
}

#[test]
fn stored_answers_are_not_asked_again_and_the_questions_before_moving_never() {
    let known: BTreeSet<QuestionId> =
        content().questions().filter(|question| question.profile).map(|question| question.id.clone()).collect();
    let pages = pages(content(), &answers(&json!({"age_years": 30})), &known);
    assert!(pages.iter().all(|page| page.screen != "L" && page.screen != "J"));
    assert!(pages.iter().flat_map(|page| &page.questions).all(|id| !known.contains(id)));
    assert!(pages.iter().all(|page| !page.questions.is_empty()));
}
