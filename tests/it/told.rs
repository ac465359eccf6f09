//! Proves `told`: what the result of a check says, and that the window and the terminal say the same.

use crate::raising::all_no;
use crate::screens::{accepted_store, page};
use crate::support::reading::{list, text};
use crate::support::{answers, at, session_record};
use serde_json::{Value, json};
use unkink::cli::{Asked, Streams, run};
use unkink::domain::check_run::NewCheck;
use unkink::domain::checker::{Check, Who};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::content::rule::Tier;
use unkink::domain::day::{Moment, whole_seconds};
use unkink::domain::gate::{Profile, SafetyAnswer};
use unkink::domain::session::record::{Feedback, SessionRecord, StepRecord};
use unkink::domain::settings::{Numbers, Settings};
use unkink::domain::told::{Around, Offered, SHOW_AN_ADULT, Told};
use unkink::platform::{clock, locale};

fn now() -> Moment {
    at("2026-11-26T10:12:00+01:00")
}

fn numbers() -> Numbers {
    Numbers::of(&Settings::default(), None, &content().texts)
}

/// An own or another's check with these answers, saved so many hours before now.
fn check(id: i64, who: Who, sheet: &Value, hours: i64) -> Check {
    let at = now() - chrono::Duration::hours(hours);
    let mut check = NewCheck::of_sheet(content(), who, answers(sheet), at).as_check(at);
    (check.id, check.result.saved) = (id, Some(id));
    check
}

/// Everything around a check.
#[derive(Default)]
struct Person {
    profile: Profile,
    checks: Vec<Check>,
    sessions: Vec<SessionRecord>,
    shown: Option<Tier>,
}

impl Person {
    fn told(&self, check: &Check) -> Told {
        let Person { profile, checks, sessions, shown } = self;
        let numbers = numbers();
        Told::of(content(), check, &Around { numbers: &numbers, profile, checks, sessions, shown: *shown, now: now() })
    }
}

fn told(who: Who, sheet: &Value) -> Told {
    Person::default().told(&check(1, who, sheet, 0))
}

/// Without white space, which the two shells set each in their own way.
fn dense(words: &str) -> String {
    words.split_whitespace().collect()
}

/// What the terminal prints for these answers. Nothing is kept, so nothing is made in `folder`.
fn terminal(folder: &str, who: Who, sheet: &Value) -> String {
    let who = if who == Who::Me { "me" } else { "other" };
    let arguments = ["unkink", "--data-dir", folder, "check", "--who", who, "--answers", "-"];
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let input = json!({ "answers": sheet }).to_string();
    let asked = run(arguments, Streams { input: &mut input.as_bytes(), out: &mut out, err: &mut err });
    assert!(matches!(asked, Asked::Done(0)), "{}", String::from_utf8_lossy(&err));
    String::from_utf8(out).unwrap()
}

#[test]
fn window_and_terminal_say_every_line_of_a_result_and_nothing_that_is_held_back() {
    let cases: Value = serde_json::from_str(include_str!("../fixtures/acceptance.json")).unwrap();
    let texts = &content().texts;
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("records");
    let folder = folder.to_str().unwrap();
    for (number, case) in list(&cases["cases"]).iter().enumerate() {
        for age in [11, 14, 38] {
            for who in [Who::Me, Who::Other] {
                let name = format!("{} {age} {who:?}", text(&case["id"]));
                let mut sheet = case["answers"].clone();
                sheet["age_years"] = json!(age);
                // Whole seconds, as they are kept.
                let at = whole_seconds(clock::now());
                let store = accepted_store();
                let new = NewCheck::of_sheet(content(), who, answers(&sheet), at);
                let check = store.add_check(content(), &new, at).unwrap();
                let told_with = |numbers: &Numbers| {
                    let (profile, checks) = (store.profile().unwrap(), store.checks(content()).unwrap());
                    let around =
                        Around { numbers, profile: &profile, checks: &checks, sessions: &[], shown: None, now: at };
                    Told::of(content(), &check, &around)
                };
                let told = told_with(&numbers());
                let here = Numbers::of(&Settings::default(), locale::country().as_deref(), texts);
                let told_here = told_with(&here);
                let terminal = dense(&terminal(folder, who, &sheet));
                let shown = page(&format!("told-{number}"), &format!("/check/result/{}", check.id), store, || {});
                let window = dense(&shown.text());
                let said = |line: &str| [window.contains(&dense(line)), terminal.contains(&dense(line))];
                for line in told.lines() {
                    assert!(window.contains(&dense(line)), "{name}: “{line}” is not in the window");
                }
                for line in told_here.lines() {
                    assert!(terminal.contains(&dense(line)), "{name}: “{line}” is not in the terminal");
                }
                let tier = check.result.assessment.tier;
                let child = age < 13;
                assert_eq!(told.adult.is_some(), child, "{name}");
                assert_eq!(said(SHOW_AN_ADULT), [child; 2], "{name}");
                assert_eq!(said(&texts.result.earlier_more_urgent), [false; 2], "{name}");
                for words in &content().interpretations {
                    let told =
                        tier < Tier::SeeSoon && !child && check.result.assessment.interpretations.contains(&words.id);
                    assert_eq!(said(&words.text), [told; 2], "{name}: {}", words.id);
                }
                if child {
                    for words in
                        ["Keep moving", "keep moving", "try a routine", "Comfortable movement", "What changes in"]
                    {
                        assert_eq!(said(words), [false; 2], "{name}: {words}");
                    }
                    assert!(told.suitable.is_none() && told.gentle.is_none() && told.closing.is_empty(), "{name}");
                }
                if who == Who::Other {
                    assert!(told.suitable.is_none() && told.gentle.is_none() && told.closing.is_empty(), "{name}");
                    for line in told.action.iter().chain(&told.meaning) {
                        assert!(!line.to_lowercase().contains("your answers"), "{name}: “{line}”");
                    }
                }
            }
        }
    }
}

