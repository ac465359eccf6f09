//! What is suggested, and what it opens.

use super::fill::fill;
use super::found::Found;
use super::history::History;
use super::limits::NECK_TAGS;
use super::screens;
use crate::domain::check_run::FillIn;
use crate::domain::content::Content;
use crate::domain::content::texts::{JournalAction, JournalRule};
use crate::domain::day::Moment;
use crate::domain::id::{CardId, QuestionId, RoutineId, RuleId};
use crate::domain::journal::EMERGENCY_TAGS;

/// See the module.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    pub rule: RuleId,
    /// With its count filled in; the telephone number is left to [`crate::domain::settings::Numbers::fill`].
    pub text: String,
    /// As written.
    pub action: JournalAction,
    /// The questions it names, as far as they are filled in or shown first.
    pub prefill: Vec<QuestionId>,
    /// The newest entry it speaks of.
    pub entry: Option<i64>,
    /// What was noted with it, where that asks for help at once.
    pub signs: Option<Signs>,
    /// The check that is still open.
    pub result: Option<i64>,
    /// The routines that are open now, the first one before all.
    pub routines: Vec<RoutineId>,
    /// Answers to be confirmed.
    pub answers: Vec<FillIn>,
    /// The question whose page is shown first.
    pub begin_at: Option<QuestionId>,
    /// It may be put away.
    pub dismissable: bool,
}

/// Signs that cannot wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signs {
    /// Those of the newest crack that has any.
    pub tags: Vec<String>,
    pub at: Moment,
    /// The time of day is known.
    pub clock: bool,
    /// How many earlier cracks have some too.
    pub earlier: usize,
}

impl Signs {
    fn of(found: &Found<'_>) -> Option<Signs> {
        let cannot_wait = |tag: &&String| EMERGENCY_TAGS.contains(&tag.as_str()) || NECK_TAGS.contains(&tag.as_str());
        let mut with = found.entries.iter().filter(|crack| crack.tags.iter().any(|tag| cannot_wait(&tag)));
        let newest = with.next()?;
        let tags = newest.tags.iter().filter(cannot_wait).cloned().collect();
        Some(Signs { tags, at: newest.at, clock: newest.clock, earlier: with.count() })
    }
}

impl Suggestion {
    /// What opens a check, a page or a routine, by its kind.
    pub fn kind(&self) -> &str {
        &self.action.kind
    }

    /// The card that can be read with it.
    pub fn card(&self) -> Option<&CardId> {
        self.action.cards.first()
    }
}

/// A rule's words as they are shown.
pub(super) struct Said<'a> {
    pub text: &'a str,
    pub action: &'a JournalAction,
    pub prefill: &'a [QuestionId],
}

/// The one of a rule's texts that was found.
pub(super) fn said<'a>(rule: &'a JournalRule, found: &Found<'_>) -> Said<'a> {
    match found.text.checked_sub(1).and_then(|place| rule.also.get(place)) {
        Some(also) => Said { text: &also.text, action: &also.action, prefill: &also.prefill },
        None => Said { text: &rule.text, action: &rule.action, prefill: &rule.prefill },
    }
}

/// What a rule suggests by what it found.
pub(super) fn suggested(
    content: &Content,
    rule: &JournalRule,
    found: &Found<'_>,
    history: Option<&History>,
    routines: Vec<RoutineId>,
) -> Suggestion {
    let Said { text, action, prefill } = said(rule, found);
    let filled = fill(content, &rule.id, action, prefill, found, history);
    Suggestion {
        rule: rule.id.clone(),
        text: text.replace("{n}", &found.count.to_string()),
        action: action.clone(),
        prefill: filled.named,
        entry: found.entries.first().map(|crack| crack.id),
        signs: Signs::of(found).filter(|_| action.kind == "emergency"),
        result: found.result,
        routines,
        begin_at: filled.first.or_else(|| screens::first_question(content, &action.screens)),
        answers: filled.answers,
        dismissable: rule.dismiss_days.is_some(),
    }
}
