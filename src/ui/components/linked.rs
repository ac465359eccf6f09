//! Rows that lead somewhere else, and parts that fold out.

use crate::domain::exercise::Exercise;
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::known::Known;
use crate::ui::components::picture_row::Thumb;
use dioxus::prelude::*;

/// A row with an arrow at its end.
#[component]
pub fn LinkRow(
    name: String,
    meta: Option<String>,
    icon: Option<Icon>,
    /// The move that is drawn at its beginning.
    picture: Option<Known<Exercise>>,
    /// A card of its own, instead of a row in a list.
    #[props(default)]
    card: bool,
    on_open: EventHandler<()>,
    /// What stands below its name, where that is more than a sentence.
    children: Element,
) -> Element {
    rsx! {
        button {
            class: if card { "row card row--card" } else { "row row--setting" },
            r#type: "button",
            role: "link",
            onclick: move |_| on_open.call(()),
            if let Some(icon) = icon {
                Picture { icon }
            }
            if let Some(exercise) = picture {
                Thumb { exercise }
            }
            span { class: "row__body",
                span { class: "row__name", "{name}" }
                if let Some(meta) = meta {
                    span { class: "row__meta", "{meta}" }
                }
                {children}
            }
            span { class: "row__end",
                Picture { icon: Icon::Next, size: IconSize::Small }
            }
        }
    }
}

/// A part that folds out.
#[component]
pub fn Fold(
    title: String,
    icon: Option<Icon>,
    /// Folded out at first.
    #[props(default)]
    open: bool,
    /// It is folded out or in.
    on_turn: Option<EventHandler<()>>,
    children: Element,
) -> Element {
    rsx! {
        details {
            class: "card fold",
            open,
            ontoggle: move |_| {
                if let Some(on_turn) = on_turn {
                    on_turn.call(());
                }
            },
            summary { class: "fold__t",
                if let Some(icon) = icon {
                    Picture { icon, size: IconSize::Small }
                }
                span { class: "fold__n",
                    // A count stays beside its last word.
                    {title.replace(" (", "\u{a0}(")}
                }
                span { class: "fold__a",
                    Picture { icon: Icon::Down, size: IconSize::Small }
                }
            }
            div { class: "fold__b", {children} }
        }
    }
}
