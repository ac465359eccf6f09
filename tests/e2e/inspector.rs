//! A client of WebKit's remote inspector: runs a script in the page and takes its picture.
//!
//! It speaks what WebKitGTK's own inspector speaks: a list of pages over HTTP, and a WebSocket on which every command
//! is wrapped for its target.

#[path = "../shared/base64.rs"]
mod base64;

use crate::wait::{self, Limit};
use base64::from_base64;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;
use tungstenite::{Message, WebSocket};

/// An answer that takes longer means the page hangs.
const ANSWER: Duration = Duration::from_secs(20);

/// An open inspector of one page.
pub struct Inspector {
    socket: WebSocket<TcpStream>,
    target: String,
    number: u64,
}

impl Inspector {
    /// Connects to the first page of the program that listens on `port`, or says why not yet.
    pub fn connect(port: u16) -> Result<Inspector, String> {
        let path = page_path(port)?;
        let stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
        stream.set_read_timeout(Some(ANSWER)).map_err(|error| error.to_string())?;
        let url = format!("ws://127.0.0.1:{port}{path}");
        let (socket, _) = tungstenite::client(url, stream).map_err(|error| error.to_string())?;
        let mut inspector = Inspector { socket, target: String::new(), number: 0 };
        inspector.target = inspector.wait_for_target()?;
        Ok(inspector)
    }

    /// The value of a JavaScript expression, which must be one that JSON can hold.
    pub fn evaluate(&mut self, expression: &str) -> Result<Value, String> {
        let asked = json!({ "expression": expression, "returnByValue": true, "emulateUserGesture": true });
        let answer = self.command("Runtime.evaluate", &asked)?;
        if answer["wasThrown"] == Value::Bool(true) {
            return Err(format!("the script failed: {}", answer["result"]["description"]));
        }
        Ok(answer["result"]["value"].clone())
    }

    /// Lets the page believe that the system asks for something: `PrefersColorScheme` and `Dark`, for example.
    pub fn prefer(&mut self, name: &str, value: &str) -> Result<(), String> {
        self.command("Page.overrideUserPreference", &json!({ "name": name, "value": value })).map(|_| ())
    }

    /// A PNG of a part of what the window shows.
    pub fn picture(&mut self, width: u32, height: u32) -> Result<Vec<u8>, String> {
        let asked = json!({ "x": 0, "y": 0, "width": width, "height": height, "coordinateSystem": "Viewport" });
        let answer = self.command("Page.snapshotRect", &asked)?;
        let url = answer["dataURL"].as_str().ok_or_else(|| format!("no picture came: {answer}"))?;
        let (_, data) = url.split_once("base64,").ok_or("the picture is not in base64")?;
        Ok(from_base64(data))
    }

    fn command(&mut self, method: &str, params: &Value) -> Result<Value, String> {
        self.number += 1;
        let inner = self.number;
        let message = json!({ "id": inner, "method": method, "params": params }).to_string();
        self.number += 1;
        let wrapped = json!({ "id": self.number, "method": "Target.sendMessageToTarget",
            "params": { "targetId": self.target, "message": message } });
        self.socket.send(Message::text(wrapped.to_string())).map_err(|error| error.to_string())?;
        loop {
            let heard = self.hear()?;
            match heard["method"].as_str() {
                Some("Target.dispatchMessageFromTarget") => {
                    let text = heard["params"]["message"].as_str().unwrap_or_default();
                    let answer: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
                    if answer["id"] == json!(inner) {
                        return match answer.get("error") {
                            Some(error) => Err(format!("{method}: {error}")),
                            None => Ok(answer["result"].clone()),
                        };
                    }
                }
                // A page that is loaded again comes as a new target.
                Some("Target.didCommitProvisionalTarget") => {
                    self.target = heard["params"]["newTargetId"].as_str().unwrap_or_default().to_owned();
                    return Err("the page was loaded again".to_owned());
                }
                _ => {
                    if heard["id"] == json!(self.number) && heard.get("error").is_some() {
                        return Err(format!("{method}: {}", heard["error"]));
                    }
                }
            }
        }
    }

    fn wait_for_target(&mut self) -> Result<String, String> {
        loop {
            let heard = self.hear()?;
            let info = &heard["params"]["targetInfo"];
            if heard["method"] == "Target.targetCreated" && info["type"] == "page" {
                return Ok(info["targetId"].as_str().unwrap_or_default().to_owned());
            }
        }
    }

    fn hear(&mut self) -> Result<Value, String> {
        loop {
            let message = self.socket.read().map_err(|error| format!("the page does not answer: {error}"))?;
            if let Message::Text(text) = message {
                return serde_json::from_str(&text).map_err(|error| error.to_string());
            }
        }
    }
}

/// The socket's path as the inspector's own list of pages names it.
fn page_path(port: u16) -> Result<String, String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
    stream.set_read_timeout(Some(ANSWER)).map_err(|error| error.to_string())?;
    write!(stream, "GET / HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n").map_err(|error| error.to_string())?;
    let mut list = String::new();
    stream.read_to_string(&mut list).map_err(|error| error.to_string())?;
    let from = list.find("/socket/").ok_or("no page is listed yet")?;
    let path = &list[from..];
    Ok(path[..path.find('\'').unwrap_or(path.len())].to_owned())
}

/// Connects as soon as there is a page.
pub fn connect_when_ready(port: u16, limit: Limit) -> Inspector {
    wait::until(limit, "the window's page", || Inspector::connect(port))
}

/// The same, or what is in the way.
pub fn connect_within(port: u16, limit: Limit) -> Result<Inspector, String> {
    wait::try_until(limit, || Inspector::connect(port))
}
