//! Small turns of phrase.

/// "1 move", "8 moves".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The text with a small first letter, to stand inside a sentence.
pub fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// The text with a capital first letter, to stand alone.
pub fn upper_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// The text with every number on one line with its unit: "1 min 8 s".
pub fn unbroken(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for word in text.split(' ') {
        let unit = matches!(word.trim_end_matches([',', '.']), "s" | "min" | "h");
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        let after_number = whole.ends_with(|c: char| c.is_ascii_digit());
        let bound = (unit && after_number) || (number && (whole.ends_with("\u{a0}min") || whole.ends_with("\u{a0}h")));
        if !whole.is_empty() {
            whole.push(if bound { '\u{a0}' } else { ' ' });
        }
        whole.push_str(word);
    }
    whole
}

/// The whole sentences a text begins with that fit into `limit` characters, and the rest. Where not one fits, it is
/// parted at a comma, else between two words.
pub fn opening(text: &str, limit: usize) -> (&str, &str) {
    let fits = |end: &usize| text.get(..*end).is_some_and(|part| part.chars().count() <= limit);
    let ends = |of: &'static str| text.match_indices(of).map(|(at, _)| at + 1);
    let sentences = ends(". ").chain([text.len()]).filter(fits).last();
    let parted = || ends(", ").filter(fits).last().or_else(|| ends(" ").filter(fits).last());
    let (opening, rest) = text.split_at(sentences.or_else(parted).unwrap_or(0));
    (opening.trim_end(), rest.trim_start())
}

/// A part of a row of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words of this program: a capital letter only at the beginning of the row.
    Ours(String),
    /// Words and names of the person's own: as typed, wherever they stand.
    Typed(String),
}

/// The parts in a row, as in "Right · one clean pop · pain 2".
pub fn in_a_row(parts: &[Part]) -> String {
    let told = parts.iter().enumerate().map(|(n, part)| match part {
        Part::Typed(words) => words.clone(),
        Part::Ours(words) if n == 0 => upper_first(words),
        Part::Ours(words) => lower_first(words),
    });
    told.collect::<Vec<_>>().join(" · ")
}
