//! Proves `architecture`: who may use whom, and what stands only in one place.
//!
//! Works on the text of the source, comments and strings set apart. Every rule is a function over one file that
//! returns what is wrong and what to do instead; each is also tried on a snippet that breaks it.

mod circles;
mod layers;
mod rules;
pub mod source;

use source::Source;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// What may lie at the top of the project.
const TOP: [&str; 22] = [
    ".ci",
    ".clippy.toml",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".rustfmt.toml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "Dioxus.toml",
    "INSTALL.md",
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "assets",
    "benches",
    "deny.toml",
    "fastlane",
    "scripts",
    "src",
];

/// The rooms in which no file may come, by way of others, to use itself.
const WITHOUT_CIRCLES: [&str; 4] = ["domain", "store", "cli", "ui::components"];

/// A file of more lines than this usually holds two ideas: it says here why it does not.
const LONG: usize = 400;

/// The files that are longer, each with its reason.
const LONG_FOR_A_REASON: [(&str, &str); 10] = [
    ("src/domain/session.rs", "one state machine: every event in every stage"),
    ("tests/e2e/pictures.rs", "one list: each screen, and the way to it"),
    ("tests/it/content/broken.rs", "one table: each way in which content can be wrong"),
    ("tests/it/gate/named.rs", "one scenario for each gate by its name"),
    ("tests/it/gate/second_reading.rs", "one independent reading of all gates"),
    ("tests/it/session.rs", "one table: every stage with every event"),
    ("tests/it/store/backup.rs", "one way there and back: copies and restores under every fault"),
    ("tests/it/store/journal.rs", "one record: all that is kept of an entry, and how it is found"),
    ("tests/it/suggestion/rules.rs", "one table: each journal rule with its histories"),
    ("tests/it/store/migrations.rs", "one way: each step from an older file to today’s"),
];

