//! Proves `settings`: what a setting takes, and whom to call where.

use serde_json::json;
use unkink::domain::content::content;
use unkink::domain::cue::Cue;
use unkink::domain::settings::{Numbers, Settings, TextSize};

#[test]
fn what_was_never_chosen_has_its_default() {
    let settings: Settings = serde_json::from_value(json!({})).unwrap();
    assert_eq!(settings, Settings::default());
    assert_eq!((settings.day_start_hour, settings.refractory_minutes, settings.get_ready_seconds), (4, 20, 5));
    assert_eq!(settings.validate(), Ok(()));
    assert!(serde_json::from_value::<Settings>(json!({"colour": "red"})).is_err(), "an unknown setting is no setting");
}

#[test]
fn a_number_that_does_not_fit_is_refused_by_name_with_what_is_allowed() {
    type Change = fn(&mut Settings);
    let rows: [(Change, &str); 11] = [
        (|s| s.day_start_hour = 13, "day_start_hour: 13 is not allowed; it takes 0 to 12"),
        (|s| s.refractory_minutes = 0, "refractory_minutes: 0 is not allowed; it takes 1 to 120"),
        (|s| s.refractory_minutes = 121, "refractory_minutes: 121 is not allowed"),
        (|s| s.get_ready_seconds = 16, "get_ready_seconds: 16 is not allowed; it takes 0 to 15"),
        (|s| s.volume = 101, "volume: 101 is not allowed; it takes 0 to 100"),
        (|s| s.voice_volume = 101, "voice_volume: 101 is not allowed; it takes 0 to 100"),
        (|s| s.emergency_number = Some(String::new()), "emergency_number: “” is not allowed"),
        (|s| s.emergency_number = Some("call me".to_owned()), "emergency_number: “call me” is not allowed"),
        (|s| s.advice_line = Some("1".repeat(21)), "advice_line: “111111111111111111111” is not allowed"),
        (|s| s.advice_line = Some("1".to_owned()), "advice_line: “1” is not allowed; it takes 2 to 20 digits"),
        (|s| s.maternity_line = Some("+ -".to_owned()), "maternity_line: “+ -” is not allowed"),
    ];
    for (change, message) in rows {
        let mut settings = Settings::default();
        change(&mut settings);
        let error = settings.validate().expect_err(message).to_string();
        assert!(error.starts_with(message), "{error}");
    }
    let limits = Settings { day_start_hour: 12, refractory_minutes: 120, get_ready_seconds: 15, ..Settings::default() };
    let numbers =
        Settings { advice_line: Some("116 117".to_owned()), maternity_line: Some("+43-1*2#".to_owned()), ..limits };
    assert_eq!(numbers.validate(), Ok(()));
}

#[test]
fn each_sound_is_switched_off_by_itself_and_all_of_them_at_once() {
    let mut settings: Settings =
        serde_json::from_value(json!({"voice": true, "silent_cues": ["half", "last_three"]})).unwrap();
    let heard = |settings: &Settings| Cue::ALL.into_iter().filter(|cue| settings.plays(*cue)).collect::<Vec<_>>();
    let rest = [Cue::Ready, Cue::In, Cue::Out, Cue::Hold, Cue::Switch, Cue::Rest, Cue::Next, Cue::Done, Cue::Paused];
    assert_eq!(heard(&settings), rest);
    assert!(settings.speaks());
    settings.sound = false;
    assert_eq!((heard(&settings), settings.speaks()), (vec![], false));
    assert_eq!((heard(&Settings::default()).len(), Settings::default().speaks()), (Cue::ALL.len(), false));
    assert!(serde_json::from_value::<Settings>(json!({"silent_cues": ["gong"]})).is_err());
}

#[test]
fn the_number_to_call_is_the_chosen_one_else_that_of_the_country_else_112() {
    let rows = [
        (None, None, "112", None),
        (Some("DE"), None, "112", Some("116 117")),
        (Some("GB"), None, "999", Some("111")),
        (Some("US"), None, "911", None),
        (Some("AU"), None, "000", None),
        (Some("JP"), None, "119", None),
        (Some("CA"), None, "911", Some("811")),
        (Some("XX"), None, "112", None),
        (Some("gb"), None, "112", None),
        (Some("GB"), Some("112"), "112", Some("111")),
    ];
    for (country, chosen, emergency, advice) in rows {
        let settings = Settings { emergency_number: chosen.map(str::to_owned), ..Settings::default() };
        let numbers = Numbers::of(&settings, country, &content().texts);
        assert_eq!(
            (numbers.emergency.as_str(), numbers.advice.as_deref()),
            (emergency, advice),
            "{country:?} {chosen:?}"
        );
        assert_eq!(numbers.maternity, None);
    }
}

#[test]
fn numbers_stand_in_texts_and_words_where_there_is_none() {
    let fill =
        |country: &str, text: &str| Numbers::of(&Settings::default(), Some(country), &content().texts).fill(text);
    assert_eq!(fill("GB", "Call {emergency_number}, or {advice_line}."), "Call 999, or 111.");
    let window = Numbers::of(&Settings::default(), Some("DE"), &content().texts).unbroken();
    let call = window.fill("Call {emergency_number}, or {advice_line}.");
    assert_eq!(call, "Call\u{a0}112, or 116\u{a0}117.", "no number is parted by the end of a line");
    assert_eq!(fill("US", "Call {advice_line}."), "Call your local non-emergency medical advice line.");
    assert_eq!(
        fill("US", "Call {maternity_line} and {maternity_line}."),
        "Call your maternity unit and your maternity unit."
    );
    for tier in &content().texts.tiers {
        assert!(!fill("FR", &tier.action).contains('{'), "{:?}", tier.id);
    }
    let sizes = [TextSize::Normal, TextSize::Large, TextSize::Larger, TextSize::Largest];
    assert_eq!(sizes.map(TextSize::percent), [100, 125, 150, 200]);
}
