//! The one suggestion of the journal, on Today and above the timeline, and the neck watch.

use crate::domain::content::content;
use crate::domain::content::texts::NeckWatch;
use crate::domain::id::GateId;
use crate::domain::suggestion::Suggestion;
use crate::domain::words::suggestion::{adjusted, noted};
use crate::ui::components::emergency::EmergencyCall;
use crate::ui::components::icon::Icon;
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::components::linked::Fold;
use crate::ui::components::suggestion::{Choice, SuggestionCard};
use crate::ui::route::Route;
use crate::ui::screens::cause::Changes;
use crate::ui::screens::start::use_starter;
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::suggestion::SuggestionState;
use dioxus::prelude::*;

/// Of what a suggestion opens.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Opens {
    Check,
    Profile,
    Result(i64),
    Routine(String),
    Timer,
    Card(String),
}

/// A suggestion, urgent or not.
#[component]
pub fn Suggested(shown: Suggestion) -> Element {
    if shown.kind() == "emergency" {
        let noted = shown.signs.as_ref().map(|signs| noted(content(), signs));
        return rsx! { EmergencyLines { shown, noted, on_check: |()| () } };
    }
    rsx! { CalmSuggestion { shown } }
}

/// A suggestion that asks for help at once. It cannot be put away.
#[component]
pub fn EmergencyLines(
    shown: Suggestion,
    /// What it is about.
    noted: Option<String>,
    /// The check is opened.
    on_check: EventHandler<()>,
) -> Element {
    let suggestions = use_context::<SuggestionState>();
    let numbers = use_context::<SettingsState>().numbers();
    let navigator = use_navigator();
    let now = numbers.fill(&content().texts.result.line_is_emergency);
    let own = Some(numbers.fill(&shown.text)).filter(|text| *text != now);
    rsx! {
        EmergencyCall {
            lines: noted.into_iter().chain(own).chain([now]).collect::<Vec<_>>(),
            number: numbers.emergency.clone(),
            on_check: move |()| {
                on_check.call(());
                suggestions.begin_check(&shown);
                navigator.push(Route::CheckRun {});
            },
        }
    }
}

/// A suggestion that can wait: what it opens, and "Not now".
#[component]
fn CalmSuggestion(shown: Suggestion) -> Element {
    let app = use_context::<AppState>();
    let suggestions = use_context::<SuggestionState>();
    let journal = use_context::<JournalState>();
    let own = use_context::<RoutineState>();
    let check = use_context::<CheckState>();
    let numbers = use_context::<SettingsState>().numbers();
    let starter = use_starter();
    let navigator = use_navigator();
    let choices = opens(&shown, journal.rest_can_be_begun());
    let named = choices.iter().map(|opens| named(opens, |id| own.name(id))).collect::<Vec<_>>();
    let routines = shown.routines.iter().filter_map(|id| content().routine(id));
    let changed: Vec<(String, Vec<GateId>)> =
        routines.map(|routine| (adjusted(&routine.name), check.routine(routine).why)).collect();
    let changed: Vec<_> = changed.into_iter().filter(|(_, gates)| !gates.is_empty()).collect();
    let put_away = shown.clone();
    let text = numbers.fill(&shown.text);
    rsx! {
        SuggestionCard {
            text,
            choices: named,
            on_choose: move |place: usize| match choices.get(place) {
                Some(Opens::Check) => {
                    suggestions.begin_check(&shown);
                    navigator.push(Route::CheckRun {});
                }
                Some(Opens::Profile) => {
                    navigator.push(Route::ProfilePage {});
                }
                Some(Opens::Result(id)) => {
                    navigator.push(Route::ResultPage { id: *id });
                }
                Some(Opens::Routine(id)) => {
                    suggestions.was_taken(&shown);
                    starter.routine(id);
                }
                Some(Opens::Timer) => {
                    journal.begin_rest();
                    app.say("The rest runs.");
                }
                Some(Opens::Card(id)) => {
                    if shown.kind() == "card" {
                        suggestions.was_taken(&shown);
                    }
                    navigator.push(Route::CardPage { id: id.clone() });
                }
                None => {}
            },
            on_put_away: move |()| suggestions.put_away(&put_away),
            for (title , gates) in changed {
                Notice { key: "{title}", kind: NoticeKind::Adjusted, icon: Icon::Swap,
                    p { class: "u-b", "{title}" }
                    Changes { gates }
                }
            }
        }
    }
}

/// What can be opened, the first before all.
fn opens(shown: &Suggestion, rest_can_be_begun: bool) -> Vec<Opens> {
    let card = || shown.card().map(|id| Opens::Card(id.to_string()));
    let mut opens: Vec<Opens> = match shown.kind() {
        "checker" => vec![Opens::Check],
        "profile" => vec![Opens::Profile],
        "routine" => shown.routines.iter().map(|id| Opens::Routine(id.to_string())).collect(),
        "timer" if rest_can_be_begun => vec![Opens::Timer],
        _ => shown.result.map(Opens::Result).into_iter().collect(),
    };
    opens.extend(card());
    opens
}

/// The label on its button, and the name of what it opens.
fn named(opens: &Opens, name: impl FnOnce(&str) -> String) -> Choice {
    let label = |id: &str| {
        let button = content().texts.journal_buttons.iter().find(|button| button.id == id);
        button.map(|button| button.label.clone()).unwrap_or_default()
    };
    match opens {
        Opens::Check => Choice { label: label("checker"), about: None },
        Opens::Profile => Choice { label: label("profile"), about: None },
        Opens::Result(_) => Choice { label: "Show the result".to_owned(), about: None },
        Opens::Routine(id) => Choice { label: label("routine"), about: Some(name(id)) },
        Opens::Timer => Choice { label: label("timer"), about: None },
        Opens::Card(id) => {
            let title = content().card(id).map(|card| card.title.clone());
            Choice { label: label("card"), about: title }
        }
    }
}

/// The neck watch, folded.
#[component]
pub fn NeckWatchFold() -> Element {
    let suggestions = use_context::<SuggestionState>();
    let Some(watch) = suggestions.neck_watch() else { return rsx! {} };
    rsx! {
        Fold { title: watch.title.clone(), icon: Icon::Info,
            p { "{watch.text}" }
        }
    }
}

/// The neck watch, open beside the entry it is about.
#[component]
pub fn NeckWatchOpen(watch: NeckWatch) -> Element {
    rsx! {
        section { class: "card", "aria-labelledby": "neck-watch", "data-state": "neck-watch",
            h2 { id: "neck-watch", class: "t-h3", "{watch.title}" }
            p { "{watch.text}" }
        }
    }
}
