//! A day card in words.

use crate::domain::journal::{Counts, DayCard};

/// What was counted, for a day of the journal and for the days of Today alike: "8 forced", "2 by someone else", "1 by
/// itself", "1 not described", "3 urges not followed", "1 routine"; of each kind, zeros included.
pub fn counted(counts: &Counts) -> [(u32, String); 6] {
    let unknown = counts.cracks.saturating_sub(counts.self_forced + counts.other_person + counts.spontaneous);
    let said =
        |number: u32, one: &str, more: &str| (number, format!("{number} {}", if number == 1 { one } else { more }));
    [
        said(counts.self_forced, "forced", "forced"),
        said(counts.other_person, "by someone else", "by someone else"),
        said(counts.spontaneous, "by itself", "by itself"),
        said(unknown, "not described", "not described"),
        said(counts.resisted, "urge not followed", "urges not followed"),
        said(counts.routines, "routine", "routines"),
    ]
}

/// "Pain that day 4 · 6 h sat · with a note"; none when nothing is said.
pub fn said(card: &DayCard) -> Option<String> {
    let pain = card.pain_today.map(|pain| format!("Pain that day {pain}"));
    let sat = card.sit_hours.map(|hours| format!("{hours} h sat"));
    let note = (!card.note.is_empty()).then(|| "with a note".to_owned());
    let said: Vec<String> = [pain, sat, note].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" · "))
}
