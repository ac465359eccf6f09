//! Looking for something in the journal: words, how it came about, where; and the way to a month.

use super::words;
use crate::domain::calendar::Month;
use crate::domain::exercise::Region;
use crate::domain::timeline::{Kind, Wanted};
use crate::ui::components::choice::{ChipRadio, ChoiceItem};
use crate::ui::components::field::Search;
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::layer::{Empty, Sheet};
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// The field and the filters.
#[component]
pub fn Seek(
    wanted: Signal<Wanted>,
    /// Another number empties the field.
    resets: usize,
    /// It takes the focus when it appears.
    takes_focus: bool,
    on_look: EventHandler<Wanted>,
    on_months: EventHandler<()>,
) -> Element {
    let kind = wanted.read().kind;
    let region = wanted.read().region;
    rsx! {
        section { class: "stack seek", "aria-label": "Search",
            for number in [resets] {
                Search {
                    key: "{number}",
                    name: "Search the journal",
                    takes_focus,
                    placeholder: "Search notes and words",
                    value: wanted.peek().search.clone(),
                    on_search: move |search| {
                        let sought = Wanted { search, ..wanted.peek().clone() };
                        on_look.call(sought);
                    },
                }
            }
            ChipRadio {
                name: "What",
                items: Kind::ALL.map(|kind| ChoiceItem::new(kind.id(), kind.label())).to_vec(),
                chosen: kind.map(|kind| kind.id().to_owned()),
                clearable: true,
                on_choose: move |id: Option<String>| {
                    let kind = id.and_then(|id| Kind::from_id(&id));
                    let sought = Wanted { kind, ..wanted.peek().clone() };
                    on_look.call(sought);
                },
            }
            ChipRadio {
                name: words::field_label("region"),
                items: Region::ALL.map(|region| ChoiceItem::new(region.id(), region.label())).to_vec(),
                chosen: region.map(|region| region.id().to_owned()),
                clearable: true,
                on_choose: move |id: Option<String>| {
                    let region = id.and_then(|id| Region::from_id(&id));
                    let sought = Wanted { region, ..wanted.peek().clone() };
                    on_look.call(sought);
                },
            }
            ToMonth { on_press: on_months }
        }
    }
}

/// The button that opens the months.
#[component]
pub fn ToMonth(on_press: EventHandler<()>) -> Element {
    rsx! {
        button { class: "link", r#type: "button", onclick: move |_| on_press.call(()),
            Picture { icon: Icon::Calendar }
            "Go to a month"
        }
    }
}

/// The months that have rows of what is wanted, by year, each with how many.
#[component]
pub fn Months(wanted: Signal<Wanted>, on_choose: EventHandler<Month>, on_close: EventHandler<()>) -> Element {
    let journal = use_context::<JournalState>();
    let months = use_memo(move || journal.months(&wanted.read()));
    let mut years: Vec<(i32, Vec<(Month, usize)>)> = Vec::new();
    for (month, rows) in months() {
        match years.last_mut().filter(|(year, _)| *year == month.first().year()) {
            Some((_, months)) => months.push((month, rows)),
            None => years.push((month.first().year(), vec![(month, rows)])),
        }
    }
    rsx! {
        Sheet { title: "Go to a month", on_close,
            div { class: "split",
                h2 { class: "t-h2", "Go to a month" }
                IconButton { icon: Icon::Close, name: "Close", on_press: on_close }
            }
            if years.is_empty() {
                Empty { text: "Nothing fits in any month.", act: "Close", on_act: on_close }
            }
            for (year , months) in years {
                section { key: "{year}", class: "stack stack--s",
                    h3 { class: "t-h3 u-num", "{year}" }
                    div { class: "months",
                        for (month , rows) in months {
                            button {
                                key: "{month}",
                                class: "months__m",
                                r#type: "button",
                                onclick: move |_| on_choose.call(month),
                                span { class: "u-b", "{month.name()}" }
                                span { class: "u-small u-num", "{rows}" }
                            }
                        }
                    }
                }
            }
        }
    }
}
