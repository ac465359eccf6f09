//! The least that moves in a Dioxus window: one SVG element, turned by CSS, in a disc as large as the player's.

use crate::sandbox::Sandbox;
use dioxus::desktop::{Config, LogicalSize, WindowBuilder};
use dioxus::prelude::*;
use std::process::Command;

const STYLE: &str = "
    body { margin: 0; display: grid; place-items: center; height: 100vh; background: #f7f3eb; }
    svg { width: 360px; height: 360px; border-radius: 50%; background: #e9e2d3; }
    path { fill: none; stroke: #23685c; stroke-width: 6; transform-origin: 50px 50px; animation: turn 8s linear infinite; }
    @keyframes turn { to { transform: rotate(360deg); } }
";

/// The argument with which a bench is the bare window and nothing else.
const BARE: &str = "bare-window";

/// Whether this process was started to be the bare window; it then was one, until it was closed.
pub fn was_asked_for() -> bool {
    let asked = std::env::args().any(|argument| argument == BARE);
    if asked {
        open();
    }
    asked
}

/// What starts this program as the bare window.
pub fn command(sandbox: &Sandbox) -> Command {
    let mut command = sandbox.on_display(Command::new(std::env::current_exe().expect("this program")));
    command.arg(BARE).env("HOME", sandbox.path("home")).env("XDG_RUNTIME_DIR", sandbox.path("runtime"));
    command
}

fn open() {
    let window = WindowBuilder::new().with_title("Bare").with_inner_size(LogicalSize::new(390.0, 844.0));
    LaunchBuilder::new().with_cfg(Config::new().with_window(window).with_menu(None)).launch(Bare);
}

#[component]
fn Bare() -> Element {
    rsx! {
        style { {STYLE} }
        svg { view_box: "0 0 100 100",
            path { d: "M20 70 C35 30 65 30 80 70" }
        }
    }
}
