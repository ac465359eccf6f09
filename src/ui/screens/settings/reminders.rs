//! Reminders: each hour, times of day, days of the week, quiet hours, and what the system does with them.

use crate::domain::reminder::{Clock, Hours, MOST_TIMES, NEXT_DAY, Reminders, WeekDay};
use crate::domain::words::count;
use crate::ui::components::choice::{ChipToggles, ChoiceItem, SwitchRow};
use crate::ui::components::field::Field;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::components::linked::LinkRow;
use crate::ui::route::Route;
use crate::ui::screens::settings::{Behind, Part};
use crate::ui::state::reminder::ReminderState;
use crate::ui::state::typed::NOT_SAVED;
use dioxus::prelude::*;

/// The way to the page, with what is set.
#[component]
pub fn RemindersRow() -> Element {
    let reminders = use_context::<ReminderState>();
    let navigator = use_navigator();
    rsx! {
        Part { title: "Reminders",
            LinkRow {
                icon: Icon::Bell,
                name: "Reminders to get up",
                meta: in_short(&reminders.chosen()),
                on_open: move |()| {
                    navigator.push(Route::RemindersPage {});
                },
            }
        }
    }
}

/// "Every hour 09:00 to 17:00, 2 times of day".
fn in_short(chosen: &Reminders) -> String {
    if !chosen.is_on() {
        return "None".to_owned();
    }
    let hourly = chosen.hourly.map(|hours| format!("Every hour {hours}"));
    let times = (!chosen.times.is_empty()).then(|| count(chosen.times.len(), "time of day", "times of day"));
    hourly.into_iter().chain(times).collect::<Vec<_>>().join(", ")
}

/// The page.
#[component]
pub fn RemindersPage() -> Element {
    let reminders = use_context::<ReminderState>();
    rsx! {
        Behind { title: "Reminders",
            if reminders.are_the_systems() {
                p { class: "u-2", "Your phone says “Time to get up”, also while Unkink is closed, sometimes some minutes late. It says nothing while a result keeps moves closed." }
            } else {
                p { class: "u-2", "Unkink says “Time to get up” while it is open, also when its window is hidden. It says nothing while a result keeps moves closed." }
            }
            Hourly {}
            Times {}
            Days {}
            Quiet {}
            System {}
        }
    }
}

/// Two times of the clock.
#[component]
fn HoursFields(id: String, hours: Hours, on_change: Callback<Hours, bool>) -> Element {
    let mut problem = use_signal(|| None);
    let change = move |from: Result<Clock, String>, to: Result<Clock, String>| match (from, to) {
        (Ok(from), Ok(to)) if on_change.call(Hours { from, to }) => problem.set(None),
        (Ok(_), Ok(_)) => problem.set(Some(NOT_SAVED.to_owned())),
        _ => problem.set(Some("It takes a time such as 10:30.".to_owned())),
    };
    let (mut first, mut last) = (change, change);
    rsx! {
        div { class: "row--seg",
            div { class: "when",
                Field {
                    id: "{id}-from",
                    label: "From",
                    kind: "time",
                    value: hours.from.to_string(),
                    error: problem(),
                    on_change: move |typed: String| first(typed.parse(), Ok(hours.to)),
                }
                Field {
                    id: "{id}-to",
                    label: "To",
                    kind: "time",
                    value: hours.to.to_string(),
                    on_change: move |typed: String| last(Ok(hours.from), typed.parse()),
                }
            }
        }
    }
}

const OVER_MIDNIGHT: &str = "The hours may go over midnight";

fn between(from: u16, to: u16) -> Option<Hours> {
    Clock::new(from, 0).zip(Clock::new(to, 0)).map(|(from, to)| Hours { from, to })
}

#[component]
fn Hourly() -> Element {
    let reminders = use_context::<ReminderState>();
    let chosen = reminders.chosen();
    rsx! {
        Part { title: "Every hour",
            SwitchRow {
                label: "A movement break every hour",
                hint: OVER_MIDNIGHT,
                on: chosen.hourly.is_some(),
                on_switch: move |on: bool| {
                    reminders.change(|kept| kept.hourly = on.then(|| between(9, 17)).flatten());
                },
            }
            if let Some(hours) = chosen.hourly {
                HoursFields {
                    id: "hourly",
                    hours,
                    on_change: move |hours: Hours| reminders.change(|kept| kept.hourly = Some(hours)),
                }
            }
        }
    }
}

