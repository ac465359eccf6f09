//! Proves `check_run`: the way through a check, what counts and is kept of it, and going on with it later.

mod overview;

use crate::support::{Dice, answers, at};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use unkink::domain::answers::{Answers, asked};
use unkink::domain::check_run::{CheckRun, FillIn, KeptRun, Onward, Record, Source};
use unkink::domain::checker::Who;
use unkink::domain::content::content;
use unkink::domain::content::question::{Answer, AnswerKind, Question};
use unkink::domain::content::rule::Tier;
use unkink::domain::day::Moment;
use unkink::domain::gate::{Profile, SafetyAnswer};
use unkink::domain::id::QuestionId;

fn now() -> Moment {
    at("2026-11-26T10:12:00+01:00")
}

/// A check in which this was answered first.
fn started(sheet: &Value) -> CheckRun {
    let mut run = CheckRun::start(content(), Who::Me, &Profile::default(), now());
    for (id, given) in answers(sheet).iter() {
        run.answer(content(), id, given.clone()).unwrap();
    }
    run
}

fn answer(run: &mut CheckRun, id: &str, given: Answer) {
    run.answer(content(), &id.into(), given).unwrap();
}

/// An answer that an entry of the journal gave.
fn filled(id: &str, answer: Answer) -> FillIn {
    let source = Source { record: Record::Journal, said: "neck, sharp".to_owned(), at: now(), clock: true };
    FillIn { id: id.into(), answer: Some(answer), source }
}

/// A person who gave these safety answers so many days ago.
fn profile(stored: &[(&str, Answer, i64)]) -> Profile {
    let stored = stored.iter().map(|(id, value, days)| {
        let at = now() - chrono::Duration::days(*days);
        ((*id).into(), SafetyAnswer { value: value.clone(), at, since: Some(at) })
    });
    Profile { answers: stored.collect(), ..Profile::default() }
}

/// The check after the program ended and began again.
fn resumed(run: &CheckRun) -> CheckRun {
    let kept = serde_json::to_string(&KeptRun::of(content(), run)).unwrap();
    serde_json::from_str::<KeptRun>(&kept).unwrap().resumed(content())
}

#[test]
fn an_own_check_starts_from_the_stored_answers_and_asks_again_what_is_old() {
    let profile = profile(&[
        ("age_years", Answer::Number(44), 3),
        ("blood_thinner", Answer::yes(), 89),
        ("osteoporosis_known", Answer::no(), 91),
        ("pregnancy_status", Answer::Text("pregnant".to_owned()), 20),
        ("pregnancy_weeks", Answer::Number(20), 20),
    ]);
    let own = CheckRun::start(content(), Who::Me, &profile, now());
    let asks =
        |run: &CheckRun, id: &str| run.pages(content()).iter().any(|page| page.questions.iter().any(|q| *q == id));
    assert_eq!(own.answer_to("pregnancy_weeks"), Some(&Answer::Number(22)), "weeks count on");
    assert!(!asks(&own, "age_years") && !asks(&own, "blood_thinner") && asks(&own, "osteoporosis_known"));
    let other = CheckRun::start(content(), Who::Other, &profile, now());
    assert!(asks(&other, "age_years") && other.answer_to("blood_thinner").is_none());
}

#[test]
fn only_answers_given_in_this_check_are_dated_by_it() {
    let stored = profile(&[("age_years", Answer::Number(44), 3), ("osteoporosis_known", Answer::no(), 91)]);
    let mut run = CheckRun::start(content(), Who::Me, &stored, now());
    for _ in 0..80 {
        let Some(page) = run.page(content()) else { break };
        for id in &page.questions {
            if run.answer_to(id).is_none() {
                answer(&mut run, id, plain(content().question(id).unwrap()));
            }
        }
        run.go_on(content());
    }
    let outcome = run.outcome(content(), now());
    assert!(outcome.answers.get("age_years").is_some() && !outcome.given.contains("age_years"), "known before");
    assert!(outcome.given.contains("osteoporosis_known"), "shown again and gone on from");
    assert!(outcome.answers.iter().all(|(id, _)| outcome.assessment.ignored.iter().all(|other| other != id)));
}

