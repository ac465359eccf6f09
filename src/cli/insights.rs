//! `insights`: every figure of the Insights page, by the id of its chart.

use super::data::last_day;
use super::failure::Failure;
use super::print;
use super::shell::Shell;
use super::value::{RangeArgs, day, in_order};
use crate::domain::calendar::WeekStart;
use crate::domain::chart::{Chart, Table};
use crate::domain::content::content;
use crate::domain::day::Day;
use crate::domain::insights::{Asked, LONGEST_DAYS, Range, Span};
use crate::domain::words::insights::{Told, charts, days, length};
use crate::domain::words::name::name_of;
use crate::platform::locale;
use clap::Args;
use std::io::Write;

#[derive(Debug, Args)]
pub struct InsightsArgs {
    #[command(flatten)]
    range: RangeArgs,
    /// The first day of as many days to compare with; without it, those right before
    #[arg(long, value_name = "DATE", value_parser = day, allow_hyphen_values = true)]
    beside: Option<Day>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Says what the journal shows over a range, four weeks without a first day.
pub fn insights(args: &InsightsArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    args.range.validate()?;
    let store = shell.data.look()?;
    let settings = store.settings()?;
    let today = last_day(&store)?;
    let to = args.range.to.unwrap_or(today);
    let span = args.range.from.map_or_else(|| Range::Weeks4.span(to, None), |from| Span { from, to });
    in_order(span.from, span.to)?;
    if span.days() > LONGEST_DAYS {
        let Span { from, to } = span;
        return Err(Failure::usage(format!("from: {from} to {to} is too long; it takes up to {LONGEST_DAYS} days")));
    }
    let asked = Asked {
        range: Range::Own(span),
        beside: args.beside,
        today,
        day_start_hour: settings.day_start_hour,
        week_start: WeekStart::of_country(locale::country().as_deref()),
        rest_minutes: settings.refractory_minutes,
    };
    let found = store.insights(&asked)?;
    if args.json {
        return print::json(shell.out, &found);
    }
    let own = store.own_routines()?;
    let named = |uid: &str| own.iter().find(|routine| routine.uid == uid).map(|routine| routine.name.clone());
    let name = |id: &str| name_of(content(), named, id);
    let told = Told { content: content(), week_start: asked.week_start, today, name: &name };
    writeln!(shell.out, "{}, {}", length(span.days()), days(span.from, span.to, today))?;
    for chart in charts(&found, &told) {
        say(shell.out, &chart)?;
    }
    Ok(())
}

fn say(out: &mut dyn Write, chart: &Chart) -> Result<(), Failure> {
    writeln!(out, "\n{}\n{}", chart.title, chart.reading)?;
    if let Some(note) = &chart.note {
        writeln!(out, "{note}")?;
    }
    if chart.enough { rows(out, &chart.table) } else { Ok(()) }
}

/// Columns side by side, numbers to the right.
fn rows(out: &mut dyn Write, table: &Table) -> Result<(), Failure> {
    let lines = || [&table.head].into_iter().chain(&table.rows);
    let wide = |column: usize| {
        lines().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    for line in lines().filter(|_| !table.rows.is_empty()) {
        let cells = line.iter().enumerate().map(|(column, cell)| match column {
            0 => format!("  {cell:<0$}", wide(0)),
            _ => format!("{cell:>0$}", wide(column)),
        });
        writeln!(out, "{}", cells.collect::<Vec<_>>().join("  "))?;
    }
    Ok(())
}
