//! How a session left the person: how the back feels, and the pain.

use crate::domain::session::record::{Felt, SessionRecord};
use crate::ui::components::felt::FeltChoice;
use crate::ui::components::scale::Scale;
use dioxus::prelude::*;

/// Both questions about a session. What is pressed again is taken back.
#[component]
pub fn Rating(
    record: SessionRecord,
    /// As in "your back feels".
    back: String,
    /// As in "Pain now".
    pain: String,
    /// Pain afterwards, and how the back feels.
    on_rate: EventHandler<(Option<u8>, Option<Felt>)>,
) -> Element {
    let (pain_after, felt) = (record.pain_after, record.felt);
    rsx! {
        fieldset {
            legend { class: "question", "Compared with before, {back}" }
            FeltChoice {
                name: "Compared with before",
                chosen: felt,
                on_choose: move |chosen| on_rate.call((pain_after, (felt != Some(chosen)).then_some(chosen))),
            }
        }
        fieldset {
            legend { class: "question",
                "{pain} "
                if let Some(before) = record.pain_before {
                    span { class: "question__more", "· before: {before}" }
                }
            }
            Scale {
                name: pain,
                value: pain_after,
                was: record.pain_before,
                high: "10 worst",
                on_change: move |pain| on_rate.call((Some(pain), felt)),
            }
        }
    }
}
