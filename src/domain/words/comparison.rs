//! Two results beside each other in words.

use crate::domain::checker::{Check, Who};
use crate::domain::comparison::{Again, Comparison, Differences, HowFired};
use crate::domain::content::Content;
use crate::domain::content::question::Answer;
use crate::domain::content::rule::Tier;
use crate::domain::id::{GateId, QuestionId, RuleId};
use crate::domain::settings::Numbers;
use crate::domain::words::answer::answer;
use crate::domain::words::changes::change;
use crate::domain::words::kept::ANSWERS_REMOVED;
use crate::domain::words::made_on::made_on;
use crate::domain::words::{lower_first, ruleset};

/// A comparison as it is read: first what matters, then tables and lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Sentences, the most important first.
    pub lead: Vec<String>,
    pub sections: Vec<Section>,
}

/// A part of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    /// One thing a row, as it is in each of both.
    Table {
        title: &'static str,
        heads: [String; 2],
        rows: Vec<Row>,
    },
    List {
        title: &'static str,
        items: Vec<String>,
    },
}

/// See [`Section::Table`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub what: String,
    pub first: String,
    pub second: String,
}

/// A check and what today's rules make of its answers.
pub fn again(content: &Content, numbers: &Numbers, again: &Again) -> Compared {
    let (then, today) = (again.differences.tier.first, again.differences.tier.second);
    let rules = match again.same_rules {
        Some(true) => "The questions and rules have not changed since.".to_owned(),
        Some(false) if again.ruleset.is_same() => {
            format!("The questions and rules have changed since, still as those of {}.", ruleset(&again.ruleset.second))
        }
        Some(false) => format!(
            "The questions and rules have changed since: those of {} then, of {} today.",
            ruleset(&again.ruleset.first),
            ruleset(&again.ruleset.second)
        ),
        None => "An older Unkink made this check and did not keep by which questions and rules.".to_owned(),
    };
    let mut lead = vec![match today == then {
        true => format!("Today’s rules give the same result: {}.", headline(content, then)),
        false => format!("Today’s rules give: {}. Saved is: {}.", headline(content, today), headline(content, then)),
    }];
    if today > then {
        let action = content.texts.tier(today).map(|tier| numbers.fill(&tier.action)).unwrap_or_default();
        lead.push(format!("That is more urgent. If these answers are still true: {action}"));
    }
    if today < then {
        lead.push("The more urgent of the two counts: follow the saved result until you have been seen.".to_owned());
    }
    lead.push(rules);
    lead.push("The saved check stays as it is.".to_owned());
    let heads = ["As saved".to_owned(), "By today’s rules".to_owned()];
    let mut sections = of_results(content, numbers, &again.differences, &heads);
    let unfit = again.unfit.iter().map(|(id, value)| match content.question(id) {
        Some(question) => format!("{} It was answered with {value}.", question.text),
        None => format!("“{id}”, which is not asked any more: {value}"),
    });
    sections.extend(list("Answers that no longer fit, and count for nothing", unfit.collect()));
    if again.same_rules != Some(true) {
        let since = content.texts.about.changes_since(&again.ruleset.first).flat_map(|changes| &changes.lines);
        sections.extend(list("What changed in the rules since", since.map(change).collect()));
        let asked = again.unanswered.iter().map(|id| text(content, id)).collect();
        sections.extend(list("Asked today, and not answered then", asked));
    }
    Compared { lead, sections }
}

