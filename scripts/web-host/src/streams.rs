//! How the wasm travels: its instructions, their locals, calls, offsets and constants each in a stream of their own. Like
//! beside like packs to 200 KB less. `assets/web/joined.js` puts it together again, byte for byte, and compares the hash.
//!
//! ```text
//! u32                 length of the whole wasm, in bytes; all numbers have their low byte first
//! 32 bytes            SHA-256 of the whole wasm
//! u32                 number of functions
//! u32 × STREAMS       length of each stream
//! 512 × 4 bytes       for each instruction: its stream, its numbers, its plain bytes, its alignment (KIND)
//! 256 bytes           for the instruction after a constant: how far its stream is from the first of constants
//! streams             one after the other
//! ```
//!
//! An instruction with a prefix byte has the number of what follows it, and 256. A local that is read is told by how
//! lately it was used: its place in `Recent`.

use crate::Outcome;
use sha2::{Digest, Sha256};
use std::ops::Range;
use wasmparser::{FunctionBody, Parser, Payload};

const BEFORE: usize = 0;
const AFTER: usize = 1;
const LOCALS: usize = 2;
const INSTRUCTIONS: usize = 3;
const GET: usize = 4;
const SET: usize = 5;
const CALL: usize = 6;
const BRANCH: usize = 7;
const LOAD: usize = 8;
const STORE: usize = 9;
const WIDE: usize = 10;
const OTHER: usize = 11;
const CONSTANT: usize = 12;
const STREAMS: usize = CONSTANT + 5;

const PREFIX: u8 = 0xfc;
const LOCAL_GET: usize = 0x20;
const LOCAL_SET: usize = 0x21;
const LOCAL_TEE: usize = 0x22;
const BR_TABLE: usize = 0x0e;
const I32_CONST: usize = 0x41;

/// What an instruction that cannot be put together again has for a stream.
const UNKNOWN: u8 = 0xff;

/// What an instruction without one has for an alignment.
const NONE: u8 = 0xff;

/// What follows an instruction.
#[derive(Clone, Copy)]
struct Kind {
    stream: u8,
    /// Numbers of as many bytes as they need. A table of branches has as many more as its first one says, and one.
    numbers: u8,
    plain: u8,
    /// The one alignment that it ever has, before its numbers and in no stream.
    align: u8,
}

/// The wasm in streams.
///
/// # Errors
/// It is no wasm, or has an instruction that is not in the table.
pub fn split(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let kinds = kinds();
    let after_constant = after_constant();
    let mut streams: [Vec<u8>; STREAMS] = Default::default();
    let mut functions = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::CodeSectionEntry(body) = payload? {
            functions.push(body);
        }
    }
    let (Some(first), Some(last)) = (functions.first(), functions.last()) else {
        return Err("the wasm has no function".into());
    };
    // The length of each function stands before it and is found out again.
    let lead = written(first.range().len()).len();
    streams[BEFORE].extend(&wasm[..first.range().start - lead]);
    streams[AFTER].extend(&wasm[last.range().end..]);
    for body in &functions {
        divide(wasm, body, &kinds, &after_constant, &mut streams)?;
    }

    let mut whole = Vec::new();
    whole.extend(u32::try_from(wasm.len())?.to_le_bytes());
    whole.extend(Sha256::digest(wasm));
    whole.extend(u32::try_from(functions.len())?.to_le_bytes());
    for stream in &streams {
        whole.extend(u32::try_from(stream.len())?.to_le_bytes());
    }
    for Kind { stream, numbers, plain, align } in kinds {
        whole.extend([stream, numbers, plain, align]);
    }
    whole.extend(after_constant);
    Ok(streams.into_iter().fold(whole, |whole, stream| [whole, stream].concat()))
}

