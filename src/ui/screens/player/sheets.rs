//! What lies over the player: leaving, what got worse, the emergency advice.

use crate::domain::check_run::Record;
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::content::texts::StopSign;
use crate::domain::id::GateId;
use crate::domain::routine::PlanStep;
use crate::domain::session::record::SHORT;
use crate::domain::session::{Event, Stopped};
use crate::ui::components::emergency::CallBar;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::layer::Sheet;
use crate::ui::route::Route;
use crate::ui::screens::cause::Changes;
use crate::ui::screens::worse::{self, WhichSigns};
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::player::{PlayerSheet, PlayerState};
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

const WHY: &str = "Why this move is changed";

/// Whether to leave. What was done is saved either way.
#[component]
pub fn LeaveSheet() -> Element {
    let journal = use_context::<JournalState>();
    let player = use_context::<PlayerState>();
    let navigator = use_navigator();
    let short = player.with(|playing| playing.session.done() < SHORT) == Some(true);
    rsx! {
        Sheet { title: "Leave the session?", on_close: move |()| player.back_to_the_move(),
            h2 { "Leave the session?" }
            p {
                if short { "Little of it was done. Keep it in your history, or throw it away." } else { "What you did is saved." }
            }
            button {
                class: "btn btn--primary btn--block",
                r#type: "button",
                onclick: move |_| end(player, Stopped::Left),
                if short { "Finish here and keep it" } else { "Finish here" }
            }
            if short {
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| {
                        let Some((record, name)) = player.with(|playing| (playing.record, playing.session.plan().name.clone()))
                        else {
                            return;
                        };
                        end(player, Stopped::Left);
                        journal.throw_away(record, &name);
                        player.close();
                        navigator.replace(Route::Today {});
                    },
                    "Throw it away"
                }
            }
            button {
                class: "btn btn--text btn--block",
                r#type: "button",
                onclick: move |_| player.back_to_the_move(),
                "Back to the move"
            }
        }
    }
}

/// What got worse, and where each answer leads (`content/red-flags.md`, section 5.5). One that names several signs asks
/// which.
#[component]
pub fn StopSheet() -> Element {
    let player = use_context::<PlayerState>();
    let check = use_context::<CheckState>();
    let navigator = use_navigator();
    let app = use_context::<AppState>();
    let mut several = use_signal(|| None::<String>);
    let texts = &content().texts.in_session_stop;
    let to_check = move |id: &str, chosen: &[&StopSign]| {
        player.press(Event::StopPressed(Stopped::Worse));
        player.close();
        worse::begin_check(check, &[id.to_owned()], chosen, Record::Session, app.moment());
        navigator.replace(Route::CheckRun {});
    };
    let mut answer = move |id: &str| match (id, texts.signs(id)) {
        (worse::EMERGENCY, _) => {
            // What was said waits in a check from now on, however this page is left.
            worse::begin_check(check, &[id.to_owned()], &[], Record::Session, app.moment());
            player.ask(PlayerSheet::Emergency);
            player.press(Event::StopPressed(Stopped::Worse));
        }
        (_, []) => end(player, Stopped::Left),
        (_, [sign]) => to_check(id, &[sign]),
        _ => several.set(Some(id.to_owned())),
    };
    if let Some(id) = several() {
        return rsx! {
            Sheet { title: texts.which.clone(), on_close: move |()| player.back_to_the_move(),
                h2 { "{texts.which}" }
                WhichSigns {
                    answers: vec![id.clone()],
                    on_check: move |chosen: Vec<&'static StopSign>| to_check(&id, &chosen),
                }
                button {
                    class: "btn btn--text btn--block",
                    r#type: "button",
                    onclick: move |_| several.set(None),
                    "Back"
                }
            }
        };
    }
    rsx! {
        Sheet { title: texts.title.clone(), on_close: move |()| player.back_to_the_move(),
            h2 { "{texts.title}" }
            div { class: "stack stack--s",
                for choice in texts.answers.iter() {
                    button {
                        key: "{choice.id}",
                        class: if choice.id == worse::EMERGENCY { "choice choice--t4" } else { "choice" },
                        r#type: "button",
                        "data-state": "{choice.id}",
                        onclick: move |_| answer(&choice.id),
                        Picture { icon: icon_of(&choice.id) }
                        span {
                            span { class: "choice__t", "{choice.label}" }
                            span { class: "choice__h", "{choice.hint}" }
                        }
                    }
                }
            }
            button {
                class: "btn btn--line btn--block",
                r#type: "button",
                onclick: move |_| {
                    navigator.push(Route::Signs {});
                },
                "Warning signs"
            }
            button {
                class: "btn btn--text btn--block",
                r#type: "button",
                onclick: move |_| player.back_to_the_move(),
                "Back to the move"
            }
        }
    }
}

/// How the move is done differently, each change with its reason and the way to change that.
#[component]
pub fn WhySheet(gates: Vec<GateId>, step: Option<PlanStep>) -> Element {
    let player = use_context::<PlayerState>();
    // Whoever leaves by one of the ways comes back to the pause.
    use_drop(move || {
        if player.sheet() == Some(PlayerSheet::Why) {
            player.close_sheet();
        }
    });
    rsx! {
        Sheet { title: WHY, on_close: move |()| player.close_sheet(),
            h2 { "{WHY}" }
            Changes { gates, steps: Vec::from_iter(step) }
            button {
                class: "btn btn--text btn--block",
                r#type: "button",
                onclick: move |_| player.close_sheet(),
                "Back to the move"
            }
        }
    }
}

fn end(player: PlayerState, how: Stopped) {
    player.close_sheet();
    player.press(Event::StopPressed(how));
}

fn icon_of(answer: &str) -> Icon {
    match answer {
        worse::EMERGENCY => Icon::Alert,
        "nerve_signs" => Icon::Easy,
        "strong_pain" => Icon::Body,
        _ => Icon::Tick,
    }
}

/// The emergency advice, before any question.
#[component]
pub fn EmergencyAdvice() -> Element {
    let player = use_context::<PlayerState>();
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let numbers = settings.numbers();
    let Some(texts) = content().texts.tier(Tier::EmergencyNow) else { return rsx! {} };
    let headline = texts.headline.clone();
    rsx! {
        main { class: "app result result--t4", "data-state": "emergency",
            div { class: "result__band", role: "alert",
                h1 { tabindex: "-1", "{headline}" }
                p { class: "lead", "{numbers.fill(&content().texts.result.line_is_emergency)}" }
            }
            CallBar { number: numbers.emergency.clone() }
            div { class: "page page--narrow emergency",
                p { "{numbers.fill(&texts.action)}" }
                p { class: "u-2", "The session has ended. What you did is saved." }
            }
            div { class: "foot",
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| {
                        player.close();
                        navigator.replace(Route::CheckRun {});
                    },
                    "Go on to the questions"
                }
            }
        }
    }
}
