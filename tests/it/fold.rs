//! Proves `fold`: what a search takes for the same word.

use proptest::prelude::*;
use unkink::domain::fold::{fold, found, places, words};

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
        ("doctor's", "at the doctor’s", true),
        ("doctor’s", "at the doctor's", true),
        ("doctorʼs", "the doctor‘s, the doctor´s", true),
        ("'n", "ŉ", true),
        ("2'", "2′", true),
        ("doctors", "at the doctor’s", false),
        ("\"hot\"", "„hot“ all day", true),
        ("x-ray", "an x\u{2011}ray", true),
        ("2-3", "2–3 days", true),
        ("-3", "−3", true),
        ("ergonomics", "ergo\u{ad}nom\u{ad}ics", true),
        ("ergo\u{ad}nomics", "ergonomics", true),
        ("backrest", "back\u{200b}rest, \u{feff}new", true),
        ("new", "\u{2060}new", true),
        ("میخواهم", "می\u{200c}خواهم", true),
        ("\u{2764}\u{fe0f}", "\u{2764}", true),
        ("\u{200b}\u{ad}", "anything", true),
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

#[test]
fn a_word_is_found_where_it_was_written() {
    for (search, text, expected) in [
        ("GRÖSSE", "Die Größe zählt", vec!["Größe"]),
        ("strasse", "STRASSE, Straße", vec!["STRASSE", "Straße"]),
        ("ecole", "une e\u{301}cole", vec!["e\u{301}cole"]),
        ("fi", "oﬃce", vec!["ﬃ"]),
        ("desk at", "at the desk", vec!["at", "desk"]),
        ("des esk", "desk", vec!["desk"]),
        ("neck eck", "neckneck", vec!["neckneck"]),
        ("हिन", "हिन्दी", vec!["हिन्"]),
        ("한국", "한국", vec!["한국"]),
        ("doctor's", "my doctor’s room", vec!["doctor’s"]),
        ("ics of", "ergo\u{ad}nom\u{ad}ics of", vec!["ics", "of"]),
        ("ergonomics", "\u{feff}ergo\u{ad}nomics", vec!["ergo\u{ad}nomics"]),
        ("gone", "at the desk", vec![]),
        ("", "at the desk", vec![]),
    ] {
        let shown: Vec<&str> = places(text, &words(search)).into_iter().map(|place| &text[place]).collect();
        assert_eq!(shown, expected, "{search:?} in {text:?}");
    }
}

proptest! {
    #[test]
    fn every_place_holds_a_word_and_every_found_word_has_a_place(text in any::<String>(), search in "[a-zé ]{0,8}") {
        let words = words(&search);
        let places = places(&text, &words);
        for place in &places {
            let there = fold(&text[place.clone()]);
            prop_assert!(words.iter().any(|word| there.contains(word)), "{:?}", there);
        }
        prop_assert!(places.is_sorted_by(|one, next| one.end < next.start));
        prop_assert!(places.is_empty() || words.iter().any(|word| fold(&text).contains(word)));
    }

    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn an_apostrophe_or_what_is_not_seen_anywhere_in_a_text_leaves_it_found(
        text in "\\PC{1,12}", at in 0_usize..13, unseen in "[\u{ad}\u{200b}\u{200c}\u{2060}\u{feff}]"
    ) {
        let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
        let (before, after) = text.split_at(at);
        prop_assert_eq!(fold(&format!("{before}{unseen}{after}")), fold(&text));
        prop_assert_eq!(fold(&format!("{before}’{after}")), fold(&format!("{before}'{after}")));
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
