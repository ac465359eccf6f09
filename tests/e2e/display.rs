//! A screen nobody looks at, and hands for it: Xvfb, a message bus, keys, and a window's frame.
//!
//! There is no window manager: the window fills what it asks for, and what a manager would do is done here.

use crate::wait::{self, SOON};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ClientMessageEvent, ConfigureWindowAux, ConnectionExt as _,
    EventMask, ImageFormat, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MOTION_NOTIFY_EVENT, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// No test runs longer; what is left behind by a killed test ends by itself.
const DEAD_MANS_LIMIT: &str = "1200";

/// How fast a quick hand types: two keys are rolled in 20 to 40 ms, a phone's suggestion comes at once.
const KEY_TO_KEY: Duration = Duration::from_millis(8);

/// How the window's title begins.
const TITLE: &[u8] = b"Unkink";

/// A display of its own, with a message bus of its own. Both end with it.
pub struct Display {
    /// As `DISPLAY` names it.
    pub name: String,
    /// As `DBUS_SESSION_BUS_ADDRESS` names it.
    pub bus: String,
    connection: RustConnection,
    root: Window,
    _processes: [Helper; 2],
}

impl Display {
    /// Starts both. Xvfb chooses a free display by itself.
    pub fn start() -> Display {
        let screen = "1700x4000x24";
        let (server, number) =
            Helper::start(&["Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp", "-ac"]);
        let (bus, address) = Helper::start(&["dbus-daemon", "--session", "--nofork", "--print-address=1"]);
        let name = format!(":{number}");
        let (connection, screen) = wait::until(SOON, "a connection to the display", || {
            RustConnection::connect(Some(&name)).map_err(|error| error.to_string())
        });
        let root = connection.setup().roots[screen].root;
        Display { name, bus: address, connection, root, _processes: [server, bus] }
    }

    /// Asks the window to close, as its close button does.
    pub fn close_window(&self) {
        let window = self.window();
        let data = [self.atom("WM_DELETE_WINDOW"), 0, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, self.atom("WM_PROTOCOLS"), data);
        self.connection.send_event(false, window, EventMask::NO_EVENT, message).expect("a message to the window");
        self.done();
    }

    /// Takes the window off the screen, as minimising does.
    pub fn hide_window(&self) {
        self.connection.unmap_window(self.window()).expect("the window is unmapped");
        self.done();
    }

    /// Brings the window back.
    pub fn show_window(&self) {
        self.connection.map_window(self.window()).expect("the window is mapped");
        self.done();
    }

    /// What the window's frame says.
    pub fn title(&self) -> String {
        let title = self.connection.get_property(false, self.window(), AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64);
        String::from_utf8(title.expect("a title").reply().expect("a title").value).expect("text")
    }

