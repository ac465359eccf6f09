//! A file that takes a while: how far it is, and the way to stop it.

use crate::domain::words::count;
use crate::ui::state::transfer::{Going, TransferState, Work};
use dioxus::prelude::*;

/// The page.
#[component]
pub fn WorkingView(transfer: TransferState, going: Going) -> Element {
    let Going { work, share, rows, is_keeping, stops } = going;
    let name = transfer.looked().map(|looked| looked.name);
    let title = match work {
        Work::Opening => "Opening the file",
        Work::Looking => "Looking at the file",
        Work::TakingIn => "Taking it in",
    };
    let kept = match work {
        Work::Opening | Work::Looking => "Nothing is taken in yet.",
        Work::TakingIn if is_keeping => "All of it was read and is being kept. This cannot be stopped any more.",
        Work::TakingIn => "It is kept as a whole at the end, or not at all.",
    };
    let percent = share.map(|share| (share * 100.0).round());
    rsx! {
        div { class: "page page--narrow",
            div {
                h1 { tabindex: "-1", "{title}" }
                p { class: "u-2 u-small",
                    if let Some(name) = name {
                        "{name}. "
                    }
                    "{kept}"
                }
            }
            div { class: "card stack",
                div {
                    class: "bar",
                    role: "progressbar",
                    "aria-label": "{title}",
                    "aria-valuemin": "0",
                    "aria-valuemax": "100",
                    "aria-valuenow": percent.map(|percent| percent.to_string()),
                    div { class: "bar__fill", style: "width:{percent.unwrap_or_default()}%" }
                }
                p { class: "u-small u-2 u-num",
                    if share.is_some() {
                        {format!("{} read", count(rows, "row", "rows"))}
                    } else {
                        "A large file takes a moment."
                    }
                }
            }
        }
        div { class: "foot",
            button {
                class: "btn btn--line btn--block btn--big",
                r#type: "button",
                disabled: !stops,
                onclick: move |_| transfer.stop(),
                "Cancel"
            }
        }
    }
}
