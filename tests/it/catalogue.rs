//! Proves `catalogue`: every record of the rules is in it once, and leads to what it reads and to where it is used.

use std::collections::BTreeSet;
use unkink::domain::catalogue::{Catalogue, Kind, Record};
use unkink::domain::content::content;

fn ids(records: &[&Record], kind: Kind) -> Vec<String> {
    records.iter().filter(|record| record.kind == kind).map(|record| record.id.clone()).collect()
}

#[test]
fn every_record_is_there_once_and_every_link_leads_somewhere() {
    let catalogue = Catalogue::of(content());
    let unique: BTreeSet<&str> = catalogue.records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(unique.len(), catalogue.records.len());
    let expected = content().questions().count()
        + content().rules.len()
        + content().macros.len()
        + content().gates.len()
        + content().interpretations.len()
        + content().texts.sources.len();
    assert_eq!(catalogue.records.len(), expected);
    for record in &catalogue.records {
        for link in record.uses.iter().chain(&record.used_by) {
            let there = match link.kind {
                Kind::Card => content().card(&link.id).is_some(),
                Kind::Routine => content().routine(&link.id).is_some(),
                Kind::JournalRule => content().texts.journal_rules.iter().any(|rule| rule.id == link.id.as_str()),
                kind => catalogue.record(&link.id).is_some_and(|other| other.kind == kind),
            };
            assert!(there && !link.name.is_empty(), "{}: {link:?}", record.id);
        }
        for link in &record.uses {
            let back = catalogue.record(&link.id).is_none_or(|other| other.used_by.contains(&record.link()));
            assert!(back, "{} is not named by {}", record.id, link.id);
        }
        for source in &record.sources {
            let of = catalogue.records.iter().find(|other| other.kind == Kind::Source && other.title == *source);
            assert!(of.is_some_and(|of| of.used_by.contains(&record.link())), "{}: {source}", record.id);
        }
        let used = !record.used_by.is_empty() || !matches!(record.kind, Kind::Macro);
        assert!(used, "{} is used by nothing", record.id);
    }
}

#[test]
fn a_rule_says_its_macros_questions_gates_cards_and_people() {
    let catalogue = Catalogue::of(content());
    let rule = catalogue.record("E22").unwrap();
    let uses: Vec<&str> = rule.uses.iter().map(|link| link.id.as_str()).collect();
    for id in ["d_dangerous_injury", "injury_recent", "injury_kind", "pain_present", "region"] {
        assert!(uses.contains(&id), "{id}: {uses:?}");
    }
    assert!(rule.used_by.iter().any(|link| link.kind == Kind::Card && link.id == "after_injury"));
    assert!(rule.people.iter().any(|person| person.id == "E22-a"), "{:?}", rule.people);
    let gated = catalogue.record("S12").unwrap();
    assert!(gated.used_by.iter().any(|link| link.kind == Kind::Gate), "{:?}", gated.used_by);
    let named = catalogue.record("d_bone_risk").unwrap();
    assert!(named.used_by.iter().any(|link| link.id == "U18") && !named.people.is_empty());
    let emergency = content().rules.iter().filter(|rule| rule.id.starts_with('E') || rule.id.starts_with('U'));
    for rule in emergency {
        assert!(!catalogue.record(&rule.id).unwrap().people.is_empty(), "{}", rule.id);
    }
}

#[test]
fn a_search_finds_words_ids_conditions_and_what_is_linked() {
    let catalogue = Catalogue::of(content());
    let rules = |search: &str| ids(&catalogue.search(search), Kind::Rule);
    assert!(rules("wiping toilet").is_empty(), "the words of a help are those of its question");
    assert_eq!(ids(&catalogue.search("wiping toilet"), Kind::Question), ["saddle_numb"]);
    assert!(rules("d_bone_risk").contains(&"U18".to_owned()));
    assert!(rules("NG234").contains(&"E21".to_owned()));
    assert!(!ids(&catalogue.search("E21"), Kind::Source).is_empty());
    assert_eq!(catalogue.search("").len(), catalogue.records.len());
    assert!(catalogue.search("qqqq").is_empty());
}
