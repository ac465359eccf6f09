//! What was said about a day, under its name in the journal and on Today: the way to its page.

use crate::domain::day::Day;
use crate::domain::words::day::said;
use crate::ui::route::Route;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// The link. Where nothing was said, `empty` invites to.
#[component]
pub fn DayLine(day: Day, empty: String) -> Element {
    let journal = use_context::<JournalState>();
    let navigator = use_navigator();
    let card = use_memo(use_reactive!(|day| journal.day(day)));
    let said = card.read().as_ref().and_then(said).unwrap_or(empty);
    rsx! {
        button {
            class: "link link--tight u-small",
            r#type: "button",
            role: "link",
            onclick: move |_| {
                navigator.push(Route::DayPage { date: day.to_string() });
            },
            "{said}"
        }
    }
}
