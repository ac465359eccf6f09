//! The running window. What a person does on its page is in `hand`.
//!
//! Every wait has a limit. When a test fails while its window is open, the page's text, what could be pressed, the
//! program's own messages and a picture are left behind.

pub use crate::hand::Role;
use crate::hand::call;
use crate::inspector::{self, Inspector};
use crate::sandbox::{self, Sandbox};
use crate::wait::{self, LATER, Limit, SOON};
use serde_json::{Value, json};
use std::cell::{OnceCell, RefCell};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::thread::sleep;
use std::time::Duration;

/// Far more than a page needs to be listed by the inspector on a busy machine.
const LISTED: Limit = Limit(Duration::from_secs(60));

/// How the window is started.
#[derive(Clone, Debug)]
pub struct Start<'a> {
    /// Width and height of the window, in pixels.
    pub size: (u32, u32),
    /// The window takes the place and the size it had instead.
    pub remembers: bool,
    /// The clock stands still at this moment, as in RFC 3339.
    pub now: Option<&'a str>,
    /// The path of the file or folder the person chooses in every dialog, `cancel`, or `none` where there are none.
    pub dialog: Option<&'a str>,
    /// Further variables of the person's device.
    pub environment: &'a [(&'a str, &'a str)],
    /// How much faster than the clock sessions run, 1 to 100.
    pub speed: u32,
    /// Further arguments.
    pub arguments: &'a [&'a str],
}

impl Start<'_> {
    /// A phone's window, at the clock's own pace.
    pub const PLAIN: Start<'static> = Start {
        size: (390, 844),
        remembers: false,
        now: None,
        dialog: None,
        environment: &[],
        speed: 1,
        arguments: &[],
    };
}

impl Default for Start<'_> {
    fn default() -> Self {
        Start::PLAIN
    }
}

/// See the module.
pub struct App<'a> {
    sandbox: &'a Sandbox,
    process: RefCell<Child>,
    inspector: RefCell<Inspector>,
    port: u16,
    size: RefCell<(u32, u32)>,
    /// Keys of other countries' keyboards: the dead acute and the one that composes.
    composing: OnceCell<(u8, u8)>,
}

impl<'a> App<'a> {
    /// It is a window of its own.
    pub const IN_BROWSER: bool = false;

    /// Starts the window on a device and waits for its first page.
    pub fn start(sandbox: &'a Sandbox) -> App<'a> {
        App::start_with(sandbox, &Start::default())
    }

    /// Starts the window in a certain way.
    pub fn start_with(sandbox: &'a Sandbox, start: &Start<'_>) -> App<'a> {
        App::start_while(sandbox, start, || ()).0
    }

    /// Starts the window, and looks at it in another way before the inspector does.
    pub fn start_while<T>(sandbox: &'a Sandbox, start: &Start<'_>, meanwhile: impl FnOnce() -> T) -> (App<'a>, T) {
        let (mut process, mut port) = spawn(sandbox, start);
        let seen = meanwhile();
        let inspector = inspector::connect_within(port, LISTED).unwrap_or_else(|problem| {
            // A program that shows its window is not what is in the way: WebKit lost its own inspector. It is said, and
            // tried once more; a window that stays empty fails.
            let (log, drawn) = (log_of(sandbox), sandbox.display.is_drawn());
            let _ = process.kill().and_then(|()| process.wait());
            let story = format!(
                "{problem}; the window {}; the program wrote:\n{log}",
                if drawn { "is drawn" } else { "is empty" }
            );
            assert!(drawn, "waited {} s for the window's page: {story}", LISTED.0.as_secs());
            eprintln!("STARTED AGAIN, the inspector does not list the page: {story}");
            (process, port) = spawn(sandbox, start);
            inspector::connect_when_ready(port, LATER)
        });
        let app = App {
            sandbox,
            process: RefCell::new(process),
            inspector: RefCell::new(inspector),
            port,
            size: start.size.into(),
            composing: OnceCell::new(),
        };
        app.wait_for(|page| !page.text().is_empty(), "the first page");
        if !start.remembers {
            app.wait_for_size();
        }
        (app, seen)
    }

    /// Looks at the page again after the window opened it anew.
    pub fn look_again(&self) {
        self.inspector.replace(inspector::connect_when_ready(self.port, LATER));
        self.wait_for(|page| !page.text().is_empty(), "the page that was opened again");
    }

    /// The process of WebKit with this name that works for the window.
    pub fn part(&self, name: &str) -> u32 {
        wait::until(LATER, name, || child_of(self.id(), name))
    }