/// A file of more lines than this is refused.
const TOO_LONG: usize = 800;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` whose name ends in one of `endings`.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if endings.iter().any(|ending| entry.to_string_lossy().ends_with(ending)) {
                found.push(entry);
            }
        }
    }
    found.sort();
    found
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// Every file of `src`, cut into code and strings, once.
fn sources() -> &'static [Source] {
    static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
        let files = files("src", &[".rs"]);
        files.iter().map(|path| Source::read(&relative(path), &fs::read_to_string(path).unwrap())).collect()
    });
    assert!(SOURCES.len() > 60, "only {} source files were found", SOURCES.len());
    &SOURCES
}

fn hold(rule: fn(&Source) -> Vec<String>) {
    let wrong: Vec<String> = sources()
        .iter()
        .flat_map(|source| rule(source).into_iter().map(|problem| format!("{}:{problem}", source.path)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn each_module_uses_only_the_modules_below_it() {
    hold(layers::own_modules);
}

#[test]
fn each_module_uses_only_the_outside_crates_it_may() {
    hold(layers::outside_crates);
}

#[test]
fn the_domain_knows_no_file_thread_clock_chance_or_waiting() {
    hold(rules::pure_domain);
}

#[test]
fn sql_stands_only_in_the_store() {
    hold(rules::sql);
}

#[test]
fn in_the_window_only_state_names_the_store() {
    hold(rules::store_in_ui);
}

#[test]
fn no_file_comes_by_way_of_others_to_use_itself() {
    let found: Vec<String> = WITHOUT_CIRCLES.iter().flat_map(|room| circles::circles(sources(), room)).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn only_the_shells_open_the_book() {
    hold(rules::book);
}

#[test]
fn cfg_on_targets_and_features_stands_only_where_devices_differ() {
    hold(rules::cfg);
}

#[test]
fn nothing_is_loaded_from_beside_the_program() {
    hold(rules::asset);
}

#[test]
fn no_screen_has_a_form_that_enter_could_send() {
    hold(rules::form);
}

#[test]
fn names_are_listed_one_by_one() {
    hold(rules::glob_re_exports);
}

#[test]
fn only_constants_are_put_into_a_page_as_html() {
    hold(rules::inner_html);
}

#[test]
fn components_take_values_and_callbacks_and_no_context() {
    hold(rules::contexts);
}

#[test]
fn nothing_is_sent_or_fetched() {
    hold(rules::network);
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let normal = manifest.split("[dev-dependencies]").next().unwrap();
    // What only the end-to-end run is built with is not in the program.
    let only_driven = manifest.lines().find(|line| line.starts_with("e2e = ")).unwrap();
    for name in layers::NETWORK_CRATES.iter().filter(|name| !only_driven.contains(&format!("\"dep:{name}\""))) {
        let named = normal.lines().any(|line| line.trim_start().starts_with(&format!("{name} ")));
        assert!(!named, "Cargo.toml: {name} talks to the network; Unkink sends nothing, so it goes");
    }
}

#[test]
fn every_file_begins_by_saying_what_it_is_for() {
    hold(rules::header);
}

#[test]
fn no_module_is_called_mod() {
    for path in files("src", &["mod.rs"]).iter().chain(&files("tests", &["mod.rs"])) {
        if path.file_name().is_some_and(|name| name == "mod.rs") {
            panic!("{}: name the file after its module and put it beside the folder", relative(path));
        }
    }
}

#[test]
fn a_long_file_says_why_and_none_is_far_too_long() {
    let mut wrong = Vec::new();
    let mut long = Vec::new();
    for path in files("src", &[".rs"]).iter().chain(&files("tests", &[".rs"])).chain(&files("benches", &[".rs"])) {
        let (lines, path) = (fs::read_to_string(path).unwrap().lines().count(), relative(path));
        let reason = LONG_FOR_A_REASON.iter().find(|(named, _)| *named == path);
        match reason {
            _ if lines > TOO_LONG => wrong.push(format!("{path} has {lines} lines: split it at its second idea")),
            None if lines > LONG => wrong.push(format!(
                "{path} has {lines} lines: split it at its second idea, or name it with its reason in LONG_FOR_A_REASON"
            )),
            Some(_) if lines <= LONG => wrong.push(format!("{path} has {lines} lines: it needs no reason any more")),
            _ => long.extend(reason.map(|(_, reason)| format!("{lines:5} {path}: {reason}"))),
        }
    }
    let missing = LONG_FOR_A_REASON.iter().filter(|(path, _)| !root().join(path).is_file());
    wrong.extend(missing.map(|(path, _)| format!("{path} is named with a reason and is not there")));
    long.sort_by(|a, b| b.cmp(a));
    println!("over {LONG} lines, each with its reason:\n{}", long.join("\n"));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn only_known_files_lie_at_the_top() {
    let ignored = fs::read_to_string(root().join(".gitignore")).unwrap_or_default();
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let known = TOP.contains(&name.as_str()) || ["tests", ".git"].contains(&name.as_str());
        let left_alone = ignored.lines().any(|line| line.trim_matches('/') == name);
        assert!(known || left_alone, "{name} lies at the top: move it into scripts, assets, tests or .ci");
    }
}

#[test]
fn no_text_names_a_folder_of_somebodys_machine() {
    let endings = [".rs", ".md", ".json", ".css", ".js", ".toml", ".html", ".sql"];
    let mut all: Vec<PathBuf> = ["src", "tests", "assets", "scripts", ".ci", "benches"]
        .iter()
        .flat_map(|folder| files(folder, &endings))
        .collect();
    all.extend(TOP.iter().map(|name| root().join(name)).filter(|path| path.is_file()));
    assert!(all.len() > 100);
    let wrong: Vec<String> = all
        .iter()
        .filter(|path| !path.ends_with("Cargo.lock"))
        .flat_map(|path| {
            let text = fs::read_to_string(path).unwrap();
            rules::machine_paths(&text)
                .into_iter()
                .map(|problem| format!("{}:{problem}", relative(path)))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A snippet in a file, and how many problems a rule finds in it.
type Trial = (fn(&Source) -> Vec<String>, &'static str, &'static str, usize);

#[test]
fn every_rule_finds_what_it_forbids_and_leaves_the_rest() {
    let trials: &[Trial] = &[
        (layers::own_modules, "src/domain/day.rs", "use crate::store::Store;", 1),
        (layers::own_modules, "src/domain/day.rs", "use crate::{domain::id::GateId, platform::clock};", 1),
        (layers::own_modules, "src/domain/day.rs", "fn a() { crate::ui::route::Route::Today {}; }", 1),
        (layers::own_modules, "src/domain/gate/apply.rs", "use super::{Gate, super::super::store::Store};", 1),
        (layers::own_modules, "src/domain/gate/apply.rs", "use super::Gate; use crate::domain::id::GateId;", 0),
        (layers::own_modules, "src/store/check.rs", "use crate::platform::clock;", 1),
        (layers::own_modules, "src/store/check.rs", "use super::{Store, StoreError}; use crate::domain::day::Day;", 0),
        (layers::own_modules, "src/platform/clock.rs", "use crate::domain::day::Moment;", 1),
        (layers::own_modules, "src/platform/clock.rs", "use super::locale; use crate::platform::awake;", 0),
        (layers::own_modules, "src/ui/components/icon.rs", "use crate::ui::state::app::AppState;", 1),
        (layers::own_modules, "src/ui/components/icon.rs", "use crate::ui::screens::today::Today;", 1),
        (layers::own_modules, "src/ui/components/icon.rs", "use crate::domain::day::Day; use super::scale::Scale;", 0),
        (layers::own_modules, "src/ui/screens/today.rs", "use crate::store::Store; use crate::platform::clock;", 2),
        (layers::own_modules, "src/ui/screens/today.rs", "use crate::ui::{state::app::AppState, route::Route};", 0),
        (layers::own_modules, "src/ui/state/app.rs", "use crate::ui::screens::today::Today;", 1),
        (layers::own_modules, "src/ui/state/app.rs", "use crate::{store::Store, platform::clock};", 0),
        (layers::own_modules, "src/cli/play.rs", "use crate::ui::route::Route; use crate::app::launch;", 2),
        (layers::own_modules, "src/cli/play.rs", "use crate::{store::Store, platform::clock, domain::day::Day};", 0),
        (layers::own_modules, "src/main.rs", "fn main() { unkink::app::launch(None); unkink::cli::run(); }", 0),
        (layers::own_modules, "src/ui/state/app.rs", "// use crate::cli::run;\nlet a = \"crate::cli::run\";", 0),
        (layers::outside_crates, "src/domain/day.rs", "use dioxus::prelude::*;", 1),
        (layers::outside_crates, "src/domain/day.rs", "fn a() { let b: uuid::Uuid = uuid::Uuid::now_v7(); }", 2),
        (layers::outside_crates, "src/domain/day.rs", "use chrono::NaiveDate; use serde::Serialize; use std::fmt;", 0),
        (layers::outside_crates, "src/store/check.rs", "use dioxus::signals::Signal;", 1),
        (layers::outside_crates, "src/store/check.rs", "use rusqlite::params; use csv::Writer; use uuid::Uuid;", 0),
        (
            layers::outside_crates,
            "src/ui/screens/today.rs",
            "let a = serde_json::json!({}); let b = rusqlite::Connection::open;",
            2,
        ),
        (layers::outside_crates, "src/ui/components/icon.rs", "use chrono::NaiveDate;", 1),
        (layers::outside_crates, "src/cli/play.rs", "use rusqlite::Connection; use clap::Parser;", 1),
        (layers::outside_crates, "src/platform/clock.rs", "use web_time::Instant; use directories::ProjectDirs;", 0),
        (
            layers::outside_crates,
            "src/ui/screens/today.rs",
            "use dioxus::prelude::*; let tokio = 1; a.serde_json();",
            0,
        ),
        (rules::pure_domain, "src/domain/day.rs", "use std::fs; std::thread::sleep(x); std::env::var(y);", 3),
        (rules::pure_domain, "src/domain/day.rs", "use std::time::{Duration, Instant};", 1),
        (rules::pure_domain, "src/domain/day.rs", "let now = chrono::Utc::now(); use chrono::{Local, NaiveDate};", 2),
        (rules::pure_domain, "src/domain/day.rs", "async fn a() { b().await }", 2),
        (
            rules::pure_domain,
            "src/domain/day.rs",
            "use std::collections::BTreeMap; use std::time::Duration; // fs::read",
            0,
        ),
        (rules::pure_domain, "src/store/opening.rs", "use std::fs; use std::thread;", 0),
        (
            rules::sql,
            "src/cli/data.rs",
            "let a = \"SELECT id FROM entry\"; let b = \"  insert into entry(id) values (1)\";",
            2,
        ),
        (rules::sql, "src/ui/state/app.rs", "let a = r#\"PRAGMA user_version\"#;", 1),
        (
            rules::sql,
            "src/cli/data.rs",
            "let a = \"Select a region\"; let b = \"Update your answers\"; // SELECT id FROM x",
            0,
        ),
        (rules::sql, "src/store/check.rs", "let a = \"SELECT id FROM entry\";", 0),
        (rules::store_in_ui, "src/ui/screens/today.rs", "fn a(store: &Store) {}", 1),
        (rules::store_in_ui, "src/ui/state/app.rs", "fn a(store: &Store) {}", 0),
        (rules::store_in_ui, "src/ui/screens/today.rs", "// Store\nlet a = \"Store\"; let stored = Stored;", 0),
        (rules::book, "src/domain/gate.rs", "use crate::domain::content::content; fn a() { content().gate(id); }", 1),
        (rules::book, "src/store/check.rs", "let a = crate::domain::content::content();", 1),
        (rules::book, "src/ui/components/icon.rs", "fn a() { b(content()) }", 1),
        (rules::book, "src/domain/gate.rs", "fn content() {} // content()\nself.content().gate(id); content(a)", 0),
        (rules::book, "src/ui/screens/today.rs", "for_now(content(), &a);", 0),
        (rules::book, "src/cli/play.rs", "content().exercise(id)", 0),
        (rules::cfg, "src/domain/day.rs", "#[cfg(target_os = \"linux\")]\nfn a() {}", 1),
        (rules::cfg, "src/ui/state/app.rs", "if cfg!(feature = \"desktop\") {}", 1),
        (rules::cfg, "src/cli/play.rs", "#[cfg(not(any(unix, windows)))]\nfn a() {}", 1),
        (rules::cfg, "src/lib.rs", "#[cfg(feature = \"desktop\")]\nuse app::launch;", 1),
        (rules::cfg, "src/lib.rs", "#[cfg(feature = \"desktop\")]\npub mod app;", 0),
        (rules::cfg, "src/domain/day.rs", "#[cfg(test)]\nmod tests {}", 0),
        (rules::cfg, "src/platform/awake.rs", "#[cfg(target_os = \"linux\")]\nfn a() {}", 0),
        (rules::asset, "src/ui/components/icon.rs", "const A: Asset = asset!(\"/assets/styles/base.css\");", 1),
        (rules::asset, "src/ui/components/icon.rs", "const A: &str = include_str!(\"base.css\"); // asset!(x)", 0),
        (rules::form, "src/ui/screens/urge.rs", "rsx! { form { onsubmit: send } }", 1),
        (rules::form, "src/ui/screens/urge.rs", "rsx! { div { \"form {\" } } // form {", 0),
        (rules::glob_re_exports, "src/store.rs", "pub use check::*;\npub(crate) use journal::{self, *};", 2),
        (rules::glob_re_exports, "src/store.rs", "pub use routine::DeletedRoutine;\nuse dioxus::prelude::*;", 0),
        (rules::inner_html, "src/ui/screens/card.rs", "rsx! { div { dangerous_inner_html: card.body.clone() } }", 1),
        (rules::inner_html, "src/ui/screens/card.rs", "rsx! { div { dangerous_inner_html: \"{card.body}\" } }", 1),
        (rules::inner_html, "src/ui/components/icon.rs", "rsx! { svg { dangerous_inner_html: PATHS } }", 0),
        (rules::inner_html, "src/ui/components/icon.rs", "rsx! { svg { dangerous_inner_html: icon.shape(), } }", 1),
        (
            rules::inner_html,
            "src/ui/components/icon.rs",
            "fn shape(self) -> String; rsx! { svg { dangerous_inner_html: icon.shape() } }",
            1,
        ),
        (
            rules::inner_html,
            "src/ui/components/icon.rs",
            "fn shape(self) -> &'static str; rsx! { svg { dangerous_inner_html: icon.shape() } }",
            0,
        ),
        (rules::inner_html, "src/ui/a.rs", "fn m(&self) -> String; rsx! { g { dangerous_inner_html: a.m() } }", 1),
        (rules::inner_html, "src/ui/a.rs", "fn m(&self) -> Markup; rsx! { g { dangerous_inner_html: a.m() } }", 0),
        (rules::contexts, "src/ui/components/icon.rs", "let app = use_context::<AppState>();", 1),
        (rules::contexts, "src/ui/components/icon.rs", "let app = try_consume_context::<AppState>();", 1),
        (rules::contexts, "src/ui/screens/today.rs", "let app = use_context::<AppState>();", 0),
        (rules::network, "src/ui/state/app.rs", "use std::net::TcpStream; let a = reqwest::get(url);", 2),
        (rules::network, "src/cli/data.rs", "use tokio::net::UdpSocket;", 1),
        (rules::network, "src/cli/data.rs", "// reqwest::get\nlet planet = net::of(fish);", 0),
        (rules::header, "src/domain/day.rs", "use std::fmt;\n//! Days.", 1),
        (rules::header, "src/domain/day.rs", "//!\n\nuse std::fmt;", 1),
        (rules::header, "src/domain/day.rs", "//! Moments and days.\n\nuse std::fmt;", 0),
    ];
    for (rule, path, code, expected) in trials {
        let found = rule(&Source::read(path, code));
        assert_eq!(found.len(), *expected, "{path}: {code}\nfound {found:#?}");
        assert!(found.iter().all(|problem| problem.contains(": ") && problem.len() > 20), "{found:?}");
    }
    let home = ["see /", "home/ann/notes"].concat();
    assert_eq!(rules::machine_paths(&home).len(), 1);
    assert_eq!(rules::machine_paths("see src/domain/day.rs and https://example.org/home/x").len(), 0);
}

#[test]
fn the_whole_table_of_layers_is_tried() {
    for path in files("src", &[".rs"]) {
        let source = Source::read(&relative(&path), "");
        assert!(
            layers::row(&source.path).is_some(),
            "{}: no row of the table “who may use whom” is about it",
            source.path
        );
    }
}
