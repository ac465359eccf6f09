//! After the move that answered an urge: how it is now, and what happened.

use crate::domain::exercise::Region;
use crate::domain::journal::{Outcome, UrgeFields};
use crate::domain::trash::Kind;
use crate::domain::urge::alternative_name;
use crate::domain::words::{how_long_in_full, lower_first};
use crate::ui::components::choice::BigChoice;
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::components::scale::Scale;
use crate::ui::route::Route;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::not_here::NotHere;
use crate::ui::screens::once::use_once;
use crate::ui::screens::still_there::StillThere;
use crate::ui::state::journal::JournalState;
use crate::ui::state::player::PlayerState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::urge::UrgeState;
use dioxus::prelude::*;
use std::time::Duration;

/// After this session: it plays no longer, or was played before.
#[component]
pub fn UrgeAfter(session: i64) -> Element {
    let journal = use_context::<JournalState>();
    let player = use_context::<PlayerState>();
    let played = player.with(|playing| playing.record == session) == Some(true);
    if !played && journal.session(session).is_none() {
        return rsx! {
            NotHere {
                head: "Urge",
                record: (Kind::Session, session),
            }
        };
    }
    rsx! { Asked { session } }
}

/// The urge is asked again and kept, followed or not.
#[component]
fn Asked(session: i64) -> Element {
    let journal = use_context::<JournalState>();
    let player = use_context::<PlayerState>();
    let urge = use_context::<UrgeState>();
    let navigator = use_navigator();
    let once = use_once();
    let mut level_missing = use_signal(|| false);
    let draft = urge.draft();
    let before = player.with(|playing| playing.urge.clone().filter(|_| playing.record == session)).flatten();
    let record = journal.session(session);
    let said_before = before.as_ref().and_then(|before| before.level);
    let level = said_before.or(draft.level);
    let region = before.as_ref().map_or(draft.region, |before| before.region);
    let earlier = before.as_ref().and_then(|before| before.kept);
    let alternative = before.map(|before| before.alternative).or(record.as_ref().map(|record| record.routine.clone()));
    let done = record.map(|record| Duration::from_secs_f64(record.done_seconds.max(0.0)));
    let leave = move || {
        player.close();
        urge.begin(None);
        navigator.replace(Route::Today {});
    };
    let mut outcome_missing = use_signal(|| false);
    // Keeps the urge, once, and gives it. What follows on an urge that was still there is kept with that one.
    let keep = use_callback({
        let draft = draft.clone();
        move |()| {
            let (Some(level), Some(outcome)) = (level, draft.outcome) else {
                level_missing.set(level.is_none());
                outcome_missing.set(draft.outcome.is_none());
                return None;
            };
            let say = |fields: &mut UrgeFields| {
                fields.region = region;
                fields.level_after = draft.level_after;
                fields.alternative = alternative.clone();
                fields.outcome = Some(outcome);
            };
            let mut kept = None;
            once.run("save", || {
                let earlier = earlier.and_then(|id| journal.urge(id));
                kept = match &earlier {
                    Some(earlier) => journal.change_urge(earlier.id, say),
                    None => journal.log_urge(level, say),
                };
                match (&kept, &earlier) {
                    (Some(_), Some(earlier)) => journal.say_urge_changed(earlier),
                    (Some(saved), None) => journal.say_saved(saved),
                    (None, _) => {}
                }
                kept.is_some()
            });
            kept.map(|urge| urge.id)
        }
    });
    let save = move |_| {
        if keep.call(()).is_some() {
            leave();
        }
    };
    rsx! {
        main { class: "app",
            SubHead {
                title: match done {
                    Some(done) if done > Duration::ZERO => format!("{} done", how_long_in_full(done)),
                    _ => "Stopped".to_owned(),
                },
                back: "Close without saving",
                on_back: move |()| leave(),
            }
            div { class: "page page--narrow urge",
                div {
                    h1 { tabindex: "-1", "How is it now?" }
                    if let Some(level) = said_before {
                        p { class: "u-2",
                            "Before, it was "
                            b { class: "urge__before", "{level}" }
                            "."
                        }
                    }
                }
                if said_before.is_none() {
                    fieldset {
                        legend { class: "question", "Before, it was" }
                        Scale {
                            name: "Strength of the urge before",
                            value: draft.level,
                            was: None,
                            low: "0 hardly there",
                            on_change: move |level| {
                                level_missing.set(false);
                                urge.change(|draft| draft.level = Some(level));
                            },
                        }
                        if level_missing() {
                            p { class: "field__e", role: "alert", "Before: nothing is set. Tap a number from 0 to 10, then it can be kept." }
                        }
                    }
                }
                fieldset {
                    if said_before.is_none() {
                        legend { class: "question", "Now, it is" }
                    }
                    Scale {
                        name: "Strength of the urge now",
                        value: draft.level_after,
                        was: level,
                        low: "0 gone",
                        on_change: move |after| urge.change(|draft| draft.level_after = Some(after)),
                    }
                }
                fieldset {
                    legend { class: "question", "What happened?" }
                    div { class: "stack stack--s", role: "radiogroup", "aria-label": "What happened",
                        for (outcome , label , hint) in [
                            (Outcome::Eased, "It eased", "I can go on with my day"),
                            (Outcome::StillThere, "Still there", "Wait 20 minutes, or try something longer"),
                            (Outcome::Cracked, "I cracked anyway", "That is only information. We log it"),
                        ]
                        {
                            BigChoice {
                                key: "{label}",
                                label,
                                hint,
                                on: draft.outcome == Some(outcome),
                                on_choose: move |()| {
                                    outcome_missing.set(false);
                                    urge.change(|draft| draft.outcome = Some(outcome));
                                },
                            }
                        }
                    }
                    if outcome_missing() {
                        p { class: "field__e", role: "alert", "Choose one of the three, then it can be kept." }
                    }
                }
                if let Some(level) = level.filter(|_| draft.outcome == Some(Outcome::StillThere)) {
                    StillThere { level: draft.level_after.unwrap_or(level), region, on_before: keep }
                }
                Helped { region }
            }
            div { class: "foot",
                button { class: "btn btn--primary btn--block btn--big", r#type: "button", onclick: save, "Save" }
            }
        }
    }
}

/// What has eased urges before, with its counts.
#[component]
fn Helped(region: Option<Region>) -> Element {
    let journal = use_context::<JournalState>();
    let own = use_context::<RoutineState>();
    let Some(helped) = journal.helped_most(region) else { return rsx! {} };
    let place = region.map_or_else(String::new, |region| format!(" for the {}", lower_first(region.label())));
    rsx! {
        Notice { kind: NoticeKind::Calm,
            p { class: "u-small",
                "What has helped you{place}: "
                b { "{alternative_name(&helped.alternative, |id| own.name(id))}" }
                ", {helped.eased} of {helped.times} times. Counts from your own log, nothing more."
            }
        }
    }
}
