//! What stands only in one place, or nowhere.

use super::layers::NETWORK_CRATES;
use super::source::Source;

/// Parts of the standard library and of chrono that reach out of the pure layer.
const NOT_IN_DOMAIN: [(&str, &str); 11] = [
    ("std::fs", "take the text as an argument"),
    ("std::io", "take the text as an argument"),
    ("std::path", "take the text as an argument"),
    ("std::env", "take the value as an argument"),
    ("std::process", "return data that says what to do"),
    ("std::thread", "return data that says what to do"),
    ("std::net", "nothing is sent"),
    ("std::time::Instant", "take now as an argument"),
    ("std::time::SystemTime", "take now as an argument"),
    ("chrono::Local", "take now as an argument"),
    ("chrono::Utc", "take now as an argument"),
];

fn at(line: usize, problem: &str) -> String {
    format!("{line}: {problem}")
}

/// The domain names no file, thread, clock, chance or waiting.
pub fn pure_domain(source: &Source) -> Vec<String> {
    if !source.is_in("domain") {
        return Vec::new();
    }
    let mut wrong = Vec::new();
    for path in source.paths() {
        let name = path.parts.join("::");
        let reached = NOT_IN_DOMAIN.iter().find(|(far, _)| name == *far || name.starts_with(&format!("{far}::")));
        if let Some((far, instead)) = reached {
            wrong.push(at(path.line, &format!("the domain uses {far}: {instead}")));
        }
    }
    for word in source.words.iter().filter(|word| ["async", "await"].contains(&word.text.as_str())) {
        wrong.push(at(word.line, "the domain never waits: return data that says what is due and when"));
    }
    wrong
}

/// SQL outside the store.
pub fn sql(source: &Source) -> Vec<String> {
    const STATEMENTS: [(&str, &str); 10] = [
        ("SELECT ", " FROM "),
        ("INSERT ", "INTO "),
        ("UPDATE ", " SET "),
        ("DELETE ", "FROM "),
        ("CREATE ", "TABLE "),
        ("ALTER ", "TABLE "),
        ("DROP ", "TABLE "),
        ("PRAGMA ", ""),
        ("BEGIN IMMEDIATE", ""),
        ("VACUUM", ""),
    ];
    if source.is_in("store") {
        return Vec::new();
    }
    let is_sql = |text: &str| {
        let upper = text.trim_start().to_uppercase();
        STATEMENTS.iter().any(|(first, then)| upper.starts_with(first) && upper.contains(then))
    };
    let strings = source.strings.iter().filter(|string| is_sql(&string.text));
    strings.map(|string| at(string.line, "SQL stands only in store: give Store a function for it")).collect()
}

/// `Store` in the window outside `state`.
pub fn store_in_ui(source: &Source) -> Vec<String> {
    if !source.is_in("ui") || source.is_in("ui::state") {
        return Vec::new();
    }
    let named = source.words.iter().filter(|word| word.text == "Store");
    named.map(|word| at(word.line, "only ui::state names the Store: give a state a method for it")).collect()
}

/// The book of this program outside of the shells.
pub fn book(source: &Source) -> Vec<String> {
    const SHELLS: [&str; 5] = ["cli", "ui::state", "ui::screens", "app", "domain::content::load"];
    if SHELLS.iter().any(|module| source.is_in(module)) {
        return Vec::new();
    }
    let calls = source.words.iter().enumerate().filter(|(index, word)| {
        let before = index.checked_sub(1).map_or("", |before| source.word(before));
        word.text == "content"
            && [source.word(index + 1), source.word(index + 2)] == ["(", ")"]
            && ![".", "fn"].contains(&before)
    });
    let instead = "only cli, ui::state, ui::screens and app open the book: take &Content, or a record of it";
    calls.map(|(_, word)| at(word.line, instead)).collect()
}

/// `cfg` on targets and features outside the places where devices differ.
pub fn cfg(source: &Source) -> Vec<String> {
    if ["platform", "render", "app", "main"].iter().any(|module| source.is_in(module)) {
        return Vec::new();
    }
    let mut wrong = Vec::new();
    for (index, word) in source.words.iter().enumerate() {
        if !["cfg", "cfg_attr"].contains(&word.text.as_str()) {
            continue;
        }
        let is_macro = source.word(index + 1) == "!";
        if source.word(index + 1 + usize::from(is_macro)) != "(" || source.word(index + 2) == "test" {
            continue;
        }
        let mut depth = 0;
        let mut end = index + 1;
        while end < source.words.len() {
            match source.word(end) {
                "(" => depth += 1,
                ")" if depth == 1 => break,
                ")" => depth -= 1,
                _ => {}
            }
            end += 1;
        }
        let declares_module = source.path == "src/lib.rs"
            && [")", "]", "pub", "mod"].iter().enumerate().all(|(step, sign)| source.word(end + step) == *sign);
        if !declares_module {
            let instead = "cfg stands in platform, render, app, main and the pub mod lines of lib.rs: \
                give platform a function that exists on every target";
            wrong.push(at(word.line, instead));
        }
    }
    wrong
}

