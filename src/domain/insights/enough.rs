//! From how many cases on something is claimed.

use crate::domain::urge;

/// The fewest cases a claim is made from.
pub const FEWEST: u32 = 5;

const _: () = assert!(FEWEST as usize == urge::FEWEST, "one number of cases for all claims");

/// Whether a claim can be made from so many cases.
pub fn is_enough(cases: u32) -> bool {
    cases >= FEWEST
}
