//! Whether a rollback journal belongs to a file, by the bytes of both: <https://sqlite.org/fileformat.html>.
//!
//! A journal holds pages as they were before a change, among them the first, in which every change is counted. It
//! belongs to a file that stands at that count, or one above it.

use std::fs;
use std::path::Path;

const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/// Where things stand in the first page.
const PAGE_SIZE: usize = 16;
const READ_VERSION: usize = 19;
const CHANGES: usize = 24;
const PAGES: usize = 28;

/// What stands before a run of pages.
struct Head {
    records: usize,
    /// Pages of the file before the change.
    pages: u32,
    sector: usize,
    page_size: usize,
}

/// Whether the file at rest has no log beside it. A file in write-ahead mode says 2.
pub(super) fn is_rollback(file: &[u8]) -> bool {
    file.get(READ_VERSION) == Some(&1)
}

/// How many pages the file had for which the journal at `path` was written; 0 where that cannot be told.
pub(super) fn kept_pages(path: &Path) -> u32 {
    fs::read(path).ok().and_then(|journal| Head::at(&journal, 0)).map_or(0, |head| head.pages)
}

/// Whether `journal` belongs to `file`.
pub(super) fn fits(file: &[u8], journal: &[u8]) -> bool {
    let Some(first) = Head::at(journal, 0) else {
        // SQLite takes no notice of a journal that is empty or begins with a zero: it was never written out.
        return journal.first().is_none_or(|first| *first == 0);
    };
    let (Some(changes), Some(pages), Some(page_size)) = (number(file, CHANGES), number(file, PAGES), page_size(file))
    else {
        return false;
    };
    if page_size != first.page_size {
        return false;
    }
    match count_before(journal, &first) {
        Some(before) => changes == before || changes == before.wrapping_add(1),
        // The first page is as it was: the file is new, or the change did not get that far.
        None if first.pages == 0 => changes <= 1,
        None => pages == first.pages,
    }
}

/// How many changes the first page counted before this one, where the journal holds it.
fn count_before(journal: &[u8], first: &Head) -> Option<u32> {
    let mut at = 0;
    while let Some(head) = Head::at(journal, at) {
        let record = head.page_size + 8;
        let start = at + head.sector;
        let there = journal.len().saturating_sub(start) / record;
        for number_of in 0..head.records.min(there) {
            let place = start + number_of * record;
            if number(journal, place) == Some(1) {
                return number(journal, place + 4 + CHANGES);
            }
        }
        let end = start + head.records.min(there) * record;
        at = end.div_ceil(first.sector) * first.sector;
    }
    None
}

impl Head {
    fn at(journal: &[u8], at: usize) -> Option<Head> {
        let magic = journal.get(at..)?.get(..MAGIC.len())?;
        let field = |place: usize| number(journal, at + place).and_then(|number| usize::try_from(number).ok());
        let head =
            Head { records: field(8)?, pages: number(journal, at + 16)?, sector: field(20)?, page_size: field(24)? };
        let fits = |size: usize, least: usize| size.is_power_of_two() && (least..=65536).contains(&size);
        (magic == MAGIC && fits(head.sector, 32) && fits(head.page_size, 512)).then_some(head)
    }
}

fn page_size(file: &[u8]) -> Option<usize> {
    let bytes = file.get(PAGE_SIZE..PAGE_SIZE + 2)?;
    let size = bytes.iter().fold(0, |size, byte| size * 256 + usize::from(*byte));
    Some(if size == 1 { 65536 } else { size })
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.get(..4)?;
    four.try_into().ok().map(u32::from_be_bytes)
}
