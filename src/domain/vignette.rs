//! Vignettes: made-up people in their own words, each with answers and the tiers that are right for them.
//!
//! The bounds of a vignette are read off the specification of the rules (`content/red-flags.md`, sections 2.2 and 3.1), never
//! off what the program makes of it. `tests/fixtures/vignettes/README.md` says how to write one.

use crate::domain::answers::Answers;
use crate::domain::checker::{Assessment, assess};
use crate::domain::content::Content;
use crate::domain::content::rule::Tier;
use crate::domain::id::RuleId;
use crate::domain::json::{self, Reader};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap};

/// The vignettes that ship with the program: nobody of them was a patient.
const SHIPPED: &str = include_str!("../../tests/fixtures/vignettes/own.jsonl");

/// One made-up person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vignette {
    pub id: String,
    /// What the person says.
    pub text: String,
    pub answers: Answers,
    /// The lowest tier that is right. A result below it is a missed sign.
    pub min_tier: Tier,
    /// The highest tier that is right.
    pub max_tier: Tier,
}

/// A case that cannot be read: its line from 1, and what is wrong with which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadVignette {
    pub line: usize,
    pub problem: String,
}

/// The vignettes of this program.
pub fn shipped(content: &Content) -> Vec<Vignette> {
    read(SHIPPED.as_bytes(), content).unwrap_or_default()
}

/// Reads cases: one a line, or a list of them.
///
/// # Errors
/// Every case that cannot be read; then none counts.
pub fn read(text: &[u8], content: &Content) -> Result<Vec<Vignette>, Vec<BadVignette>> {
    if let Some(encoding) = json::foreign_encoding(text) {
        return Err(vec![BadVignette { line: 1, problem: format!("it is written in {encoding}; save it as UTF-8") }]);
    }
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    let values = values(text).map_err(|(line, problem)| vec![BadVignette { line, problem }])?;
    let (mut cases, mut bad, mut first) = (Vec::new(), Vec::new(), HashMap::new());
    for (line, value) in values {
        match case(value, content) {
            Ok(case) => {
                if let Some(other) = first.insert(case.id.clone(), line) {
                    bad.push(BadVignette {
                        line, problem: format!("id: “{}” is that of line {other} too", case.id)
                    });
                }
                cases.push(case);
            }
            Err(problem) => bad.push(BadVignette { line, problem }),
        }
    }
    if cases.is_empty() && bad.is_empty() {
        bad.push(BadVignette { line: 1, problem: "there are no cases in it".to_owned() });
    }
    if bad.is_empty() { Ok(cases) } else { Err(bad) }
}

fn values(text: &[u8]) -> Result<Vec<(usize, Value)>, (usize, String)> {
    let mut reader = Reader::new(text);
    let mut values = Vec::new();
    if text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[') {
        reader.sign(b'[')?;
        let mut more = !reader.ends_with(b']');
        while more {
            values.push(reader.value()?);
            more = reader.goes_on(b']')?;
        }
        reader.end()?;
    } else {
        while reader.end().is_err() {
            values.push(reader.value()?);
        }
    }
    Ok(values)
}

fn case(value: Value, content: &Content) -> Result<Vignette, String> {
    let Value::Object(mut map) = value else {
        return Err(format!(
            "{} is no case; it takes an object with id, text, answers, min_tier and max_tier",
            json::shown(&value)
        ));
    };
    let id = text(&mut map, "id")?;
    let said = text(&mut map, "text")?;
    let given = match map.remove("answers") {
        Some(Value::Object(given)) => given,
        other => return Err(wrong("answers", other, "an object of question ids and values")),
    };
    let mut answers = Answers::default();
    for (question, answer) in &given {
        answers.set_json(question, answer, content).map_err(|error| format!("answers: {error}"))?;
    }
    let (min_tier, max_tier) = (tier(&mut map, "min_tier")?, tier(&mut map, "max_tier")?);
    if min_tier > max_tier {
        return Err(format!("min_tier: {} is above max_tier; it takes at most {}", min_tier.id(), max_tier.id()));
    }
    match map.keys().next() {
        Some(field) => {
            Err(format!("{field}: it is no field of a case; it takes id, text, answers, min_tier and max_tier"))
        }
        None => Ok(Vignette { id, text: said, answers, min_tier, max_tier }),
    }
}

