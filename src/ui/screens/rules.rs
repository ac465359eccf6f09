//! Everything the check works with, to be read and searched: questions, rules, named conditions, sources.

use crate::domain::condition::Condition;
use crate::domain::content::content;
use crate::domain::content::question::{AnswerKind, NotSure, Question};
use crate::domain::content::rule::{Interpretation, Rule, Tier};
use crate::domain::fold::found;
use crate::ui::components::field::Search;
use crate::ui::components::frame::SubBar;
use crate::ui::components::linked::Fold;
use crate::ui::screens::check::words;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::{use_back, use_kept};
use dioxus::prelude::*;

/// The page.
#[component]
pub fn Rules() -> Element {
    let mut search = use_kept("search", String::new);
    let searching = !search.read().trim().is_empty();
    let groups: Vec<Group> = groups(&search.read());
    rsx! {
        main { class: "app",
            SubBar { title: "Check", on_back: use_back() }
            div { class: "page page--narrow page--close",
                div {
                    h1 { tabindex: "-1", "Rules and sources" }
                    p { class: "u-2", "Every question and rule of the check, as version {content().ruleset} has them. The highest tier of any rule that fits is the result; a “not sure” never lowers it." }
                    p { class: "u-small u-2", "{content().texts.about.reviewed} {content().texts.about.cases}" }
                }
                Search {
                    name: "Search questions and rules",
                    placeholder: "Search words or ids, such as E17",
                    value: search(),
                    on_search: move |text| search.set(text),
                }
                if groups.is_empty() {
                    p { class: "empty", "Nothing here has these words." }
                }
                for group in groups {
                    // A search opens what it found.
                    for open in [searching] {
                        Fold { key: "{group.title}-{open}", title: "{group.title} ({group.records.len()})", open,
                            div { class: "list list--in",
                                for record in group.records.iter() {
                                    RecordView { key: "{record.id}", record: record.clone() }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One thing to read.
#[derive(Clone, Debug, PartialEq)]
struct Record {
    id: String,
    title: String,
    lines: Vec<String>,
    /// The condition as it is written.
    when: Option<String>,
    /// The questions the condition reads.
    reads: Vec<String>,
    sources: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
struct Group {
    title: String,
    records: Vec<Record>,
}

fn groups(search: &str) -> Vec<Group> {
    let questions = content().screens.iter().map(|screen| Group {
        title: format!("Questions: {}", screen.title),
        records: screen.questions.iter().map(of_question).collect(),
    });
    let tiers = Tier::ALL.into_iter().rev().map(|tier| Group {
        title: format!("Rules: {}", words::headline(tier)),
        records: content().rules.iter().filter(|rule| rule.tier == tier).map(of_rule).collect(),
    });
    let sounds = Group {
        title: "What sounds usually are".to_owned(),
        records: content().interpretations.iter().map(of_sound).collect(),
    };
    let named = content().macros.iter().map(|named| Record {
        id: named.id.clone(),
        title: named.meaning.clone(),
        lines: Vec::new(),
        when: Some(named.when.clone()),
        reads: Vec::new(),
        sources: Vec::new(),
    });
    let named = Group { title: "Conditions with a name".to_owned(), records: named.collect() };
    let sources = content().texts.sources.iter().map(|source| Record {
        id: source.id.clone(),
        title: source.name.clone(),
        lines: Vec::new(),
        when: None,
        reads: Vec::new(),
        sources: Vec::new(),
    });
    let sources = Group { title: "Sources".to_owned(), records: sources.collect() };
    let all = questions.chain(tiers).chain([sounds, named, sources]);
    all.map(|group| Group {
        records: group.records.into_iter().filter(|record| record.is_found(search)).collect(),
        ..group
    })
    .filter(|group| !group.records.is_empty())
    .collect()
}

impl Record {
    fn is_found(&self, search: &str) -> bool {
        let parts = [&self.lines, &self.reads, &self.sources].map(|lines| lines.join("\n"));
        let [lines, reads, sources] = &parts;
        found(search, &[&self.id, &self.title, lines, self.when.as_deref().unwrap_or(""), reads, sources])
    }
}

fn of_question(question: &Question) -> Record {
    let answers = match &question.answer {
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
    let lines = question.help.iter().cloned().chain([format!("Why: {}", question.why), answers, asked.to_owned()]);
    Record {
        id: question.id.to_string(),
        title: question.text.clone(),
        lines: lines.collect(),
        when: None,
        reads: question.ask_when.as_ref().map(read_by).unwrap_or_default(),
        sources: Vec::new(),
    }
}

fn of_rule(rule: &Rule) -> Record {
    let action = rule.extra_action.clone();
    Record {
        id: rule.id.to_string(),
        title: rule.reason.clone(),
        lines: action
            .into_iter()
            .chain([format!("It can be a sign of {}.", rule.could_be.trim_end_matches('.'))])
            .collect(),
        when: Some(rule.when_text.clone()),
        reads: read_by(&rule.when),
        sources: rule.sources_shown.clone(),
    }
}

fn of_sound(sound: &Interpretation) -> Record {
    Record {
        id: sound.id.to_string(),
        title: sound.sound_or_habit.clone(),
        lines: vec![
            sound.text.clone(),
            format!("Usual cause: {}", sound.likely_cause),
            format!("Concern: {}", sound.concern),
        ],
        when: Some(sound.when_text.clone()),
        reads: read_by(&sound.when),
        sources: sound.sources_shown.clone(),
    }
}

fn read_by(condition: &Condition) -> Vec<String> {
    condition.ids().into_iter().filter_map(|id| content().question(id)).map(|question| question.text.clone()).collect()
}

#[component]
fn RecordView(record: Record) -> Element {
    let numbers = use_context::<SettingsState>().numbers();
    rsx! {
        div { class: "record stack stack--s",
            p { class: "u-b", "{numbers.fill(&record.title)}" }
            for line in record.lines.iter() {
                p { key: "{line}", class: "u-small", "{numbers.fill(line)}" }
            }
            if let Some(when) = &record.when {
                p { class: "u-small",
                    "When "
                    code { class: "code", "{when}" }
                }
            }
            if !record.reads.is_empty() {
                details { class: "u-small",
                    summary { class: "link", "Answers it reads ({record.reads.len()})" }
                    ul { class: "dots",
                        for question in record.reads.iter() {
                            li { key: "{question}", "{question}" }
                        }
                    }
                }
            }
            p { class: "u-cap",
                code { "{record.id}" }
                if !record.sources.is_empty() {
                    " · {record.sources.join(\" · \")}"
                }
            }
        }
    }
}
