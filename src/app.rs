//! The window's composition root: page head, store, states, router.

use crate::domain::content::content;
use crate::domain::session::Event;
use crate::domain::settings::Settings;
use crate::domain::words::how_long;
use crate::platform::{again, data_dir, display, locale, memo};
use crate::store::Store;
use crate::ui::route::Route;
use crate::ui::state;
use crate::ui::state::app::Opened;
use crate::ui::state::player::PlayerState;
use crate::ui::state::settings::PageLook;
use crate::ui::state::trail::use_trail;
use crate::ui::style;
use dioxus::core::{Runtime, current_scope_id};
use dioxus::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

#[cfg(feature = "desktop")]
mod place;
mod printer;
mod watch;
mod window;

use watch::{Standing, Watch};

/// Opens the window and stays until it is closed. `chosen` is the data folder named on the command line.
///
/// # Errors
/// There is no screen to open it on.
pub fn launch(chosen: Option<PathBuf>) -> Result<(), String> {
    if !display::has_display() {
        return Err("there is no display to open a window on".to_owned());
    }
    // The records are opened while the screen is reached, and the book while the window is built.
    let opened = thread::scope(|scope| {
        let opening = scope.spawn(|| open(chosen));
        window::reach_screen()?;
        opening.join().map_err(|_| "the records could not be opened".to_owned())
    })?;
    thread::spawn(content);
    let settings = opened.store.as_ref().ok().and_then(|store| store.settings().ok()).unwrap_or_default();
    let config = window::config(page(&settings));
    LaunchBuilder::new().with_cfg(config).with_context(opened).launch(App);
    Ok(())
}

fn open(chosen: Option<PathBuf>) -> Opened {
    let folder = match data_dir::data_dir(chosen.as_deref()) {
        Ok(folder) => folder,
        Err(error) => return Opened { store: Err(error.to_string()), folder: None },
    };
    let store = data_dir::database(&folder).map_err(|error| error.to_string());
    let open = |file: PathBuf| {
        memo::daily(&folder, |looked| if looked { Store::open_again(&file) } else { Store::open(&file) })
    };
    let store = store.and_then(|file| open(file).map(Arc::new).map_err(|error| error.to_string()));
    Opened { store, folder: Some(folder) }
}

/// First, since it hears every press before what answers to it.
const VISIT: &str = include_str!("../assets/visit.js");

/// The page around the app: language, viewport with safe areas and zoom, styles inside, nothing remote allowed.
fn page(settings: &Settings) -> String {
    let look = PageLook::of(settings);
    let root = format!(
        "data-chosen-theme=\"{}\" data-chosen-contrast=\"{}\" data-chosen-motion=\"{}\" style=\"font-size:{}%\"",
        look.theme, look.contrast, look.motion, look.text_percent
    );
    let script = [
        VISIT,
        include_str!("../assets/page.js"),
        include_str!("../assets/sound.js"),
        include_str!("../assets/figure.js"),
    ]
    .concat();
    include_str!("../assets/index.html")
        .replace("{root}", &root)
        .replace("{policy}", window::CONTENT_POLICY)
        .replace("{style}", style::SHEET)
        .replace("{script}", &script)
}

#[component]
fn App() -> Element {
    let opened = use_context::<Opened>();
    // Effects run once the page has shown what was rendered.
    use_effect(|| {
        if let Some(watch) = try_consume_context::<Watch>() {
            watch.page_is_up();
        }
    });
    let mut without = use_signal(|| false);
    match (&opened.store, without()) {
        (Ok(store), _) => {
            rsx! { Ready { store: Shared(store.clone()), folder: opened.folder.clone(), temporary: false } }
        }
        (Err(_), true) => rsx! { Without {} },
        (Err(problem), false) => rsx! {
            Unopened {
                problem: problem.clone(),
                on_go_on: move |()| without.set(true),
            }
        },
    }
}

/// A store as a property: the same while it is the same store.
#[derive(Clone)]
struct Shared(Arc<Store>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[component]
fn Ready(store: Shared, folder: Option<PathBuf>, temporary: bool) -> Element {
    state::use_states(store.0, folder, locale::country(), temporary);
    use_trail("/");
    printer::use_printer();
    let player = use_context::<PlayerState>();
    use_hook(|| open_where_it_was(player));
    use_watch(player);
    rsx! { Router::<Route> {} }
}

/// Goes to the screen that was open when the program started itself anew. A session is there again, paused.
fn open_where_it_was(player: PlayerState) {
    let Some(path) = again::asked_screen() else { return };
    let found = match path.parse::<Route>() {
        Ok(Route::Player {}) => player.reopen_unfinished(),
        found => found.is_ok(),
    };
    if found {
        // Back leads to Today.
        history().push(path);
    }
}

/// When the page is gone, what plays is paused; and while it plays, the page is asked whether it is there.
fn use_watch(player: PlayerState) {
    let watch = use_hook(|| {
        let watch = try_consume_context::<Watch>()?;
        let (runtime, scope) = (Runtime::current(), current_scope_id());
        watch.asks(move || runtime.in_scope(scope, || standing(player)));
        Some(watch)
    });
    let runs = use_memo(move || player.is_running());
    use_effect(move || {
        let runs = runs();
        if let Some(watch) = &watch {
            watch.session_runs(runs);
        }
    });
}

fn standing(player: PlayerState) -> Standing {
    player.press(Event::Hidden);
    let session = player
        .open_at()
        .map(|(at, total)| format!("Your session is paused at {} of {}. It is saved.", how_long(at), how_long(total)));
    Standing { path: history().current_route(), session }
}

/// The app on a store that is gone when it is closed.
#[component]
fn Without() -> Element {
    match Store::open_in_memory() {
        Ok(store) => rsx! { Ready { store: Shared(Arc::new(store)), folder: None, temporary: true } },
        Err(error) => rsx! { p { role: "alert", "{error}" } },
    }
}

/// The page shown when the store cannot be opened: what happened, what is safe, what to do. The check stays open.
#[component]
fn Unopened(problem: String, on_go_on: EventHandler<()>) -> Element {
    rsx! {
        main { class: "app",
            div { class: "page",
                h1 { tabindex: "-1", "Your records could not be opened" }
                p { role: "alert", "{problem}." }
                p { "Nothing was changed or deleted. Close Unkink, put this right and open it again." }
                p { class: "u-2", "You can check warning signs and move without it. Nothing you enter is kept then." }
            }
            div { class: "foot",
                button {
                    class: "btn btn--primary btn--block btn--big",
                    r#type: "button",
                    onclick: move |_| on_go_on.call(()),
                    "Go on without my records"
                }
            }
        }
    }
}
