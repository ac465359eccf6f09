//! A row with a picture: a routine or an exercise in a list.

use crate::domain::exercise::Exercise;
use crate::domain::words::unbroken;
use crate::ui::components::figure::SmallFigure;
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::known::Known;
use dioxus::prelude::*;

/// Why a routine or move differs, or that it is liked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadgeKind {
    Adjusted,
    Closed,
    Liked,
    /// In the routine already.
    Here,
    Sore,
}

/// An icon and a few words.
#[component]
pub fn Badge(kind: BadgeKind, words: String) -> Element {
    let class = match kind {
        BadgeKind::Adjusted => "badge badge--adj",
        BadgeKind::Closed | BadgeKind::Sore => "badge badge--off",
        BadgeKind::Liked | BadgeKind::Here => "badge badge--ok",
    };
    let icon = match kind {
        BadgeKind::Adjusted => Icon::Swap,
        BadgeKind::Closed => Icon::Never,
        BadgeKind::Sore => Icon::Alert,
        BadgeKind::Liked => Icon::Like,
        BadgeKind::Here => Icon::Tick,
    };
    rsx! {
        span { class,
            Picture { icon, size: IconSize::Tiny }
            span { "{words}" }
        }
    }
}

/// A move as a small picture, silent: the words beside it say what it is.
#[component]
pub fn Thumb(
    exercise: Known<Exercise>,
    #[props(default)] large: bool,
    /// Its place is kept, and it is not drawn yet.
    #[props(default)]
    blank: bool,
) -> Element {
    rsx! {
        span { class: if large { "thumb thumb--l" } else { "thumb" }, "aria-hidden": "true",
            if !blank {
                SmallFigure { exercise }
            }
        }
    }
}

/// One routine or exercise that opens when pressed. Everything in it belongs to its name.
#[component]
pub fn PictureRow(
    picture: Option<Known<Exercise>>,
    /// The picture is not drawn yet.
    #[props(default)]
    blank: bool,
    name: String,
    meta: String,
    badges: Vec<(BadgeKind, String)>,
    /// Why it is closed, and what is open instead.
    reason: Option<String>,
    on_open: EventHandler<()>,
) -> Element {
    let closed = badges.iter().any(|(kind, _)| *kind == BadgeKind::Closed);
    rsx! {
        button {
            class: "row",
            r#type: "button",
            role: "link",
            "data-state": if closed { "closed" } else { "open" },
            onclick: move |_| on_open.call(()),
            if let Some(exercise) = picture {
                Thumb { exercise, blank }
            }
            span { class: "row__body",
                span { class: "row__name", "{name}" }
                span { class: "row__meta", {unbroken(&meta)} }
                for (kind , words) in badges {
                    Badge { key: "{words}", kind, words: words.clone() }
                }
                if let Some(reason) = reason {
                    span { class: "row__meta row__meta--reason", "{reason}" }
                }
            }
            span { class: "row__end",
                Picture { icon: Icon::Next, size: IconSize::Small }
            }
        }
    }
}
