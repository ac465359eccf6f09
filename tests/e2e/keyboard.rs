//! Every flow to its end with the keyboard alone: reached by Tab with a ring that is whole and in sight, pressed by
//! Enter or Space, left by Escape; on a phone's window and on a desktop's.

use super::focus::ring_is_whole;
use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;
use serde_json::json;
use unkink::domain::content::content;
use unkink::domain::content::question::{AGE, AnswerKind};

const SIZES: [(u32, u32); 2] = [(390, 844), (1100, 760)];

/// More stops than any page has before what is wanted.
const MOST: usize = 260;

/// A person without a mouse.
struct Keys<'a>(&'a App<'a>);

impl Keys<'_> {
    /// Goes on to something by Tab; all that gets the focus on the way shows it.
    fn to(&self, role: Role, name: &str) -> &Self {
        let wanted = self.0.find(role, name);
        wanted.wait();
        for _ in 0..MOST {
            if wanted.is_there() && wanted.is_focused() {
                return self;
            }
            self.0.press_key("Tab");
            if let Err(problem) = ring_is_whole(self.0) {
                panic!("on the way to “{name}”: {problem}");
            }
        }
        panic!("Tab does not reach “{name}”");
    }

    fn press(&self, role: Role, name: &str) -> &Self {
        self.to(role, name).key("Enter")
    }

    fn key(&self, key: &str) -> &Self {
        self.0.press_key(key);
        self
    }

    fn times(&self, key: &str, times: usize) -> &Self {
        for _ in 0..times {
            self.key(key);
        }
        self
    }

    /// Replaces what stands in a field.
    fn write(&self, role: Role, name: &str, text: &str) -> &Self {
        self.to(role, name);
        self.0.press_key_with("Control", "a");
        self.0.type_text(text);
        self
    }

    fn sees(&self, role: Role, name: &str) -> &Self {
        self.0.find(role, name).wait();
        self
    }

    /// Chooses one of a group.
    fn choose(&self, name: &str) -> &Self {
        self.press(Role::Radio, name);
        self.0.find(Role::Radio, name).wait_on();
        self
    }
}

