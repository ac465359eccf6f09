//! The page for a visit as PDF: real text in reading order, tagged, black on white, 10 points and more.
//!
//! Blocks are cut into pieces that stay whole (`flow`), the pieces are put on pages, the pages are drawn; what belongs
//! together in meaning is said in the tags, however it lies on the pages.

use crate::domain::day::Moment;
use crate::domain::report::paper::Paper;
use crate::domain::report::sheet::Sheet;
use crate::render::text::{LEFT_OUT, Look, Setter};
use chrono::{Datelike, Timelike};
use flow::{Flow, Kind, Node};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};
use std::fmt;

mod block;
mod chart;
mod draw;
mod flow;
mod head;

/// Whether files are written here.
pub const IS_WRITTEN: bool = true;

/// Why there is no file.
#[derive(Debug)]
pub struct PdfError(String);

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the page cannot be made into a PDF: {}", self.0)
    }
}

impl std::error::Error for PdfError {}

/// The free edge of the paper, in points.
const MARGIN: f32 = 34.0;

/// The size of the text.
const SIZE: f32 = 10.0;

/// How many letters that cannot be drawn are told by number.
const TOLD: usize = 12;

/// The sheet as a PDF of `made`, on this paper. Letters that the fonts inside of this program do not have come from the
/// system's where `system_fonts` says so.
///
/// # Errors
/// What the writer of the file refuses.
pub fn pdf(sheet: &Sheet, paper: Paper, made: Moment, system_fonts: bool) -> Result<Vec<u8>, PdfError> {
    let (width, height) = paper.size();
    let mut setter = Setter::new(system_fonts);
    let foot = foot_height(&mut setter, sheet, width);
    let mut flow = Flow::new(setter, (MARGIN, width - MARGIN), (MARGIN, height - MARGIN - foot));
    head::head(&mut flow, sheet);
    for part in &sheet.parts {
        block::part(&mut flow, part);
    }
    if let Some(line) = left_out(&flow.setter) {
        block::text(&mut flow, &line);
    }
    let settings = SerializeSettings { xmp_metadata: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(sheet, made));
    let pages = flow.pages.len();
    let mut tags = draw::Tags::of(flow.leaves);
    for (number, marks) in flow.pages.iter().enumerate() {
        let Some(settings) = PageSettings::from_wh(width, height) else { continue };
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        draw::page(&mut surface, marks, &mut tags);
        let foot_of_page = format!("{} · page {} of {pages}", sheet.foot, number + 1);
        let lines = flow.setter.set(&foot_of_page, &Look::plain(SIZE), width - 2.0 * MARGIN);
        draw::foot(&mut surface, &lines, (MARGIN, width - MARGIN), height - MARGIN - foot + 6.0);
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tags.tree(vec![Node::Group(Kind::Article, flow.tree)]));
    document.finish().map_err(|error| PdfError(format!("{error:?}")))
}

fn metadata(sheet: &Sheet, made: Moment) -> Metadata {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let minutes = made.offset().local_minus_utc() / 60;
    let date = DateTime::new(u16::try_from(made.year()).unwrap_or_default())
        .month(small(made.month()))
        .day(small(made.day()))
        .hour(small(made.hour()))
        .minute(small(made.minute()))
        .second(small(made.second()))
        .utc_offset_hour(i8::try_from(minutes / 60).unwrap_or_default())
        .utc_offset_minute(u8::try_from(minutes.abs() % 60).unwrap_or_default());
    Metadata::new()
        .title(sheet.title.clone())
        .language("en".to_owned())
        .creator("Unkink".to_owned())
        .producer("Unkink".to_owned())
        .creation_date(date)
}

fn foot_height(setter: &mut Setter, sheet: &Sheet, width: f32) -> f32 {
    let longest = format!("{} · page 999 of 999", sheet.foot);
    let lines = setter.set(&longest, &Look::plain(SIZE), width - 2.0 * MARGIN);
    lines.iter().map(|line| line.height).sum::<f32>() + 14.0
}

/// What is said about letters that no font here has.
fn left_out(setter: &Setter) -> Option<String> {
    let signs: Vec<char> = setter.left_out.iter().copied().collect();
    if signs.is_empty() {
        return None;
    }
    let told: Vec<String> = signs.iter().take(TOLD).map(|sign| format!("U+{:04X}", u32::from(*sign))).collect();
    let more = signs.len().saturating_sub(TOLD);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    Some(format!(
        "{LEFT_OUT} stands for signs that no font on this device can draw: {}{more}. In the app they are as they were written.",
        told.join(", ")
    ))
}
