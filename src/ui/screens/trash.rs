//! Deleted entries, to be brought back.

use crate::domain::day::Day;
use crate::domain::words::{day_name, entry, full_date, time};
use crate::ui::components::frame::SubBar;
use crate::ui::components::icon::{Icon, IconSize, Mark, Picture};
use crate::ui::components::layer::Empty;
use crate::ui::components::trigger::mark_of;
use crate::ui::state::app::AppState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

pub mod routines;

/// Entries shown at first, and more at every "Show more".
const PAGE: usize = 60;

/// The list, last deleted first.
#[component]
pub fn Trash() -> Element {
    let app = use_context::<AppState>();
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let back = use_back();
    let mut most = use_signal(|| PAGE);
    let found = use_memo(move || journal.deleted(most()));
    let (deleted, more) = &*found.read();
    let hour = settings.get().day_start_hour;
    rsx! {
        main { class: "app",
            SubBar { title: "Journal", on_back: back }
            div { class: "page page--narrow",
                h1 { tabindex: "-1", "Deleted entries" }
                if deleted.is_empty() {
                    Empty {
                        text: "Entries you delete will be here, and you can bring them back.",
                        act: "Open the journal",
                        on_act: back,
                    }
                } else {
                    p { class: "u-2", "They are out of sight and not counted. Nothing is removed for good." }
                    div { class: "card card--flush list",
                        for item in deleted {
                            div { key: "{item.entry.id}", class: "row row--record row--wrap",
                                span { class: "mark",
                                    Mark { kind: mark_of(item.entry.fields.trigger) }
                                }
                                span { class: "row__body",
                                    span { class: "row__name", "{entry::crack_name(&item.entry.fields)}" }
                                    span { class: "row__meta",
                                        "{day_name(Day::of(item.entry.fields.at, hour), settings.today())}, {time(item.entry.fields.at)}"
                                    }
                                    span { class: "row__meta", "Deleted {full_date(item.deleted_at)}" }
                                }
                                button {
                                    class: "btn btn--line btn--top",
                                    r#type: "button",
                                    "aria-label": "Bring back {entry::crack_name(&item.entry.fields)}",
                                    onclick: {
                                        let id = item.entry.id;
                                        move |_| {
                                            if journal.undelete(id) {
                                                app.say("Entry is back in the journal.");
                                            }
                                        }
                                    },
                                    Picture { icon: Icon::Undo, size: IconSize::Small }
                                    "Bring back"
                                }
                            }
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
                }
            }
        }
    }
}