/// Goes through a flow at both sizes, each on a device of its own.
fn at_both_sizes(prepare: impl Fn(&Sandbox), flow: impl Fn(&Keys<'_>, &Sandbox)) {
    for size in SIZES {
        let sandbox = Sandbox::new();
        prepare(&sandbox);
        let app = App::start_with(&sandbox, &Start { size, speed: 100, ..Start::default() });
        let keys = Keys(&app);
        keys.press(Role::Button, "I understand. Start").sees(Role::Heading, "Today");
        flow(&keys, &sandbox);
        app.stop();
    }
}

/// The page of the check that is open, by its first question; empty on a result.
fn page(app: &App<'_>) -> String {
    let first = app.evaluate("document.querySelector('[data-page]')?.dataset.page ?? ''");
    first.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_check_is_answered_to_its_result_by_keys() {
    at_both_sizes(
        |_| (),
        |keys, sandbox| {
            let app = keys.0;
            keys.press(Role::Link, "Check").sees(Role::Heading, "Check").press(Role::Button, "Start the check");
            let mut before = String::new();
            for _ in 0..120 {
                app.wait_for(|app| page(app) != before, &format!("the page after {before}"));
                before = page(app);
                if before.is_empty() {
                    break;
                }
                if app.find(Role::Button, "None of these").is_there() {
                    keys.press(Role::Button, "None of these");
                    continue;
                }
                let question =
                    content().questions().find(|question| question.id.as_str() == before).expect("a question");
                match &question.answer {
                    AnswerKind::Number { .. } if question.id == AGE => {
                        keys.write(Role::TextBox, "A whole number from", "38").key("Enter");
                    }
                    AnswerKind::Number { .. } => {
                        keys.press(Role::Button, "Not sure");
                    }
                    AnswerKind::YesNo { .. } => {
                        keys.press(Role::Radio, "No");
                    }
                    AnswerKind::OneOf { options } => {
                        keys.press(Role::Radio, &options[0].label);
                    }
                    AnswerKind::ManyOf { options } => {
                        keys.press(Role::Checkbox, &options[0].label).press(Role::Button, "Go on");
                    }
                }
            }
            keys.sees(Role::Button, "Show my answers").press(Role::Button, "Show my answers");
            keys.sees(Role::Button, "Hide my answers");
            let checks = sandbox.kept()["checks"].as_array().map(Vec::len);
            assert_eq!(checks, Some(1));
            keys.key("Escape");
            app.wait_for(|app| !app.find(Role::Button, "Hide my answers").is_there(), "the result to be left");
        },
    );
}

#[test]
fn an_urge_is_rated_ridden_out_and_saved_by_keys() {
    at_both_sizes(
        |_| (),
        |keys, sandbox| {
            keys.press(Role::Button, "I want to crack").sees(Role::Heading, "How strong is the urge?");
            keys.to(Role::Slider, "Strength of the urge").times("ArrowRight", 7);
            keys.choose("Neck").press(Role::Button, "Start");
            let after = "How is it now?";
            keys.0.wait_longer_for(LATER, |app| app.find(Role::Heading, after).is_there(), "the end of the move");
            keys.to(Role::Slider, "Strength of the urge now").times("ArrowRight", 2);
            keys.choose("It eased").press(Role::Button, "Save");
            keys.0.wait_for_text("Saved: Urge, neck, eased");
            let urge = &sandbox.kept()["urges"][0];
            assert_eq!((&urge["level"], &urge["outcome"]), (&json!(7), &json!("eased")), "{urge}");
        },
    );
}

#[test]
fn a_crack_is_logged_by_keys() {
    at_both_sizes(
        |_| (),
        |keys, sandbox| {
            keys.press(Role::Button, "Log a crack").sees(Role::Dialog, "Logged at");
            keys.choose("Low back").choose("I forced it").choose("15 min ago").press(Role::Button, "Done");
            keys.0.find(Role::Dialog, "Logged at").wait_gone();
            let entry = &sandbox.kept()["entries"][0];
            assert_eq!((&entry["region"], &entry["trigger"]), (&json!("low_back"), &json!("self_forced")), "{entry}");
        },
    );
}

#[test]
fn an_entry_is_found_opened_changed_deleted_and_brought_back_by_keys() {
    at_both_sizes(
        |sandbox| {
            sandbox.run(&["log", "--region", "neck", "--note", "gardening", "--ago", "2h"]);
            sandbox.run(&["log", "--region", "low_back", "--ago", "1h"]);
        },
        |keys, sandbox| {
            let app = keys.0;
            keys.press(Role::Link, "Journal").sees(Role::Heading, "Journal").press(Role::Button, "Search");
            keys.write(Role::SearchBox, "Search the journal", "gardening").sees(Role::Link, "Crack · neck");
            app.wait_for_text("With “gardening”: 1 of 2");
            keys.press(Role::Link, "Crack · neck").sees(Role::Button, "Edit").press(Role::Button, "Edit");
            keys.choose("I forced it").write(Role::TextBox, "Note", "on the bike").press(Role::Button, "Done");
            keys.sees(Role::Heading, "Forced · neck").press(Role::Button, "Delete this entry");
            keys.press(Role::Button, "Undo");
            app.wait_for(|_| sandbox.kept()["entries"].as_array().map(Vec::len) == Some(2), "both entries");
            let entries = sandbox.kept()["entries"].to_string();
            assert!(entries.contains("on the bike") && entries.contains("self_forced"), "{entries}");
        },
    );
}

#[test]
fn a_routine_is_played_to_its_end_by_keys() {
    at_both_sizes(
        |sandbox| sandbox.run(&["profile", "--set", "wrist_sore=no"]),
        |keys, sandbox| {
            let app = keys.0;
            keys.press(Role::Link, "Move").sees(Role::Heading, "Move").press(Role::Link, "Desk break");
            keys.sees(Role::Heading, "Desk break").press(Role::Button, "Start").sees(Role::Button, "Pause");
            keys.key(" ");
            app.wait_for(|app| app.player_state() == "paused", "space to pause");
            keys.press(Role::Button, "+10 s").press(Role::Button, "Continue");
            app.wait_longer_for(LATER, |app| app.find(Role::Heading, "Well moved.").is_there(), "the end");
            keys.choose("Easier").press(Role::Button, "Done");
            let session = &sandbox.kept()["sessions"][0];
            assert_eq!((&session["stopped"], &session["felt"]), (&json!("done"), &json!("easier")), "{session}");
        },
    );
}

#[test]
fn a_routine_of_ones_own_is_made_by_keys() {
    at_both_sizes(
        |_| (),
        |keys, sandbox| {
            let app = keys.0;
            keys.press(Role::Link, "Move").press(Role::Button, "Add a routine").press(Role::Button, "Begin a new one");
            keys.write(Role::TextBox, "Name", "At lunch").press(Role::Button, "Add a move");
            keys.press(Role::Button, "Chin tuck").press(Role::Button, "Bridge");
            app.wait_for_text("2 moves in the routine");
            keys.press(Role::Button, "Done, 2 moves");
            app.find(Role::Dialog, "Add a move").wait_gone();
            keys.press(Role::Button, "Move Bridge up").press(Role::Button, "Change Chin tuck");
            keys.press(Role::Button, "Reps: less");
            app.find(Role::Dialog, "Chin tuck").find(Role::Button, "Done").wait();
            keys.key("Escape");
            app.find(Role::Dialog, "Chin tuck").wait_gone();
            keys.press(Role::Button, "Done").sees(Role::Heading, "At lunch");
            let own = &sandbox.store().own_routines().expect("routines")[0];
            let moves: Vec<&str> = own.steps.iter().map(|step| step.exercise.as_str()).collect();
            assert_eq!((own.name.as_str(), moves), ("At lunch", vec!["bridge", "chin_tuck"]));
        },
    );
}

#[test]
fn settings_are_changed_by_keys() {
    at_both_sizes(
        |_| (),
        |keys, sandbox| {
            let app = keys.0;
            let gear = app.find(Role::Button, "Settings").is_there();
            keys.press(if gear { Role::Button } else { Role::Link }, "Settings").sees(Role::Heading, "Settings");
            keys.write(Role::TextBox, "Advice line", "116117").key("Enter");
            keys.choose("Dark").to(Role::Switch, "Repetitions at my own pace").key(" ");
            app.find(Role::Switch, "Repetitions at my own pace").wait_on();
            keys.key("Escape").sees(Role::Heading, "Today");
            let settings = sandbox.kept()["settings"].clone();
            assert_eq!(
                (&settings["advice_line"], &settings["own_pace"]),
                (&json!("116117"), &json!(true)),
                "{settings}"
            );
        },
    );
}
