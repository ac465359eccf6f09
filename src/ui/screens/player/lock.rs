//! The way out of the lock: held for a second, or pressed twice by a key or a screen reader.

use crate::ui::components::icon::{Icon, Picture};
use crate::ui::state::player::PlayerState;
use dioxus::prelude::*;

/// The only thing a finger can reach in a locked player besides Stop.
#[component]
pub fn Unlock() -> Element {
    let player = use_context::<PlayerState>();
    // A touch ends in a press as well; only a press without one counts.
    let mut touched = use_signal(|| false);
    let mut pressed = use_signal(|| false);
    rsx! {
        button {
            class: "unlock",
            r#type: "button",
            "data-state": if player.is_held() { "held" } else { "locked" },
            onpointerdown: move |_| {
                touched.set(true);
                player.hold(true);
            },
            onpointerup: move |_| player.hold(false),
            onpointerleave: move |_| player.hold(false),
            onpointercancel: move |_| player.hold(false),
            onkeydown: move |_| touched.set(false),
            onclick: move |_| {
                if touched() {
                    return;
                }
                if pressed() {
                    player.lock(false);
                } else {
                    pressed.set(true);
                }
            },
            Picture { icon: Icon::Lock }
            span { "Hold to unlock" }
            span { class: "u-hide", ", or press twice" }
        }
        p { class: "u-hide", role: "status",
            if pressed() {
                "Press once more to unlock."
            } else {
                "Locked against touches. Keys still work."
            }
        }
    }
}
