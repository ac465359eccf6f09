//! First run and Today.

use super::person::{Person, busy_week, emergency, routine, soon, urgent};
use super::{nothing, reads, reads_not, tag, tags, text_of};
use crate::screens::page;
use serde_json::json;
use unkink::domain::checker::{ExerciseAgreed, Who};
use unkink::domain::exercise::Region;
use unkink::domain::journal::{Outcome, Trigger};
use unkink::domain::session::Stopped;
use unkink::platform::clock;
use unkink::store::Store;

#[test]
fn the_notice_stands_before_everything_with_the_chosen_number_in_it() {
    let store = Store::open_in_memory().unwrap();
    let mut settings = store.settings().unwrap();
    settings.emergency_number = Some("999".to_owned());
    store.change_settings(clock::now(), |kept| *kept = settings).unwrap();
    let page = page("first-run", "/", store, nothing);
    reads(
        &page,
        &[
            "This app gives information and movement ideas.",
            "It cannot examine you and does not replace a doctor, physiotherapist or midwife.",
            "If you think it is an emergency, call 999 now.",
            "Change number",
            "I understand. Start",
            "Check warning signs first",
            "Your answers stay on this device. Nothing is sent.",
        ],
    );
    assert_eq!(text_of(&page, "<h1"), "Less forcing. More ease.");
    tag(&page, &["href=\"tel:999\""]);
    assert!(tags(&page, &["class=\"tabbar\""]).is_empty(), "nothing else is open yet");
}

#[test]
fn warning_signs_are_open_before_the_notice_is_accepted_and_moves_are_not() {
    for (path, shows_notice) in [("/check", false), ("/check/signs", false), ("/move", true), ("/play", true)] {
        let page = page("first-run-elsewhere", path, Store::open_in_memory().unwrap(), nothing);
        assert_eq!(page.text().contains("I understand. Start"), shows_notice, "{path}");
    }
}

#[test]
fn today_without_records_offers_both_acts_and_claims_nothing() {
    let page = page("today-empty", "/", Person::new().0, nothing);
    assert_eq!(text_of(&page, "<h1"), "Today");
    assert!(text_of(&page, "act--urge").contains("I want to crack"));
    assert!(text_of(&page, "act--log").contains("Log a crack"));
    assert!(tag(&page, &["act--urge"]).contains("aria-keyshortcuts=\"U\""));
    assert!(tag(&page, &["act--log"]).contains("aria-keyshortcuts=\"L\""));
    tag(
        &page,
        &["class=\"week week--empty\"", "aria-label=\"Last 7 days: 0 forced, 0 by itself, 0 urges not followed\""],
    );
    tag(&page, &["aria-label=\"Pain today\"", "aria-valuetext=\"not set\""]);
    reads(&page, &["For you now · a short one to begin with", "Desk break", "3 min · chair · 5 moves"]);
    reads(&page, &["Something new or worrying?", "Check the warning signs"]);
    reads_not(&page, &["Let it rest", "was interrupted", "Open result", "Journal today"]);
}

#[test]
fn an_open_result_stands_above_all_and_offers_the_call_its_tier_asks_for() {
    let booked = json!({"age_years": 62, "region": ["neck"], "crack_sound": "grind_grate", "crack_painful": "yes",
        "crack_stiff": "yes", "pain_present": "yes", "pain_now": 3});
    let well = json!({"age_years": 30, "region": ["upper_mid_back"], "crack_sound": "single_pop"});
    let cases = [
        (emergency(), "emergency_now", "Get emergency help now", Some("tel:112"), true),
        (urgent(), "urgent_same_day", "Get medical advice today", Some("tel:116117"), true),
        (soon(), "see_soon", "Be seen in the next 2–3 days", None, false),
        (booked, "book_routine", "Book a routine check", None, false),
    ];
    let numbered = || {
        Person::new().settings(|settings| {
            settings.emergency_number = Some("112".to_owned());
            settings.advice_line = Some("116 117".to_owned());
        })
    };
    for (answers, tier, headline, call, locked) in cases {
        let page = page(&format!("today-{tier}"), "/", numbered().checked(10, &answers).0, nothing);
        let result = tag(&page, &["open-result ", &format!("data-state=\"{tier}\"")]);
        assert!(result.contains("role=\"region\"") || result.starts_with("section"), "{result}");
        assert_eq!(text_of(&page, "open-result__head"), headline);
        assert!(page.html.find("open-result").unwrap() < page.html.find("act--urge").unwrap(), "{tier} is not first");
        reads(&page, &["Show the result", "I have been seen", "is still open."]);
        let in_body = &page.html[page.html.find("open-result__body").unwrap()..page.html.find("act--urge").unwrap()];
        match call {
            Some(link) => assert!(in_body.contains(&format!("href=\"{link}\"")), "{tier}"),
            None => assert!(!in_body.contains("tel:"), "{tier}"),
        }
        assert_eq!(page.text().contains("Moves are closed until you have been seen."), locked, "{tier}");
        assert_eq!(page.text().contains("While you wait"), locked, "{tier}");
        assert_eq!(tags(&page, &["for-now__start"]).is_empty(), locked, "{tier}: what is closed is not offered");
    }
    let fine = page("today-well", "/", Person::new().checked(10, &well).0, nothing);
    assert!(tags(&fine, &["open-result"]).is_empty());
}

