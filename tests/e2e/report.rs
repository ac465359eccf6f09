//! The page for a doctor in the real window: from a result and from the journal, chosen, saved, and nothing of it kept.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The PDFs in the person's home, where the window saves what has no better place.
fn saved(sandbox: &Sandbox) -> Vec<PathBuf> {
    let files = fs::read_dir(sandbox.path("home")).expect("the home").map(|file| file.expect("a file").path());
    files.filter(|file| file.extension().is_some_and(|ending| ending == "pdf")).collect()
}

fn contains(file: &PathBuf, words: &str) -> bool {
    let bytes = fs::read(file).unwrap_or_default();
    bytes.windows(words.len()).any(|part| part == words.as_bytes())
}

#[test]
fn a_page_is_chosen_seen_and_saved_and_a_name_is_nowhere_else() {
    let sandbox = Sandbox::new();
    let sheet = sandbox.path("answers.json");
    fs::write(
        &sheet,
        r#"{"answers":{"age_years":45,"region":["low_back"],"tingle_or_numb_one_limb":"yes","chest_pain_now":"no"}}"#,
    )
    .expect("a file");
    sandbox.run(&["check", "--answers", sheet.to_str().expect("a path"), "--save"]);
    sandbox.run(&["log", "--region", "low_back", "--note", "after the long drive"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.press("Page for a doctor");
    app.find(Role::Heading, "Page for a doctor").wait();
    app.wait_for_text("Back and neck: summary for a visit");
    app.wait_for_text("As answered: yes");
    assert!(!app.evaluate("document.querySelector('.paper').textContent").to_string().contains("long drive"));
    app.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true }); ''");
    app.find(Role::Switch, "after the long drive").click();
    app.wait_for(
        |app| app.evaluate("document.querySelector('.paper').textContent").to_string().contains("long drive"),
        "the note on the page",
    );
    app.find(Role::TextBox, "Name").type_text("Zaphodia Beeblebroxova");
    app.find(Role::TextBox, "Your questions for the visit, one a line").type_text("Is this part of it?");
    app.wait_for_text("Name: Zaphodia Beeblebroxova");
    // A browser prints it.
    if !App::IN_BROWSER {
        app.press("Save as PDF");
        app.wait_for_text("Saved as ");
        let saved = saved(&sandbox);
        assert_eq!(saved.len(), 1, "{saved:?}");
        assert!(fs::read(&saved[0]).expect("the page").starts_with(b"%PDF-"));
    }
    app.stop();
    for kept in fs::read_dir(sandbox.data()).expect("the records") {
        let kept = kept.expect("a file").path();
        assert!(!contains(&kept, "Zaphodia"), "{}", kept.display());
    }
}

#[test]
fn the_page_of_a_result_is_about_that_check_and_only_it_is_printed() {
    let sandbox = Sandbox::new();
    let sheet = sandbox.path("answers.json");
    fs::write(&sheet, r#"{"answers":{"age_years":45,"region":["neck"],"crack_painful":"yes"}}"#).expect("a file");
    sandbox.run(&["check", "--answers", sheet.to_str().expect("a path"), "--save"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Show result");
    app.find(Role::Heading, "Book a routine check").wait();
    app.press("Page for a doctor");
    app.wait_for_text("Does it usually hurt when it cracks?");
    assert!(app.find(Role::Button, "Print").is_there());
    assert!(app.fits(), "the page fits its window");
    let alone = "[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap((rule) => [...(rule.cssRules ?? [])]).some((rule) => rule.media?.mediaText === 'print')";
    assert_eq!(app.evaluate(alone), true, "what is printed has rules of its own");
}

#[test]
fn the_square_on_screen_holds_what_the_terminal_says() {
    if Command::new("zbarimg").arg("--version").output().is_err() {
        println!("NOT CHECKED: the square code, as zbarimg (zbar-tools) is not here");
        return;
    }
    let sandbox = Sandbox::new();
    let sheet = sandbox.path("answers.json");
    let answers = r#"{"answers":{"age_years":45,"region":["low_back"],"tingle_or_numb_one_limb":"yes","pain_present":"yes","pain_now":6,"fever_or_shivers":"not_sure","osteoporosis_known":"yes"}}"#;
    fs::write(&sheet, answers).expect("a file");
    sandbox.run(&["check", "--answers", sheet.to_str().expect("a path"), "--save"]);
    let said = sandbox.json(&["summary", "--json"])["qr"].as_str().expect("a line").to_owned();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Show result");
    app.press("Page for a doctor");
    app.find(Role::Heading, "Page for a doctor").wait();
    for (theme, width) in [("light", 390), ("dark", 390), ("light", 320)] {
        app.resize(width, 844);
        app.evaluate(&format!("document.documentElement.dataset.theme = '{theme}'; ''"));
        app.evaluate("document.querySelector('.paper__code svg').scrollIntoView({ block: 'center' }); ''");
        std::thread::sleep(crate::hand::LOOK);
        let picture = sandbox.path(&format!("square-{theme}-{width}.png"));
        app.picture(&picture);
        let read = Command::new("zbarimg").args(["--quiet", "--raw"]).arg(&picture).output().expect("zbarimg");
        let read = String::from_utf8_lossy(&read.stdout).trim_end().to_owned();
        assert_eq!(read, said, "{theme}, {width} px");
    }
    let text = sandbox.unkink(&["summary"]).out;
    let copied = app.evaluate("document.getElementById('summary-text').value");
    assert_eq!(copied.as_str(), Some(text.as_str()), "the text that is copied is the terminal's");
}
