//! What got worse in a session or after it, sign by sign, and the check that begins with it.

use crate::domain::check_run::{FillIn, Record};
use crate::domain::content::content;
use crate::domain::content::texts::StopSign;
use crate::domain::day::Moment;
use crate::ui::components::choice::BigCheck;
use crate::ui::components::emergency::CallNow;
use crate::ui::state::check::CheckState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The answer that asks for help at once.
pub const EMERGENCY: &str = "emergency_signs";

/// The signs that these answers of "Stopped. What changed?" name.
fn signs(answers: &[String]) -> Vec<&'static StopSign> {
    let texts = &content().texts.in_session_stop;
    answers.iter().flat_map(|answer| texts.signs(answer)).collect()
}

/// Begins a check with what was said by these answers, to be confirmed. Of an answer that names several signs the chosen
/// ones were said.
pub fn begin_check(check: CheckState, answers: &[String], chosen: &[&StopSign], record: Record, at: Moment) {
    check.begin_with(&FillIn::of_signs(&signs(answers), chosen, record, at), None);
}

/// The signs to be ticked, and the way to the check, which then begins with them.
#[component]
pub fn WhichSigns(
    /// The answers whose signs they are.
    answers: Vec<String>,
    on_check: EventHandler<Vec<&'static StopSign>>,
) -> Element {
    let numbers = use_context::<SettingsState>().numbers();
    let texts = &content().texts;
    let signs = signs(&answers);
    let mut chosen = use_signal(Vec::<usize>::new);
    rsx! {
        div { class: "stack stack--s", role: "group", "aria-label": "{texts.in_session_stop.which}",
            for (place , sign) in signs.iter().enumerate() {
                BigCheck {
                    key: "{sign.label}",
                    label: sign.label.clone(),
                    on: chosen.read().contains(&place),
                    on_toggle: move |()| {
                        let mut chosen = chosen.write();
                        if chosen.contains(&place) {
                            chosen.retain(|other| *other != place);
                        } else {
                            chosen.push(place);
                        }
                    },
                }
                if chosen.read().contains(&place) && texts.in_session_stop.signs(EMERGENCY).contains(sign) {
                    CallNow { line: numbers.fill(&texts.result.line_is_emergency), number: numbers.emergency.clone() }
                }
            }
        }
        button {
            class: "btn btn--primary btn--block",
            r#type: "button",
            onclick: move |_| {
                let mut places = chosen.cloned();
                places.sort_unstable();
                on_check.call(places.iter().filter_map(|place| signs.get(*place).copied()).collect());
            },
            "Go on to the questions"
        }
    }
}
