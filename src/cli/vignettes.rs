//! `check --vignettes`: judges a file of made-up cases by the rules.

use super::failure::Failure;
use super::print::{self, Plain};
use super::sheets::read;
use super::shell::Shell;
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::id::RuleId;
use crate::domain::vignette::{self, BadVignette, Figures, Judged, Side, TierFigures, Vignette};
use serde::Serialize;
use std::ffi::OsStr;
use std::io::Write;

/// What is printed as JSON.
#[derive(Serialize)]
struct Report<'a> {
    ruleset: &'a str,
    ruleset_sha256: &'a str,
    cases: usize,
    below: usize,
    above: usize,
    tiers: &'a [TierFigures],
    outside: Vec<Outside<'a>>,
    unfired: &'a [RuleId],
}

/// A case that came out outside its band.
#[derive(Serialize)]
struct Outside<'a> {
    id: &'a str,
    text: &'a str,
    side: Side,
    min_tier: Tier,
    max_tier: Tier,
    tier: Tier,
    fired: Vec<&'a RuleId>,
}

/// Judges the cases of `file`. Status 1 when one came out below its band.
pub fn check(file: &OsStr, json: bool, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let name = if file == "-" { "the input".into() } else { file.to_string_lossy() };
    let text = read(file, shell)?;
    let cases = vignette::read(&text, content()).map_err(|bad| refused(&name, &bad))?;
    let judged: Vec<Judged<'_>> = cases.iter().map(|case| case.judge(content())).collect();
    let figures = Figures::of(content(), &judged);
    let outside: Vec<Outside<'_>> = judged.iter().filter(|one| one.side != Side::In).map(Outside::of).collect();
    if json {
        let report = Report {
            ruleset: &content().ruleset,
            ruleset_sha256: &content().ruleset_sha256,
            cases: figures.cases,
            below: figures.below,
            above: figures.above,
            tiers: &figures.tiers,
            outside,
            unfired: &figures.unfired,
        };
        print::json(shell.out, &report)?;
    } else {
        say(&figures, &outside, &mut Plain(shell.out))?;
    }
    if figures.below > 0 { Err(Failure::Said) } else { Ok(()) }
}

impl<'a> Outside<'a> {
    fn of(one: &'a Judged<'a>) -> Outside<'a> {
        let Vignette { id, text, min_tier, max_tier, .. } = one.vignette;
        Outside {
            id,
            text,
            side: one.side,
            min_tier: *min_tier,
            max_tier: *max_tier,
            tier: one.assessment.tier,
            fired: one.assessment.fired.iter().map(|fired| &fired.rule).collect(),
        }
    }
}

fn say(figures: &Figures, outside: &[Outside<'_>], out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "Rules {}, SHA-256 {}", content().ruleset, content().ruleset_sha256)?;
    figures.lines().iter().try_for_each(|line| writeln!(out, "{line}"))?;
    for one in outside {
        let side = if one.side == Side::Below { "below" } else { "above" };
        let band = match one.min_tier == one.max_tier {
            true => one.min_tier.id().to_owned(),
            false => format!("{} to {}", one.min_tier.id(), one.max_tier.id()),
        };
        let fired: Vec<&str> = one.fired.iter().map(|rule| rule.as_str()).collect();
        writeln!(out, "\n{side}: {} came out as {}, right is {band}", one.id, one.tier.id())?;
        writeln!(out, "    {}", one.text)?;
        writeln!(out, "    fired: {}", if fired.is_empty() { "none".to_owned() } else { fired.join(" ") })?;
    }
    if !figures.unfired.is_empty() {
        let ids: Vec<&str> = figures.unfired.iter().map(|rule| rule.as_str()).collect();
        writeln!(out, "\nRules that no case fires: {}", ids.join(" "))?;
    }
    Ok(())
}

fn refused(name: &str, bad: &[BadVignette]) -> Failure {
    let lines: Vec<String> = bad.iter().map(|bad| format!("{name}, line {}: {}", bad.line, bad.problem)).collect();
    Failure::failed(lines.join("\n"))
}
