//! Proves `platform::window_place`: kept on the device, tolerant of garbage and of screens that are gone.

use std::fs;
use tempfile::tempdir;
use unkink::platform::window_place::{Area, WindowPlace, first_window, keep, read};

fn area(x: f64, y: f64, width: f64, height: f64) -> Area {
    Area { x, y, width, height }
}

fn place(x: f64, y: f64, width: f64, height: f64) -> WindowPlace {
    WindowPlace { area: area(x, y, width, height), maximized: false }
}

#[test]
fn a_place_is_read_as_it_was_kept() {
    let folder = tempdir().unwrap();
    let caches = folder.path().join("not/there/yet");
    assert_eq!(read(&caches), None);
    for kept in [place(-1200.0, 0.5, 390.0, 844.0), WindowPlace { maximized: true, ..place(0.0, 0.0, 1100.0, 760.0) }] {
        keep(&caches, &kept);
        assert_eq!(read(&caches), Some(kept));
    }
    let names: Vec<_> = fs::read_dir(&caches).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names, ["window.json"], "nothing else is left there");
}

#[test]
fn garbage_is_no_place() {
    let folder = tempdir().unwrap();
    let garbage: [&[u8]; 9] = [
        b"",
        b"{",
        b"null",
        b"[1,2,3,4]",
        br#"{"x":1,"y":1,"width":390}"#,
        br#"{"x":"1","y":1,"width":390,"height":844}"#,
        br#"{"x":1,"y":1,"width":-390,"height":844}"#,
        br#"{"x":1e300,"y":1,"width":390,"height":844}"#,
        b"\xff\xfe\x00",
    ];
    for text in garbage {
        fs::write(folder.path().join("window.json"), text).unwrap();
        assert_eq!(read(folder.path()), None, "{}", String::from_utf8_lossy(text));
    }
    fs::remove_file(folder.path().join("window.json")).unwrap();
    fs::create_dir(folder.path().join("window.json")).unwrap();
    keep(folder.path(), &place(0.0, 0.0, 390.0, 844.0));
    assert_eq!(read(folder.path()), None, "a folder stands there");
}

#[test]
fn a_place_is_taken_only_where_a_hand_can_get_hold_of_it() {
    let (left, right) = (area(0.0, 0.0, 1280.0, 720.0), area(1280.0, 0.0, 1920.0, 1080.0));
    let cases = [
        ("as it was", place(100.0, 80.0, 390.0, 600.0), Some(place(100.0, 80.0, 390.0, 600.0))),
        ("on the second screen", place(1500.0, 80.0, 800.0, 900.0), Some(place(1500.0, 80.0, 800.0, 900.0))),
        ("larger than its screen", place(0.0, 0.0, 1300.0, 900.0), Some(place(0.0, 0.0, 1280.0, 720.0))),
        ("a corner is left", place(-350.0, 0.0, 390.0, 600.0), None),
        ("its top is above the screen", place(100.0, -50.0, 390.0, 600.0), None),
        ("its top is at the lower edge", place(100.0, 700.0, 390.0, 600.0), None),
        ("on a screen that is gone", place(4000.0, 80.0, 390.0, 600.0), None),
    ];
    for (name, was, is) in cases {
        assert_eq!(was.on(&[left, right]), is, "{name}");
    }
    assert_eq!(place(1500.0, 80.0, 800.0, 900.0).on(&[left]), None, "the second screen was taken away");
    assert_eq!(place(0.0, 0.0, 390.0, 600.0).on(&[]), None, "no screen is known");
}

#[test]
fn a_second_window_is_told_that_it_is_not_the_first() {
    let folder = tempdir().unwrap();
    let first = first_window(folder.path());
    assert!(first.is_some());
    assert!(first_window(folder.path()).is_none());
    drop(first);
    assert!(first_window(folder.path()).is_some());
}
