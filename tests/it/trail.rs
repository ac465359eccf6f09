//! Proves `ui::state::trail`: the way back through the pages one came through.

use dioxus::history::History;
use unkink::ui::state::trail::Trail;

/// Walks from Today: `+page` opens, `=page` replaces, `<` goes back. Gives the pages from the open one back to the first.
fn walk(steps: &str) -> String {
    let trail = Trail::new("/");
    for step in steps.split_whitespace() {
        match step.split_at(1) {
            ("+", page) => trail.push(page.to_owned()),
            ("=", page) => trail.replace(page.to_owned()),
            _ => trail.go_back(),
        }
    }
    let mut pages = vec![trail.current_route()];
    while trail.can_go_back() {
        trail.go_back();
        pages.push(trail.current_route());
    }
    pages.join(" ")
}

#[test]
fn back_leads_through_the_pages_one_came_through() {
    let rows = [
        ("", "/"),
        ("<", "/"),
        ("+/learn/rest", "/learn/rest /"),
        ("+/journal +/journal/entry/7", "/journal/entry/7 /journal /"),
        ("+/journal +/journal/entry/7 <", "/journal /"),
        ("+/journal +/journal", "/journal /"),
        ("+/check +/check/run =/check/result/1", "/check/result/1 /check /"),
        ("+/check +/check/run =/check/result/1 =/check/run", "/check/run /check /"),
        // A page that is opened again ends the trail.
        ("+/urge +/play =/urge/after/1 =/", "/"),
        ("+/move +/routine/a +/routine/b/edit =/routine/b", "/routine/b /routine/a /move /"),
        ("+/routine/b +/routine/b/edit =/routine/b", "/routine/b /"),
        ("+/journal +/check +/journal", "/journal /"),
    ];
    for (steps, expected) in rows {
        assert_eq!(walk(steps), expected, "{steps}");
    }
}

#[test]
fn a_page_come_back_to_is_the_same_visit_and_one_opened_anew_another() {
    let trail = Trail::new("/");
    trail.push("/journal".to_owned());
    let journal = trail.visit();
    trail.push("/journal/entry/7".to_owned());
    assert!(trail.visit() > journal);
    trail.go_back();
    assert_eq!(trail.visit(), journal);
    trail.push("/".to_owned());
    trail.push("/journal".to_owned());
    assert!(trail.visit() > journal);
}

#[test]
fn a_long_way_stays_in_mind_in_part_and_ends_at_today() {
    let steps: String = (0..200).map(|page| format!("+/learn/{page} ")).collect();
    let pages = walk(&steps);
    assert!(pages.starts_with("/learn/199 /learn/198 "), "{pages}");
    assert!(pages.ends_with(" /"), "{pages}");
    assert!(pages.split(' ').count() <= 60, "{pages}");
}
