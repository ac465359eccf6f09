//! The screens that can be opened by name: each is where its path says, and is asked for by a name of its own.

use crate::screens::{accepted_store, page};
use std::collections::BTreeSet;
use unkink::cli::{Asked, Streams, run};
use unkink::domain::screen::Screen;
use unkink::ui::route::Route;

fn asked(arguments: &[&str]) -> (Asked, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let streams = Streams { input: &mut std::io::empty(), out: &mut out, err: &mut err };
    let asked = run(["unkink"].iter().chain(arguments), streams);
    (asked, String::from_utf8(err).unwrap())
}

#[test]
fn every_screen_with_a_name_is_a_page_at_its_path() {
    let names: BTreeSet<&str> = Screen::ALL.into_iter().map(Screen::id).collect();
    assert_eq!(names.len(), Screen::ALL.len());
    for screen in Screen::ALL {
        let route: Route = screen.path().parse().unwrap_or_else(|error| panic!("{screen:?}: {error}"));
        assert_eq!(route.to_string(), screen.path());
        let page = page(screen.id(), screen.path(), accepted_store(), || ());
        // The sheet opens on Today once the window is there.
        assert!(screen == Screen::Log || page.html.contains("<h1"), "{screen:?} has no heading");
    }
}

#[test]
fn the_window_is_asked_for_at_a_screen() {
    for screen in Screen::ALL {
        let (asked, _) = asked(&["--open", screen.id()]);
        assert_eq!(asked, Asked::Window { data_dir: None, screen: Some(screen) });
    }
    assert_eq!(asked(&[]).0, Asked::Window { data_dir: None, screen: None });
}

#[test]
fn a_screen_that_is_not_there_is_refused_with_those_that_are() {
    let (asked, said) = asked(&["--open", "player"]);
    assert_eq!(asked, Asked::Done(2));
    assert!(said.contains("player"), "{said}");
    for screen in Screen::ALL {
        assert!(said.contains(screen.id()), "{} is not named: {said}", screen.id());
    }
}

#[test]
fn a_screen_is_not_opened_beside_a_command() {
    let (asked, said) = asked(&["--open", "log", "doctor"]);
    assert_eq!(asked, Asked::Done(2));
    assert!(said.contains("--open is for the window and stands without a command"), "{said}");
}
