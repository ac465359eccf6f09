//! The open rules: everything the check works with as one list that can be searched, each with what it reads, where it is
//! used, and the made-up people of [`crate::domain::vignette`] for whom it holds.

use crate::domain::answers::asked;
use crate::domain::condition::{Condition, Value};
use crate::domain::content::Content;
use crate::domain::content::gate::Gate;
use crate::domain::content::question::{Answer, AnswerKind, NotSure, Question};
use crate::domain::content::rule::{Interpretation, MacroText, Rule};
use crate::domain::fold::found;
use crate::domain::id::{QuestionId, RuleId};
use crate::domain::vignette::{Vignette, shipped};
use serde::Serialize;
use std::collections::BTreeMap;

pub mod leads;
mod link;

pub use link::{Kind, Link};

/// A made-up person for whom a record holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    pub id: String,
    pub text: String,
}

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    pub kind: Kind,
    pub id: String,
    /// What it says to a person; numbers to call are not filled in.
    pub title: String,
    pub lines: Vec<String>,
    /// The condition as it is written.
    pub when: Option<String>,
    /// What its condition reads and what it acts on, in the order of the catalogue.
    pub uses: Vec<Link>,
    /// Where it is used, in the order of the catalogue.
    pub used_by: Vec<Link>,
    pub people: Vec<Person>,
    /// By the names a person would give them.
    pub sources: Vec<String>,
}

/// All records: questions, rules, named conditions, gates, sounds, sources.
#[derive(Clone, Debug)]
pub struct Catalogue {
    pub records: Vec<Record>,
}

impl Catalogue {
    /// Puts the catalogue together. It works the rules through every vignette: do it once.
    pub fn of(content: &Content) -> Catalogue {
        let mut records: Vec<Record> = content.questions().map(|question| of_question(content, question)).collect();
        records.extend(content.rules.iter().map(|rule| of_rule(content, rule)));
        records.extend(content.macros.iter().map(|named| of_macro(content, named)));
        records.extend(content.gates.iter().map(|gate| of_gate(content, gate)));
        records.extend(content.interpretations.iter().map(|sound| of_sound(content, sound)));
        records.extend(content.texts.sources.iter().map(|source| Record {
            id: source.id.clone(),
            title: source.name.clone(),
            ..empty(Kind::Source)
        }));
        let mut catalogue = Catalogue { records };
        catalogue.turn_round(content);
        catalogue.add_people(content);
        catalogue
    }

    /// The records in which every word of `search` stands.
    pub fn search(&self, search: &str) -> Vec<&Record> {
        self.records.iter().filter(|record| record.is_found(search)).collect()
    }

    /// The record with this id.
    pub fn record(&self, id: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.id == id)
    }

    /// Says at each record where it is used: by other records, by cards, routines, exercises and journal rules.
    fn turn_round(&mut self, content: &Content) {
        let mut used: BTreeMap<(Kind, String), Vec<Link>> = BTreeMap::new();
        let mut add = |kind: Kind, id: &str, by: Link| {
            let links = used.entry((kind, id.to_owned())).or_default();
            if !links.contains(&by) {
                links.push(by);
            }
        };
        let by_name: BTreeMap<&str, &str> =
            content.texts.sources.iter().map(|source| (source.name.as_str(), source.id.as_str())).collect();
        for record in &self.records {
            for link in &record.uses {
                add(link.kind, &link.id, record.link());
            }
            for id in record.sources.iter().filter_map(|name| by_name.get(name.as_str())) {
                add(Kind::Source, id, record.link());
            }
        }
        for rule in &content.texts.journal_rules {
            let by = Link { kind: Kind::JournalRule, id: rule.id.to_string(), name: rule.text.clone() };
            for id in rule.prefill.iter().chain(rule.also.iter().flat_map(|variant| &variant.prefill)) {
                add(Kind::Question, id, by.clone());
            }
            for id in rule.sources_shown.iter().filter_map(|name| by_name.get(name.as_str())) {
                add(Kind::Source, id, by.clone());
            }
        }
        for routine in &content.routines {
            let by = Link { kind: Kind::Routine, id: routine.id.to_string(), name: routine.name.clone() };
            for id in &routine.offer_rules {
                add(kind_of(content, id), id, by.clone());
            }
            for id in routine.closed_by.keys().chain(routine.leave_out.keys()) {
                add(Kind::Gate, id, by.clone());
            }
            for id in content.closed_when.get(&routine.id).into_iter().flat_map(Condition::ids) {
                add(Kind::Question, id, by.clone());
            }
        }
        for exercise in &content.exercises {
            let by = Link { kind: Kind::Exercise, id: exercise.id.to_string(), name: exercise.name.clone() };
            for gate in content.gates.iter().filter(|gate| leads::acts_on(gate, exercise)) {
                add(Kind::Gate, &gate.id, by.clone());
            }
        }
        for card in &content.cards {
            let by = Link { kind: Kind::Card, id: card.id.to_string(), name: card.title.clone() };
            for id in &card.links {
                add(kind_of(content, id), id, by.clone());
            }
            for id in card.sources_shown.iter().filter_map(|name| by_name.get(name.as_str())) {
                add(Kind::Source, id, by.clone());
            }
        }
        for record in &mut self.records {
            record.used_by = used.remove(&(record.kind, record.id.clone())).unwrap_or_default();
        }
    }

    fn add_people(&mut self, content: &Content) {
        let vignettes = shipped(content);
        let mut holds: BTreeMap<(Kind, String), Vec<Person>> = BTreeMap::new();
        for vignette in &vignettes {
            let person = Person { id: vignette.id.clone(), text: vignette.text.clone() };
            for (kind, id) in holding(content, vignette) {
                holds.entry((kind, id)).or_default().push(person.clone());
            }
        }
        for record in &mut self.records {
            record.people = holds.remove(&(record.kind, record.id.clone())).unwrap_or_default();
        }
    }
}

