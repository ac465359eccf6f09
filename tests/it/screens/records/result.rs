//! Proves the result page.

use super::{ago, hours_ago, open, saved};
use crate::screens::{accepted_store, page};
use serde_json::{Value, json};
use unkink::domain::checker::{ExerciseAgreed, Who};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::content::rule::Tier;
use unkink::domain::words::ruleset;
use unkink::platform::clock;

fn emergency() -> Value {
    json!({"region": ["neck"], "symptoms_after_neck_crack": "yes", "dizzy_spinning_new": "yes", "age_years": 38})
}

fn same_day() -> Value {
    json!({"region": ["low_back"], "one_leg_weak_new": "yes", "age_years": 38})
}

fn soon() -> Value {
    json!({"region": ["low_back"], "tingle_or_numb_one_limb": "yes", "age_years": 38})
}

fn routine() -> Value {
    json!({"region": ["upper_mid_back"], "crack_painful": "yes", "age_years": 38})
}

fn healthy() -> Value {
    json!({"region": ["upper_mid_back"], "crack_sound": "single_pop", "pain_present": "no", "age_years": 38})
}

#[test]
fn every_tier_has_its_page() {
    let cases = [
        ("result-emergency", emergency(), Tier::EmergencyNow),
        ("result-same-day", same_day(), Tier::UrgentSameDay),
        ("result-see-soon", soon(), Tier::SeeSoon),
        ("result-routine", routine(), Tier::BookRoutine),
        ("result-self-care", healthy(), Tier::SelfCare),
    ];
    for (name, sheet, tier) in cases {
        let store = accepted_store();
        let check = saved(&store, Who::Me, &sheet, clock::now());
        assert_eq!(check.result.assessment.tier, tier, "{name}");
        let shown = page(name, &format!("/check/result/{}", check.id), store, || {});
        let text = shown.text();
        let words = content().texts.tier(tier).unwrap();
        let emergency = tier == Tier::EmergencyNow;
        assert!(shown.html.contains(&format!("<h1 tabindex=\"-1\">{}</h1>", words.headline)), "{name}");
        assert!(text.replace(" : ", ": ").contains(words.meaning.as_str()), "{name}: {text}");
        assert!(shown.html.contains(&format!("data-state=\"{}\"", tier.id())), "{name}");
        assert_eq!(shown.html.contains("class=\"sos\""), !emergency, "{name}: the button is the strip");
        assert_eq!(shown.html.contains("result__band\" role=\"alert\""), emergency, "{name}");
        assert!(!shown.html.contains("tabbar"), "{name}");
        assert_eq!(shown.html.contains("btn--call"), emergency, "{name}");
        assert!(shown.html.contains("href=\"tel:112\""), "{name}");
        for line in content().texts.warning_list.emergency.iter().chain(&content().texts.warning_list.same_day) {
            assert!(text.contains(line.as_str()), "{name}: {line}");
        }
        assert!(text.contains("This is information, not a diagnosis."), "{name}");
        assert!(text.contains(&format!("rules of {}", ruleset(&content().ruleset))), "{name}");
        assert!(text.contains("Saved."), "{name}");
        assert!(text.contains("Show my answers"), "{name}");
        assert_eq!(text.contains("I have been seen"), tier > Tier::SelfCare, "{name}");
        assert_eq!(text.contains(&content().texts.disclaimers.no_signs), tier == Tier::SelfCare, "{name}");
        assert!(!text.contains("save_summary") && !text.contains("Save for my appointment"), "{name}");
        let could_be = content().rules.iter().map(|rule| rule.could_be.as_str());
        let reasons: Vec<&str> = content().rules.iter().map(|rule| rule.reason.as_str()).collect();
        for could_be in could_be.filter(|words| !reasons.iter().any(|reason| reason.contains(*words))) {
            assert!(!text.contains(could_be), "{name}: {could_be}");
        }
    }
}

