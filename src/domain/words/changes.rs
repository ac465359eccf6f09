//! What changed in the questions and rules, in words.

use crate::domain::content::texts::Change;

/// One change with the rules it is about: "New: … (S36)".
pub fn change(change: &Change) -> String {
    if change.rules.is_empty() {
        return change.text.clone();
    }
    let rules: Vec<&str> = change.rules.iter().map(|id| id.as_str()).collect();
    format!("{} ({})", change.text, rules.join(", "))
}