#[test]
fn a_child_under_13_is_told_to_show_an_adult_whomever_the_check_is_about() {
    for who in [Who::Me, Who::Other] {
        for (age, expected) in [(0, true), (12, true), (13, false), (40, false)] {
            for sheet in [
                json!({"crack_sound": "click_rumble"}),
                json!({"crack_painful": "yes"}),
                json!({"chest_pain_now": "yes"}),
            ] {
                let mut sheet = sheet;
                sheet["age_years"] = json!(age);
                let told = told(who, &sheet);
                assert_eq!(told.adult.as_deref(), expected.then_some(SHOW_AN_ADULT), "{who:?} {sheet}");
                if expected {
                    assert_eq!(told.action.is_some(), told.tier >= Tier::SeeSoon, "{who:?} {sheet}");
                    assert!(told.sounds.is_empty() && told.changing.is_empty() && told.for_other.is_none(), "{who:?}");
                    let all = told.lines().collect::<Vec<_>>().join(" ").to_lowercase();
                    assert!(!all.contains("moving") && !all.contains("routine.") && !all.contains("movement"), "{all}");
                }
            }
        }
    }
}

#[test]
fn a_check_for_someone_else_speaks_of_them() {
    for text in &content().texts.tiers {
        let other = content().texts.tier_for_other(text.id).unwrap();
        let sheet = match text.id {
            Tier::EmergencyNow => json!({"chest_pain_now": "yes"}),
            Tier::UrgentSameDay => json!({"coughing_blood": "yes"}),
            Tier::SeeSoon => json!({"lump_or_shape_change": "yes"}),
            Tier::BookRoutine => json!({"crack_painful": "yes"}),
            Tier::SelfCare => json!({}),
        };
        let said = told(Who::Other, &sheet);
        assert_eq!(said.tier, text.id);
        assert_eq!(said.action, Some(numbers().fill(&other.action)));
        assert_eq!(said.meaning, Some(numbers().fill(&other.meaning)));
        let own = told(Who::Me, &sheet);
        assert_eq!(
            (own.action, own.meaning),
            (Some(numbers().fill(&text.action)), Some(numbers().fill(&text.meaning)))
        );
    }
}

#[test]
fn an_earlier_result_is_pointed_at_for_24_hours_before_this_check() {
    let emergency = json!({"chest_pain_now": "yes"});
    // Hours before now of the other check and of this one, whom each is about, and what was shown already.
    let cases = [
        (2, Who::Me, 0, Who::Me, None, true),
        (24, Who::Me, 0, Who::Me, None, true),
        (25, Who::Me, 0, Who::Me, None, false),
        (52, Who::Me, 50, Who::Me, None, true),
        (0, Who::Me, 2, Who::Me, None, false),
        (2, Who::Other, 0, Who::Me, None, false),
        (2, Who::Me, 0, Who::Other, None, false),
        (99, Who::Me, 0, Who::Me, Some(Tier::EmergencyNow), true),
        (99, Who::Me, 0, Who::Other, Some(Tier::BookRoutine), true),
        (99, Who::Me, 0, Who::Me, Some(Tier::SelfCare), false),
    ];
    for (hours_other, who_other, hours, who, shown, expected) in cases {
        let this = check(7, who, &json!({}), hours);
        let other = check(3, who_other, &emergency, hours_other);
        let person = Person { checks: vec![other, this.clone()], shown, ..Person::default() };
        let found = person.told(&this).more_urgent.is_some();
        assert_eq!(found, expected, "{hours_other} {who_other:?} {hours} {who:?} {shown:?}");
    }
    let this = check(7, Who::Me, &json!({}), 0);
    let later = check(8, Who::Me, &emergency, 0);
    let person = Person { checks: vec![later, this.clone()], ..Person::default() };
    assert_eq!(person.told(&this).more_urgent, None, "a check kept after this one in the same second");
    let same = check(7, Who::Me, &emergency, 0);
    assert_eq!(Person { checks: vec![same], ..Person::default() }.told(&this).more_urgent, None, "itself");
}

