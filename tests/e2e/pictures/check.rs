//! Pictures of a check: each kind of question, the answers so far, each tier, what became of it.

use super::{
    BRISK, HIGH_CONTRAST, LIGHT_AND_DARK, NOW, save_check, take, take_as, take_everywhere, take_whole, wait_for_heading,
};
use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn questions_of_every_kind_and_the_answers_so_far() {
    let sandbox = Sandbox::at(NOW);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Start the check");
    app.find(Role::Checkbox, "Pain, pressure or squeezing in your chest?").click();
    app.press("Not sure: Have you coughed up blood?");
    app.find(Role::Link, "If this is happening now").wait();
    take_everywhere(&app, "check-line-now");
    app.find(Role::Checkbox, "Pain, pressure or squeezing in your chest?").click();
    app.press("Go on: 1 not sure");
    for lines in [13, 7, 6] {
        app.press(&format!("None of these {lines}"));
    }
    app.find(Role::Checkbox, "Low back").wait();
    take_everywhere(&app, "check-places");
    app.find(Role::Checkbox, "Low back").click();
    app.press("Go on");
    app.find(Role::TextBox, "A whole number from").type_text("38");
    take_everywhere(&app, "check-number");
    app.press("Go on");
    app.find(Role::Heading, "Is there any pain").wait();
    take_everywhere(&app, "check-yes-no");
    app.find(Role::Radio, "Yes").click();
    app.find(Role::Slider, "How bad is it").set(6);
    take_everywhere(&app, "check-scale");
    app.press("Go on");
    app.find(Role::Heading, "How long has this spell").wait();
    take_everywhere(&app, "check-choice");
    app.press("Your answers so far");
    app.find(Role::Heading, "Your answers so far").wait();
    take_everywhere(&app, "check-so-far");
    app.press("Change: How bad is it at its worst today?");
    app.wait_for_text("You are changing an answer");
    take_everywhere(&app, "check-changing");
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn every_tier() {
    let sandbox = Sandbox::at(NOW);
    for (name, headline, answers) in [
        ("self-care", "No warning signs", r#"{"age_years":38,"region":["neck"],"crack_sound":"single_pop"}"#),
        ("routine", "Book a routine check", r#"{"age_years":38,"region":["neck"],"crack_painful":"yes"}"#),
        (
            "soon",
            "Be seen in the next",
            r#"{"age_years":45,"region":["low_back"],"pain_present":"yes","crack_giving_way":"yes","tingle_or_numb_one_limb":"not_sure"}"#,
        ),
        (
            "same-day",
            "Get medical advice today",
            r#"{"age_years":45,"region":["low_back"],"pain_present":"yes","pain_now":6,"fever_or_shivers":"yes"}"#,
        ),
        ("emergency", "Get emergency help now", r#"{"age_years":45,"region":["low_back"],"saddle_numb":"yes"}"#),
    ] {
        save_check(&sandbox, answers);
        let app = App::start_with(&sandbox, &Start::default());
        let accept = app.find(Role::Button, "I understand. Start");
        if accept.is_there() {
            accept.click();
        }
        app.open_tab("Check");
        app.press("Show result");
        wait_for_heading(&app, headline);
        take_everywhere(&app, &format!("tier-{name}"));
        take_whole(&app, &format!("tier-{name}-whole"));
        app.stop();
    }
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn all_checks_two_beside_each_other_and_the_rules() {
    let sandbox = Sandbox::at(NOW);
    save_check(&sandbox, r#"{"age_years":45,"region":["low_back"],"saddle_numb":"yes","pain_present":"not_sure"}"#);
    save_check(&sandbox, r#"{"age_years":45,"region":["low_back","neck"],"crack_painful":"yes"}"#);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.find(Role::Link, "All your checks (2)").click();
    app.find(Role::Button, "Compare two").wait();
    take_everywhere(&app, "check-history");
    app.press("Compare two");
    app.find(Role::Checkbox, "Get emergency help now").click();
    app.find(Role::Checkbox, "Book a routine check").click();
    app.press("Compare");
    app.find(Role::Heading, "Two checks side by side").wait();
    take_everywhere(&app, "check-compare");
    take_whole(&app, "check-compare-whole");
    app.press("Back");
    app.find(Role::Heading, "Your checks").wait();
    app.press("Not now");
    app.find(Role::Link, "Get emergency help now").click();
    app.press("Run these answers under today’s rules");
    app.wait_for_text("The saved check stays as it is.");
    take_everywhere(&app, "check-again");
    app.press("Back");
    wait_for_heading(&app, "Get emergency help now");
    app.press("Back");
    app.find(Role::Heading, "Your checks").wait();
    app.press("Back");
    app.find(Role::Link, "Rules and sources").click();
    app.find(Role::SearchBox, "Search questions and rules").type_text("E17");
    take_everywhere(&app, "rules");
    app.find(Role::Link, "Where it is used: New numbness between the legs").click();
    app.wait_for_text("Made-up people");
    take_everywhere(&app, "rules-record");
    take_whole(&app, "rules-record-whole");
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn what_is_filled_in_and_which_answer_changed_a_move() {
    let sandbox = Sandbox::at(NOW);
    sandbox.run(&[
        "log",
        "--region",
        "neck",
        "--trigger",
        "self_forced",
        "--pain",
        "7",
        "--tag",
        "dizzy",
        "--ago",
        "3h",
    ]);
    sandbox.run(&["profile", "--set", "wrist_sore=yes", "--set", "knee_sore=not_sure"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.find(Role::Link, "Forced").click();
    app.find(Role::Button, "Check the warning signs").wait();
    take_whole(&app, "entry-check");
    app.press("Check the warning signs");
    app.wait_for_text("From your journal:");
    app.evaluate("document.querySelector('.ask__said').scrollIntoView({ block: 'center' }); ''");
    take_everywhere(&app, "check-filled-in");
    app.press("Close the check");
    app.find(Role::Button, "Check the warning signs").wait();
    app.press("Back");
    app.open_routine("Morning mobility");
    app.wait_for_text("Because you answered");
    take_whole(&app, "routine-cause");
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn what_got_worse_sign_by_sign() {
    let sandbox = Sandbox::at(NOW);
    sandbox.run(&["profile", "--set", "wrist_sore=no"]);
    let app = App::start_accepted(&sandbox, &BRISK);
    app.open_routine("Desk break");
    app.press("Start");
    app.press("Stop · something got worse");
    app.press("Dizziness, tingling, numbness or weakness");
    app.find(Role::Dialog, "Which of these?").wait();
    app.find(Role::Checkbox, "Dizziness").click();
    app.find(Role::Checkbox, "Weakness").click();
    take_everywhere(&app, "stop-which");
    app.press("Go on to the questions");
    app.press("None of these 10");
    app.wait_for_text("From the session you stopped: dizziness");
    take_whole(&app, "check-from-session");
    app.press("Close the check");
    app.find(Role::Heading, "Desk break").wait();
    take_whole(&app, "routine-leads");
    app.press("Back");
    app.find(Role::Link, "Check").click();
    app.find(Role::Link, "Rules and sources").click();
    app.find(Role::SearchBox, "Search questions and rules").wait();
    app.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = one.innerText.startsWith('What changed in the rules') }); ''");
    take_whole(&app, "rules-changed");
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn check() {
    let sandbox = Sandbox::at(NOW);
    let app = App::start_accepted(&sandbox, &BRISK);
    app.open_tab("Check");
    app.press("Start the check");
    app.find(Role::Button, "None of these 10").wait();
    take_everywhere(&app, "check-group");
    app.press("None of these 10");
    app.find(Role::Button, "None of these 13").wait();
    app.find(Role::Checkbox, "New double vision, or sudden loss of sight?").click();
    app.press("Not sure: Are you suddenly unable to walk straight or stay upright?");
    app.evaluate("scrollTo(0, 0)");
    take(&app, "check-group-ticked", LIGHT_AND_DARK);
    take_as(&app, "contrast-check-group-hc", HIGH_CONTRAST, &["light"]);
    app.press("Go on: 1 ticked, 1 not sure");
    app.find(Role::Alert, "Get emergency help now").wait();
    take_everywhere(&app, "result-emergency");
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn check_asks_one_thing_at_a_time() {
    let sandbox = Sandbox::at(NOW);
    let app = App::start_accepted(&sandbox, &BRISK);
    app.open_tab("Check");
    app.press("Start the check");
    for lines in [10, 13, 7, 6] {
        app.press(&format!("None of these {lines}"));
    }
    app.find(Role::Checkbox, "Low back").click();
    app.press("Go on");
    app.find(Role::TextBox, "A whole number from").type_text("38");
    app.press("Go on");
    app.find(Role::Heading, "Is there any pain").wait();
    app.find(Role::Radio, "No").click();
    app.find(Role::Heading, "Did this start, or clearly get worse").wait();
    take_everywhere(&app, "check-single");
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn results_and_what_they_close() {
    let sandbox = Sandbox::at(NOW);
    save_check(&sandbox, r#"{"age_years":38,"region":["upper_mid_back"],"crack_sound":"single_pop"}"#);
    let app = App::start_accepted(&sandbox, &BRISK);
    app.open_tab("Check");
    app.press("Show result");
    app.find(Role::Heading, "No warning signs in your answers").wait();
    take(&app, "result-self-care", LIGHT_AND_DARK);
    app.stop();

    save_check(
        &sandbox,
        r#"{"age_years":45,"region":["low_back"],"pain_present":"yes","pain_now":6,"fever_or_shivers":"yes"}"#,
    );
    let app = App::start(&sandbox);
    app.open_tab("Check");
    app.press("Show result");
    app.find(Role::Heading, "Get medical advice today").wait();
    take(&app, "result-same-day", LIGHT_AND_DARK);
    app.press("Back");
    app.open_tab("Move");
    app.find(Role::Region, "Open result").wait();
    take(&app, "move-locked", LIGHT_AND_DARK);
}
