//! The small markdown of cards: paragraphs, bold words, numbered points and tables. Nothing else occurs in them.

use dioxus::prelude::*;

/// Words in one weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub bold: bool,
}

/// A part of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Span>),
    Numbered(Vec<Vec<Span>>),
    Table { head: Vec<Vec<Span>>, rows: Vec<Vec<Vec<Span>>> },
}

/// Sentences in one paragraph at most, so that a card stays easy to read.
const SENTENCES: usize = 2;

/// Reads a card. Long paragraphs are broken between sentences, and before a sentence that begins in bold.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in markdown.split("\n\n") {
        let lines: Vec<&str> = part.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.iter().all(|line| line.starts_with('|')) && !lines.is_empty() {
            blocks.push(table(&lines));
            continue;
        }
        let text = lines.join(" ");
        match numbered(&text) {
            Some((points, rest)) => {
                blocks.push(Block::Numbered(points.iter().map(|point| spans(point)).collect()));
                blocks.extend(paragraphs(&rest));
            }
            None => blocks.extend(paragraphs(&text)),
        }
    }
    blocks
}

/// The text without its marks, for searching.
pub fn plain(markdown: &str) -> String {
    markdown.replace("**", "")
}

fn paragraphs(text: &str) -> Vec<Block> {
    let mut paragraphs: Vec<Vec<&str>> = Vec::new();
    for sentence in sentences(text) {
        match paragraphs.last_mut() {
            Some(last) if last.len() < SENTENCES && !sentence.starts_with("**") => last.push(sentence),
            _ => paragraphs.push(vec![sentence]),
        }
    }
    paragraphs.into_iter().map(|sentences| Block::Paragraph(spans(&sentences.join(" ")))).collect()
}

/// Cuts after a full stop, question mark or colon in bold that a space and a capital, quote or bold mark follow.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = text.trim();
    while let Some(end) = sentence_end(rest) {
        let (sentence, after) = rest.split_at(end);
        sentences.push(sentence.trim());
        rest = after.trim_start();
    }
    if !rest.is_empty() {
        sentences.push(rest);
    }
    sentences
}

fn sentence_end(text: &str) -> Option<usize> {
    text.char_indices().zip(text.chars().skip(1)).find_map(|((at, mark), space)| {
        let after = text.get(at + mark.len_utf8() + 1..)?.chars().next()?;
        let ends = matches!(mark, '.' | '?') && space == ' ' && (after.is_uppercase() || matches!(after, '*' | '"'));
        ends.then_some(at + mark.len_utf8())
    })
}

/// The points of "1. … 2. … 3. …", and what follows the last one's first sentence.
fn numbered(text: &str) -> Option<(Vec<String>, String)> {
    let mut rest = text.strip_prefix("1. ")?;
    let mut points = Vec::new();
    for next in 2_u32.. {
        match rest.split_once(&format!(" {next}. ")) {
            Some((point, after)) => {
                points.push(point.to_owned());
                rest = after;
            }
            None => break,
        }
    }
    let end = sentence_end(rest).unwrap_or(rest.len());
    let (point, after) = rest.split_at(end);
    points.push(point.to_owned());
    (points.len() > 1).then(|| (points, after.trim().to_owned()))
}

fn table(lines: &[&str]) -> Block {
    let cells = |line: &&str| line.trim_matches('|').split('|').map(|cell| spans(cell.trim())).collect::<Vec<_>>();
    let is_rule = |line: &&str| line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    let mut rows = lines.iter().filter(|line| !is_rule(line)).map(cells);
    Block::Table { head: rows.next().unwrap_or_default(), rows: rows.collect() }
}

fn spans(text: &str) -> Vec<Span> {
    text.split("**")
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(index, part)| Span { text: part.to_owned(), bold: index % 2 == 1 })
        .collect()
}

/// A card's text as elements.
#[component]
pub fn Prose(markdown: String) -> Element {
    rsx! {
        div { class: "prose",
            for (index , block) in blocks(&markdown).into_iter().enumerate() {
                match block {
                    Block::Paragraph(spans) => rsx! {
                        p { key: "{index}",
                            Spans { spans }
                        }
                    },
                    Block::Numbered(points) => rsx! {
                        ol { key: "{index}", class: "prose__list",
                            for (number , spans) in points.into_iter().enumerate() {
                                li { key: "{number}",
                                    Spans { spans }
                                }
                            }
                        }
                    },
                    Block::Table { head, rows } => rsx! {
                        div { key: "{index}", class: "prose__table", role: "region", "aria-label": "Table", tabindex: "0",
                            table {
                                thead {
                                    tr {
                                        for (column , spans) in head.into_iter().enumerate() {
                                            th { key: "{column}", scope: "col",
                                                Spans { spans }
                                            }
                                        }
                                    }
                                }
                                tbody {
                                    for (line , cells) in rows.into_iter().enumerate() {
                                        tr { key: "{line}",
                                            for (column , spans) in cells.into_iter().enumerate() {
                                                td { key: "{column}",
                                                    Spans { spans }
                                                }
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    },
                }
            }
        }
    }
}

#[component]
fn Spans(spans: Vec<Span>) -> Element {
    rsx! {
        for (index , span) in spans.into_iter().enumerate() {
            if span.bold {
                b { key: "{index}", "{span.text}" }
            } else {
                span { key: "{index}", "{span.text}" }
            }
        }
    }
}
