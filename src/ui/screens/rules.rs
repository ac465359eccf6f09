//! The open rules: everything the check works with, to be read, searched and followed from one to the other.

use crate::domain::catalogue::{Catalogue, Kind, Link, Record};
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::words::ruleset;
use crate::ui::components::field::Search;
use crate::ui::components::frame::EmergencyLine;
use crate::ui::components::linked::{Fold, LinkRow};
use crate::ui::route::Route;
use crate::ui::screens::check::words;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::not_here::NotHere;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::{use_back, use_kept};
use dioxus::prelude::*;
use std::sync::LazyLock;

/// Put together when the first of these pages is opened.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(content()));
    &CATALOGUE
}

/// The page.
#[component]
pub fn Rules() -> Element {
    let numbers = use_context::<SettingsState>().numbers();
    let mut search = use_kept("search", String::new);
    let searching = !search.read().trim().is_empty();
    let groups: Vec<Group> = groups(&search.read());
    rsx! {
        main { class: "app",
            EmergencyLine { number: numbers.emergency }
            SubHead { title: "Check", on_back: use_back() }
            div { class: "page page--narrow page--close",
                div {
                    h1 { tabindex: "-1", "Rules and sources" }
                    p { class: "u-2", "Every question and rule of the check, as they stand since {ruleset(&content().ruleset)}. Where several rules fit, the most urgent one is the result. A “not sure” never lowers it." }
                    p { class: "u-small u-2", "{content().texts.about.reviewed} {content().texts.about.cases}" }
                }
                Search {
                    name: "Search questions and rules",
                    placeholder: "Search words, or E17",
                    value: search(),
                    on_search: move |text| search.set(text),
                }
                if groups.is_empty() {
                    p { class: "empty", "Nothing here has these words." }
                }
                for group in groups {
                    // A search opens what it found.
                    for open in [searching] {
                        LongFold { key: "{group.title}-{open}", title: "{group.title} ({group.records.len()})", open,
                            div { class: "list list--in",
                                for record in group.records.iter() {
                                    RecordLine { key: "{record.id}", id: record.id.clone() }
                                }
                            }
                        }
                    }
                }
                WhatChanged {}
                p { class: "u-small u-2", "Version {content().ruleset}. Questions and rules by their SHA-256, as each saved check keeps it:" }
                p { class: "copyable u-small", "{content().ruleset_sha256}" }
            }
        }
    }
}

/// A part that holds much: it is drawn when it is folded out for the first time.
#[component]
fn LongFold(
    /// No other on the page has it.
    title: String,
    #[props(default)] open: bool,
    children: Element,
) -> Element {
    let mut is_drawn = use_kept(&format!("{title} {open}"), || open);
    let draw = move |()| {
        if !is_drawn() {
            is_drawn.set(true);
        }
    };
    rsx! {
        Fold { title, open, on_turn: draw,
            if is_drawn() {
                {children}
            }
        }
    }
}

struct Group {
    title: String,
    records: Vec<&'static Record>,
}

fn groups(search: &str) -> Vec<Group> {
    let found = catalogue().search(search);
    let of = |title: String, fits: &dyn Fn(&Record) -> bool| Group {
        title,
        records: found.iter().copied().filter(|record| fits(record)).collect(),
    };
    let screens = content().screens.iter().map(|screen| {
        let here = |record: &Record| {
            record.kind == Kind::Question && screen.questions.iter().any(|question| question.id == record.id.as_str())
        };
        of(format!("Questions: {}", screen.title), &here)
    });
    let tiers = Tier::ALL.into_iter().rev().map(|tier| {
        let here = |record: &Record| {
            record.kind == Kind::Rule && content().rule(&record.id).is_some_and(|rule| rule.tier == tier)
        };
        of(format!("Rules: {}", words::headline(tier)), &here)
    });
    let others = [
        ("What sounds usually are", Kind::Interpretation),
        ("Conditions with a name", Kind::Macro),
        ("What changes in routines", Kind::Gate),
        ("Sources", Kind::Source),
    ];
    let others = others.map(|(title, kind)| of(title.to_owned(), &|record| record.kind == kind));
    screens.chain(tiers).chain(others).filter(|group| !group.records.is_empty()).collect()
}

/// A record in a list, and the way to what belongs to it.
#[component]
fn RecordLine(id: String) -> Element {
    let numbers = use_context::<SettingsState>().numbers();
    let navigator = use_navigator();
    let Some(record) = catalogue().record(&id) else { return rsx! {} };
    rsx! {
        div { class: "record stack stack--s",
            p { class: "u-b", "{numbers.fill(&record.title)}" }
            Said { id: id.clone() }
            p { class: "u-cap",
                code { "{record.id}" }
                if record.kind != Kind::Source && !record.sources.is_empty() {
                    " · {record.sources.join(\" · \")}"
                }
            }
            button {
                class: "link link--tight u-small",
                r#type: "button",
                role: "link",
                "aria-label": "Where it is used: {numbers.fill(&record.title)}",
                onclick: move |_| {
                    navigator.push(Route::RecordPage { id: id.clone() });
                },
                "Where it is used"
            }
        }
    }
}

/// What a record says below its title.
#[component]
fn Said(id: String) -> Element {
    let numbers = use_context::<SettingsState>().numbers();
    let Some(record) = catalogue().record(&id) else { return rsx! {} };
    rsx! {
        for line in record.lines.iter() {
            p { key: "{line}", class: "u-small", "{numbers.fill(line)}" }
        }
        if let Some(when) = &record.when {
            p { class: "u-cap",
                "As it is written: "
                code { class: "code", "{when}" }
            }
        }
    }
}