#[test]
fn the_action_is_said_with_the_numbers_in_force() {
    let store = accepted_store();
    let check = saved(&store, Who::Me, &same_day(), clock::now());
    let path = format!("/check/result/{}", check.id);
    let text = page("result-same-day-no-line", &path, store, || {}).text();
    assert!(text.contains("Call your local non-emergency medical advice line or ask"), "{text}");
    let store = accepted_store();
    let mut settings = store.settings().unwrap();
    settings.advice_line = Some("116 117".to_owned());
    settings.emergency_number = Some("999".to_owned());
    store.change_settings(clock::now(), |kept| *kept = settings).unwrap();
    saved(&store, Who::Me, &same_day(), clock::now());
    let shown = page("result-same-day", &path, store, || {});
    let text = shown.text();
    assert!(text.contains("Call 116 117 or ask for a same-day appointment"), "{text}");
    assert!(text.contains("or call 999"), "{text}");
    assert!(shown.html.contains("href=\"tel:116117\"") && shown.html.contains("href=\"tel:999\""));
}

#[test]
fn three_reasons_stand_open_in_the_order_of_tiers() {
    let sheet = json!({
        "region": ["low_back"], "age_years": 38, "pain_present": "yes", "one_leg_weak_new": "yes",
        "tingle_or_numb_one_limb": "yes", "crack_painful": "yes", "pain_steadily_worse": "yes", "pain_on_cough": "yes",
    });
    let store = accepted_store();
    let check = saved(&store, Who::Me, &sheet, clock::now());
    let fired = check.result.assessment.fired.len();
    assert!(fired > 4, "{fired}");
    let shown = page("result-many-reasons", &format!("/check/result/{}", check.id), store, || {});
    let text = shown.text();
    let reason = |n: usize| content().rule(&check.result.assessment.fired[n].rule).unwrap().reason.as_str();
    let more = text.find(&format!("More reasons ({})", fired - 3)).expect("the others are behind More reasons");
    for n in 0..3 {
        assert!(text.find(reason(n)).unwrap() < more, "{}", reason(n));
    }
    assert!(text.find(reason(3)).unwrap() > more);
    assert!(text.contains("Get emergency help if it gets worse, or if bladder"), "{text}");
}

#[test]
fn every_reason_leads_to_its_rule() {
    let store = accepted_store();
    let check = saved(&store, Who::Me, &same_day(), clock::now());
    let shown = page("result-rule", &format!("/check/result/{}", check.id), store, || {});
    for fired in &check.result.assessment.fired {
        let reason = &content().rule(&fired.rule).unwrap().reason;
        assert!(shown.html.contains(&format!("aria-label=\"The rule and its sources: {reason}\"")), "{}", fired.rule);
    }
    assert!(!check.result.assessment.fired.is_empty());
}

#[test]
fn an_unsure_answer_has_its_line() {
    let sheet = json!({
        "region": ["low_back"], "age_years": 38, "one_leg_weak_new": "not_sure", "crack_one_sided": "not_sure",
    });
    let store = accepted_store();
    let check = saved(&store, Who::Me, &sheet, clock::now());
    let text = page("result-unsure", &format!("/check/result/{}", check.id), store, || {}).text();
    assert!(
        text.contains("You were not sure about “Is one leg or foot newly weak?”. If it becomes clear, answer again.")
    );
    assert!(text.contains("You were not sure about “Does it crack on only one side?”. Keep an eye on it."), "{text}");
}

#[test]
fn answers_of_the_last_day_that_were_more_urgent_are_pointed_at() {
    let sentence = &content().texts.result.earlier_more_urgent;
    let cases = [
        (Who::Me, 2, Who::Me, true),
        (Who::Me, 23, Who::Me, true),
        (Who::Me, 25, Who::Me, false),
        (Who::Other, 2, Who::Me, false),
        (Who::Me, 2, Who::Other, false),
    ];
    for (who_before, hours, who, expected) in cases {
        let store = accepted_store();
        saved(&store, who_before, &emergency(), hours_ago(hours));
        let check = saved(&store, who, &healthy(), clock::now());
        let text = page("result-earlier", &format!("/check/result/{}", check.id), store, || {}).text();
        assert_eq!(text.contains(sentence.as_str()), expected, "{who_before:?} {hours} h before {who:?}");
    }
    let store = accepted_store();
    let first = saved(&store, Who::Me, &healthy(), hours_ago(2));
    saved(&store, Who::Me, &emergency(), clock::now());
    let text = page("result-before", &format!("/check/result/{}", first.id), store, || {}).text();
    assert!(!text.contains(sentence.as_str()), "a later check is no earlier answer");
}

