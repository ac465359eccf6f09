//! The first screen: three lines to accept, the number to call, and the way to the warning signs.

use crate::domain::content::content;
use crate::ui::components::field::Field;
use crate::ui::components::frame::dial;
use crate::ui::components::icon::{Icon, IconSize, Logo, Picture};
use crate::ui::route::Route;
use crate::ui::screens::settings::numbers::phone;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The name of the field.
const NUMBER: &str = "Emergency number";

/// First run. Nothing is asked; the checker is open without accepting.
#[component]
pub fn FirstRun() -> Element {
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let mut editing = use_signal(|| false);
    let numbers = settings.numbers();
    let texts = &content().texts.disclaimers;
    let icons = [Icon::Info, Icon::User, Icon::Phone];
    rsx! {
        main { class: "app first-run",
            div { class: "page page--narrow", "data-page": "first-run",
                div { class: "first-run__lead",
                    Logo { size: 52 }
                    h1 { tabindex: "-1",
                        "Less forcing."
                        br {}
                        "More ease."
                    }
                    p { class: "u-2",
                        "Unkink helps you ride out the urge to crack your back or neck, move gently instead, and know when to be seen."
                    }
                }
                section { class: "card", "aria-labelledby": "before",
                    h2 { id: "before", class: "t-h3", "Before you start" }
                    for (line , icon) in texts.first_run.iter().zip(icons) {
                        div {
                            key: "{line}",
                            class: if icon == Icon::Phone { "do do--emergency" } else { "do" },
                            Picture { icon }
                            if icon == Icon::Phone {
                                div {
                                    p { class: "u-b",
                                        a { href: dial(&numbers.emergency), "{numbers.fill(line)}" }
                                    }
                                    if editing() {
                                        NumberField { number: numbers.emergency.clone(), on_done: move |()| editing.set(false) }
                                    } else {
                                        button {
                                            class: "link link--tight",
                                            r#type: "button",
                                            onclick: move |_| editing.set(true),
                                            "Change number"
                                        }
                                    }
                                }
                            } else {
                                p { "{line}" }
                            }
                        }
                    }
                }
                p { class: "first-run__privacy u-small u-2",
                    Picture { icon: Icon::Lock, size: IconSize::Small }
                    span { "{texts.privacy} No account." }
                }
            }
            div { class: "foot",
                button {
                    class: "btn btn--primary btn--block btn--big",
                    r#type: "button",
                    onclick: move |_| settings.accept(),
                    "I understand. Start"
                }
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| {
                        navigator.push(Route::CheckHome {});
                    },
                    "Check warning signs first"
                }
            }
        }
    }
}

/// The emergency number, changed in place. An empty field means the number of the region.
#[component]
fn NumberField(number: String, on_done: EventHandler<()>) -> Element {
    let settings = use_context::<SettingsState>();
    let mut draft = use_signal(|| number);
    let mut problem = use_signal(|| None::<String>);
    let keep = move |_| match phone(&draft.peek(), "112") {
        Ok(chosen) => {
            if settings.change(|settings| settings.emergency_number = chosen) {
                on_done.call(());
            }
        }
        Err(text) => problem.set(Some(text)),
    };
    rsx! {
        Field {
            id: "emergency-number",
            label: NUMBER,
            kind: "tel",
            value: draft(),
            error: problem(),
            on_input: move |typed| draft.set(typed),
        }
        button { class: "btn btn--soft btn--below", r#type: "button", onclick: keep, "Keep this number" }
    }
}
