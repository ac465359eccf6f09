//! A check on the page for a visit: as answered, and apart from it what the app advises.

use super::label::label;
use crate::domain::checker::{Check, Fired, Who};
use crate::domain::content::Content;
use crate::domain::content::question::{Answer, Question};
use crate::domain::content::rule::Tier;
use crate::domain::gate::{Profile, Standing};
use crate::domain::report::answered::Answered;
use crate::domain::report::code;
use crate::domain::report::sheet::{Block, Code, Part};
use crate::domain::settings::Numbers;
use crate::domain::told::{SHOW_AN_ADULT, not_covered};
use crate::domain::words::answer::{answer, tells_something};
use crate::domain::words::kept::ANSWERS_REMOVED;
use crate::domain::words::{count, full_date, lower_first, time};

/// What stands beside the code.
const MEANING: &str = "The answers as data, to be read by a program. It is not a link.";

/// Of these a "no" is said too: it is what a professional asks first.
const ASKED_FIRST: [&str; 7] = [
    "blood_thinner",
    "cancer_ever",
    "osteoporosis_known",
    "steroid_long",
    "inflammatory_arthritis",
    "ankylosed_spine",
    "slipped_vertebra_known",
];

/// The result in words, as the app advises it.
pub struct Advice {
    pub headline: String,
    /// Why, each with its rule.
    pub reasons: Vec<String>,
    /// What must stand beside it.
    pub beside: Vec<String>,
}

/// What the rules made of a check.
pub fn advice(content: &Content, numbers: &Numbers, check: &Check) -> Advice {
    let assessment = &check.result.assessment;
    let tier = assessment.tier;
    let reason = |fired: &Fired| {
        let rule = content.rule(&fired.rule).filter(|_| fired.tier > Tier::SelfCare)?;
        let step = match (fired.stepped_down, fired.unsure) {
            (true, _) => " One step lower, because the answer was “not sure”.",
            (false, true) => " The answer was “not sure”; it counts in full beside a sign that is sure.",
            (false, false) => "",
        };
        Some(format!("{}{step} (Rule {})", numbers.fill(&rule.reason), fired.rule))
    };
    let sheet = Standing::of_assessed(content, &check.answers, assessment.clone(), check.at);
    let adult = sheet.needs_an_adult(content).then(|| SHOW_AN_ADULT.to_owned());
    let no_signs = (tier == Tier::SelfCare).then(|| content.texts.disclaimers.no_signs.clone());
    Advice {
        headline: content.texts.tier(tier).map(|text| text.headline.clone()).unwrap_or_default(),
        reasons: assessment.fired.iter().filter_map(reason).collect(),
        beside: adult.into_iter().chain(no_signs).chain(not_covered(content, check)).collect(),
    }
}

/// "Warning-sign answers (check of 21 November 2026, 10:12; rules 2026-11-21)".
pub fn title(check: &Check) -> String {
    let whose = if check.who == Who::Other { " about someone else" } else { "" };
    format!(
        "Warning-sign answers (check{whose} of {}, {}; rules {})",
        full_date(check.at),
        time(check.at),
        check.ruleset
    )
}

/// The answers that say something, and the advice beside them.
pub fn part(content: &Content, numbers: &Numbers, check: &Check) -> Part {
    let answered = Answered::of(content, &check.answers);
    let mut left = Vec::new();
    let mut list = |lead: &str, questions: &[&Question]| {
        if !questions.is_empty() {
            left.push(Block::Lead(lead.to_owned()));
            left.push(Block::List(questions.iter().map(|question| question.text.clone()).collect()));
        }
    };
    if !check.is_bare() {
        list("As answered: yes", &answered.yes);
        list("As answered: not sure", &answered.not_sure);
    }
    if check.is_bare() {
        left.push(Block::Text(ANSWERS_REMOVED.to_owned()));
    } else if answered.yes.is_empty() && answered.not_sure.is_empty() {
        left.push(Block::Lead("As answered".to_owned()));
        left.push(Block::Text("No question was answered with “yes” or “not sure”.".to_owned()));
    }
    let told = |(question, given): &&(&Question, Answer)| !question.profile && tells_something(question, given);
    let told: Vec<String> =
        answered.values.iter().filter(told).map(|(question, given)| value(content, question, given)).collect();
    if !told.is_empty() && !check.is_bare() {
        left.push(Block::Text(told.join("; ")));
    }
    let Advice { headline, reasons, beside } = advice(content, numbers, check);
    let mut right = vec![Block::Lead("The app’s advice".to_owned())];
    let headline = format!("{headline}.");
    if !beside.iter().any(|line| line.starts_with(&headline)) {
        right.push(Block::Text(headline));
    }
    if !reasons.is_empty() {
        right.push(Block::List(reasons));
    }
    right.extend(beside.into_iter().map(Block::Text));
    right.extend(seen(check).map(Block::Text));
    let no = nos(content, check).len();
    if no > 0 {
        right.push(Block::Lead("Answered no".to_owned()));
        right.push(Block::Text(format!("{}, listed in full at the end.", count(no, "question", "questions"))));
    }
    Part::pair(Some(title(check)), left, right)
}

