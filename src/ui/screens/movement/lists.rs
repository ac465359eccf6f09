//! The two lists of Move.

use crate::domain::content::content;
use crate::domain::day::Day;
use crate::domain::exercise::Exercise;
use crate::domain::gate::GatedExercise;
use crate::domain::id::GateId;
use crate::domain::routine::filter::Traits;
use crate::domain::routine::playable::Playable;
use crate::domain::routine::wishes::{order, wishes};
use crate::domain::session::record::{Feedback, SessionRecord};
use crate::domain::words::{about, ago, count, lower_first};
use crate::ui::components::known::Known;
use crate::ui::components::layer::Empty;
use crate::ui::components::picture_row::{BadgeKind, PictureRow};
use crate::ui::route::Route;
use crate::ui::screens::start::use_starter;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::movement::MoveState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The routines that pass the filters.
#[component]
pub fn RoutineList() -> Element {
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let state = use_context::<MoveState>();
    let starter = use_starter();
    let navigator = use_navigator();
    let filters = state.filters();
    let (today, hour) = (settings.today(), settings.get().day_start_hour);
    let mut fitting = starter.playables();
    fitting.retain(|playable| {
        let gated = &playable.gated;
        Traits::of_plan(content(), &gated.plan, &playable.regions, &gated.props, gated.total).fit(&filters)
    });
    rsx! {
        Fit { words: format!("{} {}", count(fitting.len(), "routine", "routines"), fits(fitting.len())) }
        if fitting.is_empty() {
            Empty {
                text: "No routine passes all these filters.",
                act: "Clear the filters",
                on_act: move |()| state.clear(),
            }
        } else {
            section { "aria-label": "Routines", class: "card card--flush list",
                for playable in fitting {
                    PictureRow {
                        key: "{playable.id}",
                        picture: playable.telling_move().and_then(|id| Known::exercise(content(), id)),
                        name: playable.name.clone(),
                        meta: meta(&playable, journal.with(|recent| last_done(&recent.sessions, &playable.id, today, hour))),
                        badges: badges(&playable),
                        reason: playable.gated.locked.then(|| reason(&playable)),
                        on_open: move |()| {
                            navigator.push(Route::RoutinePage { id: playable.id.clone() });
                        },
                    }
                }
            }
        }
    }
}

fn fits(number: usize) -> &'static str {
    if number == 1 { "fits" } else { "fit" }
}

fn meta(playable: &Playable, done: Option<String>) -> String {
    let props = &playable.gated.props;
    let props = if props.is_empty() { "no props".to_owned() } else { props.join(", ") };
    let own = playable.own.then(|| "your own".to_owned());
    let parts: Vec<String> = [about(playable.gated.total), props].into_iter().chain(own).chain(done).collect();
    parts.join(" · ")
}

fn last_done(newest_first: &[SessionRecord], id: &str, today: Day, start_hour: u32) -> Option<String> {
    let last = newest_first
        .iter()
        .find(|session| session.routine == id && session.is_in_sight() && session.finished_a_step())?;
    Some(format!("done {}", ago(Day::of(last.started_at, start_hour), today)))
}

fn badges(playable: &Playable) -> Vec<(BadgeKind, String)> {
    if playable.gated.locked {
        return vec![(BadgeKind::Closed, "Not for you now".to_owned())];
    }
    let liked = (playable.liked > 0)
        .then(|| (BadgeKind::Liked, format!("{} you like", count(playable.liked, "move", "moves"))));
    let sore = playable.is_left_alone().then(|| (BadgeKind::Sore, "Left you more sore".to_owned()));
    sore.into_iter().chain(adjusted(&playable.gated.why)).chain(liked).collect()
}

fn adjusted(why: &[GateId]) -> Option<(BadgeKind, String)> {
    let first = content().gate(why.first()?)?;
    let more = if why.len() > 1 { format!(", and {} more", why.len() - 1) } else { String::new() };
    Some((BadgeKind::Adjusted, format!("Adjusted: {}{more}", lower_first(&first.title))))
}

