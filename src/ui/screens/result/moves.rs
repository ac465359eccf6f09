//! What a result does to Move, and the routine that suits its answers.

use crate::domain::checker::Check;
use crate::domain::content::content;
use crate::domain::content::gate::{Gate, GateKind};
use crate::domain::content::question::Answer;
use crate::domain::exercise::Region;
use crate::domain::id::RoutineId;
use crate::domain::words::about;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::known::Known;
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::components::picture_row::Thumb;
use crate::ui::route::Route;
use crate::ui::screens::start::use_starter;
use crate::ui::state::check::CheckState;
use dioxus::prelude::*;

/// The gates that hold because of this result: locks and limits in full, the others by their titles.
#[component]
pub fn Moves(check: Check) -> Element {
    let standing = use_context::<CheckState>().standing();
    let holding = standing.gates(content()).filter(|gate| check.result.gates.contains(&gate.id));
    let (closing, changing): (Vec<&Gate>, Vec<&Gate>) =
        holding.partition(|gate| matches!(gate.kind, GateKind::Lock | GateKind::Limit));
    rsx! {
        for gate in closing {
            Notice { key: "{gate.id}", kind: NoticeKind::Plain, icon: Icon::Lock,
                p { class: "u-small",
                    b { "{gate.title}. " }
                    "{gate.explain}"
                }
            }
        }
        if !changing.is_empty() {
            section { class: "card stack stack--s",
                h2 { class: "t-h3", "What changes in Move" }
                ul { class: "dots",
                    for gate in changing {
                        li { key: "{gate.id}", "{gate.title}" }
                    }
                }
            }
        }
    }
}

/// One routine that suits these answers and is open.
#[component]
pub fn Suitable(check: Check) -> Element {
    let state = use_context::<CheckState>();
    let starter = use_starter();
    let navigator = use_navigator();
    let Some(id) = suitable(&state, &check) else { return rsx! {} };
    let Some(playable) = starter.playable(&id) else { return rsx! {} };
    rsx! {
        section { class: "card offer",
            if let Some(exercise) = playable.telling_move().and_then(|id| Known::exercise(content(), id)) {
                Thumb { exercise, large: true }
            }
            div { class: "offer__body",
                h2 { class: "t-h3",
                    button {
                        class: "offer__name",
                        r#type: "button",
                        role: "link",
                        onclick: {
                            let id = id.to_string();
                            move |_| {
                                navigator.push(Route::RoutinePage { id: id.clone() });
                            }
                        },
                        "{playable.name}"
                    }
                }
                p { class: "u-small u-2", "{about(playable.gated.total)} · {things(&playable.gated.props)}" }
            }
            button {
                class: "offer__start",
                r#type: "button",
                "aria-label": "Start {playable.name}",
                onclick: move |_| starter.routine(&id),
                Picture { icon: Icon::Play }
            }
        }
    }
}

/// "mat, chair", "no props".
pub fn things(props: &[String]) -> String {
    if props.is_empty() { "no props".to_owned() } else { props.join(", ").replace('_', " ") }
}

/// A routine offered with what the sounds mean, else one for the place, else the short break; open ones only.
fn suitable(state: &CheckState, check: &Check) -> Option<RoutineId> {
    let interpretations = check.result.assessment.interpretations.iter();
    let offered = interpretations.filter_map(|id| content().interpretation(id)).flat_map(|i| i.offer.iter().cloned());
    let regions = match check.answers.get("region") {
        Some(Answer::Many(regions)) => regions.iter().filter_map(|id| Region::from_id(id)).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    let for_place = |region: Region| {
        let id = match region {
            Region::Neck => "neck_ease_5",
            Region::UpperMidBack => "upper_back_ease_6",
            Region::LowBack => "low_back_ease_8",
        };
        id.to_owned()
    };
    let wanted = offered.filter(|id| {
        let place = content().routine(id).map(|routine| routine.regions.clone()).unwrap_or_default();
        regions.is_empty() || place.iter().any(|region| regions.contains(region))
    });
    let candidates = wanted.chain(regions.iter().copied().map(for_place)).chain(["desk_break_3".to_owned()]);
    let routines: Vec<_> = candidates.filter_map(|id| content().routine(&id)).collect();
    let open = routines.iter().find(|routine| !state.routine(routine).locked).map(|routine| routine.id.clone());
    open.or_else(|| routines.iter().find_map(|routine| state.routine(routine).alternative))
}
