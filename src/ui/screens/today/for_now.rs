//! The routine for now on Today.

use crate::domain::content::content;
use crate::domain::routine::choice::for_now;
use crate::domain::words::gate::slow_breathing;
use crate::domain::words::{count, how_long};
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::known::Known;
use crate::ui::components::picture_row::Thumb;
use crate::ui::route::Route;
use crate::ui::screens::start::use_starter;
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// One routine with its reason. Under a lock the words about slow breathing stand in its place.
#[component]
pub fn RoutineForNow() -> Element {
    let app = use_context::<AppState>();
    let check = use_context::<CheckState>();
    let journal = use_context::<JournalState>();
    let starter = use_starter();
    let navigator = use_navigator();
    let standing = check.standing();
    let chosen = journal.with(|recent| for_now(content(), &standing, &recent.sessions, &recent.entries, app.now()));
    let Some((chosen, playable)) = chosen
        .and_then(|chosen| Some((starter.playable(&chosen.routine)?, chosen)))
        .map(|(playable, chosen)| (chosen, playable))
    else {
        return rsx! { SlowBreathing {} };
    };
    let id = chosen.routine.to_string();
    let open = {
        let id = id.clone();
        move |_| {
            navigator.push(Route::RoutinePage { id: id.clone() });
        }
    };
    let meta = [how_long(playable.gated.total)]
        .into_iter()
        .chain(playable.gated.props.iter().cloned())
        .chain([count(playable.gated.plan.steps.len(), "move", "moves")])
        .collect::<Vec<_>>()
        .join(" · ");
    rsx! {
        section { class: "card for-now", "aria-labelledby": "for-now",
            p { class: "for-now__reason u-cap", "For you now · {chosen.reason}" }
            div { class: "for-now__body",
                if let Some(exercise) = playable.telling_move().and_then(|id| Known::exercise(content(), id)) {
                    Thumb { exercise, large: true }
                }
                div { class: "for-now__text",
                    h2 { id: "for-now", class: "t-h3",
                        button { class: "for-now__name", r#type: "button", role: "link", onclick: open, "{playable.name}" }
                    }
                    p { class: "u-small u-2 wide-only", "{playable.goal}" }
                    p { class: "u-small u-2", "{meta}" }
                }
                button {
                    class: "for-now__start",
                    r#type: "button",
                    "aria-label": "Start {playable.name}",
                    onclick: move |_| starter.routine(&id),
                    Picture { icon: Icon::Play, size: IconSize::Normal }
                    span { class: "wide-only", "Start" }
                }
            }
        }
    }
}

/// What stays open under a lock: words, no movement.
#[component]
pub fn SlowBreathing() -> Element {
    let words = slow_breathing(content(), &use_context::<CheckState>().standing());
    if words.is_none() {
        return rsx! {};
    }
    rsx! {
        section { class: "card", "aria-labelledby": "breathing",
            h2 { id: "breathing", class: "t-h3", "While you wait" }
            p { class: "breathing__words", {words} }
        }
    }
}
