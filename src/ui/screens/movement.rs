//! Move: routines and exercises to choose from.

use crate::domain::content::content;
use crate::domain::content::gate::GateKind;
use crate::domain::content::rule::Tier;
use crate::domain::gate::Standing;
use crate::domain::routine::filter::Filter;
use crate::domain::words::gate::{explain, title};
use crate::ui::components::choice::{Chip, ChoiceItem, Segments};
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::route::Route;
use crate::ui::screens::cause::Causes;
use crate::ui::screens::head::Head;
use crate::ui::screens::open_result::OpenResultCard;
use crate::ui::screens::today::SlowBreathing;
use crate::ui::screens::trash::DeletedRoutinesLink;
use crate::ui::state::check::CheckState;
use crate::ui::state::history::HistoryState;
use crate::ui::state::movement::MoveState;
use dioxus::prelude::*;

mod add;
mod lists;

use add::AddRoutine;
use lists::{ExerciseList, RoutineList};

/// Routines.
#[component]
pub fn Move() -> Element {
    rsx! {
        Shelf { shows: "routines",
            RoutineList {}
            AddRoutine {}
            DeletedRoutinesLink {}
        }
    }
}

/// Exercises, one at a time.
#[component]
pub fn Exercises() -> Element {
    rsx! {
        Shelf { shows: "exercises",
            ExerciseList {}
        }
    }
}

/// What stands around both lists. Under a lock nothing is listed.
#[component]
fn Shelf(shows: String, children: Element) -> Element {
    let check = use_context::<CheckState>();
    let history = use_context::<HistoryState>();
    let navigator = use_navigator();
    let standing = check.standing();
    rsx! {
           main { class: "app",
               Head { title: "Move",
                   IconButton {
                       icon: Icon::Calendar,
                       name: "History of what you played",
    word: "History",
                       on_press: move |()| {
                           history.begin();
                           navigator.push(Route::History {});
                       },
                   }
               }
               div { class: "page page--tabs page--narrow move",
                   if standing.locks.is_empty() {
                       Segments {
                           name: "Show",
                           tabs: true,
                           items: vec![ChoiceItem::new("routines", "Routines"), ChoiceItem::new("exercises", "Exercises")],
                           chosen: shows.clone(),
                           on_choose: move |id: String| {
                               navigator.push(if id == "exercises" { Route::Exercises {} } else { Route::Move {} });
                           },
                       }
                       Limits { standing }
                       Filters {}
                       {children}
                   } else {
                       Locked { standing }
                   }
               }
           }
       }
}

/// What closes everything, and what is open all the same.
#[component]
fn Locked(standing: Standing) -> Element {
    let check = use_context::<CheckState>();
    let by_check = check.closing().filter(|check| check.result.assessment.tier >= Tier::UrgentSameDay);
    let gates = standing.locks.iter().filter_map(|id| content().gate(id)).filter(|gate| gate.open_tier.is_none());
    rsx! {
        if let Some(check) = by_check {
            OpenResultCard { check, closes: true }
        }
        for gate in gates {
            Notice { key: "{gate.id}", kind: NoticeKind::Adjusted, icon: Icon::Lock,
                p { class: "u-b", "{title(content(), &standing, gate)}" }
                p { class: "u-small", {explain(content(), &standing, gate)} }
                Causes { gates: vec![gate.id.clone()] }
            }
        }
        SlowBreathing {}
    }
}

/// Why only a few things are open.
#[component]
fn Limits(standing: Standing) -> Element {
    let gates: Vec<_> = standing.of_kind(content(), GateKind::Limit).collect();
    rsx! {
        for gate in gates {
            Notice { key: "{gate.id}", kind: NoticeKind::Adjusted, icon: Icon::Lock,
                p { class: "u-b", "{title(content(), &standing, gate)}" }
                p { class: "u-small", {explain(content(), &standing, gate)} }
                Causes { gates: vec![gate.id.clone()] }
            }
        }
    }
}

/// The filters as chips: in one row, or all spread out.
#[component]
fn Filters() -> Element {
    let state = use_context::<MoveState>();
    let (on, spread) = (state.filters(), state.is_spread());
    // Chosen ones come first, so that they stay in sight.
    let (chosen, others): (Vec<Filter>, Vec<Filter>) =
        Filter::ALL.into_iter().partition(|filter| !spread && on.contains(filter));
    rsx! {
        div {
            class: if spread { "chips" } else { "chips chips--scroll" },
            role: "group",
            "aria-label": "Filters",
            button {
                class: "chip",
                r#type: "button",
                "aria-expanded": spread.to_string(),
                onclick: move |_| state.set_spread(!spread),
                Picture { icon: Icon::Filter, size: IconSize::Small }
                "Filters"
            }
            for filter in chosen.into_iter().chain(others) {
                Chip {
                    key: "{filter.id()}",
                    label: filter.label(),
                    role: None,
                    on: on.contains(&filter),
                    on_press: move |()| state.toggle(filter),
                }
            }
        }
    }
}