#[test]
fn an_emergency_comes_at_once_and_again_only_when_it_was_taken_back_between() {
    let mut run = started(&json!({}));
    answer(&mut run, "chest_pain_now", Answer::yes());
    assert_eq!(run.go_on(content()), Onward::Result);
    run.was_shown(Tier::EmergencyNow);
    run.continue_questions();
    assert_eq!(run.go_on(content()), Onward::Page);
    assert!(run.goes_on_in_an_emergency(content()));
    assert!(run.reopen(content(), &"chest_pain_now".into()));
    answer(&mut run, "chest_pain_now", Answer::no());
    assert_eq!(run.go_on(content()), Onward::Page);
    assert_eq!((run.tier(content()), run.shown), (Tier::SelfCare, Some(Tier::EmergencyNow)));
    assert!(run.reopen(content(), &"chest_pain_now".into()));
    answer(&mut run, "chest_pain_now", Answer::yes());
    assert_eq!(run.go_on(content()), Onward::Result, "it is an emergency anew");
}

#[test]
fn a_check_goes_on_after_the_program_ended_exactly_where_it_was() {
    for seed in 0..20 {
        let mut dice = Dice::new(seed);
        let mut run = started(&json!({}));
        let mut again = resumed(&run);
        for step in 0..120 {
            let Some(page) = run.page(content()) else { break };
            for id in &page.questions {
                if dice.once_in(2) {
                    continue;
                }
                let given = any_answer(content().question(id).unwrap(), &mut dice);
                answer(&mut run, id, given.clone());
                answer(&mut again, id, given);
            }
            again = resumed(&again);
            if dice.once_in(6) {
                assert_eq!(run.back(content()), again.back(content()));
            } else {
                assert_eq!(run.go_on(content()), again.go_on(content()), "seed {seed}, step {step}");
            }
            run.continue_questions();
            again.continue_questions();
            assert_eq!(run.page(content()), again.page(content()), "seed {seed}, step {step}");
            assert_eq!(run.outcome(content(), now()), again.outcome(content(), now()));
        }
    }
}

#[test]
fn after_an_update_what_no_longer_fits_is_asked_again() {
    let mut run = started(&json!({"age_years": 40, "region": ["neck"]}));
    answer_until(&mut run, "tingle_or_numb_one_limb");
    let mut kept = serde_json::to_value(KeptRun::of(content(), &run)).unwrap();
    kept["ruleset"] = json!("2026-11-21");
    kept["answers"]["chest_pain_now"] = json!("perhaps");
    kept["answers"]["a_question_that_is_gone"] = json!("yes");
    kept["passed"].as_array_mut().unwrap().push(json!("a_question_that_is_gone"));
    let mut run = serde_json::from_value::<KeptRun>(kept).unwrap().resumed(content());
    let page = run.page(content()).unwrap();
    assert!(page.questions.iter().any(|id| *id == "chest_pain_now"), "{page:?}");
    assert_eq!(run.open_questions(&page), [QuestionId::from("chest_pain_now")], "the other lines of the page stand");
    assert_eq!(run.answer_to("chest_pain_now"), None);
    assert_eq!(run.answer_to("age_years"), Some(&Answer::Number(30)));
    run.go_on(content());
    let page = run.page(content()).unwrap();
    assert!(page.questions.iter().any(|id| *id == "tingle_or_numb_one_limb"), "back to where it was: {page:?}");
}

#[test]
fn a_check_can_be_resumed_for_a_day_once_something_was_answered() {
    let mut run = started(&json!({}));
    assert!(!run.can_be_resumed(now()), "nothing was answered");
    answer(&mut run, "coughing_blood", Answer::yes());
    for (hours, expected) in [(0, true), (23, true), (24, false), (100, false)] {
        assert_eq!(run.can_be_resumed(now() + chrono::Duration::hours(hours)), expected, "{hours}");
    }
}

#[test]
fn what_is_filled_in_can_be_gone_on_with_before_anything_is_answered() {
    let mut run = started(&json!({}));
    assert_eq!(run.only_from(), None);
    run.fill_in(content(), filled("pain_now", Answer::Number(8)));
    for mut run in [run.clone(), resumed(&run)] {
        assert!(run.can_be_resumed(now()) && !run.is_answered());
        assert_eq!(run.only_from(), Some(Record::Journal));
        let source = run.source_of(&"pain_now".into()).expect("where it is from");
        assert_eq!((source.said.as_str(), source.at), ("neck, sharp", now()), "with its source and its time");
        answer(&mut run, "coughing_blood", Answer::yes());
        assert!(run.is_answered() && run.only_from().is_none());
    }
    let again = resumed(&run);
    assert!(run.says_all_of(&again), "opened twice it is one");
    let mut other = started(&json!({}));
    other.fill_in(content(), filled("pain_present", Answer::yes()));
    assert!(!other.says_all_of(&run) && !run.says_all_of(&other), "another sign is another check");
    let mut answered = run.clone();
    answer(&mut answered, "coughing_blood", Answer::yes());
    assert!(!run.says_all_of(&answered), "what was answered stays");
}

