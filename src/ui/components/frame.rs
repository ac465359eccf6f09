//! The frame of a screen: title rows, tab bar and side rail, emergency line.

use crate::ui::components::icon::{Icon, IconSize, Logo, Picture};
use dioxus::prelude::*;

/// The title row of a tab.
#[component]
pub fn TopBar(
    title: String,
    over: Option<String>,
    /// It stays in sight while the page is moved, where there is room for that.
    #[props(default)]
    stays: bool,
    children: Element,
) -> Element {
    rsx! {
        header { class: if stays { "topbar topbar--stays" } else { "topbar" },
            div { class: "topbar__titles",
                if let Some(over) = over {
                    p { class: "topbar__over", "{over}" }
                }
                h1 { tabindex: "-1", "{title}" }
            }
            {children}
        }
    }
}

/// The title row of a screen opened from a tab. The screen has its own `h1` below.
#[component]
pub fn SubBar(
    title: String,
    /// The name of the back arrow.
    #[props(default = "Back".to_owned())]
    back: String,
    on_back: EventHandler<()>,
    children: Element,
) -> Element {
    rsx! {
        header { class: "topbar topbar--sub",
            IconButton { icon: Icon::Back, name: back, keys: "Escape", on_press: on_back }
            div { class: "topbar__titles",
                p { class: "topbar__title", "{title}" }
            }
            {children}
        }
    }
}

/// A round button with an icon, and with its name below where that is not plain to see.
#[component]
pub fn IconButton(
    icon: Icon,
    /// What a screen reader says.
    name: String,
    /// Written under the icon.
    word: Option<String>,
    /// Filled.
    #[props(default)]
    soft: bool,
    /// Keys that press it, as in `aria-keyshortcuts`.
    keys: Option<String>,
    /// For a switch: whether it is on.
    pressed: Option<bool>,
    #[props(default)] disabled: bool,
    #[props(default)] size: IconSize,
    on_press: EventHandler<()>,
) -> Element {
    rsx! {
        button {
            class: match (soft, word.is_some()) {
                (_, true) => "icon-btn icon-btn--named",
                (true, false) => "icon-btn icon-btn--soft",
                (false, false) => "icon-btn",
            },
            r#type: "button",
            "aria-label": "{name}",
            "aria-keyshortcuts": keys,
            "aria-pressed": pressed.map(|on| on.to_string()),
            disabled,
            onclick: move |_| on_press.call(()),
            Picture { icon, size }
            if let Some(word) = &word {
                span { class: "icon-btn__word", "{word}" }
            }
        }
    }
}

/// A tab of the main navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Today,
    Move,
    Journal,
    Check,
    Learn,
}

impl Tab {
    /// In the order on screen.
    pub const ALL: [Tab; 5] = [Tab::Today, Tab::Move, Tab::Journal, Tab::Check, Tab::Learn];

    /// The word under the icon.
    pub fn name(self) -> &'static str {
        match self {
            Tab::Today => "Today",
            Tab::Move => "Move",
            Tab::Journal => "Journal",
            Tab::Check => "Check",
            Tab::Learn => "Learn",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Tab::Today => Icon::Today,
            Tab::Move => Icon::Move,
            Tab::Journal => Icon::Journal,
            Tab::Check => Icon::Check,
            Tab::Learn => Icon::Learn,
        }
    }
}

/// The five tabs at the bottom of a phone.
#[component]
pub fn TabBar(current: Tab, on_open: EventHandler<Tab>) -> Element {
    rsx! {
        nav { class: "tabbar", "aria-label": "Main",
            for tab in Tab::ALL {
                button {
                    key: "{tab.name()}",
                    class: "tabbar__item",
                    r#type: "button",
                    role: "link",
                    "aria-current": (tab == current).then_some("page"),
                    onclick: move |_| on_open.call(tab),
                    span { class: "tabbar__pill",
                        Picture { icon: tab.icon() }
                    }
                    "{tab.name()}"
                }
            }
        }
    }
}

/// The five tabs at the side of a wide window, with digits as shortcuts.
#[component]
pub fn SideRail(current: Option<Tab>, on_open: EventHandler<Tab>, on_settings: EventHandler<()>) -> Element {
    rsx! {
        nav { class: "rail", "aria-label": "Main",
            div { class: "rail__brand",
                Logo { size: 40 }
                "Unkink"
            }
            for (index , tab) in Tab::ALL.into_iter().enumerate() {
                button {
                    key: "{tab.name()}",
                    class: "rail__item",
                    r#type: "button",
                    role: "link",
                    "aria-current": (Some(tab) == current).then_some("page"),
                    "aria-keyshortcuts": "{index + 1}",
                    onclick: move |_| on_open.call(tab),
                    Picture { icon: tab.icon() }
                    "{tab.name()}"
                    kbd { "aria-hidden": "true", "{index + 1}" }
                }
            }
            div { class: "rail__sp" }
            button {
                class: "rail__item",
                r#type: "button",
                role: "link",
                onclick: move |_| on_settings.call(()),
                Picture { icon: Icon::Gear }
                "Settings"
            }
        }
    }
}

/// The emergency line: a link that opens the dialler, and never dials by itself.
#[component]
pub fn EmergencyLine(number: String) -> Element {
    rsx! {
        a { class: "sos", href: dial(&number),
            Picture { icon: Icon::Phone, size: IconSize::Small }
            span {
                "In an emergency "
                b { "call {number}" }
            }
        }
    }
}

/// The link that opens the dialler with `number`. After a country code, "(0)" is how it is written at home: not dialled.
pub fn dial(number: &str) -> String {
    let number = if number.trim_start().starts_with('+') { number.replace("(0)", "") } else { number.to_owned() };
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#')).collect();
    format!("tel:{digits}")
}
