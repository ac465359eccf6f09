//! When it cracked: a day and a time to type in. A time the clock skipped or showed twice asks which moment is meant.

use crate::domain::backdate::Unclear;
use crate::domain::day::Moment;
use crate::ui::components::when::WhenFields;
use crate::ui::state::app::AppState;
use dioxus::prelude::*;

/// The fields. What is typed stays until it means a moment.
#[component]
pub fn PickMoment(at: Moment, on_pick: EventHandler<Moment>) -> Element {
    let app = use_context::<AppState>();
    let mut unclear = use_signal(Unclear::default);
    let mut pick = move |at: Moment| {
        unclear.set(Unclear::default());
        on_pick.call(at);
    };
    rsx! {
        WhenFields {
            at,
            error: Some(unclear.read().words.clone()).filter(|words| !words.is_empty()),
            on_change: move |(date, time): (String, String)| match app.past_moment(&date, &time) {
                Ok(at) => pick(at),
                Err(problem) => unclear.set(problem),
            },
        }
        if !unclear.read().offers.is_empty() {
            div { class: "cluster", role: "group", "aria-label": "Which moment",
                for (words , at) in unclear().offers {
                    button {
                        key: "{words}",
                        class: "chip",
                        r#type: "button",
                        onclick: move |_| pick(at),
                        "{words}"
                    }
                }
            }
        }
    }
}
