//! The two lists of Move.

use crate::domain::content::content;
use crate::domain::day::Day;
use crate::domain::exercise::Exercise;
use crate::domain::gate::{GatedExercise, Standing};
use crate::domain::id::GateId;
use crate::domain::routine::filter::Traits;
use crate::domain::routine::playable::Playable;
use crate::domain::routine::wishes::{order, wishes};
use crate::domain::session::record::{Feedback, SessionRecord};
use crate::domain::words::gate::title;
use crate::domain::words::{ago, count, how_long, lower_first};
use crate::ui::components::icon::Icon;
use crate::ui::components::known::Known;
use crate::ui::components::layer::Empty;
use crate::ui::components::linked::Fold;
use crate::ui::components::picture_row::{BadgeKind, PictureRow};
use crate::ui::route::Route;
use crate::ui::screens::start::use_starter;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::later::use_drawn;
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
    let standing = use_context::<CheckState>().standing();
    let navigator = use_navigator();
    let filters = state.filters();
    let (today, hour) = (settings.today(), settings.get().day_start_hour);
    let all = starter.playables();
    let of = all.len();
    let fitting = all.into_iter().filter(|playable| {
        let gated = &playable.gated;
        Traits::of_plan(content(), &gated.plan, &playable.regions, &gated.props, gated.total).fit(&filters)
    });
    let drawn = use_drawn();
    let (open, shut) = folded(fitting.collect(), |playable: &Playable| {
        playable.gated.locked.then(|| closed_by(&standing, playable.gated.why.first()))
    });
    let row = |place: usize, playable: Playable, says_why: bool| {
        rsx! {
            PictureRow {
                key: "{playable.id}",
                blank: place >= drawn,
                picture: playable.telling_move().and_then(|id| Known::exercise(content(), id)),
                name: playable.name.clone(),
                meta: meta(&playable, journal.with(|recent| last_done(&recent.sessions, &playable.id, today, hour))),
                badges: badges(&standing, &playable),
                reason: if says_why { playable.gated.locked.then(|| reason(&standing, &playable)) } else { instead(&playable) },
                on_open: move |()| {
                    navigator.push(Route::RoutinePage { id: playable.id.clone() });
                },
            }
        }
    };
    let closed = shut.iter().map(|(_, rows)| rows.len()).sum::<usize>();
    rsx! {
        Fit { words: fit_words(open.len() + closed, of, closed, ["routine", "routines"], !filters.is_empty()) }
        if open.is_empty() && closed == 0 {
            Empty {
                text: "No routine passes all these filters.",
                act: "Clear the filters",
                on_act: move |()| state.clear(),
            }
        }
        if !open.is_empty() {
            section { "aria-label": "Routines", class: "card card--flush list",
                for (place , playable) in open.into_iter().enumerate() {
                    {row(place, playable, true)}
                }
            }
        }
        for (why , rows) in shut {
            Shut { key: "{why}", why: why.clone(), number: rows.len(),
                for playable in rows {
                    {row(AFTER_ALL, playable, false)}
                }
            }
        }
    }
}

/// The place of what is folded away.
const AFTER_ALL: usize = usize::MAX - 1;

/// More closed rows than this fold away, each reason said once.
const FEW: usize = 3;

/// What is listed at first, in its order, and, where many are closed, those by reason.
fn folded<T>(rows: Vec<T>, closed: impl Fn(&T) -> Option<String>) -> (Vec<T>, Vec<(String, Vec<T>)>) {
    if rows.iter().filter(|row| closed(row).is_some()).count() <= FEW {
        return (rows, Vec::new());
    }
    let (mut open, mut shut) = (Vec::new(), Vec::<(String, Vec<T>)>::new());
    for row in rows {
        let Some(why) = closed(&row) else {
            open.push(row);
            continue;
        };
        match shut.iter_mut().find(|(other, _)| *other == why) {
            Some((_, alike)) => alike.push(row),
            None => shut.push((why, vec![row])),
        }
    }
    (open, shut)
}

/// As in "You are pregnant".
fn closed_by(standing: &Standing, why: Option<&GateId>) -> String {
    let gate = why.and_then(|id| content().gate(id));
    gate.map_or_else(|| "With your answers these stay closed".to_owned(), |gate| title(content(), standing, gate))
}

/// Closed rows of one reason.
#[component]
fn Shut(why: String, number: usize, children: Element) -> Element {
    rsx! {
        Fold { title: "Not for you now ({number}): {lower_first(&why)}", icon: Icon::Never,
            div { class: "list list--in", {children} }
        }
    }
}

/// "19 routines", "6 of 19 routines fit", and how many of them are closed.
fn fit_words(fitting: usize, of: usize, closed: usize, [one, many]: [&str; 2], filtered: bool) -> String {
    let all = count(of, one, many);
    let fit = if filtered { format!("{fitting} of {all} {}", fits(fitting)) } else { all };
    if closed == 0 { fit } else { format!("{fit}, {closed} not for you now") }
}

fn fits(number: usize) -> &'static str {
    if number == 1 { "fits" } else { "fit" }
}

fn meta(playable: &Playable, done: Option<String>) -> String {
    let props = &playable.gated.props;
    let props = if props.is_empty() { "no props".to_owned() } else { props.join(", ") };
    let own = playable.own.then(|| "your own".to_owned());
    let parts: Vec<String> = [how_long(playable.gated.total), props].into_iter().chain(own).chain(done).collect();
    parts.join(" · ")
}

