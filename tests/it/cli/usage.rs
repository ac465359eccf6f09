//! Arguments, help, statuses, and outputs that break.

use super::{Home, finish, program, start};
use std::fs::OpenOptions;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use unkink::domain::words::entry::options;

#[test]
fn help_lists_the_commands_there_are() {
    let ran = finish(start(program(&["--help"])), "");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    for command in [
        "routines",
        "exercises",
        "plan",
        "play",
        "log",
        "urge",
        "journal",
        "edit",
        "delete",
        "undelete",
        "trash",
        "day",
        "stats",
        "insights",
        "check",
        "seen",
        "profile",
        "summary",
        "export",
        "questions",
        "rules",
        "import",
        "reminders",
        "backup",
        "restore",
        "doctor",
    ] {
        assert!(ran.out.contains(&format!("\n  {command} ")), "{command} is missing:\n{}", ran.out);
        let ran = finish(start(program(&[command, "--help"])), "");
        assert_eq!(ran.status, 0, "{command} --help");
        assert!(ran.out.contains("Usage: unkink "), "{command} --help");
    }
}

#[test]
fn the_version_is_the_packages() {
    let ran = finish(start(program(&["--version"])), "");
    assert_eq!((ran.status, ran.out.trim()), (0, concat!("unkink ", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn without_a_command_and_a_display_one_line_names_what_works() {
    let ran = finish(start(program(&[])), "");
    ran.refused(1, &["`unkink play`", "--help"]);
    assert_eq!(ran.err.lines().count(), 1);
}

#[test]
fn what_makes_no_sense_is_wrong_usage() {
    for arguments in [
        &["crack"][..],
        &["plan"],
        &["play"],
        &["urge"],
        &["edit"],
        &["edit", "x"],
        &["edit", "0", "--pain", "1"],
        &["delete", "-1"],
        &["plan", "cat_cow", "--speed", "2"],
        &["routines", "more"],
        &["log", "--at", "2026-11-20T10:00:00Z", "--ago", "5m"],
        &["log", "--pain"],
        &["check", "--who", "us"],
        &["seen", "--exercise", "maybe"],
        &["seen", "x"],
        &["--data-dir"],
        &["--data-dir", "", "routines"],
    ] {
        Home::new().run(arguments).refused(2, &[]);
    }
}

#[test]
fn the_data_folder_may_be_named_before_or_after_the_command() {
    let (home, other) = (Home::new(), Home::new());
    let folder = other.folder.to_str().unwrap();
    home.ok(&["--data-dir", folder, "log"]);
    home.ok(&["log", "--data-dir", folder]);
    assert!(!home.folder.exists(), "the named folder goes before the variable");
    assert_eq!(other.listed(&[]), [2, 1]);
}

#[test]
fn what_only_reads_makes_nothing_and_finds_nothing() {
    let home = Home::new();
    for arguments in [
        &["routines"][..],
        &["exercises"],
        &["plan", "neck_ease_5"],
        &["plan", "neck_ease_5", "--no-gates"],
        &["journal"],
        &["stats"],
        &["insights"],
        &["profile"],
        &["doctor"],
        &["questions"],
        &["rules"],
    ] {
        home.ok(arguments);
        home.json(arguments);
        assert!(!home.folder.exists(), "{arguments:?} made the folder");
    }
    let checked = home.run_with(&["check", "--answers", "-", "--json"], r#"{"answers":{}}"#);
    assert_eq!(checked.status, 0);
    assert!(!home.folder.exists());
}

#[test]
fn what_only_reads_content_needs_no_records() {
    let home = Home::new();
    std::fs::write(&home.folder, "a file where the folder should be").unwrap();
    for arguments in [
        &["exercises"][..],
        &["questions"],
        &["rules"],
        &["plan", "neck_ease_5", "--no-gates"],
        &["plan", "cat_cow", "--no-gates"],
    ] {
        home.ok(arguments);
    }
    for arguments in [&["routines"][..], &["plan", "neck_ease_5"], &["play", "cat_cow"], &["log"], &["journal"]] {
        home.run(arguments).refused(1, &[home.folder.to_str().unwrap(), "file"]);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let home = Home::new();
    for arguments in
        [&["routines"][..], &["plan", "strength_base_12"], &["questions"], &["rules", "--json"], &["--help"]]
    {
        let mut child = start(home.command(arguments));
        drop(child.stdout.take());
        let ran = finish(child, "");
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{arguments:?}");
    }
    let mut child = start(home.command(&["questions"]));
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let ran = finish(child, "");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(first.starts_with("A "));
}

#[test]
fn what_is_kept_is_kept_whether_or_not_anybody_listens() {
    let home = Home::new();
    let deaf = |arguments: &[&str], input: &str| {
        let mut child = start(home.command(arguments));
        drop((child.stdout.take(), child.stderr.take()));
        finish(child, input).status
    };
    assert_eq!(deaf(&["log", "--tag", "chest_pain"], ""), 0);
    assert_eq!(deaf(&["urge", "--level", "3", "--json"], ""), 0);
    let sheets = "{\"answers\":{\"age_years\":44}}\n".repeat(60);
    assert_eq!(deaf(&["check", "--answers", "-", "--save", "--json"], &sheets), 0);
    assert_eq!(deaf(&["check", "--answers", "-", "--save"], &(sheets + "{}\n")), 1);
    let counts = &home.json(&["doctor"])["counts"];
    assert_eq!((counts["entries"].as_u64(), counts["urges"].as_u64()), (Some(1), Some(1)));
    assert_eq!(counts["checks"].as_u64(), Some(120));
}

#[test]
fn wrong_usage_stays_wrong_usage_whether_or_not_anybody_listens() {
    for arguments in [&["log", "--regio", "neck"][..], &["crack"], &["log", "--pain", "11"]] {
        let mut child = start(Home::new().command(arguments));
        drop(child.stderr.take());
        assert_eq!(finish(child, "").status, 2, "{arguments:?}");
    }
}

#[test]
fn what_is_refused_is_said_in_words() {
    let home = Home::new();
    home.ok(&["log"]);
    for (arguments, status, said) in [
        (&["delete", "x"][..], 2, "it takes the number of a record"),
        (&["delete", "0"], 2, "it takes the number of a record"),
        (&["undelete", "1"], 1, "entry 1 is not in the trash"),
        (&["export", "journal"], 2, "the file's name does not say what to write"),
        (&["export", "journal.doc"], 2, "“.doc” is no format"),
        (&["summary", "7"], 1, "check 7 does not exist"),
        (&["profile", "--set", "saddle_numb=yes"], 2, "“saddle_numb” is not kept as a safety answer"),
        (&["profile", "--set", "age_years=old"], 2, "age_years: “old” is not allowed"),
        (&["seen", "3"], 1, "check 3 does not exist"),
    ] {
        home.run(arguments).refused(status, &[said]);
    }
}

#[test]
fn no_name_and_no_value_gives_the_terminal_a_command() {
    let home = Home::new();
    home.ok(&["log"]);
    let (steering, sheet) = ("\u{1b}[2J\u{9b}31m\u{7}", home.folder.with_file_name("sheet\u{1b}[31m"));
    std::fs::write(&sheet, "{\"answers\":{\"\\u001b[2J\":\"yes\"}}\n{\u{1b}]0;title").unwrap();
    let case =
        r#"{"id":"a\u001b[2J","text":"b\u001b[2J","answers":{},"min_tier":"emergency_now","max_tier":"emergency_now"}"#;
    let [vignettes, table, columns] =
        ["vignettes", "table.csv", "columns"].map(|name| home.folder.with_file_name(name));
    std::fs::write(&vignettes, case).unwrap();
    std::fs::write(&table, "when,pain\u{1b}[2J\n2026-11-05 10:00,11\n").unwrap();
    let means = r#"{"each":"crack","columns":[{"column":"when","means":"moment"},{"column":"pain\u001b[2J","means":"pain"}],"zone":"UTC"}"#;
    std::fs::write(&columns, means).unwrap();
    for arguments in [
        &["plan", steering][..],
        &["log", "--region", steering],
        &["settings", steering, "1"],
        &["profile", "--set", &format!("{steering}=yes")],
        &["export", &format!("a.{steering}")],
        &["backup", &format!("/nowhere{steering}/copy")],
        &["import", &format!("/nowhere{steering}")],
        &["--data-dir", &format!("/dev/null/{steering}"), "log"],
        &["check", "--answers", sheet.to_str().unwrap()],
        &["check", "--vignettes", sheet.to_str().unwrap()],
        &["check", "--vignettes", vignettes.to_str().unwrap()],
        &["import", table.to_str().unwrap(), "--columns", columns.to_str().unwrap()],
        &[steering],
    ] {
        let ran = home.run(arguments);
        assert!(ran.status > 0, "{arguments:?}: {ran:?}");
        let said = format!("{}{}", ran.out, ran.err);
        assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{arguments:?}: {said:?}");
        assert!(said.contains('�'), "{arguments:?}: {said:?}");
    }
}

#[test]
fn help_lists_the_words_that_are_known() {
    let home = Home::new();
    let content = unkink::domain::content::content();
    for command in ["log", "edit", "journal"] {
        let help = home.ok(&[command, "--help"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
        for list in if command == "journal" { &["tags"][..] } else { &["context", "tags"] } {
            let words: Vec<&str> = options(content, list).iter().map(|option| option.id.as_str()).collect();
            assert!(help.contains(&words.join(", ")), "{command}: {list}: {help}");
        }
    }
    assert!(home.ok(&["urge", "--help"]).out.contains("`unkink routines`"));
}

#[test]
fn what_is_empty_says_so() {
    let home = Home::new();
    for (arguments, said) in [
        (&["journal"][..], "No crack is logged yet.\n"),
        (&["checks"], "No check is kept yet.\n"),
        (&["trash"], "The trash is empty.\n"),
        (&["seen"], "No check of yours is saved, so that nothing is marked as seen.\n"),
    ] {
        assert_eq!(home.ok(arguments).out, said);
    }
    assert_eq!(home.ok(&["journal", "--json"]).out, "[]\n");
}

#[test]
fn an_output_that_is_full_is_said() {
    let Ok(full) = OpenOptions::new().write(true).open("/dev/full") else {
        return eprintln!("there is no /dev/full here, so a full output is not proved");
    };
    let home = Home::new();
    for arguments in [&["routines"][..], &["exercises", "--json"]] {
        let mut command = home.command(arguments);
        command.stdout(Stdio::from(full.try_clone().unwrap()));
        finish(start(command), "").refused(1, &["unkink: the output could not be written"]);
    }
    for (arguments, says_done) in [
        (&["log", "--json"][..], true),
        (&["urge", "--level", "4"], true),
        (&["delete", "1"], true),
        (&["insights"], false),
        (&["journal", "--search", "nothing"], false),
    ] {
        let mut command = home.command(arguments);
        command.stdout(Stdio::from(full.try_clone().unwrap()));
        let ran = finish(start(command), "");
        ran.refused(1, &["the output could not be written"]);
        assert_eq!(ran.err.contains("it is done and saved; only the output"), says_done, "{arguments:?}: {ran:?}");
    }
    let counts = &home.json(&["doctor"])["counts"];
    assert_eq!((counts["entries"].as_u64(), counts["urges"].as_u64()), (Some(0), Some(1)));
}

#[test]
fn questions_and_rules_are_printed_as_shipped() {
    let home = Home::new();
    for (command, shipped) in [
        ("questions", include_str!("../../../assets/content/questions.json")),
        ("rules", include_str!("../../../assets/content/rules.json")),
    ] {
        assert_eq!(home.ok(&[command, "--json"]).out, shipped);
    }
    let questions = home.ok(&["questions"]).out;
    let rules = home.ok(&["rules"]).out;
    let about = &unkink::domain::content::content().texts.about;
    assert!(rules.starts_with(&about.title));
    about.lines().for_each(|line| assert!(rules.contains(line), "{line}"));
    for changes in &about.changes {
        assert!(rules.contains(&format!("What changed with version {}\n", changes.version)), "{}", changes.version);
        changes.lines.iter().for_each(|line| assert!(rules.contains(&line.text), "{}", line.text));
    }
    for question in unkink::domain::content::content().questions() {
        assert!(questions.contains(&format!("  {}: {}", question.id, question.text)), "{}", question.id);
    }
    for rule in &unkink::domain::content::content().rules {
        assert!(rules.contains(&rule.when_text), "{}", rule.id);
    }
}
