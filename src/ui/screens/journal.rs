//! The Journal tab: cracks, urges and routines by day, with search.

use crate::domain::content::content;
use crate::domain::day::Day;
use crate::domain::exercise::Region;
use crate::domain::journal::{Entry, Outcome};
use crate::domain::timeline::{self, Record, Wanted, at_several_offsets};
use crate::domain::words::{day_name, entry, offset as zone, session, time};
use crate::ui::components::choice::{ChipRadio, ChoiceItem};
use crate::ui::components::field::Search;
use crate::ui::components::frame::{IconButton, TopBar};
use crate::ui::components::icon::{Icon, IconSize, Mark, MarkKind, Picture};
use crate::ui::components::layer::Empty;
use crate::ui::components::trigger::mark_of;
use crate::ui::route::Route;
use crate::ui::state::journal::{JournalState, Page};
use crate::ui::state::log::LogState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

pub mod emergency;
pub mod words;

/// The Journal tab.
#[component]
pub fn Journal() -> Element {
    let journal = use_context::<JournalState>();
    let log = use_context::<LogState>();
    let own = use_context::<RoutineState>();
    let navigator = use_navigator();
    let mut searching = use_signal(|| false);
    let everything = move || Wanted {
        own_names: own.own().into_iter().map(|routine| (routine.uid, routine.name)).collect(),
        ..Wanted::default()
    };
    let mut wanted = use_signal(everything);
    // The day before which each page that is shown begins, from the newest on.
    let mut pages = use_signal(|| vec![None]);
    let mut resets = use_signal(|| 0);
    let mut look_for = move |sought: Wanted| {
        pages.set(vec![None]);
        wanted.set(sought);
    };
    let nothing_kept = use_memo(move || journal.is_empty());
    rsx! {
        main { class: "app",
            TopBar { title: "Journal",
                button {
                    class: "btn btn--primary btn--top",
                    r#type: "button",
                    "aria-keyshortcuts": "L",
                    onclick: move |_| log.log_now(),
                    Picture { icon: Icon::Plus }
                    "Log"
                }
                IconButton {
                    icon: Icon::Search,
                    name: "Search",
                    pressed: searching(),
                    on_press: move |()| {
                        searching.toggle();
                        look_for(everything());
                    },
                }
                IconButton {
                    icon: Icon::Gear,
                    name: "Settings",
                    on_press: move |()| {
                        navigator.push(Route::SettingsPage {});
                    },
                }
            }
            div { class: "page page--tabs page--narrow page--close",
                if searching() {
                    for number in [resets()] {
                        Search {
                            key: "{number}",
                            name: "Search the journal",
                            takes_focus: true,
                            placeholder: "Search notes and words",
                            value: wanted.peek().search.clone(),
                            on_search: move |search| {
                                let sought = Wanted { search, ..wanted.peek().clone() };
                                look_for(sought);
                            },
                        }
                    }
                    ChipRadio {
                        name: words::field_label("region"),
                        items: Region::ALL.map(|region| ChoiceItem::new(region.id(), region.label())).to_vec(),
                        chosen: wanted.read().region.map(|region| region.id().to_owned()),
                        clearable: true,
                        on_choose: move |id: Option<String>| {
                            let region = id.and_then(|id| Region::from_id(&id));
                            let sought = Wanted { region, ..wanted.peek().clone() };
                            look_for(sought);
                        },
                    }
                }
                if nothing_kept() {
                    Empty {
                        text: "Every crack, every urge you let pass and every routine will be here, day by day. One tap is enough; details are up to you.",
                        act: "Log a crack",
                        on_act: move |()| log.log_now(),
                    }
                } else {
                    for (number , before) in pages().into_iter().enumerate() {
                        Days {
                            key: "{number}-{before:?}",
                            wanted,
                            before,
                            last: pages.read().get(number + 1).copied().flatten(),
                            on_more: move |day| pages.push(Some(day)),
                            on_everything: move |()| {
                                resets += 1;
                                look_for(everything());
                            },
                        }
                    }
                }
                button {
                    class: "link u-small",
                    r#type: "button",
                    onclick: move |_| {
                        navigator.push(Route::Trash {});
                    },
                    "Deleted entries"
                }
            }
        }
    }
}

