//! The window tells the truth: behind a proxy, when its page is gone, where there is no screen, and where it was.

use crate::app::{App, Role, Start, child_of, signal, spawn};
use crate::sandbox::Sandbox;
use crate::wait::{self, LATER, SOON};
use std::thread::sleep;
use std::time::Duration;

const WEB: &str = "WebKitWebProcess";
const NETWORK: &str = "WebKitNetworkProcess";

/// Nobody listens there.
const DEAD: &str = "http://127.0.0.1:9";

/// Starts the one-minute routine and waits until two of its seconds were played.
fn playing(sandbox: &Sandbox) -> App<'_> {
    let app = App::start_accepted(sandbox, &Start::default());
    app.open_routine("60-second urge reset");
    app.press("Start");
    app.wait_for(|app| app.player_state() == "running", "the routine to run");
    sleep(Duration::from_secs(3));
    app
}

/// Whole seconds of the session that is kept as unfinished.
fn seconds_kept(sandbox: &Sandbox) -> u64 {
    let found = sandbox.store().unfinished_session().expect("sessions").expect("an unfinished session");
    found.position.as_secs()
}

/// Starts the window and accepts the first-run notice with the mouse: the inspector itself would ask the proxy.
fn opens_and_can_be_used(sandbox: &Sandbox, environment: &[(&str, &str)]) {
    let (mut process, _) = spawn(sandbox, &Start { environment, ..Start::PLAIN });
    wait::until(LATER, &format!("the notice to be accepted with {environment:?}"), || {
        let (_, _, width, height) = sandbox.display.area();
        // The upper one of the two buttons at the foot.
        sandbox.display.click((width / 2) as i16, height as i16 - 104);
        let settings = sandbox.store().settings().map_err(|error| error.to_string())?;
        settings.accepted_at.map(|_| ()).ok_or_else(|| format!("the window is “{}”", sandbox.display.title()))
    });
    sandbox.display.close_window();
    let ended = wait::until(SOON, "the program to end", || {
        process.try_wait().map_err(|error| error.to_string())?.ok_or_else(|| "it still runs".to_owned())
    });
    assert!(ended.success());
}

#[test]
fn behind_any_proxy_variable_the_window_opens() {
    for variable in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        opens_and_can_be_used(&Sandbox::new(), &[(variable, DEAD)]);
    }
}

#[test]
fn behind_the_proxy_of_the_desktop_the_window_opens() {
    let sandbox = Sandbox::new();
    let settings = sandbox.path("home/.config/glib-2.0/settings");
    std::fs::create_dir_all(&settings).expect("a folder");
    let text = "[system/proxy]\nmode='manual'\nignore-hosts=@as []\n\n[system/proxy/http]\nhost='127.0.0.1'\nport=9\n";
    std::fs::write(settings.join("keyfile"), text).expect("the desktop's settings");
    opens_and_can_be_used(&sandbox, &[("GSETTINGS_BACKEND", "keyfile"), ("XDG_CURRENT_DESKTOP", "GNOME")]);
}

#[test]
fn the_letters_are_those_of_the_system_by_their_own_name() {
    let sandbox = Sandbox::new();
    let settings = sandbox.path("home/.config/gtk-3.0");
    std::fs::create_dir_all(&settings).expect("a folder");
    std::fs::write(settings.join("settings.ini"), "[Settings]\ngtk-font-name=DejaVu Serif Bold 12\n")
        .expect("settings");
    let app = App::start_accepted(&sandbox, &Start::default());
    let font = app.evaluate("getComputedStyle(document.body).fontFamily");
    assert_eq!(font, serde_json::json!("Legible, \"DejaVu Serif\", sans-serif"));
    app.stop();
}

