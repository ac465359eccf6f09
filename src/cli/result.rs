//! The result of a check in words, as the terminal prints it.

use super::failure::Failure;
use crate::domain::content::content;
use crate::domain::day::Moment;
use crate::domain::settings::Numbers;
use crate::domain::told::{self, Offered, Reason, Told, Unclear};
use crate::domain::words::stamp;
use std::io::Write;

/// The reasons shown before "More reasons".
const FIRST_REASONS: usize = 3;

/// Tells the result: what to do first, then why, then what to watch for.
pub fn tell(out: &mut dyn Write, told: &Told, numbers: &Numbers, at: Moment) -> Result<(), Failure> {
    let texts = &content().texts;
    writeln!(out, "{}\n", told.headline)?;
    let first = [&told.adult, &told.action, &told.meaning, &told.no_signs, &told.not_covered, &told.more_urgent];
    for line in first.into_iter().flatten() {
        writeln!(out, "{line}")?;
    }
    let (first, more) = told.reasons.split_at(FIRST_REASONS.min(told.reasons.len()));
    reasons(out, "Why", first)?;
    reasons(out, &texts.result.more_reasons, more)?;
    for line in &told.unsure {
        writeln!(out, "\n{line}")?;
    }
    would_change(out, told)?;
    moves(out, told)?;
    for sound in &told.sounds {
        writeln!(out, "\n{}", sound.text)?;
        let names: Vec<&str> = sound.offers.iter().map(Offered::name).collect();
        if !names.is_empty() {
            writeln!(out, "With it: {}", names.join(" · "))?;
        }
    }
    writeln!(out, "\n{}. {}", stamp(at), texts.result.information)?;
    warning_list(out, numbers)?;
    writeln!(out, "\n{}", texts.disclaimers.checker_footer)?;
    Ok(())
}

fn reasons(out: &mut dyn Write, lead: &str, reasons: &[Reason]) -> Result<(), Failure> {
    if reasons.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{lead}:")?;
    for Reason { text, action, .. } in reasons {
        let action = action.as_ref().map(|action| format!(" {action}")).unwrap_or_default();
        writeln!(out, "- {text}{action}")?;
    }
    Ok(())
}

/// The questions that were left open and would make the result more urgent.
fn would_change(out: &mut dyn Write, told: &Told) -> Result<(), Failure> {
    if told.would_change.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nWhat would change it: {}", told::would_change(&told.would_change))?;
    for Unclear { text, answered, .. } in &told.would_change {
        writeln!(out, "- {text} {answered}")?;
    }
    Ok(())
}

/// What the result does to routines, and what suits it.
fn moves(out: &mut dyn Write, told: &Told) -> Result<(), Failure> {
    for (title, explain) in &told.closing {
        writeln!(out, "\n{title}. {explain}")?;
    }
    if !told.changing.is_empty() {
        writeln!(out, "\nWhat changes in routines:")?;
        for (title, explain) in &told.changing {
            writeln!(out, "- {title}. {explain}")?;
        }
    }
    if let Some(line) = &told.for_other {
        writeln!(out, "\n{line}")?;
    }
    if let Some(routine) = told.suitable.as_ref().or(told.gentle.as_ref()) {
        writeln!(out, "\n{}: unkink play {}", routine.name, routine.id)?;
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
