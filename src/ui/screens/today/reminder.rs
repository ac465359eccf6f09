//! A reminder that is due on Today, and those that went by unseen.

use crate::domain::reminder::{SNOOZE, TEXT};
use crate::domain::words::{count, stamp, time};
use crate::ui::state::app::AppState;
use crate::ui::state::reminder::ReminderState;
use dioxus::prelude::*;

/// The card; nothing while moves are locked.
#[component]
pub fn ReminderCard(locked: bool) -> Element {
    let app = use_context::<AppState>();
    let reminders = use_context::<ReminderState>();
    let shown = reminders.shown();
    if locked || (shown.now.is_none() && shown.missed.is_empty()) {
        return rsx! {};
    }
    let is_now = shown.now.is_some();
    let today = app.now().date_naive();
    let said = |at: &crate::domain::day::Moment| if at.date_naive() == today { time(*at) } else { stamp(*at) };
    let missed: Vec<String> = shown.missed.iter().map(said).collect();
    let title =
        if is_now { TEXT.to_owned() } else { format!("{} went by", count(missed.len(), "reminder", "reminders")) };
    rsx! {
        section { class: "card stack stack--s", "aria-labelledby": "reminder", "data-state": if is_now { "due" } else { "missed" },
            h2 { id: "reminder", class: "t-h3", "{title}" }
            if !missed.is_empty() {
                p { class: "u-small u-2 u-num", "While nobody was reminded: {missed.join(\", \")}" }
            }
            div { class: "cluster",
                if is_now {
                    button { class: "btn btn--soft", r#type: "button", onclick: move |_| reminders.snooze(), "{SNOOZE}" }
                }
                button { class: "btn btn--line", r#type: "button", onclick: move |_| reminders.close(),
                    if is_now { "Done" } else { "Close" }
                }
            }
        }
    }
}
