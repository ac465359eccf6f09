//! A copy that was looked into: what it holds, and whether it takes the place of the records.

use crate::domain::backup::Held;
use crate::domain::words::backup::held;
use crate::domain::words::full_date;
use crate::ui::components::field::Field;
use crate::ui::components::layer::Sheet;
use crate::ui::components::restore::RestoreSheet;
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
            Some(found) => rsx! {
                RestoreSheet {
                    name,
                    lacks: found.as_ref().ok().and_then(|found| lacks(found, &offered.here)),
                    found: found.map(|found| held(&found)),
                    here: held(&offered.here),
                    kept: "Those are kept as a file, and you are told its name.",
                    on_restore: move |()| copies.restore(player.open_at().is_some()),
                    on_leave: move |()| copies.leave(),
                }
            },
        }
    }
}

/// What is kept now and not in the copy.
fn lacks(copy: &Held, here: &Held) -> Option<String> {
    let after = copy.last.map(|last| format!(" after {}", full_date(last))).unwrap_or_default();
    (copy.last < here.last).then(|| format!("What you kept here{after} is not in this copy."))
}