fn text(map: &mut Map<String, Value>, field: &str) -> Result<String, String> {
    match map.remove(field) {
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(text),
        other => Err(wrong(field, other, "a text")),
    }
}

fn tier(map: &mut Map<String, Value>, field: &str) -> Result<Tier, String> {
    let given = map.remove(field);
    let named = given.as_ref().and_then(Value::as_str);
    let found = Tier::ALL.into_iter().find(|tier| Some(tier.id()) == named);
    found.ok_or_else(|| wrong(field, given, &format!("one of {}", Tier::ALL.map(Tier::id).join(", "))))
}

fn wrong(field: &str, value: Option<Value>, allowed: &str) -> String {
    match value {
        None => format!("{field}: it is missing; it takes {allowed}"),
        Some(value) => format!("{field}: {} is not allowed; it takes {allowed}", json::shown(&value)),
    }
}

/// How a result lies to its band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Less urgent than right: a missed sign.
    Below,
    In,
    /// More urgent than right.
    Above,
}

/// A vignette and what the rules make of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged<'a> {
    pub vignette: &'a Vignette,
    pub assessment: Assessment,
    pub side: Side,
}

impl Vignette {
    /// Works the rules through its answers.
    pub fn judge(&self, content: &Content) -> Judged<'_> {
        let assessment = assess(content, &self.answers);
        let side = match assessment.tier {
            tier if tier < self.min_tier => Side::Below,
            tier if tier > self.max_tier => Side::Above,
            _ => Side::In,
        };
        Judged { vignette: self, assessment, side }
    }
}

/// How the cases of one tier came out.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TierFigures {
    /// The lowest right tier of these cases.
    pub tier: Tier,
    pub cases: usize,
    #[serde(rename = "in")]
    pub within: usize,
    /// Under-triage.
    pub below: usize,
    /// Over-triage.
    pub above: usize,
    /// The share that came out at this tier or above it, 0 to 1; none without cases.
    pub sensitivity: Option<f64>,
}

/// How a set of cases came out.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Most urgent first.
    pub tiers: Vec<TierFigures>,
    pub cases: usize,
    pub below: usize,
    pub above: usize,
    /// Rules that none of them fires, in rule order.
    pub unfired: Vec<RuleId>,
}

impl Figures {
    /// Counts judged cases.
    pub fn of(content: &Content, judged: &[Judged<'_>]) -> Figures {
        let count = |tier: Option<Tier>, side: Option<Side>| {
            let of_tier = |one: &&Judged<'_>| tier.is_none_or(|tier| one.vignette.min_tier == tier);
            judged.iter().filter(of_tier).filter(|one| side.is_none_or(|side| one.side == side)).count()
        };
        let tiers = Tier::ALL.into_iter().rev().map(|tier| {
            let (cases, below) = (count(Some(tier), None), count(Some(tier), Some(Side::Below)));
            let sensitivity = (cases > 0).then(|| (cases - below) as f64 / cases as f64);
            let (within, above) = (count(Some(tier), Some(Side::In)), count(Some(tier), Some(Side::Above)));
            TierFigures { tier, cases, within, below, above, sensitivity }
        });
        let fired: BTreeSet<&RuleId> =
            judged.iter().flat_map(|one| &one.assessment.fired).map(|fired| &fired.rule).collect();
        let unfired = content.rules.iter().map(|rule| &rule.id).filter(|id| !fired.contains(id));
        Figures {
            tiers: tiers.collect(),
            cases: judged.len(),
            below: count(None, Some(Side::Below)),
            above: count(None, Some(Side::Above)),
            unfired: unfired.cloned().collect(),
        }
    }

    /// The figures as lines: per tier how many came out in, below and above their band.
    pub fn lines(&self) -> Vec<String> {
        let tiers = self.tiers.iter().filter(|figures| figures.cases > 0).map(|figures| {
            let TierFigures { tier, cases, within, below, above, sensitivity } = figures;
            format!(
                "{:<16} {cases:>4} cases: {within} in, {below} below, {above} above; sensitivity {:.3}",
                tier.id(),
                sensitivity.unwrap_or_default()
            )
        });
        let all =
            format!("{:<16} {:>4} cases: under-triage {}, over-triage {}", "all", self.cases, self.below, self.above);
        tiers.chain([all]).collect()
    }
}
