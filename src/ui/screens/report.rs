//! The page for a doctor: what is on it, what it looks like, and out with it as PDF or on paper.
//!
//! Nothing typed here is kept, and no note is on the page that was not chosen.

use crate::domain::checker::Check;
use crate::domain::insights::{Range, Span};
use crate::domain::journal::Entry;
use crate::domain::report::newest_check;
use crate::domain::report::sheet::{Block, Sheet};
use crate::domain::words::full_date;
use crate::ui::components::choice::{BigChoice, ChipRadio, ChoiceItem, SwitchRow};
use crate::ui::components::field::{Field, TextArea};
use crate::ui::components::frame::EmergencyLine;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::components::linked::Fold;
use crate::ui::components::own_days::OwnDays;
use crate::ui::components::paper::Paper;
use crate::ui::route::Route;
use crate::ui::screens::check::words::{headline, made_on};
use crate::ui::screens::head::SubHead;
use crate::ui::screens::not_here::NotHere;
use crate::ui::state::report::{Chosen, ReportState};
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::{use_back, use_kept};
use dioxus::prelude::*;

/// The most checks to choose from; the page of an older one opens from its result.
const MOST_CHECKS: usize = 6;

/// How much of a note is shown to choose it by.
const BEGINNING: usize = 80;

const TITLE: &str = "Page for a doctor";

/// The page about the newest own check.
#[component]
pub fn VisitPage() -> Element {
    let state = use_context::<ReportState>();
    let newest = newest_check(&state.checks()).map(|check| check.id);
    rsx! { Visit { check: newest } }
}

/// The page about this check.
#[component]
pub fn VisitPageOf(id: i64) -> Element {
    let state = use_context::<ReportState>();
    if !state.checks().iter().any(|check| check.id == id) {
        return rsx! {
            NotHere {
                head: TITLE,
                what: "check",
                text: "It was deleted, or it was never on this device. The page can be made without it.",
                act: "Make the page without it",
                to: Route::VisitPage {},
                emergency: true,
            }
        };
    }
    rsx! { Visit { check: Some(id) } }
}

#[component]
fn Visit(check: Option<i64>) -> Element {
    let state = use_context::<ReportState>();
    let numbers = use_context::<SettingsState>().numbers();
    let mut chosen = use_kept("chosen", || Chosen {
        range: Range::Weeks4,
        check,
        notes: Default::default(),
        given: Default::default(),
    });
    let range = use_memo(move || chosen.read().range);
    let days = use_memo(move || state.days(range()));
    let noted = use_memo(move || state.noted(&days.read()));
    let of_other = state.is_of_other(&chosen.read());
    let sheet = state.sheet(&chosen.read(), &days.read());
    let squares = code_line(&sheet).and_then(|line| state.code(line));
    let first = sheet.first.clone();
    let paper = state.paper().name();
    rsx! {
        main { class: "app",
            EmergencyLine { number: numbers.emergency }
            SubHead { title: TITLE, on_back: use_back() }
            div { class: "page page--narrow page--visit",
                h1 { class: "u-hide", tabindex: "-1", "{TITLE}" }
                p { class: "lead", "What you answered and counted, to be read in a minute. Nothing is sent: you save the page or print it." }
                for line in first {
                    Notice { key: "{line}", kind: NoticeKind::Emergency, icon: Icon::Alert,
                        p { class: "u-b", "{line}" }
                    }
                }
                if !of_other {
                    Ranges {
                        range: range(),
                        span: days.read().as_ref().map(|(span, _)| *span),
                        on_choose: move |range| chosen.write().range = range,
                    }
                }
                Checks {
                    checks: state.checks(),
                    chosen: chosen.read().check,
                    on_choose: move |check| {
                        let mut chosen = chosen.write();
                        chosen.check = check;
                    },
                }
                if of_other {
                    p { class: "u-2", "This check is about someone else. Nothing of your own journal is on its page." }
                } else {
                    Notes {
                        notes: noted(),
                        chosen: chosen.read().notes.iter().copied().collect::<Vec<_>>(),
                        on_switch: move |(id, on)| {
                            let mut chosen = chosen.write();
                            if on { chosen.notes.insert(id) } else { chosen.notes.remove(&id) };
                        },
                    }
                }
                TextArea {
                    id: "visit-questions",
                    label: "Your questions for the visit, one a line",
                    value: chosen.peek().given.questions.join("\n"),
                    on_input: move |text: String| {
                        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                        chosen.write().given.questions = lines.map(str::to_owned).collect();
                    },
                    on_leave: |()| {},
                }
                Fold { title: "Name and birth date",
                    div { class: "stack stack--s",
                        p { class: "u-small u-2", "For this page alone. They are not kept." }
                        Field {
                            id: "visit-name",
                            label: "Name",
                            value: chosen.peek().given.name.clone().unwrap_or_default(),
                            on_input: move |text: String| chosen.write().given.name = said(text),
                        }
                        Field {
                            id: "visit-born",
                            label: "Born",
                            placeholder: "11 March 1988",
                            value: chosen.peek().given.born.clone().unwrap_or_default(),
                            on_input: move |text: String| chosen.write().given.born = said(text),
                        }
                    }
                }
                h2 { "How it looks" }
                Paper { sheet, squares }
                p { class: "u-small u-2", "Paper size {paper}, as usual in your region. The square holds what you answered with yes, not sure or a number, as text." }
                if let Some(text) = state.text(&chosen.read()) {
                    // What is copied; nobody has to look at it.
                    for text in [text] {
                        textarea {
                            key: "{text}",
                            id: "summary-text",
                            class: "u-hide",
                            "aria-hidden": "true",
                            tabindex: "-1",
                            readonly: true,
                            initial_value: "{text}",
                        }
                    }
                    button {
                        class: "btn btn--line btn--block",
                        r#type: "button",
                        "data-copies": "summary-text",
                        span { role: "status", "data-words": "", "Copy the check as text" }
                    }
                }
            }
            div { class: "foot",
                if state.can_save() {
                    button {
                        class: "btn btn--primary btn--block btn--big",
                        r#type: "button",
                        onclick: move |_| state.save(&chosen.peek(), &days.peek()),
                        Picture { icon: Icon::Save }
                        "Save as PDF"
                    }
                } else {
                    p { class: "u-small u-2", "Saving a file is not available on this device. Show the page on the screen." }
                }
                if state.can_share() {
                    button {
                        class: "btn btn--line btn--block",
                        r#type: "button",
                        onclick: move |_| state.share(&chosen.peek(), &days.peek()),
                        "Share the PDF"
                    }
                }
                if let Some(printer) = state.printer() {
                    button {
                        class: "btn btn--line btn--block",
                        r#type: "button",
                        onclick: move |_| (printer.0)(),
                        "Print"
                    }
                } else if state.can_save() {
                    p { class: "u-small u-2", "Printing from here is not available on this device. Save or share the PDF, and print that." }
                }
            }
        }
    }
}

