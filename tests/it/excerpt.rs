//! Proves `excerpt`: the words found are marked where they stand.

use proptest::prelude::*;
use unkink::domain::excerpt::{Piece, excerpt, pieces};
use unkink::domain::fold::words;

/// The pieces with brackets around what was found.
fn told(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| if piece.found { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
}

#[test]
fn the_words_found_are_marked_in_a_text() {
    for (search, text, expected) in [
        ("neck", "Forced · neck", "Forced · [neck]"),
        ("FORCED NECK", "Forced · neck", "[Forced] · [neck]"),
        ("grosse", "Größe der Straße", "[Größe] der Straße"),
        ("", "Forced", "Forced"),
        ("zzz", "Forced", "Forced"),
    ] {
        assert_eq!(told(&pieces(text, &words(search))), expected, "{search}");
    }
}

#[test]
fn an_excerpt_shows_the_note_around_the_first_words_found() {
    let long = "It began in the morning and went on for hours while I sat and wrote. Then, after gardening with my \
                neighbour in the cold, it came back; on the left, as always, and it stayed for the whole evening.";
    for (search, text, expected) in [
        ("gardening", "While gardening", Some("While [gardening]")),
        ("gardening", "  Two\n\n lines,\tgardening ", Some("Two lines, [gardening]")),
        (
            "gardening",
            long,
            Some(
                "…while I sat and wrote. Then, after [gardening] with my neighbour in the cold, it came back; on the left, as always, and…",
            ),
        ),
        (
            "began",
            long,
            Some(
                "It [began] in the morning and went on for hours while I sat and wrote. Then, after gardening with my neighbour in the…",
            ),
        ),
        ("evening", long, Some("…as always, and it stayed for the whole [evening].")),
        ("gone", long, None),
        ("", long, None),
    ] {
        assert_eq!(excerpt(text, &words(search)).map(|pieces| told(&pieces)).as_deref(), expected, "{search}");
    }
}

#[test]
fn a_text_without_spaces_is_cut_too() {
    let one = format!("{}needle{}", "a".repeat(10_000), "b".repeat(10_000));
    let shown = excerpt(&one, &words("needle")).unwrap();
    let text: String = shown.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(text.chars().count(), 122, "120 and two ellipses: {text}");
    assert_eq!(shown[1], Piece { text: "needle".to_owned(), found: true });
}

proptest! {
    #[test]
    fn pieces_are_the_text_and_nothing_else(text in any::<String>(), search in "[a-e ]{0,6}") {
        let words = words(&search);
        let all: String = pieces(&text, &words).into_iter().map(|piece| piece.text).collect();
        prop_assert_eq!(all, text.clone());
        if let Some(shown) = excerpt(&text, &words) {
            prop_assert!(shown.iter().any(|piece| piece.found));
        }
    }
}
