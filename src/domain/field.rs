//! What a field takes: every value a person types or a file holds is validated here, and refused by name.

use std::ops::RangeInclusive;
use thiserror::Error;

/// The longest note, in characters.
pub const NOTE_LIMIT: usize = 100_000;

/// The longest own context or tag, in characters.
pub const WORD_LIMIT: usize = 40;

/// The longest telephone number, in characters.
pub const NUMBER_LIMIT: usize = 40;

/// How many digits a telephone number has. The shortest are emergency numbers.
const DIGITS: RangeInclusive<usize> = 2..=20;

/// A field that does not fit: as the terminal says it. The window says it in [`crate::domain::words::refused`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{field}: {value} is not allowed; {allowed}")]
pub struct FieldError {
    pub field: &'static str,
    pub value: String,
    pub allowed: Allowed,
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Allowed {
    #[error("it takes {0} to {1}")]
    Range(u64, u64),
    /// Typed, and not a number at all or one outside.
    #[error("it takes a whole number from {0} to {1}")]
    Whole(u64, u64),
    /// So many characters in one line.
    #[error("it takes {0} to {1} characters")]
    Line(usize, usize),
    /// At most so many characters.
    #[error("it takes up to {0}")]
    Text(usize),
    #[error("line breaks and tabs are kept, other control characters not")]
    TextWithoutControls,
    #[error("it takes one line, without line breaks, tabs and other control characters")]
    LineWithoutControls,
    /// A word of at most so many characters.
    #[error("it takes a word of 1 to {0} characters without “;”")]
    Word(usize),
    #[error(
        "it takes {} to {} digits with spaces, + * # - . ( ) or / between them, up to {NUMBER_LIMIT} characters",
        DIGITS.start(),
        DIGITS.end()
    )]
    Telephone,
    #[error("it takes a day and a time that are not in the future, such as 2026-11-21 and 10:12")]
    Past,
    /// Shifted, and then still to come.
    #[error("shifted like this it would lie in the future")]
    StaysPast,
    /// At most so many steps.
    #[error("it takes up to {0}")]
    Steps(usize),
    /// So many steps are there.
    #[error("there are {0}")]
    StepsThere(usize),
    #[error("no exercise has this name")]
    Exercise,
    #[error("one move stays on; delete the routine, or leave it for today")]
    OneOn,
    #[error("it takes a routine shared from Unkink")]
    SharedRoutine,
    /// The format and version that are known.
    #[error("this Unkink takes {0} version 1")]
    Version(&'static str),
    /// Never typed by a person in the window.
    #[error("{0}")]
    Other(String),
}

impl FieldError {
    /// This value of this field is refused.
    pub fn new(field: &'static str, value: impl ToString, allowed: Allowed) -> FieldError {
        FieldError { field, value: value.to_string(), allowed }
    }

    /// This character is refused.
    pub fn control(field: &'static str, c: char, allowed: Allowed) -> FieldError {
        let name = if c == '\0' { "NUL" } else { "control character" };
        FieldError::new(field, format!("{name} U+{:04X}", u32::from(c)), allowed)
    }
}

/// A number from the first to the last of `allowed`.
///
/// # Errors
/// A number outside of them.
pub fn range(field: &'static str, value: impl Into<u64>, allowed: RangeInclusive<u64>) -> Result<(), FieldError> {
    let value = value.into();
    if allowed.contains(&value) {
        return Ok(());
    }
    Err(FieldError::new(field, value, Allowed::Range(*allowed.start(), *allowed.end())))
}

/// A 0–10 scale, or nothing.
///
/// # Errors
/// A number over 10.
pub fn scale(field: &'static str, value: Option<u8>) -> Result<(), FieldError> {
    value.map_or(Ok(()), |value| range(field, value, 0..=10))
}

/// Free text: up to [`NOTE_LIMIT`] characters, line breaks and tabs but no other control characters.
///
/// # Errors
/// A text that is too long, or the first character that is refused, by name.
pub fn note(field: &'static str, text: &str) -> Result<(), FieldError> {
    let length = text.chars().count();
    if length > NOTE_LIMIT {
        return Err(FieldError::new(field, format!("{length} characters"), Allowed::Text(NOTE_LIMIT)));
    }
    let refused = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    refused.map_or(Ok(()), |c| Err(FieldError::control(field, c, Allowed::TextWithoutControls)))
}

/// Listed words or own ones: each 1 to [`WORD_LIMIT`] characters, without “;” and control characters.
///
/// # Errors
/// The first word that does not fit.
pub fn words(field: &'static str, words: &[String]) -> Result<(), FieldError> {
    words.iter().try_for_each(|word| self::word(field, word))
}

fn word(field: &'static str, word: &str) -> Result<(), FieldError> {
    let fits = (1..=WORD_LIMIT).contains(&word.chars().count()) && !word.contains(';');
    if !fits {
        return Err(FieldError::new(field, format!("“{word}”"), Allowed::Word(WORD_LIMIT)));
    }
    let refused = word.chars().find(|c| c.is_control());
    refused.map_or(Ok(()), |c| Err(FieldError::control(field, c, Allowed::LineWithoutControls)))
}

/// A line of 1 to `most` characters, none of them a control character.
///
/// # Errors
/// A line that does not fit.
pub fn line(field: &'static str, text: &str, most: usize) -> Result<(), FieldError> {
    if !(1..=most).contains(&text.chars().count()) {
        return Err(FieldError::new(field, format!("“{text}”"), Allowed::Line(1, most)));
    }
    let refused = text.chars().find(|c| c.is_control());
    refused.map_or(Ok(()), |c| Err(FieldError::control(field, c, Allowed::LineWithoutControls)))
}

/// What was given, in its order and none twice.
pub fn none_twice<T: Clone + PartialEq>(given: &[T]) -> Vec<T> {
    given.iter().fold(Vec::new(), |mut kept, one| {
        if !kept.contains(one) {
            kept.push(one.clone());
        }
        kept
    })
}

/// A telephone number as people write it: digits with the signs that stand between them, as in `(030) 12 34-5`.
///
/// # Errors
/// Anything else, and too few or too many digits.
pub fn telephone(field: &'static str, number: &str) -> Result<(), FieldError> {
    let between = |c: char| (c.is_whitespace() && !c.is_control()) || "+*#-‐‑–()/.".contains(c);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let fits = number.chars().all(|c| c.is_ascii_digit() || between(c));
    if fits && DIGITS.contains(&digits) && number.chars().count() <= NUMBER_LIMIT {
        return Ok(());
    }
    Err(FieldError::new(field, format!("“{number}”"), Allowed::Telephone))
}

/// A whole number as typed.
///
/// # Errors
/// Anything else, and a number outside of `allowed`.
pub fn whole(field: &'static str, typed: &str, allowed: RangeInclusive<u64>) -> Result<u64, FieldError> {
    let typed = typed.trim();
    let number = typed.parse().ok().filter(|number| allowed.contains(number));
    let refused = Allowed::Whole(*allowed.start(), *allowed.end());
    number.ok_or_else(|| FieldError::new(field, format!("“{typed}”"), refused))
}
