//! The first screen: three lines to accept, the number to call, and the way to the warning signs.

use crate::domain::content::content;
use crate::ui::components::frame::dial;
use crate::ui::components::icon::{Icon, IconSize, Logo, Picture};
use crate::ui::route::Route;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The longest telephone number, in characters.
const NUMBER_LIMIT: usize = 24;

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
            div { class: "page",
                div { class: "first-run__lead",
                    Logo { size: 52 }
                    h1 { tabindex: "-1",
                        "Less forcing."
                        br {}
                        "More ease."
                    }
                    p { class: "u-2",
                        "Unkink helps you ride out the wish to crack your back or neck, move gently instead, and know when to be seen."
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
                    onclick: move |_| {
                        settings.accept();
                    },
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
    let save = move |_| {
        let written = draft.peek().trim().to_owned();
        match checked(&written) {
            Ok(()) => {
                let chosen = (!written.is_empty()).then_some(written);
                if settings.change(|settings| settings.emergency_number = chosen) {
                    on_done.call(());
                }
            }
            Err(text) => problem.set(Some(text)),
        }
    };
    rsx! {
        div { class: "field",
            label { r#for: "emergency-number", class: "u-small", "Emergency number" }
            input {
                id: "emergency-number",
                class: "field__i",
                r#type: "tel",
                maxlength: "{NUMBER_LIMIT}",
                value: "{draft}",
                "aria-invalid": problem().map(|_| "true"),
                "aria-describedby": problem().map(|_| "emergency-number-problem"),
                oninput: move |event| draft.set(event.value()),
            }
            if let Some(text) = problem() {
                p { id: "emergency-number-problem", class: "u-small u-b", role: "alert", "{text}" }
            }
            button { class: "btn btn--soft", r#type: "button", onclick: save, "Keep this number" }
        }
    }
}

fn checked(number: &str) -> Result<(), String> {
    let fits = number.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '*' | '#' | '-'));
    let digits = number.chars().filter(char::is_ascii_digit).count();
    if number.is_empty() || (fits && digits >= 2) {
        return Ok(());
    }
    Err(format!("“{number}” is not a number to call. It takes two digits or more, as in 112."))
}
