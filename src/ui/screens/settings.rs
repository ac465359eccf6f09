//! Settings: numbers to call, the player, the display, and what Unkink is.

use crate::domain::day::days_after;
use crate::domain::gate::RECHECK_DAYS;
use crate::domain::settings::Settings;
use crate::domain::words::full_date;
use crate::ui::components::frame::SubBar;
use crate::ui::components::icon::Icon;
use crate::ui::components::linked::LinkRow;
use crate::ui::route::Route;
use crate::ui::state::check::CheckState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

mod about;
mod display;
pub mod numbers;
pub mod pace;
pub mod sounds;

use about::{AboutUnkink, DataFolder};
use display::Display;
use numbers::{NumberRow, PhoneRow};
use pace::Pace;

/// The page.
#[component]
pub fn SettingsPage() -> Element {
    let back = use_back();
    rsx! {
        main { class: "app",
            SubBar { title: "Settings", on_back: back }
            div { class: "page page--narrow page--settings",
                h1 { class: "u-hide", tabindex: "-1", "Settings" }
                Safety {}
                Player {}
                YourDay {}
                Display {}
                DataFolder {}
                AboutUnkink {}
            }
        }
    }
}

/// A part of the page with its title.
#[component]
fn Part(title: String, children: Element) -> Element {
    rsx! {
        section {
            h2 { class: "group__t", "{title}" }
            div { class: "card card--flush list", {children} }
        }
    }
}

#[component]
fn Safety() -> Element {
    let settings = use_context::<SettingsState>();
    let check = use_context::<CheckState>();
    let navigator = use_navigator();
    let (chosen, numbers) = (settings.get(), settings.numbers());
    let oldest = check.profile().answers.values().map(|stored| stored.at).min();
    let meta = match oldest {
        Some(oldest) => {
            let again = full_date(days_after(oldest, RECHECK_DAYS));
            format!("{} safety answers. Next review {again}", check.profile().answers.len())
        }
        None => "No safety answers yet".to_owned(),
    };
    rsx! {
        Part { title: "Safety",
            PhoneRow {
                id: "emergency",
                name: "Emergency number",
                meta: if chosen.emergency_number.is_none() { "As your country has it" },
                value: chosen.emergency_number.clone(),
                otherwise: numbers.emergency.clone(),
                example: "112",
                on_change: move |number| settings.change(|settings| settings.emergency_number = number),
            }
            PhoneRow {
                id: "advice",
                name: "Advice line",
                meta: "Not for emergencies",
                value: chosen.advice_line.clone(),
                otherwise: numbers.advice.clone().unwrap_or_default(),
                example: "116 117",
                on_change: move |number| settings.change(|settings| settings.advice_line = number),
            }
            PhoneRow {
                id: "maternity",
                name: "Maternity line",
                value: chosen.maternity_line.clone(),
                otherwise: numbers.maternity.clone().unwrap_or_default(),
                example: "+44 20 7946 0018",
                on_change: move |number| settings.change(|settings| settings.maternity_line = number),
            }
            LinkRow {
                name: "About you",
                meta,
                on_open: move |()| {
                    navigator.push(Route::ProfilePage {});
                },
            }
        }
    }
}

#[component]
fn Player() -> Element {
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let chosen = settings.get();
    rsx! {
        Part { title: "Player",
            LinkRow {
                icon: Icon::Sound,
                name: "Sounds and voice",
                meta: sounds_in_short(&chosen),
                on_open: move |()| {
                    navigator.push(Route::SoundsPage {});
                },
            }
            NumberRow {
                id: "get-ready",
                name: "Get ready",
                meta: "Seconds counted down at the start and after a pause, 0 to 15",
                value: chosen.get_ready_seconds,
                least: 0,
                most: 15,
                on_change: move |seconds| settings.change(|settings| settings.get_ready_seconds = seconds),
            }
            Pace {}
            div { class: "row--seg",
                p { class: "row__meta",
                    "With a keyboard: Space pauses and goes on. On a button you came to with Tab, it presses that button."
                }
            }
        }
    }
}

/// As in "Tones on, voice off, vibration on".
fn sounds_in_short(chosen: &Settings) -> String {
    let word = |on: bool| if on { "on" } else { "off" };
    let (tones, voice) = (word(chosen.sound), word(chosen.speaks()));
    format!("Tones {tones}, voice {voice}, vibration {}", word(chosen.vibration))
}

#[component]
fn YourDay() -> Element {
    let settings = use_context::<SettingsState>();
    let chosen = settings.get();
    rsx! {
        Part { title: "Journal",
            NumberRow {
                id: "day-start",
                name: "Your day begins at",
                meta: "Hour, 0 to 12. What happens before it belongs to the day before",
                value: chosen.day_start_hour,
                least: 0,
                most: 12,
                on_change: move |hour| settings.change(|settings| settings.day_start_hour = hour),
            }
            NumberRow {
                id: "rest",
                name: "Rest after a forced crack",
                meta: "Minutes, 1 to 120. A joint needs about 20",
                value: chosen.refractory_minutes,
                least: 1,
                most: 120,
                on_change: move |minutes| settings.change(|settings| settings.refractory_minutes = minutes),
            }
        }
    }
}

/// The link to the rules, used by the part about Unkink.
#[component]
fn RulesRow() -> Element {
    let navigator = use_navigator();
    rsx! {
        LinkRow {
            icon: Icon::Doc,
            name: "Rules and sources",
            meta: "Version {crate::domain::content::content().ruleset}",
            on_open: move |()| {
                navigator.push(Route::Rules {});
            },
        }
    }
}
