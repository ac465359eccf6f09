//! "I want to crack": how strong, where, and a short move in its place.

use crate::domain::content::content;
use crate::domain::exercise::Region;
use crate::domain::gate::Offer;
use crate::domain::journal::UrgeFields;
use crate::domain::routine::wishes::{wished_offers, wishes};
use crate::domain::urge::WAIT;
use crate::domain::words::name::name_of;
use crate::domain::words::{how_long_in_full, upper_first};
use crate::ui::components::choice::{ChipRadio, ChoiceItem};
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::known::Known;
use crate::ui::components::picture_row::Thumb;
use crate::ui::components::scale::Scale;
use crate::ui::route::Route;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::once::use_once;
use crate::ui::screens::open_result::OpenResultCard;
use crate::ui::screens::start::use_starter;
use crate::ui::screens::today::SlowBreathing;
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::log::LogState;
use crate::ui::state::player::UrgeBefore;
use crate::ui::state::trail::use_back;
use crate::ui::state::urge::UrgeState;
use dioxus::prelude::*;

/// The urge. Nothing has to be said before the move is started.
#[component]
pub fn UrgePage() -> Element {
    let app = use_context::<AppState>();
    let check = use_context::<CheckState>();
    let journal = use_context::<JournalState>();
    let log = use_context::<LogState>();
    let urge = use_context::<UrgeState>();
    let starter = use_starter();
    let once = use_once();
    let navigator = use_navigator();
    let mut level_missing = use_signal(|| false);
    let draft = urge.draft();
    let offers = check.urge_offers(draft.region, draft.place.as_deref());
    let offers = wished_offers(offers, &journal.with(|recent| wishes(&recent.sessions)));
    let chosen = offers.iter().find(|offer| Some(&offer.id) == draft.picked.as_ref()).or(offers.first()).cloned();
    let closing = check.closing().filter(|_| offers.is_empty());
    let leave = move || {
        navigator.replace(Route::Today {});
    };
    let wait = {
        let draft = draft.clone();
        move |_| {
            let Some(level) = draft.level else { return level_missing.set(true) };
            let say = |fields: &mut UrgeFields| {
                fields.region = draft.region;
                fields.alternative = Some(WAIT.to_owned());
            };
            once.run("wait", || {
                let kept = journal.log_urge(level, say).is_some();
                if kept {
                    app.say("Kept. Today shows when 20 minutes are over.");
                    leave();
                }
                kept
            });
        }
    };
    let start = {
        let (chosen, draft) = (chosen.clone(), draft.clone());
        move |_| {
            if let Some(offer) = chosen.clone() {
                let before = UrgeBefore { level: draft.level, region: draft.region, alternative: offer.id, kept: None };
                starter.play(starter.usual(offer.plan), None, Some(before));
            }
        }
    };
    rsx! {
        main { class: "app",
            SubHead {
                title: "I want to crack",
                back: "Close",
                on_back: use_back(),
            }
            div { class: "page page--narrow urge",
                div {
                    h1 { tabindex: "-1", "How strong is the urge?" }
                    p { class: "u-2", "Just notice it. There is no wrong number." }
                }
                div {
                    Scale {
                        name: "Strength of the urge",
                        value: draft.level,
                        was: None,
                        low: "0 hardly there",
                        high: "10 cannot think of anything else",
                        on_change: move |level| {
                            level_missing.set(false);
                            urge.change(|draft| draft.level = Some(level));
                        },
                    }
                    if level_missing() {
                        p { class: "field__e", role: "alert", "Strength: nothing is set. Tap a number from 0 to 10, then it can be kept." }
                    }
                }
                fieldset {
                    legend { class: "question", "Where?" }
                    ChipRadio {
                        name: "Where",
                        items: Region::ALL.map(|region| ChoiceItem::new(region.id(), region.label())).to_vec(),
                        chosen: draft.region.map(|region| region.id().to_owned()),
                        clearable: true,
                        on_choose: move |id: Option<String>| {
                            let region = id.as_deref().and_then(Region::from_id);
                            urge.change(|draft| {
                                draft.region = region;
                                draft.picked = None;
                            });
                        },
                    }
                }
                if offers.is_empty() {
                    if let Some(check) = closing {
                        OpenResultCard { check, closes: true }
                    }
                    SlowBreathing {}
                } else {
                    fieldset {
                        legend { class: "question", "You are …" }
                        ChipRadio {
                            name: "You are",
                            items: content().urge.places.iter().map(|place| ChoiceItem::new(&place.id, &place.label)).collect::<Vec<_>>(),
                            chosen: draft.place.clone(),
                            scrolls: true,
                            clearable: true,
                            on_choose: move |place| {
                                urge.change(|draft| {
                                    draft.place = place;
                                    draft.picked = None;
                                });
                            },
                        }
                    }
                    Offers { offers: offers.clone(), chosen: chosen.as_ref().map(|offer| offer.id.clone()) }
                }
                button { class: "btn btn--line btn--block", r#type: "button", onclick: wait,
                    Picture { icon: Icon::Clock }
                    "Wait 20 minutes instead"
                }
            }
            div { class: "foot",
                if let Some(offer) = chosen {
                    button { class: "btn btn--primary btn--block btn--big", r#type: "button", onclick: start,
                        Picture { icon: Icon::Play }
                        "Start {how_long_in_full(offer.plan.timetable(content()).total)}"
                    }
                }
                button {
                    class: "btn btn--text btn--block",
                    r#type: "button",
                    onclick: move |_| {
                        leave();
                        log.log_now();
                    },
                    "It already cracked. Log it"
                }
            }
        }
    }
}

