//! "Pain an hour later?", asked once, on Today and beside the entry.

use crate::domain::journal::Entry;
use crate::domain::words::kept;
use crate::ui::components::scale::Scale;
use crate::ui::screens::journal::words;
use crate::ui::state::app::AppState;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// The question about this crack. Touching the scale answers it; "Not now" puts it away for good.
#[component]
pub fn PainLater(entry: Entry) -> Element {
    let app = use_context::<AppState>();
    let journal = use_context::<JournalState>();
    let (id, crack) = (entry.id, kept::crack(&entry.fields, app.now()));
    rsx! {
        section { class: "card", "aria-labelledby": "pain-later", "data-state": "pain-later",
            h2 { id: "pain-later", class: "t-h3", "Pain an hour later?" }
            p { class: "u-small u-2", "{crack}" }
            Scale {
                name: words::field_label("pain_later"),
                value: None,
                was: None,
                high: "10 worst",
                on_change: move |pain| journal.say_later(id, Some(pain)),
            }
            button {
                class: "link u-small",
                r#type: "button",
                onclick: move |_| journal.put_later_away(&entry),
                "Do not ask"
            }
        }
    }
}
