//! `urge`: the wish to crack, and what became of it.

use super::failure::Failure;
use super::shell::Shell;
use super::value::{WhenArgs, choice, scale};
use super::{print, routine};
use crate::domain::exercise::Region;
use crate::domain::journal::{Outcome, UrgeFields};
use crate::domain::urge::WAIT;
use crate::platform::clock;
use clap::Args;

#[derive(Debug, Args)]
pub struct UrgeArgs {
    /// How strong it is
    #[arg(long, value_name = "0-10", value_parser = scale, allow_hyphen_values = true)]
    level: u8,
    /// How strong it is afterwards
    #[arg(long, value_name = "0-10", value_parser = scale, allow_hyphen_values = true)]
    level_after: Option<u8>,
    #[arg(long, value_parser = choice(&Region::ALL, Region::id))]
    region: Option<Region>,
    /// How it ended; `cracked` also saves a crack
    #[arg(long, value_parser = choice(Outcome::ALL, Outcome::id))]
    outcome: Option<Outcome>,
    /// What you did instead: a routine, an exercise or `wait`
    #[arg(long, value_name = "ROUTINE_OR_EXERCISE", allow_hyphen_values = true)]
    alternative: Option<String>,
    /// Anything, up to 100,000 characters
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, allow_hyphen_values = true)]
    note: String,
    #[command(flatten)]
    when: WhenArgs,
    /// Print the urge as JSON
    #[arg(long)]
    json: bool,
}

/// Saves an urge.
pub fn urge(args: &UrgeArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let now = clock::now();
    let fields = UrgeFields {
        at: args.when.moment(now)?.unwrap_or(now),
        region: args.region,
        level: args.level,
        level_after: args.level_after,
        alternative: args.alternative.clone(),
        outcome: args.outcome,
        entry: None,
        note: args.note.clone(),
    };
    fields.validate()?;
    let store = shell.data.open()?;
    if let Some(name) = args.alternative.as_deref().filter(|name| *name != WAIT)
        && !routine::is_known(name, &store)?
    {
        return Err(Failure::failed(format!("alternative: {}", routine::unknown(name).message())));
    }
    let urge = store.add_urge(&fields, now)?;
    if args.json {
        return print::json(shell.out, &urge);
    }
    Ok(writeln!(shell.out, "{}", urge.id)?)
}
