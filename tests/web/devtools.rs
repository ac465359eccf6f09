//! A client of Chromium's inspector (Chrome DevTools Protocol), the twin of `tests/e2e/inspector.rs`.

#[path = "../shared/base64.rs"]
mod base64;

pub use base64::from_base64;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;
use tungstenite::client::client_with_config;
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Message, WebSocket};

/// An answer that takes longer means the page hangs.
const ANSWER: Duration = Duration::from_secs(30);

/// An open inspector of one page.
pub struct Devtools {
    socket: WebSocket<TcpStream>,
    number: u64,
    /// What the page complained of: errors, refusals, failed requests.
    pub complaints: Vec<String>,
    /// Every address that was asked for.
    pub asked: Vec<String>,
    /// The field for files that waits for one to be chosen.
    pub chooser: Option<u64>,
}

impl Devtools {
    /// Connects to the page with this id, or to the first one.
    pub fn connect(port: u16, page: Option<&str>) -> Result<Devtools, String> {
        let found = pages(port)?.into_iter().find(|one| page.is_none_or(|page| one["id"] == page));
        let found = found.ok_or("no page is listed yet")?;
        let url = found["webSocketDebuggerUrl"].as_str().ok_or("the page is looked at by another")?;
        let stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
        stream.set_read_timeout(Some(ANSWER)).map_err(|error| error.to_string())?;
        // Records may be large.
        let config = WebSocketConfig::default().max_frame_size(None).max_message_size(None);
        let (socket, _) = client_with_config(url, stream, Some(config)).map_err(|error| error.to_string())?;
        let mut devtools = Devtools { socket, number: 0, complaints: Vec::new(), asked: Vec::new(), chooser: None };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            devtools.command(&format!("{domain}.enable"), &json!({}))?;
        }
        Ok(devtools)
    }

    /// The value of a JavaScript expression, waited for where it is a promise.
    pub fn evaluate(&mut self, expression: &str) -> Result<Value, String> {
        let asked = json!({
            "expression": expression, "returnByValue": true, "userGesture": true, "awaitPromise": true,
        });
        let answer = self.command("Runtime.evaluate", &asked)?;
        match answer.get("exceptionDetails") {
            Some(fault) => Err(format!("the script failed: {} {}", fault["text"], fault["exception"]["description"])),
            None => Ok(answer["result"]["value"].clone()),
        }
    }

    /// A PNG of what the page shows.
    pub fn picture(&mut self) -> Result<Vec<u8>, String> {
        let answer = self.command("Page.captureScreenshot", &json!({ "format": "png" }))?;
        let data = answer["data"].as_str().ok_or("no picture came")?;
        Ok(from_base64(data))
    }

    /// Sends a command and waits for its answer; what the page says meanwhile is kept.
    pub fn command(&mut self, method: &str, params: &Value) -> Result<Value, String> {
        self.number += 1;
        let message = json!({ "id": self.number, "method": method, "params": params });
        self.socket.send(Message::text(message.to_string())).map_err(|error| error.to_string())?;
        loop {
            let heard = self.hear()?;
            if heard["id"] == json!(self.number) {
                return match heard.get("error") {
                    Some(error) => Err(format!("{method}: {error}")),
                    None => Ok(heard["result"].clone()),
                };
            }
            self.note(&heard);
        }
    }

    fn note(&mut self, heard: &Value) {
        let params = &heard["params"];
        match heard["method"].as_str() {
            Some("Runtime.exceptionThrown") => {
                let fault = &params["exceptionDetails"];
                self.complaints.push(format!("{} {}", fault["text"], fault["exception"]["description"]));
            }
            Some("Runtime.consoleAPICalled") if params["type"] == "error" => {
                self.complaints.push(params["args"].to_string());
            }
            Some("Log.entryAdded") if params["entry"]["level"] == "error" => {
                self.complaints.push(format!("{} {}", params["entry"]["text"], params["entry"]["url"]));
            }
            Some("Network.requestWillBeSent") => {
                self.asked.push(params["request"]["url"].as_str().unwrap_or_default().to_owned());
            }
            Some("Page.fileChooserOpened") => self.chooser = params["backendNodeId"].as_u64(),
            _ => {}
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

/// Opens another page in the same browser. Returns its id.
pub fn open_page(port: u16, address: &str) -> Result<String, String> {
    let page = http(port, "PUT", &format!("/json/new?{address}"))?;
    let page: Value = serde_json::from_str(&page).map_err(|error| error.to_string())?;
    page["id"].as_str().map(str::to_owned).ok_or_else(|| format!("no page was opened: {page}"))
}

/// Closes a page at once.
pub fn close_page(port: u16, page: &str) -> Result<(), String> {
    http(port, "GET", &format!("/json/close/{page}")).map(|_| ())
}

/// The id of the first page.
pub fn first_page(port: u16) -> Result<String, String> {
    let first = pages(port)?.into_iter().next();
    first.and_then(|one| one["id"].as_str().map(str::to_owned)).ok_or_else(|| "no page is listed yet".to_owned())
}

/// Whether the page with this id is among those that are open.
pub fn is_listed(port: u16, page: &str) -> Result<bool, String> {
    Ok(pages(port)?.iter().any(|one| one["id"] == page))
}

/// What is open in the browser's tabs, as it tells of each.
fn pages(port: u16) -> Result<Vec<Value>, String> {
    let listed = http(port, "GET", "/json/list")?;
    let listed: Vec<Value> = serde_json::from_str(&listed).map_err(|error| error.to_string())?;
    Ok(listed.into_iter().filter(|one| one["type"] == "page").collect())
}

fn http(port: u16, method: &str, path: &str) -> Result<String, String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
    stream.set_read_timeout(Some(ANSWER)).map_err(|error| error.to_string())?;
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")
        .map_err(|error| error.to_string())?;
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).map_err(|error| error.to_string())?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let length = head.split("content-length:").nth(1).and_then(|rest| rest.split("\r\n").next()?.trim().parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).map_err(|error| error.to_string())?;
    String::from_utf8(body).map_err(|error| error.to_string())
}
