//! The page in a browser. Its head is a file (`assets/web/index.html`), and stands there before this program does.

use crate::app::App;
use crate::platform::page;
use crate::store::Store;
use crate::ui::state::app::Opened;
use dioxus::history::MemoryHistory;
use dioxus::prelude::*;
use dioxus::web::Config;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

/// By this name the browser remembers what belongs to the records; there is no folder.
const FOLDER: &str = "this browser";

/// Draws the page, and opens the records meanwhile.
pub fn launch() {
    page::tell_when_stopped();
    let config = Config::new().history(Rc::new(MemoryHistory::default()));
    LaunchBuilder::new().with_cfg(config).launch(App);
}

/// What the program was started with; none while it is being opened.
pub fn use_opened() -> Option<Opened> {
    let mut opened = use_signal(|| None);
    use_future(move || async move { opened.set(Some(open().await)) });
    use_effect(move || {
        if opened.read().is_some() {
            page::is_drawn();
        }
    });
    opened.cloned()
}

async fn open() -> Opened {
    let store = Store::open_in_memory().map(Arc::new).map_err(|error| error.to_string());
    Opened { store, folder: Some(PathBuf::from(FOLDER)) }
}

/// The screen the address names, as its path.
pub fn asked_screen() -> Option<String> {
    page::asked_screen()
}
