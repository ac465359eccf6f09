//! One routine: its moves, what was changed for this person and why, and the start.

use crate::domain::catalogue::leads::{cards_about, rules_of_routine};
use crate::domain::content::content;
use crate::domain::exercise::Exercise;
use crate::domain::words::kept::NOT_HERE;
use crate::domain::words::{count, how_long, unbroken, upper_first};
use crate::ui::components::figure::{Figure, telling_still};
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::known::Known;
use crate::ui::components::linked::{Fold, LinkRow};
use crate::ui::components::scale::Scale;
use crate::ui::route::Route;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::not_here::NotHere;
use crate::ui::screens::rules::LedTo;
use crate::ui::screens::settings::pace::Pace;
use crate::ui::screens::start::use_starter;
use crate::ui::state::check::CheckState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

mod adjusted;
mod closed;
mod foot;
mod history;
mod offers;
mod steps;

use adjusted::Adjusted;
use closed::Closed;
use foot::{EditButton, Foot};
use history::History;
use offers::Offers;
use steps::Steps;

/// What ends a session at once (`content/routines.md`, section 1).
const STOP_AT_ONCE: &str = "sharp, hot or spreading pain · new tingling, numbness or weakness · dizziness, double vision, \
                            face or speech change · chest pain or breathlessness · numbness between the legs · bladder or bowel change";

/// A routine of the library, or one of the person's own.
#[component]
pub fn RoutinePage(id: String) -> Element {
    let starter = use_starter();
    let back = use_back();
    let pain = use_signal(|| None::<u8>);
    let gently = use_signal(|| false);
    let Some(playable) = starter.playable_in(&id, gently()) else {
        return rsx! {
            NotHere { head: "Routine", what: "routine", text: NOT_HERE, act: "Open the trash", to: Route::Trash {} }
        };
    };
    let steps = &playable.gated.plan.steps;
    let asks_first = starter.asks_safety_first(&id);
    rsx! {
        main { class: "app",
            SubHead { title: "Routine", on_back: back }
            div { class: "page page--narrow page--flow routine", "data-state": if playable.gated.locked { "closed" } else { "open" },
                if let Some(exercise) = playable.telling_move().and_then(|id| Known::exercise(content(), id)) {
                    Hero { exercise }
                }
                div {
                    h1 { tabindex: "-1", "{playable.name}" }
                    if !playable.goal.is_empty() {
                        p { class: "u-2", "{playable.goal}" }
                    }
                }
                div { class: "cluster",
                    Fact { icon: Icon::Clock, words: how_long(playable.gated.total) }
                    for prop in playable.gated.props.iter() {
                        Fact { key: "{prop}", icon: prop_icon(prop), words: upper_first(prop) }
                    }
                    if !steps.is_empty() {
                        Fact { icon: Icon::List, words: count(steps.len(), "move", "moves") }
                    }
                }
                if playable.gated.locked {
                    Closed { why: playable.gated.why.clone(), alternative: playable.gated.alternative.clone() }
                } else {
                    Adjusted { playable: playable.clone() }
                    Offers { playable: playable.clone(), gently }
                    Steps { plan: playable.gated.plan.clone() }
                    Fold { title: "How you play it", icon: Icon::Gear,
                        Pace {}
                    }
                    StopAtOnce {}
                    if id != content().urge.fallback.as_str() {
                        PainBefore { pain }
                    }
                }
                History { id: id.clone() }
                if let Some(routine) = content().routine(&id) {
                    LedTo { cards: cards_about(content(), &id), rules: rules_of_routine(content(), routine) }
                }
                SafetyUnanswered {}
                p { class: "u-small u-2", "{content().texts.disclaimers.routine_footer}" }
            }
            if !playable.gated.locked && !steps.is_empty() {
                Foot { playable: playable.clone(), asks_first, pain }
            } else if playable.own {
                div { class: "foot",
                    div { class: "foot__row",
                        EditButton { id: playable.id.clone(), own: true }
                    }
                }
            }
        }
    }
}

/// A move large, with the way it goes.
#[component]
pub fn Hero(exercise: Known<Exercise>) -> Element {
    rsx! {
        div { class: "hero",
            Figure { exercise, still: telling_still(&exercise), aspect: 1.62, arrows: true }
        }
    }
}

/// A fact in a pill.
#[component]
pub fn Fact(icon: Icon, words: String) -> Element {
    rsx! {
        span { class: "pill",
            Picture { icon, size: IconSize::Small }
            {unbroken(&words)}
        }
    }
}

/// The picture of a thing that is needed.
pub fn prop_icon(prop: &str) -> Icon {
    match prop {
        "chair" => Icon::Chair,
        "wall" | "doorway" => Icon::Wall,
        "pillow" => Icon::Pillow,
        "roller" => Icon::Roller,
        "band" => Icon::Band,
        "strap" => Icon::Strap,
        _ => Icon::Mat,
    }
}

/// What ends a session at once.
#[component]
pub fn StopAtOnce() -> Element {
    rsx! {
        section { class: "card", "aria-labelledby": "stop",
            h2 { id: "stop", class: "t-h3", "Stop at once if you feel" }
            p { class: "u-small", "{STOP_AT_ONCE}" }
        }
    }
}

/// Pain before, to be compared with afterwards. It may be left out.
#[component]
pub fn PainBefore(pain: Signal<Option<u8>>) -> Element {
    rsx! {
        fieldset {
            legend { class: "question",
                "Pain now "
                span { class: "question__more", "· you can leave this out" }
            }
            Scale {
                name: "Pain now",
                value: pain(),
                was: None,
                high: "10 worst",
                on_change: move |value| pain.set(Some(value)),
            }
        }
    }
}

/// Said as long as no safety question was answered, and when the answers are to be looked at again.
#[component]
pub fn SafetyUnanswered() -> Element {
    let check = use_context::<CheckState>();
    let navigator = use_navigator();
    let due = check.recheck();
    let (name, meta) = if check.profile().answers.is_empty() {
        (content().texts.result.safety_unanswered.clone(), "They change or leave out moves that do not suit you")
    } else if due.is_empty() {
        return rsx! {};
    } else if due.after_result {
        ("Are your safety answers still right?".to_owned(), "They were given before your last result")
    } else {
        ("Are your safety answers still right?".to_owned(), "They are asked again every 90 days")
    };
    rsx! {
        LinkRow {
            card: true,
            icon: Icon::Check,
            name,
            meta,
            on_open: move |()| {
                navigator.push(Route::ProfilePage {});
            },
        }
    }
}
