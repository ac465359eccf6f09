//! Draws what a browser shows before the app is there, by the app's own screens: run by `scripts/web`.
//!
//! `web_page FOLDER` writes the first page and the mark as HTML, the sheet, the page's own script and the emergency
//! numbers by country.
#![allow(clippy::expect_used, reason = "a build stops by panicking")]

use dioxus::prelude::*;
use std::path::Path;
use std::sync::Arc;
use unkink::domain::content::content;
use unkink::store::Store;
use unkink::ui::components::icon::Logo;
use unkink::ui::route::Route;
use unkink::ui::state;
use unkink::ui::state::trail::use_trail;
use unkink::ui::style;

fn main() {
    let folder = std::env::args_os().nth(1).expect("a folder to write to");
    let put = |name: &str, text: &str| std::fs::write(Path::new(&folder).join(name), text).expect("it can be written");
    // What the frame puts around it belongs to the app that runs.
    let first = drawn(First);
    let from = first.find("<main").expect("the first page");
    let to = first.rfind("</main>").expect("its end") + "</main>".len();
    put("first.html", first.get(from..to).expect("the page"));
    put("mark.html", &drawn(Mark));
    put("style.css", style::SHEET);
    let script = [
        include_str!("../assets/visit.js"),
        include_str!("../assets/page.js"),
        include_str!("../assets/sound.js"),
        include_str!("../assets/figure.js"),
    ];
    put("page.js", &script.concat());
    let numbers = &content().texts.numbers.get("emergency_number").expect("the emergency number").by_region;
    let pairs: Vec<String> = numbers.iter().map(|(country, number)| format!("{country}: '{number}'")).collect();
    put("numbers.json", &format!("{{ {} }}", pairs.join(", ")));
}

fn drawn(page: fn() -> Element) -> String {
    let mut dom = VirtualDom::new(page);
    dom.rebuild_in_place();
    without_remarks(&dioxus_ssr::render(&dom))
}

/// The places that the renderer marks in the page are of no use there.
fn without_remarks(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

#[component]
fn First() -> Element {
    let store = use_hook(|| Arc::new(Store::open_in_memory().expect("a store in memory")));
    state::use_states(store, None, None, false);
    use_trail("/");
    rsx! { Router::<Route> {} }
}

#[component]
fn Mark() -> Element {
    rsx! { Logo { size: 52 } }
}
