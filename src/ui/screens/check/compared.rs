//! Two results side by side: those of two checks, or that of one check and what today's rules make of its answers.
//! Looking changes nothing.

use crate::domain::comparison::{again, compare};
use crate::domain::content::content;
use crate::domain::words::comparison::{self, Compared, Section, named};
use crate::ui::components::frame::EmergencyLine;
use crate::ui::route::Route;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::not_here::NotHere;
use crate::ui::state::check::CheckState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

/// A check and what today's rules make of its answers.
#[component]
pub fn CheckAgain(id: i64) -> Element {
    let state = use_context::<CheckState>();
    let numbers = use_context::<SettingsState>().numbers();
    let compared = state.listed_check(id).filter(|check| !check.is_bare()).map(|check| {
        let found = again(content(), &check);
        (named(&check, &[]), comparison::again(content(), &numbers, &found))
    });
    match compared {
        Some((about, compared)) => rsx! {
            Side { title: "Under today’s rules", about, compared }
        },
        None => rsx! { NoCheck {} },
    }
}

/// Two checks.
#[component]
pub fn CompareChecks(first: i64, second: i64) -> Element {
    let state = use_context::<CheckState>();
    let numbers = use_context::<SettingsState>().numbers();
    let compared = state.listed_check(first).zip(state.listed_check(second)).map(|(first, second)| {
        let found = compare(content(), &first, &second);
        comparison::compare(content(), &numbers, [&first, &second], &found)
    });
    match compared {
        Some(compared) => rsx! {
            Side { title: "Two checks side by side", compared }
        },
        None => rsx! { NoCheck {} },
    }
}

#[component]
fn Side(title: String, about: Option<String>, compared: ReadSignal<Compared>) -> Element {
    let numbers = use_context::<SettingsState>().numbers();
    let compared = compared.read();
    rsx! {
        main { class: "app",
            EmergencyLine { number: numbers.emergency }
            SubHead { title: "Check", on_back: use_back() }
            div { class: "page page--narrow",
                div {
                    h1 { tabindex: "-1", "{title}" }
                    if let Some(about) = &about {
                        p { class: "u-2", "{about}" }
                    }
                }
                section { class: "card stack stack--s", "aria-label": "What it says",
                    for (number , line) in compared.lead.iter().enumerate() {
                        p { key: "{number}", class: if number == 0 && about.is_some() { "u-b" }, "{line}" }
                    }
                }
                for section in compared.sections.iter() {
                    match section {
                        Section::Table { title, heads: [first, second], rows } => rsx! {
                            section { key: "{title}", class: "card stack stack--s",
                                h2 { class: "t-h3", "{title}" }
                                ul { class: "list list--in",
                                    for (number , row) in rows.iter().enumerate() {
                                        li { key: "{number}", class: "compared",
                                            p { class: "u-b", "{row.what}" }
                                            dl { class: "compared__both",
                                                div {
                                                    dt { class: "u-small u-2", "{first}" }
                                                    dd { "{row.first}" }
                                                }
                                                div {
                                                    dt { class: "u-small u-2", "{second}" }
                                                    dd { "{row.second}" }
                                                }
                                            }
                                        }
                                    }
                                }
                            }
                        },
                        Section::List { title, items } => rsx! {
                            section { key: "{title}", class: "card stack stack--s",
                                h2 { class: "t-h3", "{title}" }
                                ul { class: "dots",
                                    for item in items.iter() {
                                        li { key: "{item}", "{item}" }
                                    }
                                }
                            }
                        },
                    }
                }
            }
        }
    }
}

#[component]
fn NoCheck() -> Element {
    rsx! {
        NotHere {
            head: "Check",
            what: "check",
            text: "It was deleted, or it was never on this device. Your other checks are kept.",
            act: "Your checks",
            to: Route::CheckHistory {},
            emergency: true,
        }
    }
}
