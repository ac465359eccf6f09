//! What routines and exercises are called.

use crate::domain::content::Content;

/// The name of a routine or exercise of the library, else of an own routine as `own` knows it.
pub fn name_of(content: &Content, own: impl FnOnce(&str) -> Option<String>, id: &str) -> String {
    let routine = content.routine(id).map(|routine| routine.name.clone());
    let known = routine.or_else(|| content.exercise(id).map(|exercise| exercise.name.clone()));
    known.or_else(|| own(id)).unwrap_or_else(|| "Own routine".to_owned())
}

/// The short name of an exercise; its id where no exercise has it any more.
pub fn short_name_of(content: &Content, exercise: &str) -> String {
    content.exercise(exercise).map_or_else(|| exercise.to_owned(), |exercise| exercise.short_name())
}
