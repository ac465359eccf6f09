//! A file host as the web app needs one: right types, what is named by its content for ever, what is compressed already.

use crate::Outcome;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

const WORKERS: usize = 4;

/// Serves until it is stopped. `address` is `127.0.0.1:0` or the like; the one it got is printed.
pub fn serve(folder: &Path, address: &str, under: &str) -> Outcome<()> {
    if !folder.join("index.html").is_file() {
        return Err(format!("{} holds no index.html", folder.display()).into());
    }
    let server = Arc::new(Server::http(address)?);
    println!("{}", server.server_addr());
    let hands: Vec<_> = (0..WORKERS)
        .map(|_| {
            let (server, folder, under) = (server.clone(), folder.to_owned(), under.to_owned());
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    // Who asked may be gone already.
                    let _ = answer(request, &folder, &under);
                }
            })
        })
        .collect();
    for hand in hands {
        hand.join().map_err(|_| "it stopped serving")?;
    }
    Ok(())
}

fn answer(request: Request, folder: &Path, under: &str) -> std::io::Result<()> {
    let asked = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    let path = asked.strip_prefix(under).map(|path| if path.is_empty() { "index.html" } else { path });
    let known = path.filter(|path| is_plain(path) && [Method::Get, Method::Head].contains(request.method()));
    let Some(path) = known else {
        return request.respond(Response::from_string("Not here").with_status_code(404));
    };
    let takes = |encoding: &str| {
        request.headers().iter().any(|header| {
            header.field.equiv("Accept-Encoding")
                && header.value.as_str().split(',').any(|one| one.trim().split(';').next() == Some(encoding))
        })
    };
    let packed = [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(encoding, ending)| {
        let bytes = takes(encoding).then(|| fs::read(folder.join(format!("{path}.{ending}"))))?;
        Some((bytes.ok()?, Some(encoding)))
    });
    let Some((bytes, encoding)) = packed.or_else(|| Some((fs::read(folder.join(path)).ok()?, None))) else {
        return request.respond(Response::from_string("Not here").with_status_code(404));
    };
    let keeps = if is_named_by_content(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = Response::from_data(bytes);
    let headers = [("Content-Type", kind(path)), ("Cache-Control", keeps), ("Vary", "Accept-Encoding")];
    let headers = headers.into_iter().chain([("X-Content-Type-Options", "nosniff")]);
    for (name, value) in headers.chain(encoding.map(|encoding| ("Content-Encoding", encoding))) {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
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
