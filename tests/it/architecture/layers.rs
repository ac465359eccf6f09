//! The table "who may use whom": modules of this crate, and crates from outside.

use super::source::Source;

/// One row of the table.
pub struct Row {
    /// The module it is about.
    module: &'static str,
    /// The modules of this crate it may use, itself aside.
    own: &'static [&'static str],
    /// The crates from outside it may use, the standard library aside.
    outside: &'static [&'static str],
}

const DIOXUS: &str = "dioxus";

/// The crates that differ from device to device; only `platform` and the window's root know them.
const OF_THE_DEVICE: &[&str] = &[
    "directories",
    "web_time",
    "tokio",
    "chrono",
    "thiserror",
    "ctrlc",
    "keepawake",
    "jni",
    "ndk_context",
    "objc2",
    "objc2_foundation",
    "objc2_ui_kit",
    "objc2_user_notifications",
    "block2",
    "rfd",
    "zip",
    "chrono_tz",
    "notify_rust",
    "windows_sys",
    "rpassword",
    // Copies with a passphrase.
    "age",
    // The browser.
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "js_sys",
    "gloo_timers",
    "rsqlite_vfs",
    // The name a device gives its copies.
    "uuid",
    // The window's place is a small file of the device.
    "serde",
    "serde_json",
];

/// The most special module first: `ui::state` before `ui`.
const TABLE: &[Row] = &[
    Row {
        module: "domain",
        own: &[],
        // The icu crates hold Unicode's own tables, which search folds by.
        outside: &[
            "serde",
            "serde_json",
            "chrono",
            "thiserror",
            "icu_casemap",
            "icu_normalizer",
            "icu_properties",
            // What files of this and of other programs are written in.
            "csv",
            "sha1",
            "sha2",
        ],
    },
    Row {
        module: "store",
        // Copies are locked where the device can.
        own: &["domain", "platform::sealing"],
        outside: &["rusqlite", "serde", "serde_json", "csv", "uuid", "chrono", "thiserror"],
    },
    // In a window the page is spoken to by way of the framework.
    Row { module: "platform::page", own: &["platform"], outside: &[DIOXUS, "wasm_bindgen"] },
    Row { module: "platform", own: &[], outside: OF_THE_DEVICE },
    // parley and fontique set text: order, joined letters, lines and the system's fonts. chrono is the moment in the file.
    Row { module: "render", own: &["domain"], outside: &["krilla", "parley", "fontique", "qrcode", "chrono"] },
    Row { module: "ui::components", own: &["domain"], outside: &[DIOXUS] },
    Row { module: "ui::screens", own: &["ui::state", "ui::components", "ui::route", "domain"], outside: &[DIOXUS] },
    Row {
        module: "ui::state",
        own: &["domain", "store", "platform", "render"],
        // serde_json writes what is handed to the page's own script: sounds and words.
        outside: &[DIOXUS, "chrono", "serde_json"],
    },
    Row { module: "ui::route", own: &["ui::screens"], outside: &[DIOXUS] },
    Row { module: "ui", own: &[], outside: &[] },
    Row {
        module: "cli",
        own: &["domain", "store", "platform", "render"],
        outside: &["clap", "serde", "serde_json", "chrono", "strsim"],
    },
    Row {
        module: "app",
        own: &["ui", "domain", "store", "platform", "render"],
        // The state of the page's process, and the window's own words about it.
        outside: &[DIOXUS, "gtk", "webkit2gtk"],
    },
    Row { module: "main", own: &["app", "cli", "ui", "domain", "store", "platform", "render"], outside: &[DIOXUS] },
    Row { module: "lib", own: &["app", "cli", "ui", "domain", "store", "platform", "render"], outside: &[] },
];

