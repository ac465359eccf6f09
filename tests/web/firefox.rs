//! The app in Firefox, another engine than the other scenes': it starts, keeps a crack, and starts again without its host.

use crate::served::{Served, built};
use crate::wait::{self, LATER};
use serde_json::{Value, json};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tungstenite::{Message, WebSocket};

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
        let program = std::env::var("UNKINK_FIREFOX").unwrap_or_else(|_| "firefox-esr".to_owned());
        let process = Command::new(program)
            .args(["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile"])
            .arg(profile)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Firefox starts");
        let socket = wait::until(LATER, "Firefox’s port", || {
            let told: Value = serde_json::from_slice(&std::fs::read(&told).map_err(|error| error.to_string())?)
                .map_err(|error| error.to_string())?;
            let port = told["ws_port"].as_u64().and_then(|port| u16::try_from(port).ok()).ok_or("no port")?;
            let stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
            stream.set_read_timeout(Some(Duration::from_secs(60))).map_err(|error| error.to_string())?;
            let (socket, _) = tungstenite::client(format!("ws://127.0.0.1:{port}/session"), stream)
                .map_err(|error| error.to_string())?;
            Ok(socket)
        });
        let mut firefox = Firefox { process, socket, number: 0, page: String::new(), complaints: Vec::new() };
        firefox.command("session.new", &json!({ "capabilities": {} }));
        firefox.command("session.subscribe", &json!({ "events": ["log.entryAdded"] }));
        let tree = firefox.command("browsingContext.getTree", &json!({}));
        firefox.page = tree["contexts"][0]["context"].as_str().expect("a page").to_owned();
        let phone = json!({ "context": firefox.page, "viewport": { "width": 390, "height": 844 } });
        firefox.command("browsingContext.setViewport", &phone);
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

    fn go(&mut self, address: &str) {
        let place = json!({ "context": self.page, "url": address, "wait": "complete" });
        self.command("browsingContext.navigate", &place);
    }

    fn wait_for(&mut self, expression: &str) {
        // Without it: what the page shows.
        let told = format!("Promise.resolve({expression}).then((met) => met ? '' : document.body.innerText)");
        let asked = json!({ "expression": told, "awaitPromise": true, "target": { "context": self.page } });
        wait::until(LATER, expression, || match self.command("script.evaluate", &asked) {
            answer if answer["result"]["value"] == "" => Ok(()),
            answer => Err(answer.to_string()),
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

    fn wait_for_text(&mut self, text: &str) {
        self.wait_for(&format!("document.querySelector('#main').innerText.includes({text:?})"));
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn in_firefox_it_starts_keeps_a_crack_and_starts_again_without_its_host() {
    let profile = tempfile::tempdir().expect("a folder");
    let mut served = Served::start(&built());
    let mut firefox = Firefox::start(profile.path());
    firefox.go(&served.address);
    firefox.press("I understand. Start");
    firefox.press("Log a crack");
    firefox.wait_for_text("Saved already");
    firefox.wait_for("navigator.serviceWorker.ready.then((one) => one.active.state === 'activated')");
    firefox.wait_for("navigator.locks.query().then(({ held }) => held.length)");
    assert_eq!(firefox.complaints, [""; 0]);
    // It is killed, not ended.
    drop(firefox);
    served.stop();

    let mut firefox = Firefox::start(profile.path());
    firefox.go(&served.address);
    firefox.press("Journal");
    firefox.wait_for("document.querySelectorAll('main .row--record').length === 1");
    assert_eq!(firefox.complaints, [""; 0]);
}
