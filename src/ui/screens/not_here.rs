//! Where a page leads to something that is not here: it was deleted, or it never was on this device.

use crate::domain::trash::Kind;
use crate::domain::words::kept::not_here;
use crate::ui::components::frame::EmergencyLine;
use crate::ui::components::layer::Empty;
use crate::ui::route::Route;
use crate::ui::screens::entry::Gone;
use crate::ui::screens::head::SubHead;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

/// See the module.
#[component]
pub fn NotHere(
    /// What stands in the bar above.
    head: String,
    /// "card": what is not here.
    #[props(default)]
    what: String,
    /// Of a record by this number, which is told from the trash; else `text` says what can be done.
    record: Option<(Kind, i64)>,
    #[props(default)] text: String,
    /// The button that leads to where such things are.
    act: Option<String>,
    to: Option<Route>,
    /// The number to call stands above, as on every page of a check.
    #[props(default)]
    emergency: bool,
    #[props(default = "Back".to_owned())] back: String,
    on_back: Option<EventHandler<()>>,
) -> Element {
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let leave = use_back();
    let leave = move |()| match on_back {
        Some(on_back) => on_back.call(()),
        None => leave(()),
    };
    rsx! {
        main { class: "app",
            if emergency {
                EmergencyLine { number: settings.numbers().emergency }
            }
            SubHead { title: head, back, on_back: leave }
            div { class: "page page--narrow",
                if let Some((kind, id)) = record {
                    Gone { kind, id }
                } else {
                    h1 { tabindex: "-1", "{not_here(&what)}" }
                    Empty {
                        text,
                        act,
                        on_act: move |()| {
                            if let Some(to) = to.clone() {
                                navigator.push(to);
                            }
                        },
                    }
                }
            }
        }
    }
}
