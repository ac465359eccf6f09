//! Uids for what has none: made from what a row says and its number among equals (UUIDv5), so that the same file taken in
//! twice makes the same uids.

use sha1::{Digest, Sha1};
use std::collections::HashMap;

/// The name space of these uids.
const SPACE: u128 = 0x7b6f_2a0e_51c4_5d0b_9a53_756e_6b69_6e6b;

/// Counts rows that say the same, and knows those that have a uid.
#[derive(Default)]
pub struct Made {
    equals: HashMap<[u8; 20], u32>,
    own: HashMap<(&'static str, String), usize>,
}

impl Made {
    /// The line on which a uid of a `kind` stood before, if on any.
    pub fn stood_on(&mut self, kind: &'static str, uid: &str, line: usize) -> Option<usize> {
        let first = *self.own.entry((kind, uid.to_owned())).or_insert(line);
        (first != line).then_some(first)
    }

    /// The uid of the next row that says `said`, among records of a `kind`.
    pub fn uid(&mut self, kind: &str, said: &str) -> String {
        let content: [u8; 20] = Sha1::digest(format!("{kind}\n{said}")).into();
        let number = self.equals.entry(content).and_modify(|number| *number += 1).or_insert(1);
        let named =
            Sha1::new().chain_update(SPACE.to_be_bytes()).chain_update(content).chain_update(number.to_be_bytes());
        let hash: [u8; 20] = named.finalize().into();
        let first: u128 = hash.iter().take(16).fold(0, |number, byte| (number << 8) | u128::from(*byte));
        // Version 5, and the variant of RFC 9562.
        let marked = first & !(0xF << 76) & !(0b11 << 62) | (5 << 76) | (0b10 << 62);
        let digits = format!("{marked:032x}");
        let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
        [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
    }
}
