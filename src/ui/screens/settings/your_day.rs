//! What the journal counts by: when a day begins, and how long a place rests.

use crate::ui::screens::settings::Part;
use crate::ui::screens::settings::numbers::NumberRow;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The part.
#[component]
pub fn YourDay() -> Element {
    let settings = use_context::<SettingsState>();
    let chosen = settings.get();
    rsx! {
        Part { title: "Journal",
            NumberRow {
                id: "day-start",
                name: "Your day begins at",
                meta: "Hour, 0 to 12. What happens before it belongs to the day before",
                value: chosen.day_start_hour,
                least: 0,
                most: 12,
                on_change: move |hour| settings.change(|settings| settings.day_start_hour = hour),
            }
            NumberRow {
                id: "rest",
                name: "Rest after a forced crack",
                meta: "Minutes, 1 to 120. A joint needs about 20",
                value: chosen.refractory_minutes,
                least: 1,
                most: 120,
                on_change: move |minutes| settings.change(|settings| settings.refractory_minutes = minutes),
            }
        }
    }
}
