//! Words the person reads: results, warnings, disclaimers, journal fields (`assets/content/texts.json`).

use crate::domain::content::question::Choice;
use crate::domain::content::rule::Tier;
use crate::domain::id::{CardId, QuestionId, RoutineId, RuleId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All of `texts.json`. `{emergency_number}` and its like stand for settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    pub version: String,
    pub answers: Vec<Choice>,
    pub tiers: Vec<TierText>,
    /// Of a check made for someone else.
    pub tiers_for_other: Vec<OtherTierText>,
    pub numbers: BTreeMap<String, NumberText>,
    pub warning_list: WarningList,
    pub neck_watch: NeckWatch,
    pub about: About,
    pub result: ResultTexts,
    pub disclaimers: Disclaimers,
    pub not_sure_lines: NotSureLines,
    pub unlocking: Unlocking,
    pub in_session_stop: SessionStop,
    pub entry_fields: Vec<FieldText>,
    pub day_fields: Vec<FieldText>,
    pub tag_answers: Vec<TagAnswer>,
    pub journal_rules: Vec<JournalRule>,
    pub journal_buttons: Vec<Choice>,
    /// Every source by the name a person would give it.
    pub sources: Vec<SourceText>,
}

/// A source and the name shown for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceText {
    pub id: String,
    pub name: String,
}

/// Headline, meaning and action of a tier.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierText {
    pub id: Tier,
    pub level: u8,
    pub headline: String,
    pub meaning: String,
    pub action: String,
    pub buttons: Vec<Choice>,
    pub note: String,
}

/// Meaning and action of a tier for someone who helps another person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherTierText {
    pub id: Tier,
    pub meaning: String,
    pub action: String,
}

/// What to watch for after a neck was forced.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeckWatch {
    /// How long it is shown.
    pub days: u32,
    pub title: String,
    pub text: String,
    /// The condition in words.
    pub when: String,
}

/// What the program is for, and what it cannot do.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    pub title: String,
    #[serde(rename = "use")]
    pub uses: Vec<String>,
    pub cannot: Vec<String>,
    pub reviewed: String,
    pub cases: String,
    pub data: String,
    /// What changed in the questions and rules, the newest version first.
    pub changes: Vec<Changes>,
}

/// What changed in the questions and rules with one version.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    /// As a saved check keeps it; versions sort by their day.
    pub version: String,
    pub lines: Vec<Change>,
}

/// One change, in words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub text: String,
    /// The rules that came with it or were changed.
    pub rules: Vec<RuleId>,
}

impl About {
    /// Everything it says below its title, line by line.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let About { title: _, uses, cannot, reviewed, cases, data, changes: _ } = self;
        uses.iter().chain(cannot).chain([reviewed, cases, data]).map(String::as_str)
    }

    /// What changed after this version, the newest first.
    pub fn changes_since<'a>(&'a self, version: &'a str) -> impl Iterator<Item = &'a Changes> {
        self.changes.iter().filter(move |changes| changes.version.as_str() > version)
    }
}

/// A telephone number by country.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberText {
    pub by_region: BTreeMap<String, String>,
    pub default: Option<String>,
    /// Words in place of a number that is not known.
    pub when_empty: Option<String>,
}

/// The warning signs shown on every result.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarningList {
    pub emergency_lead: String,
    pub emergency: Vec<String>,
    pub same_day_lead: String,
    pub same_day: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultTexts {
    pub information: String,
    pub more_reasons: String,
    pub earlier_more_urgent: String,
    pub line_is_emergency: String,
    pub safety_unanswered: String,
    /// The action of the lowest tier while moves are shut.
    pub self_care_closed: String,
    /// The action of the tier above it while moves are shut.
    pub book_routine_closed: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclaimers {
    pub first_run: Vec<String>,
    pub checker_footer: String,
    pub routine_footer: String,
    pub no_signs: String,
    pub privacy: String,
}

/// Lines about "not sure" by the question's policy.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotSureLines {
    pub yes: Option<String>,
    /// The answer stands alone: what it fires counts one tier less.
    pub step: String,
    pub no: String,
    /// The answer counts in full, beside a sure sign.
    pub together: String,
}