#[test]
fn a_changed_answer_replaces_the_check_and_the_earlier_result_is_pointed_at() {
    let (mut hand, store) = open("/check/run", accepted_store());
    hand.press("Start the check").press("Have you coughed up blood?");
    hand.press("Is one calf or leg newly swollen, warm and sore?").press("Go on: 2 ticked");
    assert!(hand.text().contains("Get emergency help now"), "{}", hand.text());
    hand.press("Show my answers").press("Change: Have you coughed up blood?");
    hand.press("Have you coughed up blood?");
    hand.press("Is one calf or leg newly swollen, warm and sore?").press("None of these 10");
    while !hand.text().contains("Saved.") {
        let answer = ["None of these", "No", "Neither", "Never", "One clean pop", "Rarely or never", "By itself"];
        match answer.iter().find(|name| hand.has(name)) {
            Some(name) => hand.press(name),
            None if hand.has("Low back") => hand.press("Low back").press("Go on"),
            None => hand.type_into("A whole number", "20").press("Go on"),
        };
    }
    let checks = store.checks(content()).unwrap();
    assert_eq!(checks.len(), 1);
    assert!(checks[0].result.assessment.tier < Tier::EmergencyNow);
    assert!(hand.text().contains(&content().texts.result.earlier_more_urgent), "{}", hand.text());
    hand.press("Journal");
    let (mut hand, _) = (hand, ());
    assert!(hand.text().contains("Trash"), "{}", hand.text());
    hand.press("Log");
    assert_eq!(store.checks(content()).unwrap().len(), 1);
}

#[test]
fn a_finished_check_is_no_longer_changed_once_it_was_left() {
    let store = accepted_store();
    let check = saved(&store, Who::Me, &routine(), hours_ago(1));
    let (mut hand, _) = open(&format!("/check/result/{}", check.id), store);
    hand.press("Show my answers");
    assert!(hand.text().contains("Does it usually hurt when it cracks?"), "{}", hand.text());
    assert!(!hand.has("Change: Does it usually hurt when it cracks?"));
}

#[test]
fn only_having_been_seen_closes_a_result_and_yes_opens_the_moves() {
    let store = accepted_store();
    let check = saved(&store, Who::Me, &same_day(), ago(1, 9, 0));
    let (mut hand, store) = open(&format!("/check/result/{}", check.id), store);
    assert!(hand.text().contains("A result that says to get help now or today is still open"), "{}", hand.text());
    hand.press("I have been seen");
    assert!(hand.text().contains("Did they say that gentle exercise is fine?"), "{}", hand.text());
    assert!(store.checks(content()).unwrap()[0].seen_at.is_none(), "nothing is closed before an answer");
    hand.press("Not seen yet");
    assert!(!hand.text().contains("Did they say"), "{}", hand.text());
    hand.press("I have been seen").press("No");
    let seen = &store.checks(content()).unwrap()[0];
    assert!(seen.seen_at.is_some());
    assert_eq!(seen.exercise_agreed, Some(ExerciseAgreed::No));
    assert!(hand.text().contains("Moves stay as they are for now."), "{}", hand.text());
    assert!(hand.text().contains("is still open"), "{}", hand.text());
    hand.press("Yes");
    assert_eq!(store.checks(content()).unwrap()[0].exercise_agreed, Some(ExerciseAgreed::Yes));
    assert!(hand.text().contains("Routines are open again"), "{}", hand.text());
    assert!(!hand.text().contains("is still open"), "{}", hand.text());
}

#[test]
fn a_check_for_someone_else_changes_nothing_in_move() {
    let store = accepted_store();
    let check = saved(&store, Who::Other, &emergency(), clock::now());
    let text = page("result-other", &format!("/check/result/{}", check.id), store, || {}).text();
    assert!(text.contains("It opens and closes nothing in Move."), "{text}");
    assert!(!text.contains("I have been seen"), "{text}");
}