/// Every question that was answered with no, in full, and how many were left open.
pub fn answered_no(content: &Content, check: &Check) -> Option<Part> {
    let no = nos(content, check);
    let open = Answered::of(content, &check.answers).open.len();
    if no.is_empty() {
        return None;
    }
    let (left, right) = no.split_at(no.len().div_ceil(2));
    let mut right = vec![Block::List(right.to_vec())];
    if open > 0 {
        right.push(Block::Text(format!("{} left without an answer.", count(open, "question was", "questions were"))));
    }
    Some(Part::pair(Some("Answered no (each asked in full)".to_owned()), vec![Block::List(left.to_vec())], right))
}

fn nos(content: &Content, check: &Check) -> Vec<String> {
    if check.is_bare() {
        return Vec::new();
    }
    let answered = Answered::of(content, &check.answers);
    let none = |(question, given): &&(&Question, Answer)| !tells_something(question, given);
    let none = answered
        .values
        .iter()
        .filter(none)
        .map(|(question, given)| format!("{} {}", question.text, answer(content, question, given)));
    answered.no.iter().map(|question| question.text.clone()).chain(none).collect()
}

/// "Seen on 23 November 2026 by their own word."
fn seen(check: &Check) -> Option<String> {
    let at = check.seen_at?;
    Some(format!("Marked as seen by a professional on {}.", full_date(at)))
}

/// The code of a check.
pub fn square(content: &Content, check: &Check) -> Code {
    Code { line: code::line(content, check), meaning: MEANING.to_owned() }
}

/// What was given about the person: in this check, and beside it in the profile.
pub fn about(content: &Content, check: Option<&Check>, profile: &Profile) -> Vec<(String, String)> {
    let given = |question: &Question| {
        let answers = check.filter(|check| !check.result.assessment.ignored.contains(&question.id));
        let here = answers.and_then(|check| check.answers.get(&question.id));
        here.or_else(|| profile.answers.get(&question.id).map(|kept| &kept.value)).cloned()
    };
    let (mut facts, mut yes, mut unsure, mut no) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for question in content.questions().filter(|question| question.profile) {
        let Some(given) = given(question) else { continue };
        match given.text().filter(|_| question.answer.options().is_empty()) {
            Some("yes") => yes.push(label(question).to_owned()),
            Some("not_sure") => unsure.push(label(question).to_owned()),
            Some(_) if ASKED_FIRST.contains(&question.id.as_str()) => no.push(label(question).to_owned()),
            Some(_) => {}
            None if !tells_something(question, &given) => {}
            None => facts.push((label(question).to_owned(), lower_first(&answer(content, question, &given)))),
        }
    }
    for (name, list) in [("Yes to", yes), ("Not sure about", unsure), ("No to", no)] {
        if !list.is_empty() {
            facts.push((name.to_owned(), list.join("; ")));
        }
    }
    facts
}

fn value(content: &Content, question: &Question, given: &Answer) -> String {
    let given = answer(content, question, given);
    let given = given.split(", ").map(lower_first).collect::<Vec<_>>().join(", ");
    format!("{}: {given}", label(question).trim_end_matches('?'))
}
