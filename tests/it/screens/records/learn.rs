//! Proves the cards.

use super::open;
use crate::screens::{accepted_store, page};
use unkink::domain::content::content;
use unkink::ui::components::prose::{Block, Span, blocks};

#[test]
fn every_card_is_listed_in_its_section_and_found_by_its_words() {
    let (mut hand, _) = open("/learn", accepted_store());
    hand.page().write("learn");
    let text = hand.text();
    assert!(hand.page().html.contains("Search 51 short cards"), "{text}");
    for card in &content().cards {
        assert!(text.contains(card.title.as_str()), "{}", card.id);
    }
    assert!(text.contains("What the sound is 10 cards"), "{text}");
    assert!(text.contains("For you now A good beginning What a crack really is"), "{text}");
    hand.type_into("Search the cards", "guitar string");
    assert!(hand.text().contains("1 card found") && hand.page().html.contains(">guitar</mark>"), "{}", hand.text());
    assert!(!hand.text().contains("For you now"), "{}", hand.text());
    assert!(hand.text().contains("Snapping: a band slipping over bone"), "{}", hand.text());
    assert!(!hand.text().contains("Six usual reasons"), "{}", hand.text());
    hand.type_into("Search the cards", "zzz");
    assert!(hand.text().contains("No card has these words."), "{}", hand.text());
}

#[test]
fn every_card_opens_without_a_mark_of_its_writing() {
    for card in &content().cards {
        let shown = page(&format!("card-{}", card.id), &format!("/learn/{}", card.id), accepted_store(), || {});
        let text = shown.text();
        assert!(text.contains(&card.title), "{}", card.id);
        for mark in ["**", "|", "{", "}", "→"] {
            assert!(!text.contains(mark), "{}: {mark} in {text}", card.id);
        }
        assert!(text.contains("Where this comes from"), "{}", card.id);
    }
}

#[test]
fn a_card_that_was_opened_is_marked_and_one_about_a_move_shows_it() {
    let (mut hand, _) = open("/learn/posture_floating_head", accepted_store());
    assert!(hand.page().html.contains("class=\"hero\""), "{}", hand.page().html);
    hand.press("Learn");
    assert_eq!(hand.text().matches(" Read ").count(), 1, "{}", hand.text());
    assert!(hand.text().contains("Balloon head, low ribs Read"), "{}", hand.text());
    assert!(!page("learn-plain", "/learn/spine_primer", accepted_store(), || {}).html.contains("hero"));
}

#[test]
fn learn_opens_on_what_has_to_do_with_the_latest_crack() {
    let text = open("/learn", super::journal_store()).0.text();
    assert!(text.contains("Your last crack: forced · upper and mid back The cracking loop"), "{text}");
}

#[test]
fn a_card_leads_to_what_can_be_opened() {
    let (mut hand, _) = open("/learn/habit_cycle", accepted_store());
    hand.page().write("learn-card");
    let text = hand.text();
    for part in ["Why it happens often", "The cracking loop", "60-second urge reset", "Next card", "The way out is not"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(hand.page().html.contains("Loop: Crack, short relief, less support, stiff again, more force needed"));
    hand.press("Two people, one pattern");
    assert!(hand.text().contains("Two people, one pattern"), "{}", hand.text());
    let text = page("learn-last", "/learn/glossary", accepted_store(), || {}).text();
    assert!(!text.contains("Next card"), "{text}");
    let text = page("learn-none", "/learn/nothing", accepted_store(), || {}).text();
    assert!(text.contains("There is no such card here"), "{text}");
}

#[test]
fn the_small_markdown_of_cards_is_read() {
    let plain = |text: &str| Span { text: text.to_owned(), bold: false };
    let bold = |text: &str| Span { text: text.to_owned(), bold: true };
    let cases = [
        ("One. Two? Three.", vec![Block::Paragraph(vec![plain("One. Two?")]), Block::Paragraph(vec![plain("Three.")])]),
        ("It **forms** here.", vec![Block::Paragraph(vec![plain("It "), bold("forms"), plain(" here.")])]),
        (
            "**A** first. **B** second.",
            vec![
                Block::Paragraph(vec![bold("A"), plain(" first.")]),
                Block::Paragraph(vec![bold("B"), plain(" second.")]),
            ],
        ),
        (
            "1. One: two. 2. Three? After it.",
            vec![
                Block::Numbered(vec![vec![plain("One: two.")], vec![plain("Three?")]]),
                Block::Paragraph(vec![plain("After it.")]),
            ],
        ),
        (
            "| A | B |\n|---|---|\n| c | d |",
            vec![Block::Table {
                head: vec![vec![plain("A")], vec![plain("B")]],
                rows: vec![vec![vec![plain("c")], vec![plain("d")]]],
            }],
        ),
        ("", vec![]),
    ];
    for (markdown, expected) in cases {
        assert_eq!(blocks(markdown), expected, "{markdown}");
    }
}
