//! What runs on Today: a session that is open or was interrupted, an urge that is waited out, a place that rests.

use crate::domain::content::content;
use crate::domain::day::Moment;
use crate::domain::journal::{Outcome, Resting};
use crate::domain::routine::Plan;
use crate::domain::session::view::View;
use crate::domain::session::{Session, SessionOptions};
use crate::domain::urge::{still_there, waited_out, waiting, waits_since};
use crate::domain::words::{how_long, lower_first, time};
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::route::Route;
use crate::ui::screens::still_there::StillThere;
use crate::ui::state::app::AppState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::player::PlayerState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;
use std::time::Duration;

/// The session that is open in the player, or the one that was interrupted.
#[component]
pub fn SessionCard(
    /// Nothing may be played now.
    locked: bool,
) -> Element {
    let app = use_context::<AppState>();
    let player = use_context::<PlayerState>();
    let navigator = use_navigator();
    let open = player.with(|playing| {
        let session = &playing.session;
        (!session.is_ended()).then(|| (session.plan().name.clone(), session.position(session.last_tick())))
    });
    if let Some((name, at)) = open.flatten() {
        return rsx! {
            section { class: "card session-card", "aria-labelledby": "session-open", "data-state": "open",
                h2 { id: "session-open", class: "t-h3", "{name} is open" }
                p { class: "u-small u-2", "{how_long(at)} in." }
                button {
                    class: "btn btn--soft btn--block",
                    r#type: "button",
                    onclick: move |_| {
                        navigator.push(Route::Player {});
                    },
                    "Back to the move"
                }
            }
        };
    }
    let Some(found) = player.unfinished() else { return rsx! {} };
    rsx! {
        section { class: "card session-card", "aria-labelledby": "session-unfinished", "data-state": "interrupted",
            h2 { id: "session-unfinished", class: "t-h3", "{found.plan.name} was interrupted" }
            p { class: "u-small u-2", "{where_it_stopped(found.plan.clone(), found.position)}" }
            if locked {
                p { class: "u-small", "A result is open, so it does not go on now." }
            }
            div { class: "cluster",
                if !locked {
                    button {
                        class: "btn btn--soft",
                        r#type: "button",
                        onclick: move |_| {
                            if player.resume_unfinished() {
                                navigator.push(Route::Player {});
                            }
                        },
                        Picture { icon: Icon::Play }
                        "Go on"
                    }
                }
                button {
                    class: "btn btn--line",
                    r#type: "button",
                    onclick: move |_| {
                        if player.close_unfinished() {
                            app.say("Closed. What you did is kept.");
                        }
                    },
                    "Close it"
                }
            }
        }
    }
}

/// The move and the stretch an interrupted session stands at, and how much of it was done.
fn where_it_stopped(plan: Plan, position: Duration) -> String {
    let options = SessionOptions::default();
    let session = Session::resumed(plan, content(), options, position, Duration::ZERO, &[]);
    let place = View::of(&session, content(), Duration::ZERO).map_or_else(String::new, |view| {
        format!("It stopped at move {} of {}, {}. ", view.number, view.moves, lower_first(&view.cue))
    });
    format!("{place}{} of {} done.", how_long(position), how_long(session.timetable().total))
}

/// An urge that is waited out: how long still, then how it went.
#[component]
pub fn WaitingCard() -> Element {
    let app = use_context::<AppState>();
    let journal = use_context::<JournalState>();
    let urge = journal.with(|recent| waiting(&recent.urges, app.now()).cloned());
    let Some(urge) = urge else { return rsx! {} };
    let since = waits_since(&urge);
    let (minutes, share) = progress(since, waited_out(since), app.now());
    let end = move |outcome: Outcome| {
        journal.end_wait(urge.id, outcome);
    };
    rsx! {
        section { class: "card card--well", "aria-labelledby": "waiting", "data-state": "waiting",
            h2 { id: "waiting", class: "t-h3",
                if minutes > 0 { "Waiting it out: about {minutes} min" } else { "How did the wait go?" }
            }
            p { class: "u-small u-2", "Since {time(since)}. An urge often passes by itself." }
            RestBar { name: "Waiting time", share }
            div { class: "cluster waiting__answers",
                for (outcome , label) in [
                    (Outcome::Eased, "It eased"),
                    (Outcome::StillThere, "Still there"),
                    (Outcome::Cracked, "I cracked anyway"),
                ]
                {
                    button {
                        key: "{label}",
                        class: "chip",
                        r#type: "button",
                        onclick: move |_| end(outcome),
                        "{label}"
                    }
                }
            }
        }
    }
}

