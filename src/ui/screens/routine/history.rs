//! What was played of this routine before, and which of its moves are off for today.

use crate::domain::content::content;
use crate::ui::components::icon::Icon;
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::screens::history::PastOf;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// Under the moves of a routine.
#[component]
pub fn History(id: String) -> Element {
    let routines = use_context::<RoutineState>();
    let settings = use_context::<SettingsState>();
    let off = routines.get(&id).map(|own| own.off_on(settings.today())).unwrap_or_default();
    let names: Vec<String> =
        off.iter().filter_map(|id| content().exercise(id)).map(|exercise| exercise.short_name()).collect();
    rsx! {
        if !names.is_empty() {
            Notice { kind: NoticeKind::Plain, icon: Icon::Calendar,
                p { class: "u-small", "Off for today: {names.join(\", \")}. Tomorrow it is back by itself." }
            }
        }
        PastOf { id }
    }
}
