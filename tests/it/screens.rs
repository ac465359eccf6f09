//! Proves what the screens show: each is rendered to text with a store in memory.
//!
//! With `UNKINK_PAGES=FOLDER` every page made here is also written to that folder as a whole HTML file, styles
//! included, to be looked at in a browser.

use dioxus::prelude::*;
use std::sync::Arc;
use unkink::store::Store;
use unkink::ui::route::Route;
use unkink::ui::state;
use unkink::ui::state::trail::use_trail;

mod addresses;
mod hand;
mod move_and_play;
mod records;
mod tree;

/// A screen rendered on a store.
pub struct Page {
    pub html: String,
}

/// A page at `path` on `store`. `act` runs once with all states there, as a person would have acted before.
pub fn page(name: &str, path: &str, store: Store, act: fn()) -> Page {
    let props = RootProps { path: path.to_owned(), store: Shared(Arc::new(store)), act: Act(act) };
    let mut dom = VirtualDom::new_with_props(Root, props);
    dom.rebuild_in_place();
    let page = Page::of(&dom);
    page.write(name);
    page
}

/// A store of a person who has accepted the first-run notice.
pub fn accepted_store() -> Store {
    let store = Store::open_in_memory().expect("a store in memory");
    let now = crate::support::at("2026-11-01T09:00:00+01:00");
    let mut settings = store.settings().expect("settings");
    settings.accepted_at = Some(now);
    store.change_settings(now, |kept| *kept = settings).expect("settings are kept");
    store
}

impl Page {
    /// What stands there now. No place for a number or a word is left open on any page of any test.
    fn of(dom: &VirtualDom) -> Page {
        let html = dioxus_ssr::render(dom);
        crate::support::filled(&html);
        Page { html }
    }

    /// The text a person reads: tags removed, white space folded, entities as characters.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for c in self.html.chars() {
            match c {
                '<' => {
                    inside = true;
                    text.push(' ');
                }
                '>' => inside = false,
                c if !inside => text.push(c),
                _ => {}
            }
        }
        let plain = [("&#38;", "&"), ("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'")];
        let text = plain.iter().fold(text, |text, (entity, c)| text.replace(entity, c));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Writes the page down to be looked at, where that was asked for.
    pub fn write(&self, name: &str) {
        let Ok(folder) = std::env::var("UNKINK_PAGES") else { return };
        for theme in ["light", "dark"] {
            let page = include_str!("../../assets/index.html")
                .replace("{root}", &format!("data-theme=\"{theme}\""))
                .replace("{policy}", "default-src 'none'; style-src 'unsafe-inline'")
                .replace("{style}", unkink::ui::style::SHEET)
                .replace("{script}", "")
                .replace("<div id=\"main\"></div>", &format!("<div id=\"main\">{}</div>", self.html));
            std::fs::write(format!("{folder}/{name}-{theme}.html"), page).expect("the folder can be written");
        }
    }
}

#[derive(Clone)]
struct Shared(Arc<Store>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What a person does first, as a property: the root never changes.
#[derive(Clone, Copy)]
struct Act(fn());

impl PartialEq for Act {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[component]
fn Root(path: String, store: Shared, act: Act) -> Element {
    state::use_states(store.0, None, None, false);
    use_trail(&path);
    use_hook(act.0);
    rsx! { Router::<Route> {} }
}
