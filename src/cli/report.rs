//! `summary` and the page for a visit: a check in words and as its code's line, and all of it as PDF.

use super::data::{self, Data};
use super::failure::Failure;
use super::print;
use super::shell::Shell;
use super::value::{RangeArgs, id, in_order};
use crate::domain::calendar::WeekStart;
use crate::domain::checker::{Check, Who};
use crate::domain::content::content;
use crate::domain::content::question::{Answer, Question};
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::gate::Profile;
use crate::domain::id::{QuestionId, RuleId};
use crate::domain::insights::{Asked as AskedDays, LONGEST_DAYS, Range, Span};
use crate::domain::journal::Entry;
use crate::domain::report::answered::Answered;
use crate::domain::report::history::History;
use crate::domain::report::paper::Paper;
use crate::domain::report::sheet::Part;
use crate::domain::report::{Given, Report, USUAL_DAYS, code, more_urgent, newest_check};
use crate::domain::words::name::name_of;
use crate::domain::words::report::{check as words, plain, sheet};
use crate::platform::{clock, locale};
use crate::render::pdf;
use crate::store::Store;
use clap::Args;
use serde::Serialize;
use std::io::Write;

#[derive(Debug, Args)]
pub struct SummaryArgs {
    /// The check; the newest about you without it
    #[arg(value_name = "CHECK_ID", value_parser = id())]
    check: Option<i64>,
    /// Print it as JSON
    #[arg(long)]
    json: bool,
}

/// What is on the page, beside its days.
#[derive(Debug, Args)]
pub struct PageArgs {
    /// The check on the page; the newest about you without it
    #[arg(long, value_name = "ID", value_parser = id())]
    check: Option<i64>,
    /// Cracks whose notes are on the page, by id
    #[arg(long, value_name = "IDS|none", value_parser = notes)]
    notes: Option<Notes>,
    /// Your name, for this page alone; it is not kept
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    name: Option<String>,
    /// When you were born, for this page alone; it is not kept
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    born: Option<String>,
    /// A question for the visit; may be given several times
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    question: Vec<String>,
}

impl PageArgs {
    /// Whether something was said about the page.
    pub fn is_given(&self) -> bool {
        let PageArgs { check, notes, name, born, question } = self;
        check.is_some() || notes.is_some() || name.is_some() || born.is_some() || !question.is_empty()
    }
}

/// The ids of cracks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Notes(Vec<i64>);

fn notes(text: &str) -> Result<Notes, String> {
    let refused = || "it takes ids of cracks such as 12,15, or none".to_owned();
    let number = |part: &str| part.trim().parse().ok().filter(|id| *id > 0_i64).ok_or_else(refused);
    match text {
        "none" => Ok(Notes::default()),
        _ => text.split(',').map(number).collect::<Result<_, _>>().map(Notes),
    }
}

/// A check as somebody else reads it.
#[derive(Debug, Serialize)]
struct Summary<'a> {
    check: i64,
    at: Moment,
    who: Who,
    ruleset: &'a str,
    tier: Tier,
    advice: String,
    reasons: Vec<RuleLine>,
    yes: Vec<Asked<'a>>,
    not_sure: Vec<Asked<'a>>,
    no: Vec<Asked<'a>>,
    values: Vec<Valued<'a>>,
    /// The line that the square code holds.
    qr: String,
}

#[derive(Debug, Serialize)]
struct RuleLine {
    rule: RuleId,
    tier: Tier,
    unsure: bool,
    stepped_down: bool,
}

#[derive(Debug, Serialize)]
struct Asked<'a> {
    question: &'a QuestionId,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct Valued<'a> {
    question: &'a QuestionId,
    text: &'a str,
    value: Answer,
}

/// Says the check part of the page, and the line its code holds.
pub fn summary(args: &SummaryArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let store = shell.data.look()?;
    let checks = store.checks(content())?;
    let check = chosen(&checks, args.check)?
        .ok_or_else(|| Failure::failed("no check about you is kept; make one with `unkink check --save`"))?;
    let numbers = shell.data.numbers();
    if args.json {
        return print::json(shell.out, &Summary::of(check, words::advice(content(), &numbers, check).headline));
    }
    write!(shell.out, "{}", plain::summary(content(), &numbers, check))?;
    Ok(())
}