#[test]
fn a_page_whose_process_is_killed_says_so_and_the_session_is_there_again_paused() {
    let sandbox = Sandbox::new();
    let app = playing(&sandbox);
    signal("KILL", app.part(WEB));
    app.wait_for_title("Unkink: the page has stopped");
    let kept = seconds_kept(&sandbox);
    assert!(kept >= 2, "only {kept} s are kept");
    sleep(Duration::from_secs(3));
    assert_eq!(seconds_kept(&sandbox), kept, "it went on without a page");

    app.press_key("Enter");
    app.look_again();
    app.wait_for(|app| app.player_state() == "paused", "the player, paused");
    app.press("Continue");
    app.wait_for(|app| app.player_state() == "running", "the routine to run again");
    app.wait_for_title("Unkink");
    app.stop();
}

#[test]
fn a_page_that_stands_still_while_a_session_plays_pauses_it_and_comes_back_by_itself() {
    let sandbox = Sandbox::new();
    let app = playing(&sandbox);
    let page = app.part(WEB);
    signal("STOP", page);
    app.wait_for_title("Unkink: the page does not answer");
    let kept = seconds_kept(&sandbox);
    signal("CONT", page);
    app.wait_for_title("Unkink");
    app.wait_for(|app| app.player_state() == "paused", "the player, paused");
    assert_eq!(seconds_kept(&sandbox), kept);
    app.stop();
}

#[test]
fn a_page_that_stands_still_while_a_session_plays_can_be_opened_again() {
    let sandbox = Sandbox::new();
    let app = playing(&sandbox);
    signal("STOP", app.part(WEB));
    app.wait_for_title("Unkink: the page does not answer");
    app.press_key("Enter");
    app.look_again();
    app.wait_for(|app| app.player_state() == "paused", "the player, paused");
    app.stop();
}

#[test]
fn on_another_screen_a_killed_page_is_opened_again_at_the_same_place() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    signal("KILL", app.part(WEB));
    app.wait_for_title("Unkink: the page has stopped");
    app.press_key("Enter");
    app.look_again();
    app.find(Role::Heading, "Journal").wait();
    app.open_tab("Move");
    app.stop();
}

#[test]
fn on_another_screen_a_page_that_stands_still_says_so_at_the_next_press() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Learn");
    let page = app.part(WEB);
    signal("STOP", page);
    // On the heading: what is pressed meanwhile happens when the page goes on.
    sandbox.display.click(100, 40);
    app.wait_for_title("Unkink: the page does not answer");
    signal("CONT", page);
    app.wait_for_title("Unkink");
    app.open_tab("Journal");
    app.stop();
}

#[test]
fn a_page_that_lost_the_program_says_so_and_is_opened_again() {
    let sandbox = Sandbox::new();
    let app = playing(&sandbox);
    signal("KILL", app.part(NETWORK));
    app.wait_for_title("Unkink: the page is cut off");
    app.press_key("Enter");
    app.look_again();
    app.wait_for(|app| app.player_state() == "paused", "the player, paused");
    app.stop();
}

#[test]
fn a_page_that_does_not_come_up_says_so_and_goes_on_when_it_does() {
    let sandbox = Sandbox::new();
    let (mut process, _) = spawn(&sandbox, &Start::default());
    let page = wait::until(LATER, WEB, || child_of(process.id(), WEB));
    signal("STOP", page);
    let title = |wanted: &str| {
        wait::until(LATER, &format!("the title “{wanted}”"), || match sandbox.display.title() {
            said if said == wanted => Ok(()),
            said => Err(format!("it is “{said}”")),
        });
    };
    title("Unkink: the page has not come up");
    signal("CONT", page);
    title("Unkink");
    sandbox.display.close_window();
    let ended = wait::until(SOON, "the program to end", || {
        process.try_wait().map_err(|error| error.to_string())?.ok_or_else(|| "it still runs".to_owned())
    });
    assert!(ended.success());
}

