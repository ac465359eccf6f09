//! The Journal tab: cracks, urges and routines by day, with search and the way to a month.

use crate::domain::calendar::Month;
use crate::domain::content::content;
use crate::domain::day::Day;
use crate::domain::fold;
use crate::domain::timeline::{self, Part, Record, TimelineDay, Wanted, at_several_offsets};
use crate::domain::words::day_name;
use crate::domain::words::timeline::{found, parts};
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::Icon;
use crate::ui::components::layer::Empty;
use crate::ui::route::Route;
use crate::ui::screens::head::JournalHead;
use crate::ui::screens::suggestion::Suggested;
use crate::ui::state::journal::several::{Choosing, use_choosing};
use crate::ui::state::journal::{JournalState, Page};
use crate::ui::state::log::LogState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::suggestion::SuggestionState;
use crate::ui::state::trail::use_kept;
use dioxus::prelude::*;

pub mod beside;
pub mod day_line;
pub mod emergency;
mod filters;
mod leaf;
pub mod row;
mod seek;
mod several;
pub mod views;
pub mod words;

use day_line::DayLine;
use filters::{Filters, FiltersOn};
use leaf::{Leaf, Seen};
use row::Row;
use seek::{Months, Seek, ToMonth};
use several::SeveralBar;
use views::Views;

/// The Journal tab.
#[component]
pub fn Journal() -> Element {
    let journal = use_context::<JournalState>();
    let log = use_context::<LogState>();
    let own = use_context::<RoutineState>();
    let suggestions = use_context::<SuggestionState>();
    let navigator = use_navigator();
    let mut searching = use_kept("searching", || false);
    let mut opens_search = use_signal(|| false);
    let everything = move || Wanted {
        own_names: own.own().into_iter().map(|routine| (routine.uid, routine.name)).collect(),
        ..Wanted::default()
    };
    let mut wanted = use_kept("wanted", everything);
    // The day before which each page that is shown begins, from the newest or the month gone to on.
    let mut pages = use_kept("pages", || vec![None]);
    let mut leaves = use_kept("leaves", Vec::<Seen>::new);
    let mut month = use_kept("month", || None::<Month>);
    let mut choosing_month = use_signal(|| false);
    let mut filtering = use_signal(|| false);
    let mut resets = use_signal(|| 0);
    let choosing = use_choosing();
    let mut begin_at = move |at: Option<Month>| {
        month.set(at);
        leaves.write().clear();
        pages.set(vec![at.map(|month| month.next().first())]);
    };
    let mut look_for = move |sought: Wanted| {
        begin_at(None);
        wanted.set(sought);
        // Nothing stays chosen that may be out of sight.
        if choosing.is_on() {
            choosing.set([]);
        }
    };
    let shown = use_memo(move || suggestions.now());
    let nothing_kept = use_memo(move || journal.is_empty());
    rsx! {
        main { class: "app",
            JournalHead {
                IconButton {
                    icon: Icon::Search,
                    name: "Search",
                    word: "Search",
                    pressed: searching(),
                    on_press: move |()| {
                        searching.toggle();
                        opens_search.set(true);
                        if !wanted.peek().search.is_empty() {
                            let without = wanted.peek().without(Part::Words);
                            look_for(without);
                        }
                    },
                }
                IconButton {
                    icon: Icon::Filter,
                    name: "Filter",
                    word: "Filter",
                    on_press: move |()| filtering.set(true),
                }
            }
            div { class: "page page--tabs page--narrow page--close",
                Views { shows: "timeline" }
                if searching() {
                    Seek {
                        wanted,
                        resets: resets(),
                        takes_focus: opens_search(),
                        on_look: look_for,
                        on_months: move |()| choosing_month.set(true),
                    }
                }
                FiltersOn { wanted, on_look: look_for }
                if let Some(shown) = shown().filter(|_| !searching() && wanted.read().is_everything()) {
                    Suggested { shown }
                }
                if nothing_kept() {
                    Empty {
                        text: "Every crack, every urge and every routine will be here, day by day. One tap is enough; details are up to you.",
                        act: "Log a crack",
                        on_act: move |()| log.log_now(),
                    }
                } else {
                    div { class: "split split--wrap",
                        FoundOf { wanted, month: month() }
                        if !choosing.is_on() {
                            button {
                                class: "link",
                                r#type: "button",
                                onclick: move |_| choosing.set([]),
                                "Choose several"
                            }
                        }
                    }
                    div { class: "leaves",
                        for (number , before) in pages().into_iter().enumerate() {
                            Leaf { key: "{number}-{before:?}", number, leaves,
                                Days {
                                    wanted,
                                    choosing,
                                    month: month().filter(|_| number == 0),
                                    before,
                                    first: number == 0,
                                    last: pages.read().get(number + 1).copied().flatten(),
                                    on_more: move |day| pages.push(Some(day)),
                                    on_months: move |()| choosing_month.set(true),
                                    on_newest: move |()| begin_at(None),
                                    on_everything: move |()| {
                                        resets += 1;
                                        look_for(everything());
                                    },
                                }
                            }
                        }
                    }
                }
                div { class: "cluster",
                    button {
                        class: "link u-small",
                        r#type: "button",
                        onclick: move |_| {
                            navigator.push(Route::VisitPage {});
                        },
                        "Page for a doctor"
                    }
                    button {
                        class: "link u-small",
                        r#type: "button",
                        onclick: move |_| {
                            navigator.push(Route::Trash {});
                        },
                        "Trash"
                    }
                }
            }
            SeveralBar { choosing, wanted }
        }
        if filtering() {
            Filters { wanted, on_look: look_for, on_close: move |()| filtering.set(false) }
        }
        if choosing_month() {
            Months {
                wanted,
                on_choose: move |chosen| {
                    choosing_month.set(false);
                    begin_at(Some(chosen));
                    journal.scroll_to_top();
                },
                on_close: move |()| choosing_month.set(false),
            }
        }
    }
}

