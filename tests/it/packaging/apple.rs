//! What Apple's systems read.

use super::{text, top};
use plist::{Dictionary, Value};

fn read(path: &str) -> Dictionary {
    let list = Value::from_reader_xml(text(path).as_bytes()).unwrap_or_else(|error| panic!("{path}: {error}"));
    list.into_dictionary().expect("a dictionary")
}

fn said<'a>(list: &'a Dictionary, key: &str) -> &'a str {
    list.get(key).and_then(Value::as_string).unwrap_or_else(|| panic!("{key} is missing"))
}

#[test]
fn an_iphone_is_told_the_version_the_name_and_icons_that_are_there() {
    let list = read("src/platform/ios/Info.plist");
    assert_eq!(said(&list, "CFBundleShortVersionString"), env!("CARGO_PKG_VERSION"));
    assert_eq!(said(&list, "CFBundleIdentifier"), "app.unkink");
    assert_eq!(said(&list, "CFBundleExecutable"), env!("CARGO_PKG_NAME"));
    assert!(list.get("UILaunchScreen").is_some() && list.get("UILaunchStoryboardName").is_none());
    for key in ["CFBundleIcons", "CFBundleIcons~ipad"] {
        let icons = list.get(key).and_then(Value::as_dictionary).unwrap();
        let primary = icons.get("CFBundlePrimaryIcon").and_then(Value::as_dictionary).unwrap();
        for name in primary.get("CFBundleIconFiles").and_then(Value::as_array).unwrap() {
            let name = name.as_string().unwrap();
            let mut there = super::files("assets/icons/ios", ".png").into_iter();
            assert!(there.any(|path| path.file_name().unwrap().to_str().unwrap().starts_with(name)), "{name}");
        }
    }
}

#[test]
fn an_iphone_is_asked_for_nothing_that_needs_a_reason() {
    let list = read("src/platform/ios/Info.plist");
    let asked: Vec<_> = list.keys().filter(|key| key.ends_with("UsageDescription")).collect();
    assert!(asked.is_empty(), "{asked:?}");
    assert!(list.get("NSAppTransportSecurity").is_none(), "nothing remote is loaded");
}

#[test]
fn a_mac_is_told_which_program_to_start() {
    let list = read("assets/desktop/macos.plist");
    assert_eq!(said(&list, "CFBundleExecutable"), env!("CARGO_PKG_NAME"));
    let oldest = format!("minimum_system_version = \"{}\"", said(&list, "LSMinimumSystemVersion"));
    assert!(text("Dioxus.toml").contains(&oldest), "Dioxus.toml says another oldest system");
    assert!(top().join("assets/icons/512.png").is_file());
}
