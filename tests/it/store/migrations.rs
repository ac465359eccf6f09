//! Bringing files up to date, rehearsed with changes that do not exist yet and with a saved file of every schema.

use super::{evening, files};
use crate::support::at;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tempfile::{TempDir, tempdir};
use unkink::domain::answers::Answers;
use unkink::domain::check_run::NewCheck;
use unkink::domain::checker::{Assessment, Check, ExerciseAgreed, Fired, Who};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::content::routine::{Settle, Step};
use unkink::domain::content::rule::Tier;
use unkink::domain::day::{Day, Moment};
use unkink::domain::exercise::{Override, Place, Region};
use unkink::domain::gate::Profile;
use unkink::domain::id::{ExerciseId, GateId, QuestionId, RoutineId, RuleId};
use unkink::domain::journal::{
    BodySide, DayCard, Effort, Entry, EntryFields, Outcome, PainKind, Pops, Sound, Trigger, Urge, UrgeFields,
};
use unkink::domain::own_routine::OwnRoutine;
use unkink::domain::routine::{Plan, PlanStep};
use unkink::domain::search::Search;
use unkink::domain::session::Stopped;
use unkink::domain::session::record::{Feedback, Felt, Progress, SessionRecord, StepRecord, rounded};
use unkink::domain::settings::{Settings, TextSize, Theme};
use unkink::domain::trash::{Deleted, Gone, Kind};
use unkink::store::{Change, EntryFilter, MIGRATIONS, ProfileChange, Store, StoreError, TimelineFilter, Unfinished};

const NAME: &str = "unkink.sqlite3";
/// The schema of this program, and the ones that changes which do not exist yet would make of it.
const NOW: i64 = MIGRATIONS.len() as i64;
const NEXT: i64 = NOW + 1;
const LAST: i64 = NOW + 2;
/// How many schemas have gone out. A release that brings a new one saves a file of it beside the others.
const RELEASED: usize = 1;
const SECOND: &str = "CREATE TABLE marks (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL) STRICT; \
     INSERT INTO marks (text) VALUES ('second'); ALTER TABLE entries ADD COLUMN colour TEXT NOT NULL DEFAULT 'none'";
const THIRD: &str = "INSERT INTO marks (text) VALUES ('third')";

/// The changes of this program, and more.
fn and(more: &[&'static str]) -> Vec<Change> {
    MIGRATIONS.iter().copied().chain(more.iter().map(|sql| Change::sql(sql))).collect()
}

/// The name of the copy of a file of this schema.
fn copy(schema: i64) -> String {
    format!("unkink.schema{schema}.sqlite3")
}

/// A file of this program's schema with one entry, which the changes that follow find old.
fn old() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join(NAME);
    let store = Store::open(&path).unwrap();
    store.add_entry(&EntryFields::bare(evening(0)), evening(0)).unwrap();
    (folder, path)
}

