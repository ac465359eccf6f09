//! What Android reads: Kotlin, the manifest and the resources. Rust calls Kotlin by name alone, so each name and type is
//! held here against the other.

use super::{files, text};
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use tree_sitter::{Parser, Tree};
use unkink::domain::screen::Screen;

const KOTLIN: &str = "src/platform/android/MainActivity.kt";
const MANIFEST: &str = "src/platform/android/AndroidManifest.xml";
const RESOURCES: &str = "src/platform/android/res";
const SPACE: &str = "http://schemas.android.com/apk/res/android";

fn kotlin(code: &str) -> Tree {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_kotlin_ng::LANGUAGE.into()).expect("the grammar of Kotlin");
    parser.parse(code, None).expect("a tree")
}

fn said<'a>(node: tree_sitter::Node<'_>, code: &'a str) -> &'a str {
    &code[node.byte_range()]
}

fn children<'a>(node: tree_sitter::Node<'a>) -> Vec<tree_sitter::Node<'a>> {
    (0..node.child_count()).filter_map(|at| node.child(at)).collect()
}

/// A type of Kotlin as Java's machine writes it; none where Rust has no business with it.
fn machine(kotlin: &str) -> Option<&'static str> {
    Some(match kotlin {
        "String" => "Ljava/lang/String;",
        "Boolean" => "Z",
        "Int" => "I",
        "Float" => "F",
        _ => return None,
    })
}

/// The functions of a class that can be called from outside, each with its parameters and its result.
fn public_functions(tree: &Tree, code: &str, class: &str) -> BTreeMap<String, (Vec<String>, Option<String>)> {
    let mut found = BTreeMap::new();
    for class in children(tree.root_node()).into_iter().filter(|node| {
        node.kind() == "class_declaration"
            && node.child_by_field_name("name").is_some_and(|name| said(name, code) == class)
    }) {
        let body = children(class).into_iter().find(|node| node.kind() == "class_body").expect("a body");
        for function in children(body).into_iter().filter(|node| node.kind() == "function_declaration") {
            let parts = children(function);
            let is_own = parts.iter().any(|part| part.kind() == "modifiers");
            if is_own {
                continue;
            }
            let name = function.child_by_field_name("name").expect("a name");
            let list = parts.iter().find(|part| part.kind() == "function_value_parameters").expect("parameters");
            let types = |node: &tree_sitter::Node<'_>| {
                children(*node)
                    .into_iter()
                    .find(|part| part.kind().ends_with("_type"))
                    .map(|part| said(part, code).to_owned())
            };
            let parameters =
                children(*list).iter().filter(|part| part.kind() == "parameter").filter_map(types).collect();
            let after = parts.iter().skip_while(|part| part.kind() != "function_value_parameters").skip(1);
            let result =
                after.clone().find(|part| part.kind().ends_with("_type")).map(|part| said(*part, code).to_owned());
            found.insert(said(name, code).to_owned(), (parameters, result));
        }
    }
    found
}

/// The calls of the activity in Rust: name and signature.
fn calls() -> BTreeMap<String, String> {
    let code = text("src/platform/activity.rs");
    let mut found = BTreeMap::new();
    let mut signature = String::new();
    for line in code.lines().map(str::trim) {
        if let Some(given) = line.strip_prefix("let signature = \"") {
            signature = given.trim_end_matches("\";").to_owned();
        }
        if let Some((_, call)) = line.split_once("env.call_method(activity, \"") {
            let (name, rest) = call.split_once("\", ").expect("a name");
            let given = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')).map(|(given, _)| given.to_owned());
            found.insert(name.to_owned(), given.unwrap_or_else(|| signature.clone()));
        }
    }
    found
}

fn xml(path: &str, look: impl FnOnce(&Document<'_>)) {
    let text = text(path);
    look(&Document::parse(&text).unwrap_or_else(|error| panic!("{path}: {error}")));
}

fn named<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attribute((SPACE, name)).unwrap_or_else(|| panic!("{:?} has no {name}", node.tag_name()))
}

#[test]
fn kotlin_is_kotlin() {
    let code = text(KOTLIN);
    assert!(!kotlin(&code).root_node().has_error(), "{}", kotlin(&code).root_node().to_sexp());
    assert!(kotlin("class A { fun (x: Int { }").root_node().has_error(), "what is broken is found");
    assert!(code.starts_with("package dev.dioxus.main\n"), "dx puts it there");
    assert!(code.contains("typealias BuildConfig = app.unkink.BuildConfig"), "what dx generates asks for it");
}

