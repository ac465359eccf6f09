//! Pictures of every screen, under the names of the drawings. Run by `scripts/screenshots`, which names the folder.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;
use unkink::domain::content::content;

mod check;
mod journal;
mod player;

const LIGHT_AND_DARK: &[&str] = &["light", "dark"];

/// The clock of a device whose picture is taken stands still, so that the same state makes the same picture.
const NOW: &str = "2026-11-26T10:24:00+00:00";

/// Colours fade for less than this.
const SETTLED: Duration = Duration::from_millis(500);

/// As it is for a person.
const AS_IT_IS: Start<'static> = Start::PLAIN;

/// Slow enough to meet a phase, fast enough to get there.
const BRISK: Start<'static> = Start { speed: 4, ..Start::PLAIN };

/// Straight to the end of a routine.
const FASTEST: Start<'static> = Start { speed: 100, ..Start::PLAIN };

/// Where the pictures go.
fn folder() -> PathBuf {
    PathBuf::from(std::env::var("UNKINK_PICTURES").expect("UNKINK_PICTURES names a folder"))
}

/// Takes `name` in each theme.
fn take(app: &App<'_>, name: &str, themes: &[&str]) {
    let folder = folder();
    // A bar that fades away is never twice the same.
    app.evaluate(
        "document.head.insertAdjacentHTML('beforeend', '<style>::-webkit-scrollbar { display: none }</style>'); ''",
    );
    app.wait_for(|app| app.fits(), &format!("{name} to be no wider than its window"));
    for theme in themes {
        app.evaluate(&format!("document.documentElement.dataset.theme = '{theme}'"));
        sleep(SETTLED);
        app.picture(&folder.join(format!("{name}-{theme}.png")));
    }
}

/// Takes the whole page, in a window as high as it needs.
fn take_whole(app: &App<'_>, name: &str) {
    let height = app.evaluate("document.documentElement.scrollHeight").as_u64().expect("a height");
    app.resize(390, u32::try_from(height).expect("a height").clamp(844, 4000));
    take(app, name, LIGHT_AND_DARK);
    app.resize(390, 844);
}

/// Takes `name` as it is in a look that is chosen in the page's root.
fn take_as(app: &App<'_>, name: &str, look: &str, themes: &[&str]) {
    app.evaluate(look);
    take(app, name, themes);
    app.evaluate("document.documentElement.style.fontSize = ''; document.documentElement.dataset.contrast = ''; ''");
}

/// Takes `name` on a phone, on a small one, on its side, in a wide window, and with large text.
fn take_everywhere(app: &App<'_>, name: &str) {
    take(app, name, LIGHT_AND_DARK);
    take_as(app, &format!("text200-{name}"), TEXT_200, LIGHT_AND_DARK);
    for (width, height) in [(320, 640), (844, 390), (1100, 760)] {
        app.resize(width, height);
        take(app, &format!("w{width}-{name}"), LIGHT_AND_DARK);
        if width == 320 {
            take_as(app, &format!("w320-text200-{name}"), TEXT_200, &["light"]);
        }
    }
    take_as(app, &format!("contrast-{name}"), HIGH_CONTRAST, &["light"]);
    app.resize(390, 844);
}

const TEXT_200: &str = "document.documentElement.style.fontSize = '200%'";

const HIGH_CONTRAST: &str = "document.documentElement.dataset.contrast = 'more'";

/// Puts a copy of the player before it that stands still at one moment of the stretch, and presses a button of the
/// player itself.
const HOLD: &str = "((heading, press) => {
  const live = document.querySelector('main.player');
  if (!live?.querySelector('h1').textContent.startsWith(heading)) return false;
  const stage = live.querySelector('.stage');
  const { state, elapsed, length } = stage.dataset;
  const at = Math.min(1200, length / 2);
  Object.assign(stage.dataset, { state: 'paused', elapsed: at });
  unkinkFigure.look();
  const still = live.cloneNode(true);
  Object.assign(stage.dataset, { state, elapsed });
  unkinkFigure.look();
  for (const old of still.querySelectorAll('.figure--before')) old.remove();
  delete still.querySelector('.stage').dataset.state;
  const seconds = still.querySelector('.secs').firstChild;
  if (/\\d/.test(seconds.data)) seconds.data = Math.ceil((length - at) / 1000);
  still.querySelector('.steps__i--now')?.style.setProperty('--p', '40%');
  live.style.display = 'none';
  live.after(still);
  const named = (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === press;
  if (press) [...live.querySelectorAll('button')].find(named).click();
  return true;
})";

