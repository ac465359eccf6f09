//! Easier, the same, worse: three answers with a picture each.

use crate::domain::session::record::Felt;
use crate::ui::components::icon::{Icon, Picture};
use dioxus::prelude::*;

/// How it feels compared with before.
#[component]
pub fn FeltChoice(
    /// What is compared, for screen readers.
    name: String,
    chosen: Option<Felt>,
    on_choose: EventHandler<Felt>,
) -> Element {
    let answers =
        [(Felt::Easier, Icon::Down, "Easier"), (Felt::Same, Icon::Equal, "The same"), (Felt::Worse, Icon::Up, "Worse")];
    rsx! {
        div { class: "seg seg--tall", role: "radiogroup", "aria-label": "{name}",
            for (felt , icon , word) in answers {
                button {
                    key: "{word}",
                    class: "seg__item",
                    r#type: "button",
                    role: "radio",
                    "aria-checked": (chosen == Some(felt)).to_string(),
                    onclick: move |_| on_choose.call(felt),
                    Picture { icon }
                    "{word}"
                }
            }
        }
    }
}
