//! What is said about a day as a whole: pain, hours sat, a note. Every field is saved as it is touched.

use crate::domain::day::Day;
use crate::domain::words::day_name;
use crate::ui::components::field::Field;
use crate::ui::components::strength::Strength;
use crate::ui::route::Route;
use crate::ui::screens::entry::{Delete, DoneFoot, Note};
use crate::ui::screens::head::SubHead;
use crate::ui::screens::not_here::NotHere;
use crate::ui::state::journal::JournalState;
use crate::ui::state::journal::changed::use_leave_day;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

/// The most hours of a day.
const HOURS: u8 = 24;

/// The day of this date, as `2026-11-20`.
#[component]
pub fn DayPage(date: String) -> Element {
    let settings = use_context::<SettingsState>();
    let back = use_back();
    let today = settings.today();
    let Ok(day) = date.parse().map(Day) else {
        return rsx! {
            NotHere { head: "Journal", what: "day", text: "All days are in the journal.", act: "Open the journal", to: Route::Journal {} }
        };
    };
    if day > today {
        return rsx! {
            main { class: "app",
                SubHead { title: "Journal", on_back: back }
                div { class: "page page--narrow",
                    h1 { tabindex: "-1", "This day is still to come" }
                }
            }
        };
    }
    rsx! { Said { day } }
}

/// What is said about the day, to be changed.
#[component]
fn Said(day: Day) -> Element {
    let journal = use_context::<JournalState>();
    let today = use_context::<SettingsState>().today();
    let (back, leave) = (use_back(), use_leave_day(journal, day));
    let card = journal.day(day);
    // A card that was deleted, or brought back, is another one: its fields are made anew.
    let made = card.as_ref().map(|card| card.created_at);
    rsx! {
        main { class: "app",
            SubHead { title: "Journal", on_back: move |()| leave.call(()) }
            div { class: "page page--narrow page--form",
                h1 { class: "t-h2", tabindex: "-1", "{day_name(day, today)}" }
                Strength {
                    label: "Back or neck pain",
                    value: card.as_ref().and_then(|card| card.pain_today),
                    was: None,
                    high: "10 worst",
                    on_change: move |pain| {
                        journal.change_day(day, |card| card.pain_today = pain);
                    },
                }
                for made in [made] {
                    div { key: "{made:?}", class: "stack stack--l",
                        HoursSat { day, hours: card.as_ref().and_then(|card| card.sit_hours) }
                        Note {
                            note: card.as_ref().map(|card| card.note.clone()).unwrap_or_default(),
                            on_keep: move |note| journal.change_day(day, |card| card.note = note).is_some(),
                        }
                    }
                }
                p { class: "u-small u-2", "Everything is saved as you touch it." }
                if card.is_some() {
                    Delete {
                        name: "Delete what you said about this day",
                        on_delete: move |()| {
                            if journal.delete_day(day) {
                                back(());
                            }
                        },
                    }
                }
            }
            DoneFoot { on_done: move |()| leave.call(()) }
        }
    }
}

/// Hours sat: a number to type, or nothing.
#[component]
fn HoursSat(day: Day, hours: Option<u8>) -> Element {
    let journal = use_context::<JournalState>();
    let mut problem = use_signal(|| None::<String>);
    rsx! {
        Field {
            id: "hours",
            label: "Hours sat",
            value: hours.map(|hours| hours.to_string()).unwrap_or_default(),
            inputmode: "numeric",
            error: problem(),
            on_change: move |typed: String| {
                let typed = typed.trim().to_owned();
                let hours = match typed.as_str() {
                    "" => Ok(None),
                    typed => typed.parse::<u8>().ok().filter(|hours| *hours <= HOURS).map(Some).ok_or(()),
                };
                match hours {
                    Ok(hours) => {
                        problem.set(None);
                        journal.change_day(day, |card| card.sit_hours = hours);
                    }
                    Err(()) => problem.set(Some(format!("Type whole hours from 0 to {HOURS}, or leave it empty."))),
                }
            },
        }
    }
}
