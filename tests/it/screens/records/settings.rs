//! Proves the settings and the safety answers.

use super::{ago, open};
use crate::screens::accepted_store;
use std::collections::BTreeSet;
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::cue::Cue;
use unkink::domain::gate::Standing;
use unkink::domain::settings::{Contrast, Motion, TextSize, Theme};
use unkink::platform::clock;
use unkink::store::{ProfileChange, Store};

#[test]
fn numbers_to_call_are_checked_and_saved() {
    let (mut hand, store) = open("/settings", accepted_store());
    hand.page().write("settings");
    for bad in ["abc", "1", "call me", "123456789012345678901"] {
        hand.type_into("Emergency number", bad);
        let text = hand.text();
        assert_eq!(text.matches("This is not a telephone number.").count(), 1, "{bad}: {text}");
        assert_eq!(store.settings().unwrap().emergency_number, None, "{bad}");
        assert_eq!(hand.value("Emergency number").as_deref(), Some(bad), "what was typed stays");
    }
    hand.type_into("Emergency number", " 999 ");
    assert_eq!(store.settings().unwrap().emergency_number.as_deref(), Some("999"));
    assert!(!hand.text().contains("not a telephone number"), "{}", hand.text());
    for written in ["(030) 12 34-5", "01.23.45.67.89", "+44 (0)20/7946 0018"] {
        hand.type_into("Maternity line", written);
        assert_eq!(store.settings().unwrap().maternity_line.as_deref(), Some(written));
        assert!(!hand.text().contains("not a telephone number"), "{}", hand.text());
    }
    hand.type_into("Advice line", "116 117").type_into("Maternity line", "+44 20 7946 0018");
    let settings = store.settings().unwrap();
    assert_eq!(settings.advice_line.as_deref(), Some("116 117"));
    assert_eq!(settings.maternity_line.as_deref(), Some("+44 20 7946 0018"));
    hand.type_into("Emergency number", "");
    assert_eq!(store.settings().unwrap().emergency_number, None, "an empty field goes back to the country's number");
}

#[test]
fn whole_numbers_stay_in_their_range() {
    let cases = [
        ("Your day begins at", "13", "5", "0 to 12"),
        ("Rest after a forced crack", "0", "30", "1 to 120"),
        ("Get ready", "16", "0", "0 to 15"),
    ];
    let (mut hand, store) = open("/settings", accepted_store());
    for (name, bad, good, range) in cases {
        for bad in [bad, "x", "", "-1", "1.5"] {
            hand.type_into(name, bad);
            assert!(hand.text().contains(&format!("Write a whole number from {range}.")), "{bad}: {}", hand.text());
            assert_eq!(hand.value(name).as_deref(), Some(bad), "what was typed stays");
        }
        hand.type_into(name, good);
        assert!(!hand.text().contains("Write a whole number"), "{}", hand.text());
    }
    let settings = store.settings().unwrap();
    assert_eq!((settings.day_start_hour, settings.refractory_minutes, settings.get_ready_seconds), (5, 30, 0));
}

#[test]
fn the_look_is_chosen() {
    let (mut hand, store) = open("/settings", accepted_store());
    hand.press("Dark").press("Stronger contrast").press("Still pictures").press("150 %");
    let settings = store.settings().unwrap();
    assert_eq!((settings.theme, settings.contrast), (Theme::Dark, Contrast::More));
    assert_eq!((settings.motion, settings.text_size), (Motion::Reduced, TextSize::Larger));
}

#[test]
fn sounds_voice_and_vibration_are_chosen_on_a_page_of_their_own() {
    let (mut hand, store) = open("/settings", accepted_store());
    assert!(hand.text().contains("Tones on · voice off · vibration on"), "{}", hand.text());
    hand.press("Sounds and voice");
    hand.page().write("sounds");
    hand.type_into("Volume of the tones", "35").type_into("Volume of the voice", "90");
    hand.press("Spoken words").press("Vibrate");
    let settings = store.settings().unwrap();
    assert_eq!((settings.volume, settings.voice_volume), (35, 90));
    assert_eq!((settings.sound, settings.voice, settings.vibration), (true, true, false));
    for button in ["Hear a sample", "Try it"] {
        hand.press(button);
    }
    hand.press("Sound Tones and voice");
    assert!(!store.settings().unwrap().sound);
    hand.press("Back");
    assert!(hand.text().contains("Tones off · voice off · vibration off"), "{}", hand.text());
}