fn marks(path: &Path) -> Vec<String> {
    let connection = Connection::open(path).unwrap();
    let mut statement = connection.prepare("SELECT text FROM marks ORDER BY id").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

fn version(path: &Path) -> i64 {
    let connection = Connection::open(path).unwrap();
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn a_new_file_gets_every_change_and_no_copy() {
    let folder = tempdir().unwrap();
    let path = folder.path().join(NAME);
    drop(Store::open_with(&path, &and(&[SECOND, THIRD])).unwrap());
    assert_eq!(version(&path), LAST);
    assert_eq!(marks(&path), ["second", "third"]);
    assert_eq!(files(folder.path()), [NAME]);
}

#[test]
fn an_older_file_is_copied_and_brought_up_to_date_step_by_step() {
    let (folder, path) = old();
    let store = Store::open_with(&path, &and(&[SECOND])).unwrap();
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 1);
    drop(store);
    assert_eq!((version(&path), marks(&path)), (NEXT, vec!["second".to_owned()]));
    drop(Store::open_with(&path, &and(&[SECOND, THIRD])).unwrap());
    assert_eq!((version(&path), marks(&path)), (LAST, vec!["second".to_owned(), "third".to_owned()]));
    assert_eq!(files(folder.path()), [&copy(NOW), &copy(NEXT), NAME]);

    let copied = Store::open_with(&folder.path().join(copy(NOW)), &and(&[])).unwrap();
    assert_eq!(copied.health().unwrap().schema, NOW);
    assert_eq!(copied.entries(&EntryFilter::default()).unwrap().len(), 1);
    assert_eq!(marks(&folder.path().join(copy(NEXT))), ["second"]);
}

#[test]
fn several_changes_at_once_make_one_copy() {
    let (folder, path) = old();
    drop(Store::open_with(&path, &and(&[SECOND, THIRD])).unwrap());
    assert_eq!(version(&path), LAST);
    assert_eq!(files(folder.path()), [&copy(NOW), NAME]);
}

#[test]
fn a_current_file_is_not_changed_by_opening() {
    let (folder, path) = old();
    let before = fs::read(&path).unwrap();
    drop(Store::open_with(&path, &and(&[])).unwrap());
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(files(folder.path()), [NAME]);
}

#[test]
fn a_change_that_fails_leaves_the_schema_before_it() {
    let broken = [
        ("a mistake", "CREATE TABLE half (id INTEGER); CREATE TABLE nonsense ("),
        (
            "a link that leads nowhere",
            "CREATE TABLE half (id INTEGER); \
          INSERT INTO urges (uid, at, at_utc, level, entry, created_at, updated_at) VALUES ('u', 'a', 0, 1, 99, 'a', 'a')",
        ),
    ];
    for (case, change) in broken {
        let (folder, path) = old();
        let before = fs::read(&path).unwrap();
        let error = Store::open_with(&path, &and(&[change])).expect_err(case);
        assert!(matches!(error, StoreError::Open { .. }), "{case}: {error:?}");
        assert!(
            error.to_string().contains(&format!("it could not be brought up to schema {NEXT}: ")),
            "{case}: {error}"
        );
        assert!(fs::read(&path).unwrap() == before, "{case}: the file changed");
        assert_eq!(files(folder.path()), [&copy(NOW), NAME], "{case}");
        let store = Store::open_with(&path, &and(&[])).unwrap();
        assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 1, "{case}");
    }
}

#[test]
fn the_changes_before_a_failing_one_stay() {
    let (_folder, path) = old();
    Store::open_with(&path, &and(&[SECOND, "nonsense"])).expect_err("the third change fails");
    assert_eq!((version(&path), marks(&path)), (NEXT, vec!["second".to_owned()]));
    drop(Store::open_with(&path, &and(&[SECOND, THIRD])).unwrap());
    assert_eq!(marks(&path), ["second", "third"]);
}

/// Writes every mark backwards, which SQL has no function for.
fn turn_round(connection: &Connection) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("SELECT id, text FROM marks")?;
    let marks: Vec<(i64, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (id, text) in marks {
        connection.execute("UPDATE marks SET text = ?1 WHERE id = ?2", (text.chars().rev().collect::<String>(), id))?;
    }
    Ok(())
}

/// Changes a row, then fails.
fn fail(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("UPDATE marks SET text = 'half'", [])?;
    connection.execute("SELECT nonsense", []).map(drop)
}

#[test]
fn a_change_may_do_what_sql_cannot_say() {
    let (folder, path) = old();
    let turned = Change { sql: THIRD, then: Some(turn_round) };
    drop(Store::open_with(&path, &[and(&[SECOND]), vec![turned]].concat()).unwrap());
    assert_eq!((version(&path), marks(&path)), (LAST, vec!["dnoces".to_owned(), "driht".to_owned()]));
    assert_eq!(files(folder.path()), [&copy(NOW), NAME]);
}

#[test]
fn what_sql_cannot_say_fails_with_its_change() {
    let (_folder, path) = old();
    let failing = Change { sql: THIRD, then: Some(fail) };
    let error = Store::open_with(&path, &[and(&[SECOND]), vec![failing]].concat()).expect_err("it fails");
    assert!(error.to_string().contains(&format!("it could not be brought up to schema {LAST}: ")), "{error}");
    assert_eq!((version(&path), marks(&path)), (NEXT, vec!["second".to_owned()]));
}

#[test]
fn a_newer_file_is_refused() {
    let (folder, path) = old();
    drop(Store::open_with(&path, &and(&[SECOND, THIRD])).unwrap());
    let before = fs::read(&path).unwrap();
    let error = Store::open_with(&path, &and(&[SECOND])).expect_err("it is newer");
    assert!(matches!(error, StoreError::Newer { found: LAST, known: NEXT, .. }), "{error:?}");
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(files(folder.path()), [&copy(NOW), NAME]);
}

