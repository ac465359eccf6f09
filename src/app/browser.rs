//! The page in a browser. Its head is a file (`assets/web/index.html`), and stands there before this program does.

use crate::app::{App, Start};
use crate::domain::content::Parts;
use crate::platform::keeping::{self, Begun};
use crate::platform::{background, clock, memo, page};
use crate::store::{MIGRATIONS, Store, StoreError};
use crate::ui::state::app::Opened;
use dioxus::history::MemoryHistory;
use dioxus::prelude::*;
use dioxus::web::Config;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

pub use crate::platform::page::named_screen as asked_screen;

/// By this name the browser remembers what belongs to the records; there is no folder.
const FOLDER: &str = "this browser";

/// Draws the page, and opens the records meanwhile.
pub fn launch() {
    page::tell_when_stopped();
    background::next(|| {
        let config = Config::new().history(Rc::new(MemoryHistory::default()));
        LaunchBuilder::new().with_cfg(config).launch(App);
    });
}

/// Lets the page answer before the next part of the start.
async fn between() {
    clock::sleep(Duration::ZERO).await;
}

/// How far the start is.
pub fn use_start() -> Start {
    let mut start = use_signal(|| Start::Opening);
    use_future(move || async move { start.set(open().await) });
    use_effect(move || {
        if !matches!(*start.read(), Start::Opening) {
            page::is_drawn();
        }
    });
    start.cloned()
}

/// In parts, so that the page answers in between: what is written, the records, and, by who asked, what is drawn.
async fn open() -> Start {
    spawn(async {
        let mut content = Parts::default();
        between().await;
        while content.read_next() {
            between().await;
        }
    });
    let store = match keeping::begin(MIGRATIONS.len()).await {
        Ok(Begun::Elsewhere) => return Start::Elsewhere,
        Ok(Begun::Here) => open_store().await.map(Arc::new),
        Err(problem) => {
            let store = Err(format!("this browser cannot keep records: {problem}"));
            return Start::Opened(Opened { store, folder: Some(PathBuf::from(FOLDER)), damaged: None });
        }
    };
    between().await;
    let damaged = matches!(store, Err(StoreError::Corrupt { .. })).then(|| PathBuf::from(FOLDER));
    let store = store.map_err(|error| error.to_string());
    Start::Opened(Opened { store, folder: Some(PathBuf::from(FOLDER)), damaged })
}

async fn open_store() -> Result<Store, StoreError> {
    between().await;
    // What stands in its way is told when they are opened.
    let _ = Store::begin_in(keeping::VFS, keeping::FILE);
    between().await;
    memo::daily(Path::new(FOLDER), |seen| {
        let open = if seen { Store::open_in_again } else { Store::open_in };
        open(keeping::VFS, keeping::FILE, keeping::changed)
    })
}
