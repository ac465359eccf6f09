//! Values from 0 to 10.

use super::counted::{Histogram, Sums};
use super::enough::is_enough;
use super::period::{Per, Period};
use super::tally::Tally;
use serde::Serialize;

/// A value from 0 to 10 where it was given: the median, the lowest and the highest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scale {
    pub cases: u32,
    /// None below five cases.
    pub median: Option<f64>,
    pub lowest: Option<u8>,
    pub highest: Option<u8>,
    pub per: Per,
    pub periods: Vec<ScalePeriod>,
}

/// See [`Scale`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ScalePeriod {
    #[serde(flatten)]
    pub period: Period,
    pub cases: u32,
    pub median: Option<f64>,
    pub lowest: Option<u8>,
    pub highest: Option<u8>,
}

impl Scale {
    pub(super) fn of(tally: &Tally, per: Per, periods: &[(Period, Sums)], of: fn(&Sums) -> &Histogram) -> Scale {
        let all = of(&tally.whole().sums);
        let part = |(period, counted): &(Period, Sums)| {
            let values = of(counted);
            ScalePeriod {
                period: *period,
                cases: values.cases(),
                median: values.median(),
                lowest: values.ends().map(|(lowest, _)| lowest),
                highest: values.ends().map(|(_, highest)| highest),
            }
        };
        Scale {
            cases: all.cases(),
            median: all.median().filter(|_| is_enough(all.cases())),
            lowest: all.ends().map(|(lowest, _)| lowest),
            highest: all.ends().map(|(_, highest)| highest),
            per,
            periods: periods.iter().map(part).collect(),
        }
    }
}
