//! Several rows at once: what can be done with those that are chosen, at the foot of the journal, each in its sheet.

use super::words;
use crate::domain::content::content;
use crate::domain::exercise::Region;
use crate::domain::field::{Allowed, FieldError};
use crate::domain::journal::{COMMON_SIGNS, Entry};
use crate::domain::timeline::{Several, Wanted};
use crate::domain::words::entry::option_label;
use crate::domain::words::refused;
use crate::ui::components::choice::{ChipRadio, ChoiceItem, Segments};
use crate::ui::components::field::{Field, FieldError as Problem};
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::Icon;
use crate::ui::components::layer::Sheet;
use crate::ui::screens::journal::emergency::EmergencyNotice;
use crate::ui::state::journal::JournalState;
use crate::ui::state::journal::several::Choosing;
use crate::ui::state::suggestion::SuggestionState;
use dioxus::prelude::*;

/// What is asked about the rows before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Place,
    Time,
    Tag,
}

/// The bar.
#[component]
pub fn SeveralBar(choosing: Choosing, wanted: Signal<Wanted>) -> Element {
    let journal = use_context::<JournalState>();
    let suggestions = use_context::<SuggestionState>();
    let mut asks = use_signal(|| None::<Asks>);
    let mut answered = use_signal(|| None::<Entry>);
    let all = use_memo(move || journal.count(&wanted.read()));
    let chosen = choosing.rows().len();
    let apply = move |change: Several| {
        let Some(changed) = journal.change_several(&choosing.rows(), &change) else { return };
        asks.set(None);
        choosing.end();
        // A sign that asks for help is answered at once, also where it was given to several.
        if let Several::AddTag(_) = change {
            answered.set(changed);
        }
    };
    let apply = use_callback(apply);
    let acts = [
        (Asks::Place, Icon::Body, "Place", Several::Place(None)),
        (Asks::Time, Icon::Clock, "Time", Several::Shift(0)),
        (Asks::Tag, Icon::Info, "Tag", Several::AddTag(String::new())),
    ];
    rsx! {
        if choosing.is_on() {
            section { class: "several", "aria-label": "What you chose",
                div { class: "split",
                    p { class: "u-b u-num", role: "status", "{chosen} chosen" }
                    div { class: "several__ends",
                        if chosen < all() {
                            button {
                                class: "link link--tight",
                                r#type: "button",
                                "aria-label": "Choose all {all}",
                                onclick: move |_| choosing.set(journal.rows(&wanted.peek())),
                                "All {all}"
                            }
                        }
                        button {
                            class: "link link--tight",
                            r#type: "button",
                            "aria-keyshortcuts": "Escape",
                            "aria-label": "Stop choosing",
                            onclick: move |_| choosing.end(),
                            "Stop"
                        }
                    }
                }
                div { class: "several__acts",
                    for (asked , icon , name , change) in acts {
                        IconButton {
                            key: "{name}",
                            icon,
                            name,
                            word: name,
                            disabled: choosing.count(&change) == 0,
                            on_press: move |()| asks.set(Some(asked)),
                        }
                    }
                    IconButton {
                        icon: Icon::Close,
                        name: "Delete",
                        word: "Delete",
                        disabled: chosen == 0,
                        on_press: move |()| apply(Several::Delete),
                    }
                }
            }
        }
        match asks() {
            Some(Asks::Place) => rsx! {
                PlaceSheet { choosing, on_apply: apply, on_close: move |()| asks.set(None) }
            },
            Some(Asks::Time) => rsx! {
                TimeSheet { choosing, on_apply: apply, on_close: move |()| asks.set(None) }
            },
            Some(Asks::Tag) => rsx! {
                TagSheet { choosing, on_apply: apply, on_close: move |()| asks.set(None) }
            },
            None => rsx! {},
        }
        if let Some(entry) = answered().filter(|entry| suggestions.of_entry(entry).is_some()) {
            Sheet { title: "About this sign", on_close: move |()| answered.set(None),
                div { class: "split",
                    h2 { class: "t-h2", "About this sign" }
                    IconButton { icon: Icon::Close, name: "Close", on_press: move |()| answered.set(None) }
                }
                EmergencyNotice { entry }
            }
        }
    }
}

/// The head of a sheet, and how many of the rows it changes where it is not all.
#[component]
fn SheetHead(title: String, choosing: Choosing, change: Several, on_close: EventHandler<()>) -> Element {
    let (some, chosen) = (choosing.count(&change), choosing.rows().len());
    rsx! {
        div { class: "split",
            h2 { class: "t-h2", "{title}" }
            IconButton { icon: Icon::Close, name: "Close", on_press: on_close }
        }
        if some < chosen {
            p { class: "u-small u-2", "This changes {some} of the {chosen} you chose; the others have no such field." }
        }
    }
}

