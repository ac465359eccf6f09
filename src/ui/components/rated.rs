//! A move of a session: what was done of it, and whether the person likes it or wants it no more.

use crate::domain::session::record::Feedback;
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::Icon;
use dioxus::prelude::*;

/// A row with two switches.
#[component]
pub fn Rated(
    name: String,
    /// What was done of it.
    done: Option<String>,
    feedback: Option<Feedback>,
    on_say: EventHandler<Feedback>,
) -> Element {
    rsx! {
        li { class: "row row--rated",
            span { class: "row__body",
                span { class: "row__name", "{name}" }
                if let Some(done) = done {
                    span { class: "row__meta u-num", "{done}" }
                }
                if feedback == Some(Feedback::Never) {
                    span { class: "row__meta", "Left out of routines from now on" }
                }
            }
            span { class: "row__acts",
                IconButton {
                    icon: Icon::Like,
                    name: "I like {name}",
                    pressed: feedback == Some(Feedback::Like),
                    on_press: move |()| on_say.call(Feedback::Like),
                }
                IconButton {
                    icon: Icon::Never,
                    name: "Leave {name} out next time",
                    pressed: feedback == Some(Feedback::Never),
                    on_press: move |()| on_say.call(Feedback::Never),
                }
            }
        }
    }
}
