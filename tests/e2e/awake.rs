//! Who holds the screen: a desktop that notes what asks it to stay on.

use crate::app::{App, Role, Start, signal};
use crate::sandbox::Sandbox;
use crate::wait::{self, SOON};
use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::Duration;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, fdo::DBusProxy};
use zbus::message::Header;

/// The desktop's screen saver, which stays off while somebody asks for it. Who leaves the bus no longer asks, as on real
/// desktops.
struct Desktop {
    bus: Connection,
    askers: Arc<Mutex<BTreeMap<u32, String>>>,
}

struct ScreenSaver(Arc<Mutex<BTreeMap<u32, String>>>);

#[zbus::interface(name = "org.freedesktop.ScreenSaver")]
impl ScreenSaver {
    fn inhibit(&self, _application: &str, reason: &str, #[zbus(header)] header: Header<'_>) -> u32 {
        assert!(!reason.is_empty(), "a desktop shows why");
        let mut askers = self.0.lock().unwrap();
        let cookie = askers.len() as u32 + 1;
        askers.insert(cookie, header.sender().unwrap().to_string());
        cookie
    }

    fn un_inhibit(&self, cookie: u32) {
        self.0.lock().unwrap().insert(cookie, String::new());
    }
}

impl Desktop {
    fn of(sandbox: &Sandbox) -> Desktop {
        let askers: Arc<Mutex<BTreeMap<u32, String>>> = Arc::default();
        let bus = Builder::address(sandbox.display.bus.as_str())
            .and_then(|bus| bus.name("org.freedesktop.ScreenSaver"))
            .and_then(|bus| bus.serve_at("/org/freedesktop/ScreenSaver", ScreenSaver(Arc::clone(&askers))))
            .and_then(Builder::build)
            .expect("the bus of the device");
        Desktop { bus, askers }
    }

    /// How many hold the screen.
    fn holders(&self) -> usize {
        let bus = DBusProxy::new(&self.bus).expect("the bus of the device");
        let askers: Vec<String> =
            self.askers.lock().unwrap().values().filter(|name| !name.is_empty()).cloned().collect();
        let is_there = |name: &String| bus.name_has_owner(name.as_str().try_into().unwrap()).expect("an answer");
        askers.iter().filter(|name| is_there(name)).count()
    }

    fn wait(&self, holders: usize, when: &str) {
        wait::until(SOON, &format!("{holders} to hold the screen {when}"), || match self.holders() {
            now if now == holders => Ok(()),
            now => Err(format!("{now} do")),
        });
    }
}

fn begin(app: &App<'_>) {
    app.open_routine("60-second urge reset");
    app.press("Start");
    app.wait_for(|app| app.player_state() == "running", "the routine to run");
}

#[test]
fn the_screen_stays_on_while_a_session_runs_and_no_longer() {
    let sandbox = Sandbox::new();
    let desktop = Desktop::of(&sandbox);
    let app = App::start_accepted(&sandbox, &Start::default());
    desktop.wait(0, "before a session");
    begin(&app);
    desktop.wait(1, "while it runs");
    app.press("Pause");
    desktop.wait(0, "while it is paused");
    app.press("Continue");
    desktop.wait(1, "when it goes on");
    app.press("Stop · something got worse");
    desktop.wait(0, "while it is asked what got worse");
    app.press("Nothing. I just want to stop");
    app.press("Keep it");
    desktop.wait(0, "after it was stopped");

    begin(&app);
    desktop.wait(1, "in the next session");
    app.press("Leave session");
    app.find(Role::Dialog, "Leave the session?").wait();
    desktop.wait(0, "while leaving is asked");
    app.press("Back to the move");
    desktop.wait(1, "when it goes on again");
    sandbox.display.close_window();
    desktop.wait(0, "after the window was closed");
}

#[test]
fn the_screen_is_let_go_at_the_end_of_a_session() {
    let sandbox = Sandbox::new();
    let desktop = Desktop::of(&sandbox);
    let app = App::start_accepted(&sandbox, &Start { speed: 10, ..Start::default() });
    begin(&app);
    desktop.wait(1, "while it runs");
    app.find(Role::Heading, "Well moved.").wait();
    desktop.wait(0, "after its end");
    app.stop();
}

#[test]
fn a_program_or_a_page_that_is_killed_holds_no_screen() {
    let sandbox = Sandbox::new();
    let desktop = Desktop::of(&sandbox);
    let app = App::start_accepted(&sandbox, &Start::default());
    begin(&app);
    desktop.wait(1, "while it runs");
    signal("KILL", app.part("WebKitWebProcess"));
    desktop.wait(0, "after the page was killed");
    app.kill();

    let app = App::start(&sandbox);
    app.press("Go on");
    app.wait_for(|app| app.player_state() == "running", "the routine to go on");
    desktop.wait(1, "when it goes on");
    app.kill();
    desktop.wait(0, "after the program was killed");
}

/// Plays in the terminal of the device.
fn play(sandbox: &Sandbox, bus: Option<&str>) -> Child {
    let mut command: Command = sandbox.command();
    command.args(["play", "urge_reset_60"]).envs(bus.map(|bus| ("DBUS_SESSION_BUS_ADDRESS", bus)));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts")
}

#[test]
fn in_the_terminal_too_the_screen_stays_on_while_a_session_plays_and_no_longer() {
    let sandbox = Sandbox::new();
    let desktop = Desktop::of(&sandbox);
    for end in ["INT", "TERM", "KILL"] {
        let mut child = play(&sandbox, Some(&sandbox.display.bus));
        desktop.wait(1, "while it plays");
        signal(end, child.id());
        child.wait().expect("its end");
        desktop.wait(0, &format!("after {end}"));
    }
}

#[test]
fn without_a_desktop_that_can_be_asked_a_session_plays_without_a_word() {
    let sandbox = Sandbox::new();
    let nobody = format!("unix:path={}", sandbox.path("nobody").display());
    for bus in [None, Some(nobody.as_str()), Some(&sandbox.display.bus)] {
        let child = play(&sandbox, bus);
        sleep(Duration::from_secs(2));
        signal("INT", child.id());
        let ended = child.wait_with_output().expect("its end");
        assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(0), ""), "{bus:?}");
    }
}
