//! What is said on Today about the app itself: that it can be installed, and that a newer version waits.

use crate::ui::components::advice::AdviceCard;
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
        AdviceCard {
            id: "newer",
            title: "A new version is ready",
            text: "It opens in a moment. Your records stay as they are.",
            act: "Update now",
            on_act: move |()| install.take_new_version(),
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
        AdviceCard {
            id: "install",
            title: "Put Unkink on your device",
            text,
            act: "Show me how",
            on_act: move |()| {
                navigator.push(Route::InstallPage {});
            },
            on_close: move |()| install.put_away(),
        }
    }
}
