//! Puts a check out of the lists, and brings it back. What it opens and closes stays as it was.

use crate::domain::checker::Check;
use crate::domain::content::content;
use crate::domain::trash::Kind;
use crate::domain::words::kept;
use crate::ui::route::Route;
use crate::ui::screens::entry::Delete;
use crate::ui::state::app::AppState;
use crate::ui::state::check::UNSAVED;
use crate::ui::state::trash::TrashState;
use dioxus::prelude::*;

/// The button, of a check that is saved.
#[component]
pub fn DeleteCheck(check: Check) -> Element {
    let app = use_context::<AppState>();
    let trash = use_context::<TrashState>();
    let navigator = use_navigator();
    let id = check.id;
    if id == UNSAVED {
        return rsx! {};
    }
    if !check.is_in_sight() {
        let name = kept::check(&check, content(), app.now());
        return rsx! {
            p { class: "u-small u-2",
                {kept::after_deleting(&check).unwrap_or("It is in the trash.")}
            }
            button {
                class: "btn btn--line btn--block",
                r#type: "button",
                onclick: move |_| {
                    trash.bring_back(Kind::Check, id, &name);
                },
                "Bring it back"
            }
        };
    }
    rsx! {
        if let Some(words) = kept::before_deleting(&check) {
            p { class: "u-small u-2", "{words}" }
        }
        Delete {
            name: "Delete this check",
            on_delete: move |()| {
                if trash.delete_check(id) {
                    navigator.push(Route::CheckHome {});
                }
            },
        }
    }
}