/// One record: what it reads, where it is used, and the made-up people for whom it holds.
#[component]
pub fn RecordPage(id: String) -> Element {
    let numbers = use_context::<SettingsState>().numbers();
    let back = use_back();
    let Some(record) = catalogue().record(&id) else {
        return rsx! {
            NotHere {
                head: "Rules",
                what: "rule",
                text: "All of them are under Rules and sources.",
                act: "Open Rules and sources",
                to: Route::Rules {},
            }
        };
    };
    let sources = record.sources.iter().filter_map(|name| {
        let source = content().texts.sources.iter().find(|source| source.name == *name)?;
        Some(Link { kind: Kind::Source, id: source.id.clone(), name: name.clone() })
    });
    rsx! {
        main { class: "app",
            EmergencyLine { number: numbers.emergency.clone() }
            SubHead { title: "Rules", on_back: back }
            div { class: "page page--narrow page--close",
                div { class: "stack stack--s",
                    p { class: "u-small u-2",
                        "{kind(record.kind)} "
                        code { "{record.id}" }
                    }
                    h1 { class: "h1--record", tabindex: "-1", "{numbers.fill(&record.title)}" }
                    Said { id: id.clone() }
                }
                Links { title: "Uses", links: record.uses.clone() }
                Links { title: "Used by", links: record.used_by.clone() }
                Links { title: "Sources", links: sources.collect::<Vec<_>>() }
                if !record.people.is_empty() {
                    LongFold { title: "Made-up people for whom it holds ({record.people.len()})",
                        ul { class: "dots u-small",
                            for person in record.people.iter() {
                                li { key: "{person.id}", "{person.text}" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How many links stand open; more are folded.
const OPEN: usize = 6;

/// What a record leads to.
#[component]
fn Links(title: &'static str, links: Vec<Link>) -> Element {
    if links.is_empty() {
        return rsx! {};
    }
    rsx! {
        Fold { title: "{title} ({links.len()})", open: links.len() <= OPEN,
            div { class: "list list--in",
                for link in links {
                    LinkLine { key: "{link.id}", link }
                }
            }
        }
    }
}

/// What leads on from a routine or an exercise: the cards about it, and the rules that close, change or offer it.
#[component]
pub fn LedTo(cards: Vec<Link>, rules: Vec<Link>) -> Element {
    rsx! {
        if !cards.is_empty() {
            section { class: "stack stack--s", "aria-labelledby": "about-it",
                h2 { id: "about-it", class: "t-h3", "To read about it" }
                div { class: "card card--flush list",
                    for link in cards {
                        PlainLink { key: "{link.id}", link }
                    }
                }
            }
        }
        if !rules.is_empty() {
            Fold { title: "The rules behind it ({rules.len()})",
                div { class: "list list--in",
                    for link in rules {
                        PlainLink { key: "{link.id}", link }
                    }
                }
            }
        }
    }
}

/// A link among things that are no rules: without its id.
#[component]
fn PlainLink(link: Link) -> Element {
    let numbers = use_context::<SettingsState>().numbers();
    let navigator = use_navigator();
    let route = match link.kind {
        Kind::Card => Route::CardPage { id: link.id.clone() },
        _ => Route::RecordPage { id: link.id.clone() },
    };
    let section = content().card(&link.id).map(|card| card.section.as_str()).filter(|_| link.kind == Kind::Card);
    rsx! {
        LinkRow {
            name: numbers.fill(&link.name),
            meta: section.unwrap_or_else(|| kind(link.kind)),
            on_open: move |()| {
                navigator.push(route.clone());
            },
        }
    }
}

/// What changed in the questions and rules, version by version.
#[component]
pub fn WhatChanged() -> Element {
    let navigator = use_navigator();
    rsx! {
        Fold { title: "What changed in the rules",
            for changes in content().texts.about.changes.iter() {
                section { key: "{changes.version}", class: "stack stack--s changed",
                    h3 { class: "u-b", "{ruleset(&changes.version)}" }
                    ul { class: "dots u-small",
                        for line in changes.lines.iter() {
                            li { key: "{line.text}",
                                "{line.text} "
                                for rule in line.rules.iter() {
                                    button {
                                        key: "{rule}",
                                        class: "link link--tight u-small",
                                        r#type: "button",
                                        role: "link",
                                        "aria-label": "Rule {rule}",
                                        onclick: move |_| {
                                            navigator.push(Route::RecordPage { id: rule.to_string() });
                                        },
                                        "{rule}"
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn LinkLine(link: Link) -> Element {
    let numbers = use_context::<SettingsState>().numbers();
    let navigator = use_navigator();
    let name = numbers.fill(&link.name);
    let meta = format!("{} {}", kind(link.kind), link.id);
    let route = match link.kind {
        Kind::Routine => Some(Route::RoutinePage { id: link.id.clone() }),
        Kind::Exercise => Some(Route::ExercisePage { id: link.id.clone() }),
        Kind::Card => Some(Route::CardPage { id: link.id.clone() }),
        // What the journal suggests stands in the journal.
        Kind::JournalRule => None,
        _ => Some(Route::RecordPage { id: link.id.clone() }),
    };
    match route {
        Some(route) => rsx! {
            LinkRow {
                name,
                meta,
                on_open: move |()| {
                    navigator.push(route.clone());
                },
            }
        },
        None => rsx! {
            div { class: "row row--setting",
                div { class: "row__body",
                    p { class: "row__name", "{name}" }
                    p { class: "row__meta", "{meta}" }
                }
            }
        },
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Question => "Question",
        Kind::Rule => "Rule",
        Kind::Macro => "Condition",
        Kind::Gate => "Change in routines",
        Kind::Interpretation => "Sound",
        Kind::Source => "Source",
        Kind::JournalRule => "Journal",
        Kind::Routine => "Routine",
        Kind::Exercise => "Exercise",
        Kind::Card => "Learn",
    }
}
