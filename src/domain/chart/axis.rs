//! Axes: steps that are easy to read, and words that do not run into each other.

use super::drawing::{Anchor, LETTER, Label, Spot, TEXT, number, text_width};

/// The least room between two words.
const APART: f64 = 6.0;

/// Steps from 0 to `most` or a little above, each 1, 2 or 5 with zeros behind, and no more of them than `at_most`.
pub fn ticks(most: u32, at_most: u32) -> Vec<u32> {
    let powers = (0..10).map(|zeros| 10_u32.pow(zeros));
    let mut steps = powers.flat_map(|power| [1, 2, 5].map(|digit: u32| digit.saturating_mul(power)));
    let most = most.max(1);
    let step = steps.find(|step| most.div_ceil(*step) <= at_most.max(1)).unwrap_or(most);
    (0..=most.div_ceil(step)).map(|number| number.saturating_mul(step)).collect()
}

/// Words below the middle of each slot, as many as fit: all, or every second, third …; the last one where it fits.
pub(super) fn below(names: &[String], left: f64, slot: f64, width: f64, y: f64) -> Vec<Label> {
    let label = |(index, name): (usize, &String)| {
        let half = text_width(name, TEXT) / 2.0;
        let x = left + slot * (number(index) + 0.5);
        let x = x.min(width - half).max(half.min(width / 2.0));
        Label { at: Spot { x, y }, anchor: Anchor::Middle, size: TEXT, strong: false, text: name.clone() }
    };
    let apart = |one: &Label, other: &Label| {
        let (one, other) = (one.area(), other.area());
        one.x + one.width + APART <= other.x
    };
    let every = |step: usize| -> Vec<Label> {
        let mut named = names.iter().enumerate().filter(|(_, name)| !name.is_empty());
        let mut labels: Vec<Label> = named.clone().step_by(step).map(label).collect();
        if let (Some(last), true) = (named.next_back().map(label), step > 1)
            && labels.last().is_some_and(|label| apart(label, &last))
        {
            labels.push(last);
        }
        labels
    };
    let fits = |labels: &[Label]| labels.windows(2).all(|pair| matches!(pair, [one, other] if apart(one, other)));
    (1..=names.len()).map(every).find(|labels| fits(labels)).unwrap_or_default()
}

/// A text in lines no wider than `width`, broken between words, and inside of a word that is wider. A no-break space joins
/// two words to one.
pub(super) fn lines(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(line)) if text_width(&longer, size) <= width => *line = longer,
            _ => {
                let mut part = String::new();
                for letter in word.chars() {
                    if !part.is_empty() && text_width(&part, size) + size * LETTER > width {
                        lines.push(std::mem::take(&mut part));
                    }
                    part.push(letter);
                }
                lines.push(part);
            }
        }
    }
    lines
}
