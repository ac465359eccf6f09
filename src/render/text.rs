//! Text as it is set: lines of glyphs, each with the letters it stands for.
//!
//! Latin, Greek and Cyrillic come from the fonts inside of this program, other scripts from the system's. Order (right to
//! left too) and joined letters are Unicode's and the fonts' own. What no font can draw is left out under a mark and told
//! by number: never a box.

use fontique::{Blob, Collection, CollectionOptions, GenericFamily, SourceCache};
use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use parley::style::{FontFamily, FontFamilyName, FontWeight, LineHeight, OverflowWrap, StyleProperty};
use parley::{Alignment, AlignmentOptions, FontContext, FontData, Layout, LayoutContext, Run};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");
/// Arrows and a few signs of reckoning.
const SIGNS: &[u8] = include_bytes!("../../assets/fonts/NotoSansMath-Regular.ttf");

/// Stands where something cannot be drawn.
pub const LEFT_OUT: &str = "[…]";

/// Lines stand so far apart, in sizes of the letters.
const LEADING: f32 = 1.2;

/// How a text looks.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// In points.
    pub size: f32,
    /// The part that is bold, in bytes.
    pub bold: Option<Range<usize>>,
    pub to_the_right: bool,
}

impl Look {
    /// In this size, not bold.
    pub fn plain(size: f32) -> Look {
        Look { size, ..Look::default() }
    }

    /// In this size, all bold.
    pub fn bold(size: f32) -> Look {
        Look { size, bold: Some(0..usize::MAX), ..Look::default() }
    }
}

/// A line that is set.
#[derive(Clone, Debug)]
pub struct Line {
    pub height: f32,
    /// From its top.
    pub baseline: f32,
    pub pieces: Vec<Piece>,
    /// The whole text it is a line of; the glyphs point into it.
    pub text: Arc<str>,
}

/// Glyphs of one font in a line.
#[derive(Clone, Debug)]
pub struct Piece {
    pub x: f32,
    pub size: f32,
    pub font: Font,
    pub glyphs: Vec<KrillaGlyph>,
}

/// Sets texts, and remembers what it could not draw.
pub struct Setter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    /// By the number of its data and its place in it; none cannot be drawn with.
    faces: HashMap<(u64, u32), Option<Font>>,
    pub left_out: BTreeSet<char>,
}

