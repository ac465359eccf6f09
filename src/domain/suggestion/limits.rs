//! The numbers of the journal rules in one table, so that a reviewer can change them (`content/red-flags.md`, section
//! 4.2). They are no settings: what a person may choose is how long a forced joint rests and when their day begins.

use crate::domain::content::rule::Tier;

/// As far back as any rule looks, today included: 14 days, and the 30 before the first of them.
pub const HISTORY_DAYS: i64 = 45;

/// A week, as the rules count it.
pub const WEEK: i64 = 7;

/// How long a sign stays worth speaking of, and what is compared with as many days before.
pub const FORTNIGHT: i64 = 14;

/// A month, as the rules count it.
pub const MONTH: i64 = 30;

/// J01: so many cracks with so much pain in a week.
pub const PAINFUL: (usize, u8) = (3, 4);
/// J02: pain that is strong.
pub const STRONG_PAIN: u8 = 7;
/// J03: the fewest with pain in each week, and the rise of the median.
pub const RISING: (usize, u32) = (3, 2);
/// J04: so many days in a row, with so much pain.
pub const PAIN_STAYS: (usize, u8) = (4, 3);
/// J05: so many in a fortnight, and at least this share of the fortnight before, as a fraction.
pub const MORE_GRINDING: (usize, (usize, usize)) = (5, (3, 2));
/// J06: on so many days of a week.
pub const GRINDING_DAYS: usize = 5;
/// J07: more than this in a day is said.
pub const FORCED_TODAY: usize = 3;
/// J07: so many in a day, on so many days of a week.
pub const FORCED_DAYS: (usize, usize) = (6, 3);
/// J07: from here in a day a check is suggested.
pub const FORCED_CHECK: usize = 10;
/// J09: how often in a day it was forced too soon.
pub const TOO_SOON: usize = 3;
/// J10: so many by themselves, so many seconds apart at most; and pain from which a check is suggested.
pub const NO_GAP: (usize, i64, u8) = (3, 120, 3);
/// J10: how long it stays worth saying, in hours.
pub const NO_GAP_HOURS: i64 = 24;
/// J14: so often in a month a check is suggested.
pub const CAUGHT_AGAIN: usize = 2;
/// J17: pain from which a check is suggested.
pub const PRESSED_PAIN: u8 = 4;
/// J18: the fewest in a month, the share of one side as a fraction, and pain from which a check is suggested.
pub const ONE_SIDE: (usize, (usize, usize), u8) = (10, (4, 5), 3);
/// J19: the fewest in a fortnight and the share after sitting as a fraction.
pub const AFTER_SITTING: (usize, (usize, usize)) = (5, (3, 5));
/// J19: so many hours, on so many days of a fortnight.
pub const LONG_SITTING: (u8, usize) = (8, 3);
/// J20: so many, tagged or in these hours of the night with so much pain.
pub const AT_NIGHT: (usize, u32, u8) = (3, 5, 4);
/// J21: the fall of the median relief, the rise of forced ones as a fraction, and so many with more effort.
pub const LESS_RELIEF: (u32, (usize, usize), usize) = (2, (5, 4), 5);
/// J23: forced ones as a fraction of those before, which are at least so many.
pub const FEWER: ((usize, usize), usize) = ((7, 10), 5);
/// J24: so many of so many weeks.
pub const PAIN_WEEKS: (usize, i64) = (4, 6);
/// J25: so many days of a fortnight with so much pain.
pub const PAIN_MOST_DAYS: (usize, u8) = (12, 3);
/// J26: an urge from here and so many forced in a day, on so many days of a week.
pub const STRONG_URGE: (u8, usize, usize) = (7, 4, 5);
/// J27: so often in a fortnight.
pub const WORRIED: usize = 3;
/// J29: the weeks of pregnancy from which other gates hold.
pub const PREGNANCY_WEEKS: [i64; 2] = [16, 28];

/// J28: after how many days an open result is reminded of; none means the next time the program is opened.
pub fn reminded_after(tier: Tier) -> Option<i64> {
    match tier {
        Tier::EmergencyNow | Tier::UrgentSameDay | Tier::SelfCare => None,
        Tier::SeeSoon => Some(3),
        Tier::BookRoutine => Some(21),
    }
}

/// J11: signs that may come from a nerve.
pub const NERVE_TAGS: [&str; 3] = ["numb_tingle", "weakness", "spreads_to_limb"];
/// J13: signs that count after a neck was forced.
pub const NECK_TAGS: [&str; 4] = ["dizzy", "headache_new", "vision_change", "face_or_speech"];
/// J14.
pub const CAUGHT_TAGS: [&str; 2] = ["locking", "giving_way"];
