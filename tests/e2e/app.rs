//! The running window, as a person meets it: things are found by role and name, waited for, pressed and read.
//!
//! Every wait has a limit. When a test fails while its window is open, the page's text, what could be pressed, the
//! program's own messages and a picture are left behind.

use crate::inspector::{self, Inspector};
use crate::sandbox::{self, Sandbox};
use crate::wait::{self, LATER, Limit, SOON};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::thread::sleep;
use std::time::Duration;

/// What something is, as a screen reader says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "the whole vocabulary, whether or not a flow needs each word")]
pub enum Role {
    Alert,
    Button,
    Checkbox,
    Dialog,
    Group,
    Heading,
    Image,
    Link,
    ListItem,
    ProgressBar,
    Radio,
    RadioGroup,
    Region,
    SearchBox,
    Slider,
    Status,
    Switch,
    Tab,
    Table,
    TextBox,
    Timer,
}

impl Role {
    fn word(self) -> &'static str {
        match self {
            Role::Alert => "alert",
            Role::Button => "button",
            Role::Checkbox => "checkbox",
            Role::Dialog => "dialog",
            Role::Group => "group",
            Role::Heading => "heading",
            Role::Image => "img",
            Role::Link => "link",
            Role::ListItem => "listitem",
            Role::ProgressBar => "progressbar",
            Role::Radio => "radio",
            Role::RadioGroup => "radiogroup",
            Role::Region => "region",
            Role::SearchBox => "searchbox",
            Role::Slider => "slider",
            Role::Status => "status",
            Role::Switch => "switch",
            Role::Tab => "tab",
            Role::Table => "table",
            Role::TextBox => "textbox",
            Role::Timer => "timer",
        }
    }
}

/// How the window is started.
#[derive(Clone, Debug)]
pub struct Start<'a> {
    /// Width and height of the window, in pixels.
    pub size: (u32, u32),
    /// The window takes the place and the size it had instead.
    pub remembers: bool,
    /// Variables of the person's device.
    pub environment: &'a [(&'a str, &'a str)],
    /// How much faster than the clock sessions run, 1 to 100.
    pub speed: u32,
    /// Further arguments.
    pub arguments: &'a [&'a str],
}

impl Start<'_> {
    /// A phone's window, at the clock's own pace.
    pub const PLAIN: Start<'static> =
        Start { size: (390, 844), remembers: false, environment: &[], speed: 1, arguments: &[] };
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
}

impl<'a> App<'a> {
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
        let (process, port) = spawn(sandbox, start);
        let seen = meanwhile();
        let inspector = inspector::connect_when_ready(port, LATER);
        let app = App {
            sandbox,
            process: RefCell::new(process),
            inspector: RefCell::new(inspector),
            port,
            size: start.size.into(),
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

    /// Starts the window for a person who has accepted the first-run notice.
    pub fn start_accepted(sandbox: &'a Sandbox, start: &Start<'_>) -> App<'a> {
        let app = App::start_with(sandbox, start);
        app.press("I understand. Start");
        app.find(Role::Heading, "Today").wait();
        app
    }

