//! How this browser puts Unkink on the device, and why that is worth it.

use crate::ui::screens::head::SubHead;
use crate::ui::state::install::{InstallState, Way};
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

/// The steps, one a line.
fn steps(way: Option<Way>) -> &'static [&'static str] {
    match way {
        Some(Way::Offer) => &["Press the button below. Your browser asks once more."],
        Some(Way::ShareSheet) => &[
            "Press the share sign of your browser: a square with an arrow up.",
            "Scroll down and choose “Add to Home Screen”, then “Add”.",
            "From now on open Unkink by its picture on the home screen.",
        ],
        Some(Way::Menu) => &[
            "Open the menu of your browser: three dots or three lines.",
            "Choose “Add to Home screen” or “Install app”.",
            "From now on open Unkink by its picture on the home screen.",
        ],
        Some(Way::AddressBar) => &[
            "Press the sign for installing at the right end of the address bar: a screen with an arrow.",
            "Where there is none, open the menu of your browser and choose “Install Unkink”.",
        ],
        Some(Way::Dock) => &["Open the menu File and choose “Add to Dock”."],
        Some(Way::None) => &[
            "This browser cannot install it. Chrome, Edge and Safari can.",
            "It works here as it is; a bookmark brings you back.",
        ],
        Some(Way::Insecure) => &[
            "This page came without HTTPS, and no browser installs such a page.",
            "Open Unkink by an address that begins with https://, then look here again.",
        ],
        None => &["Unkink is installed on this device already."],
    }
}

/// The page.
#[component]
pub fn InstallPage() -> Element {
    let install = use_context::<InstallState>();
    let back = use_back();
    let way = install.way();
    rsx! {
        main { class: "app",
            SubHead { title: "On your device", on_back: back }
            div { class: "page page--narrow",
                h1 { class: "u-hide", tabindex: "-1", "On your device" }
                if way == Some(Way::ShareSheet) {
                    section { class: "card stack stack--s", "aria-labelledby": "first",
                        h2 { id: "first", class: "t-h3", "Install before you log" }
                        p {
                            "What you log in this tab stays in this tab. Unkink on the home screen has records of its own, and Safari may delete those of a tab that was not opened for a week."
                        }
                        p { class: "u-2",
                            "Logged something already? Save it as a file in Settings, Your records, and take it in there."
                        }
                    }
                }
                section { class: "card stack stack--s", "aria-labelledby": "how",
                    h2 { id: "how", class: "t-h3", "How" }
                    ol { class: "stack stack--s",
                        for step in steps(way) {
                            li { key: "{step}", "{step}" }
                        }
                    }
                    if way == Some(Way::Offer) {
                        button {
                            class: "btn btn--primary btn--block",
                            r#type: "button",
                            onclick: move |_| install.ask(),
                            "Install Unkink"
                        }
                    }
                }
                if !matches!(way, None | Some(Way::None)) {
                    p { class: "u-2",
                        "Installed, it opens like any other app, also without a network, and the browser keeps your records longer. Nothing is sent anywhere."
                    }
                }
            }
        }
    }
}
