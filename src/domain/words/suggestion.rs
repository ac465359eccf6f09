//! Suggestions, as they are put away.

use crate::domain::content::Content;
use crate::domain::suggestion::Suggestion;

/// "Put away for 7 days."
pub fn put_away(content: &Content, shown: &Suggestion) -> String {
    let rule = content.texts.journal_rules.iter().find(|rule| rule.id == shown.rule);
    match rule.and_then(|rule| rule.dismiss_days) {
        Some(days) => format!("Put away for {days} days."),
        None => "Put away.".to_owned(),
    }
}
