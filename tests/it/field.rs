//! Proves `field`: what each kind of field takes, and how it is refused.

use unkink::domain::field::{self, Allowed, FieldError, NUMBER_LIMIT};
use unkink::domain::words::{refused, refused_file};
use unkink::ui::components::frame::dial;

#[test]
fn a_telephone_number_is_taken_as_people_write_it() {
    let rows = [
        ("112", true),
        ("15", true),
        ("116 117", true),
        ("+44 20 7946 0018", true),
        ("+44 (0)20 7946 0018", true),
        ("(030) 1234", true),
        ("0761/1234-0", true),
        ("01.23.45.67.89", true),
        ("*#06#", true),
        ("+49\u{a0}30\u{2011}1234", true),
        ("12345678901234567890", true),
        ("", false),
        (" ", false),
        ("+ -", false),
        ("1", false),
        ("(1)", false),
        ("123456789012345678901", false),
        ("1                                      2", true),
        ("1                                       2", false),
        ("call me", false),
        ("112 now", false),
        ("112;113", false),
        ("112\n113", false),
        ("112\u{0}", false),
        ("١١٢", false),
        ("tel:112", false),
    ];
    for (number, taken) in rows {
        let found = field::telephone("advice_line", number);
        assert_eq!(found.is_ok(), taken, "{number:?}: {found:?}");
        if let Err(error) = found {
            let allowed = format!(
                "advice_line: “{number}” is not allowed; it takes 2 to 20 digits with spaces, + * # - . ( ) or / \
                 between them, up to {NUMBER_LIMIT} characters"
            );
            assert_eq!(error.to_string(), allowed);
        }
    }
}

#[test]
fn the_dialler_gets_the_digits_alone() {
    let rows = [
        ("112", "tel:112"),
        ("(030) 12 34-5", "tel:03012345"),
        ("+44 (0)20 7946 0018", "tel:+442079460018"),
        (" +49 (0) 30 1234", "tel:+49301234"),
        ("(0) 30 1234", "tel:0301234"),
        ("*#06#", "tel:*#06#"),
    ];
    for (number, link) in rows {
        assert_eq!(dial(number), link, "{number}");
    }
}

#[test]
fn a_field_is_refused_under_its_own_name() {
    let long = "n".repeat(field::NOTE_LIMIT + 1);
    let rows = [
        (field::note("goal", "\u{0}"), "goal: NUL U+0000 is not allowed"),
        (field::note("settle_note", "\u{7f}"), "settle_note: control character U+007F is not allowed"),
        (field::note("note", &long), "note: 100001 characters is not allowed; it takes up to 100000"),
        (field::range("sit_hours", 25u8, 0..=24), "sit_hours: 25 is not allowed; it takes 0 to 24"),
        (field::range("length", u64::MAX, 1..=2), "length: 18446744073709551615 is not allowed; it takes 1 to 2"),
        (field::scale("urge", Some(11)), "urge: 11 is not allowed; it takes 0 to 10"),
        (field::words("tag", &["a;b".to_owned()]), "tag: “a;b” is not allowed; it takes a word of 1 to 40 characters"),
        (field::words("context", &["a\tb".to_owned()]), "context: control character U+0009 is not allowed"),
    ];
    for (found, message) in rows {
        let error = found.expect_err(message).to_string();
        assert!(error.starts_with(message), "{error}");
    }
    assert_eq!(field::range("sit_hours", 24u8, 0..=24), Ok(()));
    assert_eq!(field::scale("urge", None), Ok(()));
}

/// One error of each kind, and of each field a number stands in.
fn one_of_each() -> Vec<FieldError> {
    let fields =
        ["reps", "sets", "hold", "rest", "setup", "sides", "change_seconds", "settle", "length in seconds", "pain"];
    let ranges = fields.map(|field| FieldError::new(field, 5000, Allowed::Range(1, 600)));
    let others = [
        ("age", "“abc”", Allowed::Whole(0, 120)),
        ("name", "“”", Allowed::Line(1, 60)),
        ("name", "“xxxxx”", Allowed::Line(1, 60)),
        ("note", "100001 characters", Allowed::Text(100_000)),
        ("note", "NUL U+0000", Allowed::TextWithoutControls),
        ("context", "NUL U+0000", Allowed::LineWithoutControls),
        ("context", "“a;b”", Allowed::Word(40)),
        ("advice_line", "“call me”", Allowed::Telephone),
        ("When", "“2026-13-40”", Allowed::Past),
        ("steps", "41", Allowed::Steps(40)),
        ("step", "9", Allowed::StepsThere(3)),
        ("exercise", "“neck_thrust”", Allowed::Exercise),
        ("today", "switching every move off", Allowed::OneOn),
        ("file", "expected value at line 1 column 1", Allowed::SharedRoutine),
        ("format", "x version 2", Allowed::Version("unkink-routine")),
        ("check", "7", Allowed::Other("it takes a check about you".to_owned())),
    ];
    let others = others.map(|(field, value, allowed)| FieldError::new(field, value, allowed));
    ranges.into_iter().chain(others).collect()
}

#[test]
fn the_window_refuses_in_a_persons_words_and_the_terminal_by_name() {
    for error in one_of_each() {
        let by_name = format!("{}: {} is not allowed; {}", error.field, error.value, error.allowed);
        assert_eq!(error.to_string(), by_name);
        for said in [refused(&error), refused_file(&error)] {
            let words = said.to_lowercase();
            for forbidden in
                ["not allowed", "it takes", "_", "json", "column", "u+", "“", "field", "character", "format"]
            {
                let quoted = forbidden == "“" && said.contains("“;”");
                assert!(quoted || !words.contains(forbidden), "{error:?}: “{forbidden}” in {said}");
            }
            assert!(said.ends_with('.') && said.starts_with(char::is_uppercase), "{said}");
        }
    }
    let said = |field, value: &str, allowed| refused(&FieldError::new(field, value, allowed));
    assert_eq!(said("file", "EOF", Allowed::SharedRoutine), "This is not a routine from Unkink.");
    assert_eq!(said("name", "“”", Allowed::Line(1, 60)), "Give it a name, up to 60 letters.");
    assert_eq!(said("hours", "“x”", Allowed::Whole(0, 24)), "Write a whole number from 0 to 24.");
    assert_eq!(said("hold", "900", Allowed::Range(1, 600)), "A hold takes 1 to 10 minutes.");
}