#[test]
fn rust_calls_what_kotlin_has() {
    let code = text(KOTLIN);
    let functions = public_functions(&kotlin(&code), &code, "MainActivity");
    let mut calls = calls();
    // Of the system's own activity.
    assert_eq!(calls.remove("getFilesDir").as_deref(), Some("()Ljava/io/File;"));
    let there: BTreeMap<String, String> = functions
        .iter()
        .map(|(name, (parameters, result))| {
            let parameters: String =
                parameters.iter().map(|kind| machine(kind).unwrap_or_else(|| panic!("{name} takes {kind}"))).collect();
            let result =
                result.as_deref().map_or("V", |kind| machine(kind).unwrap_or_else(|| panic!("{name} gives {kind}")));
            (name.clone(), format!("({parameters}){result}"))
        })
        .collect();
    assert_eq!(calls, there, "src/platform/activity.rs and {KOTLIN} differ");
}

#[test]
fn what_rust_calls_is_kept_when_the_package_is_made_small() {
    let java = |kind: &str| match kind {
        "String" => "java.lang.String",
        "Boolean" => "boolean",
        "Int" => "int",
        "Float" => "float",
        other => panic!("{other}"),
    };
    let code = text(KOTLIN);
    let functions = public_functions(&kotlin(&code), &code, "MainActivity");
    let wanted: BTreeSet<String> = functions
        .iter()
        .map(|(name, (parameters, result))| {
            let parameters: Vec<&str> = parameters.iter().map(|kind| java(kind)).collect();
            format!("public {} {name}({});", result.as_deref().map_or("void", java), parameters.join(", "))
        })
        .collect();
    let kept = text("src/platform/android/keep.pro");
    let kept: BTreeSet<String> =
        kept.lines().filter(|line| line.starts_with("  ")).map(|line| line.trim().to_owned()).collect();
    assert_eq!(kept, wanted);
}

/// Each permission, and by what the code shows that it is used.
const PERMISSIONS: [(&str, &str, &str); 4] = [
    ("INTERNET", "src/app/window.rs", "ws://127.0.0.1"),
    ("VIBRATE", KOTLIN, "vibrator.vibrate("),
    ("POST_NOTIFICATIONS", KOTLIN, "Manifest.permission.POST_NOTIFICATIONS"),
    ("RECEIVE_BOOT_COMPLETED", MANIFEST, "android.intent.action.BOOT_COMPLETED"),
];

#[test]
fn a_permission_is_asked_for_where_it_is_used_and_nowhere_else() {
    xml(MANIFEST, |manifest| {
        let asked: BTreeSet<&str> = manifest
            .descendants()
            .filter(|node| node.has_tag_name("uses-permission"))
            .map(|node| named(node, "name").strip_prefix("android.permission.").unwrap())
            .collect();
        assert_eq!(asked, PERMISSIONS.iter().map(|(name, _, _)| *name).collect());
    });
    for (name, file, use_of) in PERMISSIONS {
        assert!(text(file).contains(use_of), "{name} is not used in {file}");
    }
    let code = text(KOTLIN);
    for (call, permission) in
        [("setExact", "SCHEDULE_EXACT_ALARM"), ("ACTION_CALL", "CALL_PHONE"), ("WakeLock", "WAKE_LOCK")]
    {
        assert!(!code.contains(call), "{call} needs {permission}");
    }
}

#[test]
fn the_manifest_names_classes_that_are_there_and_lets_nobody_else_in() {
    let code = text(KOTLIN);
    let tree = kotlin(&code);
    let classes: BTreeSet<&str> = children(tree.root_node())
        .into_iter()
        .filter(|node| node.kind() == "class_declaration")
        .filter_map(|node| node.child_by_field_name("name"))
        .map(|name| said(name, &code))
        .collect();
    xml(MANIFEST, |manifest| {
        for node in
            manifest.descendants().filter(|node| ["activity", "receiver", "service"].contains(&node.tag_name().name()))
        {
            let name = named(node, "name").strip_prefix("dev.dioxus.main.").expect("the package dx generates");
            assert!(classes.contains(name), "{name} is not in {KOTLIN}");
            assert_eq!(named(node, "exported") == "true", name == "MainActivity", "{name}");
        }
        let activity = manifest.descendants().find(|node| node.has_tag_name("activity")).unwrap();
        assert_eq!(named(activity, "launchMode"), "singleTask");
        // Each of these would end the program in the middle of a routine.
        for change in
            ["uiMode", "fontScale", "density", "locale", "orientation", "screenSize", "smallestScreenSize", "keyboard"]
        {
            assert!(named(activity, "configChanges").split('|').any(|taken| taken == change), "{change}");
        }
        let library =
            activity.descendants().find(|node| node.attribute((SPACE, "name")) == Some("android.app.lib_name"));
        assert_eq!(named(library.expect("the library"), "value"), "main");
    });
}