/// The moves that answer the urge. One is a card, several are a choice.
#[component]
fn Offers(offers: Vec<Offer>, chosen: Option<String>) -> Element {
    let urge = use_context::<UrgeState>();
    if let [only] = offers.as_slice() {
        return rsx! {
            section { class: "card card--well urge-move", "data-state": "{only.id}",
                OfferWords { offer: only.clone() }
            }
        };
    }
    rsx! {
        div { class: "stack stack--s", role: "radiogroup", "aria-label": "What to do",
            for offer in offers {
                button {
                    key: "{offer.id}",
                    class: "choice urge-move",
                    r#type: "button",
                    role: "radio",
                    "aria-checked": (chosen.as_ref() == Some(&offer.id)).to_string(),
                    "data-state": "{offer.id}",
                    onclick: {
                        let id = offer.id.clone();
                        move |_| {
                            let id = id.clone();
                            urge.change(|draft| draft.picked = Some(id));
                        }
                    },
                    OfferWords { offer: offer.clone() }
                }
            }
        }
    }
}

#[component]
fn OfferWords(offer: Offer) -> Element {
    let steps = || offer.plan.steps.iter().filter_map(|step| content().exercise(&step.exercise));
    let middle = offer.plan.steps.get(offer.plan.steps.len() / 2);
    let middle = middle.and_then(|step| Known::exercise(content(), &step.exercise));
    let what = match offer.plan.steps.as_slice() {
        [_] => steps().map(|exercise| exercise.start.clone()).collect::<String>(),
        _ => steps().map(|exercise| exercise.short_name()).collect::<Vec<_>>().join(", "),
    };
    let remarks = offer
        .plan
        .steps
        .iter()
        .flat_map(|step| step.remark().into_iter().chain(step.how.iter().map(|(_, how)| how.as_str())));
    let remarks: Vec<&str> = if offer.plan.steps.len() == 1 { remarks.collect() } else { Vec::new() };
    rsx! {
        if let Some(exercise) = middle {
            Thumb { exercise, large: true }
        }
        span { class: "urge-move__text",
            span { class: "urge-move__name", "{name_of(content(), |_| None, &offer.id)}" }
            span { class: "urge-move__what", "{what}" }
            for remark in remarks {
                span { key: "{remark}", class: "urge-move__what", "{upper_first(remark)}" }
            }
        }
    }
}