/// Everything that holds for a vignette: rules and sounds that fire, named conditions and gates that hold at least by half,
/// questions that are answered with yes.
fn holding(content: &Content, vignette: &Vignette) -> Vec<(Kind, String)> {
    let asked = asked(content, &vignette.answers);
    let facts = vignette.answers.facts(content, Some(&asked));
    let holds = |when: &Condition| when.value(&facts) > Value::No;
    let judged = vignette.judge(content);
    let rule = |kind: Kind| move |id: &RuleId| (kind, id.to_string());
    let rules = judged.assessment.fired.iter().map(|fired| &fired.rule).map(rule(Kind::Rule));
    let sounds = judged.assessment.interpretations.iter().map(rule(Kind::Interpretation));
    let named = content.named.iter().filter(|(_, when)| holds(when)).map(|(id, _)| (Kind::Macro, id.clone()));
    let gates = content.gates.iter().filter(|gate| gate.when.as_ref().is_some_and(holds));
    let gates = gates.map(|gate| (Kind::Gate, gate.id.to_string()));
    let yes = vignette.answers.iter().filter(|(id, answer)| answer.text() == Some("yes") && asked.contains(*id));
    let yes = yes.map(|(id, _): (&QuestionId, &Answer)| (Kind::Question, id.to_string()));
    rules.chain(sounds).chain(named).chain(gates).chain(yes).collect()
}

impl Record {
    /// What leads to it.
    pub fn link(&self) -> Link {
        Link { kind: self.kind, id: self.id.clone(), name: self.title.clone() }
    }

    fn is_found(&self, search: &str) -> bool {
        let links: Vec<&str> =
            self.uses.iter().chain(&self.used_by).flat_map(|link| [link.id.as_str(), link.name.as_str()]).collect();
        let parts = [self.lines.join("\n"), links.join("\n"), self.sources.join("\n")];
        let [lines, links, sources] = &parts;
        found(search, &[&self.id, &self.title, lines, self.when.as_deref().unwrap_or(""), links, sources])
    }
}

fn empty(kind: Kind) -> Record {
    Record {
        kind,
        id: String::new(),
        title: String::new(),
        lines: Vec::new(),
        when: None,
        uses: Vec::new(),
        used_by: Vec::new(),
        people: Vec::new(),
        sources: Vec::new(),
    }
}

fn of_question(content: &Content, question: &Question) -> Record {
    let takes = match &question.answer {
        AnswerKind::YesNo { not_sure } => {
            let counts = match not_sure {
                NotSure::Yes => "“not sure” counts as yes",
                NotSure::Step => "“not sure” counts by half",
                NotSure::No => "“not sure” counts as no",
            };
            format!("Yes or no; {counts}.")
        }
        AnswerKind::Number { min, max } => format!("A whole number from {min} to {max}."),
        kind => kind.options().iter().map(|option| option.label.as_str()).collect::<Vec<_>>().join(" · "),
    };
    let asked = match &question.ask_when {
        Some(_) => "Asked when other answers call for it.",
        None => "Always asked.",
    };
    let lines = question.help.iter().cloned().chain([format!("Why: {}", question.why), takes, asked.to_owned()]);
    Record {
        id: question.id.to_string(),
        title: question.text.clone(),
        lines: lines.collect(),
        when: question.ask_when_text.clone(),
        uses: read(content, question.ask_when.as_ref(), question.ask_when_text.as_deref()),
        ..empty(Kind::Question)
    }
}

