//! "Your answers so far": everything said in the check being answered, part by part, with the way back to each question.

use super::NoCheck;
use crate::domain::check_run::{Said, SoFar};
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::id::QuestionId;
use crate::ui::components::frame::EmergencyLine;
use crate::ui::route::Route;
use crate::ui::screens::check::answers::{Line, Told};
use crate::ui::screens::head::SubHead;
use crate::ui::state::check::CheckState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

/// The page.
#[component]
pub fn CheckAnswers() -> Element {
    let check = use_context::<CheckState>();
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let back = use_back();
    let Some(run) = check.run() else {
        return rsx! { NoCheck {} };
    };
    let change = move |id: QuestionId| {
        if check.reopen(&id) {
            navigator.replace(Route::CheckRun {});
        }
    };
    let parts = run.so_far(content());
    let emergency = run.tier(content()) == Tier::EmergencyNow;
    rsx! {
        main { class: "app",
            EmergencyLine { number: settings.numbers().emergency }
            SubHead { title: "Check", back: "Back to the question", on_back: back }
            div { class: "page page--narrow",
                div {
                    h1 { tabindex: "-1", "Your answers so far" }
                    p { class: "u-2", "Each of them can be changed. Afterwards the check goes on where you are now." }
                }
                if emergency {
                    p { class: "notice notice--t4",
                        span { class: "notice__body u-b", "These answers ask for emergency help now." }
                    }
                }
                if parts.is_empty() {
                    p { class: "card u-2", "Nothing was answered yet." }
                }
                for part in parts {
                    PartSoFar { key: "{part.title}", part: part.clone(), on_change: change }
                }
            }
            div { class: "foot",
                button {
                    class: "btn btn--primary btn--block btn--big",
                    r#type: "button",
                    onclick: move |_| back(()),
                    "Back to the question"
                }
            }
        }
    }
}

/// One part: what tells something, and the plain "no" folded away.
#[component]
fn PartSoFar(part: ReadSignal<SoFar>, on_change: EventHandler<QuestionId>) -> Element {
    let part = part.read();
    let (told, no): (Vec<&Said>, Vec<&Said>) = part.lines.iter().partition(|said| said.tells || said.again);
    let line = |said: &&Said| {
        let question = content().question(&said.id)?;
        Some(Line { again: said.again, ..Line::of(question, said.answer.as_ref()) })
    };
    let lines = |said: Vec<&Said>| -> Vec<Line> { said.iter().filter_map(line).collect() };
    rsx! {
        section { class: "card answers", "aria-label": "{part.title}",
            h2 { class: "t-h3", "{part.title}" }
            Told { told: lines(told), no: lines(no), on_change }
        }
    }
}
