//! Records that a browser keeps: whether it may remove them, a file of all of them, and the copies inside.

use crate::domain::words::long_day;
use crate::ui::components::icon::Icon;
use crate::ui::components::linked::{Fold, LinkRow};
use crate::ui::components::restore::RestoreSheet;
use crate::ui::route::Route;
use crate::ui::screens::settings::Part;
use crate::ui::state::inside::{Given, InsideState};
use crate::ui::state::player::PlayerState;
use dioxus::prelude::*;

/// The part of Settings.
#[component]
pub fn Inside() -> Element {
    let inside = use_context::<InsideState>();
    let navigator = use_navigator();
    use_effect(move || inside.look());
    let copies = inside.copies();
    let durable = match inside.is_durable() {
        Some(true) => "Your browser keeps them until you remove them.",
        Some(false) => "Your browser may remove them when space runs short. Save a copy as a file.",
        None => "Your browser does not say whether it may remove them. Save a copy as a file.",
    };
    rsx! {
        Part { title: "Your data",
            div { class: "row row--setting",
                div { class: "row__body",
                    p { class: "row__name", "Kept in this browser" }
                    p { class: "row__meta", "Everything you enter stays on this device. {durable} Erasing the browser’s data erases them." }
                }
            }
            LinkRow {
                icon: Icon::Save,
                name: "Save a copy of everything",
                meta: "One file, which Unkink on a computer opens as well",
                on_open: move |()| inside.save_file(),
            }
            LinkRow {
                icon: Icon::Undo,
                name: "Restore from a file",
                meta: "A copy you saved before",
                on_open: move |()| inside.choose_file(),
            }
            LinkRow {
                icon: Icon::Doc,
                name: "Your records",
                meta: "Save them as a table or text, or take a file in",
                on_open: move |()| {
                    navigator.push(Route::RecordsPage {});
                },
            }
        }
        if !copies.is_empty() {
            Fold { title: "Copies inside this browser",
                div { class: "stack stack--s",
                    p { class: "u-small u-2", "One of each day you used Unkink, the last seven. They go when the browser’s data is erased." }
                    for name in copies {
                        button {
                            key: "{name}",
                            class: "btn btn--line",
                            r#type: "button",
                            onclick: {
                                let name = name.clone();
                                move |_| inside.choose_copy(name.clone())
                            },
                            if let Some(day) = inside.day(&name) {
                                "From {long_day(day)}"
                            } else {
                                "From {name}"
                            }
                        }
                    }
                }
            }
        }
        if let Some(given) = inside.given() {
            Ask { given }
        }
    }
}

/// Whether a copy takes the place of the records.
#[component]
fn Ask(given: Given) -> Element {
    let inside = use_context::<InsideState>();
    let player = use_context::<PlayerState>();
    rsx! {
        RestoreSheet {
            name: given.name,
            found: given.found.map(|found| inside.words(&found)),
            here: inside.words(&given.here),
            kept: "Those are kept as a copy inside this browser.",
            on_restore: move |()| inside.restore(player.open_at().is_some()),
            on_leave: move |()| inside.leave(),
        }
    }
}