#[test]
fn of_several_programs_that_open_an_older_file_one_makes_the_change() {
    let (folder, path) = old();
    let path = Arc::new(path);
    let programs: Vec<_> = (0..8)
        .map(|_| {
            let path = Arc::clone(&path);
            thread::spawn(move || Store::open_with(&path, &and(&[SECOND, THIRD])).map(drop))
        })
        .collect();
    for program in programs {
        program.join().unwrap().unwrap();
    }
    assert_eq!(marks(&path), ["second", "third"]);
    assert_eq!(files(folder.path()), [&copy(NOW), NAME]);
    assert_eq!(version(&folder.path().join(copy(NOW))), NOW);
}

#[test]
fn without_a_copy_an_older_file_is_not_changed() {
    let (folder, path) = old();
    fs::create_dir(folder.path().join(copy(NOW))).unwrap();
    let before = fs::read(&path).unwrap();
    let error = Store::open_with(&path, &and(&[SECOND])).expect_err("there is no place for the copy");
    assert!(error.to_string().contains("no copy of it could be made"), "{error}");
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(files(folder.path()), [&copy(NOW), NAME], "what was begun is cleared away");
}

#[test]
fn a_copy_left_half_done_by_a_kill_is_made_anew() {
    let (folder, path) = old();
    fs::write(folder.path().join(format!("unkink.schema{NOW}.part")), "half").unwrap();
    drop(Store::open_with(&path, &and(&[SECOND])).unwrap());
    assert_eq!(files(folder.path()), [&copy(NOW), NAME]);
    assert_eq!(version(&folder.path().join(copy(NOW))), NOW);
}

#[cfg(unix)]
#[test]
fn the_copy_has_the_rights_of_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = old();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    drop(Store::open_with(&path, &and(&[SECOND])).unwrap());
    let rights = fs::metadata(folder.path().join(copy(NOW))).unwrap().permissions().mode();
    assert_eq!(rights & 0o777, 0o600);
}

/// All that a store holds, without the random names.
#[derive(Debug, PartialEq)]
struct Everything {
    entries: Vec<Entry>,
    deleted: Vec<(Entry, Moment)>,
    urges: Vec<Urge>,
    days: Vec<DayCard>,
    sessions: Vec<SessionRecord>,
    unfinished: Option<Unfinished>,
    checks: Vec<Check>,
    profile: Profile,
    routines: Vec<OwnRoutine>,
    settings: Settings,
}

impl Everything {
    fn of(store: &Store) -> Everything {
        let mut all = Everything {
            entries: store.entries(&EntryFilter::default()).unwrap(),
            deleted: deleted_entries(store),
            urges: store.urges().unwrap(),
            days: store.days().unwrap(),
            sessions: store.sessions().unwrap(),
            unfinished: store.unfinished_session().unwrap(),
            checks: store.checks(content()).unwrap(),
            profile: store.profile().unwrap(),
            routines: store.own_routines().unwrap(),
            settings: store.settings().unwrap(),
        };
        // Earlier files kept it with more than three decimals.
        if let Some(unfinished) = &mut all.unfinished {
            unfinished.position = Duration::from_secs_f64(rounded(unfinished.position));
        }
        // Files of schema 1 do not say by which questions and rules a check was made.
        all.checks.iter_mut().for_each(|check| check.ruleset_sha256 = None);
        // Nor when anything but the note of a crack that was deleted was said.
        all.deleted.iter_mut().for_each(|(entry, _)| entry.told_at = None);
        let uids = (all.entries.iter_mut().map(|entry| &mut entry.uid))
            .chain(all.deleted.iter_mut().map(|(entry, _)| &mut entry.uid))
            .chain(all.urges.iter_mut().map(|urge| &mut urge.uid))
            .chain(all.sessions.iter_mut().map(|session| &mut session.uid))
            .chain(all.unfinished.iter_mut().map(|unfinished| &mut unfinished.record.uid))
            .chain(all.checks.iter_mut().map(|check| &mut check.uid));
        for uid in uids {
            assert_eq!(uid.len(), 36);
            uid.clear();
        }
        all
    }
}

