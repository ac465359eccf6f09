//! Layers over a screen: sheets, toasts, notices.

use crate::ui::components::icon::{Icon, Picture};
use dioxus::prelude::*;

/// A sheet from below over a scrim. Escape and a press on the scrim close it; focus stays inside.
#[component]
pub fn Sheet(
    /// The headline, which also names the dialog.
    title: String,
    on_close: EventHandler<()>,
    children: Element,
) -> Element {
    rsx! {
        div { class: "scrim", "aria-hidden": "true", "data-scrim": "", onclick: move |_| on_close.call(()) }
        section {
            class: "sheet",
            role: "dialog",
            "aria-modal": "true",
            "aria-label": "{title}",
            tabindex: "-1",
            onkeydown: move |event| {
                if event.key() == Key::Escape && !event.is_auto_repeating() {
                    // What the key would press on the page below is not pressed as well.
                    event.prevent_default();
                    event.stop_propagation();
                    on_close.call(());
                }
            },
            div { class: "sheet__grip" }
            {children}
        }
    }
}

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    Plain,
    /// Changed for this person.
    Adjusted,
    Warning,
    Emergency,
    Calm,
}

/// A sentence with a left edge and an icon: what, and what next.
#[component]
pub fn Notice(kind: NoticeKind, icon: Option<Icon>, children: Element) -> Element {
    let class = match kind {
        NoticeKind::Plain => "notice",
        NoticeKind::Adjusted => "notice notice--adj",
        NoticeKind::Warning => "notice notice--warn",
        NoticeKind::Emergency => "notice notice--t4",
        NoticeKind::Calm => "notice notice--calm",
    };
    rsx! {
        div { class,
            if let Some(icon) = icon {
                Picture { icon }
            }
            div { class: "notice__body", {children} }
        }
    }
}

/// A message above the foot of the page, spoken politely, with Undo where there is something to undo. The page closes it
/// when another page or sheet opens.
#[component]
pub fn Toast(
    text: String,
    /// Differs from message to message.
    number: u64,
    undo: bool,
    on_undo: EventHandler<()>,
    on_close: EventHandler<()>,
) -> Element {
    rsx! {
        div { class: "toast", role: "status", "aria-live": "polite", "data-message": "{number}",
            span { "{text}" }
            if undo {
                button { class: "toast__act", r#type: "button", onclick: move |_| on_undo.call(()), "Undo" }
            }
            button {
                class: "toast__close",
                r#type: "button",
                "aria-label": "Close message",
                "data-closes-message": "",
                onclick: move |_| on_close.call(()),
                Picture { icon: Icon::Close }
            }
        }
    }
}

/// An error that stays until it is read: what happened, what is safe, what to do.
#[component]
pub fn Problem(text: String, on_close: EventHandler<()>) -> Element {
    rsx! {
        div { class: "problem", role: "alert",
            Picture { icon: Icon::Alert }
            p { class: "problem__text", "{text}" }
            button { class: "btn btn--line", r#type: "button", onclick: move |_| on_close.call(()), "Close" }
        }
    }
}

/// What was entered and could not be kept so far: it is tried again by itself, and at once when asked to.
#[component]
pub fn Unkept(problem: String, on_try: EventHandler<()>) -> Element {
    rsx! {
        div { class: "problem", role: "alert",
            Picture { icon: Icon::Alert }
            p { class: "problem__text",
                "Not saved yet: {problem}. It is tried again and again while this page is open. Leave it open."
            }
            button { class: "btn btn--line", r#type: "button", onclick: move |_| on_try.call(()), "Try again" }
        }
    }
}

/// An empty list: what will be here, and the one act that fills it.
#[component]
pub fn Empty(text: String, act: Option<String>, on_act: EventHandler<()>) -> Element {
    rsx! {
        div { class: "empty",
            p { "{text}" }
            if let Some(act) = act {
                button { class: "btn btn--soft", r#type: "button", onclick: move |_| on_act.call(()), "{act}" }
            }
        }
    }
}