#[component]
fn Times() -> Element {
    let reminders = use_context::<ReminderState>();
    let chosen = reminders.chosen();
    let mut typed = use_signal(String::new);
    let mut added = use_signal(|| 0);
    let mut problem = use_signal(|| None);
    let add = move |()| {
        let clock: Result<Clock, String> = typed.peek().parse();
        let room = reminders.chosen().times.len() < MOST_TIMES;
        match clock {
            Ok(clock) if room && reminders.change(|kept| kept.times.extend([clock])) => {
                problem.set(None);
                typed.set(String::new());
                added += 1;
            }
            Ok(_) => problem.set(Some(format!("There are {MOST_TIMES} already. Remove one first."))),
            Err(_) => problem.set(Some("It takes a time such as 10:30.".to_owned())),
        }
    };
    let (mut by_key, mut by_press) = (add, add);
    rsx! {
        Part { title: "Times of day",
            for clock in chosen.times {
                div { key: "{clock}", class: "row row--setting",
                    span { class: "row__name row__body u-num", "{clock}" }
                    button {
                        class: "btn btn--line",
                        r#type: "button",
                        "aria-label": "Remove {clock}",
                        onclick: move |_| {
                            reminders.change(|kept| kept.times.retain(|time| *time != clock));
                        },
                        "Remove"
                    }
                }
            }
            div { class: "row--seg",
                // Made anew, it is empty.
                for round in [added()] {
                    Field {
                        key: "{round}",
                        id: "reminder-time",
                        label: "Another time",
                        kind: "time",
                        value: "",
                        error: problem(),
                        on_input: move |text| typed.set(text),
                        on_enter: move |()| by_key(()),
                    }
                }
                button { class: "btn btn--soft", r#type: "button", onclick: move |_| by_press(()), "Add this time" }
            }
        }
    }
}

#[component]
fn Days() -> Element {
    let reminders = use_context::<ReminderState>();
    let chosen = reminders.chosen();
    rsx! {
        Part { title: "Days",
            div { class: "row--seg",
                ChipToggles {
                    name: "Days",
                    items: WeekDay::ALL.iter().map(|day| ChoiceItem::new(day.name(), day.name())).collect::<Vec<_>>(),
                    chosen: chosen.days.iter().map(|day| day.name().to_owned()).collect::<Vec<_>>(),
                    on_toggle: move |name: String| {
                        if let Some(day) = WeekDay::ALL.into_iter().find(|day| day.name() == name) {
                            reminders
                                .change(|kept| {
                                    if !kept.days.remove(&day) {
                                        kept.days.insert(day);
                                    }
                                });
                        }
                    },
                }
            }
            if chosen.needs_next_day() {
                p { class: "row--seg u-small u-2", "{NEXT_DAY}" }
            }
        }
    }
}

#[component]
fn Quiet() -> Element {
    let reminders = use_context::<ReminderState>();
    let chosen = reminders.chosen();
    rsx! {
        Part { title: "Quiet hours",
            SwitchRow {
                label: "Hours without reminders",
                hint: OVER_MIDNIGHT,
                on: chosen.quiet.is_some(),
                on_switch: move |on: bool| {
                    reminders.change(|kept| kept.quiet = on.then(|| between(20, 8)).flatten());
                },
            }
            if let Some(hours) = chosen.quiet {
                HoursFields {
                    id: "quiet",
                    hours,
                    on_change: move |hours: Hours| reminders.change(|kept| kept.quiet = Some(hours)),
                }
            }
        }
    }
}

/// What the system does with them, and the way to take them along.
#[component]
fn System() -> Element {
    let reminders = use_context::<ReminderState>();
    let mut saved = use_signal(|| None::<Result<Option<String>, String>>);
    rsx! {
        Part { title: "On this device",
            div { class: "row--seg",
                button { class: "btn btn--soft", r#type: "button", onclick: move |_| reminders.try_now(),
                    Picture { icon: Icon::Bell }
                    "Try one now"
                }
                div { role: "status",
                    if let Some(problem) = reminders.system_problem() {
                        Notice { kind: NoticeKind::Warning, icon: Icon::Alert, p { "{problem}." } }
                    }
                    match reminders.shown().notice {
                        Some(Ok(())) => rsx! {
                            p { class: "row__meta", "The system took it. If you saw nothing, look at its own settings for notifications." }
                        },
                        Some(Err(_)) => rsx! {
                            Notice { kind: NoticeKind::Warning, icon: Icon::Alert,
                                p { "This device shows no notifications for Unkink. Reminders appear in the window instead." }
                            }
                        },
                        None => rsx! {},
                    }
                }
            }
            div { class: "row--seg",
                p { class: "row__name", "For the calendar of your phone" }
                p { class: "row__meta", "With a calendar file your phone reminds you while Unkink is closed too. The file names no move." }
                button { class: "btn btn--line", r#type: "button", onclick: move |_| saved.set(Some(reminders.save_calendar())),
                    Picture { icon: Icon::Calendar }
                    "Save a calendar file"
                }
                div { role: "status",
                    match saved() {
                        Some(Ok(Some(file))) => rsx! {
                            p { class: "copyable", "{file}" }
                        },
                        Some(Ok(None)) => rsx! {},
                        Some(Err(problem)) => rsx! {
                            p { class: "row__meta", "{problem}" }
                        },
                        None => rsx! {},
                    }
                }
            }
        }
    }
}