    /// Something on the page, found anew each time it is used. `name` is its whole name, or how the only one begins.
    pub fn find(&self, role: Role, name: &str) -> Found<'_> {
        Found { app: self, path: vec![(role, name.to_owned())] }
    }

    /// Presses a button.
    pub fn press(&self, name: &str) {
        self.find(Role::Button, name).click();
    }

    /// Opens one of the main tabs.
    pub fn open_tab(&self, name: &str) {
        self.find(Role::Link, name).click();
        self.find(Role::Heading, name).wait();
    }

    /// Opens the page of a routine in Move.
    pub fn open_routine(&self, name: &str) {
        self.open_tab("Move");
        self.find(Role::Link, name).click();
        self.find(Role::Heading, name).wait();
    }

    /// What the player does: `getting_ready`, `running` or `paused`; empty when it is not open.
    pub fn player_state(&self) -> String {
        let state = self.evaluate("document.querySelector('main.player')?.dataset.state ?? ''");
        state.as_str().unwrap_or_default().to_owned()
    }

    /// The text a person sees.
    pub fn text(&self) -> String {
        let text = self.evaluate("document.body.innerText");
        text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits until the page shows a text.
    pub fn wait_for_text(&self, text: &str) {
        self.wait_for(|page| page.text().contains(text), &format!("the text “{text}”"));
    }

    /// Waits until something is so; `what` says it in words.
    pub fn wait_for(&self, is_so: impl Fn(&App<'_>) -> bool, what: &str) {
        self.wait_longer_for(SOON, is_so, what);
    }

    /// Waits with a limit of its own.
    pub fn wait_longer_for(&self, limit: Limit, is_so: impl Fn(&App<'_>) -> bool, what: &str) {
        wait::until(limit, what, || if is_so(self) { Ok(()) } else { Err("it did not come".to_owned()) });
    }

    /// Presses a key on the keyboard, named as in `KeyboardEvent.key`.
    pub fn press_key(&self, key: &str) {
        self.sandbox.display.press_key(key);
    }

    /// Holds a key down for a while, so that it repeats.
    pub fn hold_key(&self, key: &str, length: Duration) {
        self.sandbox.display.hold_key(key, length);
    }

    /// Types on the keyboard, as fast as two keys rolled.
    pub fn type_text(&self, text: &str) {
        self.sandbox.display.type_text(text);
    }

    /// Presses the mouse on what a selector finds, after the look at the page that a person takes before.
    pub fn mouse(&self, selector: &str) {
        sleep(LOOK);
        let middle = format!(
            "(() => {{ const box = document.querySelector({}).getBoundingClientRect(); \
             return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round); }})()",
            json!(selector)
        );
        let middle = self.evaluate(&middle);
        let at = |index: usize| i16::try_from(middle[index].as_i64().expect("a place")).expect("a place in sight");
        self.sandbox.display.click(at(0), at(1));
    }

    /// Gives the window another size, and waits for the page to have it.
    pub fn resize(&self, width: u32, height: u32) {
        self.size.replace((width, height));
        self.sandbox.display.resize_window(width, height);
        self.wait_for_size();
    }

    /// Whether nothing stands out to the right of the window.
    pub fn fits(&self) -> bool {
        self.evaluate("document.documentElement.scrollWidth <= innerWidth") == json!(true)
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

    /// The device it runs on.
    pub fn sandbox(&self) -> &Sandbox {
        self.sandbox
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
        std::fs::read_to_string(self.sandbox.path("window.log")).unwrap_or_default()
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

/// How long a person looks at a page before they press.
const LOOK: Duration = Duration::from_millis(550);

/// Something on the page: a role and a name, possibly inside something else.
pub struct Found<'a> {
    app: &'a App<'a>,
    path: Vec<(Role, String)>,
}

impl<'a> Found<'a> {
    /// Something inside this.
    pub fn find(&self, role: Role, name: &str) -> Found<'a> {
        let mut path = self.path.clone();
        path.push((role, name.to_owned()));
        Found { app: self.app, path }
    }

    /// Presses it, once it is there, enabled and not covered.
    pub fn click(&self) {
        self.ask("click", Value::Null);
    }

    /// Where its middle is in the window, once it is there, enabled, in sight and not covered.
    pub fn place(&self) -> (i16, i16) {
        let place = self.ask("point", Value::Null);
        let at = |index: usize| i16::try_from(place[index].as_i64().expect("a place")).expect("a place in sight");
        (at(0), at(1))
    }

    /// Presses the mouse where it is now so many times, 60 ms apart, whatever lies there by then; before, it takes the
    /// look at the page that a person takes.
    pub fn press_mouse_times(&self, times: u32) {
        self.place();
        sleep(LOOK);
        let (x, y) = self.place();
        self.app.sandbox.display.click_times(x, y, times);
    }

    /// Replaces its text.
    pub fn type_text(&self, text: &str) {
        self.ask("put", json!(text));
    }

    /// Moves a slider.
    pub fn set(&self, value: u8) {
        self.ask("put", json!(value.to_string()));
    }

    /// Waits until it is there.
    pub fn wait(&self) {
        self.ask("name", Value::Null);
    }

    /// Waits until it is gone.
    pub fn wait_gone(&self) {
        self.app.wait_for(|_| !self.is_there(), &format!("{} to be gone", self.words()));
    }

    /// Whether it is there now.
    pub fn is_there(&self) -> bool {
        self.count() > 0
    }

    /// How many there are now.
    pub fn count(&self) -> u64 {
        let answer = self.app.evaluate(&call("count", &self.path, &Value::Null));
        answer["value"].as_u64().expect("a number")
    }

    /// The names of all that fit, in the order of the page.
    pub fn names(&self) -> Vec<String> {
        let answer = self.app.evaluate(&call("names", &self.path, &Value::Null));
        let names = answer["value"].as_array().expect("names").iter();
        names.map(|name| name.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Its text.
    pub fn text(&self) -> String {
        self.ask("text", Value::Null).as_str().unwrap_or_default().to_owned()
    }

    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.ask("attribute", json!(name)).as_str().map(str::to_owned)
    }

    /// Whether it is chosen, pressed, or on.
    pub fn is_on(&self) -> bool {
        ["aria-checked", "aria-pressed", "aria-selected"]
            .iter()
            .any(|name| self.attribute(name).as_deref() == Some("true"))
    }

    /// Waits until it is chosen, pressed, or on.
    pub fn wait_on(&self) {
        self.app.wait_for(|_| self.is_there() && self.is_on(), &format!("{} to be on", self.words()));
    }

    /// Whether it has the focus.
    pub fn is_focused(&self) -> bool {
        self.ask("focused", Value::Null) == json!(true)
    }

    fn ask(&self, operation: &str, argument: Value) -> Value {
        let script = call(operation, &self.path, &argument);
        wait::until(SOON, &self.words(), || {
            let answer = self.app.evaluate(&script);
            match answer["problem"].as_str() {
                Some(problem) => Err(format!("it {problem}")),
                None => Ok(answer["value"].clone()),
            }
        })
    }

    fn words(&self) -> String {
        let words: Vec<String> = self.path.iter().map(|(role, name)| format!("{} “{name}”", role.word())).collect();
        words.join(" › ")
    }
}

fn call(operation: &str, path: &[(Role, String)], argument: &Value) -> String {
    let path: Vec<[&str; 2]> = path.iter().map(|(role, name)| [role.word(), name.as_str()]).collect();
    let script = include_str!("page.js");
    format!("({})({}, {}, {argument})", script.trim(), json!(operation), json!(path))
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
        .stdout(log.try_clone().expect("a log file"))
        .stderr(log);
    if !start.remembers {
        command.env("UNKINK_WINDOW", format!("{width}x{height}"));
    }
    let process = command.envs(start.environment.iter().copied()).spawn().expect("the program starts");
    (process, port)
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
