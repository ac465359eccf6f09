//! What a person does on the page, in the window and in a browser alike: things are found by role and name, waited for,
//! pressed and read.

use crate::app::{App, Start};
use crate::sandbox::Sandbox;
use crate::wait::{self, Limit, SOON};
use serde_json::{Value, json};
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

impl<'a> App<'a> {
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

    /// Opens the page of an urge from Today, and waits for it: Today has a "Start" of its own.
    pub fn open_urge(&self) {
        self.press("I want to crack");
        self.find(Role::Heading, "How strong is the urge?").wait();
    }

    /// Opens the page of a routine in Move.
    pub fn open_routine(&self, name: &str) {
        self.open_tab("Move");
        self.find(Role::Link, name).click();
        self.find(Role::Heading, name).wait();
    }

    /// Goes on to a move that was changed for this person and pauses there; gives the button that says why.
    pub fn pause_where_a_move_is_changed(&self) -> Found<'_> {
        let why = self.find(Role::Button, "Why?");
        for _ in 0..12 {
            self.press("Pause");
            self.find(Role::Button, "Continue").wait();
            if why.is_there() {
                break;
            }
            self.press("Continue");
            self.press("Next move");
        }
        why
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
        self.click_times(at(0), at(1), 1);
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

    /// Whether what a selector finds is whole in the window, with nothing over its middle.
    pub fn is_in_sight(&self, selector: &str) -> bool {
        let script = "((one) => {
          const { x, y, width, height, right, bottom } = one.getBoundingClientRect();
          const inside = width > 0 && x >= 0 && y >= 0 && right <= innerWidth && bottom <= innerHeight;
          return inside && one.contains(document.elementFromPoint(x + width / 2, y + height / 2));
        })";
        self.evaluate(&format!("{script}(document.querySelector({}))", json!(selector))) == json!(true)
    }

    /// Whether nothing stands out to the right of the window.
    pub fn fits(&self) -> bool {
        self.evaluate("document.documentElement.scrollWidth <= innerWidth") == json!(true)
    }
}

/// How long a person looks at a page before they press.
pub const LOOK: Duration = Duration::from_millis(550);

/// What a press changes on the page is there by then, if it changes anything.
const ANSWERED: Limit = Limit(Duration::from_secs(1));

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

    /// Presses it, once it is there, enabled and not covered, and gives the page time to answer: what the next page has
    /// under a name that this one has too is not pressed here.
    pub fn click(&self) {
        self.ask("click", Value::Null);
        let answered = || match self.app.evaluate("window.__answered !== false") {
            Value::Bool(true) => Ok(()),
            _ => Err("nothing changed".to_owned()),
        };
        // Some presses change nothing.
        let _ = wait::try_until(ANSWERED, answered);
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
        self.app.click_times(x, y, times);
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

/// A call of `page.js`.
pub fn call(operation: &str, path: &[(Role, String)], argument: &Value) -> String {
    let path: Vec<[&str; 2]> = path.iter().map(|(role, name)| [role.word(), name.as_str()]).collect();
    let script = include_str!("page.js");
    format!("({})({}, {}, {argument})", script.trim(), json!(operation), json!(path))
}
