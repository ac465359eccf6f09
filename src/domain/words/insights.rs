//! Insights in words: each figure as a chart with what is to be seen in it, its table and what is drawn.
//!
//! What was counted is said with its base, as in "54 of 86"; nothing is explained, scored or promised.

mod counts;
mod helped;
mod place;
mod span;
mod told;
mod when;

use crate::domain::chart::Chart;
use crate::domain::insights::{Insights, Span};

pub use counts::month;
pub use span::{days, length};
pub use told::Told;

/// How each chart is said, in the order on screen.
type Say = fn(&Insights, &Told<'_>) -> Chart;

const CHARTS: [Say; 15] = [
    |found, _| counts::this_week(&found.this_week),
    |found, told| counts::forced_by_day(&found.forced_by_day, told.week_start, told.today),
    |found, told| counts::per_week(&found.per_week, Span { from: found.from, to: found.to }, told.today),
    |found, told| counts::scale(&counts::PAIN, &found.pain, told.today),
    |found, told| counts::scale(&counts::RELIEF, &found.relief, told.today),
    |found, _| when::hours(&found.hours, found.weekdays.cracks),
    |found, _| when::weekdays(&found.weekdays),
    |found, _| place::regions(&found.regions),
    |found, _| place::sides(&found.sides),
    |found, told| place::sounds(&found.sounds, told),
    |found, _| when::gaps(&found.gaps),
    |found, told| helped::eased(&found.eased, told),
    |found, _| helped::together(&found.together),
    |found, _| helped::alternatives(&found.alternatives),
    |found, told| counts::compare(found, told.today),
];

/// All charts, in the order on screen.
pub fn charts<'a>(insights: &'a Insights, told: &'a Told<'_>) -> impl Iterator<Item = Chart> + 'a {
    CHARTS.into_iter().map(move |say| say(insights, told))
}