fn said(text: String) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn code_line(sheet: &Sheet) -> Option<&str> {
    let mut blocks = sheet.parts.iter().flat_map(|part| &part.columns).flat_map(|column| &column.blocks);
    blocks.find_map(|block| match block {
        Block::Code(code) => Some(code.line.as_str()),
        _ => None,
    })
}

/// The days to choose from, by what they are called.
const RANGES: [(&str, &str, Range); 4] = [
    ("weeks4", "4 weeks", Range::Weeks4),
    ("months3", "3 months", Range::Months3),
    ("year", "1 year", Range::Year),
    ("all", "All", Range::All),
];

/// The id of days of one's own choice.
const OWN: &str = "own";

/// Which days are on the page; those of one's own choice begin with the ones that are looked at.
#[component]
fn Ranges(range: Range, span: Option<Span>, on_choose: EventHandler<Range>) -> Element {
    let named = RANGES.iter().find(|(_, _, named)| *named == range).map(|(id, _, _)| *id);
    let items = RANGES.iter().map(|(id, label, _)| ChoiceItem::new(*id, *label));
    rsx! {
        section { class: "stack stack--s",
            h2 { class: "t-h3", "Which days" }
            ChipRadio {
                name: "Which days",
                items: items.chain([ChoiceItem::new(OWN, "Choose dates")]).collect::<Vec<_>>(),
                chosen: Some(named.unwrap_or(OWN).to_owned()),
                on_choose: move |id: Option<String>| {
                    let range = RANGES.iter().find(|(named, _, _)| Some(*named) == id.as_deref());
                    match (range, span) {
                        (Some((_, _, range)), _) => on_choose.call(*range),
                        (None, Some(span)) if id.as_deref() == Some(OWN) => on_choose.call(Range::Own(span)),
                        _ => {}
                    }
                },
            }
            if let Range::Own(span) = range {
                OwnDays { span, on_choose: move |span| on_choose.call(Range::Own(span)) }
            }
        }
    }
}

/// Which check is on the page.
#[component]
fn Checks(checks: Vec<Check>, chosen: Option<i64>, on_choose: EventHandler<Option<i64>>) -> Element {
    if checks.is_empty() {
        return rsx! {
            p { class: "u-2", "No check of warning signs is saved yet. The page says so." }
        };
    }
    let shown = checks.iter().enumerate().filter(|(place, check)| *place < MOST_CHECKS || Some(check.id) == chosen);
    let shown: Vec<Check> = shown.map(|(_, check)| check.clone()).collect();
    rsx! {
        Fold { title: "Which check",
            div { class: "stack stack--s", role: "radiogroup", "aria-label": "Which check",
                for check in shown {
                    BigChoice {
                        key: "{check.id}",
                        label: headline(check.result.assessment.tier),
                        hint: made_on(&check, &checks),
                        on: chosen == Some(check.id),
                        on_choose: {
                            let id = check.id;
                            move |()| on_choose.call(Some(id))
                        },
                    }
                }
                BigChoice { label: "No check", on: chosen.is_none(), on_choose: move |()| on_choose.call(None) }
            }
        }
    }
}

/// Which notes are on the page: none that was not chosen.
#[component]
fn Notes(notes: Vec<Entry>, chosen: Vec<i64>, on_switch: EventHandler<(i64, bool)>) -> Element {
    if notes.is_empty() {
        return rsx! {};
    }
    let count = chosen.len();
    let title = if count == 0 { "Notes on the page: none".to_owned() } else { format!("Notes on the page: {count}") };
    rsx! {
        Fold { title,
            div { class: "list list--in",
                for entry in notes {
                    SwitchRow {
                        key: "{entry.id}",
                        label: beginning(&entry.fields.note),
                        hint: full_date(entry.fields.at),
                        on: chosen.contains(&entry.id),
                        on_switch: {
                            let id = entry.id;
                            move |on| on_switch.call((id, on))
                        },
                    }
                }
            }
        }
    }
}

fn beginning(note: &str) -> String {
    let mut letters = note.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = letters.char_indices().nth(BEGINNING) {
        letters.truncate(end);
        letters.push('…');
    }
    letters
}
