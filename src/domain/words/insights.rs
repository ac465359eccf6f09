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
use crate::domain::insights::Insights;

pub use span::{days, length};
pub use told::Told;

/// All charts, in the order on screen.
pub fn charts(insights: &Insights, told: &Told<'_>) -> Vec<Chart> {
    vec![
        counts::this_week(&insights.this_week),
        counts::forced_by_day(&insights.forced_by_day, told.week_start, told.today),
        counts::per_week(&insights.per_week, told.today),
        counts::scale(&counts::PAIN, &insights.pain, told.today),
        counts::scale(&counts::RELIEF, &insights.relief, told.today),
        when::hours(&insights.hours, insights.weekdays.cracks),
        when::weekdays(&insights.weekdays),
        place::regions(&insights.regions),
        place::sides(&insights.sides),
        place::sounds(&insights.sounds, told),
        when::gaps(&insights.gaps),
        helped::eased(&insights.eased, told),
        helped::together(&insights.together),
        helped::alternatives(&insights.alternatives),
        counts::compare(insights, told.today),
    ]
}
