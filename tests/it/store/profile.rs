//! Safety answers and confirmations.

use super::{assert_refused, evening, memory};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::day::Moment;
use unkink::domain::gate::Standing;
use unkink::domain::id::QuestionId;
use unkink::store::{ProfileChange, Store};

fn give(store: &Store, id: &str, answer: Answer, now: Moment) {
    store.set_safety_answers(content(), &[(QuestionId::from(id), answer)], now).unwrap();
}

/// Whether the gate of thin bones holds at the end of the evening.
fn bones_gate_holds(store: &Store) -> bool {
    Standing::of(content(), &store.profile().unwrap(), &[], evening(240)).holds("g_bone")
}

#[test]
fn an_answer_with_the_same_value_keeps_since_and_gets_a_new_at() {
    let store = memory();
    let times = |id: &str| {
        let kept = store.profile().unwrap().answers[id].clone();
        (kept.at, kept.since.unwrap())
    };
    give(&store, "knee_sore", Answer::yes(), evening(0));
    assert_eq!(times("knee_sore"), (evening(0), evening(0)));
    give(&store, "knee_sore", Answer::yes(), evening(5));
    assert_eq!(times("knee_sore"), (evening(5), evening(0)));
    give(&store, "knee_sore", Answer::no(), evening(9));
    assert_eq!(times("knee_sore"), (evening(9), evening(9)));
    store.keep_profile(content(), &ProfileChange::forgotten(&QuestionId::from("knee_sore")), evening(9)).unwrap();
    assert!(store.profile().unwrap().answers.is_empty());
    store.keep_profile(content(), &ProfileChange::forgotten(&QuestionId::from("knee_sore")), evening(9)).unwrap();
    give(&store, "knee_sore", Answer::no(), evening(12));
    assert_eq!(times("knee_sore"), (evening(12), evening(12)), "forgotten is forgotten");
}

#[test]
fn of_answers_given_together_all_are_kept_or_none() {
    let store = memory();
    let refused = [("saddle_numb", Answer::yes()), ("knee_sore", Answer::Number(3)), ("nothing", Answer::yes())];
    for (id, answer) in refused {
        let both = [(QuestionId::from("wrist_sore"), Answer::yes()), (QuestionId::from(id), answer)];
        let error = store.set_safety_answers(content(), &both, evening(0)).expect_err(id).to_string();
        assert!(error.starts_with(&format!("safety answer: “{id}” is not allowed; ")), "{error}");
        assert!(store.profile().unwrap().answers.is_empty(), "{id}");
    }
}

#[test]
fn confirmations_are_kept_and_taken_back() {
    let store = memory();
    store.keep_profile(content(), &ProfileChange::confirmed("bones_fine_told", true), evening(3)).unwrap();
    store.keep_profile(content(), &ProfileChange::confirmed("heat_agreed", true), evening(4)).unwrap();
    store.keep_profile(content(), &ProfileChange::confirmed("bones_fine_told", true), evening(5)).unwrap();
    let confirmed: Vec<_> = store.profile().unwrap().confirmed.into_iter().collect();
    assert_eq!(confirmed, [("bones_fine_told".to_owned(), evening(5)), ("heat_agreed".to_owned(), evening(4))]);
    store.keep_profile(content(), &ProfileChange::confirmed("bones_fine_told", false), evening(9)).unwrap();
    store.keep_profile(content(), &ProfileChange::confirmed("bones_fine_told", false), evening(9)).unwrap();
    assert_eq!(store.profile().unwrap().confirmed.len(), 1);
}

#[test]
fn a_change_of_the_profile_is_made_whole_or_not_at_all() {
    let store = memory();
    let knee = QuestionId::from("knee_sore");
    store.set_safety_answers(content(), &[(knee.clone(), Answer::yes())], evening(0)).unwrap();
    let change = ProfileChange {
        answers: vec![(QuestionId::from("wrist_sore"), Answer::yes())],
        forget: vec![knee.clone()],
        confirm: vec!["heat_agreed".to_owned()],
        unconfirm: vec!["bones_fine_told".to_owned()],
    };
    let refused = ProfileChange { confirm: vec!["heat_agreed".to_owned(), "all_fine".to_owned()], ..change.clone() };
    let before = store.profile().unwrap();
    store.keep_profile(content(), &refused, evening(1)).expect_err("no gate asks for it");
    assert_eq!(store.profile().unwrap(), before);
    store.keep_profile(content(), &change, evening(2)).unwrap();
    let after = store.profile().unwrap();
    assert_eq!(after.answers.keys().collect::<Vec<_>>(), [&QuestionId::from("wrist_sore")]);
    assert_eq!(after.confirmed.keys().collect::<Vec<_>>(), ["heat_agreed"]);
}

#[test]
fn a_confirmation_that_no_gate_asks_for_is_refused() {
    let store = memory();
    assert_refused(
        store.keep_profile(content(), &ProfileChange::confirmed("all_fine", true), evening(0)),
        "confirmation: “all_fine” is not allowed; it takes bones_fine_told, heat_agreed, neck_exercise_agreed, \
         postnatal_check_done, surgical_team_agreed",
    );
    assert_refused(
        store.keep_profile(content(), &ProfileChange::confirmed("seen_gentle_agreed", true), evening(0)),
        "confirmation: “seen_gentle_agreed” is not allowed; it is given by “I have been seen”",
    );
    assert!(store.profile().unwrap().confirmed.is_empty());
}

#[test]
fn a_confirmation_counts_for_the_answers_it_was_given_for_whatever_the_clock_says() {
    // The minutes at which: osteoporosis is answered, bones are confirmed, steroids are added.
    for minutes in [[0, 1, 2], [0, 0, 0], [60, 0, 0], [60, 30, 10], [0, 60, 10], [60, 120, 0]] {
        let store = memory();
        let [answered, confirmed, added] = minutes.map(evening);
        give(&store, "osteoporosis_known", Answer::yes(), answered);
        assert!(bones_gate_holds(&store), "{minutes:?}");
        store.keep_profile(content(), &ProfileChange::confirmed("bones_fine_told", true), confirmed).unwrap();
        assert!(!bones_gate_holds(&store), "{minutes:?}: confirmed");
        give(&store, "steroid_long", Answer::yes(), added);
        assert!(bones_gate_holds(&store), "{minutes:?}: not for this answer");
        store.keep_profile(content(), &ProfileChange::confirmed("bones_fine_told", true), added).unwrap();
        assert!(!bones_gate_holds(&store), "{minutes:?}: confirmed again");
        give(&store, "osteoporosis_known", Answer::yes(), added);
        assert!(!bones_gate_holds(&store), "{minutes:?}: the same answer again");
    }
}