    /// Whether a window shows more than a background: more colours than a frame and its inside.
    pub fn is_drawn(&self) -> bool {
        let asked = self.connection.get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, 320, 320, u32::MAX);
        let Some(image) = asked.ok().and_then(|asked| asked.reply().ok()) else { return false };
        image.data.chunks_exact(4).collect::<BTreeSet<_>>().len() > 8
    }

    /// Where the window is, and its size.
    pub fn area(&self) -> (i32, i32, u32, u32) {
        let area = self.connection.get_geometry(self.window()).expect("an area").reply().expect("an area");
        (area.x.into(), area.y.into(), area.width.into(), area.height.into())
    }

    /// Puts the window somewhere else.
    pub fn move_window(&self, x: i32, y: i32) {
        let place = ConfigureWindowAux::new().x(x).y(y);
        self.connection.configure_window(self.window(), &place).expect("the window is moved");
        self.done();
    }

    /// Gives the window another size.
    pub fn resize_window(&self, width: u32, height: u32) {
        let size = ConfigureWindowAux::new().width(width).height(height);
        self.connection.configure_window(self.window(), &size).expect("the window is resized");
        self.done();
    }

    /// Presses and releases a key, named as in `KeyboardEvent.key`.
    pub fn press_key(&self, key: &str) {
        self.focus();
        let (code, shifted) = self.key_code(key);
        let shift = self.key_code("Shift").0;
        let strike = |kind, code| {
            self.connection.xtest_fake_input(kind, code, 0, self.root, 0, 0, 0).expect("a key");
            self.done();
            sleep(Duration::from_millis(20));
        };
        if shifted {
            strike(KEY_PRESS_EVENT, shift);
        }
        strike(KEY_PRESS_EVENT, code);
        strike(KEY_RELEASE_EVENT, code);
        if shifted {
            strike(KEY_RELEASE_EVENT, shift);
        }
    }

    /// Holds a key down for a while, so that it repeats.
    pub fn hold_key(&self, key: &str, length: Duration) {
        self.focus();
        let (code, _) = self.key_code(key);
        self.connection.xtest_fake_input(KEY_PRESS_EVENT, code, 0, self.root, 0, 0, 0).expect("a key");
        self.done();
        sleep(length);
        self.connection.xtest_fake_input(KEY_RELEASE_EVENT, code, 0, self.root, 0, 0, 0).expect("a key");
        self.done();
    }

    /// Presses a key while another is held.
    pub fn press_key_with(&self, held: &str, key: &str) {
        let code = self.key_code(held).0;
        self.connection.xtest_fake_input(KEY_PRESS_EVENT, code, 0, self.root, 0, 0, 0).expect("a key");
        self.press_key(key);
        self.connection.xtest_fake_input(KEY_RELEASE_EVENT, code, 0, self.root, 0, 0, 0).expect("a key");
        self.done();
    }

    /// Presses the left button of the mouse at a place in the window so many times, 60 ms apart.
    pub fn click_times(&self, x: i16, y: i16, times: u32) {
        self.press_mouse_part(x, y, &[(MOTION_NOTIFY_EVENT, 0)]);
        for _ in 0..times {
            self.press_mouse_part(x, y, &[(BUTTON_PRESS_EVENT, 1), (BUTTON_RELEASE_EVENT, 1)]);
        }
    }

    /// Types a text, 8 ms from key to key.
    pub fn type_text(&self, text: &str) {
        self.focus();
        let map = self.keyboard();
        let shift = map.key(symbol("Shift")).0;
        for letter in text.chars() {
            let (code, shifted) = map.key(u32::from(letter));
            let strikes = [(KEY_PRESS_EVENT, shift, shifted), (KEY_PRESS_EVENT, code, true)];
            let releases = [(KEY_RELEASE_EVENT, code, true), (KEY_RELEASE_EVENT, shift, shifted)];
            for (kind, code, wanted) in strikes.into_iter().chain(releases) {
                if wanted {
                    self.connection.xtest_fake_input(kind, code, 0, self.root, 0, 0, 0).expect("a key");
                }
            }
            self.done();
            sleep(KEY_TO_KEY);
        }
    }

    /// Puts a symbol on a key that has none, as a keyboard of another country does, and gives the key's code.
    pub fn add_key(&self, symbol: u32) -> u8 {
        let map = self.keyboard();
        let code = map.free().expect("a key without a symbol");
        let symbols = vec![symbol; map.width];
        let width = u8::try_from(map.width).expect("a few symbols");
        self.connection.change_keyboard_mapping(1, code, width, &symbols).expect("the keyboard changes");
        self.done();
        // The window hears of its new keyboard.
        sleep(Duration::from_millis(400));
        code
    }

    /// Presses and releases the key with this code.
    pub fn press_code(&self, code: u8) {
        self.focus();
        for kind in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            self.connection.xtest_fake_input(kind, code, 0, self.root, 0, 0, 0).expect("a key");
            self.done();
            sleep(KEY_TO_KEY);
        }
    }

    /// Holds the left button of the mouse down at a place in the window while something happens.
    pub fn hold_mouse(&self, x: i16, y: i16, meanwhile: impl FnOnce()) {
        self.press_mouse_part(x, y, &[(MOTION_NOTIFY_EVENT, 0), (BUTTON_PRESS_EVENT, 1)]);
        meanwhile();
        self.press_mouse_part(x, y, &[(BUTTON_RELEASE_EVENT, 1)]);
    }

    /// Turns the wheel of the mouse at a place in the window.
    pub fn turn_wheel(&self, x: i16, y: i16) {
        for _ in 0..3 {
            self.press_mouse(5, x, y);
        }
    }

    /// Presses the left button of the mouse at a place in the window.
    pub fn click(&self, x: i16, y: i16) {
        self.press_mouse(1, x, y);
    }

    /// Presses a button of the mouse at a place in the window: 1 is the left one, 8 goes back.
    pub fn press_mouse(&self, button: u8, x: i16, y: i16) {
        let whole = [(MOTION_NOTIFY_EVENT, 0), (BUTTON_PRESS_EVENT, button), (BUTTON_RELEASE_EVENT, button)];
        self.press_mouse_part(x, y, &whole);
    }

    fn press_mouse_part(&self, x: i16, y: i16, parts: &[(u8, u8)]) {
        self.focus();
        let place = self.connection.translate_coordinates(self.window(), self.root, x, y).expect("the window's place");
        let place = place.reply().expect("the window's place");
        for (kind, button) in parts {
            let sent = self.connection.xtest_fake_input(*kind, *button, 0, self.root, place.dst_x, place.dst_y, 0);
            sent.expect("a mouse");
            self.done();
            sleep(Duration::from_millis(30));
        }
    }

    /// Gives the window the keyboard where it does not have it: a window that gets it anew may miss the next key.
    fn focus(&self) {
        let window = self.window();
        let focused = self.connection.get_input_focus().expect("focus").reply().expect("focus").focus;
        if focused != window {
            self.connection.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME).expect("focus");
            self.done();
            sleep(Duration::from_millis(200));
        }
    }

    fn window(&self) -> Window {
        wait::until(SOON, "the window on its display", || {
            let tree = self.connection.query_tree(self.root).map_err(|error| error.to_string())?;
            let children = tree.reply().map_err(|error| error.to_string())?.children;
            children.into_iter().find(|child| self.is_ours(*child)).ok_or_else(|| "it is not there".to_owned())
        })
    }

    fn is_ours(&self, window: Window) -> bool {
        let title =
            self.connection.get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64).map(|it| it.reply());
        let size = self.connection.get_geometry(window).map(|it| it.reply());
        matches!((title, size), (Ok(Ok(title)), Ok(Ok(size))) if title.value.starts_with(TITLE) && size.width > 100)
    }

    fn key_code(&self, key: &str) -> (u8, bool) {
        self.keyboard().key(symbol(key))
    }

    fn keyboard(&self) -> Keyboard {
        let (first, last) = (self.connection.setup().min_keycode, self.connection.setup().max_keycode);
        let asked = self.connection.get_keyboard_mapping(first, last - first + 1).expect("the keyboard");
        let map = asked.reply().expect("the keyboard");
        Keyboard { first, width: usize::from(map.keysyms_per_keycode), symbols: map.keysyms }
    }

    fn atom(&self, name: &str) -> u32 {
        self.connection.intern_atom(false, name.as_bytes()).expect("a name").reply().expect("a name").atom
    }

    fn done(&self) {
        self.connection.sync().expect("the display answers");
    }
}

