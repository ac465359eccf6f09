//! Every question can come up and every rule can fire: a sheet is built for each from its condition. And what is asked can
//! be read.

use crate::support::reading::Sheet;
use serde_json::{Value, json};
use unkink::domain::answers::asked;
use unkink::domain::checker::assess;
use unkink::domain::condition::{Comparison, Condition};
use unkink::domain::content::content;
use unkink::domain::content::question::{AnswerKind, Question};
use unkink::domain::id::QuestionId;

/// How many sheets are tried on the way to one that holds.
const MOST: usize = 60;

/// Sheets under which a condition may hold, each with what its questions need to be asked.
fn sheets(when: &Condition, from: &[Sheet]) -> Vec<Sheet> {
    let mut found: Vec<Sheet> = match when {
        Condition::Yes(id) => answered(id, &json!("yes"), from),
        Condition::Compare(id, comparison, limit) => {
            let limit = *limit as i64;
            let values = match comparison {
                Comparison::AtLeast | Comparison::Equal | Comparison::AtMost => vec![limit],
                Comparison::More => vec![limit + 1],
                Comparison::Less => vec![limit - 1, limit / 2, 4],
            };
            values.iter().flat_map(|value| answered(id, &json!(value), from)).collect()
        }
        Condition::Chose(id, options) => {
            let many = matches!(content().question(id).unwrap().answer, AnswerKind::ManyOf { .. });
            let value = |option: &String| if many { json!([option]) } else { json!(option) };
            options.iter().flat_map(|option| answered(id, &value(option), from)).collect()
        }
        Condition::Not(_) => from.to_vec(),
        Condition::And(parts) => parts.iter().fold(from.to_vec(), |from, part| sheets(part, &from)),
        Condition::Or(parts) => parts.iter().flat_map(|part| sheets(part, from)).collect(),
        Condition::AtLeast(n, parts) => parts
            .windows(*n)
            .flat_map(|parts| parts.iter().fold(from.to_vec(), |from, part| sheets(part, &from)))
            .collect(),
    };
    found.truncate(MOST);
    found
}

/// The sheets with this answer in them, where it contradicts none, and with what its question needs.
fn answered(id: &QuestionId, value: &Value, from: &[Sheet]) -> Vec<Sheet> {
    let fits = |sheet: &&Sheet| match (sheet.get(id.as_str()), value) {
        (None, _) | (Some(Value::Array(_)), Value::Array(_)) => true,
        // A number may serve two comparisons: the larger of them.
        (Some(Value::Number(_)), Value::Number(_)) => true,
        (Some(given), value) => given == value,
    };
    let with = |sheet: &Sheet| {
        let mut sheet = sheet.clone();
        let joined = match (sheet.get(id.as_str()), value) {
            (Some(Value::Array(given)), Value::Array(more)) => {
                let mut all = given.clone();
                all.extend(more.iter().filter(|one| !given.contains(one)).cloned());
                Value::Array(all)
            }
            (Some(Value::Number(given)), Value::Number(new)) => json!(given.as_i64().max(new.as_i64())),
            _ => value.clone(),
        };
        sheet.insert(id.to_string(), joined);
        sheet
    };
    let here: Vec<Sheet> = from.iter().filter(fits).map(with).collect();
    let question = content().question(id).unwrap();
    match &question.ask_when {
        None => here,
        Some(when) => sheets(when, &here),
    }
}

fn start() -> Vec<Sheet> {
    vec![Sheet::new()]
}

fn answers(sheet: &Sheet) -> Option<unkink::domain::answers::Answers> {
    unkink::domain::answers::Answers::from_json(&json!({ "answers": sheet }), content()).ok()
}

/// Sheets under which a question may be asked.
pub fn sheets_asking(question: &Question) -> Vec<Sheet> {
    question.ask_when.as_ref().map_or_else(start, |when| sheets(when, &start()))
}

#[test]
fn every_question_can_come_up() {
    for question in content().questions() {
        let sheets = sheets_asking(question);
        let comes = |sheet: &Sheet| answers(sheet).is_some_and(|given| asked(content(), &given).contains(&question.id));
        assert!(sheets.iter().any(comes), "{}: {sheets:?}", question.id);
    }
}

#[test]
fn every_rule_and_every_sound_can_come_up_in_full() {
    for rule in &content().rules {
        let sheets = sheets(&rule.when, &start());
        let fires = |sheet: &Sheet| {
            let Some(given) = answers(sheet) else { return false };
            assess(content(), &given).fired.iter().any(|fired| fired.rule == rule.id && !fired.unsure)
        };
        assert!(sheets.iter().any(fires), "{}: {sheets:?}", rule.id);
    }
    for sound in &content().interpretations {
        let sheets = sheets(&sound.when, &start());
        let shows =
            |sheet: &Sheet| answers(sheet).is_some_and(|a| assess(content(), &a).interpretations.contains(&sound.id));
        assert!(sheets.iter().any(shows), "{}: {sheets:?}", sound.id);
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

/// Groups of vowels, a silent e at the end not counted, at least one.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |c: &char| "aeiouyäöüéè".contains(*c);
    let groups = letters.chunk_by(|a, b| vowel(a) == vowel(b)).filter(|group| vowel(&group[0])).count();
    let silent = letters.ends_with(&['e']) && !letters.ends_with(&['l', 'e']) && groups > 1;
    (groups - usize::from(silent)).max(1)
}

/// The school year after Flesch and Kincaid; the age is five more.
fn grade(texts: &[&str]) -> f64 {
    let sentences = texts.iter().map(|text| text.split(['.', '?', '!', ':']).filter(|s| !words(s).is_empty()).count());
    let sentences = sentences.sum::<usize>() as f64;
    let words: Vec<&str> = texts.iter().flat_map(|text| words(text)).collect();
    let syllables = words.iter().map(|word| syllables(word)).sum::<usize>() as f64;
    let words = words.len() as f64;
    0.39 * words / sentences + 11.8 * syllables / words - 15.59
}

#[test]
fn questions_and_results_can_be_read_at_twelve() {
    let longest = content().questions().max_by_key(|question| words(&question.text).len()).unwrap();
    let length = words(&longest.text).len();
    println!("longest question: {} with {length} words", longest.id);
    assert!(length <= 25, "{} has {length} words", longest.id);
    assert_eq!(["through", "numbness", "table", "are"].map(syllables), [1, 2, 2, 1]);
    let questions: Vec<&str> = content().questions().map(|question| question.text.as_str()).collect();
    let helps: Vec<&str> = content().questions().filter_map(|question| question.help.as_deref()).collect();
    let whys: Vec<&str> = content().questions().map(|question| question.why.as_str()).collect();
    let reasons: Vec<&str> = content().rules.iter().map(|rule| rule.reason.as_str()).collect();
    let tiers = content().texts.tiers.iter().flat_map(|tier| [&tier.headline, &tier.meaning, &tier.action]);
    let tiers: Vec<&str> = tiers.map(String::as_str).collect();
    for (name, texts) in
        [("questions", &questions), ("help", &helps), ("why", &whys), ("reasons", &reasons), ("results", &tiers)]
    {
        let age = grade(texts) + 5.0;
        println!("reading age of {name}: {age:.1} years (Flesch-Kincaid, {} texts)", texts.len());
        assert!(age <= 13.5, "{name}: {age:.1} years");
    }
}