#[test]
fn every_sound_can_be_heard_and_switched_off_by_itself() {
    let (mut hand, store) = open("/settings/sounds", accepted_store());
    for cue in Cue::ALL {
        assert!(hand.text().contains(cue.meaning()), "{cue:?}");
        hand.press(&format!("Play: {}", cue.name()));
        let switch = format!("{} {}", cue.name(), cue.meaning());
        assert_eq!(hand.attribute(&switch, "aria-checked").as_deref(), Some("true"), "{switch}");
        hand.press(&switch);
        assert_eq!(hand.attribute(&switch, "aria-checked").as_deref(), Some("false"), "{switch}");
        assert_eq!(store.settings().unwrap().silent_cues, BTreeSet::from([cue]));
        hand.press(&switch);
        assert!(store.settings().unwrap().silent_cues.is_empty(), "{cue:?}");
    }
}

#[test]
fn settings_say_what_unkink_is_and_have_no_dead_rows() {
    let (hand, _) = open("/settings", accepted_store());
    let text = hand.text();
    for part in [
        "Data folder",
        "Your answers stay on this device. Nothing is sent.",
        "This is information, not a diagnosis.",
        env!("CARGO_PKG_VERSION"),
        content().ruleset.as_str(),
        "MIT licence",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let about = &content().texts.about;
    for line in about.lines().chain([about.title.as_str()]) {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(text.contains("What changed in the rules"), "{text}");
    for line in about.changes.iter().flat_map(|changes| &changes.lines) {
        assert!(text.contains(&line.text), "{}: {text}", line.text);
    }
    for later in ["Backup", "Delete everything", "App lock"] {
        assert!(!text.contains(later), "{later}: {text}");
    }
}

#[test]
fn safety_answers_are_given_changed_and_cleared() {
    let store = accepted_store();
    store.set_safety_answers(content(), &[("wrist_sore".into(), Answer::yes())], ago(3, 12, 0)).unwrap();
    let (mut hand, store) = open("/check/profile", store);
    hand.page().write("profile");
    let answer = |id: &str| store.profile().unwrap().answers.get(id).map(|stored| stored.value.clone());
    for question in content().screens.iter().find(|screen| screen.id == "L").unwrap().questions.iter() {
        assert!(hand.text().contains(question.text.as_str()), "{}", question.id);
    }
    assert!(hand.text().contains("Skip the other"), "{}", hand.text());
    hand.type_into("A whole number from 0 to 120", "200");
    assert!(hand.text().contains("Write a whole number from 0 to 120."), "{}", hand.text());
    assert_eq!(answer("age_years"), None);
    hand.type_into("A whole number from 0 to 120", "71");
    assert_eq!(answer("age_years"), Some(Answer::Number(71)));
    assert!(hand.text().contains("Have you become shorter"), "an older person is asked more: {}", hand.text());
    hand.press("Clear the answer: Are your wrists too sore to lean on?");
    assert_eq!(answer("wrist_sore"), None);
    while hand.has("No to the") {
        hand.press("No to the");
    }
    assert_eq!(answer("wrist_sore"), Some(Answer::no()));
    assert_eq!(answer("blood_thinner"), Some(Answer::no()));
}

#[test]
fn safety_questions_are_a_list_to_tick_and_ask_for_the_persons_own_age() {
    let (mut hand, store) = open("/check/profile", accepted_store());
    let answer = |id: &str| store.profile().unwrap().answers.get(id).map(|stored| stored.value.clone());
    assert!(hand.text().contains("How old are you?"), "{}", hand.text());
    let wrists = "Are your wrists too sore to lean on?";
    assert!(!hand.text().contains("No, answered"), "nothing is answered: {}", hand.text());
    hand.press(wrists);
    assert_eq!(answer("wrist_sore"), Some(Answer::yes()));
    assert!(hand.text().contains("Yes, answered"), "{}", hand.text());
    hand.press(&format!("Not sure: {wrists}"));
    assert_eq!(answer("wrist_sore"), Some(Answer::not_sure()));
    hand.press(&format!("Not sure: {wrists}"));
    assert_eq!(answer("wrist_sore"), Some(Answer::no()));
    assert!(hand.text().contains("No, answered"), "{}", hand.text());
    hand.press(&format!("Clear the answer: {wrists}"));
    assert_eq!(answer("wrist_sore"), None);
}

#[test]
fn old_answers_are_asked_again_and_one_tap_keeps_them() {
    let store = accepted_store();
    let long_ago = ago(120, 12, 0);
    let yes = |id: &str| (id.into(), Answer::yes());
    store.set_safety_answers(content(), &[yes("blood_thinner"), yes("osteoporosis_known")], long_ago).unwrap();
    store.keep_profile(content(), &ProfileChange::confirmed("bones_fine_told", true), long_ago).unwrap();
    store.set_safety_answers(content(), &[yes("knee_sore")], clock::now()).unwrap();
    let (mut hand, store) = open("/check/profile", store);
    hand.page().write("profile-again");
    let text = hand.text();
    let notice = &text[text.find("Is this still right?").unwrap()..text.find("Still right").unwrap()];
    assert!(notice.contains("Do you take blood thinners"), "{notice}");
    assert!(notice.contains("A clinician told me my bones are fine."), "{notice}");
    assert!(!notice.contains("knees"), "{notice}");
    hand.press("Still right");
    assert!(!hand.text().contains("Is this still right?"), "{}", hand.text());
    let profile = store.profile().unwrap();
    assert!(profile.answers["blood_thinner"].at > long_ago && profile.confirmed["bones_fine_told"] > long_ago);
    assert_eq!(profile.answers["blood_thinner"].since.unwrap(), long_ago, "the same answer since then");
}

#[test]
fn weeks_of_pregnancy_are_said_and_kept_as_they_are_by_now() {
    let store = accepted_store();
    let told = [
        ("pregnancy_status".into(), Answer::Text("pregnant".to_owned())),
        ("pregnancy_weeks".into(), Answer::Number(14)),
    ];
    store.set_safety_answers(content(), &told, ago(94, 12, 0)).unwrap();
    let gates = |store: &Store| {
        Standing::of(content(), &store.profile().unwrap(), &[], clock::now())
            .holding
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    let before = gates(&store);
    assert!(before.iter().any(|gate| gate == "g_preg_16"), "{before:?}");
    let (mut hand, store) = open("/check/profile", store);
    let text = hand.text();
    let notice = &text[text.find("Is this still right?").unwrap()..text.find("Still right").unwrap()];
    assert!(notice.contains("How many weeks pregnant? 27 by now"), "{notice}");
    hand.press("Still right");
    let kept = &store.profile().unwrap().answers["pregnancy_weeks"];
    assert_eq!((&kept.value, gates(&store)), (&Answer::Number(27), before), "what was closed by then stays closed");
}

#[test]
fn a_confirmation_ends_its_gate_and_can_be_taken_back() {
    let store = accepted_store();
    store.set_safety_answers(content(), &[("osteoporosis_known".into(), Answer::yes())], ago(1, 12, 0)).unwrap();
    let (mut hand, store) = open("/check/profile", store);
    let name = "A clinician told me my bones are fine.";
    assert_eq!(hand.attribute(name, "aria-checked").as_deref(), Some("false"));
    assert!(!hand.text().contains("I have been seen, and they said"), "only being seen says that");
    hand.press(name);
    assert_eq!(hand.attribute(name, "aria-checked").as_deref(), Some("true"));
    assert!(store.profile().unwrap().confirmed.contains_key("bones_fine_told"));
    hand.press(name);
    assert_eq!(hand.attribute(name, "aria-checked").as_deref(), Some("false"));
    assert!(store.profile().unwrap().confirmed.is_empty());
}