/// What the keys of the display mean.
struct Keyboard {
    first: u8,
    /// Symbols a key.
    width: usize,
    symbols: Vec<u32>,
}

impl Keyboard {
    fn keys(&self) -> impl Iterator<Item = (u8, &[u32])> {
        (self.first..).zip(self.symbols.chunks(self.width))
    }

    /// The key with a symbol, and whether Shift is held for it.
    fn key(&self, symbol: u32) -> (u8, bool) {
        let found = self.keys().find_map(|(code, symbols)| {
            symbols.iter().take(2).position(|own| *own == symbol).map(|column| (code, column == 1))
        });
        found.unwrap_or_else(|| panic!("the keyboard has no {symbol:#x}"))
    }

    fn free(&self) -> Option<u8> {
        self.keys().find(|(_, symbols)| symbols.iter().all(|symbol| *symbol == 0)).map(|(code, _)| code)
    }
}

/// The symbol of a key named as in `KeyboardEvent.key`.
fn symbol(key: &str) -> u32 {
    match key {
        "Escape" => 0xff1b,
        "Tab" => 0xff09,
        "Enter" => 0xff0d,
        "ArrowLeft" => 0xff51,
        "ArrowUp" => 0xff52,
        "ArrowRight" => 0xff53,
        "ArrowDown" => 0xff54,
        "Home" => 0xff50,
        "End" => 0xff57,
        "Shift" => 0xffe1,
        "Control" => 0xffe3,
        "Alt" => 0xffe9,
        "F5" => 0xffc2,
        key if key.len() == 1 => u32::from(key.as_bytes()[0]),
        key => panic!("no such key is known: {key}"),
    }
}

/// A process that is ended with its owner, and at the latest by the dead man's limit.
struct Helper(Child);

impl Helper {
    /// Starts it, and waits for the one line it writes when it is ready.
    fn start(command: &[&str]) -> (Helper, String) {
        let started = Command::new("timeout")
            .arg(DEAD_MANS_LIMIT)
            .args(command)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child = started.unwrap_or_else(|error| panic!("{} does not start: {error}", command[0]));
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("its output");
        let line = line.trim().to_owned();
        assert!(!line.is_empty(), "{} did not start; is it installed?", command[0]);
        (Helper(child), line)
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        // `timeout` hands SIGTERM on; SIGKILL would leave its child behind.
        let _ = Command::new("sh").args(["-c", &format!("kill {}", self.0.id())]).status();
        let _ = self.0.wait();
    }
}
