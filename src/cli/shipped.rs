//! `questions` and `rules`: what a check asks and why, as shipped, and what Unkink is for.

use super::failure::Failure;
use super::shell::Shell;
use crate::domain::content::{EMBEDDED, content};
use clap::Args;

#[derive(Debug, Args)]
pub struct ShippedArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
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

/// The rules, as shipped.
pub fn rules(args: &ShippedArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    if args.json {
        return Ok(write!(shell.out, "{}", EMBEDDED.rules)?);
    }
    let numbers = shell.data.numbers();
    let about = &content().texts.about;
    writeln!(shell.out, "{}", about.title)?;
    for line in about.lines() {
        writeln!(shell.out, "  {line}")?;
    }
    writeln!(shell.out, "\nVersion {}\n", content().ruleset)?;
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
