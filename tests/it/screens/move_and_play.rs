//! Proves the screens of Today, the urge, Move and the player.

mod after;
mod at_once;
mod chosen;
mod doing;
mod editor;
mod filled;
mod history;
mod lock;
mod movement;
mod person;
mod plain;
mod player;
mod routine;
mod today;
mod urge;
mod wakes;

use super::Page;

/// For pages on which nobody did anything before.
fn nothing() {}

/// Asserts that the page reads all of these.
#[track_caller]
fn reads(page: &Page, all: &[&str]) {
    let text = page.text();
    for wanted in all {
        assert!(text.contains(wanted), "“{wanted}” is not in: {text}");
    }
}

/// Asserts that the page reads none of these.
#[track_caller]
fn reads_not(page: &Page, none: &[&str]) {
    let text = page.text();
    for unwanted in none {
        assert!(!text.contains(unwanted), "“{unwanted}” is in: {text}");
    }
}

/// The opening tags that contain all of `parts`.
fn tags(page: &Page, parts: &[&str]) -> Vec<String> {
    let opening = page.html.split('<').filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag);
    opening.filter(|tag| parts.iter().all(|part| tag.contains(part))).map(str::to_owned).collect()
}

/// The only opening tag that contains all of `parts`.
#[track_caller]
fn tag(page: &Page, parts: &[&str]) -> String {
    let found = tags(page, parts);
    assert_eq!(found.len(), 1, "{parts:?}: {found:?}");
    found[0].clone()
}

/// The text of the first element whose opening tag contains `part`, up to the first of its kind that closes.
#[track_caller]
fn text_of(page: &Page, part: &str) -> String {
    let at = page.html.find(part).unwrap_or_else(|| panic!("no {part}"));
    let start = page.html[..=at].rfind('<').expect("a tag");
    let name: String = page.html[start + 1..].chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
    let end = page.html[start..].find(&format!("</{name}>")).expect("a closing tag") + start;
    Page { html: page.html[start..end].to_owned() }.text()
}
