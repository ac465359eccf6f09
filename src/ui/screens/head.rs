//! The head of a tab: its title, what is done from there, and the way to the settings, which a wide window has at its side.

use crate::ui::components::frame::{IconButton, SubBar, TopBar};
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::route::Route;
use crate::ui::state::log::LogState;
use dioxus::prelude::*;

/// The title, the buttons inside, and the gear.
#[component]
pub fn Head(
    title: String,
    over: Option<String>,
    /// It stays in sight while the page is moved.
    #[props(default)]
    stays: bool,
    children: Element,
) -> Element {
    let navigator = use_navigator();
    rsx! {
        TopBar { title, over, stays,
            div { class: "topbar__acts",
                {children}
                div { class: "narrow-only",
                    IconButton {
                        icon: Icon::Gear,
                        name: "Settings",
                        word: "Settings",
                        on_press: move |()| {
                            navigator.push(Route::SettingsPage {});
                        },
                    }
                }
            }
        }
    }
}

/// The head of what is opened from a tab: the way back, and the warning signs, which the tab bar leads to elsewhere.
#[component]
pub fn SubHead(
    title: String,
    #[props(default = "Back".to_owned())] back: String,
    on_back: EventHandler<()>,
    children: Element,
) -> Element {
    let navigator = use_navigator();
    rsx! {
        SubBar { title, back, on_back,
            IconButton {
                icon: Icon::Alert,
                name: "Warning signs",
                word: "Signs",
                on_press: move |()| {
                    navigator.push(Route::Signs {});
                },
            }
            {children}
        }
    }
}

/// The head of both views of the Journal tab: a crack is logged from it.
#[component]
pub fn JournalHead(children: Element) -> Element {
    let log = use_context::<LogState>();
    rsx! {
        Head { title: "Journal", stays: true,
            button {
                class: "btn btn--primary btn--top",
                r#type: "button",
                "aria-keyshortcuts": "L",
                onclick: move |_| log.log_now(),
                Picture { icon: Icon::Plus }
                "Log"
            }
            {children}
        }
    }
}
