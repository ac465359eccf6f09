//! Proves `Cargo.toml`: every dependency is used, and the terminal alone needs no webview.

use std::fs;
use std::path::Path;
use std::process::Command;

/// What the window needs, and the terminal must not.
const OF_THE_WINDOW: [&str; 8] = ["dioxus-desktop", "wry", "tao", "gtk", "webkit2gtk", "glib", "keepawake", "zbus"];

/// Named for a feature alone: the Rust unpacker behind `zip`, SQLite in a browser, and what the framework forgets there.
const FOR_A_FEATURE: [&str; 3] = ["flate2", "sqlite-wasm-rs", "web-sys"];

fn rust_files(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, text);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            text.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// The names in every table of dependencies of a manifest.
fn dependencies(manifest: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if let (true, Some((name, _))) = (inside, line.split_once(" = ")) {
            names.push(name);
        }
    }
    names
}

fn is_named(code: &str, name: &str) -> bool {
    let name = name.replace('-', "_");
    let mut rest = code;
    while let Some(at) = rest.find(&name) {
        let before = rest[..at].chars().next_back();
        let after = &rest[at + name.len()..];
        if !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '"') && after.starts_with("::") {
            return true;
        }
        rest = after;
    }
    false
}

#[test]
fn every_dependency_is_used() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(top.join("Cargo.toml")).unwrap();
    let mut code = String::new();
    for folder in ["src", "tests", "benches"] {
        rust_files(&top.join(folder), &mut code);
    }
    let names = dependencies(&manifest);
    assert!(names.len() > 15 && names.contains(&"jni") && names.contains(&"tempfile"), "{names:?}");
    let unused: Vec<_> =
        names.into_iter().filter(|name| !is_named(&code, name) && !FOR_A_FEATURE.contains(name)).collect();
    assert_eq!(unused, [""; 0], "nobody uses these: take them out of Cargo.toml");
}

#[test]
fn a_dependency_that_nobody_names_is_found() {
    let manifest = "[package]\nname = \"a\"\n\n[dependencies]\nserde = \"1\"\ncsv = { version = \"1\" }\n\n[features]\nb = []\n\n\
        [target.'cfg(unix)'.dependencies]\nlibc = \"0.2\"\nx11rb = \"1\"\n";
    assert_eq!(dependencies(manifest), ["serde", "csv", "libc", "x11rb"]);
    let code = "use serde::Serialize; let a = not_csv::b; let libc = 1; x11rb::connect();";
    let found = ["serde", "csv", "libc", "x11rb"].map(|name| is_named(code, name));
    assert_eq!(found, [true, false, false, true]);
}

#[test]
fn the_terminal_alone_is_built_without_a_webview() {
    let tree = |features: &[&str]| {
        let ended = Command::new(env!("CARGO"))
            .args(["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none"])
            .args(features)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
        let lines = String::from_utf8(ended.stdout).unwrap();
        lines.lines().filter_map(|line| line.split(' ').next().map(str::to_owned)).collect::<Vec<_>>()
    };
    let terminal = tree(&["--no-default-features"]);
    let found: Vec<_> = OF_THE_WINDOW.into_iter().filter(|name| terminal.iter().any(|own| own == name)).collect();
    assert_eq!(found, [""; 0], "the terminal brings along what only the window needs");
    assert!(terminal.iter().any(|name| name == "rusqlite"));
    if cfg!(target_os = "linux") {
        let window = tree(&[]);
        assert!(OF_THE_WINDOW.iter().all(|name| window.iter().any(|own| own == name)), "the names are still right");
    }
}

#[test]
fn every_library_stands_among_the_licences() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(top.join("Cargo.toml")).unwrap();
    let shipped = manifest.split("[dev-dependencies]").next().unwrap();
    let named = fs::read_to_string(top.join("src/ui/screens/settings/licences.rs")).unwrap();
    let missing: Vec<&str> =
        dependencies(shipped).into_iter().filter(|name| !named.contains(&format!("(\"{name}\", "))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