impl Setter {
    /// With the fonts inside of this program, and those of the system behind them.
    pub fn new(system_fonts: bool) -> Setter {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts });
        for font in [REGULAR, BOLD, SIGNS] {
            collection.register_fonts(Blob::new(Arc::new(font)), None);
        }
        Setter {
            fonts: FontContext { collection, source_cache: SourceCache::default() },
            layouts: LayoutContext::new(),
            faces: HashMap::new(),
            left_out: BTreeSet::new(),
        }
    }

    /// Sets a text in lines of at most this width; words that are longer are broken.
    pub fn set(&mut self, text: &str, look: &Look, width: f32) -> Vec<Line> {
        let mut text = written(text);
        let mut layout = self.layout(&text, look, width);
        let missing = self.missing(&layout, &text);
        if !missing.is_empty() {
            text = self.without(&text, &missing);
            layout = self.layout(&text, look, width);
        }
        let text: Arc<str> = text.into();
        layout
            .lines()
            .map(|line| {
                let metrics = line.metrics();
                let mut x = metrics.offset;
                let mut pieces = Vec::new();
                for run in line.runs() {
                    let begin = x;
                    let glyphs = glyphs(&run, &mut x);
                    if let Some(font) = self.face(&run).filter(|_| !glyphs.is_empty()) {
                        pieces.push(Piece { x: begin, size: run.font_size(), font, glyphs });
                    }
                }
                let top = metrics.block_min_coord;
                Line { height: metrics.line_height, baseline: metrics.baseline - top, pieces, text: Arc::clone(&text) }
            })
            .collect()
    }

    fn layout(&mut self, text: &str, look: &Look, width: f32) -> Layout<()> {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        let families = [
            FontFamilyName::Named(Cow::Borrowed("Noto Sans")),
            FontFamilyName::Named(Cow::Borrowed("Noto Sans Math")),
            FontFamilyName::Generic(GenericFamily::SansSerif),
        ];
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(&families))));
        builder.push_default(StyleProperty::FontSize(look.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(LEADING)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        if let Some(bold) = &look.bold {
            builder.push(StyleProperty::FontWeight(FontWeight::BOLD), bold.start..bold.end.min(text.len()));
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        let alignment = if look.to_the_right { Alignment::Right } else { Alignment::Start };
        layout.align(alignment, AlignmentOptions::default());
        layout
    }

    /// The letters that have no glyph, or one that is a picture of dots.
    fn missing(&mut self, layout: &Layout<()>, text: &str) -> Vec<Range<usize>> {
        let mut missing = Vec::new();
        for line in layout.lines() {
            for run in line.runs() {
                let can_draw = self.face(&run).is_some();
                for cluster in run.clusters() {
                    let range = cluster.text_range();
                    let blank = text.get(range.clone()).is_none_or(|part| part.chars().all(is_blank));
                    if !blank && (!can_draw || cluster.glyphs().any(|glyph| glyph.id == 0)) {
                        missing.push(range);
                    }
                }
            }
        }
        missing.sort_by_key(|range| range.start);
        missing
    }

    /// The text with a mark in place of each run of what cannot be drawn.
    fn without(&mut self, text: &str, missing: &[Range<usize>]) -> String {
        let (mut kept, mut done) = (String::new(), 0);
        let mut marked = None;
        for range in missing {
            let between = text.get(done..range.start).unwrap_or_default();
            if marked.is_none() || !between.trim().is_empty() {
                kept.push_str(between);
                kept.push_str(LEFT_OUT);
            }
            marked = Some(());
            self.left_out.extend(text.get(range.clone()).unwrap_or_default().chars().filter(|c| !is_blank(*c)));
            done = done.max(range.end);
        }
        kept.push_str(text.get(done..).unwrap_or_default());
        kept
    }

    fn face(&mut self, run: &Run<'_, ()>) -> Option<Font> {
        let FontData { data, index } = run.font().clone();
        let varied = run.synthesis();
        let face = self.faces.entry((data.id(), index)).or_insert_with(|| {
            if !has_outlines(data.as_ref(), index) {
                return None;
            }
            let coordinates: Vec<(Tag, f32)> =
                varied.variation_settings().iter().map(|(tag, value)| (Tag::new(&tag.into_bytes()), *value)).collect();
            let (bytes, _) = data.into_raw_parts();
            Font::new_variable(bytes.into(), index, &coordinates)
        });
        face.clone()
    }
}

fn glyphs(run: &Run<'_, ()>, x: &mut f32) -> Vec<KrillaGlyph> {
    let size = run.font_size();
    let mut glyphs: Vec<KrillaGlyph> = Vec::new();
    for cluster in run.visual_clusters().filter(|cluster| !cluster.is_hard_line_break()) {
        if cluster.is_ligature_continuation() {
            if let Some(glyph) = glyphs.last_mut() {
                let range = cluster.text_range();
                glyph.text_range = glyph.text_range.start.min(range.start)..glyph.text_range.end.max(range.end);
            }
            continue;
        }
        for glyph in cluster.glyphs() {
            let (advance, right, up) = (glyph.advance / size, glyph.x / size, glyph.y / size);
            let id = GlyphId::new(glyph.id);
            glyphs.push(KrillaGlyph::new(id, advance, right, up, 0.0, cluster.text_range(), None));
            *x += glyph.advance;
        }
    }
    glyphs
}

/// As it is set: a tab is some space, and what moves no pen is nothing.
fn written(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\t' => written.push_str("    "),
            '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => written.push('\n'),
            c if c.is_control() && c != '\n' => {}
            c => written.push(c),
        }
    }
    written
}

/// Whether nothing is to be seen of a letter, in whatever font.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        || matches!(c, '\u{e0000}'..='\u{e0fff}')
}

/// Whether a font has letters as outlines, or in colours made of outlines: pictures of dots are not drawn here. Its table of
/// contents tells (OpenType 1.9, "Font file").
fn has_outlines(data: &[u8], index: u32) -> bool {
    let number = |at: usize, length: usize| {
        let bytes = data.get(at..at.checked_add(length)?)?;
        Some(bytes.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte)))
    };
    let begin = match data.get(..4) {
        Some(b"ttcf") => usize::try_from(index).ok().and_then(|index| number(12 + 4 * index, 4)),
        _ => Some(0),
    };
    let Some((begin, tables)) = begin.and_then(|begin| Some((begin, number(begin + 4, 2)?))) else { return false };
    let table = |place: usize| {
        let at = begin + 12 + 16 * place;
        data.get(at..at + 4)
    };
    let has = |name: &[u8]| (0..tables).any(|place| table(place) == Some(name));
    (has(b"glyf") || has(b"CFF ") || has(b"CFF2")) && !has(b"CBDT") && !has(b"sbix")
}