#[test]
fn while_moves_are_shut_no_routine_is_offered_and_the_action_says_so() {
    let result = &content().texts.result;
    let calm = json!({"region": ["low_back"], "crack_sound": "click_rumble"});
    let routine = json!({"region": ["low_back"], "crack_painful": "yes", "crack_sound": "click_rumble"});
    let stored = |id: &str, value: Answer| {
        let at = now() - chrono::Duration::days(3);
        let answers = [(id.into(), SafetyAnswer { value, at, since: Some(at) })].into_iter().collect();
        Profile { answers, ..Profile::default() }
    };
    let surgery = || stored("spine_surgery_when", Answer::Text("under_12_weeks".to_owned()));
    let emergency = || vec![check(1, Who::Me, &json!({"chest_pain_now": "yes"}), 72)];
    let cases = [
        ("nothing", Person::default(), false),
        ("an operation not long ago", Person { profile: surgery(), ..Person::default() }, true),
        ("an open result", Person { checks: emergency(), ..Person::default() }, true),
        ("knees that are sore", Person { profile: stored("knee_sore", Answer::yes()), ..Person::default() }, false),
    ];
    for (name, person, shut) in cases {
        for (sheet, closed) in [(&calm, &result.self_care_closed), (&routine, &result.book_routine_closed)] {
            let told = person.told(&check(9, Who::Me, sheet, 0));
            assert_eq!(told.action.as_ref() == Some(closed), shut, "{name}: {:?}", told.action);
            assert_eq!(told.suitable.is_none(), shut, "{name}");
            assert_eq!(!told.closing.is_empty(), shut, "{name}: the reason stands below");
            let moves = told
                .sounds
                .iter()
                .flat_map(|sound| &sound.offers)
                .filter(|offered| !matches!(offered, Offered::Card(_)));
            assert_eq!(moves.count() == 0, shut, "{name}: {:?}", told.sounds);
        }
    }
}

#[test]
fn a_sound_offers_only_the_routine_for_the_place() {
    for (place, expected) in
        [("neck", "neck_ease_5"), ("upper_mid_back", "upper_back_ease_6"), ("low_back", "low_back_ease_8")]
    {
        let told = told(Who::Me, &json!({"region": [place], "crack_sound": "click_rumble"}));
        let name = content().routine(expected).unwrap().name.as_str();
        let offered: Vec<&str> = told.sounds.iter().flat_map(|sound| &sound.offers).map(Offered::name).collect();
        assert_eq!(offered, [name]);
        assert_eq!(told.suitable.unwrap().name, name);
    }
}

#[test]
fn what_suits_is_none_that_is_unwanted_or_left_the_person_sore() {
    let sheet = json!({"region": ["low_back"]});
    let suitable = |sessions: Vec<SessionRecord>| {
        let told = Person { sessions, ..Person::default() }.told(&check(1, Who::Me, &sheet, 0));
        told.suitable.map(|routine| routine.id.to_string())
    };
    assert_eq!(suitable(Vec::new()).as_deref(), Some("low_back_ease_8"));
    let sore = SessionRecord { pain_before: Some(2), pain_after: Some(6), ..session_record("low_back_ease_8") };
    assert_eq!(suitable(vec![sore.clone()]).as_deref(), Some("low_back_ease_8"), "once is not enough");
    assert_eq!(suitable(vec![sore.clone(), sore]).as_deref(), Some("desk_break_3"), "J22");
    let mut unwanted = session_record("low_back_ease_8");
    let steps = &content().routine("low_back_ease_8").unwrap().steps;
    unwanted.steps = steps
        .iter()
        .map(|step| StepRecord {
            exercise: step.exercise.clone(),
            side_first: None,
            planned_seconds: 0.0,
            done_seconds: 0.0,
            reps_done: 0,
            feedback: Some(Feedback::Never),
        })
        .collect();
    let found = suitable(vec![unwanted]);
    assert!(found.is_some() && found.as_deref() != Some("low_back_ease_8"), "{found:?}");
}

#[test]
fn questions_about_emergencies_that_were_left_open_are_counted_wherever_a_result_below_an_emergency_is_told() {
    let open = |sheet: &Value| told(Who::Me, sheet).not_covered;
    assert_eq!(open(&all_no(&json!({}))), None);
    let one = open(&all_no(&json!({"chest_pain_now": null}))).unwrap();
    assert!(one.starts_with("1 question about emergencies was left open."), "{one}");
    let two = open(&all_no(&json!({"chest_pain_now": null, "saddle_numb": null, "age_years": null}))).unwrap();
    assert!(two.starts_with("2 questions about emergencies were left open."), "{two}");
    assert_eq!(open(&all_no(&json!({"chest_pain_now": "not_sure"}))), None, "\"not sure\" is an answer");
    assert_eq!(open(&json!({"chest_pain_now": "yes"})), None, "help comes first");
    assert!(open(&json!({})).is_some());
}