#[test]
fn results_that_are_seen_or_of_someone_else_do_not_stand_on_today() {
    let other = Person::new();
    other.check(10, &emergency(), Who::Other);
    let cases = [
        ("someone else", other, false),
        ("seen, exercise agreed", Person::new().checked(10, &urgent()).seen(Some(ExerciseAgreed::Yes)), false),
        ("seen, not agreed: still closed", Person::new().checked(10, &urgent()).seen(Some(ExerciseAgreed::No)), true),
        ("seen in days, not agreed", Person::new().checked(10, &soon()).seen(Some(ExerciseAgreed::No)), false),
        ("the higher of two", Person::new().checked(30, &urgent()).checked(10, &soon()), true),
    ];
    for (what, person, shown) in cases {
        let page = page("today-seen", "/", person.0, nothing);
        assert_eq!(!tags(&page, &["open-result__head"]).is_empty(), shown, "{what}");
        if shown {
            assert_eq!(text_of(&page, "open-result__head"), "Get medical advice today", "{what}");
            let seen = "You have been seen. Moves stay closed until they say that gentle exercise is fine.";
            assert_eq!(page.text().contains(seen), what.starts_with("seen"), "{what}: {}", page.text());
        }
    }
}

#[test]
fn a_forced_place_rests_for_what_is_left_of_the_time() {
    let after = |minutes, trigger| Person::new().crack(minutes, Some(trigger), Region::Neck);
    let page_of = |person: Person| page("today-rest", "/", person.0, nothing);
    let resting = page_of(after(6, Trigger::SelfForced));
    reads(&resting, &["Let it rest: about 14 min", "Neck, forced at", "The joint has not reset yet."]);
    let bar = tag(&resting, &["aria-label=\"Rest time\""]);
    assert!(bar.contains("aria-valuenow=\"30\""), "{bar}");
    tag(&resting, &["aria-label=\"Why wait 20 minutes\""]);
    for (minutes, trigger) in [(21, Trigger::SelfForced), (6, Trigger::Spontaneous)] {
        reads_not(&page_of(after(minutes, trigger)), &["Let it rest"]);
    }
}

#[test]
fn an_interrupted_session_says_where_it_stopped_and_goes_on_unless_a_result_closes_moves() {
    let interrupted = || Person::new().interrupted(&routine("morning_mobility_8"), 200.0);
    let open = page("today-unfinished", "/", interrupted().0, nothing);
    reads(
        &open,
        &["Morning mobility was interrupted", "It stopped at move 4 of 8, knee to chest. 3 min 20 s of 8 min done."],
    );
    reads(&open, &["Go on", "Close it"]);
    let closed = page("today-unfinished-locked", "/", interrupted().checked(5, &urgent()).0, nothing);
    reads(&closed, &["Morning mobility was interrupted", "A result is open, so it does not go on now.", "Close it"]);
    reads_not(&closed, &["Go on"]);
}

#[test]
fn a_wait_is_shown_until_it_was_said_how_it_went() {
    let waiting = page("today-waiting", "/", Person::new().urge(6, 7, "wait", None).0, nothing);
    reads(&waiting, &["Waiting it out: about 14 min", "It eased", "Still there", "I cracked anyway"]);
    let over = page("today-waited", "/", Person::new().urge(30, 7, "wait", None).0, nothing);
    reads(&over, &["How did the wait go?"]);
    let said = page("today-waiting-said", "/", Person::new().urge(6, 7, "wait", Some(Outcome::Eased)).0, nothing);
    reads_not(&said, &["Waiting it out", "How did the wait go?"]);
}

#[test]
fn the_week_counts_what_was_logged_and_piles_become_a_number() {
    let page_of = |person: Person| page("today", "/", person.0, nothing);
    let week = page_of(busy_week());
    tag(&week, &["class=\"week\"", "aria-label=\"Last 7 days: 10 forced, 5 by itself, 9 urges not followed\""]);
    reads(&week, &["10 forced", "5 by itself", "9 urges not followed", "Journal today", "Forced · upper and mid back"]);
    reads_not(&week, &["not described"]);
    let mut many = Person::new();
    for n in 0..12 {
        many = many.crack(30 + n, None, Region::Neck);
    }
    let piled = page_of(many);
    reads(&piled, &["+5", "12 not described"]);
    let out_of_range = page_of(Person::new().crack(8 * 24 * 60, Some(Trigger::SelfForced), Region::Neck));
    reads(&out_of_range, &["0 forced"]);
}

#[test]
fn the_pain_of_the_day_is_shown_as_it_was_kept() {
    let person = Person::new();
    let settings = person.0.settings().unwrap();
    let today = unkink::domain::day::Day::of(clock::now(), settings.day_start_hour);
    person.0.change_day(today, clock::now(), |card| card.pain_today = Some(4)).unwrap();
    let page = page("today-pain", "/", person.0, nothing);
    tag(&page, &["aria-label=\"Pain today\"", "aria-valuetext=\"4 of 10\""]);
}

#[test]
fn the_routine_for_now_has_its_reason_and_its_start() {
    let person = Person::new().played(&routine("desk_break_3"), None, Stopped::Done).crack(
        100,
        Some(Trigger::Spontaneous),
        Region::LowBack,
    );
    let page = page("today-for-now", "/", person.0, nothing);
    reads(&page, &["For you now · mostly your low back lately", "Low-back ease"]);
    tag(&page, &["for-now__start", "aria-label=\"Start Low-back ease\""]);
}
