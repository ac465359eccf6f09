//! What the words need to know.

use crate::domain::calendar::WeekStart;
use crate::domain::content::Content;
use crate::domain::day::Day;

/// Whose words are used, and how their calendar runs.
pub struct Told<'a> {
    pub content: &'a Content,
    pub week_start: WeekStart,
    pub today: Day,
    /// The name of a routine or exercise by its id.
    pub name: &'a dyn Fn(&str) -> String,
}
