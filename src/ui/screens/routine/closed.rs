//! A routine that is not open to this person now.

use crate::domain::content::content;
use crate::domain::id::{GateId, RoutineId};
use crate::domain::words::gate::{explain, title};
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::route::Route;
use crate::ui::screens::cause::Causes;
use crate::ui::state::check::CheckState;
use dioxus::prelude::*;

/// Why the routine cannot be opened, and what can.
#[component]
pub fn Closed(why: Vec<GateId>, alternative: Option<RoutineId>) -> Element {
    let navigator = use_navigator();
    let standing = use_context::<CheckState>().standing();
    let gates: Vec<_> = why.iter().filter_map(|id| content().gate(id)).collect();
    let instead = alternative.as_ref().and_then(|id| content().routine(id));
    rsx! {
        section { class: "card closed", "aria-labelledby": "closed",
            h2 { id: "closed", class: "t-h3 closed__head",
                Picture { icon: Icon::Never }
                "Not for you now"
            }
            if gates.is_empty() {
                p { "With your answers this one stays closed." }
            }
            for gate in gates {
                div { key: "{gate.id}",
                    p { class: "u-b", "{title(content(), &standing, gate)}" }
                    p { class: "u-small u-2", {explain(content(), &standing, gate)} }
                    Causes { gates: vec![gate.id.clone()] }
                }
            }
            if let Some(routine) = instead {
                button {
                    class: "btn btn--soft btn--block",
                    r#type: "button",
                    onclick: move |_| {
                        navigator.push(Route::RoutinePage { id: routine.id.to_string() });
                    },
                    "Open {routine.name} instead"
                }
            }
        }
    }
}
