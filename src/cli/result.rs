//! The result of a check in words (`content/red-flags.md`, sections 1.2, 2.2 and 6).

use super::failure::Failure;
use crate::domain::answers::Answers;
use crate::domain::checker::{Assessment, Fired, actions, explanations, not_sure_lines};
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::gate::Standing;
use crate::domain::settings::Numbers;
use std::io::Write;

/// The reasons shown before "More reasons".
const FIRST_REASONS: usize = 3;

/// What a result is told with.
pub struct Telling<'a> {
    pub answers: &'a Answers,
    pub assessment: &'a Assessment,
    /// What holds with these answers as the only check.
    pub standing: &'a Standing,
    pub numbers: &'a Numbers,
    pub at: Moment,
    /// An earlier result of the last 24 hours was more urgent.
    pub was_more_urgent: bool,
}

/// Tells the result: what to do first, then why, then what to watch for.
pub fn tell(out: &mut dyn Write, told: &Telling<'_>) -> Result<(), Failure> {
    let texts = &content().texts;
    let assessment = told.assessment;
    let needs_an_adult = told.standing.needs_an_adult(content());
    if let Some(tier) = texts.tier(assessment.tier) {
        writeln!(out, "{}", tier.headline)?;
        writeln!(out)?;
        for action in actions(content(), assessment.tier, needs_an_adult) {
            writeln!(out, "{}", told.numbers.fill(action))?;
        }
        writeln!(out, "{}", told.numbers.fill(&tier.meaning))?;
    }
    if assessment.tier == Tier::SelfCare {
        writeln!(out, "{}", texts.disclaimers.no_signs)?;
    }
    if told.was_more_urgent {
        writeln!(out, "{}", texts.result.earlier_more_urgent)?;
    }
    let (first, more) = assessment.fired.split_at(FIRST_REASONS.min(assessment.fired.len()));
    reasons(out, "Why", first, told.numbers)?;
    reasons(out, &texts.result.more_reasons, more, told.numbers)?;
    for line in not_sure_lines(content(), told.answers, &assessment.fired) {
        writeln!(out, "\n{line}")?;
    }
    if !needs_an_adult {
        sounds(out, assessment)?;
    }
    writeln!(out, "\n{}. {}", told.at.format("%Y-%m-%d %H:%M"), texts.result.information)?;
    warning_list(out, told.numbers)?;
    writeln!(out, "\n{}", texts.disclaimers.checker_footer)?;
    Ok(())
}

fn reasons(out: &mut dyn Write, lead: &str, fired: &[Fired], numbers: &Numbers) -> Result<(), Failure> {
    if fired.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{lead}:")?;
    for rule in fired.iter().filter_map(|fired| content().rule(&fired.rule)) {
        let extra = rule.extra_action.iter().map(|extra| format!(" {}", numbers.fill(extra)));
        writeln!(out, "- {}{}", numbers.fill(&rule.reason), extra.collect::<String>())?;
    }
    Ok(())
}

fn sounds(out: &mut dyn Write, assessment: &Assessment) -> Result<(), Failure> {
    for interpretation in explanations(content(), assessment) {
        writeln!(out, "\n{}: {}", interpretation.sound_or_habit, interpretation.text)?;
    }
    Ok(())
}

fn warning_list(out: &mut dyn Write, numbers: &Numbers) -> Result<(), Failure> {
    let list = &content().texts.warning_list;
    for (lead, signs) in [(&list.emergency_lead, &list.emergency), (&list.same_day_lead, &list.same_day)] {
        writeln!(out, "\n{}", numbers.fill(lead))?;
        for sign in signs {
            writeln!(out, "- {sign}")?;
        }
    }
    Ok(())
}
