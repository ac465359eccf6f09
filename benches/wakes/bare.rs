//! The least that a Dioxus window can do: it shows a word and waits.

use dioxus::desktop::{Config, LogicalSize, WindowBuilder};
use dioxus::prelude::*;

/// Opens it and stays until it is closed.
pub fn open() {
    let window = WindowBuilder::new().with_title("Bare").with_inner_size(LogicalSize::new(390.0, 844.0));
    LaunchBuilder::new().with_cfg(Config::new().with_window(window).with_menu(None)).launch(Bare);
}

#[component]
fn Bare() -> Element {
    rsx! {
        p { "Nothing happens" }
    }
}
