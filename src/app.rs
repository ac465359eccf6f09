//! The composition root: page head, store, states, router. In a window, or in a browser.

use crate::domain::session::Event;
use crate::domain::words::backup::{UNREADABLE, came_along};
use crate::domain::words::how_long;
use crate::platform::{keeping, locale, page};
use crate::store::{Restored, Store};
use crate::ui::route::Route;
use crate::ui::state;
use crate::ui::state::app::{AppState, Arrival, Opened};
use crate::ui::state::copies;
use crate::ui::state::damaged;
use crate::ui::state::journal::JournalState;
use crate::ui::state::player::PlayerState;
use crate::ui::state::trail::use_trail;
use crate::ui::state::urge::UrgeState;
use dioxus::core::{Runtime, current_scope_id};
use dioxus::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

#[cfg(target_family = "wasm")]
mod browser;
#[cfg(feature = "desktop")]
mod place;
mod printer;
mod watch;
#[cfg(not(target_family = "wasm"))]
mod window;

#[cfg(target_family = "wasm")]
pub use browser::launch;
#[cfg(target_family = "wasm")]
use browser::{asked_screen, use_start};
#[cfg(not(target_family = "wasm"))]
pub use window::launch;
#[cfg(not(target_family = "wasm"))]
use window::{asked_screen, use_start};

use watch::{Standing, Watch};

#[component]
fn App() -> Element {
    let start = use_start();
    // Effects run once the page has shown what was rendered.
    use_effect(|| {
        if let Some(watch) = try_consume_context::<Watch>() {
            watch.page_is_up();
        }
    });
    let mut without = use_signal(|| false);
    let mut restored = use_signal(|| None::<Shared>);
    let opened = match start {
        // What stands in the page meanwhile says so.
        Start::Opening => return rsx! {},
        Start::Elsewhere => return rsx! { Elsewhere { taken: false } },
        Start::Opened(opened) => opened,
    };
    let store = opened.store.clone().map(Shared).or_else(|problem| restored().ok_or(problem));
    match (store, without()) {
        (Ok(store), _) => {
            rsx! { Ready { store, folder: opened.folder.clone(), temporary: false } }
        }
        (Err(_), true) => rsx! { Without {} },
        (Err(problem), false) => rsx! {
            Unopened {
                problem,
                damaged: opened.damaged.clone(),
                on_go_on: move |()| without.set(true),
                on_restored: move |store| restored.set(Some(store)),
            }
        },
    }
}

/// How far the start is.
#[derive(Clone)]
#[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "a window opens the records before it is there"))]
enum Start {
    /// The records are being opened.
    Opening,
    /// Another tab of this browser has them.
    Elsewhere,
    Opened(Opened),
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
    use_hook(|| open_where_asked(player));
    use_watch(player);
    let app = use_context::<AppState>();
    use_effect(move || {
        if app.arrival() == Arrival::Elsewhere {
            player.press(Event::Hidden);
        }
    });
    if app.arrival() == Arrival::Elsewhere {
        return rsx! { Elsewhere { taken: true } };
    }
    rsx! { Router::<Route> {} }
}

/// The page of a tab that does not have the records. Only one can write them.
#[component]
fn Elsewhere(taken: bool) -> Element {
    let title = if taken { "Unkink goes on in another tab" } else { "Unkink is open in another tab" };
    rsx! {
        main { class: "app",
            div { class: "page",
                h1 { tabindex: "-1", "{title}" }
                p { role: "status", "Your records can be written in one tab only, so that nothing is lost. What was saved is safe." }
                p { class: "u-2", "Close this tab, or use Unkink here: the other tab then stops." }
            }
            div { class: "foot",
                button {
                    class: "btn btn--primary btn--block btn--big",
                    r#type: "button",
                    onclick: |_| page::use_here(),
                    "Use it here"
                }
            }
        }
    }
}