fn last_done(newest_first: &[SessionRecord], id: &str, today: Day, start_hour: u32) -> Option<String> {
    let last = newest_first
        .iter()
        .find(|session| session.routine == id && session.is_in_sight() && session.finished_a_step())?;
    Some(format!("done {}", ago(Day::of(last.started_at, start_hour), today)))
}

fn badges(standing: &Standing, playable: &Playable) -> Vec<(BadgeKind, String)> {
    if playable.gated.locked {
        return vec![(BadgeKind::Closed, "Not for you now".to_owned())];
    }
    let liked = (playable.liked > 0)
        .then(|| (BadgeKind::Liked, format!("{} you like", count(playable.liked, "move", "moves"))));
    let sore = playable.is_left_alone().then(|| (BadgeKind::Sore, "Left you more sore".to_owned()));
    sore.into_iter().chain(adjusted(standing, &playable.gated.why)).chain(liked).collect()
}

fn adjusted(standing: &Standing, why: &[GateId]) -> Option<(BadgeKind, String)> {
    let first = content().gate(why.first()?)?;
    let more = if why.len() > 1 { format!(", and {} more", why.len() - 1) } else { String::new() };
    Some((BadgeKind::Adjusted, format!("Adjusted: {}{more}", lower_first(&title(content(), standing, first)))))
}

/// Why a routine is closed, and what is open instead.
pub fn reason(standing: &Standing, playable: &Playable) -> String {
    let why = playable.gated.why.first().and_then(|id| content().gate(id));
    let why = why
        .map_or_else(|| "With your answers this one stays closed".to_owned(), |gate| title(content(), standing, gate));
    instead(playable).map_or_else(|| format!("{why}."), |instead| format!("{why}. {instead}"))
}

/// "Try Desk break instead."
fn instead(playable: &Playable) -> Option<String> {
    let instead = playable.gated.alternative.as_ref().filter(|_| playable.gated.locked);
    instead.and_then(|id| content().routine(id)).map(|routine| format!("Try {} instead.", routine.name))
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
    let mut fitting: Vec<(&'static Exercise, GatedExercise)> = content()
        .exercises
        .iter()
        .filter(|exercise| Traits::of_exercise(exercise).fit(&filters))
        .map(|exercise| (exercise, standing.exercise(content(), exercise, Default::default())))
        .collect();
    fitting.sort_by_key(|(exercise, _)| order(wishes.get(&exercise.id).copied()));
    let drawn = use_drawn();
    let (open, shut) =
        folded(fitting, |(_, gated)| gated.blocked.as_ref().map(|by| closed_by(&standing, by.gates.first())));
    let closed = shut.iter().map(|(_, rows)| rows.len()).sum::<usize>();
    let of = content().exercises.len();
    let row = |place: usize, exercise: &'static Exercise, gated: GatedExercise, says_why: bool| {
        rsx! {
            ExerciseRow {
                key: "{exercise.id}",
                blank: place >= drawn,
                exercise: exercise.id.to_string(),
                closed: gated.blocked.as_ref().filter(|_| says_why).map(|by| closed_by(&standing, by.gates.first())),
                adjusted: if gated.blocked.is_none() { adjusted(&standing, &gated.why) } else { None },
                gated,
                feedback: wishes.get(&exercise.id).copied(),
                on_open: move |()| {
                    navigator.push(Route::ExercisePage { id: exercise.id.to_string() });
                },
            }
        }
    };
    rsx! {
        Fit { words: fit_words(open.len() + closed, of, closed, ["exercise", "exercises"], !filters.is_empty()) }
        if open.is_empty() && closed == 0 {
            Empty {
                text: "No exercise passes all these filters.",
                act: "Clear the filters",
                on_act: move |()| state.clear(),
            }
        }
        if !open.is_empty() {
            section { "aria-label": "Exercises", class: "card card--flush list",
                for (place , (exercise , gated)) in open.into_iter().enumerate() {
                    {row(place, exercise, gated, true)}
                }
            }
        }
        for (why , rows) in shut {
            Shut { key: "{why}", why: why.clone(), number: rows.len(),
                for (exercise , gated) in rows {
                    {row(AFTER_ALL, exercise, gated, false)}
                }
            }
        }
    }
}

#[component]
fn ExerciseRow(
    exercise: String,
    blank: bool,
    gated: GatedExercise,
    /// Why it is closed, where that is not said above.
    closed: Option<String>,
    adjusted: Option<(BadgeKind, String)>,
    feedback: Option<Feedback>,
    on_open: EventHandler<()>,
) -> Element {
    let Some(exercise) = content().exercise(&exercise) else { return rsx! {} };
    let instead = gated.blocked.as_ref().and_then(|blocked| blocked.instead.as_ref());
    let instead =
        instead.and_then(|id| content().exercise(id)).map(|instead| format!("Try {} instead.", instead.short_name()));
    let reason = [closed.map(|why| format!("{why}.")), instead].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let reason = (!reason.is_empty()).then_some(reason);
    let mut badges: Vec<(BadgeKind, String)> = Vec::new();
    if gated.blocked.is_some() {
        badges.push((BadgeKind::Closed, "Not for you now".to_owned()));
    } else {
        badges.extend(adjusted);
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
            blank,
            name: exercise.name.clone(),
            meta: format!("{} · {props}", how_long(std::time::Duration::from_secs(exercise.total_seconds))),
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
