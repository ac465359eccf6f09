//! Proves the answers so far, the way back from changing one, and what waits to be confirmed.

use super::{answer, answer_until, filled, now, profile, resumed, started};
use serde_json::json;
use unkink::domain::check_run::CheckRun;
use unkink::domain::checker::Who;
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::day::Moment;
use unkink::domain::id::QuestionId;
use unkink::domain::words;

/// The questions of the page that is shown.
fn shown(run: &CheckRun) -> Vec<QuestionId> {
    run.page(content()).unwrap().questions
}

#[test]
fn an_answer_changed_from_the_overview_leads_back_to_where_one_was() {
    let mut run = started(&json!({}));
    answer_until(&mut run, "osteoporosis_known");
    let here = shown(&run);
    assert!(run.reopen(content(), &"coughing_blood".into()));
    assert!(run.is_returning());
    answer(&mut run, "coughing_blood", Answer::not_sure());
    let mut run = resumed(&run);
    run.go_on(content());
    assert_eq!((shown(&run), run.is_returning()), (here.clone(), false), "also after the program ended");
    // From a page that was gone back to.
    for _ in 0..3 {
        run.back(content());
    }
    let earlier = shown(&run);
    assert_ne!(earlier, here);
    assert!(run.reopen(content(), &"coughing_blood".into()));
    run.go_on(content());
    assert_eq!(shown(&run), earlier, "not further on");
    // Two answers, one after the other.
    assert!(run.reopen(content(), &"coughing_blood".into()) && run.reopen(content(), &"age_years".into()));
    run.go_on(content());
    assert_eq!(shown(&run), earlier);
    // An answer of the very page that is shown.
    assert!(run.reopen(content(), &earlier[0]));
    run.go_on(content());
    assert_ne!(shown(&run), earlier, "going on goes on");
}

#[test]
fn what_a_changed_answer_opens_is_asked_before_the_check_goes_on_where_it_was() {
    let mut run = started(&json!({}));
    answer_until(&mut run, "osteoporosis_known");
    let here = shown(&run);
    assert!(run.reopen(content(), &"pain_present".into()));
    answer(&mut run, "pain_present", Answer::yes());
    run.go_on(content());
    assert_eq!(shown(&run), [QuestionId::from("pain_now")]);
    answer(&mut run, "pain_now", Answer::Number(3));
    run.go_on(content());
    assert_eq!(shown(&run), [QuestionId::from("pain_duration")]);
    answer(&mut run, "pain_duration", Answer::Text("under_3_days".to_owned()));
    run.go_on(content());
    assert!(!run.is_returning() || shown(&run) != here, "{:?}", shown(&run));
    for _ in 0..6 {
        if shown(&run) == here {
            return;
        }
        run.go_on(content());
    }
    panic!("it does not come back to {here:?}");
}

#[test]
fn the_answers_so_far_are_those_given_left_out_and_known_and_none_that_waits() {
    let stored = profile(&[("age_years", Answer::Number(44), 3)]);
    let mut run = CheckRun::start(content(), Who::Me, &stored, now());
    run.fill_in(content(), filled("pain_now", Answer::Number(8)));
    answer(&mut run, "chest_pain_now", Answer::not_sure());
    let lines = |run: &CheckRun| run.so_far(content()).into_iter().flat_map(|part| part.lines).collect::<Vec<_>>();
    let ids = |run: &CheckRun| lines(run).iter().map(|said| said.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(&run), ["chest_pain_now", "age_years"], "a tick counts before its page is gone on from");
    assert!(lines(&run)[1].known);
    answer_until(&mut run, "pain_present");
    answer(&mut run, "pain_present", Answer::yes());
    run.go_on(content());
    run.unanswer(content(), &"pain_now".into());
    run.go_on(content());
    let left_out = lines(&run).into_iter().find(|said| said.id == "pain_now").expect("it was shown");
    assert_eq!(left_out.answer, None);
    assert!(left_out.tells);
    answer(&mut run, "pain_present", Answer::no());
    assert!(!ids(&run).contains(&"pain_now".to_owned()), "its branch is closed");
}

#[test]
fn a_number_can_be_left_out_and_says_then_nothing() {
    let mut run = started(&json!({"region": ["low_back"], "pain_present": "yes", "pain_now": 9}));
    assert!(run.pages(content()).iter().any(|page| page.questions.iter().any(|id| *id == "pain_unbearable")));
    run.unanswer(content(), &"pain_now".into());
    assert_eq!(run.answer_to("pain_now"), None);
    assert!(!run.pages(content()).iter().any(|page| page.questions.iter().any(|id| *id == "pain_unbearable")));
}

#[test]
fn nobody_is_asked_what_cannot_be() {
    for (age, asked_for) in [(9, false), (11, false), (12, true), (60, true), (61, false)] {
        let run = started(&json!({"age_years": age}));
        let asks = run.pages(content()).iter().any(|page| page.questions.iter().any(|id| *id == "pregnancy_status"));
        assert_eq!(asks, asked_for, "{age}");
    }
}

#[test]
fn what_waits_says_where_it_comes_from() {
    let mut run = started(&json!({}));
    run.fill_in(content(), filled("pain_now", Answer::Number(8)));
    let said =
        |run: &CheckRun, now: Moment| run.source_of(&"pain_now".into()).map(|from| words::filled::source(from, now));
    let later = |days: i64| now() + chrono::Duration::days(days);
    assert_eq!(said(&run, now()).as_deref(), Some("From your journal: neck, sharp, today 10:12"));
    assert_eq!(said(&resumed(&run), later(3)).as_deref(), Some("From your journal: neck, sharp, Thursday 10:12"));
    assert_eq!(said(&run, later(8)).as_deref(), Some("From your journal: neck, sharp, 26 November 10:12"));
    answer(&mut run, "pain_now", Answer::Number(7));
    assert_eq!(said(&run, now()), None, "it was answered here");
}