/// Every crate from outside that a word of the code may mean.
const OUTSIDE: &[&str] = &[
    "age",
    "rpassword",
    "dioxus",
    "dioxus_core",
    "dioxus_desktop",
    "dioxus_signals",
    "dioxus_hooks",
    "dioxus_router",
    "rusqlite",
    "serde",
    "serde_json",
    "csv",
    "uuid",
    "chrono",
    "thiserror",
    "icu_casemap",
    "icu_normalizer",
    "icu_properties",
    "sha1",
    "sha2",
    "zip",
    "chrono_tz",
    "directories",
    "web_time",
    "tokio",
    "libc",
    "ctrlc",
    "keepawake",
    "jni",
    "ndk_context",
    "objc2",
    "objc2_foundation",
    "objc2_ui_kit",
    "objc2_user_notifications",
    "block2",
    "rfd",
    "notify_rust",
    "windows_sys",
    "krilla",
    "parley",
    "fontique",
    "qrcode",
    "rqrr",
    "fast_qr",
    "clap",
    "strsim",
    "rand",
    "getrandom",
    "fastrand",
    "image",
    "regex",
    "log",
    "tracing",
    "anyhow",
    "once_cell",
    "futures",
    "futures_util",
    "wry",
    "tao",
    "gtk",
    "webkit2gtk",
    "x11rb",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "js_sys",
    "web_sys",
    "gloo_timers",
    "rsqlite_vfs",
    "sqlite_wasm_rs",
];

/// Crates that talk to the network: none of them may be used anywhere.
pub const NETWORK_CRATES: &[&str] = &[
    "reqwest",
    "ureq",
    "hyper",
    "curl",
    "isahc",
    "surf",
    "attohttpc",
    "minreq",
    "tungstenite",
    "websocket",
    "quinn",
    "rustls",
    "native-tls",
    "socket2",
    "mio",
    "axum",
    "actix-web",
    "warp",
    "rocket",
    "tonic",
    "zbus",
    "sentry",
];

/// The row about the file at `path`.
pub fn row(path: &str) -> Option<&'static Row> {
    let source = Source { path: path.to_owned(), text: String::new(), words: Vec::new(), strings: Vec::new() };
    TABLE.iter().find(|row| source.is_in(row.module))
}

/// The module path of a file: `src/domain/gate/apply.rs` is `domain::gate::apply`.
pub fn module_of(path: &str) -> Vec<String> {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    if ["lib", "main"].contains(&path) { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// A path of this crate from its root, `super` and `self` resolved; none for other paths.
pub fn from_root(source: &Source, parts: &[String]) -> Option<Vec<String>> {
    let mut here = module_of(&source.path);
    let mut rest = parts.iter();
    match parts.first()?.as_str() {
        "crate" => here.clear(),
        "unkink" if source.path == "src/main.rs" => here.clear(),
        "super" => drop(here.pop()),
        "self" => {}
        _ => return None,
    }
    rest.next();
    for part in rest {
        if part == "super" {
            here.pop();
        } else {
            here.push(part.clone());
        }
    }
    Some(here)
}

/// Uses of modules of this crate that the table does not allow.
pub fn own_modules(source: &Source) -> Vec<String> {
    let Some(row) = row(&source.path) else {
        return vec![format!("1: no row of the table is about {}", source.path)];
    };
    let mut wrong = Vec::new();
    for path in source.paths() {
        let Some(used) = from_root(source, &path.parts) else { continue };
        let used = used.join("::");
        let below = |module: &str| used == module || used.starts_with(&format!("{module}::"));
        let named = TABLE.iter().find(|other| below(other.module));
        let Some(named) = named else { continue };
        if named.module != row.module && !row.own.iter().any(|own| below(own)) {
            let may = if row.own.is_empty() { "nothing else of this crate".to_owned() } else { row.own.join(", ") };
            wrong.push(format!(
                "{}: {} uses {used}, but it may use {may}: hand the value in as an argument, or move the code",
                path.line, row.module
            ));
        }
    }
    wrong
}

/// Uses of outside crates that the table does not allow.
pub fn outside_crates(source: &Source) -> Vec<String> {
    let Some(row) = row(&source.path) else { return Vec::new() };
    let mut wrong = Vec::new();
    for path in source.paths() {
        let outside = |first: &&String| OUTSIDE.contains(&first.as_str()) && !source.declares(first);
        let Some(first) = path.parts.first().filter(outside) else { continue };
        if !row.outside.contains(&first.as_str()) {
            let by = TABLE.iter().filter(|other| other.outside.contains(&first.as_str())).map(|other| other.module);
            let by: Vec<&str> = by.collect();
            let instead = if by.is_empty() { "drop it".to_owned() } else { format!("it belongs in {}", by.join(", ")) };
            wrong.push(format!("{}: {} uses the crate {first}: {instead}", path.line, row.module));
        }
    }
    wrong
}