/// An urge that is still there: what can be done about it now.
#[component]
pub fn StillThereCard() -> Element {
    let app = use_context::<AppState>();
    let journal = use_context::<JournalState>();
    let urge = journal.with(|recent| still_there(&recent.urges, app.now()).cloned());
    let Some(urge) = urge else { return rsx! {} };
    let fields = urge.fields;
    rsx! {
        section { class: "card card--well", "aria-labelledby": "still-there", "data-state": "still-there",
            h2 { id: "still-there", class: "t-h3", "Still there?" }
            p { class: "u-small u-2", "It can pass yet. Give it time, or move a little longer." }
            StillThere {
                level: fields.level_after.unwrap_or(fields.level),
                region: fields.region,
                on_before: move |()| Some(urge.id),
            }
        }
    }
}

/// The rests of the places that were forced, one card each.
#[component]
pub fn RestCards() -> Element {
    let app = use_context::<AppState>();
    let journal = use_context::<JournalState>();
    rsx! {
        for resting in journal.resting() {
            Fragment { key: "{resting.place()}",
                if resting.is_over(app.now()) {
                    RestOver { resting }
                } else {
                    RestCard { resting }
                }
            }
        }
    }
}

/// Where it was forced and when.
fn forced(resting: Resting) -> String {
    match resting.region {
        Some(region) => format!("{}, forced at {}", region.label(), time(resting.forced_at)),
        None => format!("Forced at {}", time(resting.forced_at)),
    }
}

#[component]
fn RestCard(resting: Resting) -> Element {
    let app = use_context::<AppState>();
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let (minutes, share) = progress(resting.forced_at, resting.until, app.now());
    let forced = forced(resting);
    let all = settings.get().refractory_minutes;
    let id = format!("rest-{}", resting.place());
    rsx! {
        section { class: "card card--well", "aria-labelledby": "{id}", "data-state": "resting",
            div { class: "split rest__head",
                div {
                    h2 { id: "{id}", class: "t-h3", "Let it rest: about {minutes} min" }
                    p { class: "u-small u-2", "{forced}. The joint has not reset yet." }
                }
                IconButton {
                    icon: Icon::Info,
                    name: "Why wait {all} minutes",
                    on_press: move |()| {
                        navigator.push(Route::CardPage { id: "refractory_period".to_owned() });
                    },
                }
            }
            RestBar { name: "Rest time", share }
            button {
                class: "link link--tight u-small",
                r#type: "button",
                onclick: move |_| journal.end_rest(&resting),
                "End the rest"
            }
        }
    }
}

/// A rest that has run out: only that, and nothing about cracking.
#[component]
fn RestOver(resting: Resting) -> Element {
    let app = use_context::<AppState>();
    let journal = use_context::<JournalState>();
    let since = (app.now() - resting.forced_at).num_minutes();
    let forced = forced(resting);
    rsx! {
        section { class: "card card--well split", role: "status", "data-state": "rested",
            div {
                h2 { class: "t-h3", "The rest is over" }
                p { class: "u-small u-2", "{forced}, {since} minutes ago." }
            }
            IconButton {
                icon: Icon::Close,
                name: "Close: the rest is over",
                on_press: move |()| journal.end_rest(&resting),
            }
        }
    }
}

#[component]
fn RestBar(
    name: String,
    /// In per cent.
    share: i64,
) -> Element {
    rsx! {
        div {
            class: "bar rest__bar",
            role: "progressbar",
            "aria-label": "{name}",
            "aria-valuemin": "0",
            "aria-valuemax": "100",
            "aria-valuenow": "{share}",
            div { class: "bar__fill", style: "width:{share}%" }
        }
    }
}

/// Whole minutes left, begun ones counted, and the share that is over in per cent.
fn progress(from: Moment, until: Moment, now: Moment) -> (i64, i64) {
    let left = (until - now).num_seconds().max(0);
    let all = (until - from).num_seconds().max(1);
    ((left + 59) / 60, ((all - left.min(all)) * 100) / all)
}