/// "I have been seen".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unlocking {
    pub button: String,
    pub question: String,
    pub answers: Vec<UnlockingAnswer>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnlockingAnswer {
    pub id: String,
    pub label: String,
    pub effect: String,
    pub text: String,
}

/// "Stop · something got worse".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionStop {
    pub button: String,
    pub title: String,
    /// Asked where an answer names several signs.
    pub which: String,
    pub answers: Vec<StopAnswer>,
}

impl SessionStop {
    /// The signs that an answer names.
    pub fn signs(&self, answer: &str) -> &[StopSign] {
        let answer = self.answers.iter().find(|text| text.id == answer);
        answer.map_or(&[], |text| &text.signs)
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopAnswer {
    pub id: String,
    pub label: String,
    pub hint: String,
    /// The journal rule whose path it opens.
    pub path: Option<RuleId>,
    /// What it says, one by one.
    pub signs: Vec<StopSign>,
}

/// A sign that ended a session, and the questions of the check that it speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopSign {
    pub label: String,
    /// Stands beside the answers that it fills in.
    pub said: String,
    /// It says yes to them.
    pub yes: Vec<QuestionId>,
    /// It may be one of them: they are left open.
    pub open: Vec<QuestionId>,
}

/// A field of a journal entry or day card.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldText {
    pub id: String,
    pub label: String,
    pub kind: String,
    #[serde(default)]
    pub options: Vec<Choice>,
    /// The question whose options it shares.
    #[serde(default)]
    pub options_of: Option<QuestionId>,
    #[serde(default)]
    pub min: Option<i64>,
    #[serde(default)]
    pub max: Option<i64>,
    #[serde(default)]
    pub note: Option<String>,
}

/// The questions a journal tag fills in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagAnswer {
    pub tag: String,
    pub questions: Option<Vec<QuestionId>>,
    pub by_region: Option<BTreeMap<String, Vec<QuestionId>>>,
    /// Left open and shown first instead of filled in.
    pub ask_first: bool,
}

/// A journal rule: what the history suggests.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalRule {
    pub id: RuleId,
    /// Place in the order of suggestions, from 1.
    pub order: u32,
    /// The condition in words; the program's reading of it is `suggestion`.
    pub when: String,
    pub action: JournalAction,
    pub prefill: Vec<QuestionId>,
    pub text: String,
    pub also: Vec<JournalVariant>,
    pub dismiss_days: Option<u32>,
    pub source: String,
    pub sources_shown: Vec<String>,
}

/// A stronger form of a journal rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalVariant {
    pub when: String,
    pub action: JournalAction,
    pub prefill: Vec<QuestionId>,
    pub text: String,
}

/// What a journal rule opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalAction {
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    // Written down even where it is empty: then another field says which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routines: Option<Vec<RoutineId>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<CardId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub screens: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpretation: Option<RuleId>,
    /// Which variant of a routine to offer: `easier`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pick: Option<String>,
    /// The routine that led here is not offered any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stop_offering: bool,
    /// What it shows: `result`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<String>,
}

impl JournalAction {
    /// It leads to the questions of the check.
    pub fn asks(&self) -> bool {
        self.kind == "checker" || self.kind == "emergency"
    }
}

impl Texts {
    /// Headline, meaning and action of `tier`.
    pub fn tier(&self, tier: Tier) -> Option<&TierText> {
        self.tiers.iter().find(|text| text.id == tier)
    }

    /// Meaning and action of `tier` in a check for someone else.
    pub fn tier_for_other(&self, tier: Tier) -> Option<&OtherTierText> {
        self.tiers_for_other.iter().find(|text| text.id == tier)
    }
}
