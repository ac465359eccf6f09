//! Proves `vignette`: made-up people come out as the specification has them, and a file of others is read or refused by name.

use crate::support::answers;
use crate::support::reading::{list, text};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use unkink::domain::content::content;
use unkink::domain::content::rule::Tier;
use unkink::domain::vignette::{Figures, Judged, Side, Vignette, read, shipped};

/// The acceptance cases: their tier is both bounds.
fn accepted() -> Vec<Vignette> {
    let cases: Value = serde_json::from_str(include_str!("../fixtures/acceptance.json")).unwrap();
    let cases = list(&cases["cases"]).iter().map(|case| {
        let tier = Tier::ALL.into_iter().find(|tier| tier.id() == text(&case["tier"])).unwrap();
        Vignette {
            id: text(&case["id"]).to_owned(),
            text: text(&case["text"]).to_owned(),
            answers: answers(&case["answers"]),
            min_tier: tier,
            max_tier: tier,
        }
    });
    cases.collect()
}

fn judged(vignettes: &[Vignette]) -> Vec<Judged<'_>> {
    vignettes.iter().map(|vignette| vignette.judge(content())).collect()
}

#[test]
fn no_vignette_comes_out_below_its_band() {
    let mut all = shipped(content());
    let own = all.len();
    assert!(own >= 150, "{own} of our own");
    all.extend(accepted());
    assert_eq!(all.len(), own + 55);
    let judged = judged(&all);
    let figures = Figures::of(content(), &judged);
    println!("vignettes, {own} of our own and 55 acceptance cases:\n{}", figures.lines().join("\n"));
    let outside: Vec<String> = judged
        .iter()
        .filter(|one| one.side != Side::In)
        .map(|one| {
            let fired: Vec<String> =
                one.assessment.fired.iter().map(|fired| format!("{} {}", fired.rule, fired.tier.id())).collect();
            format!("{:?}: {} came out as {}: {fired:?}", one.side, one.vignette.id, one.assessment.tier.id())
        })
        .collect();
    println!("outside their band: {}\n{}", outside.len(), outside.join("\n"));
    println!("rules that no vignette fires: {:?}", figures.unfired);
    assert_eq!(figures.below, 0, "missed:\n{}", outside.join("\n"));
    assert_eq!(figures.above, 0, "too urgent:\n{}", outside.join("\n"));
    assert!(figures.unfired.is_empty(), "no vignette fires {:?}", figures.unfired);
}

/// Each rule of the two highest tiers: fired in full, in full beside another rule that is at least as urgent as the tier
/// below it, and by a person who is not sure about a sign it reads.
#[test]
fn every_rule_of_the_two_highest_tiers_is_covered_alone_together_and_unsure() {
    let own = shipped(content());
    let judged = judged(&own);
    let mut missing = Vec::new();
    for rule in content().rules.iter().filter(|rule| rule.tier >= Tier::UrgentSameDay) {
        let unsure = |vignette: &Vignette| {
            let mut ids = rule.when.ids().into_iter();
            ids.any(|id| vignette.answers.get(id).and_then(|answer| answer.text()) == Some("not_sure"))
        };
        let fires = |one: &&&Judged<'_>| one.assessment.fired.iter().any(|fired| fired.rule == rule.id);
        let firing: Vec<&Judged<'_>> = judged.iter().filter(|one| fires(&one)).collect();
        let peers = |one: &Judged<'_>| {
            let beside = one.assessment.fired.iter().filter(|fired| fired.rule != rule.id);
            beside.filter(|fired| fired.tier >= rule.tier).count()
        };
        let sure = |one: &&&Judged<'_>| !unsure(one.vignette);
        if !firing.iter().filter(sure).any(|one| peers(one) == 0) {
            missing.push(format!("{} alone", rule.id));
        }
        if firing.iter().filter(sure).count() < 2 {
            missing.push(format!("{} beside something else", rule.id));
        }
        if !firing.iter().any(|one| unsure(one.vignette)) {
            missing.push(format!("{} by somebody who is not sure", rule.id));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn vignettes_say_what_is_asked_in_words_of_their_own() {
    let own = shipped(content());
    let mut texts = BTreeSet::new();
    for vignette in &own {
        let Vignette { id, text, .. } = vignette;
        assert!(texts.insert(text.clone()), "{id} says what another says");
        let ignored = vignette.judge(content()).assessment.ignored;
        assert!(ignored.is_empty(), "{id}: {ignored:?} is not asked");
        assert!((6..=45).contains(&text.split_whitespace().count()), "{id}");
    }
}

fn problems(text: &str) -> Vec<(usize, String)> {
    let bad = read(text.as_bytes(), content()).unwrap_err();
    bad.into_iter().map(|bad| (bad.line, bad.problem)).collect()
}

#[test]
fn a_file_of_cases_is_read_by_lines_or_as_a_list() {
    let case = json!({"id": "a", "text": "I am 45.", "answers": {"saddle_numb": "yes"},
        "min_tier": "see_soon", "max_tier": "emergency_now"});
    let mut other = case.clone();
    other["id"] = json!("b");
    for text in [format!("{case}\n\n{other}\n"), format!("\u{feff}[\n{case},\n{other}]")] {
        let read = read(text.as_bytes(), content()).unwrap();
        assert_eq!(read.iter().map(|case| case.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((read[0].min_tier, read[0].max_tier), (Tier::SeeSoon, Tier::EmergencyNow));
        assert_eq!(read[0].judge(content()).side, Side::In);
    }
}

#[test]
fn a_bad_case_is_named_by_line_field_value_and_what_is_allowed() {
    let good = r#"{"id":"a","text":"t","answers":{},"min_tier":"self_care","max_tier":"self_care"}"#;
    let tiers = "one of self_care, book_routine, see_soon, urgent_same_day, emergency_now";
    let rows = [
        (r#""id":"a""#, r#""id":7"#, "id: 7 is not allowed; it takes a text".to_owned()),
        (r#""text":"t","#, "", "text: it is missing; it takes a text".to_owned()),
        (r#""answers":{}"#, r#""answers":[]"#, "answers: [] is not allowed".to_owned()),
        (r#""answers":{}"#, r#""answers":{"spleen":"yes"}"#, "answers: no question is called “spleen”".to_owned()),
        (r#""answers":{}"#, r#""answers":{"pain_now":11}"#, "pain_now: 11 is not allowed".to_owned()),
        (
            r#""min_tier":"self_care""#,
            r#""min_tier":"soon""#,
            format!("min_tier: “soon” is not allowed; it takes {tiers}"),
        ),
        (r#""min_tier":"self_care""#, r#""min_tier":"see_soon""#, "min_tier: see_soon is above max_tier".to_owned()),
        (r#""text":"t""#, r#""text":"t","score":1"#, "score: it is no field of a case".to_owned()),
    ];
    for (part, broken, expected) in rows {
        let text = format!("{}\n{}", good.replace("\"a\"", "\"first\""), good.replace(part, broken));
        let found = problems(&text);
        assert!(found.len() == 1 && found[0].0 == 2 && found[0].1.contains(&expected), "{expected}: {found:?}");
    }
    assert_eq!(problems(&format!("{good}\n{good}"))[0], (2, "id: “a” is that of line 1 too".to_owned()));
    assert_eq!(problems("")[0].1, "there are no cases in it");
    assert_eq!(problems("[]")[0].1, "there are no cases in it");
    assert_eq!(problems(&format!("{good}\n{{\"id\":")).len(), 1, "what is cut off");
    assert_eq!(problems(&format!("7\n{good}\n8")).len(), 2, "all that is wrong is told at once");
}
