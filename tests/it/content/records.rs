//! What every record has: sources, names that resolve, texts without gaps.

use crate::support::reading::{files, list, map, text, texts};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use unkink::domain::content::content;
use unkink::domain::content::rule::Tier;
use unkink::domain::exercise::Region;
use unkink::domain::journal::{BodySide, Effort, PainKind, Pops, Sound, Trigger, is_emergency_tag};

/// Every object of the files with the file's name and the nearest id around it.
fn records() -> Vec<(&'static str, String, &'static Value)> {
    fn walk(
        file: &'static str,
        near: &str,
        value: &'static Value,
        found: &mut Vec<(&'static str, String, &'static Value)>,
    ) {
        match value {
            Value::Object(fields) => {
                let near = fields.get("id").and_then(Value::as_str).unwrap_or(near).to_owned();
                found.push((file, near.clone(), value));
                fields.values().for_each(|inner| walk(file, &near, inner, found));
            }
            Value::Array(items) => items.iter().for_each(|inner| walk(file, near, inner, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    let shipped = files();
    for (file, value) in [
        ("questions", &shipped.questions),
        ("rules", &shipped.rules),
        ("gates", &shipped.gates),
        ("exercises", &shipped.exercises),
        ("routines", &shipped.routines),
        ("cards", &shipped.cards),
        ("texts", &shipped.texts),
    ] {
        walk(file, file, value, &mut found);
    }
    found
}

fn ids(records: &'static Value) -> Vec<&'static str> {
    list(records).iter().map(|record| text(&record["id"])).collect()
}

/// Every name that may be meant somewhere, with its kind.
fn names() -> BTreeMap<&'static str, &'static str> {
    let shipped = files();
    let mut names = BTreeMap::new();
    let questions = list(&shipped.questions["screens"]).iter().flat_map(|screen| ids(&screen["questions"])).collect();
    let kinds: [(&str, Vec<&str>); 9] = [
        ("question", questions),
        ("rule", ids(&shipped.rules["rules"])),
        ("interpretation", ids(&shipped.rules["interpretations"])),
        ("macro", ids(&shipped.rules["macros"])),
        ("gate", ids(&shipped.gates["gates"])),
        ("exercise", ids(&shipped.exercises["exercises"])),
        ("routine", ids(&shipped.routines["routines"])),
        ("card", ids(&shipped.cards["cards"])),
        ("journal rule", ids(&shipped.texts["journal_rules"])),
    ];
    for (kind, ids) in kinds {
        for id in ids {
            assert_eq!(names.insert(id, kind), None, "{id} names two records");
        }
    }
    names
}

#[test]
fn every_name_is_given_once_over_all_files() {
    assert_eq!(names().len(), 150 + 136 + 14 + 10 + 28 + 39 + 19 + 51 + 31);
    for screen in list(&files().questions["screens"]) {
        for question in list(&screen["questions"]) {
            let options = ids(&question["answer"]["options"]);
            assert_eq!(options.iter().collect::<BTreeSet<_>>().len(), options.len(), "{}", question["id"]);
        }
    }
}

#[test]
fn every_name_that_is_used_is_given() {
    let names = names();
    let is = |id: &str, kinds: &[&str]| names.get(id).is_some_and(|kind| kinds.contains(kind));
    let each = |record: &Value, field: &str, kinds: &[&str], near: &str| {
        for id in texts(&record[field]) {
            assert!(is(id, kinds), "{near}: {field}: {id} is none of {kinds:?}");
        }
        if let Some(id) = record[field].as_str() {
            assert!(is(id, kinds), "{near}: {field}: {id} is none of {kinds:?}");
        }
    };
    for (_, near, record) in records() {
        each(record, "easier_exercise", &["exercise"], &near);
        each(record, "harder_exercise", &["exercise"], &near);
        each(record, "exercise", &["exercise"], &near);
        each(record, "replace", &["exercise"], &near);
        each(record, "allow", &["exercise"], &near);
        each(record, "block", &["exercise"], &near);
        each(record, "neck_exercises", &["exercise"], &near);
        each(record, "blocked_becomes", &["exercise"], &near);
        each(record, "allow_routines", &["routine"], &near);
        each(record, "alternative", &["routine"], &near);
        each(record, "fallback", &["routine"], &near);
        each(record, "routine", &["routine"], &near);
        each(record, "then", &["gate"], &near);
        each(record, "gate", &["gate"], &near);
        each(record, "prefill", &["question"], &near);
        each(record, "options_of", &["question"], &near);
        each(
            record,
            "links",
            &["rule", "interpretation", "journal rule", "gate", "routine", "exercise", "card"],
            &near,
        );
        each(record, "offer_rules", &["interpretation", "journal rule", "gate"], &near);
        each(record, "interpretation", &["interpretation"], &near);
        each(record, "path", &["journal rule"], &near);
        for id in texts(&record["offer"]) {
            assert!(id == "timer" || is(id, &["routine", "exercise", "card"]), "{near}: offer: {id}");
        }
        for (field, keys, values) in [("closed_by", "gate", "routine"), ("leave_out", "gate", "exercise")] {
            for (key, value) in record[field].as_object().into_iter().flatten() {
                assert!(is(key, &[keys]), "{near}: {field}: {key}");
                let named = value.as_str().map_or_else(|| texts(value), |one| vec![one]);
                assert!(named.iter().all(|id| is(id, &[values])), "{near}: {field}: {value}");
            }
        }
    }
}

#[test]
fn every_reviewed_record_names_its_sources_and_each_is_in_the_list() {
    let shown: BTreeSet<&str> = list(&files().texts["sources"]).iter().map(|source| text(&source["name"])).collect();
    assert_eq!(shown.len(), list(&files().texts["sources"]).len(), "no source stands twice");
    let mut used = BTreeSet::new();
    let mut reviewed = 0;
    for (file, near, record) in records() {
        let Some(names) = record.get("sources_shown") else { continue };
        reviewed += 1;
        assert!(!list(names).is_empty(), "{file}: {near} shows no source");
        for name in texts(names) {
            assert!(shown.contains(name), "{file}: {near}: “{name}” is not a source of texts.json");
            used.insert(name);
        }
        if file == "cards" {
            assert!(!list(&record["seeds"]).is_empty() || record["also"].is_string(), "{near}");
        } else {
            assert!(!text(&record["source"]).is_empty(), "{file}: {near}");
        }
    }
    assert_eq!(reviewed, 136 + 14 + 28 + 39 + 19 + 51 + 31);
    let unused: Vec<&&str> = shown.difference(&used).collect();
    assert!(unused.is_empty(), "sources that no record shows: {unused:?}");
}

#[test]
fn every_tier_has_its_words() {
    let tiers = &content().texts.tiers;
    assert_eq!(tiers.len(), Tier::ALL.len());
    for tier in Tier::ALL {
        let words = content().texts.tier(tier).unwrap();
        assert_eq!(words.level, tier.level());
        assert!([&words.headline, &words.meaning, &words.action].iter().all(|words| !words.is_empty()));
        assert!(words.buttons.iter().all(|button| !button.label.is_empty()) && !words.buttons.is_empty());
    }
    let stated: Vec<&str> = texts(&files().rules["tiers"]);
    assert_eq!(stated, Tier::ALL.map(Tier::id));
}

/// Ids and labels of a journal field, those of a question where it shares them.
fn options(field: &str) -> Vec<(String, String)> {
    let field = content().texts.entry_fields.iter().find(|known| known.id == field).expect(field);
    let shared = field.options_of.as_ref().map(|question| content().question(question).unwrap().answer.options());
    let options = shared.unwrap_or(&field.options);
    options.iter().map(|option| (option.id.clone(), option.label.clone())).collect()
}

#[test]
fn the_options_of_every_entry_field_are_those_that_are_kept() {
    let same = |field: &str, kept: Vec<&str>| {
        let (ids, labels): (Vec<String>, Vec<String>) = options(field).into_iter().unzip();
        assert_eq!(ids, kept, "{field}");
        assert!(labels.iter().all(|label| !label.trim().is_empty()), "{field}");
        assert_eq!(labels.iter().collect::<BTreeSet<_>>().len(), labels.len(), "{field}: two options read the same");
    };
    same("region", Region::ALL.map(Region::id).to_vec());
    same("side", BodySide::ALL.iter().map(|one| one.id()).collect());
    same("pops", Pops::ALL.iter().map(|one| one.id()).collect());
    same("sound", Sound::ALL.iter().map(|one| one.id()).collect());
    same("trigger", Trigger::ALL.iter().map(|one| one.id()).collect());
    same("pain_kind", PainKind::ALL.iter().map(|one| one.id()).collect());
    same("effort", Effort::ALL.iter().map(|one| one.id()).collect());
    let fields: Vec<&str> = content().texts.entry_fields.iter().map(|field| field.id.as_str()).collect();
    let expected = [
        "at",
        "region",
        "side",
        "pops",
        "sound",
        "trigger",
        "pain",
        "pain_later",
        "pain_kind",
        "urge",
        "relief",
        "effort",
        "context",
        "tags",
        "note",
    ];
    assert_eq!(fields, expected);
    for region in Region::ALL {
        assert!(options("region").contains(&(region.id().to_owned(), region.label().to_owned())));
    }
    for (id, _) in options("context").into_iter().chain(options("tags")) {
        assert!((1..=40).contains(&id.len()) && !id.contains(';'), "{id} is a word an entry takes");
    }
}

#[test]
fn every_tag_that_answers_a_question_is_a_tag_and_the_answer_is_one() {
    let tags: BTreeSet<String> = options("tags").into_iter().map(|(id, _)| id).collect();
    let answering: BTreeSet<String> = content().texts.tag_answers.iter().map(|answer| answer.tag.clone()).collect();
    let silent: Vec<&String> = tags.difference(&answering).collect();
    assert_eq!(silent, ["less_range", "night_pain", "worry"]);
    assert!(answering.is_subset(&tags));
    let urgent: Vec<&String> = tags.iter().filter(|tag| is_emergency_tag(tag)).collect();
    assert_eq!(urgent, ["bladder_bowel", "both_legs", "chest_pain", "face_or_speech", "saddle_numb", "vision_change"]);
    for answer in &content().texts.tag_answers {
        let by_region = answer.by_region.iter().flat_map(|regions| regions.values().flatten());
        let questions: Vec<&str> =
            answer.questions.iter().flatten().chain(by_region).map(|question| question.as_str()).collect();
        assert!(!questions.is_empty(), "{}", answer.tag);
        assert!(answer.questions.is_some() != answer.by_region.is_some(), "{}", answer.tag);
        if let Some(regions) = &answer.by_region {
            assert!(Region::ALL.iter().all(|region| regions.contains_key(region.id())), "{}", answer.tag);
        }
    }
}

#[test]
fn the_journal_rules_are_all_there_in_the_order_of_suggestions() {
    let rules = &content().texts.journal_rules;
    let ids: Vec<String> = rules.iter().map(|rule| rule.id.to_string()).collect();
    assert_eq!(ids, (1..=31).map(|number| format!("J{number:02}")).collect::<Vec<_>>());
    let mut by_order: Vec<(u32, &str)> = rules.iter().map(|rule| (rule.order, rule.id.as_str())).collect();
    by_order.sort_unstable();
    assert!(by_order.iter().zip(1..).all(|((order, _), place)| *order == place), "{by_order:?}");
    let first: Vec<&str> = by_order.iter().take(8).map(|(_, id)| *id).collect();
    assert_eq!(first, ["J12", "J13", "J02", "J11", "J16", "J15", "J30", "J31"]);
    assert!(by_order[8..].is_sorted_by_key(|(_, id)| *id));
    for rule in rules {
        assert_eq!(rule.dismiss_days, (!["J12", "J13"].contains(&rule.id.as_str())).then_some(7), "{}", rule.id);
    }
}

#[test]
fn a_question_has_words_within_reach_of_a_reader_of_twelve() {
    for question in content().questions() {
        let words = question.text.split_whitespace().count();
        assert!((3..=25).contains(&words), "{}: {words} words", question.id);
        assert!(question.text.ends_with('?') || question.text.ends_with('.'), "{}", question.id);
        assert!(!question.why.is_empty(), "{}", question.id);
        assert!(question.answer.options().iter().all(|option| !option.label.is_empty()), "{}", question.id);
    }
}

#[test]
fn a_card_is_short_and_plain_markdown() {
    for card in &content().cards {
        let body = &card.body_markdown;
        let words = body.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        assert!(words <= 90 || body.contains('|'), "{}: {words} words", card.id);
        assert!(!card.title.is_empty() && !card.section.is_empty() && words > 5, "{}", card.id);
        assert!(!body.contains(['<', '>']) && !body.contains("]("), "{}: no HTML and no links", card.id);
    }
}

#[test]
fn numbers_for_calling_are_there_for_every_country_listed_and_a_default() {
    let numbers = map(&files().texts["numbers"]);
    assert_eq!(numbers.keys().collect::<Vec<_>>(), ["advice_line", "emergency_number", "maternity_line"]);
    for (name, number) in numbers {
        for (country, dialled) in map(&number["by_region"]) {
            assert!(country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase()), "{name}: {country}");
            assert!(text(dialled).chars().all(|c| c.is_ascii_digit() || c == ' '), "{name}: {dialled}");
        }
        assert!(
            number["default"].is_string() != number["when_empty"].is_string(),
            "{name}: a number or words in its place"
        );
    }
    assert_eq!(numbers["emergency_number"]["default"], "112");
}
