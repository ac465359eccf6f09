//! In a wide window, the journal beside what was opened from it.

use crate::domain::day::Day;
use crate::domain::timeline::{self, Record, Wanted};
use crate::domain::words::day_name;
use crate::ui::route::Route;
use crate::ui::screens::journal::row::Row;
use crate::ui::state::journal::JournalState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// Days of the journal, from that of the first record that was opened on, so that nothing moves while one is opened after
/// another. The window shows it where there is room.
#[component]
pub fn BesideRecord() -> Element {
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let route = use_route::<Route>();
    let hour = settings.get().day_start_hour;
    let begun = use_hook(|| CopyValue::new(day_of(&route, journal, hour)));
    let Some(day) = begun() else { return rsx! {} };
    let page = use_memo(move || journal.timeline(&Wanted::default(), Some(day.plus(1)), None));
    let days = timeline::days(page.read().records.clone(), hour);
    let today = settings.today();
    rsx! {
        nav { class: "beside-list", "aria-label": "Journal",
            for day in days {
                section { key: "{day.day}",
                    h2 { class: "group__t", "{day_name(day.day, today)}" }
                    div { class: "card card--flush list",
                        for record in day.rows() {
                            Row { key: "{record.key()}", beside: is_open(&route, record), record: record.clone() }
                        }
                    }
                }
            }
        }
    }
}

/// The day of the record a route opens.
fn day_of(route: &Route, journal: JournalState, start_hour: u32) -> Option<Day> {
    let at = match route {
        Route::EntryPage { id } => journal.entry(*id)?.fields.at,
        Route::UrgeRecord { id } => journal.urge(*id)?.fields.at,
        _ => return None,
    };
    Some(Day::of(at, start_hour))
}

fn is_open(route: &Route, record: &Record) -> bool {
    match (route, record) {
        (Route::EntryPage { id }, Record::Crack(entry)) => *id == entry.id,
        (Route::UrgeRecord { id }, Record::Urge(urge)) => *id == urge.id,
        _ => false,
    }
}
