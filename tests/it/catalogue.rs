//! Proves `catalogue`: every record of the rules is in it once, and leads to what it reads and to where it is used.

use std::collections::BTreeSet;
use unkink::domain::catalogue::leads::{cards_about, cards_beside, gates_of_exercise, rules_behind, rules_of_routine};
use unkink::domain::catalogue::{Catalogue, Kind, Link, Record};
use unkink::domain::content::content;
use unkink::domain::exercise::GateEffect;

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
                Kind::Exercise => content().exercise(&link.id).is_some(),
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
fn routines_exercises_and_cards_lead_to_their_cards_and_rules_and_these_lead_back() {
    let catalogue = Catalogue::of(content());
    let is_named_by = |link: &Link, kind: Kind, id: &str| match link.kind {
        Kind::Card => content().card(&link.id).unwrap().links.iter().any(|back| back == id),
        _ => catalogue.record(&link.id).unwrap().used_by.iter().any(|back| back.kind == kind && back.id == id),
    };
    let reads = |link: &Link, kind: Kind, id: &str| {
        let record = catalogue.record(&link.id).unwrap();
        record.uses.iter().any(|back| back.kind == kind && back.id == id)
    };
    let mut led = 0;
    for routine in &content().routines {
        let rules = rules_of_routine(content(), routine);
        for link in cards_about(content(), &routine.id).iter().chain(&rules) {
            let back = is_named_by(link, Kind::Routine, &routine.id);
            assert!(back || reads(link, Kind::Routine, &routine.id), "{}: {link:?}", routine.id);
            led += 1;
        }
        for gate in routine.closed_by.keys() {
            assert!(rules.iter().any(|link| *link.id == **gate), "{} is closed by {gate}", routine.id);
        }
    }
    for exercise in &content().exercises {
        let gates = gates_of_exercise(content(), exercise);
        for link in cards_about(content(), &exercise.id).iter().chain(&gates) {
            assert!(is_named_by(link, Kind::Exercise, &exercise.id), "{}: {link:?}", exercise.id);
            led += 1;
        }
        for entry in exercise.gates.iter().filter(|entry| entry.effect != GateEffect::Good) {
            assert!(gates.iter().any(|link| *link.id == *entry.gate), "{}: {}", exercise.id, entry.gate);
        }
    }
    for card in &content().cards {
        for id in card.links.iter().filter(|id| content().routine(id).is_some() || content().exercise(id).is_some()) {
            assert!(cards_about(content(), id).iter().any(|link| *link.id == *card.id), "{}: {id}", card.id);
        }
        for link in rules_behind(content(), card) {
            let back = is_named_by(&link, Kind::Card, &card.id);
            assert!(back || reads(&link, Kind::Card, &card.id), "{}: {link:?}", card.id);
            led += 1;
        }
        for link in cards_beside(content(), card) {
            let back = cards_beside(content(), content().card(&link.id).unwrap());
            assert!(back.iter().any(|back| *back.id == *card.id), "{}: {link:?}", card.id);
            led += 1;
        }
    }
    println!("{led} links between routines, exercises, cards and rules");
    assert!(led > 300, "{led}");
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
