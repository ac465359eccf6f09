//! Proves the open rules: the list of all records, and the page of each.

use super::open;
use crate::screens::accepted_store;
use unkink::domain::content::content;

#[test]
fn the_rules_page_has_every_question_rule_and_source() {
    let (mut hand, _) = open("/check/rules", accepted_store());
    hand.page().write("rules");
    let text = hand.unfold().text();
    for question in content().questions() {
        assert!(text.contains(question.text.as_str()), "{}", question.id);
    }
    for rule in &content().rules {
        assert!(text.contains(rule.when_text.as_str()), "{}", rule.id);
        assert!(text.contains(&format!("can be a sign of {}", rule.could_be.trim_end_matches('.'))), "{}", rule.id);
    }
    for named in &content().macros {
        assert!(text.contains(named.meaning.as_str()), "{}", named.id);
    }
    assert!(text.contains(content().ruleset.as_str()));
    hand.type_into("Search questions and rules", "E17");
    let text = hand.text();
    assert!(text.contains("Treatment works best within hours."), "{text}");
    assert!(!text.contains("New trouble breathing"), "{text}");
}

#[test]
fn records_of_the_rules_lead_to_each_other_to_cards_and_back() {
    let (mut hand, _) = open("/check/rules/E17", accepted_store());
    hand.page().write("rule");
    let text = hand.unfold().text();
    assert!(text.contains("Rule E17") && text.contains("Made-up people for whom it holds"), "{text}");
    assert!(text.contains("When I wipe I feel nothing."), "{text}");
    hand.press("Can cracking paralyse me? Learn faq_paralysis");
    let text = hand.text();
    assert!(text.contains("The rules behind it (4)"), "{text}");
    let reason = "New symptoms in both legs can mean that nerves on both sides are squeezed.";
    hand.press(&format!("{reason} E18"));
    hand.press("Pain, tingling, numbness or weakness in both legs? Question both_legs_symptoms_new");
    let text = hand.text();
    assert!(text.contains("Question both_legs_symptoms_new") && text.contains("Condition d_motor_or_cord"), "{text}");
    assert!(open("/check/rules/Z99", accepted_store()).0.text().contains("There is no such rule here"));
}
