//! What is kept of every day and month is what counting all rows finds, whatever was written, by whom and in which order.

use super::asked::{moment, now, region, session};
use super::files;
use crate::support::Dice;
use crate::transfer::{REAL, file, json, take_in};
use rusqlite::Connection;
use std::path::Path;
use tempfile::tempdir;
use unkink::domain::calendar::WeekStart;
use unkink::domain::content::content;
use unkink::domain::day::Day;
use unkink::domain::insights::{Asked, Insights, Range, Span};
use unkink::domain::journal::{BodySide, EntryFields, Outcome, Sound, Trigger, UrgeFields};
use unkink::domain::trash::Kind;
use unkink::store::{Span as Days, Store};

/// More than two years, so that months, quarters and their cut ends are added up.
const DAYS: usize = 800;

fn fields(dice: &mut Dice) -> EntryFields {
    EntryFields {
        region: region(dice),
        side: *dice.pick(&[None, Some(BodySide::Left), Some(BodySide::Unknown)]),
        sound: *dice.pick(&[None, Some(Sound::SinglePop), Some(Sound::NotSure)]),
        trigger: *dice.pick(&[None, Some(Trigger::SelfForced), Some(Trigger::SelfForced), Some(Trigger::OtherPerson)]),
        pain: *dice.pick(&[None, Some(0), Some(10)]),
        relief: *dice.pick(&[None, Some(4)]),
        clock: !dice.once_in(5),
        context: dice.pick(&[vec![], vec!["after_sitting".to_owned()], vec!["waking".to_owned()]]).clone(),
        ..EntryFields::bare(moment(dice, DAYS))
    }
}

fn urge(dice: &mut Dice) -> UrgeFields {
    UrgeFields {
        alternative: dice.pick(&[None, Some("wait".to_owned()), Some("cat_cow".to_owned())]).clone(),
        outcome: *dice.pick(&[None, Some(Outcome::Eased), Some(Outcome::StillThere), Some(Outcome::Cracked)]),
        ..UrgeFields::bare(moment(dice, DAYS), 5)
    }
}

/// Any change that a person can make; those that find nothing to change do nothing.
fn change(store: &Store, dice: &mut Dice, folder: &Path) {
    let some = |dice: &mut Dice| i64::try_from(1 + dice.roll(40)).unwrap();
    match dice.roll(16) {
        0..=4 => drop(store.add_entry(&fields(dice), now()).unwrap()),
        5 => drop(store.add_urge(&urge(dice), now()).unwrap()),
        6 => session(store, dice, DAYS),
        7 | 8 => {
            let (id, new) = (some(dice), fields(dice));
            let _ = store.change_entry(id, now(), |kept| *kept = new);
        }
        9 => {
            let (id, new) = (some(dice), urge(dice));
            let _ = store.change_urge(id, now(), |kept| (kept.at, kept.outcome) = (new.at, new.outcome));
        }
        10 | 11 => {
            let _ = store.delete(*dice.pick(&[Kind::Entry, Kind::Urge, Kind::Session]), some(dice), now());
        }
        12 => {
            let _ = store.undelete(*dice.pick(&[Kind::Entry, Kind::Urge, Kind::Session]), some(dice), now());
        }
        13 => {
            let other = Store::open_in_memory().unwrap();
            for _ in 0..5 {
                other.add_entry(&fields(dice), now()).unwrap();
                session(&other, dice, DAYS);
            }
            take_in(store, &file(json(&other, Days::default())), None, REAL).unwrap();
        }
        14 => {
            let hour = u32::try_from(dice.roll(13)).unwrap();
            store.change_settings(now(), |settings| settings.day_start_hour = hour).unwrap();
        }
        _ => {
            let copy = folder.join("copy.sqlite3");
            if dice.once_in(2) {
                let _ = store.back_up(&copy, None);
            } else if copy.exists() {
                store.restore(&copy, None, now()).unwrap();
            } else {
                store.empty_trash(content(), now()).unwrap();
            }
        }
    }
}

fn ranges() -> [Range; 5] {
    let today = Day::of(now(), 4);
    let own = |from: i64, to: i64| Range::Own(Span { from: today.plus(from), to: today.plus(to) });
    [Range::All, Range::Year, Range::Weeks4, own(-500, -37), own(-131, 200)]
}

fn figures(store: &Store) -> Vec<Insights> {
    let asked = |range| Asked {
        range,
        beside: None,
        today: Day::of(now(), 4),
        day_start_hour: store.settings().unwrap().day_start_hour,
        week_start: WeekStart::of_country(None),
        rest_minutes: 20,
    };
    ranges().map(|range| store.insights(&asked(range)).unwrap()).to_vec()
}

/// Every row that is kept of days and months.
fn kept(path: &Path) -> Vec<(String, u32, Vec<u8>)> {
    let sql = "SELECT * FROM day_counts UNION ALL SELECT * FROM month_counts ORDER BY 1";
    let connection = Connection::open(path).unwrap();
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// What the store finds when what is kept is about days that start at another hour.
fn counted_anew(store: &Store, path: &Path) -> Vec<Insights> {
    let raw = |sql: &str| Connection::open(path).unwrap().execute_batch(sql).unwrap();
    raw("UPDATE day_counts SET day_start_hour = day_start_hour + 20");
    let figures = figures(store);
    raw("UPDATE day_counts SET day_start_hour = day_start_hour - 20");
    figures
}

#[test]
fn kept_counts_equal_a_fresh_count_after_any_changes() {
    for seed in 0..12 {
        let folder = tempdir().unwrap();
        let path = folder.path().join("unkink.sqlite3");
        let (store, mut dice) = (Store::open(&path).unwrap(), Dice::new(seed));
        for round in 0..6 {
            for _ in 0..12 {
                change(&store, &mut dice, folder.path());
            }
            assert_eq!(figures(&store), counted_anew(&store, &path), "seed {seed}, round {round}");
            let before = kept(&path);
            for hour in [1, 0] {
                let was = store.settings().unwrap().day_start_hour;
                store.change_settings(now(), |settings| settings.day_start_hour = (was + 6 + hour) % 13).unwrap();
                figures(&store);
                store.change_settings(now(), |settings| settings.day_start_hour = was).unwrap();
            }
            figures(&store);
            assert_eq!(kept(&path), before, "seed {seed}, round {round}: counted all over again");
        }
    }
}

#[test]
fn a_file_of_the_last_release_is_counted_when_it_is_brought_up_to_date() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("unkink.sqlite3");
    std::fs::copy("tests/fixtures/schema1.sqlite3", &path).unwrap();
    let store = Store::open(&path).unwrap();
    assert!(!kept(&path).is_empty(), "{:?}", files(folder.path()));
    assert_eq!(figures(&store), counted_anew(&store, &path));
}

#[test]
fn records_that_another_program_wrote_are_counted_when_they_are_asked_for() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("unkink.sqlite3");
    let store = Store::open(&path).unwrap();
    let mut dice = Dice::new(1);
    store.add_entry(&fields(&mut dice), now()).unwrap();
    Connection::open(&path).unwrap().execute_batch("UPDATE entries SET \"trigger\" = 'self_forced', pain = 9").unwrap();
    assert_eq!(figures(&store)[0].pain.highest, Some(9));
    store.add_urge(&urge(&mut dice), now()).unwrap();
    assert_eq!(figures(&store), counted_anew(&store, &path));
}
