//! `check` without answers: the questions, asked here.

use super::Home;
use serde_json::{Value, json};
use unkink::domain::answers::{Answers, pages};
use unkink::domain::content::content;

/// Lines that answer every page in the calmest way.
fn calm(known: &[&str]) -> Vec<String> {
    let known = known.iter().map(|id| (*id).into()).collect();
    let mut answers = Answers::default();
    let mut lines = Vec::new();
    let mut done = std::collections::BTreeSet::new();
    while let Some(page) = pages(content(), &answers, &known).into_iter().find(|page| !done.contains(&page.questions)) {
        for id in &page.questions {
            let question = content().question(id).unwrap();
            let (line, value) = match question.answer.options().first() {
                _ if page.list => ("0".to_owned(), Some(json!("no"))),
                Some(_) if id == "region" => ("1".to_owned(), Some(json!(["neck"]))),
                Some(first) => ("1".to_owned(), Some(json!(first.id))),
                None if id == "age_years" => ("30".to_owned(), Some(json!(30))),
                None if question.answer.allowed().contains("whole number") => ("s".to_owned(), None),
                None => ("n".to_owned(), Some(json!("no"))),
            };
            if id == &page.questions[0] {
                lines.push(line);
            }
            if let Some(value) = value {
                answers.set_json(id, &value, content()).unwrap();
            }
        }
        done.insert(page.questions);
    }
    lines
}

fn typed(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn all_questions_answered_calmly_end_in_the_calm_result() {
    let home = Home::new();
    let ran = home.run_with(&["check"], typed(&calm(&[])));
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.contains("\nNo warning signs in your answers\n") || ran.out.contains("> No warning signs"));
    for screen in content().screens.iter().filter(|screen| screen.id != "L" && screen.id != "I") {
        assert!(ran.out.contains(&format!("{}\n{}\n", screen.title, screen.intro)), "{}", screen.id);
    }
    assert!(!home.folder.exists(), "nothing is kept unless asked");
    let stops: Vec<usize> = ["A", "B", "C", "D", "E"]
        .map(|id| content().screens.iter().find(|screen| screen.id == id).unwrap())
        .map(|screen| ran.out.find(&screen.title).unwrap())
        .to_vec();
    assert!(stops.is_sorted(), "the stop check comes first");
}

#[test]
fn with_json_only_the_result_stands_on_the_output() {
    let home = Home::new();
    let ran = home.run_with(&["check", "--json", "--save"], typed(&calm(&[])));
    assert_eq!(ran.status, 0, "{ran:?}");
    let result: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&result["tier"], &result["saved"]), (&json!("self_care"), &json!(1)));
    assert!(ran.err.contains("Heart, lungs and big blood vessels"));
}

#[test]
fn an_emergency_is_told_on_the_screen_that_shows_it() {
    let home = Home::new();
    let ran = home.run_with(&["check", "--save"], "0\n1\nn\n");
    assert_eq!(ran.status, 0, "{ran:?}");
    let told = ran.out.find("\nGet emergency help now\n").expect("told");
    assert!(ran.out.find(&format!("If this is happening now, call {} now.", super::emergency())).unwrap() < told);
    assert!(ran.out.find("Continue the questions?").unwrap() > told);
    assert!(!ran.out.contains("Feeling down below"), "the next screen was not asked");
    assert_eq!(ran.out.matches("Get emergency help now").count(), 1);
    assert!(ran.out.ends_with("Kept as check 1.\n"));
    assert_eq!(home.json(&["profile"])["open_tier"], "emergency_now");
}

#[test]
fn after_an_emergency_the_questions_can_go_on_in_the_same_check() {
    let home = Home::new();
    let mut lines = calm(&[]);
    lines[1] = "1".to_owned();
    lines.insert(2, "y".to_owned());
    let ran = home.run_with(&["check", "--save"], typed(&lines));
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert_eq!(ran.out.matches("Get emergency help now").count(), 2, "once at once, once with everything");
    let checks = home.store().checks(content()).unwrap();
    assert_eq!(checks.len(), 1);
    assert!(checks[0].answers.get("age_years").is_some(), "the later answers belong to it");
}

#[test]
fn an_emergency_that_is_killed_off_is_kept_all_the_same() {
    let home = Home::new();
    let ran = home.run_with(&["check", "--save"], "1\n");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(home.json(&["profile"])["gates"], json!(["g_tier_lock"]));
}

#[test]
fn a_mistake_can_be_taken_back_and_the_earlier_result_is_remembered() {
    let home = Home::new();
    let mut lines = calm(&[]);
    for (place, line) in ["1", "y", "b"].into_iter().enumerate() {
        lines.insert(place, line.to_owned());
    }
    let ran = home.run_with(&["check", "--save"], typed(&lines));
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert!(ran.out.contains(&content().texts.result.earlier_more_urgent));
    assert!(ran.out.contains("(last time: Yes)"));
    assert_eq!(home.json(&["profile"])["open_tier"], "self_care");
}

#[test]
fn what_is_not_understood_is_asked_again() {
    let home = Home::new();
    let mut lines = calm(&[]);
    let age = lines.iter().position(|line| line == "30").unwrap();
    lines.splice(age..age, ["x", "-4", "4.5", "h"].map(str::to_owned));
    lines.splice(0..0, ["", "11", "0 1", "1,x", "?", "-1"].map(str::to_owned));
    let ran = home.run_with(&["check"], typed(&lines));
    assert_eq!(ran.status, 0, "{}", ran.out);
    for word in ["“11”", "“0”", "“x”", "“?”", "“-1”", "An answer is needed.", "“4.5”", "age_years: -4 is not allowed"]
    {
        assert!(ran.out.contains(word), "{word}: {}", ran.out);
    }
    assert!(ran.out.contains("No warning signs in your answers"));
}

