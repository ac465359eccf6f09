//! Copies of the records, in words.

use crate::domain::backup::Held;
use crate::domain::words::{count, full_date};

/// "12 cracks, 3 urges, 2 sessions, 2 November 2026 to 20 November 2026".
pub fn held(held: &Held) -> String {
    let counts = [
        (held.entries, "crack", "cracks"),
        (held.urges, "urge", "urges"),
        (held.sessions, "session", "sessions"),
        (held.checks, "check", "checks"),
        (held.days, "day card", "day cards"),
        (held.routines, "own routine", "own routines"),
    ];
    let said = |(number, one, many): &(u64, &str, &str)| {
        (*number > 0).then(|| count(usize::try_from(*number).unwrap_or(usize::MAX), one, many))
    };
    let mut said: Vec<String> = counts.iter().filter_map(said).collect();
    if said.is_empty() {
        return "no records yet".to_owned();
    }
    if let (Some(first), Some(last)) = (held.first, held.last) {
        let (first, last) = (full_date(first), full_date(last));
        said.push(if first == last { first } else { format!("{first} to {last}") });
    }
    said.join(", ")
}

/// A folder for daily copies in which the first could not be made, and where they go instead.
pub fn not_chosen(folder: &str, before: Option<&str>, problem: &str) -> String {
    let now =
        before.map_or_else(|| "No folder is chosen.".to_owned(), |before| format!("Copies go to {before} as before."));
    format!("No copy could be made in {folder}: {problem}. {now}")
}

/// Damaged records that gave way to a copy may have held what nobody knows now.
pub const UNREADABLE: &str =
    "The damaged file could not be read. If a result was open in it, that result still counts: check again.";

/// "2 checks that the copy does not hold came along: what is open stays open until you have been seen."
pub fn came_along(checks: u64) -> Option<String> {
    let checks = usize::try_from(checks).unwrap_or(usize::MAX);
    let told = count(checks, "check", "checks");
    (checks > 0).then(|| {
        format!("{told} that the copy does not hold came along: what is open stays open until you have been seen.")
    })
}
