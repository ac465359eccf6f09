//! Looking for words in the journal, and the way to a month.

use crate::domain::calendar::Month;
use crate::domain::timeline::Wanted;
use crate::ui::components::field::Search;
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::layer::{Empty, Sheet};
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// The field.
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
    rsx! {
        section { class: "stack", "aria-label": "Search",
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
