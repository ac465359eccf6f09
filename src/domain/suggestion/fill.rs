//! What a rule fills in for a check, to be confirmed: the answers it names, those its tags stand for, and what has to
//! be answered before these are asked.

use super::found::Found;
use super::history::{Crack, History};
use super::limits::{NERVE_TAGS, WEEK};
use crate::domain::content::Content;
use crate::domain::content::question::Answer;
use crate::domain::content::texts::{JournalAction, TagAnswer};
use crate::domain::id::{QuestionId, RuleId};
use crate::domain::journal::Trigger;
use std::collections::BTreeSet;

/// What is filled in.
#[derive(Clone, Debug, Default)]
pub(super) struct Filled {
    /// The questions named by the rule or by a tag.
    pub named: Vec<QuestionId>,
    pub answers: Vec<(QuestionId, Answer)>,
    /// A question that is left open and shown first.
    pub first: Option<QuestionId>,
}

/// The rules whose tags are answers too.
const BY_TAG: [&str; 8] = ["J11", "J12", "J13", "J14", "J15", "J16", "J30", "J31"];

/// Answers for what `found` speaks of.
pub(super) fn fill(
    content: &Content,
    rule: &RuleId,
    action: &JournalAction,
    named: &[QuestionId],
    found: &Found<'_>,
    history: Option<&History>,
) -> Filled {
    let mut filled = Filled { named: named.to_vec(), ..Filled::default() };
    if !action.asks() {
        return filled;
    }
    let mut open: Vec<QuestionId> = Vec::new();
    if BY_TAG.contains(&rule.as_str()) {
        filled.named.retain(|id| !is_tagged_otherwise(content, id, found));
        for (ids, ask_first) in found.entries.iter().flat_map(|crack| of_tags(content, crack)) {
            let named = if ask_first { &mut open } else { &mut filled.named };
            let new: Vec<QuestionId> = ids.into_iter().filter(|id| !named.contains(id)).collect();
            named.extend(new);
        }
    }
    filled.first = open.first().cloned();
    let mut needed: BTreeSet<QuestionId> = BTreeSet::new();
    for id in filled.named.iter().chain(&open) {
        needed_for(content, id, &mut needed);
    }
    needed.retain(|id| !filled.named.contains(id) && !open.contains(id));
    let answered = needed.iter().chain(&filled.named);
    filled.answers = answered.filter_map(|id| Some((id.clone(), answer(id, found, history)?))).collect();
    filled.named.extend(open);
    filled
}

/// Whether a question stands for tags, none of which is on an entry.
fn is_tagged_otherwise(content: &Content, id: &QuestionId, found: &Found<'_>) -> bool {
    let names = |tag: &&TagAnswer| tag.questions.iter().flatten().any(|named| named == id);
    let mut tags = content.texts.tag_answers.iter().filter(names).peekable();
    tags.peek().is_some() && !tags.any(|tag| found.entries.iter().any(|crack| crack.tags.contains(&tag.tag)))
}

/// The questions that the tags of a crack stand for, and whether they are left open.
fn of_tags<'a>(content: &'a Content, crack: &'a Crack) -> impl Iterator<Item = (Vec<QuestionId>, bool)> {
    let tags = content.texts.tag_answers.iter().filter(|tag| crack.tags.contains(&tag.tag));
    tags.map(|tag| {
        let there = crack.region.zip(tag.by_region.as_ref()).and_then(|(region, by)| by.get(region.id()));
        let ids = tag.questions.iter().chain(there).flatten().cloned().collect();
        (ids, tag.ask_first)
    })
}

/// What has to be answered before a question is asked, and what before that.
fn needed_for(content: &Content, id: &QuestionId, needed: &mut BTreeSet<QuestionId>) {
    let when = content.question(id).and_then(|question| question.ask_when.as_ref());
    for id in when.into_iter().flat_map(|when| when.ids()) {
        if needed.insert(id.clone()) {
            needed_for(content, &id.clone(), needed);
        }
    }
}

/// What the records say to a question, as far as they do.
fn answer(id: &QuestionId, found: &Found<'_>, history: Option<&History>) -> Option<Answer> {
    let cracks = || found.entries.iter();
    let text = |text: &str| Answer::Text(text.to_owned());
    match id.as_str() {
        "region" => {
            let regions: BTreeSet<String> =
                cracks().filter_map(|crack| crack.region).map(|region| region.id().to_owned()).collect();
            (!regions.is_empty()).then_some(Answer::Many(regions))
        }
        "pain_now" => cracks().find_map(|crack| crack.pain).map(|pain| Answer::Number(i64::from(pain))),
        "pain_present" => {
            let hurts = cracks().any(|crack| crack.hurt(1) || crack.has_any(&["night_pain"]));
            (hurts || found.last.is_some()).then(Answer::yes)
        }
        "pain_duration" => Some(text("two_to_6_weeks")),
        "crack_sound" => cracks().find_map(|crack| crack.sound).map(|sound| text(sound.id())),
        "crack_frequency" => Some(text(frequency(history?))),
        "crack_forced" => {
            let how = |trigger| match trigger {
                Trigger::Spontaneous => "spontaneous",
                Trigger::SelfForced => "mostly_forced",
                Trigger::OtherPerson => "someone_else",
            };
            cracks().find_map(|crack| crack.trigger).map(|trigger| text(how(trigger)))
        }
        "neck_forced" => cracks().any(|crack| crack.is_forced_neck()).then(Answer::yes),
        "crack_painful" => cracks().any(|crack| crack.hurt(1)).then(Answer::yes),
        "crack_with_nerve" => cracks().any(|crack| crack.has_any(&NERVE_TAGS)).then(Answer::yes),
        "forced_per_day" | "age_years" | "pregnancy_status" | "pregnancy_weeks" => None,
        _ => Some(Answer::yes()),
    }
}

/// How often it cracks by the last week.
fn frequency(history: &History) -> &'static str {
    let cracks = history.last(WEEK).count();
    match cracks {
        0..7 => "few_a_week",
        7..28 => "one_to_three_daily",
        28..70 => "four_to_nine_daily",
        _ => "ten_plus_daily",
    }
}
