//! The name that was meant, where one was typed that nothing has.

use crate::domain::fold::fold;
use std::cmp::Reverse;

/// Of the known names, each with what it stands for, the one that was meant: nearly the same letters, else one whose
/// words begin with those that were typed.
pub fn nearest<'a, T>(typed: &str, known: impl IntoIterator<Item = (&'a str, T)>) -> Option<T> {
    let words = words(typed);
    let letters = words.concat();
    let of_name = |(name, meant): (&'a str, T)| {
        let name = self::words(name);
        let apart = strsim::osa_distance(&letters, &name.concat());
        let is_near = apart <= (letters.chars().count() / 3).max(1);
        let is_begun = words.iter().all(|word| name.iter().any(|whole| whole.starts_with(word.as_str())));
        (is_near || is_begun).then_some(((Reverse(is_near), apart), meant))
    };
    let near = known.into_iter().filter(|_| letters.chars().count() > 2).filter_map(of_name);
    near.min_by_key(|(order, _)| *order).map(|(_, meant)| meant)
}

/// Why a name is refused that is none of these.
pub fn one_of(typed: &str, known: &[&str]) -> String {
    let all = known.join(", ");
    match nearest(typed, known.iter().map(|name| (*name, *name))) {
        Some(near) => format!("did you mean “{near}”? It takes one of {all}"),
        None => format!("it takes one of {all}"),
    }
}

/// The words of a name, by their letters and digits alone.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
