//! What an import did or would do, in words.

use crate::domain::transfer::rows::Passed;
use crate::domain::transfer::{Refused, Report};
use crate::domain::words::count;

/// "10 read: 7 added, 1 updated, 2 unchanged, none refused".
pub fn summary(report: &Report) -> String {
    let refused = if report.refused.is_empty() { "none".to_owned() } else { report.refused.len().to_string() };
    let Report { read, added, updated, unchanged, .. } = report;
    format!("{read} read: {added} added, {updated} updated, {unchanged} unchanged, {refused} refused")
}

/// "Line 12, pain: 11 is not between 0 and 10".
pub fn place(refused: &Refused) -> String {
    format!("Line {}, {}: {}", refused.line, refused.field, refused.reason)
}

/// What a table held that is no record.
pub fn passed(passed: Passed) -> Vec<String> {
    let rows = |rows: usize| count(rows, "row", "rows");
    let nothing = format!("{} without an event: nothing is taken from them.", rows(passed.nothing));
    let elsewhere = format!("{} about something else: left in the file.", rows(passed.elsewhere));
    let placed = "Times without an offset are read as those of your place.".to_owned();
    let said = [(passed.nothing > 0, nothing), (passed.elsewhere > 0, elsewhere), (passed.placed, placed)];
    said.into_iter().filter(|(is, _)| *is).map(|(_, words)| words).collect()
}
