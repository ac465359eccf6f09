//! The keyboard, the finger and the mouse of a browser, as the window's are in `tests/e2e/app.rs`.

use crate::app::App;
use serde_json::{Value, json};
use std::thread::sleep;
use std::time::Duration;
use unkink::platform::clock::Stopwatch;

/// A held key begins to repeat after this long, then so often.
const HELD: Duration = Duration::from_millis(500);
const REPEATS: Duration = Duration::from_millis(40);

/// What the inspector calls a key: `code` and number, of a key named as in `KeyboardEvent.key`.
fn code(key: &str) -> (&str, u32) {
    match key {
        " " => ("Space", 32),
        "Enter" => (key, 13),
        "Tab" => (key, 9),
        "Escape" => (key, 27),
        "Backspace" => (key, 8),
        "Home" => (key, 36),
        "End" => (key, 35),
        "ArrowLeft" => (key, 37),
        "ArrowUp" => (key, 38),
        "ArrowRight" => (key, 39),
        "ArrowDown" => (key, 40),
        other => (other, 0),
    }
}

impl App<'_> {
    /// Presses a key, named as in `KeyboardEvent.key`.
    pub fn press_key(&self, key: &str) {
        self.key(key, 0, false);
        self.let_go(key, 0);
    }

    /// Holds a key down for a while, so that it repeats.
    pub fn hold_key(&self, key: &str, length: Duration) {
        let held = Stopwatch::start(1.0);
        self.key(key, 0, false);
        sleep(HELD);
        while held.elapsed() < length {
            self.key(key, 0, true);
            sleep(REPEATS);
        }
        self.let_go(key, 0);
    }

    /// Presses a key while another is held.
    pub fn press_key_with(&self, held: &str, key: &str) {
        let modifier = match held {
            "Control" => 2,
            "Shift" => 8,
            other => panic!("{other} is not held"),
        };
        self.key(key, modifier, false);
        self.let_go(key, modifier);
    }

    fn key(&self, key: &str, modifiers: u8, repeats: bool) {
        let text = match key {
            _ if modifiers == 2 => "",
            "Enter" => "\r",
            key if key.chars().count() == 1 => key,
            _ => "",
        };
        let kind = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        let mut event = key_event(kind, key, modifiers);
        event["autoRepeat"] = json!(repeats);
        if !text.is_empty() {
            event["text"] = json!(text);
        }
        if modifiers == 2 && key == "a" {
            event["commands"] = json!(["selectAll"]);
        }
        self.command("Input.dispatchKeyEvent", &event);
    }

    fn let_go(&self, key: &str, modifiers: u8) {
        self.command("Input.dispatchKeyEvent", &key_event("keyUp", key, modifiers));
    }

    /// Types on the keyboard.
    pub fn type_text(&self, text: &str) {
        for letter in text.chars() {
            self.press_key(&letter.to_string());
        }
    }

    /// Types a letter as a phone's keyboard does that composes it of others first.
    pub fn type_composed(&self, letter: char) {
        for written in ["'".to_owned(), letter.to_string()] {
            let composed = json!({ "text": written, "selectionStart": 1, "selectionEnd": 1 });
            self.command("Input.imeSetComposition", &composed);
        }
        self.command("Input.insertText", &json!({ "text": letter.to_string() }));
    }

    /// Touches a place so many times, 60 ms apart.
    pub fn click_times(&self, x: i16, y: i16, times: u32) {
        for _ in 0..times {
            self.hold_at(x, y, || ());
            sleep(Duration::from_millis(60));
        }
    }

    /// Holds a finger down at a place while something happens.
    pub fn hold_at(&self, x: i16, y: i16, meanwhile: impl FnOnce()) {
        self.touch("touchStart", &json!([{ "x": x, "y": y }]));
        meanwhile();
        self.touch("touchEnd", &json!([]));
    }

    /// Moves a finger from one place to another, in a third of a second.
    pub fn drag(&self, from: (i16, i16), to: (i16, i16)) {
        const STEPS: i16 = 20;
        self.hold_at(from.0, from.1, || {
            for step in 1..=STEPS {
                let on = |from: i16, to: i16| from + (to - from) * step / STEPS;
                self.touch("touchMove", &json!([{ "x": on(from.0, to.0), "y": on(from.1, to.1) }]));
                sleep(Duration::from_millis(16));
            }
        });
    }

    fn touch(&self, kind: &str, points: &Value) {
        self.command("Input.dispatchTouchEvent", &json!({ "type": kind, "touchPoints": points }));
    }

    /// Turns the wheel of a mouse at a place of the page.
    pub fn turn_wheel(&self, x: i16, y: i16) {
        let turn = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": 300 });
        self.command("Input.dispatchMouseEvent", &turn);
    }

    /// Goes back as the browser does.
    pub fn go_back(&self) {
        self.evaluate("history.back()");
    }

    /// Tells the page that it is out of sight: a browser without a screen takes none out of it.
    pub fn hide(&self) {
        self.say_seen("hidden");
    }

    /// Tells it that it is seen again.
    pub fn show(&self) {
        self.say_seen("visible");
    }

    fn say_seen(&self, state: &str) {
        self.evaluate(&format!(
            "Object.defineProperty(document, 'visibilityState', {{ value: '{state}', configurable: true }}); \
             Object.defineProperty(document, 'hidden', {{ value: {}, configurable: true }}); \
             document.dispatchEvent(new Event('visibilitychange', {{ bubbles: true }})); ''",
            state == "hidden",
        ));
    }
}

fn key_event(kind: &str, key: &str, modifiers: u8) -> Value {
    let (name, number) = code(key);
    json!({ "type": kind, "key": key, "code": name, "windowsVirtualKeyCode": number, "modifiers": modifiers })
}
