//! A day and a time of the clock on the wall that were typed, and the moment they mean. An hour that the clock skipped or
//! showed twice is asked about, never guessed.

use crate::domain::day::Moment;
use crate::domain::field::{Allowed, FieldError};
use crate::domain::words::{offset, refused, time as clock_time};
use chrono::NaiveDateTime;

/// A typed time that means no moment by itself: what is said, and the moments it may mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unclear {
    pub words: String,
    pub offers: Vec<(String, Moment)>,
}

impl Unclear {
    /// What was typed is no day and time, or one that is still to come.
    pub fn not_past() -> Unclear {
        Unclear { words: refused(&FieldError::new("When", "", Allowed::Past)), offers: Vec::new() }
    }
}

/// The moment that was typed. `found` are those at which the clock shows it, the earlier first; where it was skipped, the
/// one at which the clock showed what it was put forward to.
///
/// # Errors
/// A time that was skipped or came twice, and one later than `now`.
pub fn backdated(typed: NaiveDateTime, found: &[Moment], now: Moment) -> Result<Moment, Unclear> {
    let day = typed.format("%-d %B %Y");
    let said = |moment: &Moment| match moment.date_naive() == typed.date() {
        true => clock_time(*moment),
        false => format!("{}, {}", moment.format("%-d %B %Y"), clock_time(*moment)),
    };
    let shown = typed.format("%H:%M");
    let found: Vec<Moment> = found.iter().copied().filter(|at| *at <= now).collect();
    match found.as_slice() {
        [then] if then.naive_local() != typed => Err(Unclear {
            words: format!("On {day} there was no {shown}, because the clock was put forward."),
            offers: vec![(format!("Take {}", said(then)), *then)],
        }),
        [at] => Ok(*at),
        [first, second] => Err(Unclear {
            words: format!("On {day} the clock showed {shown} twice, because it was put back. Which was it?"),
            offers: vec![
                (format!("The first, {}", offset(*first)), *first),
                (format!("The second, {}", offset(*second)), *second),
            ],
        }),
        _ => Err(Unclear::not_past()),
    }
}
