//! `checks`: those that are saved, one worked through today's rules, two side by side.

use super::failure::Failure;
use super::shell::Shell;
use super::value::id;
use super::{print, report};
use crate::domain::checker::{Check, Who};
use crate::domain::comparison::{again, compare};
use crate::domain::content::content;
use crate::domain::settings::Numbers;
use crate::domain::words::comparison::{self, Compared, Row, Section};
use crate::domain::words::kept::ANSWERS_REMOVED;
use crate::domain::words::report::check as words;
use crate::domain::words::stamp;
use clap::{Args, Subcommand};
use std::io::Write;

#[derive(Debug, Args)]
pub struct ChecksArgs {
    /// Print JSON
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    what: Option<Wanted>,
}

#[derive(Debug, Subcommand)]
enum Wanted {
    /// Show one check with its answers
    Show {
        #[arg(value_name = "ID", value_parser = id())]
        check: i64,
    },
    /// Work the answers of a check through today's rules; the saved check stays as it is
    Again {
        #[arg(value_name = "ID", value_parser = id())]
        check: i64,
    },
    /// Put two checks side by side
    Compare {
        #[arg(value_name = "A", value_parser = id())]
        first: i64,
        #[arg(value_name = "B", value_parser = id())]
        second: i64,
    },
}

/// Lists checks, or shows what was asked about one or two of them.
pub fn checks(args: &ChecksArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let store = shell.data.look()?;
    let kept = store.checks(content())?;
    let listed: Vec<Check> = kept.iter().filter(|check| check.is_listed()).map(Check::as_listed).collect();
    let numbers = shell.data.numbers();
    match &args.what {
        None if args.json => print::json(shell.out, &listed),
        None if listed.is_empty() => Ok(writeln!(shell.out, "No check is kept yet.")?),
        None => listed.iter().try_for_each(|check| line(shell.out, check)),
        Some(Wanted::Show { check }) => {
            let check = find(&listed, *check)?;
            if args.json { print::json(shell.out, check) } else { show(shell.out, check, &numbers) }
        }
        Some(Wanted::Again { check }) => {
            let check = find(&listed, *check)?;
            if check.is_bare() {
                return Err(Failure::failed(format!("check {}: {ANSWERS_REMOVED}", check.id)));
            }
            let again = again(content(), check);
            if args.json {
                return print::json(shell.out, &again);
            }
            say(shell.out, &comparison::again(content(), &numbers, &again))
        }
        Some(Wanted::Compare { first, second }) => {
            let (first, second) = (find(&listed, *first)?, find(&listed, *second)?);
            let compared = compare(content(), first, second);
            if args.json {
                return print::json(shell.out, &compared);
            }
            say(shell.out, &comparison::compare(content(), &numbers, [first, second], &compared))
        }
    }
}

fn find(checks: &[Check], id: i64) -> Result<&Check, Failure> {
    let found = checks.iter().find(|check| check.id == id);
    found.ok_or_else(|| Failure::failed(format!("check {id} does not exist; `unkink checks` lists those that do")))
}

/// One check on one line.
fn line(out: &mut dyn Write, check: &Check) -> Result<(), Failure> {
    let tier = check.result.assessment.tier;
    let headline = content().texts.tier(tier).map(|text| text.headline.as_str()).unwrap_or_default();
    let whose = (check.who == Who::Other).then(|| "about someone else".to_owned());
    let seen = check.seen_at.map(|at| format!("seen {}", stamp(at)));
    let bare = check.is_bare().then(|| "answers removed".to_owned());
    let more: String = [whose, seen, bare].into_iter().flatten().map(|part| format!(" · {part}")).collect();
    Ok(writeln!(out, "{:>5}  {}  {headline}{more}", check.id, stamp(check.at))?)
}

fn show(out: &mut dyn Write, check: &Check, numbers: &Numbers) -> Result<(), Failure> {
    report::say(out, &words::part(content(), numbers, check))?;
    if let Some(part) = words::answered_no(content(), check) {
        writeln!(out)?;
        report::say(out, &part)?;
    }
    let sha256 = check.ruleset_sha256.as_deref().unwrap_or("not kept by the Unkink that made it");
    Ok(writeln!(out, "\nQuestions and rules: version {}, SHA-256 {sha256}", check.ruleset)?)
}

fn say(out: &mut dyn Write, compared: &Compared) -> Result<(), Failure> {
    compared.lead.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    for section in &compared.sections {
        match section {
            Section::Table { title, heads: [first, second], rows } => {
                writeln!(out, "\n{title}")?;
                for Row { what, first: one, second: other } in rows {
                    writeln!(out, "- {what}\n    {first}: {one}\n    {second}: {other}")?;
                }
            }
            Section::List { title, items } => {
                writeln!(out, "\n{title}")?;
                items.iter().try_for_each(|item| writeln!(out, "- {item}"))?;
            }
        }
    }
    Ok(())
}
