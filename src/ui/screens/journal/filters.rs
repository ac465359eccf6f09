//! The filters of the journal: a sheet to set them in, and a chip for each that is on, by which it is taken off.

use super::words;
use crate::domain::content::content;
use crate::domain::day::Day;
use crate::domain::exercise::Region;
use crate::domain::journal::Sound;
use crate::domain::timeline::{Filter, Kind, Part, Wanted};
use crate::domain::words::entry::option_label;
use crate::domain::words::timeline;
use crate::ui::components::choice::{ChipRadio, ChoiceItem};
use crate::ui::components::field::Field;
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::layer::Sheet;
use crate::ui::components::strength::Strength;
use crate::ui::state::journal::JournalState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The sheet. What is set holds at once.
#[component]
pub fn Filters(wanted: Signal<Wanted>, on_look: EventHandler<Wanted>, on_close: EventHandler<()>) -> Element {
    let journal = use_context::<JournalState>();
    let tags = use_hook(|| journal.used_tags());
    let set = move |change: &dyn Fn(&mut Filter)| {
        let mut sought = wanted.peek().clone();
        change(&mut sought.filter);
        on_look.call(sought);
    };
    let found = use_memo(move || journal.count(&wanted.read()));
    let Filter { kind, region, sound, pain_from, tag, .. } = wanted.read().filter.clone();
    let tag_items = tags.iter().chain(tag.iter().filter(|tag| !tags.contains(tag)));
    let tag_items: Vec<ChoiceItem> =
        tag_items.map(|tag| ChoiceItem::new(tag, option_label(content(), "tags", tag))).collect();
    rsx! {
        Sheet { title: "Filter the journal", on_close,
            div { class: "split",
                h2 { class: "t-h2", "Filter the journal" }
                IconButton { icon: Icon::Close, name: "Close", on_press: on_close }
            }
            Group { label: "What",
                ChipRadio {
                    name: "What",
                    items: Kind::ALL.map(|kind| ChoiceItem::new(kind.id(), kind.label())).to_vec(),
                    chosen: kind.map(|kind| kind.id().to_owned()),
                    clearable: true,
                    on_choose: move |id: Option<String>| {
                        set(&|filter| filter.kind = id.as_deref().and_then(Kind::from_id));
                    },
                }
            }
            Group { label: words::field_label("region"),
                ChipRadio {
                    name: words::field_label("region"),
                    items: Region::ALL.map(|region| ChoiceItem::new(region.id(), region.label())).to_vec(),
                    chosen: region.map(|region| region.id().to_owned()),
                    clearable: true,
                    on_choose: move |id: Option<String>| {
                        set(&|filter| filter.region = id.as_deref().and_then(Region::from_id));
                    },
                }
            }
            Dates { wanted, on_look }
            Group { label: words::field_label("sound"),
                ChipRadio {
                    name: words::field_label("sound"),
                    items: words::items("sound"),
                    chosen: sound.map(|sound| sound.id().to_owned()),
                    clearable: true,
                    on_choose: move |id: Option<String>| {
                        set(&|filter| filter.sound = id.as_deref().and_then(Sound::from_id));
                    },
                }
            }
            Strength {
                label: "Pain, at least",
                value: pain_from,
                high: "10 worst",
                on_change: move |pain: Option<u8>| set(&|filter| filter.pain_from = pain),
            }
            if !tag_items.is_empty() {
                Group { label: words::field_label("tags"),
                    ChipRadio {
                        name: words::field_label("tags"),
                        items: tag_items,
                        chosen: tag,
                        clearable: true,
                        on_choose: move |tag: Option<String>| set(&|filter| filter.tag.clone_from(&tag)),
                    }
                }
            }
            button {
                class: "btn btn--primary btn--block btn--big",
                r#type: "button",
                onclick: move |_| on_close.call(()),
                "Show {found}"
            }
        }
    }
}

#[component]
fn Group(label: String, children: Element) -> Element {
    rsx! {
        div { class: "fieldset",
            p { class: "fieldset__l", "{label}" }
            {children}
        }
    }
}

/// First and last day. What does not fit is said, and looked at is what did.
#[component]
fn Dates(wanted: Signal<Wanted>, on_look: EventHandler<Wanted>) -> Element {
    let filter = &wanted.peek().filter;
    let shown = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut typed = use_signal(|| (shown(filter.from), shown(filter.to)));
    let mut problem = use_signal(|| None::<&str>);
    let mut take = move || {
        let read = |text: &str| match text.trim() {
            "" => Ok(None),
            text => text.parse().map(|date| Some(Day(date))),
        };
        let (from, to) = typed();
        match (read(&from), read(&to)) {
            (Ok(Some(from)), Ok(Some(to))) if from > to => problem.set(Some("The first day lies after the last one.")),
            (Ok(from), Ok(to)) => {
                problem.set(None);
                let mut sought = wanted.peek().clone();
                (sought.filter.from, sought.filter.to) = (from, to);
                on_look.call(sought);
            }
            _ => problem.set(Some("It takes a date of the calendar, such as 2026-11-20.")),
        }
    };
    rsx! {
        div { class: "own-days",
            Field {
                id: "filter-from",
                label: "From",
                kind: "date",
                value: typed.peek().0.clone(),
                on_change: move |text: String| {
                    typed.write().0 = text;
                    take();
                },
            }
            Field {
                id: "filter-to",
                label: "To",
                kind: "date",
                value: typed.peek().1.clone(),
                error: problem().map(str::to_owned),
                on_change: move |text: String| {
                    typed.write().1 = text;
                    take();
                },
            }
        }
    }
}

/// A chip for each filter that is on. What is searched for stands in its own field.
#[component]
pub fn FiltersOn(wanted: Signal<Wanted>, on_look: EventHandler<Wanted>) -> Element {
    let settings = use_context::<SettingsState>();
    let filter = wanted.read().filter.clone();
    let on: Vec<(Part, String)> = timeline::parts(content(), &filter, "", settings.today());
    if on.is_empty() {
        return rsx! {};
    }
    let several = on.len() > 1;
    rsx! {
        div { class: "chips", role: "group", "aria-label": "Filters that are on",
            for (part , said) in on {
                button {
                    key: "{said}",
                    class: "chip",
                    r#type: "button",
                    "aria-label": "Take off: {said}",
                    onclick: move |_| {
                        let left = wanted.peek().without(part);
                        on_look.call(left);
                    },
                    "{said}"
                    Picture { icon: Icon::Close, size: IconSize::Tiny }
                }
            }
            if several {
                button {
                    class: "link",
                    r#type: "button",
                    onclick: move |_| {
                        let left = Wanted { filter: Filter::default(), ..wanted.peek().clone() };
                        on_look.call(left);
                    },
                    "Take all off"
                }
            }
        }
    }
}