fn divide(
    wasm: &[u8],
    body: &FunctionBody<'_>,
    kinds: &[Kind; 512],
    after_constant: &[u8; 256],
    streams: &mut [Vec<u8>; STREAMS],
) -> Outcome<()> {
    let instructions = body.get_operators_reader()?;
    let begin = instructions.original_position();
    streams[LOCALS].extend(&wasm[body.range().start..begin]);
    let mut at: Vec<usize> = instructions.into_iter_with_offsets().map(|one| Ok(one?.1)).collect::<Outcome<_>>()?;
    at.push(body.range().end);
    let mut recent = Recent::default();
    for pair in at.windows(2) {
        let bytes = &wasm[pair[0]..pair[1]];
        let (number, lead) =
            if bytes[0] == PREFIX { (256 + usize::from(bytes[1]), 2) } else { (usize::from(bytes[0]), 1) };
        let Kind { stream, align, .. } = kinds[number];
        if stream == UNKNOWN {
            return Err(format!("instruction {number:#x} is not in the table of streams").into());
        }
        streams[INSTRUCTIONS].extend(&bytes[..lead]);
        let mut rest = &bytes[lead..];
        if align != NONE {
            if rest[0] != align {
                return Err(format!("instruction {number:#x} is aligned to {}, not {align}", rest[0]).into());
            }
            rest = &rest[1..];
        }
        if [LOCAL_GET, LOCAL_SET, LOCAL_TEE].contains(&number) {
            let place = recent.used(value(rest));
            if number == LOCAL_GET {
                streams[GET].extend(written(place));
                continue;
            }
        }
        let next = wasm.get(pair[1]).map_or(0, |next| usize::from(*next));
        let of_constant = if number == I32_CONST { after_constant[next] } else { 0 };
        streams[usize::from(stream + of_constant)].extend(rest);
    }
    Ok(())
}

/// The locals of a function, the last used first. Those not used yet follow by their numbers.
#[derive(Default)]
struct Recent(Vec<usize>);

impl Recent {
    /// Its place before it was used.
    fn used(&mut self, local: usize) -> usize {
        self.0.extend(self.0.len()..=local);
        let place = self.0.iter().position(|other| *other == local).unwrap_or_default();
        self.0[..=place].rotate_right(1);
        place
    }
}

/// The instructions that this program's compilers make. Another one stops the build, which is when it is put in here.
fn kinds() -> [Kind; 512] {
    let mut kinds = [Kind { stream: UNKNOWN, numbers: 0, plain: 0, align: NONE }; 512];
    let mut set = |range: Range<usize>, stream: usize, numbers: u8| {
        for kind in &mut kinds[range] {
            *kind = Kind { stream: u8::try_from(stream).unwrap_or(UNKNOWN), numbers, plain: 0, align: NONE };
        }
    };
    set(0x00..0x02, OTHER, 0);
    set(0x02..0x05, OTHER, 1);
    set(0x05..0x06, OTHER, 0);
    set(0x0b..0x0c, OTHER, 0);
    set(0x0c..0x0e, BRANCH, 1);
    set(BR_TABLE..0x0f, OTHER, 1);
    set(0x0f..0x10, OTHER, 0);
    set(0x10..0x11, CALL, 1);
    set(0x11..0x12, OTHER, 2);
    set(0x1a..0x1c, OTHER, 0);
    set(LOCAL_GET..LOCAL_SET, GET, 1);
    set(LOCAL_SET..0x23, SET, 1);
    set(0x23..0x27, OTHER, 1);
    set(0x28..0x36, LOAD, 1);
    set(0x36..0x3f, STORE, 1);
    set(0x3f..0x41, OTHER, 1);
    set(I32_CONST..0x42, CONSTANT, 1);
    set(0x42..0x43, WIDE, 1);
    set(0x43..0x45, OTHER, 0);
    set(0x45..0xc5, OTHER, 0);
    set(0xd0..0xd1, OTHER, 1);
    set(0xd1..0xd2, OTHER, 0);
    set(0xd2..0xd3, OTHER, 1);
    // With the prefix: conversions that never fail, then whole ranges of memory and of tables.
    for (sub, numbers) in [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1].into_iter().enumerate() {
        set(256 + sub..257 + sub, OTHER, numbers);
    }
    kinds[0x43].plain = 4;
    kinds[0x44].plain = 8;
    // Two to the power of this is how many bytes it reads or writes.
    let powers = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];
    for (kind, align) in kinds[0x28..0x3f].iter_mut().zip(powers) {
        kind.align = align;
    }
    kinds
}

/// Constants that are stored, reckoned with, compared, handed on and the rest are not alike.
fn after_constant() -> [u8; 256] {
    let mut after = [0; 256];
    after[0x36..0x3f].fill(1);
    after[0x6a..0x80].fill(2);
    after[0x45..0x5b].fill(3);
    after[0x10] = 4;
    after
}

/// A number in as few bytes as it needs, seven bits each.
fn written(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// The number that `bytes` are.
fn value(bytes: &[u8]) -> usize {
    bytes.iter().rev().fold(0, |value, byte| value << 7 | usize::from(byte & 0x7f))
}