#[test]
fn questions_that_are_not_answered_to_the_end_have_no_calm_result() {
    let home = Home::new();
    for input in ["", "0\n", "0\n0\n0\n0\n", "0\n0\nq\n"] {
        let ran = home.run_with(&["check", "--save"], input);
        assert_eq!(ran.status, 1, "{input:?}");
        assert!(ran.err.contains("not answered to the end"), "{ran:?}");
        assert!(!ran.out.contains("No warning signs in your answers"));
    }
    let ran = home.run_with(&["check"], "10\n0\nq\n");
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("Get medical advice today"), "what is known already is told: {}", ran.out);
    assert!(!home.folder.exists());
}

#[test]
fn stored_safety_answers_are_not_asked_again_but_for_someone_else() {
    let home = Home::new();
    home.ok(&["profile", "--set", "age_years=44", "--set", "blood_thinner=yes"]);
    let ran = home.run_with(&["check", "--json"], typed(&calm(&["age_years", "blood_thinner"])));
    assert_eq!(ran.status, 0, "{ran:?}");
    let asked = |err: &str, id: &str| err.contains(&content().question(id).unwrap().text);
    assert!(!asked(&ran.err, "age_years") && !asked(&ran.err, "blood_thinner"));
    let result: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(result["gates"], json!(["g_bleed"]));
    let ran = home.run_with(&["check", "--json", "--who", "other"], typed(&calm(&[])));
    assert!(asked(&ran.err, "age_years") && asked(&ran.err, "blood_thinner"), "{ran:?}");
    let result: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(result["gates"], json!([]));
}

#[test]
fn unreadable_records_do_not_stop_the_questions() {
    let home = Home::new();
    home.ok(&["log"]);
    std::fs::write(home.file(), "no records any more").unwrap();
    let ran = home.run_with(&["check"], "1\n");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.err.contains("The check goes on without your records."));
    assert!(ran.out.contains("Get emergency help now"));
}

#[test]
fn a_check_begins_with_what_the_journal_says_and_counts_it_once_it_is_confirmed() {
    let home = Home::new();
    home.run(&["check", "--suggested"]).refused(1, &["no check is suggested now"]);
    home.run(&["check", "--suggested", "--who", "other"]).refused(2, &["--suggested"]);
    home.ok(&["log", "--pain", "8", "--region", "low_back"]);
    // Every page as the journal says, and where it says nothing the calmest answer.
    let (mut typed, mut shown) = (String::new(), String::new());
    for _ in 0..60 {
        shown = home.run_with(&["check", "--suggested", "--save"], typed.clone()).out;
        let Some((said, "")) = shown.rsplit_once("\n> \n") else { break };
        let how = said.lines().last().unwrap();
        let answers =
            [("Enter: ", ""), ("0: none", "0"), ("y: yes", "n"), ("s: ", "s"), ("number", "1"), ("y or n", "y")];
        let (_, line) = answers.into_iter().find(|(hint, _)| how.contains(hint)).unwrap_or_else(|| panic!("{how}"));
        typed += &format!("{line}\n");
    }
    let export = home.ok(&["export", "-", "--format", "json"]).out;
    let export: Value = serde_json::from_str(&export).unwrap();
    let check = export["checks"].as_array().unwrap().last().unwrap_or_else(|| panic!("{typed}"));
    assert_eq!(check["answers"]["pain_now"], 8);
    assert!(shown.contains("(8. From your journal: low back, pain 8, today "), "{shown}");
}

#[test]
fn at_every_page_the_answers_so_far_are_read_and_one_is_changed() {
    let home = Home::new();
    let shown = home.run_with(&["check"], "a\n0\n0\na\nc 8\n8\na\nc 99\nc x\n").out;
    assert!(shown.contains("Nothing was answered yet."), "{shown}");
    assert!(shown.contains("   8  Have you coughed up blood? No"), "{shown}");
    let after = shown.rsplit_once("To change one: c and its number").unwrap().0;
    assert!(after.contains("   8  Have you coughed up blood? Yes"), "{after}");
    let back = shown.rfind("Numbness or tingling between your legs").unwrap();
    let changed = shown.rfind("8  Have you coughed up blood? (last time: No)").unwrap();
    assert!(back > changed, "the check goes on where it was: {shown}");
    assert!(shown.contains("No answer so far has the number 99"), "{shown}");
    assert!(shown.contains("c takes a number"), "{shown}");
}

#[test]
fn a_check_begins_with_what_an_entry_says() {
    let home = Home::new();
    home.ok(&["log", "--pain", "5", "--region", "neck", "--trigger", "self_forced", "--tag", "dizzy"]);
    let shown = home.run_with(&["check", "--entry", "1"], "0\n").out;
    assert!(shown.contains("(Yes. From your journal: neck, forced, pain 5, dizzy, today "), "{shown}");
    assert_eq!(home.run(&["check", "--entry", "9"]).status, 1);
    home.run(&["check", "--entry", "1", "--who", "other"]).refused(2, &["--entry"]);
    home.run(&["check", "--entry", "1", "--suggested"]).refused(2, &["--suggested"]);
}