    /// What the window's frame says.
    pub fn title(&self) -> String {
        self.sandbox.display.title()
    }

    /// Waits until the window's frame says something.
    pub fn wait_for_title(&self, title: &str) {
        wait::until(SOON, &format!("the title “{title}”"), || match self.title() {
            said if said == title => Ok(()),
            said => Err(format!("it is “{said}”")),
        });
    }

    /// Presses a key on the keyboard, named as in `KeyboardEvent.key`.
    pub fn press_key(&self, key: &str) {
        self.sandbox.display.press_key(key);
    }

    /// Holds a key down for a while, so that it repeats.
    pub fn hold_key(&self, key: &str, length: Duration) {
        self.sandbox.display.hold_key(key, length);
    }

    /// Presses a key while another is held.
    pub fn press_key_with(&self, held: &str, key: &str) {
        self.sandbox.display.press_key_with(held, key);
    }

    /// Presses the button of the mouse that goes back.
    pub fn go_back(&self) {
        self.sandbox.display.press_mouse(8, 195, 420);
    }

    /// Holds the mouse down at a place of the window while something happens.
    pub fn hold_at(&self, x: i16, y: i16, meanwhile: impl FnOnce()) {
        self.sandbox.display.hold_mouse(x, y, meanwhile);
    }

    /// Turns the wheel of the mouse at a place of the window.
    pub fn turn_wheel(&self, x: i16, y: i16) {
        self.sandbox.display.turn_wheel(x, y);
    }

    /// Types an accented e by a dead key and an i with two dots by a composing one, as keyboards of other countries do.
    pub fn type_composed(&self, letter: char) {
        let display = &self.sandbox.display;
        let (acute, compose) = self.composing.get_or_init(|| (display.add_key(0xfe51), display.add_key(0xff20)));
        let (code, rest) = match letter {
            '\u{e9}' => (acute, "e"),
            '\u{ef}' => (compose, "\"i"),
            other => panic!("{other} is not composed"),
        };
        display.press_code(*code);
        self.type_text(rest);
    }

    /// Presses the mouse at a place of the window so many times.
    pub fn click_times(&self, x: i16, y: i16, times: u32) {
        self.sandbox.display.click_times(x, y, times);
    }

    /// Types on the keyboard, as fast as two keys rolled.
    pub fn type_text(&self, text: &str) {
        self.sandbox.display.type_text(text);
    }

    /// Gives the window another size, and waits for the page to have it.
    pub fn resize(&self, width: u32, height: u32) {
        self.size.replace((width, height));
        self.sandbox.display.resize_window(width, height);
        self.wait_for_size();
    }

    /// Lets the page believe that the system asks for something: `PrefersColorScheme` and `Dark`, for example.
    pub fn prefer(&self, name: &str, value: &str) {
        let told = self.inspector.borrow_mut().prefer(name, value);
        told.unwrap_or_else(|error| panic!("{name} cannot be {value}: {error}"));
    }

    /// Takes the window off the screen.
    pub fn hide(&self) {
        self.sandbox.display.hide_window();
        self.wait_for(|page| page.evaluate("document.visibilityState") == "hidden", "the window to be hidden");
    }

    /// Brings the window back.
    pub fn show(&self) {
        self.sandbox.display.show_window();
        self.wait_for(|page| page.evaluate("document.visibilityState") == "visible", "the window to be shown");
    }

    /// The id of its process.
    pub fn id(&self) -> u32 {
        self.process.borrow().id()
    }

    /// Stands the program still for a while, as a closed lid does.
    pub fn suspend(&self, length: Duration) {
        self.signal("STOP");
        sleep(length);
        self.signal("CONT");
    }

    fn signal(&self, name: &str) {
        signal(name, self.id());
    }

