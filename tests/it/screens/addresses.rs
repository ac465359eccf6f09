//! Proves what holds for every address of the app: which tab is lit there, and what is said where nothing is.

use super::{accepted_store, page};
use std::collections::BTreeSet;
use unkink::ui::components::frame::Tab;
use unkink::ui::route::Route;
use unkink::ui::screens::frame::tab_of;

const TABS: &[(Option<Tab>, &[&str])] = &[
    (Some(Tab::Today), &["/", "/log", "/urge", "/urge/after/:session"]),
    (
        Some(Tab::Move),
        &[
            "/move",
            "/move/exercises",
            "/play",
            "/routine/:id",
            "/routine/:id/edit",
            "/history",
            "/history/:id",
            "/session/:id",
            "/exercise/:id",
            "/after/:session",
        ],
    ),
    (
        Some(Tab::Journal),
        &[
            "/journal",
            "/journal/insights",
            "/journal/entry/:id",
            "/journal/entry/:id/edit",
            "/journal/urge/:id",
            "/journal/urge/:id/edit",
            "/journal/day/:date",
            "/journal/trash",
            "/visit",
        ],
    ),
    (
        Some(Tab::Check),
        &[
            "/check",
            "/check/run",
            "/check/answers",
            "/check/history",
            "/check/again/:id",
            "/check/compare/:first/:second",
            "/check/result/:id",
            "/visit/:id",
            "/check/signs",
            "/check/profile",
            "/check/profile/:question",
            "/check/rules",
            "/check/rules/:id",
        ],
    ),
    (Some(Tab::Learn), &["/learn", "/learn/:id"]),
    (
        None,
        &[
            "/settings",
            "/settings/records",
            "/settings/sounds",
            "/settings/copies",
            "/settings/reminders",
            "/settings/install",
        ],
    ),
];

/// What is not there under each address that names something.
const NAMED: [(&str, &str); 19] = [
    ("/urge/after/:session", "session"),
    ("/routine/:id", "routine"),
    ("/routine/:id/edit", "routine"),
    ("/history/:id", "routine"),
    ("/session/:id", "session"),
    ("/exercise/:id", "exercise"),
    ("/after/:session", "session"),
    ("/journal/entry/:id", "entry"),
    ("/journal/entry/:id/edit", "entry"),
    ("/journal/urge/:id", "urge"),
    ("/journal/urge/:id/edit", "urge"),
    ("/journal/day/:date", "day"),
    ("/check/again/:id", "check"),
    ("/check/compare/:first/:second", "check"),
    ("/check/result/:id", "check"),
    ("/visit/:id", "check"),
    ("/check/profile/:question", "question"),
    ("/check/rules/:id", "rule"),
    ("/learn/:id", "card"),
];

/// All addresses, as the app has them.
fn all() -> BTreeSet<&'static str> {
    let lines = include_str!("../../../src/ui/route.rs").lines();
    lines.filter_map(|line| line.trim().strip_prefix("#[route(\"")?.split('"').next()).collect()
}

/// An address at which nothing is.
fn filled(address: &str) -> String {
    address.split('/').map(|part| if part.starts_with(':') { "77" } else { part }).collect::<Vec<_>>().join("/")
}

#[test]
fn every_address_lights_the_tab_it_belongs_to() {
    let named = TABS.iter().flat_map(|(_, addresses)| addresses.iter().copied());
    assert_eq!(named.collect::<BTreeSet<_>>(), all(), "each address is named");
    for (tab, addresses) in TABS {
        for address in *addresses {
            let route: Route = filled(address).parse().unwrap();
            assert_eq!(tab_of(&route), *tab, "{address}");
        }
    }
}

#[test]
fn every_address_that_names_something_says_where_it_is_not_here() {
    let named: BTreeSet<&str> = NAMED.iter().map(|(address, _)| *address).collect();
    assert_eq!(named, all().into_iter().filter(|address| address.contains(':')).collect(), "each is listed");
    for (address, what) in NAMED {
        let path = filled(address);
        let text = page(&format!("not-here{}", path.replace('/', "-")), &path, accepted_store(), || {}).text();
        assert!(text.contains(&format!("There is no such {what} here")), "{address}: {text}");
    }
}
