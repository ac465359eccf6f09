//! `reminders`: when the window reminds to get up. The terminal calls out none.

use super::data::{self, Data};
use super::failure::Failure;
use super::print;
use super::shell::Shell;
use crate::domain::reminder::calendar::calendar;
use crate::domain::reminder::{Clock, Hours, LOCKED, NEXT_DAY, Reminders, WeekDay};
use crate::domain::words::stamp;
use crate::platform::clock::{self, WallTime};
use clap::Args;

#[derive(Debug, Args)]
pub struct RemindersArgs {
    /// One every hour between these times, such as 9:00-17:00 or 22:00-6:00; off for none
    #[arg(long, value_name = "FROM-TO", value_parser = hours)]
    hourly: Option<Span>,
    /// A time of day, in place of those that are set; may be given again
    #[arg(long, value_name = "TIME", value_parser = str::parse::<Clock>)]
    at: Vec<Clock>,
    /// No times of day
    #[arg(long, conflicts_with = "at")]
    no_times: bool,
    /// The days of the week, such as mon,tue,fri
    #[arg(long, value_name = "DAYS", value_delimiter = ',', value_parser = week_day)]
    days: Vec<WeekDay>,
    /// Hours without any, such as 20:00-8:00; off for none
    #[arg(long, value_name = "FROM-TO", value_parser = hours)]
    quiet: Option<Span>,
    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

/// Hours, or none.
#[derive(Clone, Copy, Debug)]
struct Span(Option<Hours>);

fn hours(text: &str) -> Result<Span, String> {
    if text == "off" { Ok(Span(None)) } else { text.parse().map(|hours| Span(Some(hours))) }
}

fn week_day(text: &str) -> Result<WeekDay, String> {
    let found =
        WeekDay::ALL.into_iter().find(|day| day.name().get(..3).is_some_and(|short| short.eq_ignore_ascii_case(text)));
    found.ok_or_else(|| "it takes mon, tue, wed, thu, fri, sat, sun".to_owned())
}

impl RemindersArgs {
    fn changes(&self) -> bool {
        self.hourly.is_some() || self.quiet.is_some() || self.no_times || !self.at.is_empty() || !self.days.is_empty()
    }

    fn put(&self, kept: &mut Reminders) {
        kept.hourly = self.hourly.map_or(kept.hourly, |span| span.0);
        kept.quiet = self.quiet.map_or(kept.quiet, |span| span.0);
        if self.no_times || !self.at.is_empty() {
            kept.times = self.at.iter().copied().collect();
        }
        if !self.days.is_empty() {
            kept.days = self.days.iter().copied().collect();
        }
    }
}

/// Shows when they are due, after the changes asked for.
pub fn reminders(args: &RemindersArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let now = clock::now();
    let kept = match args.changes() {
        true => shell.data.open()?.change_settings(now, |settings| args.put(&mut settings.reminders))?.reminders,
        false => shell.data.look()?.settings()?.reminders,
    };
    if args.json {
        return print::json(shell.out, &kept);
    }
    if kept.hourly.is_none() && kept.times.is_empty() {
        return Ok(writeln!(shell.out, "No reminders are set.")?);
    }
    let said = |hours: Option<Hours>| hours.map_or_else(|| "none".to_owned(), |hours| hours.to_string());
    let days: Vec<&str> = kept.days.iter().map(|day| day.name()).collect();
    let times: Vec<String> = kept.times.iter().map(Clock::to_string).collect();
    writeln!(shell.out, "Every hour: {}", said(kept.hourly))?;
    writeln!(shell.out, "Times of day: {}", if times.is_empty() { "none".to_owned() } else { times.join(", ") })?;
    writeln!(shell.out, "Days: {}", if days.len() == 7 { "all".to_owned() } else { days.join(", ") })?;
    if kept.needs_next_day() {
        writeln!(shell.out, "{NEXT_DAY}")?;
    }
    writeln!(shell.out, "Quiet hours: {}", said(kept.quiet))?;
    if is_locked(&shell.data)? {
        return Ok(writeln!(shell.out, "Next: none. {LOCKED}")?);
    }
    match kept.next(now, |time| clock::local(time).map(WallTime::first)) {
        Some(next) => writeln!(shell.out, "Next: {}, while the window is open", stamp(next))?,
        None => writeln!(shell.out, "Next: none. The quiet hours hold all of them.")?,
    }
    Ok(())
}

fn is_locked(data: &Data) -> Result<bool, Failure> {
    let store = data.look()?;
    Ok(!data::standing(&store)?.locks.is_empty())
}

/// The reminders as a calendar file.
pub fn to_take_along(data: &Data) -> Result<String, Failure> {
    if is_locked(data)? {
        return Err(Failure::failed(LOCKED));
    }
    let kept = data.look()?.settings()?.reminders;
    calendar(&kept, clock::now())
        .ok_or_else(|| Failure::failed("no reminders are set, so there is nothing to take along"))
}
