//! The quick log: saved the moment it opens; where, how and when are saved as they are touched.

use crate::domain::day::minutes_before;
use crate::domain::exercise::Region;
use crate::domain::journal::Entry;
use crate::domain::trash::Kind;
use crate::domain::words::{lower_first, time};
use crate::ui::components::choice::{ChipRadio, ChoiceItem};
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::layer::Sheet;
use crate::ui::components::trigger::TriggerChips;
use crate::ui::route::Route;
use crate::ui::screens::entry::{Gone, PickMoment};
use crate::ui::screens::journal::emergency::EmergencyNotice;
use crate::ui::screens::journal::words;
use crate::ui::state::app::{AppState, Arrival};
use crate::ui::state::journal::JournalState;
use crate::ui::state::log::LogState;
use dioxus::prelude::*;

/// Minutes before the entry was made, with the words of their chips.
const AGO: [(i64, &str, &str); 4] =
    [(0, "now", "Now"), (15, "15", "15 min ago"), (30, "30", "30 min ago"), (60, "60", "1 h ago")];

const OTHER: &str = "other";

/// The sheet about the entry that was just made.
#[component]
pub fn LogSheet() -> Element {
    let app = use_context::<AppState>();
    let log = use_context::<LogState>();
    let navigator = use_navigator();
    let Some(entry) = log.entry() else {
        return rsx! {
            if let Some(id) = log.id() {
                Sheet { title: "It was deleted elsewhere", on_close: move |()| log.close(),
                    Gone { kind: Kind::Entry, id, elsewhere: true }
                }
            }
        };
    };
    let saved = match app.arrival() {
        Arrival::Kept => "Saved already.",
        Arrival::Soon => "",
        Arrival::Slow => "Saving …",
        Arrival::Failed(_) | Arrival::Elsewhere => "Not saved yet.",
    };
    let title = format!("Logged at {}", time(entry.fields.at));
    rsx! {
        Sheet { title: title.clone(), on_close: move |()| log.close(),
            div { class: "split split--top",
                div {
                    h2 { class: "u-num", "{title}" }
                    p { class: "u-small u-2", "{saved} Add more only if you like." }
                }
                button {
                    class: "btn btn--line btn--top",
                    r#type: "button",
                    onclick: move |_| log.undo(),
                    Picture { icon: Icon::Undo, size: IconSize::Small }
                    "Undo"
                }
            }
            EmergencyNotice { entry: entry.clone() }
            Where { entry: entry.clone() }
            div { class: "fieldset", role: "presentation",
                p { class: "fieldset__l", "{words::field_label(\"trigger\")}" }
                TriggerChips {
                    name: words::field_label("trigger"),
                    items: words::items("trigger"),
                    chosen: entry.fields.trigger,
                    on_choose: move |trigger| log.change(|fields| fields.trigger = trigger),
                }
            }
            When { entry: entry.clone() }
            div { class: "pair",
                button {
                    class: "btn btn--line",
                    r#type: "button",
                    onclick: move |_| {
                        log.put_away();
                        navigator.push(Route::EditEntry { id: entry.id });
                    },
                    "More details"
                }
                button { class: "btn btn--primary", r#type: "button", onclick: move |_| log.close(), "Done" }
            }
        }
    }
}

/// The way to the sheet from outside: a crack is saved as by the button on Today, which is what lies beneath.
#[component]
pub fn Log() -> Element {
    let log = use_context::<LogState>();
    let navigator = use_navigator();
    use_effect(move || {
        log.log_now();
        navigator.replace(Route::Today {});
    });
    rsx! {}
}

#[component]
fn Where(entry: Entry) -> Element {
    let log = use_context::<LogState>();
    let journal = use_context::<JournalState>();
    let usual = use_hook(|| journal.usual_region());
    // A guess is a suggestion: it is kept once it is touched.
    let guess = usual.filter(|_| entry.fields.region.is_none());
    rsx! {
        div { class: "fieldset", role: "presentation",
            p { class: "fieldset__l",
                "{words::field_label(\"region\")}"
                if let Some(usual) = guess {
                    span { class: "u-2", " · usually {lower_first(usual.label())}" }
                }
            }
            ChipRadio {
                name: words::field_label("region"),
                items: words::items("region"),
                chosen: entry.fields.region.map(|region| region.id().to_owned()),
                clearable: true,
                on_choose: move |id: Option<String>| {
                    log.change(|fields| fields.region = id.and_then(|id| Region::from_id(&id)));
                },
            }
        }
    }
}

#[component]
fn When(entry: Entry) -> Element {
    let log = use_context::<LogState>();
    let mut picking = use_signal(|| false);
    let ago = entry.created_at - entry.fields.at;
    let listed = AGO.iter().find(|(minutes, _, _)| (ago.num_seconds() - minutes * 60).abs() < 30);
    let chosen = match listed {
        Some((_, id, _)) if !picking() => *id,
        _ => OTHER,
    };
    let made = entry.created_at;
    let mut items: Vec<ChoiceItem> = AGO.iter().map(|(_, id, label)| ChoiceItem::new(*id, *label)).collect();
    items.push(ChoiceItem::new(OTHER, "Other"));
    rsx! {
        div { class: "fieldset", role: "presentation",
            p { class: "fieldset__l", "{words::field_label(\"at\")}" }
            ChipRadio {
                name: words::field_label("at"),
                items,
                chosen: chosen.to_owned(),
                scrolls: true,
                on_choose: move |id: Option<String>| {
                    let listed = AGO.iter().find(|(_, listed, _)| Some(*listed) == id.as_deref());
                    picking.set(listed.is_none());
                    if let Some((minutes, _, _)) = listed {
                        log.change(|fields| fields.set_at(minutes_before(made, *minutes)));
                    }
                },
            }
            if chosen == OTHER {
                PickMoment { at: entry.fields.at, on_pick: move |at| log.change(|fields| fields.set_at(at)) }
            }
        }
    }
}
