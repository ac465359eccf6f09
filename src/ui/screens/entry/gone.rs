//! A record that is not there: it was deleted, here or by another window or the terminal, or never was.

use crate::domain::content::content;
use crate::domain::trash::Kind;
use crate::domain::words::kept::{NOT_HERE, gone, not_here};
use crate::domain::words::{full_date, time};
use crate::ui::components::layer::Empty;
use crate::ui::route::Route;
use crate::ui::state::app::AppState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::trash::TrashState;
use dioxus::prelude::*;

/// Says so, with the way back.
#[component]
pub fn Gone(
    kind: Kind,
    id: i64,
    /// It was deleted while it was looked at.
    #[props(default)]
    elsewhere: bool,
) -> Element {
    let app = use_context::<AppState>();
    let journal = use_context::<JournalState>();
    let own = use_context::<RoutineState>();
    let navigator = use_navigator();
    let word = kind.word();
    let trash = use_context::<TrashState>();
    let Some(deleted) = journal.deleted(kind, id) else {
        return rsx! {
            h1 { tabindex: "-1", "{not_here(word)}" }
            Empty {
                text: NOT_HERE,
                act: "Open the trash",
                on_act: move |()| {
                    navigator.push(Route::Trash {});
                },
            }
        };
    };
    let at = deleted.deleted_at;
    let name = gone(&deleted.record, content(), |id| own.name(id), app.now());
    rsx! {
        h1 { tabindex: "-1",
            if elsewhere { "It was deleted elsewhere" } else { "This {word} was deleted" }
        }
        Empty {
            text: "That was on {full_date(at)} at {time(at)}. It is out of sight and not counted, and can be brought back.",
            act: "Bring it back",
            on_act: move |()| {
                trash.bring_back(kind, id, &name);
            },
        }
    }
}
