//! What a search found, where it stands: a text in pieces, and of a long one the part around the first words found.

use crate::domain::fold::places;

/// Characters of an excerpt, and how many of them stand before the first words found.
const ROOM: usize = 120;
const LEAD: usize = 40;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// It holds a word that was looked for.
    pub found: bool,
}

/// The whole text in pieces. `words` are folded, as [`crate::domain::fold::words`] gives them.
pub fn pieces(text: &str, words: &[String]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |text: Option<&str>, found: bool| {
        let text = text.unwrap_or_default().to_owned();
        if !text.is_empty() {
            pieces.push(Piece { text, found });
        }
    };
    let mut end = 0;
    for place in places(text, words) {
        push(text.get(end..place.start), false);
        end = place.end;
        push(text.get(place), true);
    }
    push(text.get(end..), false);
    pieces
}

/// One line of the text around the first words found, "…" where it goes on. None when none of them stands in it.
pub fn excerpt(text: &str, words: &[String]) -> Option<Vec<Piece>> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = places(&line, words).into_iter().next()?;
    let (before, rest) = line.split_at_checked(first.start)?;
    let from = before.char_indices().rev().take(LEAD).last().map_or(0, |(at, _)| at);
    let from = if from == 0 { 0 } else { from + after_a_space(before.get(from..)?) };
    let used = before.get(from..)?.chars().count();
    let to = rest.char_indices().nth(ROOM.saturating_sub(used)).map_or(line.len(), |(at, _)| {
        let shown = rest.get(..at).unwrap_or_default();
        first.start + shown.rfind(' ').filter(|space| first.start + space >= first.end).unwrap_or(at)
    });
    let (begin, end) = (if from > 0 { "…" } else { "" }, if to < line.len() { "…" } else { "" });
    Some(pieces(&format!("{begin}{}{end}", line.get(from..to)?), words))
}

/// Where the first whole word of a text that was cut anywhere begins.
fn after_a_space(text: &str) -> usize {
    text.find(' ').map_or(0, |space| space + 1)
}
