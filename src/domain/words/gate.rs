//! What a gate changes and why it holds, as it is said wherever it does something.

use crate::domain::content::Content;
use crate::domain::content::gate::Gate;
use crate::domain::gate::{Cause, LeftOut, Standing};
use crate::domain::id::GateId;
use crate::domain::routine::PlanStep;
use crate::domain::words::answer::answer as said;
use crate::domain::words::lower_first;
use crate::domain::words::name::short_name_of;

/// "Your knees are sore"; a fact only where it was said as one.
pub fn title(content: &Content, standing: &Standing, gate: &Gate) -> String {
    if gate.title.contains(" may ") || !standing.is_unsure(content, gate) {
        return gate.title.clone();
    }
    format!("You were not sure whether {}", lower_first(&gate.title))
}

/// What these gates change in the moves that are played, at each; where no move tells it, what they do at all.
pub fn changes(
    content: &Content,
    standing: &Standing,
    gates: &[GateId],
    steps: &[PlanStep],
    left_out: &[LeftOut],
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for gate in gates.iter().filter_map(|id| content.gate(id)) {
        let swaps = |step: &&PlanStep| {
            let written = step.instead_of.as_ref().and_then(|id| content.exercise(id));
            written
                .is_some_and(|written| standing.exercise(content, written, Default::default()).why.contains(&gate.id))
        };
        let name = |step: &PlanStep| short_name_of(content, &step.exercise);
        let swapped = steps.iter().filter(swaps).filter_map(|step| {
            let written = short_name_of(content, step.instead_of.as_ref()?);
            Some(format!("{} in place of {written}", name(step)))
        });
        let done = steps.iter().flat_map(|step| {
            let how = step.how.iter().filter(|(by, _)| *by == gate.id);
            how.map(move |(_, how)| if steps.len() > 1 { format!("{}: {how}", name(step)) } else { how.clone() })
        });
        let left = left_out.iter().filter(|left| left.gate == gate.id);
        let left = left.map(|left| format!("{} is left out", short_name_of(content, &left.exercise)));
        let before = lines.len();
        for line in swapped.chain(done).chain(left) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        if lines.len() == before {
            lines.push(gate.explain.clone());
        }
    }
    lines
}

/// "Because you answered “Are your knees too sore to kneel on?” with “yes”.".
pub fn because(content: &Content, cause: &Cause) -> String {
    match cause {
        Cause::Answer { question, answer, .. } => {
            let Some(question) = content.question(question) else { return String::new() };
            let said = lower_first(&said(content, question, answer));
            format!("Because you answered “{}” with “{said}”.", question.text)
        }
        Cause::Result(tier) => {
            let headline = content.texts.tier(*tier).map_or("", |text| text.headline.trim_end_matches('.'));
            format!("Because a result is still open: “{headline}”.")
        }
    }
}
