//! `questions` and `rules`: what a check asks and why, as shipped, and what Unkink is for.

use super::failure::Failure;
use super::print;
use super::shell::Shell;
use crate::domain::catalogue::{Catalogue, Kind};
use crate::domain::content::{EMBEDDED, content};
use crate::domain::words::changes::change;
use clap::Args;

#[derive(Debug, Args)]
pub struct ShippedArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Only what has these words or ids: questions, rules, named conditions, gates, sounds, sources, and where each is used
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    #[command(flatten)]
    shipped: ShippedArgs,
}

/// The questionnaire, as shipped.
pub fn questions(args: &ShippedArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    if args.json {
        return Ok(write!(shell.out, "{}", EMBEDDED.questions)?);
    }
    for screen in &content().screens {
        writeln!(shell.out, "{} {}\n{}\n", screen.id, screen.title, screen.intro)?;
        for question in &screen.questions {
            writeln!(shell.out, "  {}: {}", question.id, question.text)?;
            if let Some(help) = &question.help {
                writeln!(shell.out, "    {help}")?;
            }
            writeln!(shell.out, "    Takes {}. {}", question.answer.allowed(), question.why)?;
        }
        writeln!(shell.out)?;
    }
    Ok(())
}

/// The rules, as shipped, or what is found in the catalogue of them.
pub fn rules(args: &RulesArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    if let Some(search) = &args.search {
        return found(search, args.shipped.json, shell);
    }
    if args.shipped.json {
        return Ok(write!(shell.out, "{}", EMBEDDED.rules)?);
    }
    let numbers = shell.data.numbers();
    let about = &content().texts.about;
    writeln!(shell.out, "{}", about.title)?;
    for line in about.lines() {
        writeln!(shell.out, "  {line}")?;
    }
    writeln!(shell.out, "\nVersion {}, SHA-256 {}", content().ruleset, content().ruleset_sha256)?;
    for changes in &about.changes {
        writeln!(shell.out, "\nWhat changed with version {}", changes.version)?;
        for line in &changes.lines {
            writeln!(shell.out, "  {}", change(line))?;
        }
    }
    writeln!(shell.out)?;
    for rule in &content().rules {
        writeln!(shell.out, "{} {}: {}", rule.id, rule.tier.id(), numbers.fill(&rule.reason))?;
        writeln!(shell.out, "    When {}", rule.when_text)?;
        writeln!(shell.out, "    Can be a sign of {}. {}", rule.could_be, rule.sources_shown.join("; "))?;
    }
    for interpretation in &content().interpretations {
        writeln!(shell.out, "{} {}: {}", interpretation.id, interpretation.sound_or_habit, interpretation.text)?;
        writeln!(shell.out, "    When {}", interpretation.when_text)?;
    }
    Ok(())
}

fn found(search: &str, json: bool, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let catalogue = Catalogue::of(content());
    let records = catalogue.search(search);
    if json {
        return print::json(shell.out, &records);
    }
    if records.is_empty() {
        return Ok(writeln!(shell.out, "Nothing has these words.")?);
    }
    let numbers = shell.data.numbers();
    for record in records {
        writeln!(shell.out, "{} {}: {}", kind(record.kind), record.id, numbers.fill(&record.title))?;
        record.lines.iter().try_for_each(|line| writeln!(shell.out, "    {}", numbers.fill(line)))?;
        if let Some(when) = &record.when {
            writeln!(shell.out, "    When {when}")?;
        }
        for (lead, links) in [("Reads", &record.uses), ("Used by", &record.used_by)] {
            if !links.is_empty() {
                let ids: Vec<&str> = links.iter().map(|link| link.id.as_str()).collect();
                writeln!(shell.out, "    {lead}: {}", ids.join(", "))?;
            }
        }
        if !record.sources.is_empty() {
            writeln!(shell.out, "    Sources: {}", record.sources.join("; "))?;
        }
        if !record.people.is_empty() {
            let ids: Vec<&str> = record.people.iter().map(|person| person.id.as_str()).collect();
            writeln!(shell.out, "    Made-up people for whom it holds: {}", ids.join(", "))?;
        }
    }
    Ok(())
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Question => "Question",
        Kind::Rule => "Rule",
        Kind::Macro => "Condition",
        Kind::Gate => "Gate",
        Kind::Interpretation => "Sound",
        Kind::Source => "Source",
        Kind::JournalRule => "Journal rule",
        Kind::Routine => "Routine",
        Kind::Exercise => "Exercise",
        Kind::Card => "Card",
    }
}
