//! Proves that every screen, and the terminal, says one thing in one way: words a newcomer stumbled over are gone, and
//! lengths have one form.

use super::nothing;
use super::person::{Person, busy_week, routine, soon};
use crate::screens::hand::Hand;
use crate::screens::{Page, accepted_store};
use serde_json::json;
use std::sync::Arc;
use unkink::cli::{Asked, Streams, run};
use unkink::domain::checker::Who;
use unkink::domain::content::content;
use unkink::domain::exercise::Region;
use unkink::domain::id::ExerciseId;
use unkink::domain::journal::{Effort, EntryFields, Outcome, Trigger};
use unkink::domain::session::Stopped;
use unkink::store::Store;
use unkink::ui::state::check::CheckState;
use unkink::ui::state::log::LogState;
use unkink::ui::state::player::PlayerState;

/// Words a newcomer stumbled over, small.
const STUMBLED: [&str; 13] = [
    "wish",
    "how hard did you try",
    "signs in both legs",
    "bends less",
    "not said how",
    "let pass",
    "saddle",
    "take it in",
    "while a check is open)",
    "in turn:",
    "mark it for copying",
    "hold, hold",
    "rate the urge",
];

/// What a person reads or hears on a page.
fn heard(page: &Page) -> String {
    let spoken = page.html.split("aria-label=\"").skip(1).filter_map(|rest| rest.split('"').next());
    format!("{} {}", page.text(), spoken.collect::<Vec<_>>().join(" "))
}

/// The lengths in a text that are not said as `words::how_long` says them.
fn odd_lengths(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    let pairs = words.windows(2).filter_map(|pair| {
        let number: u64 = pair[0].parse().ok()?;
        let odd = match pair[1].as_str() {
            "s" | "seconds" => number > 60 || (number == 1 && pair[1] == "seconds"),
            "min" | "minutes" => number >= 60 || (number == 1 && pair[1] == "minutes"),
            "sec" | "secs" | "mins" | "hrs" => true,
            _ => false,
        };
        odd.then(|| pair.join(" "))
    });
    let clocks = words.iter().filter(|word| {
        let parts = word.split_once(':').filter(|(_, seconds)| seconds.len() == 2);
        parts.is_some_and(|(minutes, rest)| {
            minutes.len() == 1 && minutes.parse::<u8>().is_ok() && rest.parse::<u8>().is_ok()
        })
    });
    pairs.chain(clocks.cloned()).collect()
}

/// A person in whose app every kind of record is.
fn lived() -> Arc<Store> {
    let person = busy_week()
        .entry(EntryFields {
            region: Some(Region::Neck),
            trigger: Some(Trigger::OtherPerson),
            effort: Some(Effort::More),
            relief: Some(4),
            urge: Some(7),
            tags: vec!["less_range".to_owned(), "both_legs".to_owned()],
            ..EntryFields::bare(super::person::ago(90))
        })
        .urge(80, 6, "urge_reset_60", Some(Outcome::StillThere))
        .urge(70, 6, "urge_reset_60", None)
        .urge(15, 7, "wait", None)
        .played(&routine("morning_mobility_8"), Some(130), Stopped::Left)
        .checked(300, &json!({"region": ["low_back"], "age_years": 38, "crack_sound": "single_pop"}));
    person.check(200, &soon(), Who::Other);
    Arc::new(person.0)
}

/// Every screen there is, as its path.
fn paths() -> Vec<String> {
    let fixed = [
        "/",
        "/move",
        "/move/exercises",
        "/journal",
        "/check",
        "/learn",
        "/play",
        "/urge",
        "/urge/after/1",
        "/history",
        "/history/morning_mobility_8",
        "/session/1",
        "/after/1",
        "/after/2",
        "/journal/entry/1",
        "/journal/entry/1/edit",
        "/journal/urge/1",
        "/journal/urge/1/edit",
        "/journal/day/2026-11-20",
        "/journal/trash",
        "/check/run",
        "/check/result/1",
        "/check/result/2",
        "/check/signs",
        "/check/profile",
        "/check/rules",
        "/check/rules/E17",
        "/settings",
        "/settings/sounds",
    ];
    let of = |place: &'static str| move |id: String| format!("/{place}/{id}");
    let routines = content().routines.iter().map(|routine| routine.id.to_string()).map(of("routine"));
    let exercises = content().exercises.iter().map(|exercise| exercise.id.to_string()).map(of("exercise"));
    fixed.map(str::to_owned).into_iter().chain(routines).chain(exercises).collect()
}