/// Waits for a headline of the player, holds it still and presses a button, if one is named, at that moment.
fn hold(app: &App<'_>, headline: &str, press: &str) {
    let held = format!("{HOLD}({}, {})", serde_json::json!(headline), serde_json::json!(press));
    app.wait_longer_for(LATER, |app| app.evaluate(&held) == true, headline);
}

/// The player itself again.
fn let_go(app: &App<'_>) {
    app.evaluate(
        "(([live, still]) => { live.style.display = ''; still.remove(); })(document.querySelectorAll('main.player'))",
    );
}

/// A device that was used for a week.
fn lived_in() -> Sandbox {
    let sandbox = Sandbox::at(NOW);
    for (days, cracks, eased) in [(6, 3, 1), (5, 2, 2), (4, 2, 1), (3, 1, 2), (2, 1, 3), (1, 1, 3), (0, 1, 1)] {
        for number in 0..cracks {
            let ago = format!("{}m", days * 24 * 60 + number * 97 + 6);
            let trigger = if number == 1 { "spontaneous" } else { "self_forced" };
            let pain = (number % 3).to_string();
            let crack = ["--region", "upper_mid_back", "--side", "right", "--sound", "single_pop"];
            sandbox.run(&[&["log", "--ago", &ago, "--trigger", trigger, "--pain", &pain], &crack[..]].concat());
        }
        for number in 0..eased {
            let ago = format!("{}m", days * 24 * 60 + number * 131 + 80);
            let answer = ["--alternative", "urge_reset_60", "--outcome", "eased", "--region", "upper_mid_back"];
            sandbox.run(&[&["urge", "--level", "7", "--level-after", "3", "--ago", &ago], &answer[..]].concat());
        }
    }
    sandbox.run(&["profile", "--set", "wrist_sore=yes", "--set", "blood_thinner=yes"]);
    sandbox
}

/// Saves a check in which every question about emergencies is answered: with no, where `answers` say nothing.
fn save_check(sandbox: &Sandbox, answers: &str) {
    let mut answers: Value = serde_json::from_str(answers).expect("answers");
    for question in content().screens.iter().filter(|screen| screen.stop_check).flat_map(|screen| &screen.questions) {
        if answers.get(question.id.as_str()).is_none() {
            answers[question.id.as_str()] = "no".into();
        }
    }
    let file = sandbox.path("answers.json");
    std::fs::write(&file, json!({ "answers": answers }).to_string()).expect("a file");
    sandbox.run(&["check", "--answers", file.to_str().expect("a path"), "--save"]);
}

fn wait_for_heading(app: &App<'_>, heading: &str) {
    app.wait_longer_for(LATER, |app| app.find(Role::Heading, heading).is_there(), heading);
}

