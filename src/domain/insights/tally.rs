//! A stretch of days as the sum of its parts: single days, and whole months where nothing needs their days.

use super::counted::{Counts, Sums};
use super::period::Per;
use super::span::Span;
use crate::domain::calendar::Month;
use crate::domain::day::Day;

/// Days that are added up together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Each of them for itself.
    Days(Span),
    /// Months from one to another, each whole.
    Months(Month, Month),
}

/// What was counted on a stretch of days.
#[derive(Clone, Debug)]
pub struct Tally {
    span: Span,
    /// In order, and none over the end of what is asked for.
    parts: Vec<(Span, Sums)>,
    whole: Counts,
}

/// The parts that a stretch is added up from, so that it can be cut into its periods and right before each of `cuts`.
pub fn parts(span: Span, per: Per, cuts: &[Day]) -> Vec<Part> {
    if per == Per::Week {
        return vec![Part::Days(span)];
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut month = Month::of(span.from);
    while month.first() <= span.to {
        let (first, last) = (month.first(), month.last());
        let is_cut = cuts.iter().any(|cut| first < *cut && *cut <= last);
        let is_whole = span.from <= first && last <= span.to && !is_cut;
        let days = Span { from: first.max(span.from), to: last.min(span.to) };
        match parts.last_mut() {
            Some(Part::Months(_, until)) if is_whole => *until = month,
            Some(Part::Days(before)) if !is_whole => before.to = days.to,
            _ if is_whole => parts.push(Part::Months(month, month)),
            _ => parts.push(Part::Days(days)),
        }
        let next = month.next();
        if next == month {
            // The calendar ends here.
            break;
        }
        month = next;
    }
    parts
}

impl Tally {
    /// Nothing counted yet of these days.
    pub fn new(span: Span) -> Tally {
        Tally { span, parts: Vec::new(), whole: Counts::default() }
    }

    /// Adds what was counted on some of the days, later ones than before.
    pub fn add(&mut self, days: Span, counts: &Counts) {
        self.parts.push((days, counts.sums));
        self.whole.add(counts);
    }

    /// The days it is about.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Adds up what lies in `span`.
    pub fn over(&self, span: Span) -> Sums {
        let first = self.parts.partition_point(|(days, _)| days.from < span.from);
        let mut sums = Sums::default();
        for (_, part) in self.parts.iter().skip(first).take_while(|(days, _)| days.to <= span.to) {
            sums.add(part);
        }
        sums
    }

    /// All of it.
    pub fn whole(&self) -> &Counts {
        &self.whole
    }
}
