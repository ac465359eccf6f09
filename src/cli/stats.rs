//! `stats`: counts by day.

use super::data::last_day;
use super::failure::Failure;
use super::print;
use super::shell::Shell;
use super::value::{RangeArgs, in_order};
use crate::domain::journal::Counts;
use clap::Args;
use std::io::Write;

/// The days counted when no first day is named.
const USUAL_DAYS: i64 = 30;

/// The longest range, a hundred years.
const LONGEST_DAYS: i64 = 36_525;

#[derive(Debug, Args)]
pub struct StatsArgs {
    #[command(flatten)]
    range: RangeArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Counts the days of a range, the last 30 without one.
pub fn stats(args: &StatsArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    args.range.validate()?;
    let store = shell.data.look()?;
    let day_start_hour = store.settings()?.day_start_hour;
    let to = args.range.to.map_or_else(|| last_day(&store), Ok)?;
    let from = args.range.from.unwrap_or_else(|| to.plus(1 - USUAL_DAYS));
    in_order(from, to)?;
    if to.since(from) >= LONGEST_DAYS {
        return Err(Failure::usage(format!("from: {from} to {to} is too long; it takes up to {LONGEST_DAYS} days")));
    }
    let counted = store.stats(from, to, day_start_hour)?;
    if args.json {
        return print::json(shell.out, &counted);
    }
    writeln!(
        shell.out,
        "{:<10}  {:>6}  {:>6}  {:>9}  {:>12}  {:>5}  {:>8}  {:>4}  {:>8}",
        "day", "cracks", "forced", "by itself", "someone else", "urges", "resisted", "pain", "routines"
    )?;
    for day in &counted.days {
        row(shell.out, &day.date.to_string(), &day.counts)?;
    }
    row(shell.out, "together", &counted.totals)
}

fn row(out: &mut dyn Write, name: &str, counts: &Counts) -> Result<(), Failure> {
    let pain = counts.pain_max.map_or_else(String::new, |pain| pain.to_string());
    Ok(writeln!(
        out,
        "{name:<10}  {:>6}  {:>6}  {:>9}  {:>12}  {:>5}  {:>8}  {pain:>4}  {:>8}",
        counts.cracks,
        counts.self_forced,
        counts.spontaneous,
        counts.other_person,
        counts.urges,
        counts.resisted,
        counts.routines
    )?)
}