/// How much of the journal is shown, and what was looked for, where something is left out.
#[component]
fn FoundOf(wanted: Signal<Wanted>, month: Option<Month>) -> Element {
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let said = use_memo(move || {
        let Wanted { search, filter, .. } = &*wanted.read();
        let parts = parts(content(), filter, search, settings.today());
        let all = || journal.count(&Wanted::default()).to_string();
        (!parts.is_empty()).then(|| found(&parts, journal.count(&wanted.read()), &all()))
    });
    rsx! {
        div { role: "status", class: "seek__found",
            if let Some(month) = month {
                p { class: "u-b", "{month} and before" }
            }
            if let Some(said) = said() {
                p { class: "u-num", "{said}" }
            }
        }
    }
}

/// Days of the timeline before `before`: down to `last`, which the next page begins below, or one page of them.
#[component]
fn Days(
    wanted: Signal<Wanted>,
    choosing: Choosing,
    /// The month that was gone to.
    month: Option<Month>,
    before: Option<Day>,
    /// Nothing is shown above.
    first: bool,
    last: Option<Day>,
    on_more: EventHandler<Day>,
    on_months: EventHandler<()>,
    on_newest: EventHandler<()>,
    on_everything: EventHandler<()>,
) -> Element {
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let page = use_memo(use_reactive!(|(before, last)| {
        let Page { records, older } = journal.timeline(&wanted.read(), before, last);
        (timeline::days(records, settings.get().day_start_hour), older)
    }));
    let (days, older) = &*page.read();
    let older = older.filter(|_| last.is_none());
    let today = settings.today();
    let words = fold::words(&wanted.read().search);
    rsx! {
        if first {
            if month.is_some() {
                button { class: "link", r#type: "button", onclick: move |_| on_newest.call(()), "Back to the newest" }
            }
            if days.is_empty() {
                Empty {
                    text: "Nothing in the journal fits. Take a filter off, or try fewer words.",
                    act: "Show everything",
                    on_act: move |()| on_everything.call(()),
                }
            }
        }
        for day in days {
            DaySection { key: "{day.day}", choosing, day: day.clone(), name: day_name(day.day, today), words: words.clone() }
        }
        if let Some(day) = older {
            button {
                class: "btn btn--line btn--block",
                r#type: "button",
                onclick: move |_| on_more.call(day),
                "Show more"
            }
            ToMonth { on_press: on_months }
        }
    }
}

/// A day with its rows.
#[component]
fn DaySection(choosing: Choosing, day: TimelineDay, name: String, words: Vec<String>) -> Element {
    let offset = at_several_offsets(day.rows().map(Record::at));
    let parts = match (day.night.is_empty(), day.records.is_empty()) {
        (true, _) => vec![(None, day.records)],
        (false, true) => vec![(Some("After midnight"), day.night)],
        (false, false) => vec![(Some("After midnight"), day.night), (Some("Before midnight"), day.records)],
    };
    rsx! {
        section {
            div { class: "day__head",
                h2 { class: "t-h3", "{name}" }
                span { class: "day__sum u-small u-2 u-num", "{day.counts}" }
                div { class: "day__line",
                    DayLine { day: day.day, empty: "How was the day?" }
                }
            }
            div { class: "card card--flush list",
                for (part , records) in parts {
                    if let Some(part) = part {
                        h3 { key: "{part}", class: "day__part", "{part}" }
                    }
                    for record in records {
                        Row { key: "{record.key()}", record, offset, words: words.clone(), choosing }
                    }
                }
            }
        }
    }
}
