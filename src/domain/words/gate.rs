//! Why a gate holds, as it is said beside what it changes.

use crate::domain::content::Content;
use crate::domain::gate::Cause;
use crate::domain::words::answer::answer as said;
use crate::domain::words::lower_first;

/// "Because you answered “Are your knees too sore to kneel on?” with yes.".
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
