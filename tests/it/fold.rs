//! Proves `fold`: what a search takes for the same word.

use proptest::prelude::*;
use unkink::domain::fold::{fold, found, words};

#[test]
fn a_search_finds_what_a_person_calls_the_same_word() {
    for (search, text, is_found) in [
        ("GRÖSSE", "Größe", true),
        ("größe", "GRÖSSE", true),
        ("grosse", "Größe", true),
        ("groesse", "Größe", false),
        ("straße", "STRASSE", true),
        ("STRASSE", "Straße", true),
        ("STRAẞE", "Straße", true),
        ("istanbul", "İstanbul", true),
        ("İSTANBUL", "Istanbul", true),
        ("ısparta", "ISPARTA", true),
        ("\u{e9}cole", "e\u{301}cole", true),
        ("E\u{301}COLE", "\u{e9}cole", true),
        ("ecole", "\u{e9}cole", true),
        ("école", "Ecole", true),
        ("ΣΊΣΥΦΟΣ", "Σίσυφος", true),
        ("σισυφοσ", "Σίσυφος", true),
        ("lodz", "Łódź", true),
        ("ha noi", "Hà Nội", true),
        ("smorrebrod", "Smørrebrød", true),
        ("ёлка", "Елка", true),
        ("office", "oﬃce", true),
        ("שלום", "שָׁלוֹם", true),
        ("مدرسة", "مَدْرَسَة", true),
        // Another sound, so another word.
        ("か", "が", false),
        ("क", "कि", true),
        ("कि", "क", false),
        ("100%", "at 100% now", true),
        ("100%", "at 1000 now", false),
        ("a_b", "a_b", true),
        ("a_b", "axb", false),
        ("%", "nothing", false),
        ("_", "nothing", false),
        ("\\", "a\\b", true),
        ("'", "it's", true),
        ("desk ", "at the desk", true),
        (" desk", "desk", true),
        ("desk\nat", "at the desk", true),
        ("desk lamp", "at the desk", false),
        ("", "anything", true),
        (" \t\n", "anything", true),
        ("🦴", "a 🦴", true),
    ] {
        assert_eq!(found(search, &[text]), is_found, "{search:?} in {text:?}");
    }
}

#[test]
fn each_word_may_stand_in_another_text_but_none_across_two() {
    assert!(found("neck desk", &["Forced · neck", "after the desk"]));
    assert!(!found("neckafter", &["neck", "after"]));
}

#[test]
fn ten_thousand_characters_are_searched_and_searched_for() {
    let long = "kitty lion ".repeat(1_000);
    assert_eq!(words(&long), ["kitty", "lion"]);
    assert!(found(&long, &["lion", "Kitty"]));
    assert!(found("LION", &[&long]));
    let one = "a".repeat(10_000);
    assert!(found(&one, &[&one.to_uppercase()]));
    assert!(!found(&one, &["a"]));
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn a_text_is_found_by_each_of_its_words_however_they_are_written(text in any::<String>()) {
        for word in text.split_whitespace() {
            prop_assert!(found(word, &[&text]), "{:?}", word);
            prop_assert!(found(&word.to_lowercase(), &[&text]), "{:?}", word.to_lowercase());
            prop_assert!(found(&word.to_uppercase(), &[&text]), "{:?}", word.to_uppercase());
        }
    }
}