/// Starts a routine and skips to one of its moves.
fn play(app: &App<'_>, routine: &str, skipped: usize) {
    app.open_routine(routine);
    app.press("Start");
    app.find(Role::Button, "Pause").wait();
    for _ in 0..skipped {
        app.press("Next move");
    }
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn first_run() {
    let sandbox = Sandbox::at(NOW);
    let app = App::start(&sandbox);
    take(&app, "first-run", LIGHT_AND_DARK);
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn tabs_and_what_they_open() {
    let sandbox = lived_in();
    let app = App::start_accepted(&sandbox, &BRISK);
    take(&app, "today", LIGHT_AND_DARK);
    take_as(&app, "text200-today", TEXT_200, &["light"]);
    take_as(&app, "contrast-today-hc", HIGH_CONTRAST, &["dark"]);
    app.resize(320, 640);
    take(&app, "w320-today", &["light"]);
    app.resize(1100, 760);
    take(&app, "desktop-today", LIGHT_AND_DARK);
    app.resize(390, 844);

    app.open_tab("Move");
    take(&app, "move", LIGHT_AND_DARK);
    app.find(Role::Link, "Morning mobility").click();
    app.find(Role::Button, "Start").wait();
    take_whole(&app, "detail");
    app.press("Back");

    app.open_tab("Journal");
    take(&app, "journal", LIGHT_AND_DARK);
    app.open_tab("Check");
    take(&app, "check-home", LIGHT_AND_DARK);
    app.open_tab("Learn");
    take(&app, "learn", LIGHT_AND_DARK);
    app.find(Role::Link, "The cracking loop").click();
    take(&app, "learn-card", LIGHT_AND_DARK);
    app.press("Back");
    app.press("Settings");
    take_whole(&app, "settings");
    app.find(Role::Link, "Sounds and voice").click();
    app.find(Role::Heading, "Sounds and voice").wait();
    take_whole(&app, "sounds");
    app.resize(320, 640);
    take_as(&app, "text200-sounds", TEXT_200, &["light"]);
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn copies_and_reminders() {
    let sandbox = lived_in();
    let stick = sandbox.path("stick");
    std::fs::create_dir(&stick).expect("a folder");
    let app = App::start_accepted(&sandbox, &BRISK);
    take_whole(&app, "today-no-copy");
    app.press("Choose a folder");
    app.find(Role::Heading, "Copies").wait();
    take_whole(&app, "copies-none");
    app.find(Role::TextBox, "Folder").type_text(stick.to_str().expect("a path"));
    app.press("Copy to this folder");
    app.wait_for_text("Copied, read back and compared");
    take_whole(&app, "copies");
    app.resize(320, 640);
    take(&app, "w320-copies", LIGHT_AND_DARK);
    take_as(&app, "text200-copies", TEXT_200, &["light"]);
    app.evaluate("document.querySelector('.row--record button').click()");
    app.find(Role::Dialog, "Restore this copy?").wait();
    take(&app, "w320-restore", LIGHT_AND_DARK);
    app.find(Role::Button, "Leave it").click();
    app.resize(390, 844);
    app.press("Back");
    app.press("Settings");
    app.find(Role::Link, "Reminders to get up").click();
    app.find(Role::Heading, "Reminders").wait();
    app.find(Role::Switch, "A movement break every hour").click();
    app.find(Role::Switch, "Hours without reminders").click();
    app.find(Role::TextBox, "Another time").type_text("15:30");
    app.press("Add this time");
    app.find(Role::Button, "Remove 15:30").wait();
    app.press("Try one now");
    app.wait_for_text("Reminders appear in the window instead");
    take_whole(&app, "reminders");
    app.resize(320, 640);
    take(&app, "w320-reminders", LIGHT_AND_DARK);
    take_as(&app, "text200-reminders", TEXT_200, &["light"]);
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn insights() {
    let sandbox = crate::insights::with_a_year();
    let app = App::start_accepted(&sandbox, &BRISK);
    crate::insights::open(&app);
    take_whole(&app, "insights");
    for (range, name) in [("1 year", "insights-year"), ("All", "insights-all")] {
        app.find(Role::Radio, range).click();
        take_whole(&app, name);
    }
    app.find(Role::Radio, "4 weeks").click();
    for (name, look, width, height) in [
        ("w320-insights", "''", 320, 4000),
        ("text200-insights", TEXT_200, 390, 4000),
        ("contrast-insights-hc", HIGH_CONTRAST, 390, 4000),
        ("desktop-insights", "''", 1100, 2600),
    ] {
        app.resize(width, height);
        take_as(&app, name, look, LIGHT_AND_DARK);
    }
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn log() {
    let sandbox = lived_in();
    let app = App::start_accepted(&sandbox, &BRISK);
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    take_everywhere(&app, "log-quick");
    app.press("More details");
    app.find(Role::Heading, "Where was it?").wait();
    take_whole(&app, "log-details");
    take_everywhere(&app, "log-details-top");
    app.find(Role::Radio, "List").click();
    take(&app, "log-details-list", LIGHT_AND_DARK);
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn urge() {
    let sandbox = lived_in();
    let app = App::start_accepted(&sandbox, &FASTEST);
    app.open_urge();
    app.find(Role::Slider, "Strength of the urge").set(7);
    app.find(Role::RadioGroup, "Where").find(Role::Radio, "Upper and mid back").wait_on();
    take_everywhere(&app, "urge-1");
    app.press("Start");
    wait_for_heading(&app, "How is it now?");
    app.find(Role::Slider, "Strength of the urge now").set(4);
    app.find(Role::Radio, "It eased").click();
    take_everywhere(&app, "urge-3");
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn what_was_played_and_how_it_is_played() {
    let sandbox = lived_in();
    sandbox.run(&["play", "desk_break_3", "--speed", "1000", "--json"]);
    let app = App::start_accepted(&sandbox, &FASTEST);
    app.open_tab("Move");
    app.press("History of what you played");
    wait_for_heading(&app, "What you played");
    take(&app, "history", LIGHT_AND_DARK);
    app.press("Back");
    app.open_routine("Upper-back ease (no roller)");
    app.find(Role::Switch, "Gentler today").click();
    app.find(Role::Switch, "Gentler today").wait_on();
    app.evaluate("document.querySelector('details.fold').open = true; ''");
    app.find(Role::Switch, "Repetitions at my own pace").click();
    app.find(Role::Radio, "Right").click();
    app.wait_for_text("Begins with the right");
    take(&app, "routine-choices", LIGHT_AND_DARK);
    app.press("Start");
    app.wait_longer_for(LATER, |app| app.text().contains("In your own time"), "the end of a series");
    hold(&app, "", "");
    take(&app, "player-own-pace", LIGHT_AND_DARK);
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn after_a_routine() {
    let sandbox = Sandbox::at(NOW);
    let app = App::start_accepted(&sandbox, &FASTEST);
    play(&app, "Morning mobility", 0);
    wait_for_heading(&app, "Well moved.");
    app.find(Role::Slider, "Pain now").set(2);
    app.find(Role::Radio, "Easier").click();
    take(&app, "checkin", LIGHT_AND_DARK);
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn the_page_for_a_doctor() {
    let sandbox = lived_in();
    save_check(
        &sandbox,
        r#"{"age_years":38,"region":["upper_mid_back"],"crack_painful":"yes","tingle_or_numb_one_limb":"not_sure","chest_pain_now":"no","saddle_numb":"no"}"#,
    );
    sandbox.run(&["log", "--region", "neck", "--note", "after a long day at the desk"]);
    let app = App::start_accepted(&sandbox, &AS_IT_IS);
    app.open_tab("Journal");
    app.press("Page for a doctor");
    wait_for_heading(&app, "Page for a doctor");
    take(&app, "visit", LIGHT_AND_DARK);
    take_whole(&app, "visit-whole");
    app.resize(320, 640);
    take(&app, "visit-320", LIGHT_AND_DARK);
    app.resize(1100, 760);
    app.evaluate("document.querySelector('.paper').scrollIntoView()");
    take(&app, "desktop-visit", &["light"]);
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn a_routine_of_ones_own() {
    let sandbox = lived_in();
    let app = App::start_accepted(&sandbox, &BRISK);
    app.open_tab("Move");
    app.press("Add a routine");
    app.find(Role::Dialog, "Add a routine").wait();
    take(&app, "routine-add", LIGHT_AND_DARK);
    app.find(Role::Dialog, "Add a routine").find(Role::Button, "Close").click();
    app.open_routine("One-sided twist balance");
    app.press("Make my own version");
    app.find(Role::Heading, "Edit My one-sided twist balance").wait();
    take_whole(&app, "editor");
    app.resize(320, 640);
    take_as(&app, "text200-editor", TEXT_200, &["light"]);
    app.resize(1100, 760);
    take(&app, "desktop-editor", &["light"]);
    app.resize(390, 844);
    app.press("Change Open book");
    app.find(Role::Dialog, "Open book").wait();
    take(&app, "editor-dose", LIGHT_AND_DARK);
    app.find(Role::Dialog, "Open book").find(Role::Button, "Done").click();
    app.find(Role::Dialog, "Open book").wait_gone();
    app.press("Add a move");
    app.find(Role::Dialog, "Add a move").wait();
    take(&app, "editor-add", LIGHT_AND_DARK);
    app.press_key("Escape");
    app.find(Role::Dialog, "Add a move").wait_gone();
    app.press("Share");
    app.find(Role::Dialog, "Share").wait();
    take(&app, "editor-share", LIGHT_AND_DARK);
    app.find(Role::Dialog, "Share").find(Role::Button, "Done").click();
    app.press("Delete this routine");
    app.wait_for_text("Deleted: ");
    take(&app, "toast", LIGHT_AND_DARK);
    app.find(Role::Link, "Deleted routines").click();
    wait_for_heading(&app, "Trash");
    take(&app, "trash-routines", &["light"]);
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn messages() {
    let sandbox = lived_in();
    let app = App::start_accepted(&sandbox, &AS_IT_IS);
    for (width, height) in [(390, 844), (320, 640), (844, 390), (1100, 760)] {
        app.resize(width, height);
        app.press("Log a crack");
        app.find(Role::Dialog, "Logged at").wait();
        app.press("Done");
        app.find(Role::Status, "Crack logged").wait();
        app.evaluate("scrollTo(0, 0); ''");
        take(&app, &format!("toast-logged-{width}"), LIGHT_AND_DARK);
    }
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn what_lies_deeper() {
    let sandbox = lived_in();
    sandbox.run(&["play", "desk_break_3", "--speed", "1000", "--json"]);
    sandbox.run(&["delete", "3"]);
    let app = App::start_accepted(&sandbox, &BRISK);
    app.open_tab("Move");
    app.press("History of what you played");
    wait_for_heading(&app, "What you played");
    app.evaluate("document.querySelector('.history .row').click()");
    wait_for_heading(&app, "Moves");
    take_whole(&app, "session");
    app.press("Back");
    wait_for_heading(&app, "What you played");
    app.press("Back");
    app.find(Role::Heading, "Move").wait();
    app.find(Role::Tab, "Exercises").click();
    app.find(Role::Link, "Open book").wait();
    take(&app, "exercises", LIGHT_AND_DARK);
    app.find(Role::Link, "Open book").click();
    app.find(Role::Heading, "Open book").wait();
    take_whole(&app, "exercise");
    app.press("Back");
    app.open_tab("Journal");
    app.press("Trash");
    wait_for_heading(&app, "Trash");
    take(&app, "trash", &["light"]);
    app.press("Back");
    app.open_tab("Check");
    app.find(Role::Link, "See all warning signs").click();
    wait_for_heading(&app, "All warning signs");
    take(&app, "signs", LIGHT_AND_DARK);
    app.press("Back");
    app.find(Role::Link, "Rules and sources").click();
    wait_for_heading(&app, "Rules and sources");
    take(&app, "rules", LIGHT_AND_DARK);
    app.press("Back");
    app.press("Check or change");
    wait_for_heading(&app, "About you, kept for safety");
    take_whole(&app, "profile");
}

/// The inspector takes no message that is much longer.
const PIECE: usize = 30_000;

/// Shows a sheet's styles and body in place of the page.
const SHOW_SHEET: &str = "(html => {
  const sheet = new DOMParser().parseFromString(html, 'text/html');
  delete document.documentElement.dataset.contrast;
  for (const { name, value } of sheet.documentElement.attributes) document.documentElement.setAttribute(name, value);
  window.__style?.remove();
  window.__style = sheet.querySelector('style');
  document.head.append(window.__style);
  document.body.innerHTML = sheet.body.innerHTML;
})";

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn sheets_of_all_figures() {
    let files = std::fs::read_dir(folder()).expect("the folder").map(|file| file.expect("a file").path());
    let sheets: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|end| end == "html")).collect();
    assert!(!sheets.is_empty(), "tests/it/figure writes them when UNKINK_CONTACT_SHEET names this folder");
    let sandbox = Sandbox::at(NOW);
    let app = App::start(&sandbox);
    for sheet in sheets {
        let html = std::fs::read_to_string(&sheet).expect("a sheet");
        app.resize(1500, 1000);
        app.evaluate("window.__sheet = []");
        let letters: Vec<char> = html.chars().collect();
        for (number, piece) in letters.chunks(PIECE).enumerate() {
            let piece = serde_json::json!(piece.iter().collect::<String>());
            app.evaluate(&format!("__sheet[{number}] = {piece}; 0"));
        }
        app.evaluate(&format!("{SHOW_SHEET}(__sheet.join(''))"));
        let height = app.evaluate("document.documentElement.scrollHeight").as_u64().expect("a height");
        app.resize(1500, u32::try_from(height).expect("a height").clamp(400, 4000));
        sleep(SETTLED);
        app.picture(&sheet.with_extension("png"));
    }
}

/// Takes Today or whatever is open at two widths.
fn take_at_two_widths(app: &App<'_>, name: &str) {
    take_whole(app, name);
    app.resize(320, 640);
    take(app, &format!("w320-{name}"), LIGHT_AND_DARK);
    app.resize(390, 844);
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn what_the_journal_suggests() {
    let sandbox = Sandbox::at(NOW);
    let forced = ["--region", "neck", "--trigger", "self_forced"];
    sandbox.run(&[&["log", "--ago", "90m", "--pain", "2"], &forced[..]].concat());
    sandbox.run(&["log", "--ago", "30m", "--region", "low_back", "--trigger", "self_forced"]);
    for hours in ["26h", "50h", "74h", "98h", "122h"] {
        sandbox.run(&["log", "--ago", hours, "--context", "after_sitting", "--context", "piano"]);
    }
    let app = App::start_accepted(&sandbox, &AS_IT_IS);
    app.wait_for_text("Often after long sitting.");
    take_at_two_widths(&app, "today-suggestion");
    app.evaluate("document.querySelector('details').open = true; ''");
    take_at_two_widths(&app, "today-neck-watch");
    app.open_tab("Journal");
    take(&app, "journal-suggestion", LIGHT_AND_DARK);
    app.press("Log");
    app.find(Role::Dialog, "Logged at").wait();
    app.resize(320, 640);
    take(&app, "w320-log-quick", LIGHT_AND_DARK);
    app.resize(390, 844);
    take(&app, "log-quick-suggestion", LIGHT_AND_DARK);
    app.press("More details");
    app.find(Role::Heading, "Where was it?").wait();
    take_at_two_widths(&app, "log-details-own-words");
    app.press("Back");
    sandbox.run(&["log", "--ago", "2h", "--tag", "chest_pain"]);
    app.open_tab("Today");
    app.look_again();
    app.wait_for_text("If this is happening now");
    take_at_two_widths(&app, "today-emergency-line");
    app.open_urge();
    app.resize(320, 640);
    take(&app, "w320-urge-1", LIGHT_AND_DARK);
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn records_out_and_in() {
    let table = "at,region,pain,note\n2026-11-05T10:00:00+00:00,neck,11,\n2026-11-05T11:00:00+00:00,low_back,3,\n\
        2026-11-06T11:00:00+00:00,Nacken,2,\n2026-11-06T12:00:00+00:00,neck,2,\n";
    let other = "Datum;Uhrzeit;Ort;Schmerz;Bemerkung\n19.11.2026;14:03;Nacken;6,0;lange gesessen\n\
        20.11.2026;2:03 PM;Rücken;7,5;\n";
    let asked = "document.querySelector('main').textContent.includes('in it?')";
    for (text, name) in [(table, "import-preview"), (other, "import-columns")] {
        let sandbox = Sandbox::new();
        let file = sandbox.path("home").join("table.csv");
        std::fs::write(&file, text).expect("a file");
        let told = file.to_string_lossy().into_owned();
        let start = Start { dialog: Some(&told), now: Some(NOW), ..Start::PLAIN };
        let app = App::start_accepted(&sandbox, &start);
        app.press("Settings");
        app.find(Role::Link, "Your records").click();
        app.find(Role::Heading, "Your records").wait();
        for (width, height) in [(390, 844), (320, 640)] {
            app.resize(width, height);
            take(&app, &format!("records-{width}"), LIGHT_AND_DARK);
        }
        app.find(Role::Radio, "A table of cracks").click();
        take(&app, "records-table-320", &["light"]);
        app.press("Choose a file");
        app.wait_for(|app| app.find(Role::Heading, "").is_there(), "the file");
        if app.evaluate(asked) == serde_json::Value::Bool(true) {
            app.find(Role::Heading, "What is in it?").wait();
            for (number, means) in ["day", "clock", "region", "pain"].iter().enumerate() {
                app.evaluate(&format!(
                    "(() => {{ const select = document.getElementById('column-{number}'); select.value = '{means}'; \
                     select.dispatchEvent(new Event('change', {{ bubbles: true }})); return ''; }})()"
                ));
                sleep(SETTLED);
            }
        }
        sleep(SETTLED);
        for (width, height) in [(320, 640), (390, 844), (844, 390)] {
            app.resize(width, height);
            take(&app, &format!("{name}-{width}"), LIGHT_AND_DARK);
        }
        take_whole(&app, name);
        app.stop();
    }
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn a_file_that_takes_a_while() {
    const MANY: u32 = 40_000;
    let sandbox = Sandbox::new();
    let file = sandbox.path("home").join("ten years.csv");
    let words = "of a long list ".repeat(20);
    let newest = unkink::platform::clock::now();
    let row = |row| format!("{},neck,{words}\n", (newest - chrono::TimeDelta::minutes(row)).to_rfc3339());
    let rows: String = (0..i64::from(MANY)).map(row).collect();
    std::fs::write(&file, format!("at,region,note\n{rows}")).expect("a file");
    let told = file.to_string_lossy().into_owned();
    let app = App::start_accepted(&sandbox, &Start { dialog: Some(&told), ..Start::PLAIN });
    app.press("Settings");
    app.find(Role::Link, "Your records").click();
    app.find(Role::Heading, "Your records").wait();
    app.press("Choose a file");
    app.find(Role::Heading, "Looking at the file").wait();
    let far = "+document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') > 10";
    app.wait_longer_for(LATER, |app| app.evaluate(far) == true, "a part of it");
    take(&app, "import-looking-390", LIGHT_AND_DARK);
    app.press("Cancel");
    app.wait_for_text("Stopped: nothing was taken in.");
    app.stop();
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn damaged_records_beside_a_good_copy() {
    let sandbox = Sandbox::new();
    let stick = sandbox.path("stick");
    std::fs::create_dir(&stick).expect("a folder");
    sandbox.run(&["log", "--region", "neck"]);
    sandbox.run(&["backup", "--folder", stick.to_str().expect("a path")]);
    std::fs::write(sandbox.database(), "These are not the records of anyone. ".repeat(300)).expect("a file");
    let app = App::start(&sandbox);
    app.wait_longer_for(LATER, |app| app.text().contains("1 crack"), "what the good copy holds");
    for (width, height) in [(390, 844), (320, 640), (844, 390), (1100, 760)] {
        app.resize(width, height);
        take(&app, &format!("damaged-{width}"), LIGHT_AND_DARK);
    }
    app.resize(390, 844);
    app.press("Restore the newest good copy");
    app.wait_longer_for(LATER, |app| app.text().contains("Restored: 1 crack"), "the end of it");
    for (width, height) in [(390, 844), (320, 640), (844, 390), (1100, 760)] {
        app.resize(width, height);
        take(&app, &format!("damaged-restored-{width}"), LIGHT_AND_DARK);
    }
    app.stop();
}

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn a_wide_window_uses_its_width() {
    let sandbox = lived_in();
    save_check(&sandbox, r#"{"region": ["low_back"], "age_years": 38, "crack_painful": "yes"}"#);
    save_check(&sandbox, r#"{"region": ["upper_mid_back"], "age_years": 38, "crack_sound": "single_pop"}"#);
    let app = App::start_accepted(&sandbox, &Start { size: (1100, 760), ..AS_IT_IS });
    let tall = |name: &str| {
        let height = app.evaluate("document.documentElement.scrollHeight").as_u64().expect("a height");
        app.resize(1100, u32::try_from(height).expect("a height").clamp(760, 3000));
        take(&app, name, LIGHT_AND_DARK);
        app.resize(1100, 760);
    };
    let back = |heading: &str| {
        app.press("Back");
        wait_for_heading(&app, heading);
        sleep(SETTLED);
    };
    app.open_tab("Check");
    tall("desktop-check");
    app.find(Role::Button, "Check or change").click();
    wait_for_heading(&app, "About you, kept for safety");
    tall("desktop-profile");
    back("Check");
    app.open_tab("Journal");
    take(&app, "desktop-journal-list", LIGHT_AND_DARK);
    app.evaluate("document.querySelector('main .row--record').click(); ''");
    app.find(Role::Button, "Edit").wait();
    take(&app, "desktop-entry", LIGHT_AND_DARK);
    back("Journal");
    app.open_tab("Move");
    take(&app, "desktop-move", LIGHT_AND_DARK);
    app.find(Role::Link, "Morning mobility").click();
    wait_for_heading(&app, "Morning mobility");
    tall("desktop-routine");
    back("Move");
    app.find(Role::Tab, "Exercises").click();
    app.find(Role::Link, "Open book").click();
    wait_for_heading(&app, "Open book");
    tall("desktop-exercise");
    back("Move");
    app.find(Role::Link, "Settings").click();
    wait_for_heading(&app, "Settings");
    tall("desktop-settings");
    app.stop();
}
