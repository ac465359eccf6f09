//! A check as one line of text, for the square code on paper: what was answered, never what was answered with "no".
//!
//! `UNKINK1;2026-11-26T14:03+01:00;rules=2026-11-26;tier=see_soon;fired=S11,B01;yes=id,id;unsure=id;values=age_years:45`,
//! in ASCII. Several options of one question are joined with `+`. What does not fit is left out from the end, and how many
//! items that are is said in `;more=N`: what fired stands before the answers, since it matters most.

use super::answered::Answered;
use crate::domain::checker::Check;
use crate::domain::content::Content;
use crate::domain::content::question::{Answer, Question};

/// The most characters: a code of version 25 holds so many bytes with error correction M (ISO/IEC 18004, table 7).
pub const MOST: usize = 997;

/// Room for `;more=` and a number.
const MORE: usize = ";more=99999".len();

/// The line of a check.
pub fn line(content: &Content, check: &Check) -> String {
    let answered = Answered::of(content, &check.answers);
    let result = &check.result.assessment;
    let ids = |questions: &[&Question]| questions.iter().map(|question| question.id.to_string()).collect::<Vec<_>>();
    let lists = [
        ("fired", result.fired.iter().map(|fired| fired.rule.to_string()).collect()),
        ("yes", ids(&answered.yes)),
        ("unsure", ids(&answered.not_sure)),
        (
            "values",
            answered.values.iter().map(|(question, answer)| format!("{}:{}", question.id, value(answer))).collect(),
        ),
    ];
    let at = check.at.format("%Y-%m-%dT%H:%M%:z");
    let mut line = format!("UNKINK1;{at};rules={};tier={}", plain(&check.ruleset, 40), result.tier.id());
    let mut left = 0;
    for (name, items) in lists {
        line.push_str(&format!(";{name}="));
        for (place, item) in items.iter().map(|item| plain(item, 120)).enumerate() {
            let joined = if place == 0 { item } else { format!(",{item}") };
            // The names of the lists after this one must fit too.
            if left > 0 || line.len() + joined.len() + ";yes=;unsure=;values=".len() + MORE > MOST {
                left += 1;
            } else {
                line.push_str(&joined);
            }
        }
    }
    if left > 0 {
        line.push_str(&format!(";more={left}"));
    }
    line
}

fn value(answer: &Answer) -> String {
    match answer {
        Answer::Number(number) => number.to_string(),
        Answer::Text(option) => option.clone(),
        Answer::Many(options) => options.iter().map(String::as_str).collect::<Vec<_>>().join("+"),
    }
}

/// Kept checks may come from other programs: what would break the line apart is left out.
fn plain(text: &str, most: usize) -> String {
    let kept = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '+');
    text.chars().filter(kept).take(most).collect()
}
