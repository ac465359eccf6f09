//! What leads from one record to another on screen: every offer, link and prefilled question names a record.

use crate::domain::content::Content;
use crate::domain::content::read::{ContentError, error};
use crate::domain::content::texts::JournalAction;
use crate::domain::id::QuestionId;

/// Checks every name that a person can follow.
pub fn validate(content: &Content) -> Result<(), ContentError> {
    for interpretation in &content.interpretations {
        for id in &interpretation.offer {
            let known = id == "timer" || is_shown(content, id);
            known_as(known, "rules.json", &interpretation.id, "offer", id)?;
        }
    }
    for routine in &content.routines {
        for id in &routine.offer_rules {
            known_as(is_rule(content, id), "routines.json", &routine.id, "offer_rules", id)?;
        }
    }
    for card in &content.cards {
        for id in &card.links {
            known_as(is_shown(content, id) || is_rule(content, id), "cards.json", &card.id, "links", id)?;
        }
    }
    texts(content)
}

fn texts(content: &Content) -> Result<(), ContentError> {
    let file = "texts.json";
    for rule in &content.texts.journal_rules {
        questions(content, &rule.id, "prefill", &rule.prefill)?;
        action(content, &rule.id, &rule.action)?;
        for variant in &rule.also {
            questions(content, &rule.id, "also.prefill", &variant.prefill)?;
            action(content, &rule.id, &variant.action)?;
        }
    }
    for tag in &content.texts.tag_answers {
        let by_region = tag.by_region.iter().flat_map(|regions| regions.values()).flatten();
        let named: Vec<QuestionId> = tag.questions.iter().flatten().chain(by_region).cloned().collect();
        questions(content, &tag.tag, "tag_answers", &named)?;
    }
    for field in &content.texts.entry_fields {
        let named: Vec<QuestionId> = field.options_of.iter().cloned().collect();
        questions(content, &field.id, "options_of", &named)?;
    }
    for changes in &content.texts.about.changes {
        for id in changes.lines.iter().flat_map(|change| &change.rules) {
            known_as(content.rule(id).is_some(), file, &changes.version, "rules", id)?;
        }
    }
    for answer in &content.texts.in_session_stop.answers {
        if let Some(path) = &answer.path {
            known_as(is_rule(content, path), file, &answer.id, "path", path)?;
        }
        for sign in &answer.signs {
            questions(content, &answer.id, "signs.yes", &sign.yes)?;
            questions(content, &answer.id, "signs.open", &sign.open)?;
        }
    }
    Ok(())
}

fn action(content: &Content, record: &str, action: &JournalAction) -> Result<(), ContentError> {
    let file = "texts.json";
    for id in action.routines.iter().flatten() {
        known_as(content.routine(id).is_some(), file, record, "action.routines", id)?;
    }
    for id in &action.cards {
        known_as(content.card(id).is_some(), file, record, "action.cards", id)?;
    }
    for id in &action.screens {
        known_as(content.screens.iter().any(|screen| screen.id == *id), file, record, "action.screens", id)?;
    }
    match &action.interpretation {
        Some(id) => known_as(content.interpretation(id).is_some(), file, record, "action.interpretation", id),
        None => Ok(()),
    }
}

fn questions(content: &Content, record: &str, field: &str, ids: &[QuestionId]) -> Result<(), ContentError> {
    ids.iter().try_for_each(|id| known_as(content.question(id).is_some(), "texts.json", record, field, id))
}

/// A routine, an exercise or a card.
fn is_shown(content: &Content, id: &str) -> bool {
    content.routine(id).is_some() || content.exercise(id).is_some() || content.card(id).is_some()
}

/// A tier rule, an interpretation, a journal rule or a gate.
fn is_rule(content: &Content, id: &str) -> bool {
    content.rule(id).is_some()
        || content.interpretation(id).is_some()
        || content.gate(id).is_some()
        || content.texts.journal_rules.iter().any(|rule| rule.id == *id)
}

fn known_as(known: bool, file: &'static str, record: &str, field: &str, id: &str) -> Result<(), ContentError> {
    if known { Ok(()) } else { Err(error(file, record, field, format!("nothing is called “{id}”"))) }
}
