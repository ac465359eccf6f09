//! A month as a grid of weeks, and the day a week starts with.
//!
//! It knows calendar days alone. Which moments belong to a day, by the hour it starts and the offset they were lived in,
//! is decided in `day`.

use crate::domain::day::Day;
use chrono::{Datelike, Months, NaiveDate, Weekday};
use std::fmt;

/// Countries whose weeks start on Sunday, and on Saturday; elsewhere it is Monday (CLDR, territory week data).
const FROM_SUNDAY: &str = "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT \
                           MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";
const FROM_SATURDAY: &str = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(NaiveDate);

impl Month {
    /// The month `day` lies in.
    pub fn of(day: Day) -> Month {
        Month(day.0.with_day(1).unwrap_or(day.0))
    }

    /// Its first day.
    pub fn first(self) -> Day {
        Day(self.0)
    }

    /// Its last day.
    pub fn last(self) -> Day {
        self.next().first().plus(-1)
    }

    /// The month before; this one when there is none.
    pub fn previous(self) -> Month {
        Month(self.0.checked_sub_months(Months::new(1)).unwrap_or(self.0))
    }

    /// The month after; this one when there is none.
    pub fn next(self) -> Month {
        Month(self.0.checked_add_months(Months::new(1)).unwrap_or(self.0))
    }

    /// "November".
    pub fn name(self) -> String {
        self.0.format("%B").to_string()
    }

    /// Whether `day` lies in it.
    pub fn contains(self, day: Day) -> bool {
        Month::of(day) == self
    }

    /// Its weeks, each of seven places; places before the first and after the last day are empty.
    pub fn weeks(self, start: WeekStart) -> Vec<Vec<Option<Day>>> {
        let before = self.0.weekday().days_since(start.0);
        let empty = (0..before).map(|_| None);
        let mut places: Vec<Option<Day>> = empty.chain(self.first().through(self.last()).map(Some)).collect();
        places.resize(places.len().div_ceil(7) * 7, None);
        places.chunks(7).map(<[Option<Day>]>::to_vec).collect()
    }
}

impl fmt::Display for Month {
    /// "November 2026".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format("%B %Y").fmt(f)
    }
}

/// The day a week starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekStart(Weekday);

impl WeekStart {
    /// As it is usual in a country (two capital letters); Monday where none is known.
    pub fn of_country(country: Option<&str>) -> WeekStart {
        let among =
            |countries: &str| country.is_some_and(|country| countries.split(' ').any(|listed| listed == country));
        WeekStart(match country {
            _ if among(FROM_SUNDAY) => Weekday::Sun,
            _ if among(FROM_SATURDAY) => Weekday::Sat,
            _ => Weekday::Mon,
        })
    }

    /// The first day of the week `day` lies in.
    pub fn of_week(self, day: Day) -> Day {
        day.plus(-i64::from(day.0.weekday().days_since(self.0)))
    }

    /// The seven days in their order: "M" and "Monday".
    pub fn names(self) -> [(&'static str, &'static str); 7] {
        self.in_order([
            ("M", "Monday"),
            ("T", "Tuesday"),
            ("W", "Wednesday"),
            ("T", "Thursday"),
            ("F", "Friday"),
            ("S", "Saturday"),
            ("S", "Sunday"),
        ])
    }

    /// Something of each weekday from Monday, in the order of this week.
    pub fn in_order<T>(self, mut from_monday: [T; 7]) -> [T; 7] {
        from_monday.rotate_left(usize::try_from(self.0.num_days_from_monday()).unwrap_or_default());
        from_monday
    }
}
