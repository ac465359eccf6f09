//! What earlier sessions speak for beside a routine: a gentler start, harder forms, or stepping back.

use crate::domain::content::content;
use crate::domain::content::texts::JournalRule;
use crate::domain::exercise::Variant;
use crate::domain::id::ExerciseId;
use crate::domain::routine::choice::easier_routine;
use crate::domain::routine::playable::Playable;
use crate::domain::routine::progress::{Offer, Soreness, offer};
use crate::domain::words::{how_long, unbroken};
use crate::ui::components::choice::SwitchRow;
use crate::ui::components::icon::Icon;
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::route::Route;
use crate::ui::screens::check::to_own_check;
use crate::ui::screens::start::use_starter;
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The rule of the journal for routines that leave someone more sore.
const SORE_RULE: &str = "J22";

/// Offers for this routine. Nothing changes unless it is taken.
#[component]
pub fn Offers(playable: Playable, gently: Signal<bool>) -> Element {
    let app = use_context::<AppState>();
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let starter = use_starter();
    let sore = playable.soreness;
    let (chosen, now) = (settings.get(), app.now());
    let offered = journal.with(|recent| offer(&playable.gated.plan, content(), &chosen, &recent.sessions, now));
    let gentle = (sore > Soreness::None || offered == Some(Offer::Gentler) || gently())
        .then(|| starter.playable_in(&playable.id, true))
        .flatten();
    rsx! {
        if sore > Soreness::None {
            Sore { playable: playable.clone(), sore }
        }
        if let Some(gentle) = gentle {
            div { class: "card card--flush",
                SwitchRow {
                    label: "Gentler today",
                    hint: "Easier ways, two thirds of the repetitions. {unbroken(&how_long(gentle.gated.total))}",
                    on: gently(),
                    on_switch: move |on| gently.set(on),
                }
            }
        }
        if let Some(Offer::Harder(exercises)) = offered {
            Harder { exercises }
        }
    }
}

/// The routine left the person more sore.
#[component]
fn Sore(playable: Playable, sore: Soreness) -> Element {
    let check = use_context::<CheckState>();
    let navigator = use_navigator();
    let Some(rule) = content().texts.journal_rules.iter().find(|rule| rule.id == SORE_RULE) else { return rsx! {} };
    let easier = easier_routine(content(), &check.standing(), &playable.id).map(|id| id.to_string());
    rsx! {
        Notice { kind: NoticeKind::Adjusted, icon: Icon::Alert,
            p { class: "u-b", "{words(rule, sore)}" }
            if let Some(routine) = easier {
                button {
                    class: "link u-small",
                    r#type: "button",
                    role: "link",
                    onclick: move |_| {
                        navigator.push(Route::RoutinePage { id: routine.clone() });
                    },
                    "Look at {content().routine(&routine).map_or(\"\", |routine| routine.name.as_str())}"
                }
            }
            if sore == Soreness::ThreeTimes {
                button {
                    class: "link u-small",
                    r#type: "button",
                    role: "link",
                    onclick: move |_| {
                        navigator.push(to_own_check(check));
                    },
                    "Open the check"
                }
            }
        }
    }
}

fn words(rule: &JournalRule, sore: Soreness) -> &str {
    let stronger = rule.also.first().filter(|_| sore == Soreness::ThreeTimes);
    stronger.map_or(&rule.text, |stronger| &stronger.text)
}

/// Strength moves that may be done the harder way by now.
#[component]
fn Harder(exercises: Vec<ExerciseId>) -> Element {
    let settings = use_context::<SettingsState>();
    let moves: Vec<_> = exercises.iter().filter_map(|id| content().exercise(id)).collect();
    let take = move |_| {
        settings.change(|settings| {
            settings.variants.extend(exercises.iter().map(|id| (id.clone(), Variant::Harder)));
        });
    };
    rsx! {
        section { class: "card", "aria-labelledby": "harder-offer",
            h2 { id: "harder-offer", class: "t-h3", "If these feel easy by now" }
            for exercise in moves {
                if let Some(harder) = &exercise.harder {
                    p { key: "{exercise.id}", class: "u-small",
                        b { "{exercise.short_name()}: " }
                        "{harder}"
                    }
                }
            }
            button { class: "btn btn--soft btn--block", r#type: "button", onclick: take, "Do them the harder way" }
            p { class: "u-small u-2", "You can change each one on its own page." }
        }
    }
}
