//! "I have been seen" for a saved check.

use crate::domain::checker::{Check, ExerciseAgreed, Who};
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::gate::SEEN;
use crate::domain::words::full_date;
use crate::domain::words::gate::unlocked;
use crate::ui::components::choice::ChoiceItem;
use crate::ui::components::seen::Seen;
use crate::ui::state::check::CheckState;
use dioxus::prelude::*;

/// Offered where being seen ends something: an own result above self-care, or one whose answers wait for it.
#[component]
pub fn SeenCheck(
    check: Check,
    #[props(default)] tight: bool,
    /// It was pressed already.
    #[props(default)]
    asking: bool,
    /// It was answered and kept.
    #[props(default)]
    on_kept: EventHandler<ExerciseAgreed>,
) -> Element {
    let state = use_context::<CheckState>();
    let texts = &content().texts.unlocking;
    let waits = |id: &&crate::domain::id::GateId| {
        content().gate(id).and_then(|gate| gate.cleared_by.as_ref()).is_some_and(|cleared| cleared.id == SEEN)
    };
    let matters = check.result.assessment.tier > Tier::SelfCare || check.result.gates.iter().any(|id| waits(&id));
    if check.who != Who::Me || check.id == crate::ui::state::check::UNSAVED || !matters {
        return rsx! {};
    }
    let standing = state.standing();
    let answers = ExerciseAgreed::ALL.iter().filter_map(|agreed| {
        let answer = texts.answers.iter().find(|answer| answer.id == agreed.id())?;
        Some(ChoiceItem::with_hint(&answer.id, &answer.label, unlocked(content(), &standing, *agreed)))
    });
    let answers = answers.collect::<Vec<_>>();
    rsx! {
        Seen {
            button: texts.button.clone(),
            question: texts.question.clone(),
            answers,
            seen: check.seen_at.map(full_date),
            agreed: check.exercise_agreed,
            tight,
            asking,
            on_answer: move |agreed| {
                if state.mark_seen(Some(agreed)) {
                    on_kept.call(agreed);
                }
            },
        }
    }
}