/// Days of the timeline before `before`: down to `last`, which the next page begins below, or one page of them.
#[component]
fn Days(
    wanted: Signal<Wanted>,
    before: Option<Day>,
    last: Option<Day>,
    on_more: EventHandler<Day>,
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
    rsx! {
        if days.is_empty() && before.is_none() {
            Empty {
                text: "Nothing in the journal fits. Try fewer words, or another place.",
                act: "Show everything",
                on_act: move |()| on_everything.call(()),
            }
        }
        for day in days {
            section { key: "{day.day}",
                div { class: "day__head",
                    h2 { class: "t-h3", "{day_name(day.day, today)}" }
                    span { class: "u-small u-2 u-num", "{day.counts}" }
                }
                div { class: "card card--flush list",
                    for record in day.records.iter() {
                        Row { key: "{record.key()}", record: record.clone(), offset: at_several_offsets(&day.records) }
                    }
                }
            }
        }
        if let Some((day, left)) = older {
            button {
                class: "btn btn--line btn--block",
                r#type: "button",
                onclick: move |_| on_more.call(day),
                "Show more ({left} left)"
            }
        }
    }
}

/// One crack, urge or routine.
#[component]
pub fn Row(
    record: Record,
    /// Its time is said with its offset.
    #[props(default)]
    offset: bool,
) -> Element {
    let own = use_context::<RoutineState>();
    let navigator = use_navigator();
    let at = record.at();
    let time = if offset { format!("{} {}", time(at), zone(at)) } else { time(at) };
    match record {
        Record::Crack(entry) => rsx! {
            button {
                class: "row row--record",
                r#type: "button",
                role: "link",
                onclick: move |_| {
                    navigator.push(Route::EntryPage { id: entry.id });
                },
                RowBody {
                    mark: mark_of(entry.fields.trigger),
                    name: entry::crack_name(&entry.fields),
                    time,
                    details: entry::crack_details(content(), &entry.fields),
                    badges: badges(&entry),
                }
            }
        },
        Record::Urge(urge) => rsx! {
            div { class: "row row--record",
                RowBody {
                    mark: if urge.fields.outcome == Some(Outcome::Cracked) { MarkKind::Forced } else { MarkKind::Eased },
                    name: entry::urge_name(&urge.fields),
                    time,
                    details: entry::urge_details(&urge.fields, |id| own.name(id)),
                }
            }
        },
        Record::Routine(session) => rsx! {
            button {
                class: "row row--record",
                r#type: "button",
                role: "link",
                onclick: move |_| {
                    navigator.push(Route::SessionPage { id: session.id });
                },
                RowBody {
                    mark: MarkKind::Routine,
                    name: own.name(&session.routine),
                    time,
                    details: session::line(&session),
                }
            }
        },
    }
}

#[component]
fn RowBody(
    mark: MarkKind,
    name: String,
    time: String,
    details: String,
    #[props(default)] badges: Vec<(Icon, String)>,
) -> Element {
    rsx! {
        span { class: "mark",
            Mark { kind: mark }
        }
        span { class: "row__body",
            span { class: "row__line",
                span { class: "row__name", "{name}" }
                span { class: "u-small u-2 u-num", "{time}" }
            }
            if !details.is_empty() {
                span { class: "row__meta", "{details}" }
            }
            if !badges.is_empty() {
                span { class: "cluster row__badges",
                    for (icon , words) in badges {
                        span { key: "{words}", class: "badge",
                            Picture { icon, size: IconSize::Tiny }
                            "{words}"
                        }
                    }
                }
            }
        }
    }
}

fn badges(entry: &Entry) -> Vec<(Icon, String)> {
    let tags = entry.fields.tags.iter().map(|tag| (Icon::Info, entry::option_label(content(), "tags", tag)));
    let later = entry.fields.pain_later.map(|pain| (Icon::Clock, format!("1 h later: pain {pain}")));
    tags.chain(later).collect()
}
