//! An entry that is not in the journal: it was deleted, here or by another window or the terminal, or never was.

use crate::domain::words::{full_date, time};
use crate::ui::components::layer::Empty;
use crate::ui::route::Route;
use crate::ui::state::app::AppState;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// Says so, with the way back.
#[component]
pub fn Gone(
    id: i64,
    /// It was deleted while it was looked at.
    elsewhere: bool,
) -> Element {
    let app = use_context::<AppState>();
    let journal = use_context::<JournalState>();
    let navigator = use_navigator();
    let Some(deleted) = journal.deleted_entry(id) else {
        return rsx! {
            h1 { tabindex: "-1", "This entry is not here" }
            Empty {
                text: "It may have been deleted. Deleted entries can be brought back.",
                act: "Deleted entries",
                on_act: move |()| {
                    navigator.push(Route::Trash {});
                },
            }
        };
    };
    let at = deleted.deleted_at;
    rsx! {
        h1 { tabindex: "-1",
            if elsewhere { "It was deleted elsewhere" } else { "This entry was deleted" }
        }
        Empty {
            text: "That was on {full_date(at)} at {time(at)}. It is out of sight and not counted, and can be brought back.",
            act: "Bring it back",
            on_act: move |()| {
                if journal.undelete(id) {
                    app.say("Entry is back in the journal.");
                }
            },
        }
    }
}
