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
use unkink::domain::checker::{Assessment, Check, ExerciseAgreed, Fired, Who};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::content::routine::{Settle, Step};
use unkink::domain::content::rule::Tier;
use unkink::domain::day::Day;
use unkink::domain::exercise::{Override, Place, Region};
use unkink::domain::gate::Profile;
use unkink::domain::id::{ExerciseId, GateId, QuestionId, RoutineId, RuleId};
use unkink::domain::journal::{
    BodySide, DayCard, Effort, Entry, EntryFields, Outcome, PainKind, Pops, Sound, Trigger, Urge, UrgeFields,
};
use unkink::domain::own_routine::OwnRoutine;
use unkink::domain::routine::{Plan, PlanStep};
use unkink::domain::session::Stopped;
use unkink::domain::session::record::{Feedback, Felt, Progress, SessionRecord, StepRecord, rounded};
use unkink::domain::settings::{Settings, TextSize, Theme};
use unkink::store::{Deleted, EntryFilter, MIGRATIONS, NewCheck, Store, StoreError, Unfinished};

const NAME: &str = "unkink.sqlite3";
const COPY: &str = "unkink.schema1.sqlite3";
const SECOND: &str = "CREATE TABLE marks (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL) STRICT; \
     INSERT INTO marks (text) VALUES ('second'); ALTER TABLE entries ADD COLUMN colour TEXT NOT NULL DEFAULT 'none'";
const THIRD: &str = "INSERT INTO marks (text) VALUES ('third')";

/// The changes of schema 1, and more.
fn one_and(more: &[&'static str]) -> Vec<&'static str> {
    MIGRATIONS.iter().take(1).chain(more).copied().collect()
}

/// A file of schema 1 with one entry.
fn old() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join(NAME);
    let store = Store::open_with(&path, &one_and(&[])).unwrap();
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
    drop(Store::open_with(&path, &one_and(&[SECOND, THIRD])).unwrap());
    assert_eq!(version(&path), 3);
    assert_eq!(marks(&path), ["second", "third"]);
    assert_eq!(files(folder.path()), [NAME]);
}

#[test]
fn an_older_file_is_copied_and_brought_up_to_date_step_by_step() {
    let (folder, path) = old();
    let store = Store::open_with(&path, &one_and(&[SECOND])).unwrap();
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 1);
    drop(store);
    assert_eq!((version(&path), marks(&path)), (2, vec!["second".to_owned()]));
    drop(Store::open_with(&path, &one_and(&[SECOND, THIRD])).unwrap());
    assert_eq!((version(&path), marks(&path)), (3, vec!["second".to_owned(), "third".to_owned()]));
    assert_eq!(files(folder.path()), [COPY, "unkink.schema2.sqlite3", NAME]);

    let copy = Store::open_with(&folder.path().join(COPY), &one_and(&[])).unwrap();
    assert_eq!(copy.health().unwrap().schema, 1);
    assert_eq!(copy.entries(&EntryFilter::default()).unwrap().len(), 1);
    assert_eq!(marks(&folder.path().join("unkink.schema2.sqlite3")), ["second"]);
}

#[test]
fn several_changes_at_once_make_one_copy() {
    let (folder, path) = old();
    drop(Store::open_with(&path, &one_and(&[SECOND, THIRD])).unwrap());
    assert_eq!(version(&path), 3);
    assert_eq!(files(folder.path()), [COPY, NAME]);
}

#[test]
fn a_current_file_is_not_changed_by_opening() {
    let (folder, path) = old();
    let before = fs::read(&path).unwrap();
    drop(Store::open_with(&path, &one_and(&[])).unwrap());
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
        let error = Store::open_with(&path, &one_and(&[change])).expect_err(case);
        assert!(matches!(error, StoreError::Open { .. }), "{case}: {error:?}");
        assert!(error.to_string().contains("it could not be brought up to schema 2: "), "{case}: {error}");
        assert!(fs::read(&path).unwrap() == before, "{case}: the file changed");
        assert_eq!(files(folder.path()), [COPY, NAME], "{case}");
        let store = Store::open_with(&path, &one_and(&[])).unwrap();
        assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 1, "{case}");
    }
}

#[test]
fn the_changes_before_a_failing_one_stay() {
    let (_folder, path) = old();
    Store::open_with(&path, &one_and(&[SECOND, "nonsense"])).expect_err("the third change fails");
    assert_eq!((version(&path), marks(&path)), (2, vec!["second".to_owned()]));
    drop(Store::open_with(&path, &one_and(&[SECOND, THIRD])).unwrap());
    assert_eq!(marks(&path), ["second", "third"]);
}

#[test]
fn a_newer_file_is_refused() {
    let (folder, path) = old();
    drop(Store::open_with(&path, &one_and(&[SECOND, THIRD])).unwrap());
    let before = fs::read(&path).unwrap();
    let error = Store::open_with(&path, &one_and(&[SECOND])).expect_err("schema 3 is newer than 2");
    assert!(matches!(error, StoreError::Newer { found: 3, known: 2, .. }), "{error:?}");
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(files(folder.path()), [COPY, NAME]);
}

