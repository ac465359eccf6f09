//! The texts and pictures of the stores (`fastlane`, in F-Droid's layout), and the page of software centres.

use super::{files, text, top};
use roxmltree::Document;
use std::fs;

const FOLDER: &str = "fastlane/metadata/android/en-US";

/// Width and height of a PNG.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[1..4], b"PNG");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn texts_fit_the_stores() {
    for (name, most) in [("title", 30), ("short_description", 80), ("full_description", 4000)] {
        let text = text(&format!("{FOLDER}/{name}.txt"));
        let length = text.trim_end().chars().count();
        assert!((1..=most).contains(&length), "{name}: {length} of {most} characters");
    }
    let parts: Vec<u32> = env!("CARGO_PKG_VERSION").split('.').map(|part| part.parse().unwrap()).collect();
    let code = parts[0] * 10_000 + parts[1] * 100 + parts[2];
    let news = text(&format!("{FOLDER}/changelogs/{code}.txt"));
    assert!(news.chars().count() <= 500, "F-Droid cuts what is longer than 500 characters");
}

#[test]
fn no_text_promises_what_the_program_must_not() {
    let texts: String = files(FOLDER, ".txt").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let texts = format!("{texts}{}", text("assets/desktop/app.unkink.Unkink.metainfo.xml")).to_lowercase();
    for word in ["cure", "heal ", "diagnose ", "guarantee", "clinically proven", "doctor-approved", "you are fine"] {
        assert!(!texts.contains(word), "{word}");
    }
    assert!(texts.contains("cannot examine anyone") && texts.contains("does not replace a doctor"));
}

#[test]
fn pictures_are_those_of_readme() {
    let pictures = files(&format!("{FOLDER}/images/phoneScreenshots"), ".png");
    assert!((4..=8).contains(&pictures.len()), "stores take eight at most");
    for path in pictures {
        let name = path.file_name().unwrap().to_str().unwrap();
        let (number, shown) = name.split_once('-').unwrap();
        assert!(number.parse::<u8>().is_ok(), "{name}");
        let there = fs::read(top().join("assets/pictures").join(shown)).expect("a picture of that name");
        assert!(fs::read(&path).unwrap() == there, "{name} is another picture than assets/pictures/{shown}");
    }
    assert_eq!(size(&fs::read(top().join(FOLDER).join("images/icon.png")).unwrap()), (512, 512));
}

#[test]
fn software_centres_find_the_menu_entry() {
    let page = text("assets/desktop/app.unkink.Unkink.metainfo.xml");
    let page = Document::parse(&page).expect("XML");
    let said = |name: &str| page.descendants().find(|node| node.has_tag_name(name)).and_then(|node| node.text());
    assert_eq!(said("id"), Some("app.unkink.Unkink"));
    assert_eq!(said("launchable"), Some("app.unkink.Unkink.desktop"));
    assert_eq!(said("project_license"), Some(env!("CARGO_PKG_LICENSE")));
    assert_eq!(said("binary"), Some(env!("CARGO_PKG_NAME")));
}
