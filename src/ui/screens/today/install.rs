//! What is said on Today about the app itself: that it can be installed, and that a newer version waits.

use crate::ui::route::Route;
use crate::ui::state::install::{InstallState, Way};
use crate::ui::state::player::PlayerState;
use dioxus::prelude::*;

/// Offers to start anew with a newer version, when no session is open.
#[component]
pub fn NewVersionCard() -> Element {
    let install = use_context::<InstallState>();
    let player = use_context::<PlayerState>();
    if !install.has_new_version() || player.open_at().is_some() {
        return rsx! {};
    }
    rsx! {
        section { class: "card stack stack--s", "aria-labelledby": "newer",
            h2 { id: "newer", class: "t-h3", "A new version is ready" }
            p { class: "u-small u-2", "It opens in a moment. Your records stay as they are." }
            button { class: "btn btn--soft", r#type: "button", onclick: move |_| install.take_new_version(), "Update now" }
        }
    }
}

/// Says that it can be installed, until it is or the words are put away.
#[component]
pub fn InstallCard() -> Element {
    let install = use_context::<InstallState>();
    let navigator = use_navigator();
    if !install.is_suggested() {
        return rsx! {};
    }
    let text = if install.way() == Some(Way::ShareSheet) {
        "On an iPhone or iPad, install it before you log: what you log in this tab does not come along."
    } else {
        "It then opens like any other app, also without a network."
    };
    rsx! {
        section { class: "card stack stack--s", "aria-labelledby": "install",
            h2 { id: "install", class: "t-h3", "Put Unkink on your device" }
            p { class: "u-small u-2", "{text}" }
            div { class: "cluster",
                button {
                    class: "btn btn--soft",
                    r#type: "button",
                    onclick: move |_| {
                        navigator.push(Route::InstallPage {});
                    },
                    "Show me how"
                }
                button { class: "btn btn--line", r#type: "button", onclick: move |_| install.put_away(), "Not now" }
            }
        }
    }
}
