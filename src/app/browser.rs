//! The page in a browser. Its head is a file (`assets/web/index.html`), and stands there before this program does.

use crate::app::{App, Start};
use crate::domain::content::content;
use crate::platform::keeping::{self, Begun};
use crate::platform::{clock, memo, page};
use crate::store::{MIGRATIONS, Store};
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
    let config = Config::new().history(Rc::new(MemoryHistory::default()));
    LaunchBuilder::new().with_cfg(config).launch(App);
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
        clock::sleep(Duration::ZERO).await;
        content();
    });
    let store = match keeping::begin(MIGRATIONS.len()).await {
        Ok(Begun::Elsewhere) => return Start::Elsewhere,
        Ok(Begun::Here) => {
            clock::sleep(Duration::ZERO).await;
            let store = memo::daily(Path::new(FOLDER), |seen| {
                let open = if seen { Store::open_in_again } else { Store::open_in };
                open(keeping::VFS, keeping::FILE, keeping::changed)
            });
            store.map(Arc::new).map_err(|error| error.to_string())
        }
        Err(problem) => Err(format!("this browser cannot keep records: {problem}")),
    };
    clock::sleep(Duration::ZERO).await;
    Start::Opened(Opened { store, folder: Some(PathBuf::from(FOLDER)), damaged: None })
}
