//! `day`: what is said about a day as a whole.

use super::failure::Failure;
use super::shell::Shell;
use super::value::{day as date, scale};
use super::{data, print};
use crate::domain::day::Day;
use crate::domain::journal::DayCard;
use crate::platform::clock;
use clap::Args;

#[derive(Debug, Args)]
pub struct DayArgs {
    /// The day; today without it
    #[arg(value_name = "DATE", value_parser = date)]
    date: Option<Day>,
    /// Back or neck pain on that day
    #[arg(long, value_name = "0-10", value_parser = scale, allow_hyphen_values = true)]
    pain: Option<u8>,
    /// Hours sat on that day
    #[arg(long, value_name = "0-24", value_parser = hours, allow_hyphen_values = true)]
    sat: Option<u8>,
    /// Anything, up to 100,000 characters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// Empty a field
    #[arg(long, value_name = "FIELD", value_parser = clearable, allow_hyphen_values = true)]
    clear: Vec<Field>,
    /// Print the day card as JSON
    #[arg(long)]
    json: bool,
}

/// A field of a day card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Pain,
    Sat,
    Note,
}

impl Field {
    fn name(self) -> &'static str {
        match self {
            Field::Pain => "pain",
            Field::Sat => "sat",
            Field::Note => "note",
        }
    }
}

/// A field by its option, or by its name in the card.
fn clearable(text: &str) -> Result<Field, String> {
    match text.replace('-', "_").as_str() {
        "pain" | "pain_today" => Ok(Field::Pain),
        "sat" | "sit_hours" => Ok(Field::Sat),
        "note" => Ok(Field::Note),
        _ => Err("it takes one of pain, sat, note".to_owned()),
    }
}

fn hours(text: &str) -> Result<u8, String> {
    let number = text.parse::<u8>().ok().filter(|number| *number <= 24);
    number.ok_or_else(|| "it takes whole hours from 0 to 24".to_owned())
}

impl DayArgs {
    fn given(&self, field: Field) -> bool {
        match field {
            Field::Pain => self.pain.is_some(),
            Field::Sat => self.sat.is_some(),
            Field::Note => self.note.is_some(),
        }
    }

    fn changes(&self) -> bool {
        !self.clear.is_empty() || [Field::Pain, Field::Sat, Field::Note].into_iter().any(|field| self.given(field))
    }

    fn put(&self, card: &mut DayCard) {
        for field in &self.clear {
            match field {
                Field::Pain => card.pain_today = None,
                Field::Sat => card.sit_hours = None,
                Field::Note => card.note.clear(),
            }
        }
        card.pain_today = self.pain.or(card.pain_today);
        card.sit_hours = self.sat.or(card.sit_hours);
        if let Some(note) = &self.note {
            card.note.clone_from(note);
        }
    }
}

/// Shows a day card, after the changes asked for.
pub fn day(args: &DayArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    if let Some(field) = args.clear.iter().find(|field| args.given(**field)) {
        return Err(Failure::usage(format!("{}: it cannot be set and cleared at once", field.name())));
    }
    let store = if args.changes() { shell.data.open()? } else { shell.data.look()? };
    let today = data::today(&store)?;
    let date = args.date.unwrap_or(today);
    if date > today {
        return Err(Failure::usage(format!("DATE: {date} lies in the future (today is {today})")));
    }
    let card = match args.changes() {
        true => Some(store.change_day(date, clock::now(), |card| args.put(card))?),
        false => store.day(date)?,
    };
    if args.json {
        return print::json(shell.out, &card);
    }
    let said = card.as_ref().map(said).unwrap_or_default();
    writeln!(shell.out, "{date}  {}", if said.is_empty() { "nothing said".to_owned() } else { said.join(" · ") })?;
    for line in card.iter().flat_map(|card| card.note.lines()) {
        writeln!(shell.out, "            {line}")?;
    }
    Ok(())
}

fn said(card: &DayCard) -> Vec<String> {
    let pain = card.pain_today.map(|pain| format!("pain {pain}"));
    let sat = card.sit_hours.map(|hours| format!("{hours} h sat"));
    pain.into_iter().chain(sat).collect()
}
