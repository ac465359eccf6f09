//! The app in other engines than Chromium's: it starts, keeps a crack, and starts again without its host.

use crate::chromium::end;
use crate::served::{Served, built};
use crate::wait::{self, LATER};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tungstenite::{Message, WebSocket};

/// An answer that takes longer means the page hangs.
const ANSWER: Duration = Duration::from_secs(60);

/// As wide and high as a phone.
const PHONE: (u32, u32) = (390, 844);

trait Engine {
    fn go(&mut self, address: &str);

    /// The text that a promise of JavaScript comes to.
    fn text_of(&mut self, promise: &str) -> String;

    fn wait_for(&mut self, expression: &str) {
        let told =
            format!("Promise.resolve({expression}).then((met) => met ? '' : 'Shown: ' + document.body.innerText)");
        wait::until(LATER, expression, || match self.text_of(&told) {
            shown if shown.is_empty() => Ok(()),
            shown => Err(shown),
        });
    }

    /// Presses the button or link with this name, once it is there and was seen.
    fn press(&mut self, name: &str) {
        let found = format!(
            "[...document.querySelectorAll('#main button, #main a')].find((one) => \
             (one.ariaLabel ?? one.innerText).replace(/\\s+/g, ' ').trim().startsWith({name:?}))"
        );
        self.wait_for(&found);
        std::thread::sleep(Duration::from_millis(500));
        self.wait_for(&format!("({found}?.click(), true)"));
    }

    /// A first visit, in which a crack is logged; then the worker has the app's files.
    fn visit(&mut self, served: &Served) {
        self.go(&served.address);
        self.press("I understand. Start");
        self.press("Log a crack");
        self.wait_for("document.querySelector('#main').innerText.includes('Saved already')");
        self.wait_for("navigator.serviceWorker.ready.then((one) => one.active.state === 'activated')");
    }

    /// A later visit finds the crack.
    fn find_it_again(&mut self, served: &Served) {
        self.go(&served.address);
        self.press("Journal");
        self.wait_for("document.querySelectorAll('main .row--record').length === 1");
    }
}

/// A Firefox on a profile of its own, spoken to as WebDriver BiDi says.
struct Firefox {
    process: Child,
    socket: WebSocket<TcpStream>,
    number: u64,
    page: String,
    complaints: Vec<String>,
}

impl Firefox {
    fn start(profile: &Path) -> Firefox {
        let told = profile.join("WebDriverBiDiServer.json");
        let _ = std::fs::remove_file(&told);
        let process = Command::new("firefox-esr")
            .args(["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile"])
            .arg(profile)
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Firefox starts");
        let socket = wait::until(LATER, "Firefox’s port", || {
            let told: Value = serde_json::from_slice(&std::fs::read(&told).map_err(|error| error.to_string())?)
                .map_err(|error| error.to_string())?;
            let port = told["ws_port"].as_u64().and_then(|port| u16::try_from(port).ok()).ok_or("no port")?;
            let stream = connect(port)?;
            let (socket, _) = tungstenite::client(format!("ws://127.0.0.1:{port}/session"), stream)
                .map_err(|error| error.to_string())?;
            Ok(socket)
        });
        let mut firefox = Firefox { process, socket, number: 0, page: String::new(), complaints: Vec::new() };
        firefox.command("session.new", &json!({ "capabilities": {} }));
        firefox.command("session.subscribe", &json!({ "events": ["log.entryAdded"] }));
        let tree = firefox.command("browsingContext.getTree", &json!({}));
        firefox.page = tree["contexts"][0]["context"].as_str().expect("a page").to_owned();
        let size = json!({ "context": firefox.page, "viewport": { "width": PHONE.0, "height": PHONE.1 } });
        firefox.command("browsingContext.setViewport", &size);
        firefox
    }

