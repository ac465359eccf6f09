//! What the columns of another program's table mean.

use super::Asked;
use crate::domain::exercise::Region;
use crate::domain::transfer::columns::{Column, Each, Means, Only};
use crate::domain::transfer::date::Order;
use crate::domain::transfer::source::Source;
use crate::domain::words::count;
use crate::ui::components::choice::{ChipToggles, ChoiceItem, Segments, SwitchRow};
use crate::ui::screens::journal::words;
use crate::ui::state::transfer::{Looked, TransferState};
use dioxus::prelude::*;

/// Words of a column that are offered a meaning.
const MOST: usize = 30;

/// The order of dates with this id.
pub fn order(id: &str) -> Option<Order> {
    Order::OPEN.into_iter().find(|order| order.id() == id)
}

/// The page.
#[component]
pub fn ColumnsView(transfer: TransferState) -> Element {
    let Some(looked) = transfer.looked() else { return rsx! {} };
    let Some(columns) = looked.columns.clone() else { return rsx! {} };
    let from = looked.source.as_ref().and_then(|source| match &**source {
        Source::Known(known) => Some(known.app.name()),
        _ => None,
    });
    rsx! {
        div { class: "page page--narrow page--form",
            div {
                h1 { tabindex: "-1", "What is in it?" }
                p { class: "u-2 u-small",
                    "{looked.name}"
                    if let Some(app) = from {
                        ", from {app}"
                    }
                    ". What you choose here is kept on this device for the next time."
                }
            }
            Things { transfer, looked: looked.clone() }
            div { class: "fieldset",
                p { class: "fieldset__l", "Each row is" }
                Segments {
                    name: "What each row is",
                    items: vec![
                        ChoiceItem::new("crack", "A crack"),
                        ChoiceItem::new("urge", "An urge"),
                        ChoiceItem::new("day", "A day"),
                    ],
                    chosen: Some(match columns.each {
                        Each::Crack => "crack",
                        Each::Urge => "urge",
                        Each::Day => "day",
                    }.to_owned()),
                    on_choose: move |id: String| {
                        transfer.describe(|columns| columns.each = match id.as_str() {
                            "urge" => Each::Urge,
                            "day" => Each::Day,
                            _ => Each::Crack,
                        });
                    },
                }
            }
            for (number , column) in columns.columns.iter().enumerate() {
                ColumnField { key: "{column.column}", transfer, number, column: column.clone(), looked: looked.clone() }
            }
            Asked { transfer }
        }
        div { class: "foot",
            button {
                class: "btn btn--primary btn--block btn--big",
                r#type: "button",
                onclick: move |_| transfer.look(),
                "See what it would bring"
            }
        }
    }
}

/// What the rows of a known app are about: those that count.
#[component]
fn Things(transfer: TransferState, looked: Looked) -> Element {
    let app = looked.source.as_ref().and_then(|source| match &**source {
        Source::Known(known) => Some(known.app),
        _ => None,
    });
    let Some(app) = app else { return rsx! {} };
    let chosen =
        looked.columns.as_ref().and_then(|columns| columns.only.clone()).map(|only| only.is).unwrap_or_default();
    let column = app.thing();
    rsx! {
        div { class: "fieldset",
            p { class: "fieldset__l", "Rows about" }
            ChipToggles {
                name: "Rows about",
                items: looked.things
                    .iter()
                    .map(|(name, rows)| {
                        let label = format!("{name} · {}", count(*rows, "row", "rows"));
                        ChoiceItem::new(name.clone(), label)
                    })
                    .collect::<Vec<_>>(),
                chosen,
                on_toggle: move |name: String| {
                    transfer.describe(|columns| {
                        let only = columns.only.get_or_insert_with(|| Only { column: column.to_owned(), is: Vec::new() });
                        match only.is.iter().position(|is| *is == name) {
                            Some(place) => drop(only.is.remove(place)),
                            None => only.is.push(name),
                        }
                    });
                },
            }
        }
    }
}