fn deleted_entries(store: &Store) -> Vec<(Entry, Moment)> {
    let entry = |deleted: Deleted| match deleted.record {
        Gone::Entry(entry) => (entry, deleted.deleted_at),
        other => panic!("{other:?} is no entry"),
    };
    store.trash(content(), usize::MAX).unwrap().into_iter().map(entry).collect()
}

/// One record of every kind with every field said, and one of most with nothing said.
fn fill(store: &Store) {
    let full = EntryFields {
        at: at("2026-03-29T01:59:59+01:00"),
        clock: true,
        region: Some(Region::UpperMidBack),
        side: Some(BodySide::Left),
        pops: Some(Pops::TwoOrThree),
        sound: Some(Sound::GrindGrate),
        trigger: Some(Trigger::Spontaneous),
        pain: Some(3),
        pain_later: Some(1),
        pain_kind: Some(PainKind::DullOrSore),
        urge: Some(6),
        relief: Some(4),
        effort: Some(Effort::Less),
        context: vec!["after_sitting".to_owned(), "own word".to_owned()],
        tags: vec!["worry".to_owned()],
        note: "= two lines\n\tand „marks“, emoji 🦴".to_owned(),
    };
    store.add_entry(&full, evening(0)).unwrap();
    store.add_entry(&EntryFields::bare(evening(1)), evening(1)).unwrap();
    let gone = store.add_entry(&EntryFields::bare(evening(2)), evening(2)).unwrap();
    store.delete(Kind::Entry, gone.id, evening(3)).unwrap();
    let urge = UrgeFields {
        at: evening(4),
        region: Some(Region::Neck),
        level: 8,
        level_after: Some(2),
        alternative: Some("wait".to_owned()),
        outcome: Some(Outcome::Cracked),
        entry: None,
        note: "in the car".to_owned(),
    };
    store.add_urge(&urge, evening(4)).unwrap();
    super::set_day(store, Day(evening(0).date_naive()), Some(2), Some(9), "long day", evening(5)).unwrap();
    fill_sessions(store);
    fill_checks(store);
    store.save_routine(content(), &own_routine()).unwrap();
    let settings = Settings {
        accepted_at: Some(evening(0)),
        emergency_number: Some("112".to_owned()),
        theme: Theme::Dark,
        text_size: TextSize::Larger,
        day_start_hour: 5,
        ..Settings::default()
    };
    store.change_settings(evening(20), |kept| *kept = settings).unwrap();
}

fn fill_sessions(store: &Store) {
    let plan = Plan {
        id: "desk_reset".to_owned(),
        name: "Desk reset".to_owned(),
        steps: vec![PlanStep {
            how: vec![(GateId::from("g_wrist"), "On your fists.".to_owned())],
            instead_of: Some(ExerciseId::from("plank")),
            ..PlanStep::new(
                ExerciseId::from("open_book"),
                Override { reps: Some(3), hold: Some(4), ..Override::default() },
                Some("slowly".to_owned()),
            )
        }],
        change: Duration::from_secs(8),
        settle: Duration::from_millis(1500),
        settle_note: "Rest.".to_owned(),
    };
    let progress = Progress {
        position: Duration::new(61, 234_567_891),
        planned: Duration::from_secs(120),
        done: Duration::from_millis(60_250),
        completed: false,
        steps: vec![StepRecord {
            exercise: ExerciseId::from("open_book"),
            side_first: Some("right".to_owned()),
            planned_seconds: 110.5,
            done_seconds: 60.25,
            reps_done: 2,
            feedback: None,
        }],
    };
    let ended = store.begin_session(&plan, &progress, Some(5), evening(6), |_| ()).unwrap();
    store.end_session(ended.id, &progress, Stopped::Worse, evening(8)).unwrap();
    store.rate_session(ended.id, Some(6), Some(Felt::Worse), evening(9)).unwrap();
    store.rate_step(ended.id, 0, Some(Feedback::Never), evening(9)).unwrap();
    store.begin_session(&plan, &progress, None, evening(10), |_| ()).unwrap();
}