#[test]
fn health_notes_go_to_no_cloud_and_to_a_new_phone() {
    xml(MANIFEST, |manifest| {
        let app = manifest.descendants().find(|node| node.has_tag_name("application")).unwrap();
        assert_eq!(named(app, "allowBackup"), "false");
        assert_eq!(named(app, "dataExtractionRules"), "@xml/data_extraction_rules");
        assert!(app.attribute((SPACE, "usesCleartextTraffic")).is_none());
        assert!(app.attribute((SPACE, "debuggable")).is_none());
    });
    xml(&format!("{RESOURCES}/xml/data_extraction_rules.xml"), |rules| {
        let part = |name: &str| rules.descendants().find(|node| node.has_tag_name(name)).expect("a part");
        let all = |name: &str, tag: &str| -> BTreeSet<String> {
            let found = part(name).children().filter(|node| node.has_tag_name(tag));
            found.map(|node| node.attribute("domain").unwrap().to_owned()).collect()
        };
        let domains = ["root", "file", "database", "sharedpref", "external"].map(str::to_owned);
        assert_eq!(all("cloud-backup", "exclude"), domains.into());
        assert_eq!(all("device-transfer", "include"), ["file".to_owned()].into());
    });
}

#[test]
fn a_shared_file_is_lent_from_the_folder_for_it_alone() {
    xml(&format!("{RESOURCES}/xml/file_paths.xml"), |paths| {
        let lent: Vec<_> = paths.root_element().children().filter(Node::is_element).collect();
        assert_eq!(lent.len(), 1);
        assert_eq!((lent[0].tag_name().name(), lent[0].attribute("path")), ("cache-path", Some("outbox/")));
    });
    assert!(text("src/platform/files.rs").contains("join(\"outbox\")"));
    xml(MANIFEST, |manifest| {
        let provider = manifest.descendants().find(|node| node.has_tag_name("provider")).expect("a provider");
        assert_eq!((named(provider, "exported"), named(provider, "authorities")), ("false", "app.unkink.files"));
    });
    assert!(text(KOTLIN).contains("\"$packageName.files\""));
}

#[test]
fn the_icon_has_the_shortcuts_of_every_device() {
    let mut words = BTreeMap::new();
    xml(&format!("{RESOURCES}/values/shortcuts.xml"), |strings| {
        for string in strings.descendants().filter(|node| node.has_tag_name("string")) {
            words.insert(string.attribute("name").unwrap().to_owned(), string.text().unwrap().to_owned());
        }
    });
    xml(&format!("{RESOURCES}/xml/shortcuts.xml"), |shortcuts| {
        let found: Vec<_> = shortcuts
            .descendants()
            .filter(|node| node.has_tag_name("shortcut"))
            .map(|node| {
                let intent = node.children().find(|node| node.has_tag_name("intent")).expect("an intent");
                assert_eq!(named(intent, "targetClass"), "dev.dioxus.main.MainActivity");
                let extra = intent.children().find(|node| node.has_tag_name("extra")).expect("the screen");
                assert!(text(KOTLIN).contains(&format!("getStringExtra(\"{}\")", named(extra, "name"))));
                let label = named(node, "shortcutShortLabel").strip_prefix("@string/").unwrap();
                (named(node, "shortcutId").to_owned(), words[label].clone(), named(extra, "value").to_owned())
            })
            .collect();
        let wanted =
            Screen::SHORTCUTS.map(|(screen, name)| (screen.id().to_owned(), name.to_owned(), screen.path().to_owned()));
        assert_eq!(found, wanted);
    });
}

#[test]
fn resources_are_xml_and_those_that_are_named_are_there() {
    // What dx generates itself.
    const OF_DX: [&str; 2] = ["string/app_name", "xml/network_security_config"];
    let mut there: BTreeSet<String> = OF_DX.map(str::to_owned).into();
    let mut wanted = BTreeSet::new();
    let mut all = files(RESOURCES, ".xml");
    all.push(super::top().join(MANIFEST));
    for path in all {
        let text = fs::read_to_string(&path).unwrap();
        let read = Document::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let folder = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        let kind = folder.split('-').next().unwrap();
        if kind == "values" {
            let named = read.root_element().children().filter(Node::is_element);
            there.extend(named.map(|node| format!("{}/{}", node.tag_name().name(), node.attribute("name").unwrap())));
        } else {
            there.insert(format!("{kind}/{}", path.file_stem().unwrap().to_str().unwrap()));
        }
        for node in read.descendants() {
            let values = node.attributes().map(|attribute| attribute.value().to_owned());
            let values: Vec<String> = values.chain(node.text().map(str::to_owned)).collect();
            let names = values.iter().filter_map(|value| value.trim().strip_prefix('@'));
            wanted.extend(names.filter(|name| !name.starts_with("android:")).map(str::to_owned));
        }
    }
    assert!(text(KOTLIN).contains("R.drawable.ic_notice"));
    wanted.insert("drawable/ic_notice".to_owned());
    let missing: Vec<_> = wanted.difference(&there).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