/// One column: its first cells, what it means, and what its words stand for.
#[component]
fn ColumnField(transfer: TransferState, number: usize, column: Column, looked: Looked) -> Element {
    let cells = cells(&looked, &column.column);
    let shown = cells.iter().take(3).cloned().collect::<Vec<_>>().join(" · ");
    let change = move |change: &dyn Fn(&mut Column)| {
        transfer.describe(|columns| {
            if let Some(column) = columns.columns.get_mut(number) {
                change(column);
            }
        });
    };
    let each = looked.columns.as_ref().map_or(Each::Crack, |columns| columns.each);
    let choices = choices(column.means);
    let words: Vec<String> = match choices.is_empty() {
        true => Vec::new(),
        false => cells.into_iter().filter(|cell| !choices.iter().any(|(id, _)| id == cell)).take(MOST).collect(),
    };
    let scaled = matches!(column.means, Means::Pain | Means::Relief | Means::Urge | Means::SitHours);
    rsx! {
        div { class: "field",
            label { class: "field__l", r#for: "column-{number}", "{column.column}" }
            p { class: "field__h", id: "column-{number}-hint", "{shown}" }
            select {
                class: "field__i",
                id: "column-{number}",
                "aria-describedby": "column-{number}-hint",
                onchange: move |event| {
                    let means = Means::from_id(&event.value()).unwrap_or(Means::Skip);
                    change(&|column: &mut Column| column.means = means);
                },
                for means in Means::ALL.into_iter().filter(|means| each.holds(*means) || *means == column.means) {
                    option { key: "{means.id()}", value: "{means.id()}", selected: means == column.means, "{label(means)}" }
                }
            }
            for word in words {
                label { key: "{word}", class: "split split--word",
                    span { "“{word}”" }
                    select {
                        class: "field__i",
                        "aria-label": "What “{word}” is",
                        onchange: {
                            let word = word.clone();
                            move |event: FormEvent| {
                                let meant = event.value();
                                change(&|column: &mut Column| {
                                    if meant == "?" {
                                        column.values.remove(&word);
                                    } else {
                                        column.values.insert(word.clone(), meant.clone());
                                    }
                                });
                            }
                        },
                        option { value: "?", selected: !column.values.contains_key(&word), "Not chosen yet" }
                        option { value: "", selected: column.values.get(&word).is_some_and(String::is_empty), "Nothing" }
                        for (id , label) in choices.iter() {
                            option {
                                key: "{id}",
                                value: "{id}",
                                selected: column.values.get(&word) == Some(id),
                                "{label}"
                            }
                        }
                    }
                }
            }
            if scaled {
                SwitchRow {
                    label: "Round to whole numbers",
                    hint: "Otherwise a value such as 6.5 is refused",
                    on: column.round,
                    on_switch: move |on| change(&|column: &mut Column| column.round = on),
                }
            }
        }
    }
}

/// What is found in a column, none twice, in the order of the file.
fn cells(looked: &Looked, name: &str) -> Vec<String> {
    let table = looked.source.as_ref().and_then(|source| source.table());
    let place = table.and_then(|table| table.head().iter().position(|column| column == name));
    place.and_then(|place| looked.samples.get(place)).cloned().unwrap_or_default()
}

/// The choices a word of such a column may stand for.
fn choices(means: Means) -> Vec<(String, String)> {
    let of = |field: &str| words::items(field).into_iter().map(|item| (item.id, item.label)).collect();
    match means {
        Means::Region => Region::ALL.iter().map(|region| (region.id().to_owned(), region.label().to_owned())).collect(),
        Means::Side => of("side"),
        Means::Sound => of("sound"),
        Means::Trigger => of("trigger"),
        _ => Vec::new(),
    }
}

/// A meaning, as it is chosen.
fn label(means: Means) -> &'static str {
    match means {
        Means::Moment => "Day and time",
        Means::Day => "The day",
        Means::Clock => "The time of day",
        Means::Region => "Where",
        Means::Side => "The side",
        Means::Sound => "How it sounded",
        Means::Trigger => "How it came about",
        Means::Pain => "Pain, 0 to 10",
        Means::Relief => "Relief, 0 to 10",
        Means::Urge => "How strong the urge was, 0 to 10",
        Means::SitHours => "Hours sat that day",
        Means::Count => "How many",
        Means::Words => "Words: kept as tags",
        Means::Note => "A note",
        Means::Uid => "A name of its own for each row",
        Means::Skip => "Leave it out",
    }
}
