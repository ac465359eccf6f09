//! A file host as the web app needs one: right types, what is named by its content for ever, what is compressed already.

use crate::Outcome;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// Who says nothing for so long is hung up on.
const PATIENCE: Duration = Duration::from_secs(30);

/// More than any browser's question is long, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Serves until it is stopped. `address` is `127.0.0.1:0` or the like; the one it got is printed.
pub fn serve(folder: &Path, address: &str, under: &str) -> Outcome<()> {
    if !folder.join("index.html").is_file() {
        return Err(format!("{} holds no index.html", folder.display()).into());
    }
    let listener = TcpListener::bind(address)?;
    println!("{}", listener.local_addr()?);
    for caller in listener.incoming().flatten() {
        let (folder, under) = (folder.to_owned(), under.to_owned());
        // Who asked may be gone already.
        thread::spawn(move || answer(&caller, &folder, &under));
    }
    Ok(())
}

/// One question and its answer; the next one calls again.
fn answer(mut caller: &TcpStream, folder: &Path, under: &str) -> std::io::Result<()> {
    caller.set_read_timeout(Some(PATIENCE))?;
    caller.set_write_timeout(Some(PATIENCE))?;
    let head: Vec<String> = BufReader::new(caller.take(LONGEST))
        .lines()
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .collect();
    let Some(first) = head.first() else { return Ok(()) };
    let mut words = first.split(' ');
    let (method, asked) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let asked = asked.split(['?', '#']).next().unwrap_or_default();
    let path = asked.strip_prefix(under).map(|path| if path.is_empty() { "index.html" } else { path });
    let path = path.filter(|path| is_plain(path) && ["GET", "HEAD"].contains(&method));
    let takes = |encoding: &str| {
        let lists = head.iter().filter_map(|line| line.split_once(':'));
        let mut lists = lists.filter(|(name, _)| name.eq_ignore_ascii_case("accept-encoding"));
        lists.any(|(_, list)| list.split(',').any(|one| one.trim().split(';').next() == Some(encoding)))
    };
    let found = path.and_then(|path| {
        let packed = [("br", "br"), ("gzip", "gz")].into_iter().filter(|(encoding, _)| takes(encoding));
        let mut packed = packed.filter_map(|(encoding, ending)| {
            Some((path, fs::read(folder.join(format!("{path}.{ending}"))).ok()?, Some(encoding)))
        });
        packed.next().or_else(|| Some((path, fs::read(folder.join(path)).ok()?, None)))
    });
    let Some((path, bytes, encoding)) = found else {
        return caller.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 8\r\nConnection: close\r\n\r\nNot here");
    };
    let keeps = if is_named_by_content(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let encoding = encoding.map(|encoding| format!("Content-Encoding: {encoding}\r\n")).unwrap_or_default();
    write!(
        caller,
        "HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: {keeps}\r\n{encoding}\
         Vary: Accept-Encoding\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        kind(path),
        bytes.len(),
    )?;
    if method == "HEAD" { Ok(()) } else { caller.write_all(&bytes) }
}

/// Only names that this program gives, never a way out of the folder.
fn is_plain(path: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
    };
    path.split('/').all(plain)
}

/// `style-0123abcd.css`, and everything in `app-0123abcd/`.
fn is_named_by_content(path: &str) -> bool {
    let first = path.split(['/', '.']).next().unwrap_or_default();
    first.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == 8 && hash.chars().all(|c| c.is_ascii_hexdigit()))
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