/// Why a routine is closed, and what is open instead.
pub fn reason(playable: &Playable) -> String {
    let why = playable.gated.why.first().and_then(|id| content().gate(id));
    let why = why.map_or("With your answers this one stays closed", |gate| gate.title.as_str());
    let instead = playable.gated.alternative.as_ref().and_then(|id| content().routine(id));
    instead.map_or_else(|| format!("{why}."), |instead| format!("{why}. Try {} instead.", instead.name))
}

/// The exercises that pass the filters.
#[component]
pub fn ExerciseList() -> Element {
    let check = use_context::<CheckState>();
    let journal = use_context::<JournalState>();
    let state = use_context::<MoveState>();
    let navigator = use_navigator();
    let (filters, standing, wishes) =
        (state.filters(), check.standing(), journal.with(|recent| wishes(&recent.sessions)));
    let mut fitting: Vec<&Exercise> = content().exercises.iter().collect();
    fitting.retain(|exercise| Traits::of_exercise(exercise).fit(&filters));
    fitting.sort_by_key(|exercise| order(wishes.get(&exercise.id).copied()));
    rsx! {
        Fit { words: format!("{} {}", count(fitting.len(), "exercise", "exercises"), fits(fitting.len())) }
        if fitting.is_empty() {
            Empty {
                text: "No exercise passes all these filters.",
                act: "Clear the filters",
                on_act: move |()| state.clear(),
            }
        } else {
            section { "aria-label": "Exercises", class: "card card--flush list",
                for exercise in fitting {
                    ExerciseRow {
                        key: "{exercise.id}",
                        exercise: exercise.id.to_string(),
                        gated: standing.exercise(content(), exercise, Default::default()),
                        feedback: wishes.get(&exercise.id).copied(),
                        on_open: move |()| {
                            navigator.push(Route::ExercisePage { id: exercise.id.to_string() });
                        },
                    }
                }
            }
        }
    }
}

#[component]
fn ExerciseRow(
    exercise: String,
    gated: GatedExercise,
    feedback: Option<Feedback>,
    on_open: EventHandler<()>,
) -> Element {
    let Some(exercise) = content().exercise(&exercise) else { return rsx! {} };
    let instead = gated.blocked.as_ref().and_then(|blocked| blocked.instead.as_ref());
    let instead =
        instead.and_then(|id| content().exercise(id)).map(|instead| format!(" Try {} instead.", instead.short_name()));
    let reason = gated.blocked.as_ref().map(|blocked| {
        let why = blocked.gates.first().and_then(|id| content().gate(id));
        format!("{}.{}", why.map_or("", |gate| gate.title.as_str()), instead.unwrap_or_default())
    });
    let mut badges: Vec<(BadgeKind, String)> = Vec::new();
    if reason.is_some() {
        badges.push((BadgeKind::Closed, "Not for you now".to_owned()));
    } else {
        badges.extend(adjusted(&gated.why));
    }
    match feedback {
        Some(Feedback::Like) => badges.push((BadgeKind::Liked, "You like it".to_owned())),
        Some(Feedback::Never) => badges.push((BadgeKind::Adjusted, "You leave it out of routines".to_owned())),
        None => {}
    }
    let props = if exercise.props.is_empty() { "no props".to_owned() } else { exercise.props.join(", ") };
    rsx! {
        PictureRow {
            picture: Known(exercise),
            name: exercise.name.clone(),
            meta: format!("{} · {props}", about(std::time::Duration::from_secs(exercise.total_seconds))),
            badges,
            reason,
            on_open,
        }
    }
}

/// How many there are, and the way back to all of them.
#[component]
fn Fit(words: String) -> Element {
    let state = use_context::<MoveState>();
    let filters = state.filters().len();
    rsx! {
        p { class: "split fit u-small u-2",
            span { role: "status", "{words}" }
            if filters > 0 {
                button {
                    class: "link link--tight u-small",
                    r#type: "button",
                    onclick: move |_| state.clear(),
                    "Clear {count(filters, \"filter\", \"filters\")}"
                }
            }
        }
    }
}