fn of_rule(content: &Content, rule: &Rule) -> Record {
    let sign = format!("It can be a sign of {}.", rule.could_be.trim_end_matches('.'));
    let tier = content.texts.tier(rule.tier).map(|tier| format!("Result: {}", tier.headline));
    Record {
        id: rule.id.to_string(),
        title: rule.reason.clone(),
        lines: tier.into_iter().chain(rule.extra_action.clone()).chain([sign]).collect(),
        when: Some(rule.when_text.clone()),
        uses: read(content, Some(&rule.when), Some(&rule.when_text)),
        sources: rule.sources_shown.clone(),
        ..empty(Kind::Rule)
    }
}

fn of_macro(content: &Content, named: &MacroText) -> Record {
    Record {
        id: named.id.clone(),
        title: named.meaning.clone(),
        when: Some(named.when.clone()),
        uses: read(content, content.named.get(&named.id), Some(&named.when)),
        ..empty(Kind::Macro)
    }
}

fn of_gate(content: &Content, gate: &Gate) -> Record {
    let mut uses = read(content, gate.when.as_ref(), gate.when_text.as_deref());
    let more = read(content, gate.lock_when.as_ref(), None).into_iter().filter(|link| !uses.contains(link));
    let more: Vec<Link> = more.collect();
    uses.extend(more);
    let rules = gate.also_blocked.iter().flat_map(|also| &also.rules).filter_map(|id| content.rule(id));
    uses.extend(rules.map(|rule| Link { kind: Kind::Rule, id: rule.id.to_string(), name: rule.reason.clone() }));
    let open = gate.open_tier.is_some().then(|| "It holds while a result is open.".to_owned());
    let cleared = gate.cleared_by.as_ref().map(|cleared| format!("It ends with: {}", cleared.text));
    Record {
        id: gate.id.to_string(),
        title: gate.title.clone(),
        lines: [Some(gate.explain.clone()), open, cleared].into_iter().flatten().collect(),
        when: gate.when_text.clone(),
        uses,
        sources: gate.sources_shown.clone(),
        ..empty(Kind::Gate)
    }
}

fn of_sound(content: &Content, sound: &Interpretation) -> Record {
    let mut uses = read(content, Some(&sound.when), Some(&sound.when_text));
    uses.extend(sound.offer.iter().filter_map(|id| {
        let routine = content.routine(id).map(|routine| (Kind::Routine, routine.name.clone()));
        let (kind, name) = routine.or_else(|| content.card(id).map(|card| (Kind::Card, card.title.clone())))?;
        Some(Link { kind, id: id.clone(), name })
    }));
    Record {
        id: sound.id.to_string(),
        title: sound.sound_or_habit.clone(),
        lines: vec![
            sound.text.clone(),
            format!("Usual cause: {}", sound.likely_cause),
            format!("Concern: {}", sound.concern),
        ],
        when: Some(sound.when_text.clone()),
        uses,
        sources: sound.sources_shown.clone(),
        ..empty(Kind::Interpretation)
    }
}

/// The named conditions that stand in a condition as it is written, and every question that it reads.
fn read(content: &Content, when: Option<&Condition>, text: Option<&str>) -> Vec<Link> {
    let words = text.unwrap_or_default().split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let words: Vec<&str> = words.collect();
    let named = content.macros.iter().filter(|named| words.contains(&named.id.as_str()));
    let named = named.map(|named| Link { kind: Kind::Macro, id: named.id.clone(), name: named.meaning.clone() });
    let ids = when.map(Condition::ids).unwrap_or_default();
    let questions = content.questions().filter(|question| ids.contains(&question.id));
    let questions = questions.map(|question| Link {
        kind: Kind::Question,
        id: question.id.to_string(),
        name: question.text.clone(),
    });
    named.chain(questions).collect()
}

fn kind_of(content: &Content, id: &str) -> Kind {
    if content.rule(id).is_some() {
        Kind::Rule
    } else if content.interpretation(id).is_some() {
        Kind::Interpretation
    } else if content.gate(id).is_some() {
        Kind::Gate
    } else {
        Kind::JournalRule
    }
}
