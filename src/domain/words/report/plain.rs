//! The check part of the page as plain text, with the line that its code holds: what the terminal prints and the window
//! copies.

use super::check;
use crate::domain::checker::Check;
use crate::domain::content::Content;
use crate::domain::report::code;
use crate::domain::report::sheet::{Block, Part};
use crate::domain::settings::Numbers;

/// The check as lines.
pub fn summary(content: &Content, numbers: &Numbers, kept: &Check) -> String {
    let mut lines = part(&check::part(content, numbers, kept));
    if let Some(no) = check::answered_no(content, kept) {
        lines.push(String::new());
        lines.extend(part(&no));
    }
    lines.extend([String::new(), check::square(content, kept).meaning, code::line(content, kept)]);
    lines.join("\n") + "\n"
}

/// A part of the page as lines.
pub fn part(part: &Part) -> Vec<String> {
    let mut lines: Vec<String> = part.title.iter().cloned().collect();
    for block in part.columns.iter().flat_map(|column| &column.blocks) {
        match block {
            Block::Lead(lead) => lines.extend([String::new(), format!("{lead}:")]),
            Block::List(items) => lines.extend(items.iter().map(|item| format!("- {item}"))),
            other => lines.extend(other.texts().into_iter().map(str::to_owned)),
        }
    }
    lines
}
