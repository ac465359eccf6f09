//! Proves the files that stores, phones, desktops and the build service read: each goes through a real parser, and what
//! they name is what the program has.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use unkink::domain::screen::Screen;

mod android;
mod apple;
mod store;
mod workflow;

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    fs::read_to_string(top().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![top().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_str().unwrap().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The groups of a desktop entry, each with its keys.
fn groups(entry: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut groups = BTreeMap::new();
    let mut open = String::new();
    for line in entry.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            open = name.to_owned();
            groups.insert(open.clone(), BTreeMap::new());
        } else {
            let (key, value) = line.split_once('=').expect("a key and its value");
            groups.get_mut(&open).expect("a group").insert(key.to_owned(), value.to_owned());
        }
    }
    groups
}

#[test]
fn the_menu_entry_has_the_shortcuts_of_every_device() {
    let groups = groups(&text("assets/desktop/app.unkink.Unkink.desktop"));
    let entry = &groups["Desktop Entry"];
    let actions: String = Screen::SHORTCUTS.iter().map(|(screen, _)| format!("{};", screen.id())).collect();
    assert_eq!((entry["Exec"].as_str(), entry["Actions"].as_str()), ("unkink", actions.as_str()));
    for (screen, name) in Screen::SHORTCUTS {
        let action = &groups[&format!("Desktop Action {}", screen.id())];
        assert_eq!(action["Name"], name);
        assert_eq!(action["Exec"], format!("unkink --open {}", screen.id()));
    }
    assert_eq!(groups.len(), 1 + Screen::SHORTCUTS.len());
}

#[test]
fn the_package_installs_files_that_are_there_under_the_names_that_are_used() {
    let manifest = text("Cargo.toml");
    let (_, table) = manifest.split_once("[package.metadata.deb]").expect("the table of the package");
    let table = table.split("\n[").next().unwrap();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter_map(|line| line.trim().strip_prefix("[\""))
        .map(|line| line.split('"').step_by(2).collect())
        .collect();
    assert!(rows.len() >= 8, "{rows:?}");
    for row in &rows {
        assert!(row[0].starts_with("target/release/") || top().join(row[0]).is_file(), "{}", row[0]);
    }
    let icon = groups(&text("assets/desktop/app.unkink.Unkink.desktop"))["Desktop Entry"]["Icon"].clone();
    let icons: Vec<_> = rows.iter().filter(|row| row[1].starts_with("usr/share/icons/")).collect();
    assert!(!icons.is_empty());
    for row in icons {
        assert_eq!(Path::new(row[1]).file_stem().unwrap().to_str(), Some(icon.as_str()));
    }
    let notice = text("src/platform/notice.rs");
    assert!(notice.contains(&format!("DesktopEntry(\"{icon}\"")), "a notice names another entry than the menu has");
}
