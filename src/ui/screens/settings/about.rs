//! Where the person's files are, and what Unkink is and is not.

use super::licences::BUILT_ON;
use crate::domain::content::content;
use crate::ui::components::icon::Icon;
use crate::ui::components::linked::{Fold, LinkRow};
use crate::ui::route::Route;
use crate::ui::screens::rules::WhatChanged;
use crate::ui::screens::settings::Part;
use crate::ui::state::app::AppState;
use dioxus::prelude::*;

/// The folder everything is kept in, as text that can be copied.
#[component]
pub fn DataFolder() -> Element {
    let app = use_context::<AppState>();
    let navigator = use_navigator();
    rsx! {
        Part { title: "Your data",
            div { class: "row row--setting",
                div { class: "row__body",
                    p { class: "row__name", "Data folder" }
                    match app.folder() {
                        Some(folder) => rsx! {
                            p { class: "copyable", "{folder.display()}" }
                            p { class: "row__meta", "Everything you enter is in this folder." }
                            // What is copied; it is read above.
                            textarea {
                                id: "data-folder",
                                class: "u-hide",
                                "aria-hidden": "true",
                                tabindex: "-1",
                                readonly: true,
                                initial_value: "{folder.display()}",
                            }
                            button { class: "link link--tight u-small", r#type: "button", "data-copies": "data-folder",
                                span { role: "status", "data-words": "", "Copy this path" }
                            }
                        },
                        None => rsx! {
                            p { class: "row__meta", "Nothing is kept: Unkink runs without a folder." }
                        },
                    }
                }
            }
            LinkRow {
                icon: Icon::Doc,
                name: "Your records",
                meta: "Save them as a file, or take a file in",
                on_open: move |()| {
                    navigator.push(Route::RecordsPage {});
                },
            }
            div { class: "row row--setting",
                p { class: "row__body row__meta", "{content().texts.disclaimers.privacy}" }
            }
        }
    }
}

/// Version, intended use, licences, rules.
#[component]
pub fn AboutUnkink() -> Element {
    let texts = &content().texts;
    rsx! {
        Part { title: "About Unkink",
            div { class: "row row--setting",
                span { class: "row__name row__body", "Version" }
                span { class: "u-2 u-num", {env!("CARGO_PKG_VERSION")} }
            }
            RulesRow {}
        }
        Fold { title: "{texts.about.title}",
            div { class: "stack stack--s",
                for line in texts.about.lines() {
                    p { key: "{line}", "{line}" }
                }
                p { "{texts.disclaimers.checker_footer}" }
                p { "{texts.disclaimers.routine_footer}" }
            }
        }
        WhatChanged {}
        Fold { title: "Licences",
            p { "Unkink may be used, changed and passed on under the MIT licence or the Apache licence 2.0, as you choose. It is built on:" }
            dl { class: "list list--facts",
                for (name , licence) in BUILT_ON {
                    div { key: "{name}", class: "split",
                        dt { "{name}" }
                        dd { class: "u-2", "{licence}" }
                    }
                }
            }
        }
    }
}

#[component]
fn RulesRow() -> Element {
    let navigator = use_navigator();
    rsx! {
        LinkRow {
            icon: Icon::Doc,
            name: "Rules and sources",
            meta: "Version {content().ruleset}",
            on_open: move |()| {
                navigator.push(Route::Rules {});
            },
        }
    }
}
