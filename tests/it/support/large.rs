//! A journal of any size, made in about a second for ten years: a few records as the store writes them, then copied in
//! SQL through all those years in one transaction. Columns that are new to a schema are copied with the rest.

use super::dice::Dice;
use chrono::{DateTime, TimeDelta};
use rusqlite::{Connection, TransactionBehavior, named_params};
use std::path::Path;
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::day::{Day, Moment};
use unkink::domain::exercise::Region;
use unkink::domain::journal::{BodySide, DayCard, EntryFields, Outcome, Sound, Trigger, UrgeFields};
use unkink::domain::routine::Plan;
use unkink::domain::session::{Event, Session, SessionOptions, Stopped};
use unkink::store::Store;

/// What a filled journal holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Large {
    pub entries: u32,
    pub urges: u32,
    pub sessions: u32,
    pub days: u32,
}

/// The note of every thousandth entry, which nothing else has.
pub const RARE: &str = "Größe der Straße";

/// Seconds from one entry to the one before: about 27 a day, so that 100,000 make ten years.
const STEP: u32 = 3_155;
/// How many of each are written by the store.
const WRITTEN: u32 = 32;
const DAY: u32 = 24 * 60 * 60;

const NOTES: [&str; 5] = ["", "", "At the desk, without thinking.", "École, after the stairs", "Long drive; stiff."];

/// Fills the database at `path`, which need not exist, with so many entries up to `newest` (seconds since 1970), and with
/// urges, sessions and days as they would come beside them.
///
/// # Panics
/// When SQLite refuses.
pub fn fill(path: &Path, entries: u32, newest: i64) -> Large {
    fill_every(path, entries, newest, STEP)
}

/// The same with so many seconds from one entry to the one before.
///
/// # Panics
/// When SQLite refuses.
pub fn fill_every(path: &Path, entries: u32, newest: i64, step: u32) -> Large {
    let large = Large { entries, urges: entries / 3, sessions: entries / 10, days: entries * (step / 60) / (DAY / 60) };
    write(&Store::open(path).expect("the database opens"), newest);
    let mut connection = Connection::open(path).expect("the database opens");
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).expect("nobody else writes");
    copy(&transaction, "entries", large.entries, newest, step);
    copy(&transaction, "urges", large.urges, newest, step * 3);
    copy(&transaction, "sessions", large.sessions, newest, step * 10);
    copy(&transaction, "days", large.days, newest, DAY);
    transaction.commit().expect("room on the disk");
    large
}

fn write(store: &Store, newest: i64) {
    let newest = DateTime::from_timestamp(newest, 0).expect("a moment").fixed_offset();
    let mut dice = Dice::new(10);
    let regions = [Some(Region::Neck), Some(Region::UpperMidBack), Some(Region::LowBack), None];
    for number in 0..i64::from(WRITTEN) {
        let at = newest - TimeDelta::minutes(number);
        let region = *dice.pick(&regions);
        let word = |dice: &mut Dice, words: &[&str]| dice.once_in(2).then(|| (*dice.pick(words)).to_owned());
        let entry = EntryFields {
            region,
            side: Some(*dice.pick(BodySide::ALL)),
            sound: Some(*dice.pick(&[Sound::SinglePop, Sound::RepeatedSnap])),
            trigger: Some(*dice.pick(&[Trigger::Spontaneous, Trigger::SelfForced])),
            urge: u8::try_from(dice.roll(11)).ok(),
            context: word(&mut dice, &["desk", "driving", "sleep"]).into_iter().collect(),
            tags: word(&mut dice, &["office", "worry"]).into_iter().collect(),
            note: if number == 0 { RARE } else { dice.pick(&NOTES) }.to_owned(),
            ..EntryFields::bare(at)
        };
        store.add_entry(&entry, at).expect("an entry");
        let urge = UrgeFields {
            at,
            region,
            level: 5,
            level_after: Some(2),
            alternative: None,
            outcome: Some(*dice.pick(&[Outcome::Eased, Outcome::StillThere])),
            entry: None,
            note: (*dice.pick(&NOTES)).to_owned(),
        };
        store.add_urge(&urge, at).expect("an urge");
        let said = |card: &mut DayCard| (card.pain_today, card.sit_hours) = (Some(3), Some(7));
        store.change_day(Day::of(at, 0).plus(-number), at, said).expect("a day");
        play(store, &Plan::of_routine(dice.pick(&content().routines)), at);
    }
}

/// A session that is played to its end.
///
/// # Panics
/// When SQLite refuses.
pub fn play(store: &Store, plan: &Plan, at: Moment) {
    let options = SessionOptions { get_ready: Duration::ZERO, patience: None, own_pace: false };
    let mut session = Session::new(plan.clone(), content(), options);
    session.update(Event::StartPressed, Duration::ZERO);
    let end = plan.timetable(content()).total;
    session.update(Event::Ticked, end);
    let progress = session.progress(content(), end);
    let begun = store.begin_session(plan, &progress, None, at, |_| ()).expect("a session");
    store.end_session(begun.id, &progress, Stopped::Done, at).expect("its end");
}

/// Fills a table up to `count` rows, one every `step` seconds.
fn copy(connection: &Connection, table: &str, count: u32, newest: i64, step: u32) {
    let columns: Vec<String> = connection
        .prepare("SELECT name FROM pragma_table_info(?1) WHERE name <> 'id'")
        .and_then(|mut statement| statement.query_map([table], |row| row.get(0))?.collect())
        .expect("the columns");
    let text = |moment: &str| format!("strftime('%Y-%m-%dT%H:%M:%S+00:00', {moment}, 'unixepoch')");
    let value = |column: &String| match column.as_str() {
        "uid" => "printf('00000000-0000-7000-8000-%012x', number)".to_owned(),
        "at" | "started_at" | "created_at" | "updated_at" => text("moment"),
        "ended_at" => text("moment + 600"),
        "at_utc" | "started_utc" => "moment".to_owned(),
        "date" => "date(moment, 'unixepoch')".to_owned(),
        other => format!("template.\"{other}\""),
    };
    let quoted: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    let values: Vec<String> = columns.iter().map(value).collect();
    let sql = format!(
        "WITH RECURSIVE numbers(number) AS (SELECT :written UNION ALL SELECT number + 1 FROM numbers \
         WHERE number + 1 < :count), \
         moments AS (SELECT number, :newest - number * :step AS moment, \
         iif(number % 1000 = 0, 1, 2 + number % (:written - 1)) AS row FROM numbers) \
         INSERT INTO {table} ({}) SELECT {} FROM moments JOIN {table} AS template ON template.rowid = row",
        quoted.join(", "),
        values.join(", "),
    );
    let values = named_params! { ":written": WRITTEN, ":count": count, ":newest": newest, ":step": step };
    connection.execute(&sql, values).unwrap_or_else(|error| panic!("{table}: {error}"));
}