#[test]
fn without_a_screen_that_answers_one_line_names_the_cause_and_the_terminal() {
    let nowhere: [(&[(&str, &str)], &str); 4] = [
        (&[], "there is no display to open a window on"),
        (&[("DISPLAY", ":4321")], "the display “:4321” does not answer"),
        (&[("WAYLAND_DISPLAY", "wayland-9")], "the display “wayland-9” does not answer"),
        (&[("DISPLAY", "no colon")], "the display “no colon” does not answer"),
    ];
    let sandbox = Sandbox::new();
    for (environment, cause) in nowhere {
        let ended = sandbox
            .command()
            .env("LC_ALL", "C")
            .envs(environment.iter().copied())
            .output()
            .expect("the program starts");
        let said = String::from_utf8(ended.stderr).expect("text");
        assert_eq!(ended.status.code(), Some(1), "{environment:?}: {said}");
        assert_eq!(said.lines().count(), 1, "{environment:?}: {said}");
        assert!(said.contains(cause) && said.contains("`unkink play`"), "{environment:?}: {said}");
    }
}

#[test]
fn the_window_opens_again_where_it_was_at_the_size_it_had() {
    let sandbox = Sandbox::new();
    let remembers = Start { remembers: true, ..Start::PLAIN };
    let app = App::start_with(&sandbox, &remembers);
    assert_eq!((sandbox.display.area().2, sandbox.display.area().3), (1100, 760), "its first size");
    app.resize(620, 900);
    sandbox.display.move_window(140, 260);
    app.wait_for(|_| sandbox.display.area() == (140, 260, 620, 900), "the window to be there");
    sleep(Duration::from_millis(300));
    app.stop();
    let kept = sandbox.path("home/.cache/unkink/window.json");
    assert!(kept.is_file(), "it is kept on the device");

    let app = App::start_with(&sandbox, &remembers);
    app.wait_for(|_| sandbox.display.area() == (140, 260, 620, 900), "the place it had");
    app.stop();

    std::fs::write(&kept, r#"{"x":9000,"y":140,"width":620,"height":900}"#).expect("a place that is gone");
    let app = App::start_with(&sandbox, &remembers);
    app.wait_for(|_| sandbox.display.area() == (0, 0, 620, 900), "a place that is there");
    app.stop();

    for garbage in ["", "{", "{\"x\":1}", "{\"x\":1,\"y\":1,\"width\":-4,\"height\":1e300}", "\u{0}\u{1}"] {
        std::fs::write(&kept, garbage).expect("a file");
        let app = App::start_with(&sandbox, &remembers);
        app.wait_for(|_| (sandbox.display.area().2, sandbox.display.area().3) == (1100, 760), "the first size");
        app.stop();
    }

    let app = App::start_with(&sandbox, &Start { size: (500, 700), ..Start::PLAIN });
    app.stop();
}

#[test]
fn nothing_that_is_pressed_or_asked_takes_the_page_away() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.evaluate("window.__same = true");
    for (held, key) in [("Control", "r"), ("Alt", "ArrowLeft"), ("Alt", "ArrowRight")] {
        sandbox.display.press_key_with(held, key);
    }
    app.press_key("F5");
    sandbox.display.press_mouse(8, 195, 420);
    sandbox.display.press_mouse(9, 195, 420);
    let asked = [
        "location.reload()",
        "history.back()",
        "location.href = 'file:///etc/hostname'",
        "location.href = 'about:blank'",
        "location.href = 'data:text/html,gone'",
    ];
    for script in asked {
        app.evaluate(&format!("setTimeout(() => {{ {script} }}, 0), true"));
        sleep(Duration::from_millis(300));
    }
    let dropped = "['dragover', 'drop'].map((kind) => { \
        const files = new DataTransfer(); files.items.add(new File(['a'], 'a.txt')); \
        return !document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true })); \
        }).every(Boolean)";
    assert_eq!(app.evaluate(dropped), serde_json::json!(true), "a dropped file is taken by nobody");
    sleep(Duration::from_millis(500));
    assert_eq!(app.evaluate("window.__same === true"), serde_json::json!(true), "it is another page");
    // Alt with the left arrow led back.
    app.find(Role::Heading, "Today").wait();
    app.open_tab("Move");
    assert_eq!(sandbox.opened(), "", "something else was opened");
    app.stop();
}