/// Goes to the screen that was open when the program started itself anew, else to the one that was named. A session is
/// there again, paused.
fn open_where_asked(player: PlayerState) {
    let Some(path) = asked_screen() else { return };
    let found = match path.parse::<Route>() {
        Ok(Route::Player {}) => player.reopen_unfinished(),
        Ok(Route::UrgePage {}) => {
            consume_context::<UrgeState>().begin(consume_context::<JournalState>().usual_region());
            true
        }
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
fn Unopened(
    problem: String,
    /// The records, where they are damaged.
    damaged: Option<PathBuf>,
    on_go_on: EventHandler<()>,
    on_restored: EventHandler<Shared>,
) -> Element {
    if let Some(records) = damaged {
        return rsx! { Damaged { problem, records, on_go_on, on_restored } };
    }
    rsx! {
        main { class: "app",
            div { class: "page page--narrow",
                Problem { problem }
                p { "Nothing was changed or deleted. Close Unkink, put this right and open it again." }
                SaveAsItIs {}
                p { class: "u-2", {WITHOUT} }
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

const WITHOUT: &str =
    "Without your records you can still check warning signs and move. Nothing you enter is kept then.";

#[component]
fn Problem(problem: String) -> Element {
    rsx! {
        h1 { tabindex: "-1", "Your records could not be opened" }
        p { role: "alert", "{problem}." }
    }
}

#[component]
fn SaveAsItIs() -> Element {
    rsx! {
        if keeping::file().is_some_and(|file| !file.is_empty()) {
            button { class: "btn btn--line btn--block", r#type: "button", onclick: |_| keeping::save_as_it_is(), "Save the file as it is" }
        }
    }
}

/// The page of damaged records: the newest good copy in their place is the first of its acts.
#[component]
fn Damaged(
    problem: String,
    records: PathBuf,
    on_go_on: EventHandler<()>,
    on_restored: EventHandler<Shared>,
) -> Element {
    let looked = use_resource({
        let records = records.clone();
        move || {
            let records = records.clone();
            async move { damaged::newest_good(&records).await }
        }
    });
    let mut restoring = use_signal(|| false);
    let mut failed = use_signal(|| None::<String>);
    let mut done = use_signal(|| None::<(Shared, Restored)>);
    if let Some((store, restored)) = done() {
        return rsx! { Rescued { restored, on_open: move |()| on_restored.call(store.clone()) } };
    }
    let found = looked().and_then(Result::ok);
    rsx! {
        main { class: "app",
            div { class: "page page--narrow",
                Problem { problem }
                section { class: "card stack stack--s", "aria-labelledby": "rescue",
                    h2 { id: "rescue", class: "t-h3", "Your newest good copy" }
                    div { role: "status", class: "stack stack--s",
                        match (&*failed.read(), &*looked.read()) {
                            (Some(problem), _) | (None, Some(Err(problem))) => rsx! {
                                p { "{problem}." }
                            },
                            (None, Some(Ok(copy))) => rsx! {
                                p { class: "u-b", "{copy.words()}" }
                                p { class: "u-small", "It was read and compared. Restored, it takes the place of the damaged file, which is kept under another name." }
                                p { class: "u-small u-2 copyable", "{copy.file.display()}" }
                            },
                            (None, None) => rsx! {
                                p { class: "u-2", "Looking for it …" }
                            },
                        }
                    }
                }
                p { "Nothing was changed or deleted." }
                SaveAsItIs {}
                p { class: "u-2", {WITHOUT} }
            }
            div { class: "foot",
                if let Some(copy) = found.clone() {
                    button {
                        class: "btn btn--primary btn--block btn--big",
                        r#type: "button",
                        disabled: restoring(),
                        onclick: move |_| {
                            let (records, copy) = (records.clone(), copy.clone());
                            async move {
                                restoring.set(true);
                                failed.set(None);
                                let put = damaged::restore(&records, &copy).await;
                                restoring.set(false);
                                match put {
                                    Ok((store, restored)) => done.set(Some((Shared(store), restored))),
                                    Err(problem) => failed.set(Some(problem)),
                                }
                            }
                        },
                        if restoring() { "Restoring …" } else { "Restore the newest good copy" }
                    }
                }
                button {
                    class: if found.is_some() { "btn btn--text btn--block" } else { "btn btn--line btn--block btn--big" },
                    r#type: "button",
                    onclick: move |_| on_go_on.call(()),
                    "Go on without my records"
                }
            }
        }
    }
}

/// The page once a good copy is in the place of damaged records: what is so now.
#[component]
fn Rescued(restored: Restored, on_open: EventHandler<()>) -> Element {
    rsx! {
        main { class: "app",
            div { class: "page page--narrow",
                h1 { tabindex: "-1", "Your records are back" }
                div { class: "stack", role: "alert",
                    p { {copies::done(&restored)} }
                    if restored.is_blind {
                        p { class: "u-b", {UNREADABLE} }
                    }
                    if let Some(carried) = came_along(restored.carried) {
                        p { {carried} }
                    }
                    if let Some(kept) = &restored.kept {
                        p { "The damaged file is kept here:" }
                        p { class: "u-small u-2 copyable", "{kept.display()}" }
                    }
                }
            }
            div { class: "foot",
                button {
                    class: "btn btn--primary btn--block btn--big",
                    r#type: "button",
                    onclick: move |_| on_open.call(()),
                    "Open my records"
                }
            }
        }
    }
}