#[test]
fn of_several_programs_that_open_an_older_file_one_makes_the_change() {
    let (folder, path) = old();
    let path = Arc::new(path);
    let programs: Vec<_> = (0..8)
        .map(|_| {
            let path = Arc::clone(&path);
            thread::spawn(move || Store::open_with(&path, &one_and(&[SECOND, THIRD])).map(drop))
        })
        .collect();
    for program in programs {
        program.join().unwrap().unwrap();
    }
    assert_eq!(marks(&path), ["second", "third"]);
    assert_eq!(files(folder.path()), [COPY, NAME]);
    assert_eq!(version(&folder.path().join(COPY)), 1);
}

#[test]
fn without_a_copy_an_older_file_is_not_changed() {
    let (folder, path) = old();
    fs::create_dir(folder.path().join(COPY)).unwrap();
    let before = fs::read(&path).unwrap();
    let error = Store::open_with(&path, &one_and(&[SECOND])).expect_err("there is no place for the copy");
    assert!(error.to_string().contains("no copy of it could be made"), "{error}");
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(files(folder.path()), [COPY, NAME], "what was begun is cleared away");
}

#[test]
fn a_copy_left_half_done_by_a_kill_is_made_anew() {
    let (folder, path) = old();
    fs::write(folder.path().join("unkink.schema1.part"), "half").unwrap();
    drop(Store::open_with(&path, &one_and(&[SECOND])).unwrap());
    assert_eq!(files(folder.path()), [COPY, NAME]);
    assert_eq!(version(&folder.path().join(COPY)), 1);
}

#[cfg(unix)]
#[test]
fn the_copy_has_the_rights_of_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = old();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    drop(Store::open_with(&path, &one_and(&[SECOND])).unwrap());
    let rights = fs::metadata(folder.path().join(COPY)).unwrap().permissions().mode();
    assert_eq!(rights & 0o777, 0o600);
}

/// All that a store holds, without the random names.
#[derive(Debug, PartialEq)]
struct Everything {
    entries: Vec<Entry>,
    deleted: Vec<Deleted>,
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
            deleted: store.deleted_entries().unwrap(),
            urges: store.urges().unwrap(),
            days: store.days().unwrap(),
            sessions: store.sessions().unwrap(),
            unfinished: store.unfinished_session().unwrap(),
            checks: store.checks().unwrap(),
            profile: store.profile().unwrap(),
            routines: store.own_routines().unwrap(),
            settings: store.settings().unwrap(),
        };
        // Earlier files kept it with more than three decimals.
        if let Some(unfinished) = &mut all.unfinished {
            unfinished.position = Duration::from_secs_f64(rounded(unfinished.position));
        }
        let uids = (all.entries.iter_mut().map(|entry| &mut entry.uid))
            .chain(all.deleted.iter_mut().map(|deleted| &mut deleted.entry.uid))
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

/// One record of every kind with every field said, and one of most with nothing said.
fn fill(store: &Store) {
    let full = EntryFields {
        at: at("2026-03-29T01:59:59+01:00"),
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
    store.delete_entry(gone.id, evening(3)).unwrap();
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
    store.set_day(Day(evening(0).date_naive()), Some(2), Some(9), "long day", evening(5)).unwrap();
    fill_sessions(store);
    fill_checks(store);
    store.save_routine(&own_routine()).unwrap();
    let settings = Settings {
        accepted_at: Some(evening(0)),
        emergency_number: Some("112".to_owned()),
        theme: Theme::Dark,
        text_size: TextSize::Larger,
        day_start_hour: 5,
        ..Settings::default()
    };
    store.set_settings(&settings, evening(20)).unwrap();
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
    let ended = store.begin_session(&plan, &progress, Some(5), evening(6)).unwrap();
    store.end_session(ended.id, &progress, Stopped::Worse, evening(8)).unwrap();
    store.rate_session(ended.id, Some(6), Some(Felt::Worse), evening(9)).unwrap();
    store.rate_step(ended.id, 0, Some(Feedback::Never), evening(9)).unwrap();
    store.begin_session(&plan, &progress, None, evening(10)).unwrap();
}

fn fill_checks(store: &Store) {
    let mut answers = Answers::default();
    for (id, text) in [("age_years", "45"), ("region", "neck,low_back"), ("blood_thinner", "not_sure")] {
        answers.set_text(id, text, content()).unwrap();
    }
    let assessment = Assessment {
        ruleset: "2026-01-01".to_owned(),
        tier: Tier::SeeSoon,
        fired: vec![Fired { rule: RuleId::from("S01"), tier: Tier::SeeSoon, stepped_down: true }],
        interpretations: vec![RuleId::from("I01")],
        ignored: vec![QuestionId::from("pregnancy_weeks")],
    };
    let check = NewCheck { who: Who::Me, answers, assessment, gates: vec![GateId::from("g_bleed")] };
    store.add_check(content(), &check, evening(11)).unwrap();
    store.mark_seen(None, Some(ExerciseAgreed::NotSure), evening(12)).unwrap();
    store.add_check(content(), &NewCheck { who: Who::Other, ..check }, evening(13)).unwrap();
    store.set_safety_answers(&[(QuestionId::from("knee_sore"), Answer::yes())], evening(14)).unwrap();
    store.confirm("bones_fine_told", evening(15)).unwrap();
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
fn a_saved_file_of_every_schema_keeps_every_record() {
    let fresh = super::memory();
    fill(&fresh);
    for schema in 1..=MIGRATIONS.len() {
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
        assert_eq!(store.health().unwrap().schema, MIGRATIONS.len() as i64);
    }
}