/// Two checks side by side.
pub fn compare(content: &Content, numbers: &Numbers, checks: [&Check; 2], comparison: &Comparison) -> Compared {
    let [first, second] = checks;
    let result = |place: &str, check: &Check| {
        let whose = if check.who == Who::Other { ", about someone else" } else { "" };
        let result = headline(content, check.result.assessment.tier);
        format!("{place}: {}{whose}. {result}.", lower_first(&named(check, &checks)))
    };
    let heads = ["First", "Second"].map(str::to_owned);
    let mut lead = vec![result("First", first), result("Second", second)];
    if first.who != second.who {
        lead.push("One is about you, the other about someone else.".to_owned());
    }
    let known = |check: &Check| check.ruleset_sha256.clone();
    if !comparison.ruleset.is_same()
        || (known(first).is_some() && known(second).is_some() && known(first) != known(second))
    {
        let (one, other) = (ruleset(&comparison.ruleset.first), ruleset(&comparison.ruleset.second));
        lead.push(format!("They were made by different questions and rules: those of {one} and those of {other}."));
    }
    if checks.iter().any(|check| check.is_bare()) {
        lead.push(ANSWERS_REMOVED.to_owned());
    } else if comparison.answers.is_empty() {
        lead.push("The answers are the same.".to_owned());
    }
    let rows = comparison.answers.iter().map(|differs| Row {
        what: text(content, &differs.question),
        first: given(content, &differs.question, differs.answer.first.as_ref()),
        second: given(content, &differs.question, differs.answer.second.as_ref()),
    });
    let mut sections: Vec<Section> = table("Answers that differ", &heads, rows.collect()).into_iter().collect();
    sections.extend(of_results(content, numbers, &comparison.differences, &heads));
    Compared { lead, sections }
}

/// "Check of 21 November 2026, 10:12", told from the others of `among`.
pub fn named(check: &Check, among: &[&Check]) -> String {
    format!("Check of {}", made_on(check, among))
}

fn of_results(content: &Content, numbers: &Numbers, found: &Differences, heads: &[String; 2]) -> Vec<Section> {
    let fired = found.fired.iter().map(|differs| Row {
        what: content
            .rule(&differs.rule)
            .map_or_else(|| format!("Rule {}, which is gone", differs.rule), |rule| numbers.fill(&rule.reason)),
        first: fires(content, differs.how.first),
        second: fires(content, differs.how.second),
    });
    let row = |what: String, is_first: bool| {
        let said = |yes: bool| if yes { "Yes" } else { "No" }.to_owned();
        Row { what, first: said(is_first), second: said(!is_first) }
    };
    let sound =
        |id: &RuleId| content.interpretation(id).map_or_else(|| id.to_string(), |found| found.sound_or_habit.clone());
    let gate = |id: &GateId| content.gate(id).map_or_else(|| id.to_string(), |gate| gate.title.clone());
    let (sounds, gates) = (&found.interpretations, &found.gates);
    let sounds = sounds
        .only_first
        .iter()
        .map(|id| row(sound(id), true))
        .chain(sounds.only_second.iter().map(|id| row(sound(id), false)));
    let gates = gates
        .only_first
        .iter()
        .map(|id| row(gate(id), true))
        .chain(gates.only_second.iter().map(|id| row(gate(id), false)));
    [
        table("Reasons that differ", heads, fired.collect()),
        table("Sounds and habits", heads, sounds.collect()),
        table("What changes in routines", heads, gates.collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn fires(content: &Content, how: Option<HowFired>) -> String {
    let Some(how) = how else { return "Does not apply".to_owned() };
    let headline = headline(content, how.tier);
    match (how.stepped_down, how.unsure) {
        (true, _) => format!("{headline}, one step lower because of “not sure”"),
        (false, true) => format!("{headline}, “not sure” beside a sure sign"),
        (false, false) => headline,
    }
}

fn given(content: &Content, id: &QuestionId, given: Option<&Answer>) -> String {
    match (content.question(id), given) {
        (Some(question), Some(given)) => {
            let said = answer(content, question, given);
            if said.is_empty() { "None chosen".to_owned() } else { said }
        }
        _ => "Not answered".to_owned(),
    }
}

fn text(content: &Content, id: &QuestionId) -> String {
    content.question(id).map_or_else(|| id.to_string(), |question| question.text.clone())
}

fn headline(content: &Content, tier: Tier) -> String {
    content.texts.tier(tier).map(|tier| tier.headline.trim_end_matches('.').to_owned()).unwrap_or_default()
}

fn table(title: &'static str, heads: &[String; 2], rows: Vec<Row>) -> Option<Section> {
    (!rows.is_empty()).then(|| Section::Table { title, heads: heads.clone(), rows })
}

fn list(title: &'static str, items: Vec<String>) -> Option<Section> {
    (!items.is_empty()).then_some(Section::List { title, items })
}
