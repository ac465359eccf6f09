//! The trash: what was deleted, to be brought back, until the person empties it.

use crate::domain::content::content;
use crate::domain::trash::{Deleted, Gone};
use crate::domain::words::kept::gone;
use crate::domain::words::{full_date, upper_first};
use crate::ui::components::icon::{Icon, IconSize, Mark, MarkKind, Picture};
use crate::ui::components::layer::{Empty, Sheet};
use crate::ui::components::trigger::mark_of;
use crate::ui::route::Route;
use crate::ui::screens::head::SubHead;
use crate::ui::state::app::AppState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::trail::use_back;
use crate::ui::state::trash::TrashState;
use dioxus::prelude::*;

/// Records shown at first, and more at every "Show more".
const PAGE: usize = 60;

/// The list, last deleted first.
#[component]
pub fn Trash() -> Element {
    let trash = use_context::<TrashState>();
    let navigator = use_navigator();
    let back = use_back();
    let mut most = use_signal(|| PAGE);
    let mut asking = use_signal(|| false);
    let found = use_memo(move || trash.list(most()));
    let (deleted, more) = &*found.read();
    rsx! {
        main { class: "app",
            SubHead { title: "Trash", on_back: back }
            div { class: "page page--narrow",
                h1 { class: "u-hide", tabindex: "-1", "Trash" }
                if deleted.is_empty() {
                    Empty {
                        text: "What you delete will be here, and you can bring it back.",
                        act: "Open the journal",
                        on_act: move |()| {
                            navigator.push(Route::Journal {});
                        },
                    }
                } else {
                    p { class: "u-2", "What you deleted is out of sight and not counted. Nothing goes for good until you empty the trash." }
                    div { class: "card card--flush list",
                        for item in deleted.iter() {
                            Item { key: "{item.record.kind():?}-{item.id}", item: item.clone() }
                        }
                    }
                    if *more {
                        button {
                            class: "btn btn--line btn--block",
                            r#type: "button",
                            onclick: move |_| most += PAGE,
                            "Show more"
                        }
                    }
                    button {
                        class: "btn btn--line btn--block",
                        r#type: "button",
                        onclick: move |_| asking.set(true),
                        "Empty the trash"
                    }
                }
            }
            if asking() {
                Ask {
                    on_empty: move |()| {
                        asking.set(false);
                        trash.empty();
                    },
                    on_keep: move |()| asking.set(false),
                }
            }
        }
    }
}

/// Whether it may all go for good.
#[component]
fn Ask(on_empty: EventHandler<()>, on_keep: EventHandler<()>) -> Element {
    rsx! {
        Sheet { title: "Empty the trash?", on_close: on_keep,
            h2 { "Empty the trash?" }
            p { "What is in it goes for good and cannot be brought back. A check that still changes what is open for you stays." }
            button {
                class: "btn btn--primary btn--block",
                r#type: "button",
                onclick: move |_| on_empty.call(()),
                "Remove for good"
            }
            button {
                class: "btn btn--text btn--block",
                r#type: "button",
                onclick: move |_| on_keep.call(()),
                "Keep it"
            }
        }
    }
}

/// One record with the way back.
#[component]
fn Item(item: Deleted) -> Element {
    let app = use_context::<AppState>();
    let trash = use_context::<TrashState>();
    let own = use_context::<RoutineState>();
    let name = gone(&item.record, content(), |id| own.name(id), app.now());
    let kind = item.record.kind();
    rsx! {
        div { class: "row row--record row--wrap",
            span { class: "mark",
                if let Some(kind) = mark(&item.record) {
                    Mark { kind }
                }
            }
            span { class: "row__body",
                span { class: "row__name", "{name}" }
                span { class: "row__meta", "{upper_first(kind.word())} · deleted {full_date(item.deleted_at)}" }
            }
            button {
                class: "btn btn--line btn--top",
                r#type: "button",
                "aria-label": "Bring back {name}",
                onclick: {
                    let (id, name) = (item.id, name.clone());
                    move |_| {
                        trash.bring_back(kind, id, &name);
                    }
                },
                Picture { icon: Icon::Undo, size: IconSize::Small }
                "Bring back"
            }
        }
    }
}

fn mark(record: &Gone) -> Option<MarkKind> {
    match record {
        Gone::Entry(entry) => Some(mark_of(entry.fields.trigger)),
        Gone::Urge(_) => Some(MarkKind::Eased),
        Gone::Session(_) | Gone::Routine(_) => Some(MarkKind::Routine),
        Gone::Check(_) | Gone::Day(_) => None,
    }
}

/// The way to the list; nothing while no routine is deleted.
#[component]
pub fn DeletedRoutinesLink() -> Element {
    let routines = use_context::<RoutineState>();
    let navigator = use_navigator();
    if routines.deleted().is_empty() {
        return rsx! {};
    }
    rsx! {
        button {
            class: "link u-small",
            r#type: "button",
            role: "link",
            onclick: move |_| {
                navigator.push(Route::Trash {});
            },
            "Deleted routines"
        }
    }
}
