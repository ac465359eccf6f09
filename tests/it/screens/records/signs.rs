//! Proves that the warning signs are one tap away from every screen.

use super::saved;
use crate::screens::{accepted_store, page};
use dioxus::router::{Routable, SegmentType};
use serde_json::json;
use unkink::domain::checker::Who;
use unkink::domain::journal::EntryFields;
use unkink::platform::clock;
use unkink::store::Store;
use unkink::ui::route::Route;

/// Where the tab bar leads to the warning signs, or something else does.
const TABS: [&str; 8] = ["/", "/log", "/move", "/move/exercises", "/journal", "/journal/insights", "/check", "/learn"];

/// A record of every kind.
fn lived_in() -> Store {
    let store = accepted_store();
    let now = clock::now();
    store.add_entry(&EntryFields::bare(now), now).unwrap();
    saved(&store, Who::Me, &json!({"region": ["neck"], "crack_painful": "yes", "age_years": 38}), now);
    store
}

/// A path of this route.
fn path(segments: &[SegmentType]) -> String {
    let named: Vec<&str> =
        segments.iter().filter_map(SegmentType::to_static).flat_map(|part| part.split('/')).collect();
    let value = match (named.first().copied(), named.get(1).copied()) {
        (Some("routine" | "history"), _) => "desk_break_3",
        (Some("exercise"), _) => "cat_cow",
        (Some("learn"), _) => "what_is_a_crack",
        (_, Some("day")) => "2026-11-21",
        (Some("check"), Some("profile")) => "knee_sore",
        _ => "1",
    };
    segments
        .iter()
        .map(|segment| match segment.to_static() {
            Some(part) => format!("/{part}"),
            None => format!("/{value}"),
        })
        .collect()
}

#[test]
fn the_warning_signs_are_one_tap_away_from_every_screen() {
    let mut seen = 0;
    for segments in Route::flatten_site_map() {
        let path = path(&segments);
        let path = if path.is_empty() { "/".to_owned() } else { path.replace("//", "/") };
        let shown = page("", &path, lived_in(), || ());
        let in_the_head = shown.html.contains("aria-label=\"Warning signs\"");
        let is_there = match path.as_str() {
            // The signs themselves.
            "/check/signs" => shown.text().contains("All warning signs"),
            // Nothing plays: the player leads to them through Stop.
            "/play" => shown.text().contains("Nothing is playing"),
            tab if TABS.contains(&tab) => shown.html.contains("aria-label=\"Main\""),
            _ => in_the_head,
        };
        assert!(is_there, "{path}: {}", shown.text());
        seen += 1;
    }
    assert!(seen > 35, "{seen} screens");
}