/// The page for a visit as PDF.
pub fn page(range: &RangeArgs, args: &PageArgs, data: &Data) -> Result<Vec<u8>, Failure> {
    range.validate()?;
    let store = data.look()?;
    let report = report(range, args, &store)?;
    let paper = Paper::of_country(locale::country().as_deref());
    let own = store.own_routines()?;
    let named = |uid: &str| own.iter().find(|routine| routine.uid == uid).map(|routine| routine.name.clone());
    let sheet = sheet(content(), &data.numbers(), &report, |id| name_of(content(), named, id));
    pdf::pdf(&sheet, paper, report.made_at, true).map_err(|error| Failure::failed(error.to_string()))
}

fn report(range: &RangeArgs, args: &PageArgs, store: &Store) -> Result<Report, Failure> {
    let checks = store.checks(content())?;
    let check = chosen(&checks, args.check)?;
    let today = data::today(store)?;
    let to = range.to.unwrap_or(today);
    let span = Span { from: range.from.unwrap_or_else(|| to.plus(1 - USUAL_DAYS)), to };
    in_order(span.from, span.to)?;
    if span.days() > LONGEST_DAYS {
        let Span { from, to } = span;
        return Err(Failure::usage(format!("from: {from} to {to} is too long; it takes up to {LONGEST_DAYS} days")));
    }
    let of_other = check.is_some_and(|check| check.who == Who::Other);
    let notes = args.notes.clone().unwrap_or_default();
    let mut notes: Vec<Entry> = notes.0.iter().map(|id| Ok(store.entry(*id)?)).collect::<Result<_, Failure>>()?;
    if of_other && !notes.is_empty() {
        return Err(Failure::usage(
            "notes: this check is about someone else; your own notes do not belong on its page",
        ));
    }
    notes.sort_by_key(|entry| (entry.fields.at, entry.id));
    Ok(Report {
        made_at: clock::now(),
        days: if of_other { None } else { Some((span, history(store, span)?)) },
        given: Given { name: args.name.clone(), born: args.born.clone(), questions: args.question.clone() },
        open: if of_other { None } else { more_urgent(&checks, check).cloned() },
        check: check.cloned(),
        profile: if of_other { Profile::default() } else { store.profile()? },
        notes,
    })
}

/// What happened on these days.
fn history(store: &Store, span: Span) -> Result<History, Failure> {
    let settings = store.settings()?;
    let asked = AskedDays {
        range: Range::Own(span),
        beside: None,
        today: span.to,
        day_start_hour: settings.day_start_hour,
        week_start: WeekStart::of_country(locale::country().as_deref()),
        rest_minutes: settings.refractory_minutes,
    };
    Ok(History { insights: store.insights(&asked)?, more: store.more_counts(span, settings.day_start_hour)? })
}

/// The check that was named, in sight; else the newest own one, if there is any.
fn chosen(checks: &[Check], id: Option<i64>) -> Result<Option<&Check>, Failure> {
    let Some(id) = id else { return Ok(newest_check(checks)) };
    let found = checks.iter().find(|check| check.id == id && check.is_in_sight());
    found
        .map(Some)
        .ok_or_else(|| Failure::failed(format!("check {id} does not exist; `unkink checks` lists those that do")))
}

impl<'a> Summary<'a> {
    fn of(check: &'a Check, advice: String) -> Summary<'a> {
        let answered = Answered::of(content(), &check.answers);
        let asked = |questions: Vec<&'a Question>| {
            questions.into_iter().map(|question| Asked { question: &question.id, text: &question.text }).collect()
        };
        let result = &check.result.assessment;
        let reasons = result.fired.iter().map(|fired| RuleLine {
            rule: fired.rule.clone(),
            tier: fired.tier,
            unsure: fired.unsure,
            stepped_down: fired.stepped_down,
        });
        let values = answered.values.into_iter().map(|(question, value)| Valued {
            question: &question.id,
            text: &question.text,
            value,
        });
        Summary {
            check: check.id,
            at: check.at,
            who: check.who,
            ruleset: &check.ruleset,
            tier: result.tier,
            advice,
            reasons: reasons.collect(),
            yes: asked(answered.yes),
            not_sure: asked(answered.not_sure),
            no: asked(answered.no),
            values: values.collect(),
            qr: code::line(content(), check),
        }
    }
}

/// A part of the page as lines.
pub fn say(out: &mut dyn Write, part: &Part) -> Result<(), Failure> {
    plain::part(part).iter().try_for_each(|line| writeln!(out, "{line}"))?;
    Ok(())
}
