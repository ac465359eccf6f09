//! The style sheet and what is drawn with it: neither has what the other does not know.

use crate::architecture::source::Source;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use unkink::ui::style::SHEET;

/// Classes without a look of their own: a script or a test finds its place by them, or they name a part of the figure.
const HOOKS: [&str; 14] = [
    "fig-arm",
    "fig-ground",
    "fig-head",
    "fig-held",
    "fig-leg",
    "fig-pillow",
    "fig-roller",
    "fig-seat",
    "fig-shade",
    "fig-throat",
    "fig-trunk",
    "figure__arrows",
    "figure__body",
    "history",
];

/// Set where something is drawn, as part of its own style.
const DRAWN: [&str; 5] = ["--p", "--v", "--foot", "--share", "--side"];

/// A rule: the words before its braces and what stands between them.
struct Rule {
    selector: String,
    body: String,
}

/// Every rule of the sheet, those inside of media and layers too.
fn rules() -> Vec<Rule> {
    let mut text = String::new();
    let mut rest = SHEET;
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        rest = comment.split_once("*/").expect("a comment ends").1;
    }
    text.push_str(rest);
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some((before, inside)) = rest.split_once('{') {
        let selector = before.rsplit(['}', ';']).next().unwrap_or_default().trim().to_owned();
        rest = inside;
        if !selector.starts_with('@') {
            let (body, after) = inside.split_once('}').expect("a rule ends");
            found.push(Rule { selector, body: body.to_owned() });
            rest = after;
        }
    }
    found
}

/// The words in `text` that come right after `mark`.
fn after(text: &str, mark: &str) -> BTreeSet<String> {
    let word =
        |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect::<String>();
    text.split(mark).skip(1).map(word).filter(|word| word.starts_with(char::is_alphabetic)).collect()
}

fn classes_of_the_sheet() -> BTreeSet<String> {
    rules().iter().flat_map(|rule| after(&rule.selector, ".")).collect()
}

fn files(folder: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => files(path.to_str().expect("a name"), found),
            false => found.push(path),
        }
    }
}

/// The source below `folders`.
fn sources(folders: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for folder in folders {
        match Path::new(folder).is_dir() {
            true => files(folder, &mut found),
            false => found.push(PathBuf::from(folder)),
        }
    }
    found.iter().map(|path| fs::read_to_string(path).expect("the source can be read")).collect()
}

/// The end of the value that begins in `text`: the first comma, semicolon or bracket that closes what was not opened.
fn value(text: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return &text[..at],
            ')' | ']' | '}' => depth -= 1,
            ',' | ';' if depth == 0 => return &text[..at],
            _ => {}
        }
    }
    text
}

/// The contents of the strings in a piece of source.
fn literals(text: &str) -> Vec<String> {
    Source::read("", text).strings.into_iter().map(|string| string.text).collect()
}

/// The words of every `class` that screens and figures are drawn with. One that is built ends where its `{` begins.
fn classes_of_the_screens() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for source in sources(&["src/ui", "src/app.rs"]) {
        found.extend(after(&source, "class=\""));
        for mark in ["class: ", "class = "] {
            for rest in source.split(mark).skip(1) {
                let value = value(rest);
                // What a condition compares with is no class.
                let texts = literals(value).into_iter().filter(|text| !value.contains(&format!("== \"{text}\"")));
                for text in texts {
                    found.extend(text.split_whitespace().map(str::to_owned));
                }
            }
        }
    }
    for source in sources(&["src/domain/figure"]) {
        for text in literals(&source) {
            let words =
                text.split_whitespace().filter(|word| ["fig-", "prop-", "is-"].iter().any(|p| word.starts_with(p)));
            found.extend(words.map(str::to_owned));
        }
    }
    for source in sources(&["assets/page.js", "assets/figure.js"]) {
        found.extend(after(&source, "classList.add('"));
    }
    found
}

/// Whether a word of the screens, which may be built (`signs--t{tier}`), can be this class.
fn names(word: &str, class: &str) -> bool {
    match word.split_once('{') {
        Some((begin, _)) => class.strip_prefix(begin).is_some_and(|end| end.parse::<u8>().is_ok()),
        None => word == class,
    }
}

#[test]
fn every_class_of_the_sheet_is_drawn_somewhere() {
    let drawn = classes_of_the_screens();
    let sheet = classes_of_the_sheet();
    let unused: Vec<_> = sheet.iter().filter(|class| !drawn.iter().any(|word| names(word, class))).collect();
    assert!(unused.is_empty(), "no screen has these classes, take their rules out of assets/styles: {unused:?}");
    assert!(sheet.len() > 300, "the sheet is read: {}", sheet.len());
}