    fn command(&mut self, method: &str, params: &Value) -> Value {
        self.number += 1;
        let message = json!({ "id": self.number, "method": method, "params": params });
        self.socket.send(Message::text(message.to_string())).expect("it listens");
        loop {
            let Message::Text(heard) = self.socket.read().expect("it answers") else { continue };
            let heard: Value = serde_json::from_str(&heard).expect("an answer");
            if heard["id"] == json!(self.number) {
                assert_eq!(heard["type"], "success", "{method}: {heard}");
                return heard["result"].clone();
            }
            if heard["method"] == "log.entryAdded" && heard["params"]["level"] == "error" {
                self.complaints.push(heard["params"]["text"].to_string());
            }
        }
    }
}

impl Engine for Firefox {
    fn go(&mut self, address: &str) {
        let place = json!({ "context": self.page, "url": address, "wait": "complete" });
        self.command("browsingContext.navigate", &place);
    }

    fn text_of(&mut self, promise: &str) -> String {
        let asked = json!({ "expression": promise, "awaitPromise": true, "target": { "context": self.page } });
        let answer = self.command("script.evaluate", &asked);
        answer["result"]["value"].as_str().map_or_else(|| answer.to_string(), str::to_owned)
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        end(&mut self.process, "KILL");
    }
}

/// A browser of WebKit, spoken to as WebDriver says. What it keeps lasts as long as it runs.
struct WebKit {
    driver: Child,
    port: u16,
    session: String,
}

impl WebKit {
    fn start() -> WebKit {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("its number").port();
        drop(free);
        let driver = Command::new("xvfb-run")
            .args(["-a", "dbus-run-session", "--", "WebKitWebDriver", &format!("--port={port}")])
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver starts");
        wait::until(LATER, "WebKit’s driver", || connect(port));
        let mut webkit = WebKit { driver, port, session: "/session".to_owned() };
        let begun = webkit.command("POST", "", &json!({ "capabilities": {} }));
        webkit.session = format!("/session/{}", begun["sessionId"].as_str().expect("a session"));
        webkit.command("POST", "/window/rect", &json!({ "width": PHONE.0, "height": PHONE.1 }));
        webkit
    }

    fn command(&mut self, method: &str, path: &str, body: &Value) -> Value {
        let (path, body) = (format!("{}{path}", self.session), body.to_string());
        let mut stream = connect(self.port).expect("it listens");
        let head = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()).expect("it listens");
        let mut heard = String::new();
        stream.read_to_string(&mut heard).expect("it answers");
        let (head, body) = heard.split_once("\r\n\r\n").expect("an answer");
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {heard}");
        let answer: Value = serde_json::from_str(body).expect("an answer in JSON");
        answer["value"].clone()
    }
}

impl Engine for WebKit {
    fn go(&mut self, address: &str) {
        self.command("POST", "/url", &json!({ "url": address }));
    }

    fn text_of(&mut self, promise: &str) -> String {
        let script = format!("const done = arguments[0]; ({promise}).then(done, (error) => done(String(error)));");
        let answer = self.command("POST", "/execute/async", &json!({ "script": script, "args": [] }));
        answer.as_str().map_or_else(|| answer.to_string(), str::to_owned)
    }
}

impl Drop for WebKit {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.command("DELETE", "", &json!({}));
        }
        end(&mut self.driver, "TERM");
    }
}

fn connect(port: u16) -> Result<TcpStream, String> {
    let stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
    stream.set_read_timeout(Some(ANSWER)).map_err(|error| error.to_string())?;
    Ok(stream)
}

#[test]
fn in_firefox_it_starts_keeps_a_crack_and_starts_again_without_its_host() {
    let profile = tempfile::tempdir().expect("a folder");
    let mut served = Served::start(&built());
    let mut firefox = Firefox::start(profile.path());
    firefox.visit(&served);
    assert_eq!(firefox.complaints, [""; 0]);
    // It is killed, not ended.
    drop(firefox);
    served.stop();

    let mut firefox = Firefox::start(profile.path());
    firefox.find_it_again(&served);
    assert_eq!(firefox.complaints, [""; 0]);
}

#[test]
fn in_webkit_it_starts_keeps_a_crack_and_starts_again_without_its_host() {
    let mut served = Served::start(&built());
    let mut webkit = WebKit::start();
    webkit.visit(&served);
    served.stop();
    webkit.find_it_again(&served);
}