#[component]
fn PlaceSheet(choosing: Choosing, on_apply: EventHandler<Several>, on_close: EventHandler<()>) -> Element {
    let mut items = Region::ALL.map(|region| ChoiceItem::new(region.id(), region.label())).to_vec();
    items.push(ChoiceItem::new("none", "Not said"));
    rsx! {
        Sheet { title: "Change the place", on_close,
            SheetHead { title: "Change the place", choosing, change: Several::Place(None), on_close }
            ChipRadio {
                name: words::field_label("region"),
                items,
                on_choose: move |id: Option<String>| {
                    on_apply.call(Several::Place(id.as_deref().and_then(Region::from_id)));
                },
            }
        }
    }
}

/// The parts of a length of time: what they are called, how many there may be, and how many minutes each has.
const LENGTHS: [(&str, &str, u64, i64); 3] =
    [("shift-days", "Days", 3_660, 24 * 60), ("shift-hours", "Hours", 999, 60), ("shift-minutes", "Minutes", 999, 1)];

#[component]
fn TimeSheet(choosing: Choosing, on_apply: EventHandler<Several>, on_close: EventHandler<()>) -> Element {
    let mut earlier = use_signal(|| true);
    let mut typed = use_signal(|| [String::new(), String::new(), String::new()]);
    let mut problem = use_signal(|| None::<String>);
    let take = move |_| {
        let minutes = typed.peek().iter().zip(LENGTHS).try_fold(0, |sum, (typed, (_, name, most, minutes))| {
            let number = if typed.trim().is_empty() { Some(0) } else { typed.trim().parse::<u64>().ok() };
            let number = number.filter(|number| *number <= most);
            let number = number.and_then(|number| i64::try_from(number).ok());
            number
                .map(|number| sum + number * minutes)
                .ok_or_else(|| format!("{name}: {}", refused(&FieldError::new(name, typed, Allowed::Whole(0, most)))))
        });
        match minutes {
            Ok(0) => problem.set(Some("Write how much earlier or later it was.".to_owned())),
            Ok(minutes) => {
                problem.set(None);
                on_apply.call(Several::Shift(if earlier() { -minutes } else { minutes }));
            }
            Err(said) => problem.set(Some(said)),
        }
    };
    rsx! {
        Sheet { title: "Shift the time", on_close,
            SheetHead { title: "Shift the time", choosing, change: Several::Shift(0), on_close }
            Segments {
                name: "Which way",
                items: vec![ChoiceItem::new("earlier", "Earlier"), ChoiceItem::new("later", "Later")],
                chosen: if earlier() { "earlier" } else { "later" },
                on_choose: move |id: String| earlier.set(id == "earlier"),
            }
            div { class: "several__lengths",
                for (number , (id , label , _ , _)) in LENGTHS.into_iter().enumerate() {
                    Field {
                        key: "{id}",
                        id,
                        label,
                        value: "",
                        inputmode: "numeric",
                        placeholder: "0",
                        on_input: move |text: String| {
                            if let Some(place) = typed.write().get_mut(number) {
                                *place = text;
                            }
                        },
                    }
                }
            }
            Problem { id: "shift", error: problem() }
            button { class: "btn btn--primary btn--block btn--big", r#type: "button", onclick: take, "Shift them" }
        }
    }
}

#[component]
fn TagSheet(choosing: Choosing, on_apply: EventHandler<Several>, on_close: EventHandler<()>) -> Element {
    let journal = use_context::<JournalState>();
    let mut adding = use_signal(|| true);
    let mut typed = use_signal(String::new);
    let known = use_hook(|| {
        let mut known = journal.used_tags();
        let common = COMMON_SIGNS.into_iter().map(str::to_owned).filter(|tag| !known.contains(tag));
        let common: Vec<String> = common.collect();
        known.extend(common);
        known
    });
    let on_them = use_hook(|| journal.tags_of(&choosing.rows()));
    let tags = if adding() { known } else { on_them };
    let none = tags.is_empty();
    let items = tags.iter().map(|tag| ChoiceItem::new(tag, option_label(content(), "tags", tag))).collect::<Vec<_>>();
    let add = move |_| {
        let tag = typed.peek().trim().to_owned();
        if !tag.is_empty() {
            on_apply.call(Several::AddTag(tag).listed(content()));
        }
    };
    rsx! {
        Sheet { title: "Tags", on_close,
            SheetHead { title: "Tags", choosing, change: Several::AddTag(String::new()), on_close }
            Segments {
                name: "What to do",
                items: vec![ChoiceItem::new("add", "Add one"), ChoiceItem::new("take", "Take one off")],
                chosen: if adding() { "add" } else { "take" },
                on_choose: move |id: String| adding.set(id == "add"),
            }
            if none {
                p { class: "u-2", "None of them has a tag." }
            }
            ChipRadio {
                name: "Which tag",
                items,
                on_choose: move |tag: Option<String>| {
                    let tag = tag.unwrap_or_default();
                    on_apply.call(if adding() { Several::AddTag(tag) } else { Several::RemoveTag(tag) });
                },
            }
            if adding() {
                div { class: "own-word",
                    Field {
                        id: "several-tag",
                        label: "In your own words",
                        value: "",
                        placeholder: "For example: gym",
                        on_input: move |text: String| typed.set(text),
                        on_enter: move |()| add(()),
                    }
                    button { class: "btn btn--line btn--top", r#type: "button", onclick: move |_| add(()), "Add" }
                }
            }
        }
    }
}
