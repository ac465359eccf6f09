//! How counts stand in a row: numbers of as few bytes as each needs (LEB128), since most are 0 or small. The first is how
//! many numbers every row has; then those, forced cracks of each day, gaps, and what was tried, each after its length.

use crate::domain::day::Day;
use crate::domain::insights::{Counts, Sums, Tried};

/// The counts of days from `first` on.
pub(super) fn bytes_of(counts: &Counts, first: Day) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut sums = counts.sums;
    put(&mut bytes, layout());
    sums.numbers().for_each(|number| put(&mut bytes, *number));
    put_length(&mut bytes, counts.forced.days());
    for (day, forced) in counts.forced.each() {
        put(&mut bytes, u32::try_from(day.since(first)).unwrap_or_default());
        put(&mut bytes, forced);
    }
    put_length(&mut bytes, counts.gaps.each().count());
    for (minutes, times) in counts.gaps.each() {
        put(&mut bytes, minutes);
        put(&mut bytes, times);
    }
    put_length(&mut bytes, counts.tried.len());
    for (alternative, tried) in &counts.tried {
        put_length(&mut bytes, alternative.len());
        bytes.extend(alternative.as_bytes());
        put(&mut bytes, tried.eased);
        put(&mut bytes, tried.times);
    }
    bytes
}

/// What [`bytes_of`] wrote; none of another program's version.
pub(super) fn counts_of(mut bytes: &[u8], first: Day) -> Option<Counts> {
    let bytes = &mut bytes;
    let mut counts = Counts::default();
    if take(bytes)? != layout() {
        return None;
    }
    for number in counts.sums.numbers() {
        *number = take(bytes)?;
    }
    for _ in 0..take(bytes)? {
        let day = first.plus(i64::from(take(bytes)?));
        counts.forced.add(day, take(bytes)?);
    }
    for _ in 0..take(bytes)? {
        let minutes = take(bytes)?;
        counts.gaps.add(minutes, take(bytes)?);
    }
    for _ in 0..take(bytes)? {
        let length = usize::try_from(take(bytes)?).ok()?;
        let (name, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        let alternative = str::from_utf8(name).ok()?.to_owned();
        counts.tried.insert(alternative, Tried { eased: take(bytes)?, times: take(bytes)? });
    }
    bytes.is_empty().then_some(counts)
}

fn layout() -> u32 {
    u32::try_from(Sums::default().numbers().count()).unwrap_or_default()
}

fn put_length(bytes: &mut Vec<u8>, length: usize) {
    put(bytes, u32::try_from(length).unwrap_or(u32::MAX));
}

fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut number: u32 = 0;
    for place in 0..5 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}
