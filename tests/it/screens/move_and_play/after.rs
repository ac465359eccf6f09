//! After a session.

use super::person::{Person, ago, routine};
use super::{nothing, reads, reads_not, tag, tags, text_of};
use crate::screens::{Page, page};
use unkink::domain::session::Stopped;
use unkink::domain::session::record::{Feedback, Felt};

fn after(name: &str, person: Person) -> Page {
    page(name, "/after/1", person.0, nothing)
}

#[test]
fn a_finished_session_shows_what_was_done_and_what_was_said() {
    let person = Person::new();
    let record = person.session(&routine("morning_mobility_8"), None, Stopped::Done);
    person.0.rate_session(record.id, Some(2), Some(Felt::Easier), ago(1)).unwrap();
    let page = after("checkin", person);
    assert_eq!(text_of(&page, "<h1"), "Well moved.");
    tag(&page, &["class=\"page page--narrow after\"", "data-state=\"done\""]);
    reads(&page, &["Morning mobility · 8 min · 8 of 8 moves", "Compared with before, your back feels"]);
    assert_eq!(tags(&page, &["role=\"radio\"", "aria-checked=\"true\""]).len(), 1);
    reads(&page, &["Pain now · before: 3", "Any move to change?", "Something new or worse?", "Done"]);
    tag(&page, &["aria-label=\"Pain now\"", "aria-valuetext=\"2 of 10, before 3\""]);
    assert_eq!(tags(&page, &["aria-label=\"I like "]).len(), 8);
    assert!(tags(&page, &["<details", " open"]).is_empty());
}

#[test]
fn a_session_that_was_left_or_got_worse_says_what_was_done() {
    let cases = [
        (Stopped::Left, "left", "What you did is saved"),
        (Stopped::Worse, "worse", "Stopped, because it got worse"),
        (Stopped::Killed, "killed", "What you did is saved"),
    ];
    for (how, state, headline) in cases {
        let page = after("after-left", Person::new().played(&routine("morning_mobility_8"), Some(130), how));
        assert_eq!(text_of(&page, "<h1"), headline);
        tag(&page, &["class=\"page page--narrow after\"", &format!("data-state=\"{state}\"")]);
        reads(&page, &["Morning mobility · 2 min 10 s · 2 of 8 moves"]);
        reads_not(&page, &["Well moved."]);
        assert_eq!(tags(&page, &["aria-label=\"Leave "]).len(), 3, "only what was played");
    }
}

#[test]
fn what_was_said_about_a_move_is_shown() {
    let person = Person::new();
    let record = person.session(&routine("urge_reset_60"), None, Stopped::Done);
    person.0.rate_step(record.id, 0, Some(Feedback::Like), ago(1)).unwrap();
    person.0.rate_step(record.id, 1, Some(Feedback::Never), ago(1)).unwrap();
    let page = after("after-said", person);
    tag(&page, &["aria-label=\"I like Slow belly breathing\"", "aria-pressed=\"true\""]);
    tag(&page, &["aria-label=\"Leave Shoulder rolls out next time\"", "aria-pressed=\"true\""]);
    tag(&page, &["aria-label=\"I like Shoulder-blade squeeze\"", "aria-pressed=\"false\""]);
    reads(&page, &["Left out of routines from now on"]);
}

#[test]
fn a_session_that_is_not_there_says_so() {
    reads(&after("after-nothing", Person::new()), &["There is no such session here"]);
}