#[test]
fn every_class_of_the_screens_has_a_rule() {
    let sheet = classes_of_the_sheet();
    let has_rule = |word: &String| sheet.iter().any(|class| names(word, class));
    let bare: Vec<_> = classes_of_the_screens()
        .into_iter()
        .filter(|word| !has_rule(word) && !HOOKS.contains(&word.as_str()))
        .collect();
    assert!(bare.is_empty(), "assets/styles has no rule for these classes, take them out of src/ui: {bare:?}");
}

#[test]
fn every_value_with_a_name_is_used_and_every_used_one_has_a_value() {
    let declared: BTreeSet<String> = rules()
        .iter()
        .flat_map(|rule| rule.body.split(';').filter_map(|line| line.trim().split_once(':')).map(|(name, _)| name))
        .filter(|name| name.starts_with("--"))
        .map(str::to_owned)
        .collect();
    let used: BTreeSet<String> = after(SHEET, "var(--").into_iter().map(|name| format!("--{name}")).collect();
    let unused: Vec<_> = declared.difference(&used).collect();
    assert!(unused.is_empty(), "nothing uses these values: {unused:?}");
    let unknown: Vec<_> = used.difference(&declared).filter(|name| !DRAWN.contains(&name.as_str())).collect();
    assert!(unknown.is_empty(), "these have no value: {unknown:?}");
}

#[test]
fn each_theme_is_written_once_and_names_the_same_colours() {
    let themes = [
        ":root",
        ":root[data-theme='dark']",
        ":root[data-contrast='more']",
        ":root[data-contrast='more'][data-theme='dark']",
    ];
    let colours = |rule: &Rule| -> BTreeSet<String> {
        let lines = rule.body.split(';').filter_map(|line| line.trim().split_once(':'));
        let colours = lines.filter(|(name, value)| name.starts_with("--") && value.trim().starts_with('#'));
        colours.map(|(name, _)| name.to_owned()).collect()
    };
    let rules = rules();
    let with_ground: Vec<&Rule> = rules.iter().filter(|rule| rule.body.contains("--bg:")).collect();
    let written: Vec<&str> = with_ground.iter().map(|rule| rule.selector.as_str()).collect();
    assert_eq!(written, themes, "each theme stands once in assets/styles/tokens.css");
    let light = colours(with_ground[0]);
    assert!(light.len() > 60, "the colours are read: {}", light.len());
    for theme in &with_ground {
        let own = colours(theme);
        let missing: Vec<_> = light.symmetric_difference(&own).filter(|name| *name != "--rib").collect();
        assert!(missing.is_empty(), "only one of light and {} has {missing:?}", theme.selector);
    }
    for query in ["prefers-color-scheme", "prefers-contrast", "prefers-reduced-motion"] {
        assert!(!SHEET.contains(query), "page.js asks for {query}, so that nothing is written twice");
    }
}

/// Relative luminance of `#rrggbb` (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let part = u8::from_str_radix(&colour[at..at + 2], 16).unwrap_or_else(|_| panic!("{colour} is no colour"));
        let share = f64::from(part) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn the_near_limb_has_more_contrast_to_the_stage_than_the_far_one_in_every_theme() {
    let rules = rules();
    let themes: Vec<&Rule> = rules.iter().filter(|rule| rule.body.contains("--bg:")).collect();
    assert_eq!(themes.len(), 4);
    for theme in themes {
        let value = |name: &str| {
            let line = theme.body.split(';').find_map(|line| line.trim().strip_prefix(&format!("--{name}:")));
            luminance(line.unwrap_or_else(|| panic!("{} has no --{name}", theme.selector)).trim())
        };
        for ground in ["stage", "floor"] {
            let contrast = |name: &str| {
                let (one, other) = (value(name), value(ground));
                (one.max(other) + 0.05) / (one.min(other) + 0.05)
            };
            for part in ["skin", "top", "bottom"] {
                let (near, far) = (contrast(part), contrast(&format!("{part}-far")));
                let what = format!("{}, {part} on the {ground}: near {near:.2}, far {far:.2}", theme.selector);
                assert!(near > far * 1.3, "{what}");
                assert!(near > 2.7, "{what}");
            }
        }
    }
}
