//! A day card in words.

use crate::domain::journal::DayCard;

/// "Pain that day 4 · 6 h sat · with a note"; none when nothing is said.
pub fn said(card: &DayCard) -> Option<String> {
    let pain = card.pain_today.map(|pain| format!("Pain that day {pain}"));
    let sat = card.sit_hours.map(|hours| format!("{hours} h sat"));
    let note = (!card.note.is_empty()).then(|| "with a note".to_owned());
    let said: Vec<String> = [pain, sat, note].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" · "))
}