/// Pages with something begun on them.
fn begun() -> Vec<(&'static str, fn())> {
    use dioxus::prelude::consume_context;
    vec![
        ("/journal", || consume_context::<LogState>().log_now()),
        ("/check/run", || consume_context::<CheckState>().begin_anew(Who::Me)),
    ]
}

#[test]
fn no_screen_says_words_a_newcomer_stumbles_over() {
    let store = lived();
    let mut wrong = Vec::new();
    let mut look = |path: &str, page: &Page| {
        let text = heard(page).to_lowercase();
        wrong.extend(STUMBLED.iter().filter(|word| text.contains(**word)).map(|word| format!("{path}: “{word}”")));
    };
    // The rules name questions by their ids.
    for path in paths().into_iter().filter(|path| !path.starts_with("/check/rules")) {
        look(&path, &Hand::on(&path, store.clone(), nothing).page());
    }
    for (path, act) in begun() {
        look(path, &Hand::on(path, store.clone(), act).page());
    }
    look("first run", &Hand::on("/", Arc::new(Store::open_in_memory().unwrap()), nothing).page());
    for routine in &content().routines {
        let person = Person::new().at_once().interrupted(&super::person::routine(&routine.id), 0.0);
        let mut hand = Hand::on("/play", Arc::new(person.0), || {
            dioxus::prelude::consume_context::<PlayerState>().resume_unfinished();
        });
        for _ in 0..4 {
            look(&format!("the player of {}", routine.id), &hand.page());
            if hand.has("Next move") {
                hand.press("Next move");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn lengths_have_one_form_on_every_screen() {
    let store = lived();
    let mut wrong = Vec::new();
    for path in paths() {
        let page = Hand::on(&path, store.clone(), nothing).page();
        wrong.extend(odd_lengths(&heard(&page)).into_iter().map(|odd| format!("{path}: {odd}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let odd = odd_lengths("Hold 90 s, 1 seconds, 74 s · 0:36, at 10:06 (1:14) 60 s 2 min 5 s");
    assert_eq!(odd, ["90 s", "1 seconds", "74 s", "0:36", "1:14"]);
}

#[test]
fn lengths_have_one_form_in_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let told = |arguments: &[&str]| {
        let mut out = Vec::new();
        let all = [&["unkink", "--data-dir", folder.path().to_str().unwrap()], arguments].concat();
        let asked = run(all, Streams { input: &mut &b""[..], out: &mut out, err: &mut Vec::new() });
        assert!(matches!(asked, Asked::Done(_)));
        String::from_utf8(out).unwrap()
    };
    let listed = told(&["routines"]) + &told(&["exercises"]);
    assert!(listed.contains("1 min 14 s") && listed.contains("8 min"), "{listed}");
    assert_eq!(odd_lengths(&listed), Vec::<String>::new());
    for routine in &content().routines {
        // The first column is where in the routine it is, as a clock shows it.
        let plan = told(&["plan", &routine.id]);
        assert!(!plan.is_empty(), "{}", routine.id);
        let said: Vec<&str> = plan.lines().filter_map(|line| Some(line.trim().split_once(' ')?.1)).collect();
        assert_eq!(odd_lengths(&said.join("\n")), Vec::<String>::new(), "{}", routine.id);
    }
}

#[test]
fn getting_ready_says_how_every_move_is_begun() {
    for exercise in &content().exercises {
        let id: &ExerciseId = &exercise.id;
        let person = Person(accepted_store()).interrupted(&super::person::exercise(id), 0.0);
        let hand = Hand::on("/play", Arc::new(person.0), || {
            dioxus::prelude::consume_context::<PlayerState>().resume_unfinished();
        });
        let page = hand.page();
        let cue = super::text_of(&page, "phase__cue");
        assert_ne!(cue, exercise.short_name(), "{id}: the name alone says nothing");
        assert!(cue.starts_with(exercise.start.split([',', '.']).next().unwrap()), "{id}: {cue}");
    }
}
