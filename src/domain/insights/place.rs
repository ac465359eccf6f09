//! Where it cracked, on which side, and what it was like.

use super::span::Span;
use super::tally::Tally;
use crate::domain::day::Day;
use crate::domain::exercise;
use crate::domain::journal::{BodySide, Sound};
use serde::Serialize;

/// Cracks by region, and by side in each.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Regions {
    pub cracks: u32,
    /// Each region, and at the end what has none, if any.
    pub regions: Vec<Region>,
}

/// See [`Regions`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Region {
    pub region: Option<exercise::Region>,
    pub cracks: u32,
    pub sides: Vec<Side>,
}

/// Cracks by side, whatever their region.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sides {
    pub cracks: u32,
    pub sides: Vec<Side>,
}

/// See [`Sides`]. Without a side: not said.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Side {
    pub side: Option<BodySide>,
    pub cracks: u32,
}

/// What cracks were like, in the first half of the days and in the second.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sounds {
    pub first: Half,
    pub second: Half,
    /// Those that were met, in the order on screen.
    pub sounds: Vec<SoundRow>,
}

/// Half of the days, and the cracks in it of which was said what they were like.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Half {
    pub from: Day,
    pub to: Day,
    pub cracks: u32,
}

/// See [`Sounds`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SoundRow {
    pub sound: Sound,
    pub first: u32,
    pub second: u32,
}

/// Each that was met, in the order on screen; not said comes last.
fn sides(tally: &Tally, of: impl Fn(Option<exercise::Region>) -> bool) -> (u32, Vec<Side>) {
    let mut sides: Vec<Side> = Vec::new();
    for (_, side, cracks) in tally.whole().sums.places().filter(|(region, _, cracks)| of(*region) && *cracks > 0) {
        match sides.iter_mut().find(|met| met.side == side) {
            Some(met) => met.cracks += cracks,
            None => sides.push(Side { side, cracks }),
        }
    }
    sides.sort_by_key(|met| BodySide::ALL.iter().position(|side| Some(*side) == met.side).unwrap_or(usize::MAX));
    (sides.iter().map(|side| side.cracks).sum(), sides)
}

impl Regions {
    pub(super) fn of(tally: &Tally) -> Regions {
        let of = |region: Option<exercise::Region>| {
            let (cracks, sides) = sides(tally, |place| place == region);
            Region { region, cracks, sides }
        };
        let listed = exercise::Region::ALL.into_iter().map(Some).map(of);
        let regions: Vec<Region> = listed.chain([of(None)].into_iter().filter(|none| none.cracks > 0)).collect();
        Regions { cracks: regions.iter().map(|region| region.cracks).sum(), regions }
    }
}

impl Sides {
    pub(super) fn of(tally: &Tally) -> Sides {
        let (cracks, sides) = sides(tally, |_| true);
        Sides { cracks, sides }
    }
}

impl Sounds {
    pub(super) fn of(tally: &Tally) -> Sounds {
        let [first, second] = tally.span().halves().map(|half| tally.over(half).sounds);
        let rows = Sound::ALL.iter().zip(first.into_iter().zip(second));
        let rows: Vec<SoundRow> = rows
            .map(|(sound, (first, second))| SoundRow { sound: *sound, first, second })
            .filter(|row| row.first + row.second > 0)
            .collect();
        let [first, second] = tally.span().halves();
        let half = |span: Span, cracks: u32| Half { from: span.from, to: span.to, cracks };
        Sounds {
            first: half(first, rows.iter().map(|row| row.first).sum()),
            second: half(second, rows.iter().map(|row| row.second).sum()),
            sounds: rows,
        }
    }
}
