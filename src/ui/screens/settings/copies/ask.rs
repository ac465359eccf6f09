//! A copy that was looked into: what it holds, and whether it takes the place of the records.

use crate::domain::words::backup::held;
use crate::domain::words::full_date;
use crate::ui::components::field::Field;
use crate::ui::components::layer::Sheet;
use crate::ui::state::copies::{CopiesState, Offered};
use crate::ui::state::player::PlayerState;
use dioxus::prelude::*;

/// The sheet: asks for a passphrase where it is locked, else whether to restore it.
#[component]
pub fn Ask(offered: Offered) -> Element {
    let copies = use_context::<CopiesState>();
    let player = use_context::<PlayerState>();
    let mut typed = use_signal(String::new);
    let name = offered.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut unlock = {
        let file = offered.file.clone();
        move |()| copies.look_into(&file, Some(typed.take()))
    };
    rsx! {
        match offered.found {
            None => rsx! {
                Sheet { title: "This copy is locked", on_close: move |()| copies.leave(),
                    h2 { "This copy is locked" }
                    p { class: "u-small u-2 copyable", "{name}" }
                    Field {
                        id: "copies-open",
                        label: "Passphrase",
                        kind: "password",
                        value: "",
                        takes_focus: true,
                        on_input: move |text| typed.set(text),
                        on_enter: unlock.clone(),
                    }
                    button {
                        class: "btn btn--primary btn--block",
                        r#type: "button",
                        disabled: copies.busy().is_some(),
                        onclick: move |_| unlock(()),
                        if copies.busy().is_some() { "Opening …" } else { "Open it" }
                    }
                    button { class: "btn btn--text btn--block", r#type: "button", onclick: move |_| copies.leave(), "Leave it" }
                }
            },
            Some(Err(problem)) => rsx! {
                Sheet { title: "This cannot be restored", on_close: move |()| copies.leave(),
                    h2 { "This cannot be restored" }
                    p { "{problem}" }
                    button { class: "btn btn--primary btn--block", r#type: "button", onclick: move |_| copies.leave(), "Close" }
                }
            },
            Some(Ok(found)) => rsx! {
                Sheet { title: "Restore this copy?", on_close: move |()| copies.leave(),
                    h2 { "Restore this copy?" }
                    p { class: "u-small u-2 copyable", "{name}" }
                    p { class: "u-b", "This copy: {held(&found)}" }
                    p { "Your records now: {held(&offered.here)}" }
                    if found.last < offered.here.last {
                        p { class: "u-small",
                            "What you kept here"
                            if let Some(last) = found.last {
                                " after {full_date(last)}"
                            }
                            " is not in this copy."
                        }
                    }
                    p { class: "u-small", "The copy takes the place of all of them. They are kept beside as a file, whose name you are told. What is open stays open until you have been seen." }
                    button {
                        class: "btn btn--primary btn--block",
                        r#type: "button",
                        onclick: move |_| copies.restore(player.open_at().is_some()),
                        "Restore"
                    }
                    button { class: "btn btn--text btn--block", r#type: "button", onclick: move |_| copies.leave(), "Leave it" }
                }
            },
        }
    }
}