    /// Saves a picture of the window.
    pub fn picture(&self, file: &Path) {
        let (width, height) = *self.size.borrow();
        let picture = self.inspector.borrow_mut().picture(width, height);
        let picture = picture.unwrap_or_else(|error| panic!("no picture could be taken: {error}"));
        std::fs::write(file, picture).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// The value of an expression in the page.
    pub fn evaluate(&self, expression: &str) -> Value {
        let mut inspector = self.inspector.borrow_mut();
        let value = wait::try_until(SOON, || inspector.evaluate(expression));
        value.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Closes the window as its close button does, and waits for the program to end well.
    pub fn stop(self) {
        self.sandbox.display.close_window();
        let status = self.wait_for_end();
        assert!(status.success(), "the program ended with {status}: {}", self.log());
    }

    /// Ends the program as a crash or an empty battery does.
    pub fn kill(self) {
        self.process.borrow_mut().kill().expect("the program is killed");
        self.wait_for_end();
    }

    /// What the program wrote in its terminal.
    pub fn log(&self) -> String {
        log_of(self.sandbox)
    }

    fn wait_for_end(&self) -> ExitStatus {
        wait::until(SOON, "the program to end", || match self.process.borrow_mut().try_wait() {
            Ok(Some(status)) => Ok(status),
            Ok(None) => Err("it still runs".to_owned()),
            Err(error) => Err(error.to_string()),
        })
    }

    fn wait_for_size(&self) {
        let (width, height) = *self.size.borrow();
        self.wait_for(
            |page| page.evaluate("[innerWidth, innerHeight]") == json!([width, height]),
            &format!("a window of {width}×{height}"),
        );
    }

    /// What a person would need to understand a failure.
    fn leave_traces(&self) {
        let test = std::thread::current().name().unwrap_or("window").replace("::", "-");
        let file = sandbox::failure_picture(&test);
        let (width, height) = *self.size.borrow();
        let Ok(mut inspector) = self.inspector.try_borrow_mut() else { return };
        let text = inspector.evaluate("document.body.innerText").unwrap_or_default();
        let outline = inspector.evaluate(&call("outline", &[], &Value::Null)).unwrap_or_default();
        eprintln!("--- the page's text\n{}", text.as_str().unwrap_or_default());
        eprintln!("--- what has a role on it\n{}", outline.as_str().unwrap_or_default());
        if let Ok(picture) = inspector.picture(width, height)
            && std::fs::write(&file, picture).is_ok()
        {
            eprintln!("--- its picture: {}", file.display());
        }
        eprintln!("--- what the program wrote\n{}", self.log());
    }
}

impl Drop for App<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.leave_traces();
        }
        let process = self.process.get_mut();
        let _ = process.kill();
        let _ = process.wait();
    }
}

/// Starts the program, with its page open to an inspector on the port.
pub fn spawn(sandbox: &Sandbox, start: &Start<'_>) -> (Child, u16) {
    let port = free_port();
    let log = std::fs::File::create(sandbox.path("window.log")).expect("a log file");
    let (width, height) = start.size;
    let mut command = sandbox.on_display(sandbox.command());
    command
        .args(start.arguments)
        .env("WEBKIT_INSPECTOR_HTTP_SERVER", format!("127.0.0.1:{port}"))
        .env("UNKINK_INSPECT", "1")
        .env("UNKINK_TEST_SPEED", start.speed.to_string())
        .env("GTK_IM_MODULE", "gtk-im-context-simple")
        .stdout(log.try_clone().expect("a log file"))
        .stderr(log);
    if !start.remembers {
        command.env("UNKINK_WINDOW", format!("{width}x{height}"));
    }
    command.envs(start.now.map(|now| ("UNKINK_TEST_NOW", now)));
    command.envs(start.dialog.map(|answer| ("UNKINK_TEST_DIALOG", answer)));
    let process = command.envs(start.environment.iter().copied()).spawn().expect("the program starts");
    (process, port)
}

fn log_of(sandbox: &Sandbox) -> String {
    std::fs::read_to_string(sandbox.path("window.log")).unwrap_or_default()
}

/// Sends a signal to a process.
pub fn signal(name: &str, process: u32) {
    let sent = Command::new("sh").args(["-c", &format!("kill -{name} {process}")]).status().expect("a shell");
    assert!(sent.success(), "{name} reached no program");
}

/// The living child of a process that runs the program with this name.
pub fn child_of(parent: u32, name: &str) -> Result<u32, String> {
    let processes = std::fs::read_dir("/proc").map_err(|error| error.to_string())?;
    let numbers = processes.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let is_wanted = |number: &u32| {
        let said = std::fs::read_to_string(format!("/proc/{number}/status")).unwrap_or_default();
        let field = |field: &str| said.lines().find_map(|line| line.strip_prefix(field)).unwrap_or_default().trim();
        // The system keeps 15 letters of a name.
        field("PPid:") == parent.to_string()
            && name.starts_with(field("Name:"))
            && !field("Name:").is_empty()
            && !field("State:").starts_with('Z')
    };
    numbers.into_iter().find(is_wanted).ok_or_else(|| format!("{name} does not run"))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its number").port()
}
