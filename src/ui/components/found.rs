//! Text in which the words that were looked for are marked.

use crate::domain::excerpt::{Piece, excerpt, pieces};
use dioxus::prelude::*;

/// The whole text. `words` are folded; without words nothing is marked.
#[component]
pub fn Found(text: String, words: Vec<String>) -> Element {
    rsx! { Pieces { pieces: pieces(&text, &words) } }
}

/// The part of a long text around the words found, as a line of a row; nothing where none stands in it.
#[component]
pub fn Excerpt(text: String, words: Vec<String>) -> Element {
    match excerpt(&text, &words) {
        Some(pieces) => rsx! {
            span { class: "row__meta row__meta--found",
                Pieces { pieces }
            }
        },
        None => rsx! {},
    }
}

#[component]
fn Pieces(pieces: Vec<Piece>) -> Element {
    rsx! {
        for (index , piece) in pieces.into_iter().enumerate() {
            if piece.found {
                mark { key: "{index}", class: "found", "{piece.text}" }
            } else {
                span { key: "{index}", "{piece.text}" }
            }
        }
    }
}