fn fill_checks(store: &Store) {
    let mut answers = Answers::default();
    for (id, text) in [("age_years", "45"), ("region", "neck,low_back"), ("blood_thinner", "not_sure")] {
        answers.set_text(id, text, content()).unwrap();
    }
    let assessment = Assessment {
        ruleset: "2026-01-01".to_owned(),
        tier: Tier::SeeSoon,
        fired: vec![Fired { rule: RuleId::from("S01"), tier: Tier::SeeSoon, unsure: true, stepped_down: true }],
        interpretations: vec![RuleId::from("I01")],
        ignored: vec![QuestionId::from("pregnancy_weeks")],
    };
    let given = answers.iter().map(|(id, _)| id.clone()).collect();
    let gates = vec![GateId::from("g_bleed")];
    let check = NewCheck { who: Who::Me, answers, given, assessment, gates };
    store.add_check(content(), &check, evening(11)).unwrap();
    store.mark_seen(content(), None, Some(ExerciseAgreed::NotSure), evening(12)).unwrap();
    store.add_check(content(), &NewCheck { who: Who::Other, ..check }, evening(13)).unwrap();
    store.set_safety_answers(content(), &[(QuestionId::from("knee_sore"), Answer::yes())], evening(14)).unwrap();
    store.keep_profile(content(), &ProfileChange::confirmed("bones_fine_told", true), evening(15)).unwrap();
}

fn own_routine() -> OwnRoutine {
    OwnRoutine {
        uid: "0193-own".to_owned(),
        name: "Mine".to_owned(),
        goal: "Loosen up".to_owned(),
        regions: vec![Region::Neck],
        place: vec![Place::Chair],
        props: vec!["chair".to_owned()],
        change_seconds: 5,
        steps: vec![Step {
            exercise: ExerciseId::from("chin_tuck"),
            change: Override { sets: Some(2), ..Override::default() },
            note: None,
            starts_at: 0,
            seconds: 60,
        }],
        settle: Settle { starts_at: 60, seconds: 10, note: "Rest.".to_owned() },
        based_on: Some(RoutineId::from("desk_reset")),
        off: None,
        created_at: evening(16),
        updated_at: evening(17),
    }
}

#[test]
fn words_kept_folded_are_folded_anew_where_more_is_called_the_same_word() {
    let folder = tempdir().unwrap();
    let path = folder.path().join(NAME);
    let old = Store::open_with(&path, &MIGRATIONS[..3]).unwrap();
    let at = evening(0);
    let entry = EntryFields { note: "after the doctor’s".to_owned(), ..EntryFields::bare(at) };
    old.add_entry(&entry, at).unwrap();
    let worded = EntryFields { tags: vec!["ergo\u{ad}nomics".to_owned()], ..EntryFields::bare(at) };
    old.add_entry(&worded, at).unwrap();
    let urge = UrgeFields { note: "the dentist’s chair".to_owned(), ..UrgeFields::bare(at, 4) };
    old.add_urge(&urge, at).unwrap();
    drop(old);
    // As they were folded before.
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch(
            "UPDATE entries SET folded = lower(concat_ws(char(10), tags ->> 0, note)); UPDATE urges SET folded = note",
        )
        .unwrap();
    drop(connection);
    let found = |store: &Store, search: &str| {
        let wanted = TimelineFilter { search: Search::of(search, Vec::new), ..TimelineFilter::default() };
        store.timeline_count(&wanted).unwrap()
    };
    let store = Store::open(&path).unwrap();
    for search in ["doctor's", "doctor’s", "ergonomics", "dentist's chair"] {
        assert_eq!(found(&store, search), 1, "{search}");
    }
    drop(store);
    assert_eq!(files(folder.path()), [&copy(3), NAME]);
}

#[test]
fn a_saved_file_of_every_released_schema_keeps_every_record() {
    let fresh = super::memory();
    fill(&fresh);
    for schema in 1..=RELEASED {
        let saved = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/schema{schema}.sqlite3"));
        if !saved.exists() {
            fill(&Store::open(&saved).unwrap());
            panic!("{} was missing and has been written by this program; keep it with the change", saved.display());
        }
        let folder = tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::copy(&saved, &path).unwrap();
        let store = Store::open(&path).unwrap();
        assert_eq!(Everything::of(&store), Everything::of(&fresh), "schema {schema}");
        assert_eq!(store.health().unwrap().schema, NOW);
        drop(store);
        assert_eq!(files(folder.path()), [&copy(schema as i64), NAME]);
    }
}
