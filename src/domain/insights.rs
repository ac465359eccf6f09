//! What the journal shows over a stretch of days, as numbers: seen side by side, never explained, never scored.
//!
//! Rows are added up by the day ([`Counting`]) and kept so ([`Counts`]); a stretch of days is the sum of its parts
//! ([`Tally`]), so that a journal of any size is asked and never held. A claim (a usual, a
//! middle value, a range) is made from [`FEWEST`] cases up; below that there are only counts. What is said about the
//! numbers stands in `words::insights`, how they are drawn in `chart`.

use crate::domain::calendar::WeekStart;
use crate::domain::day::Day;
use serde::Serialize;

mod counted;
mod counting;
mod counts;
mod enough;
mod helped;
mod period;
mod place;
mod scale;
mod span;
mod tally;
mod when;
mod wilson;

pub use counted::{Counts, Histogram, Kinds, Minutes, OfDays, Sums, Tried, median};
pub use counting::{Before, Counting, Crack};
pub use counts::{ByDay, Compare, DayForced, PerWeek, PeriodCounts, SpanFigures, ThisWeek};
pub use enough::{FEWEST, is_enough};
pub use helped::{Alternatives, Eased, RoutineDays, Sitting, Together, WithRoutine};
pub use period::{Per, Period, periods};
pub use place::{Half, Region, Regions, Side, Sides, SoundRow, Sounds};
pub use scale::{Scale, ScalePeriod};
pub use span::{LONGEST_DAYS, Range, Span};
pub use tally::{Part, Tally};
pub use when::{GapBin, Gaps, Hours, Weekday, Weekdays, Window};
pub use wilson::{wilson, wilson_cases};

/// What is looked at, and by whose clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub range: Range,
    /// The first day of an equally long stretch to compare with; without it, the one right before.
    pub beside: Option<Day>,
    /// The day on which this is asked: "this week" is the one it lies in.
    pub today: Day,
    /// The hour at which the person's day starts.
    pub day_start_hour: u32,
    pub week_start: WeekStart,
    /// How long a place rests after it was forced, in minutes.
    pub rest_minutes: u32,
}

/// What was added up for it.
#[derive(Clone, Debug)]
pub struct Added {
    /// The first day of a crack, an urge or a session.
    pub first: Option<Day>,
    pub span: Tally,
    /// The week of today, the four before it and the last 14 days.
    pub lately: Tally,
    pub beside: Option<Tally>,
}

/// Every figure, by the id of its chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Insights {
    pub from: Day,
    pub to: Day,
    pub this_week: ThisWeek,
    pub forced_by_day: ByDay,
    pub per_week: PerWeek,
    pub pain: Scale,
    pub relief: Scale,
    pub hours: Hours,
    pub weekdays: Weekdays,
    pub regions: Regions,
    pub sides: Sides,
    pub sounds: Sounds,
    pub gaps: Gaps,
    pub eased: Vec<Eased>,
    pub together: Together,
    pub alternatives: Alternatives,
    pub compare: Option<Compare>,
}

impl Insights {
    /// All figures out of what was added up.
    pub fn of(asked: &Asked, added: &Added) -> Insights {
        let (tally, start) = (&added.span, asked.week_start);
        let span = tally.span();
        let (per, periods) = periods(span, start);
        let added_up = |period: Period| (period, tally.over(Span { from: period.from, to: period.to }));
        let periods: Vec<(Period, Sums)> = periods.into_iter().map(added_up).collect();
        Insights {
            from: span.from,
            to: span.to,
            this_week: ThisWeek::of(&added.lately, asked.today, start, added.first),
            forced_by_day: ByDay::of(tally),
            per_week: PerWeek::of(tally, per, &periods),
            pain: Scale::of(tally, per, &periods, |day| &day.pain),
            relief: Scale::of(tally, per, &periods, |day| &day.relief),
            hours: Hours::of(tally),
            weekdays: Weekdays::of(tally, start),
            regions: Regions::of(tally),
            sides: Sides::of(tally),
            sounds: Sounds::of(tally),
            gaps: Gaps::of(tally, asked.rest_minutes),
            eased: Eased::of(tally),
            together: Together::of(tally, added.first, asked.today),
            alternatives: Alternatives::of(&added.lately, asked.today, added.first),
            compare: added.beside.as_ref().map(|beside| Compare::of(beside, tally)),
        }
    }
}

impl Asked {
    /// The days that are looked at; `first` is that of the first record.
    pub fn span(&self, first: Option<Day>) -> Span {
        self.range.span(self.today, first)
    }

    /// The days to compare with: those that were named, else those right before where there are records.
    pub fn beside(&self, first: Option<Day>) -> Option<Span> {
        let span = self.span(first);
        match self.beside {
            Some(from) => Some(span.beside(from)),
            None => Some(span.before()).filter(|before| first.is_some_and(|first| first <= before.to)),
        }
    }

    /// The parts that these days are added up from, given the day of the first record.
    pub fn parts(&self, span: Span, first: Option<Day>) -> Vec<Part> {
        let (per, _) = periods(span, self.week_start);
        let [one, other] = span.halves();
        let cuts = [one.to.plus(1), other.from, self.today.plus(1), first.unwrap_or(self.today)];
        tally::parts(span, per, &cuts)
    }

    /// The days of which this week, its usual and the last two weeks are made.
    pub fn lately(&self) -> Span {
        Span { from: self.week_start.of_week(self.today).plus(-28), to: self.today }
    }
}