#[test]
fn answers_of_a_branch_that_closes_do_not_count_and_come_back_to_be_looked_at() {
    let mut run = started(&json!({"region": ["low_back"], "age_years": 40}));
    answer(&mut run, "pain_present", Answer::yes());
    answer(&mut run, "pain_now", Answer::Number(8));
    answer(&mut run, "pain_unbearable", Answer::yes());
    answer(&mut run, "pain_present", Answer::no());
    let counted = |run: &CheckRun| {
        let outcome = run.outcome(content(), now());
        ["pain_now", "pain_unbearable"].map(|id| (outcome.answers.get(id).is_some(), outcome.given.contains(id)))
    };
    assert_eq!(counted(&run), [(false, false); 2]);
    assert_eq!(run.answers(content()).get("age_years"), Some(&Answer::Number(40)), "other answers stay");
    assert!(!run.came_back(&"pain_now".into()));
    answer(&mut run, "pain_present", Answer::yes());
    assert_eq!(counted(&run), [(true, true); 2]);
    assert_eq!(run.answer_to("pain_now"), Some(&Answer::Number(8)));
    assert!(run.came_back(&"pain_now".into()));
    assert!(run.reopen(content(), &"pain_now".into()));
    run.go_on(content());
    assert!(!run.came_back(&"pain_now".into()), "it was looked at");
}

#[test]
fn what_is_filled_in_ahead_waits_for_its_question_and_is_not_given_before() {
    let mut run = CheckRun::start(content(), Who::Me, &Profile::default(), now());
    run.fill_in(content(), filled("pain_now", Answer::Number(8)));
    answer(&mut run, "chest_pain_now", Answer::no());
    assert_eq!(run.answer_to("pain_now"), Some(&Answer::Number(8)));
    assert_eq!(run.outcome(content(), now()).given, BTreeSet::from(["chest_pain_now".into()]));
    run.fill_in(content(), filled("pain_now", Answer::Number(80)));
    assert_eq!(run.answer_to("pain_now"), Some(&Answer::Number(8)), "what does not fit is passed over");
}

#[test]
fn a_question_that_opens_on_an_earlier_page_is_asked() {
    let mut run = started(&json!({}));
    answer_until(&mut run, "osteoporosis_known");
    answer(&mut run, "osteoporosis_known", Answer::yes());
    run.go_on(content());
    let page = run.page(content()).unwrap();
    assert!(page.questions.iter().any(|id| *id == "midline_bone_tender"), "{page:?}");
    run.go_on(content());
    assert!(
        run.page(content()).is_none_or(|page| page.screen != "F" && page.screen != "G"),
        "{:?}",
        run.page(content())
    );
}

/// Answers no, the first option or the least number until this question's page is shown.
fn answer_until(run: &mut CheckRun, wanted: &str) {
    for _ in 0..80 {
        let Some(page) = run.page(content()) else { panic!("{wanted} was not asked") };
        if page.questions.iter().any(|id| *id == wanted) {
            return;
        }
        for id in &page.questions {
            let question = content().question(id).unwrap();
            run.answer(content(), id, plain(question)).unwrap();
        }
        run.go_on(content());
    }
    panic!("{wanted} was not reached");
}

fn plain(question: &Question) -> Answer {
    match &question.answer {
        AnswerKind::YesNo { .. } => Answer::no(),
        AnswerKind::Number { min, max } => Answer::Number(if *max < 30 { *min } else { 30 }),
        AnswerKind::OneOf { options } => Answer::Text(options[0].id.clone()),
        AnswerKind::ManyOf { options } => Answer::Many(options.iter().map(|option| option.id.clone()).collect()),
    }
}

#[test]
fn going_on_always_reaches_the_end_and_progress_never_moves_back() {
    for seed in 0..60 {
        let mut dice = Dice::new(seed);
        let mut run = started(&json!({}));
        let mut last = 0.0;
        for step in 0.. {
            assert!(step < 120, "seed {seed} never ends");
            let Some(page) = run.page(content()) else { break };
            let part = run.part(content());
            assert!(part.share >= last && part.share <= 1.0, "seed {seed}: {last} then {}", part.share);
            assert!(part.number >= 1 && part.number <= part.of, "{part:?}");
            last = part.share;
            for id in &page.questions {
                let question = content().question(id).unwrap();
                if run.answer_to(id).is_none() {
                    run.answer(content(), id, any_answer(question, &mut dice)).unwrap();
                }
            }
            run.go_on(content());
        }
        assert!(run.is_finished(), "seed {seed}");
        let asked = asked(content(), &run.answers(content()));
        for page in run.pages(content()) {
            for id in page.questions.iter().filter(|id| asked.contains(*id)) {
                assert!(run.answer_to(id).is_some(), "seed {seed}: {id} was never asked");
            }
        }
    }
}

