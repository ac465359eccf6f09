//! What does not fit, as the window says it: what happened and what to do, without the names of fields.

use crate::domain::field::{Allowed, FieldError};
use crate::domain::words::{count, how_long_in_full};
use std::time::Duration;

/// Why something that was typed or chosen is not kept.
pub fn refused(error: &FieldError) -> String {
    match &error.allowed {
        Allowed::Whole(least, most) => format!("Write a whole number from {least} to {most}."),
        Allowed::Line(_, most) if error.value == "“”" => format!("Give it a name, up to {most} letters."),
        Allowed::Line(_, most) => format!("This name is too long. Use up to {most} letters, in one line."),
        Allowed::Text(most) => format!("This is too long to keep. Shorten it to {most} letters."),
        Allowed::TextWithoutControls | Allowed::LineWithoutControls => {
            "There is a sign in it that cannot be kept. Type it anew instead of pasting it.".to_owned()
        }
        Allowed::Word(most) => format!("Use a word of up to {most} letters, without “;”."),
        Allowed::Telephone => {
            "This is not a telephone number. Write its digits; spaces and signs between them are fine.".to_owned()
        }
        Allowed::Past => "Choose a day and a time that are not in the future.".to_owned(),
        Allowed::StaysPast => "Shifted like this, some would lie in the future. Choose a shorter time.".to_owned(),
        Allowed::Steps(most) => format!("A routine holds up to {most} moves. Take one out first."),
        Allowed::StepsThere(_) => "This move is no longer in the routine.".to_owned(),
        Allowed::Exercise => "This Unkink does not know one of its moves.".to_owned(),
        Allowed::OneOn => "One move stays on. To leave them all out, leave the routine for today.".to_owned(),
        Allowed::SharedRoutine => "This is not a routine from Unkink.".to_owned(),
        Allowed::Version(_) => {
            "This routine is from a newer Unkink. Bring this one up to date, then add it.".to_owned()
        }
        Allowed::Range(least, most) => out_of_range(error.field, *least, *most),
        Allowed::Other(_) => "This could not be kept.".to_owned(),
    }
}

/// Why a shared routine is not taken in. Nobody typed its numbers here.
pub fn refused_file(error: &FieldError) -> String {
    match error.allowed {
        Allowed::SharedRoutine | Allowed::Version(_) | Allowed::Exercise => refused(error),
        _ => "This routine is damaged. Ask for it once more.".to_owned(),
    }
}

fn out_of_range(field: &str, least: u64, most: u64) -> String {
    let seconds = |of: &str| format!("{of} {least} to {}.", how_long_in_full(Duration::from_secs(most)));
    match field {
        "reps" => format!("Choose {least} to {} of this move.", count_of(most, "repetition")),
        "sets" => format!("Choose {least} to {} of this move.", count_of(most, "set")),
        "hold" => seconds("A hold takes"),
        "rest" => seconds("A rest takes"),
        "setup" => seconds("Getting ready takes"),
        "change_seconds" => seconds("The time between moves is"),
        "settle" => seconds("The time at the end is"),
        "length in seconds" => {
            format!(
                "A routine is at most {} long. Take a move out, or do one less often.",
                how_long_in_full(Duration::from_secs(most))
            )
        }
        _ => format!("Choose a number from {least} to {most}."),
    }
}

fn count_of(number: u64, what: &str) -> String {
    count(usize::try_from(number).unwrap_or(usize::MAX), what, &format!("{what}s"))
}
