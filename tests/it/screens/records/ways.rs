//! Proves that a question is gone on from in the same ways in the window and in the terminal.

use super::open;
use crate::checker::reach::sheets_asking;
use crate::screens::accepted_store;
use crate::screens::hand::Hand;
use crate::support::reading::Sheet;
use dioxus::prelude::consume_context;
use serde_json::Value;
use std::collections::BTreeSet;
use unkink::cli::{Asked, Streams, run};
use unkink::domain::answers::{Answers, Page};
use unkink::domain::check_run::{CheckRun, Onward};
use unkink::domain::checker::Who;
use unkink::domain::content::content;
use unkink::domain::content::question::{Answer, AnswerKind, BEFORE_MOVING, Question};
use unkink::domain::gate::Profile;
use unkink::domain::id::QuestionId;
use unkink::platform::clock;
use unkink::ui::state::check::CheckState;

/// A way past a question that is none of its answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    NoneOfThese,
    NotSure,
    Skip,
}

/// What is typed at a page so that its answers are those of the sheet; what that does not say is said calmly.
fn line(page: &Page, sheet: &Sheet) -> String {
    let said = |id: &QuestionId| sheet.get(id.as_str());
    let yes = |id: &QuestionId| said(id).and_then(Value::as_str) == Some("yes");
    if page.list {
        let numbers = page.questions.iter().enumerate().filter(|(_, id)| yes(id));
        let numbers: Vec<String> = numbers.map(|(place, _)| (place + 1).to_string()).collect();
        return if numbers.is_empty() { "0".to_owned() } else { numbers.join(" ") };
    }
    let id = &page.questions[0];
    match (&content().question(id).unwrap().answer, said(id)) {
        (AnswerKind::YesNo { .. }, _) => if yes(id) { "y" } else { "n" }.to_owned(),
        (AnswerKind::Number { .. }, Some(number)) => number.to_string(),
        (AnswerKind::Number { .. }, None) => "s".to_owned(),
        (_, Some(Value::Array(chosen))) => chosen.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        (_, Some(Value::String(chosen))) => chosen.clone(),
        _ => "1".to_owned(),
    }
}

/// The answers that `line` gives.
fn answers(page: &Page, sheet: &Sheet) -> Vec<(QuestionId, Answer)> {
    let given = |id: &QuestionId| {
        let question = content().question(id).unwrap();
        let first = question.answer.options().first().map(|option| option.id.as_str());
        let calm = match (&question.answer, first) {
            (AnswerKind::YesNo { .. }, _) => Some(Value::from("no")),
            (AnswerKind::ManyOf { .. }, Some(first)) => Some(Value::from(vec![first])),
            (_, first) => first.map(Value::from),
        };
        let mut one = Answers::default();
        one.set_json(id, sheet.get(id.as_str()).or(calm.as_ref())?, content()).unwrap();
        one.get(id).cloned().map(|answer| (id.clone(), answer))
    };
    page.questions.iter().filter_map(given).collect()
}

/// What is typed up to the page of a question, and the check there; none where this sheet does not lead to it.
fn led_to(question: &Question, who: Who, sheet: &Sheet) -> Option<(Vec<String>, CheckRun)> {
    let mut run = CheckRun::start(content(), who, &Profile::default(), clock::now());
    let mut lines = Vec::new();
    while let Some(page) = run.page(content()) {
        if page.questions.contains(&question.id) {
            return Some((lines, run));
        }
        lines.push(line(&page, sheet));
        for (id, answer) in answers(&page, sheet) {
            run.answer(content(), &id, answer).unwrap();
        }
        if run.go_on(content()) == Onward::Result && !run.is_finished() {
            lines.push("y".to_owned());
            run.continue_questions();
        }
    }
    None
}

/// What the terminal says at the page that these lines lead to, and to a skip.
fn terminal(who: Who, lines: &[String]) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["unkink", "--data-dir", folder.path().to_str().unwrap(), "check"];
    let for_other: &[&str] = if who == Who::Other { &["--who", "other"] } else { &[] };
    let typed: String = lines.iter().map(|line| format!("{line}\n")).chain(["s\n".to_owned()]).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let streams = Streams { input: &mut typed.as_bytes(), out: &mut out, err: &mut err };
    assert_eq!(run([&arguments[..], for_other].concat(), streams), Asked::Done(1), "it is not answered to its end");
    let out = String::from_utf8(out).unwrap();
    let mut said = out.split("\n> ").skip(lines.len()).map(str::to_owned);
    (said.next().unwrap(), said.next().unwrap_or_default())
}

fn in_terminal(said: &str) -> BTreeSet<Way> {
    let has = |words: &str| said.contains(words);
    let not_sure = has("where you are not sure") || has("?: not sure") || has("s: not sure") || has("  Not sure\n");
    let ways = [(Way::NoneOfThese, has("0: none of these")), (Way::NotSure, not_sure), (Way::Skip, has("s: skip"))];
    ways.into_iter().filter(|(_, is_there)| *is_there).map(|(way, _)| way).collect()
}

fn in_window(hand: &Hand) -> BTreeSet<Way> {
    let named = [(Way::NoneOfThese, "None of these"), (Way::NotSure, "Not sure"), (Way::Skip, "Skip")];
    named.into_iter().filter(|(_, name)| hand.has(name)).map(|(way, _)| way).collect()
}

#[test]
fn every_question_is_gone_on_from_in_the_same_ways_in_both_shells() {
    let (mut hand, _) = open("/check/run", accepted_store());
    let asked = content().questions().filter(|question| content().screen_of(&question.id).unwrap().id != BEFORE_MOVING);
    let mut seen = 0;
    for question in asked {
        for who in [Who::Me, Who::Other] {
            let led = sheets_asking(question).iter().find_map(|sheet| led_to(question, who, sheet));
            let (lines, run) = led.unwrap_or_else(|| panic!("nothing leads to {}", question.id));
            let page = run.page(content()).unwrap();
            hand.inside(|| {
                let state = consume_context::<CheckState>();
                state.begin_anew(who);
                for (id, answer) in run.answers(content()).iter() {
                    state.answer(id, answer.clone()).unwrap();
                }
                assert!(state.reopen(&question.id), "{}", question.id);
            });
            assert!(hand.text().contains(&question.text), "{}: {}", question.id, hand.text());
            let (said, to_a_skip) = terminal(who, &lines);
            assert!(said.contains(&question.text), "{}: {said}", question.id);
            let ways = in_terminal(&said);
            assert_eq!(ways, in_window(&hand), "{} of {page:?}: {said}\n{}", question.id, hand.text());
            let is_skipped = said.contains(" · s: ");
            assert_eq!(to_a_skip.contains("“s” is not"), !is_skipped, "{}: {to_a_skip}", question.id);
            let is_number = matches!(question.answer, AnswerKind::Number { .. });
            assert!(!is_number || is_skipped, "a number can be left out: {}", question.id);
            assert!(page.list || is_skipped == (is_number || question.may_skip), "{}: {said}", question.id);
            seen += 1;
        }
    }
    assert!(seen > 250, "{seen} questions");
}