fn any_answer(question: &Question, dice: &mut Dice) -> Answer {
    match &question.answer {
        AnswerKind::YesNo { .. } => dice.pick(&[Answer::yes(), Answer::no(), Answer::no(), Answer::not_sure()]).clone(),
        AnswerKind::Number { min, max } => {
            let span = usize::try_from(max - min + 1).unwrap();
            Answer::Number(min + i64::try_from(dice.roll(span)).unwrap())
        }
        AnswerKind::OneOf { options } => Answer::Text(dice.pick(options).id.clone()),
        AnswerKind::ManyOf { options } => Answer::Many(BTreeSet::from([dice.pick(options).id.clone()])),
    }
}

#[test]
fn going_back_and_on_again_keeps_every_answer() {
    let mut run = started(&json!({}));
    answer_until(&mut run, "injury_recent");
    let answers: Answers = run.answers(content());
    for _ in 0..3 {
        assert!(run.back(content()));
    }
    assert_eq!(run.answers(content()), answers);
    for _ in 0..3 {
        run.go_on(content());
    }
    assert!(
        run.page(content()).unwrap().questions.iter().any(|id| *id == "injury_recent"),
        "{:?}",
        run.page(content())
    );
    assert_eq!(run.answers(content()), answers);
}

#[test]
fn a_question_that_a_record_leaves_open_is_asked_and_never_assumed() {
    let mut run = started(&json!({}));
    let source = Source { record: Record::Session, said: "weakness".to_owned(), at: now(), clock: true };
    let weak: QuestionId = "arm_leg_one_side_weak_sudden".into();
    run.fill_in(content(), FillIn { id: weak.clone(), answer: None, source });
    let again = resumed(&run);
    for mut run in [run, again] {
        assert!(run.is_left_open(&weak) && !run.is_proposed(&weak));
        assert_eq!((run.answer_to(&weak), run.tier(content())), (None, Tier::SelfCare));
        run.go_on(content());
        assert!(run.page(content()).unwrap().questions.contains(&weak));
        let mut sure = run.clone();
        answer(&mut sure, weak.as_str(), Answer::yes());
        assert!(!sure.is_left_open(&weak));
        assert_eq!(sure.go_on(content()), Onward::Result, "said with yes it is the emergency that it is");
        run.go_on(content());
        assert!(!run.is_left_open(&weak), "its page was gone on from");
        assert_eq!(run.answer_to(&weak), Some(&Answer::no()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// What is on disk of a check may be of another version, or of a broken one: it is gone on with or passed over.
    #[test]
    fn no_kept_check_makes_going_on_panic(seed in any::<u64>(), strange in "[a-z_]{0,16}", number in any::<i64>()) {
        let mut dice = Dice::new(seed);
        let mut run = started(&json!(crate::checker::random_sheet(&mut dice)));
        for _ in 0..dice.roll(8) {
            run.go_on(content());
        }
        let mut kept = serde_json::to_value(KeptRun::of(content(), &run)).unwrap();
        let questions: Vec<&Question> = content().questions().collect();
        for field in ["known", "proposed", "given", "passed", "again"] {
            let ids = (0..dice.roll(6)).map(|_| match dice.once_in(4) {
                true => strange.clone(),
                false => dice.pick(&questions).id.to_string(),
            });
            kept[field] = json!(ids.collect::<BTreeSet<String>>());
        }
        for field in ["at", "left"] {
            kept[field] = [json!(null), json!(strange), json!(dice.pick(&questions).id)][dice.roll(3)].clone();
        }
        for _ in 0..dice.roll(5) {
            let values = [json!(number), json!(strange), json!([strange]), json!("yes"), json!([])];
            kept["answers"][dice.pick(&questions).id.as_str()] = dice.pick(&values).clone();
        }
        kept["ruleset"] = json!(strange);
        if let Ok(kept) = serde_json::from_value::<KeptRun>(kept) {
            let mut run = kept.resumed(content());
            for _ in 0..12 {
                let _ = (run.page(content()), run.part(content()), run.so_far(content()), run.outcome(content(), now()));
                match dice.roll(4) {
                    0 => { run.back(content()); }
                    1 => { run.reopen(content(), &dice.pick(&questions).id); }
                    _ => { run.go_on(content()); }
                }
            }
        }
    }
}