#[test]
fn what_sounds_usually_are_stands_beside_low_results_only() {
    for (sheet, shown) in [(healthy(), true), (same_day(), false), (emergency(), false)] {
        let mut sheet = sheet;
        sheet["crack_sound"] = json!("single_pop");
        let store = accepted_store();
        let check = saved(&store, Who::Me, &sheet, clock::now());
        let text = page("result-sound", &format!("/check/result/{}", check.id), store, || {}).text();
        assert_eq!(text.contains("usual harmless kind"), shown, "{sheet}");
        assert_eq!(text.contains("The clean pop: gas"), shown, "the card is offered with it: {sheet}");
    }
}

#[test]
fn a_suitable_routine_is_one_that_is_open() {
    let store = accepted_store();
    let check = saved(&store, Who::Me, &healthy(), clock::now());
    let text = page("result-routine-offer", &format!("/check/result/{}", check.id), store, || {}).text();
    assert!(text.contains("Upper-back ease"), "{text}");
    let store = accepted_store();
    store.set_safety_answers(content(), &[("recent_fracture".into(), Answer::yes())], clock::now()).unwrap();
    let mut sheet = healthy();
    sheet["recent_fracture"] = json!("yes");
    let check = saved(&store, Who::Me, &sheet, clock::now());
    let text = page("result-routine-closed", &format!("/check/result/{}", check.id), store, || {}).text();
    assert!(!text.contains("Upper-back ease"), "{text}");
}

#[test]
fn an_unknown_result_says_so() {
    let text = page("result-none", "/check/result/77", accepted_store(), || {}).text();
    assert!(text.contains("There is no such check here"), "{text}");
}

#[test]
fn a_result_says_what_changes_in_move_and_not_only_why() {
    let store = accepted_store();
    let sheet = json!({"region": ["upper_mid_back"], "age_years": 38, "wrist_sore": "yes", "knee_sore": "yes"});
    let check = saved(&store, Who::Me, &sheet, clock::now());
    let text = page("result-changes", &format!("/check/result/{}", check.id), store, || {}).text();
    for id in ["g_wrist", "g_knee"] {
        let gate = content().gate(id).unwrap();
        assert!(text.contains(&format!("{}. {}", gate.title, gate.explain)), "{id}: {text}");
    }
}

#[test]
fn the_warning_signs_stand_open_once_and_saved_is_one_line() {
    let store = accepted_store();
    let check = saved(&store, Who::Me, &healthy(), clock::now());
    let shown = page("result-foot", &format!("/check/result/{}", check.id), store, || {});
    assert_eq!(shown.text().matches("Warning signs to watch").count(), 0, "no button opens what is open");
    assert_eq!(shown.html.matches("id=\"warning-signs\"").count(), 1);
    let saved = shown.html.split("class=\"saved").nth(1).unwrap().split("</p>").next().unwrap();
    assert_eq!((saved.matches("<svg").count(), saved.matches("<span").count()), (1, 1), "{saved}");
}

#[test]
fn what_would_change_a_result_stands_under_it_with_the_way_to_its_question() {
    let store = accepted_store();
    let sheet = json!({"region": ["low_back"], "age_years": 38, "tearing_pain_sudden": "not_sure"});
    let check = saved(&store, Who::Me, &sheet, hours_ago(2));
    let (mut hand, _) = open(&format!("/check/result/{}", check.id), store);
    let text = hand.text();
    assert!(text.contains("What would change it"), "{text}");
    assert!(text.contains("You were not sure.") && text.contains("Answer again once you know."), "{text}");
    assert!(text.contains("Not answered."), "{text}");
    hand.press("A sudden, very bad, ripping or tearing pain in your back, chest or tummy?");
    let text = hand.text();
    assert!(text.contains("Stop check 1 of 4"), "{text}");
    assert!(text.contains("From your check: today ") || text.contains("From your check: "), "{text}");
}
