//! What a rule fills in for a check, to be confirmed: the answers it names, those its tags stand for, and what has to
//! be answered before these are asked.

use super::found::Found;
use super::history::{Crack, History};
use super::limits::{NERVE_TAGS, WEEK};
use crate::domain::check_run::{FillIn, Record, Source};
use crate::domain::content::Content;
use crate::domain::content::question::Answer;
use crate::domain::content::texts::{JournalAction, TagAnswer};
use crate::domain::id::{QuestionId, RuleId};
use crate::domain::journal::Trigger;
use crate::domain::words::entry::option_label;
use crate::domain::words::lower_first;
use std::collections::BTreeSet;

/// What is filled in.
#[derive(Clone, Debug, Default)]
pub(super) struct Filled {
    /// The questions named by the rule or by a tag.
    pub named: Vec<QuestionId>,
    pub answers: Vec<FillIn>,
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
    if !action.asks() {
        return Filled { named: named.to_vec(), ..Filled::default() };
    }
    let mut named = named.to_vec();
    let by_tag = BY_TAG.contains(&rule.as_str());
    if by_tag {
        named.retain(|id| !is_tagged_otherwise(content, id, found));
    }
    filled(content, named, by_tag, found, history)
}

/// Everything that one crack says, for a check that begins with it.
pub(super) fn of_crack(content: &Content, crack: &Crack) -> Filled {
    let said = [
        ("region", crack.region.is_some()),
        ("pain_now", crack.hurt(1)),
        ("crack_sound", crack.sound.is_some()),
        ("crack_forced", crack.trigger.is_some()),
        ("crack_painful", crack.hurt(1)),
        ("crack_pain_kind", crack.hurt(1) && crack.pain_kind.is_some()),
    ];
    let named = said.into_iter().filter(|(_, is_said)| *is_said).map(|(id, _)| id.into()).collect();
    filled(content, named, true, &Found::of(vec![crack]), None)
}

/// Answers to the questions that are named, and to those that tags stand for.
fn filled(
    content: &Content,
    named: Vec<QuestionId>,
    by_tag: bool,
    found: &Found<'_>,
    history: Option<&History>,
) -> Filled {
    let mut filled = Filled { named, ..Filled::default() };
    let mut open: Vec<QuestionId> = Vec::new();
    let tagged = found.entries.iter().filter(|_| by_tag).flat_map(|crack| of_tags(content, crack));
    for (ids, ask_first) in tagged {
        let named = if ask_first { &mut open } else { &mut filled.named };
        let new: Vec<QuestionId> = ids.into_iter().filter(|id| !named.contains(id)).collect();
        named.extend(new);
    }
    filled.first = open.first().cloned();
    let mut needed: BTreeSet<QuestionId> = BTreeSet::new();
    for id in filled.named.iter().chain(&open) {
        needed_for(content, id, &mut needed);
    }
    needed.retain(|id| !filled.named.contains(id) && !open.contains(id));
    let answered = needed.iter().chain(&filled.named);
    let fill_in = |id: &QuestionId| {
        Some(FillIn {
            id: id.clone(),
            answer: Some(answer(id, found, history)?),
            source: source(content, id, found, history)?,
        })
    };
    let left_open =
        |id: &QuestionId| Some(FillIn { id: id.clone(), answer: None, source: source(content, id, found, history)? });
    filled.answers = answered.filter_map(fill_in).chain(open.iter().filter_map(left_open)).collect();
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
        "crack_pain_kind" => cracks().find_map(|crack| crack.pain_kind).map(|kind| text(kind.id())),
        "neck_forced" => cracks().any(|crack| crack.is_forced_neck()).then(Answer::yes),
        "crack_painful" => cracks().any(|crack| crack.hurt(1)).then(Answer::yes),
        "crack_with_nerve" => cracks().any(|crack| crack.has_any(&NERVE_TAGS)).then(Answer::yes),
        "forced_per_day" | "age_years" | "pregnancy_status" | "pregnancy_weeks" => None,
        _ => Some(Answer::yes()),
    }
}

/// Which record says so: the newest crack that speaks of it, else the newest record that was found.
fn source(content: &Content, id: &QuestionId, found: &Found<'_>, history: Option<&History>) -> Option<Source> {
    let speaks = |crack: &&&Crack| match id.as_str() {
        "region" => crack.region.is_some(),
        "pain_now" => crack.pain.is_some(),
        "pain_present" => crack.hurt(1) || crack.has_any(&["night_pain"]),
        "crack_painful" => crack.hurt(1),
        "crack_sound" => crack.sound.is_some(),
        "crack_pain_kind" => crack.pain_kind.is_some(),
        "crack_forced" => crack.trigger.is_some(),
        "neck_forced" => crack.is_forced_neck(),
        "crack_with_nerve" => crack.has_any(&NERVE_TAGS),
        "crack_frequency" => false,
        _ => of_tags(content, crack).any(|(ids, _)| ids.contains(id)),
    };
    let of_week = history.filter(|_| id == "crack_frequency").map(|history| history.last(WEEK).count());
    let crack = found.entries.iter().find(speaks).or_else(|| found.entries.first());
    let at = crack.map(|crack| crack.at).or(found.last).or(history.map(|history| history.now))?;
    let said = match (of_week, crack) {
        (Some(1), _) => "1 crack in 7 days".to_owned(),
        (Some(cracks), _) => format!("{cracks} cracks in 7 days"),
        (None, Some(crack)) => crack_said(content, crack),
        (None, None) => String::new(),
    };
    Some(Source { record: Record::Journal, said, at, clock: crack.is_none_or(|crack| crack.clock) })
}

/// "neck, forced, pain 7, dizzy".
fn crack_said(content: &Content, crack: &Crack) -> String {
    let how = crack.trigger.map(|trigger| match trigger {
        Trigger::SelfForced => "forced",
        Trigger::Spontaneous => "by itself",
        Trigger::OtherPerson => "by someone else",
    });
    let said = [
        crack.region.map(|region| lower_first(region.label())),
        how.map(str::to_owned),
        crack.pain_kind.map(|kind| lower_first(&option_label(content, "pain_kind", kind.id()))),
        crack.pain.filter(|pain| *pain > 0).map(|pain| format!("pain {pain}")),
    ];
    let tags = crack.tags.iter().map(|tag| lower_first(&option_label(content, "tags", tag)));
    said.into_iter().flatten().chain(tags).collect::<Vec<_>>().join(", ")
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