/// `asset!`: a file beside the program that may be missing.
pub fn asset(source: &Source) -> Vec<String> {
    let calls =
        source.words.iter().enumerate().filter(|(index, word)| word.text == "asset" && source.word(index + 1) == "!");
    calls.map(|(_, word)| at(word.line, "asset! needs a file beside the program: embed it with include_str!")).collect()
}

/// A form, whose Enter key makes the page load another.
pub fn form(source: &Source) -> Vec<String> {
    let forms =
        source.words.iter().enumerate().filter(|(index, word)| word.text == "form" && source.word(index + 1) == "{");
    forms.map(|(_, word)| at(word.line, "Enter in a form leaves the page: use a field and a button")).collect()
}

/// `pub use …::*`.
pub fn glob_re_exports(source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    for (index, word) in source.words.iter().enumerate().filter(|(_, word)| word.text == "use") {
        let before = source.word(index.wrapping_sub(1));
        if !["pub", ")"].contains(&before) {
            continue;
        }
        let end = (index..source.words.len()).find(|at| source.word(*at) == ";").unwrap_or(source.words.len());
        if (index..end).any(|at| source.word(at) == "*") {
            wrong.push(at(word.line, "re-export by name, so that a reader finds where a name comes from"));
        }
    }
    wrong
}

/// HTML put into a page from anything but a constant.
pub fn inner_html(source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    for (index, word) in source.words.iter().enumerate().filter(|(_, word)| word.text == "dangerous_inner_html") {
        let end = (index + 2..source.words.len()).find(|at| [",", "}"].contains(&source.word(*at)));
        let value: Vec<&str> = (index + 2..end.unwrap_or(index + 2)).map(|at| source.word(at)).collect();
        let constant = match value.as_slice() {
            [name] => name.len() > 1 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'),
            [_, ".", method, "(", ")"] => gives_constants(source, method),
            _ => false,
        };
        if !constant {
            wrong.push(at(word.line, "only a constant may be put in as HTML: build the elements with rsx!"));
        }
    }
    wrong
}

/// Whether the file has `fn method(self) -> &'static str`, or `fn method(&self) -> Markup`: what only constants and numbers
/// get into.
fn gives_constants(source: &Source, method: &str) -> bool {
    let constant = ["fn", method, "(", "self", ")", "-", ">", "&", "static", "str"];
    let drawn = ["fn", method, "(", "&", "self", ")", "-", ">", "Markup"];
    let has = |signature: &[&str]| {
        let begins = |at: usize| signature.iter().enumerate().all(|(step, word)| source.word(at + step) == *word);
        (0..source.words.len()).any(begins)
    };
    has(&constant) || has(&drawn)
}

/// Contexts below screens.
pub fn contexts(source: &Source) -> Vec<String> {
    const CONTEXTS: [&str; 9] = [
        "use_context",
        "try_use_context",
        "use_context_provider",
        "use_root_context",
        "consume_context",
        "try_consume_context",
        "has_context",
        "provide_context",
        "provide_root_context",
    ];
    if !source.is_in("ui::components") {
        return Vec::new();
    }
    let named = source.words.iter().filter(|word| CONTEXTS.contains(&word.text.as_str()));
    named.map(|word| at(word.line, "a component takes values and callbacks: let the screen read the context")).collect()
}

/// Anything that talks to the network.
pub fn network(source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in source.paths() {
        let name = path.parts.join("::");
        let first = path.parts.first().map(|first| first.replace('_', "-")).unwrap_or_default();
        let sends = ["std::net", "tokio::net"].iter().any(|far| name == *far || name.starts_with(&format!("{far}::")))
            || NETWORK_CRATES.contains(&first.as_str());
        if sends {
            wrong.push(at(path.line, &format!("{name} talks to the network: Unkink sends and fetches nothing")));
        }
    }
    wrong
}

/// A file that does not begin by saying what it is for.
pub fn header(source: &Source) -> Vec<String> {
    let first = source.text.lines().next().unwrap_or_default();
    let says = first.strip_prefix("//! ").is_some_and(|words| words.contains(char::is_alphabetic));
    if says { Vec::new() } else { vec![at(1, "begin with `//! ` and say what the file is for, in a sentence")] }
}

/// Folders of somebody's machine.
pub fn machine_paths(text: &str) -> Vec<String> {
    let homes = ["home", "root", "Users", "work"].map(|name| format!("/{name}/"));
    let begins_there = |line: &str, home: &str| {
        line.match_indices(home).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || "._-/}".contains(c))
        })
    };
    text.lines()
        .enumerate()
        .filter(|(_, line)| homes.iter().any(|home| begins_there(line, home)))
        .map(|(index, _)| at(index + 1, "names a folder of somebody's machine: write it from the root of the project"))
        .collect()
}
