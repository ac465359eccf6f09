//! What a gate changes and why it holds, as it is said wherever it does something.

use crate::domain::checker::ExerciseAgreed;
use crate::domain::content::Content;
use crate::domain::content::gate::Gate;
use crate::domain::content::rule::Tier;
use crate::domain::gate::{Cause, LeftOut, RECHECK_DAYS, Recheck, Standing};
use crate::domain::id::GateId;
use crate::domain::routine::PlanStep;
use crate::domain::settings::Numbers;
use crate::domain::words::answer::answer as said;
use crate::domain::words::lower_first;
use crate::domain::words::name::short_name_of;

/// What a child under 13 is told to do.
pub const SHOW_AN_ADULT: &str = "Show this to an adult, and see a health professional.";

const UNDER_13: &str = "Under 13, only the cards and the check open.";

/// Until when a result closes or limits moves, as the gates say it.
pub const UNTIL_SEEN: &str = "until you have been seen";

/// The same for whoever has been seen.
const UNTIL_AGREED: &str = "until they say that gentle exercise is fine";

/// Asked of safety answers and confirmations that are to be looked at again.
pub fn still_right(due: &Recheck) -> String {
    let when = if due.after_result {
        "before your last result".to_owned()
    } else {
        format!("more than {RECHECK_DAYS} days ago")
    };
    format!("Is this still right? It was said {when}.")
}

/// "Your knees are sore"; a fact only where it was said as one.
pub fn title(content: &Content, standing: &Standing, gate: &Gate) -> String {
    if gate.title.contains(" may ") || !standing.is_unsure(content, gate) {
        return gate.title.clone();
    }
    format!("You were not sure whether {}", lower_first(&gate.title))
}

/// What a gate does; for a child under 13 nothing of moves.
pub fn explain(content: &Content, standing: &Standing, gate: &Gate) -> String {
    if standing.needs_an_adult(content) {
        let said = standing.locks.contains(&gate.id).then(|| format!("{UNDER_13} {SHOW_AN_ADULT}"));
        return said.unwrap_or_default();
    }
    if gate.open_tier.is_some() && standing.seen {
        return format!("You have been seen. {}", gate.explain.replace(UNTIL_SEEN, UNTIL_AGREED));
    }
    gate.explain.clone()
}

/// "Your wrists are sore. There is open or inflamed skin, or a clot. Wait until …": why a move is not played as written.
pub fn reasons(content: &Content, standing: &Standing, gates: &[GateId], how: Option<&str>) -> String {
    let titles =
        gates.iter().filter_map(|id| content.gate(id)).map(|gate| format!("{}.", title(content, standing, gate)));
    titles.chain(how.map(str::to_owned)).collect::<Vec<_>>().join(" ")
}

/// What the answer to "Did they say that gentle exercise is fine?" did.
pub fn unlocked(content: &Content, standing: &Standing, answer: ExerciseAgreed) -> String {
    let said = content.texts.unlocking.answers.iter().find(|text| text.id == answer.id());
    let shutting: Vec<String> = standing
        .shutting(content)
        .map(|gate| format!("{}. {}", title(content, standing, gate), explain(content, standing, gate)))
        .collect();
    if answer == ExerciseAgreed::Yes && !shutting.is_empty() {
        return format!("Something else still closes moves: {}", shutting.join(" "));
    }
    said.map(|said| said.text.clone()).unwrap_or_default()
}

/// The open result that closes everything, with what it asks to be done; none once the person was seen about it.
pub fn open_result(content: &Content, standing: &Standing, numbers: &Numbers) -> Option<String> {
    let tier = standing.open_tier.filter(|tier| *tier >= Tier::UrgentSameDay && !standing.seen)?;
    let text = content.texts.tier(tier)?;
    let adult = if standing.needs_an_adult(content) { format!(" {SHOW_AN_ADULT}") } else { String::new() };
    Some(format!("{}.{adult} {}", text.headline.trim_end_matches('.'), numbers.fill(&text.action)))
}

/// The words about slow breathing, which stay readable under a lock; none for a child under 13.
pub fn slow_breathing(content: &Content, standing: &Standing) -> Option<String> {
    let breathing = content.exercise("diaphragm_breathing").filter(|_| !standing.needs_an_adult(content))?;
    Some(breathing.steps.join(" "))
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
            written.is_some_and(|written| standing.replacing(content, written).contains(&gate.id))
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
        let left = left_out.iter().filter(|left| left.gates.contains(&gate.id));
        let left = left.map(|left| format!("{} is left out", short_name_of(content, &left.exercise)));
        let before = lines.len();
        for line in swapped.chain(done).chain(left) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        if lines.len() == before {
            lines.extend(Some(explain(content, standing, gate)).filter(|said| !said.is_empty()));
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
        Cause::Unanswered(question) => content
            .question(question)
            .map(|question| format!("Because “{}” was not answered.", question.text))
            .unwrap_or_default(),
        Cause::Result(tier) => {
            let headline = content.texts.tier(*tier).map_or("", |text| text.headline.trim_end_matches('.'));
            format!("Because a result is still open: “{headline}”.")
        }
    }
}
