//! Settings: numbers to call, the player, the display, and what Unkink is.

use crate::ui::components::icon::Icon;
use crate::ui::components::linked::LinkRow;
use crate::ui::route::Route;
use crate::ui::screens::head::SubHead;
use crate::ui::state::inside::InsideState;
use crate::ui::state::install::InstallState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

mod about;
pub mod copies;
mod display;
mod inside;
mod licences;
pub mod numbers;
pub mod pace;
mod player;
pub mod reminders;
mod safety;
pub mod sounds;
mod your_day;

use about::{AboutUnkink, DataFolder};
use copies::CopiesRow;
use display::Display;
use inside::Inside;
use player::Player;
use reminders::RemindersRow;
use safety::Safety;
use your_day::YourDay;

/// The page.
#[component]
pub fn SettingsPage() -> Element {
    let back = use_back();
    let inside = use_context::<InsideState>();
    rsx! {
        main { class: "app",
            SubHead { title: "Settings", on_back: back }
            div { class: "page page--narrow page--flow page--settings",
                h1 { class: "u-hide", tabindex: "-1", "Settings" }
                CopiesRow {}
                Safety {}
                Player {}
                RemindersRow {}
                InstallRow {}
                YourDay {}
                Display {}
                if inside.is_here() {
                    Inside {}
                } else {
                    DataFolder {}
                }
                AboutUnkink {}
            }
        }
    }
}

/// The way to the words about installing, where a browser shows Unkink in a tab.
#[component]
fn InstallRow() -> Element {
    let install = use_context::<InstallState>();
    let navigator = use_navigator();
    if install.way().is_none() {
        return rsx! {};
    }
    rsx! {
        Part { title: "On your device",
            LinkRow {
                icon: Icon::Phone,
                name: "Put Unkink on your device",
                meta: "So that it opens like any other app",
                on_open: move |()| {
                    navigator.push(Route::InstallPage {});
                },
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

/// A page behind Settings.
#[component]
fn Behind(title: String, children: Element) -> Element {
    let back = use_back();
    rsx! {
        main { class: "app",
            SubHead { title: title.clone(), on_back: back }
            div { class: "page page--narrow page--settings",
                h1 { class: "u-hide", tabindex: "-1", "{title}" }
                {children}
            }
        }
    }
}
