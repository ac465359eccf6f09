//! The two views of the Journal tab.

use crate::ui::components::choice::{ChoiceItem, Segments};
use crate::ui::route::Route;
use dioxus::prelude::*;

/// Timeline or insights; `shows` is the one that is open.
#[component]
pub fn Views(shows: String) -> Element {
    let navigator = use_navigator();
    rsx! {
        Segments {
            name: "Journal view",
            tabs: true,
            items: vec![ChoiceItem::new("timeline", "Timeline"), ChoiceItem::new("insights", "Insights")],
            chosen: shows,
            on_choose: move |id: String| {
                navigator.push(if id == "insights" { Route::InsightsPage {} } else { Route::Journal {} });
            },
        }
    }
}
