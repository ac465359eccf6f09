//! What is asked of the records is what would be found among all of them: counts, the timeline, what is at hand.
//! Histories are random: many offsets, days that start late, records on the edge of a day.

use super::memory;
use crate::support::Dice;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;
use std::time::Duration;
use unkink::domain::calendar::Month;
use unkink::domain::content::content;
use unkink::domain::day::{Day, Moment, days_after};
use unkink::domain::exercise::Region;
use unkink::domain::gate::{Profile, Standing};
use unkink::domain::id::ExerciseId;
use unkink::domain::journal::{Entry, EntryFields, Outcome, Sound, Trigger, UrgeFields, stats, usual_region};
use unkink::domain::routine::Plan;
use unkink::domain::routine::choice::{asks_safety_first, for_now};
use unkink::domain::routine::progress::{offer, soreness};
use unkink::domain::routine::wishes::wishes;
use unkink::domain::search::Search;
use unkink::domain::session::Stopped;
use unkink::domain::session::record::{Feedback, Progress, SessionRecord, StepRecord};
use unkink::domain::settings::Settings;
use unkink::domain::timeline::{self, Filter, Kind, Record, records};
use unkink::domain::trash;
use unkink::domain::urge::{helped_most, most_helpful};
use unkink::store::{EntryFilter, Reach, Store, TimelineFilter};

/// The end of every history.
const NOW: i64 = 1_795_000_000;

const OFFSETS: [i32; 7] = [0, 60, -420, 765, 840, -720, 345];

pub(super) fn moment(dice: &mut Dice, days: usize) -> Moment {
    let offset = FixedOffset::east_opt(dice.pick(&OFFSETS) * 60).unwrap();
    let ago = i64::try_from(dice.roll(days * 86_400)).unwrap();
    // Often on the hour, where days begin.
    let seconds = if dice.once_in(3) { (NOW - ago) / 3600 * 3600 } else { NOW - ago };
    DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&offset)
}

pub(super) fn now() -> Moment {
    DateTime::from_timestamp(NOW, 0).unwrap().fixed_offset()
}

pub(super) fn region(dice: &mut Dice) -> Option<Region> {
    *dice.pick(&[None, Some(Region::Neck), Some(Region::UpperMidBack), Some(Region::LowBack)])
}

/// A store with some of everything in the last `days` days.
pub(super) fn history(seed: u64, days: usize) -> Store {
    let (store, mut dice) = (memory(), Dice::new(seed));
    let dice = &mut dice;
    for _ in 0..dice.roll(60) {
        let fields = EntryFields {
            region: region(dice),
            trigger: *dice.pick(&[
                None,
                Some(Trigger::SelfForced),
                Some(Trigger::Spontaneous),
                Some(Trigger::OtherPerson),
            ]),
            sound: *dice.pick(&[None, Some(Sound::LoudClunk), Some(Sound::SinglePop)]),
            pain: *dice.pick(&[None, Some(0), Some(3), Some(10)]),
            tags: dice.pick(&[vec![], vec!["gym".to_owned()], vec!["locking".to_owned(), "gym".to_owned()]]).clone(),
            context: dice.pick(&[vec![], vec!["after_sitting".to_owned()], vec!["Überkopf".to_owned()]]).clone(),
            note: (*dice.pick(&["", "", "desk", "Größe"])).to_owned(),
            ..EntryFields::bare(moment(dice, days))
        };
        let id = store.add_entry(&fields, fields.at).unwrap().id;
        if dice.once_in(6) {
            store.delete(trash::Kind::Entry, id, fields.at).unwrap();
        }
    }
    for _ in 0..dice.roll(40) {
        let fields = UrgeFields {
            region: region(dice),
            alternative: dice.pick(&[None, Some("wait".to_owned()), Some("neck_ease_5".to_owned())]).clone(),
            outcome: *dice.pick(&[None, Some(Outcome::Eased), Some(Outcome::StillThere), Some(Outcome::Cracked)]),
            note: (*dice.pick(&["", "", "DESK"])).to_owned(),
            ..UrgeFields::bare(moment(dice, days), u8::try_from(dice.roll(11)).unwrap())
        };
        let urge = store.add_urge(&fields, fields.at).unwrap();
        if let Some(entry) = urge.fields.entry.filter(|_| dice.once_in(3)) {
            store.delete(trash::Kind::Entry, entry, fields.at).unwrap();
        }
    }
    for _ in 0..dice.roll(40) {
        session(&store, dice, days);
    }
    store
}

pub(super) fn session(store: &Store, dice: &mut Dice, days: usize) {
    let routines = ["neck_ease_5", "desk_break_3", "urge_reset_60"];
    let mut plan = Plan::of_routine(&content().routines[0]);
    plan.id = (*dice.pick(&routines)).to_owned();
    let steps = (0..=dice.roll(3)).map(|_| StepRecord {
        exercise: ExerciseId::from(*dice.pick(&["cat_cow", "chin_tuck", "bridge", "plank"])),
        side_first: None,
        planned_seconds: 30.0,
        done_seconds: *dice.pick(&[0.0, 12.5, 30.0, 30.0]),
        reps_done: 1,
        feedback: *dice.pick(&[None, None, Some(Feedback::Like), Some(Feedback::Never)]),
    });
    let steps: Vec<StepRecord> = steps.collect();
    let done = Duration::from_secs_f64(steps.iter().map(|step| step.done_seconds).sum());
    let progress = Progress { position: done, planned: Duration::from_secs(120), done, completed: false, steps };
    let at = moment(dice, days);
    let pain = |dice: &mut Dice| *dice.pick(&[None, Some(1), Some(3), Some(5)]);
    let id = store.begin_session(&plan, &progress, pain(dice), at, |_| ()).unwrap().id;
    if !dice.once_in(8) {
        store.end_session(id, &progress, Stopped::Done, at).unwrap();
        store.rate_session(id, pain(dice), None, at).unwrap();
    }
}

fn all_records(store: &Store) -> Vec<Record> {
    records(store.entries(&EntryFilter::default()).unwrap(), store.urges().unwrap(), store.sessions().unwrap())
}

#[test]
fn counts_are_those_of_all_records() {
    for seed in 0..60 {
        let store = history(seed, 12);
        let (entries, urges) = (store.entries(&EntryFilter::default()).unwrap(), store.urges().unwrap());
        let sessions = store.sessions().unwrap();
        for hour in [0, 4, 12] {
            let today = Day::of(now(), hour);
            for (from, to) in [(-14, 2), (-5, -3), (0, 0), (3, 5)] {
                let (from, to) = (today.plus(from), today.plus(to));
                let counted = stats(&entries, &urges, &sessions, from, to, hour);
                assert_eq!(store.stats(from, to, hour).unwrap(), counted, "seed {seed}, hour {hour}");
            }
        }
    }
}

#[test]
fn pages_hold_whole_days_and_together_everything_once() {
    for seed in 0..60 {
        let store = history(seed, 12);
        for (hour, rows) in [(0, 1), (4, 7), (12, 1_000)] {
            let filter = TimelineFilter { day_start_hour: hour, ..TimelineFilter::default() };
            let expected = timeline::days(all_records(&store), hour);
            let (mut paged, mut before, mut starts) = (Vec::new(), None, vec![None]);
            loop {
                let page = store.timeline(&filter, before, Reach::Rows(rows)).unwrap();
                let shown = records(page.entries, page.urges, page.sessions);
                let is_last = page.older.is_none();
                assert!(is_last || shown.len() >= rows, "seed {seed}: {} rows", shown.len());
                paged.extend(timeline::days(shown, hour));
                let is_older = |day: Day| expected.iter().any(|d| d.day < day);
                let Some(day) = page.older else { break };
                assert!(is_older(day), "seed {seed}");
                before = Some(day);
                starts.push(before);
            }
            assert_eq!(paged, expected, "seed {seed}, hour {hour}");
            for pair in starts.windows(2) {
                let again = store.timeline(&filter, pair[0], Reach::Day(pair[1].unwrap())).unwrap();
                let shown = timeline::days(records(again.entries, again.urges, again.sessions), hour);
                let within = |day: Day| pair[0].is_none_or(|before| day < before) && day >= pair[1].unwrap();
                let same: Vec<_> = expected.iter().filter(|d| within(d.day)).cloned().collect();
                assert_eq!(shown, same, "seed {seed}: a page asked for again down to its end");
            }
        }
    }
}

/// A filter of some parts; most records fit one in three.
fn filter(dice: &mut Dice) -> Filter {
    let day = |dice: &mut Dice| Day::of(moment(dice, 12), 4);
    let kinds = Kind::ALL.map(Some);
    let mut filter = Filter::default();
    for _ in 0..dice.roll(4) {
        match dice.roll(6) {
            0 => filter.kind = *dice.pick(&kinds),
            1 => filter.region = region(dice),
            2 => filter.sound = *dice.pick(&[Some(Sound::LoudClunk), Some(Sound::SinglePop)]),
            3 => filter.pain_from = *dice.pick(&[Some(0), Some(3), Some(4), Some(10)]),
            4 => filter.tag = Some((*dice.pick(&["gym", "locking", "nowhere"])).to_owned()),
            _ => {
                filter.from = dice.once_in(2).then(|| day(dice));
                filter.to = dice.once_in(2).then(|| day(dice));
            }
        }
    }
    filter
}

#[test]
fn what_fits_is_what_a_person_would_count_by_hand() {
    for seed in 0..240 {
        let store = history(seed, 12);
        let mut dice = Dice::new(seed + 500);
        let (filter, hour) = (filter(&mut dice), *dice.pick(&[0, 4, 12]));
        let search = *dice.pick(&["", "", "desk", "GROSSE uberkopf", "gym"]);
        let wanted =
            TimelineFilter { filter: filter.clone(), search: Search::of(search, Vec::new), day_start_hour: hour };
        let words = |note: &str, lists: &[String]| unkink::domain::fold::found(search, &[note, &lists.join("\n")]);
        let urges = store.urges().unwrap();
        let of_urge = |entry: &Entry| urges.iter().any(|urge| urge.fields.entry == Some(entry.id));
        let of_kind = |record: &Record| match (filter.kind, record) {
            (None, _) | (Some(Kind::Urges), Record::Urge(_)) | (Some(Kind::Routines), Record::Routine(_)) => true,
            (Some(Kind::Cracks(trigger)), Record::Crack(entry)) => entry.fields.trigger == Some(trigger),
            (Some(Kind::Urges), Record::Crack(entry)) => of_urge(entry),
            _ => false,
        };
        let in_days = |record: &Record| {
            let day = Day::of(record.at(), hour);
            filter.from.is_none_or(|from| day >= from) && filter.to.is_none_or(|to| day <= to)
        };
        let of_crack = filter.sound.is_some() || filter.pain_from.is_some() || filter.tag.is_some();
        let said = |record: &Record| match record {
            Record::Crack(Entry { fields, .. }) => {
                (filter.region.is_none() || fields.region == filter.region)
                    && (filter.sound.is_none() || fields.sound == filter.sound)
                    && filter.pain_from.is_none_or(|least| fields.pain.is_some_and(|pain| pain >= least))
                    && filter.tag.as_ref().is_none_or(|tag| fields.tags.contains(tag))
                    && words(&fields.note, &[fields.context.clone(), fields.tags.clone()].concat())
            }
            Record::Urge(urge) => {
                !of_crack
                    && (filter.region.is_none() || urge.fields.region == filter.region)
                    && words(&urge.fields.note, &[])
            }
            Record::Routine(_) => !of_crack && filter.region.is_none() && search.is_empty(),
        };
        let fits = |record: &Record| of_kind(record) && in_days(record) && said(record);
        let expected: Vec<Record> = all_records(&store).into_iter().filter(fits).collect();
        let page = store.timeline(&wanted, None, Reach::Rows(1_000)).unwrap();
        assert_eq!(records(page.entries, page.urges, page.sessions), expected, "seed {seed}: {filter:?} {search}");
        assert_eq!(store.timeline_count(&wanted).unwrap(), expected.len(), "seed {seed}: {filter:?} {search}");
        let mut paged = Vec::new();
        let mut before = None;
        loop {
            let page = store.timeline(&wanted, before, Reach::Rows(3)).unwrap();
            paged.extend(records(page.entries, page.urges, page.sessions));
            let Some(day) = page.older else { break };
            before = Some(day);
        }
        let in_order = |records: Vec<Record>| timeline::days(records, hour);
        assert_eq!(in_order(paged), in_order(expected.clone()), "seed {seed}: by pages");
        let cracks = expected.iter().filter(|record| matches!(record, Record::Crack(_))).count();
        assert_eq!(store.count_entries(&wanted).unwrap(), cracks, "seed {seed}");
        let listed = store.entries(&EntryFilter { wanted, limit: None }).unwrap();
        assert!(listed.len() == cracks && listed.iter().all(|e| expected.contains(&Record::Crack(e.clone()))));
    }
}

#[test]
fn tags_are_offered_from_what_was_said_the_commonest_first() {
    let store = memory();
    assert!(store.used_tags().unwrap().is_empty());
    for tags in [vec!["locking", "gym"], vec!["gym"], vec![], vec!["a “b” \\"]] {
        let tags = tags.into_iter().map(str::to_owned).collect();
        store.add_entry(&EntryFields { tags, ..EntryFields::bare(now()) }, now()).unwrap();
    }
    assert_eq!(store.used_tags().unwrap(), ["gym", "a “b” \\", "locking"]);
    let tag = Some("a “b” \\".to_owned());
    let wanted = TimelineFilter { filter: Filter { tag, ..Filter::default() }, ..TimelineFilter::default() };
    assert_eq!(store.count_entries(&wanted).unwrap(), 1);
}

#[test]
fn months_have_as_many_rows_as_their_days() {
    for seed in 0..40 {
        let store = history(seed, 200);
        for (hour, kind) in [(4, None), (0, Some(Kind::Urges)), (12, Some(Kind::Cracks(Trigger::Spontaneous)))] {
            let filter = Filter { kind, ..Filter::default() };
            let filter = TimelineFilter { filter, day_start_hour: hour, ..TimelineFilter::default() };
            let page = store.timeline(&filter, None, Reach::Rows(1_000)).unwrap();
            let mut expected: BTreeMap<Month, usize> = BTreeMap::new();
            for day in timeline::days(records(page.entries, page.urges, page.sessions), hour) {
                *expected.entry(Month::of(day.day)).or_default() += day.rows().count();
            }
            let expected: Vec<_> = expected.into_iter().rev().collect();
            assert_eq!(store.timeline_months(&filter).unwrap(), expected, "seed {seed}: {hour} {kind:?}");
        }
    }
}

/// All that is decided from earlier sessions.
fn decided(sessions: &[SessionRecord]) -> impl PartialEq + std::fmt::Debug + use<> {
    let routines = ["neck_ease_5", "desk_break_3", "urge_reset_60"];
    let known: BTreeMap<ExerciseId, usize> =
        sessions.iter().flat_map(|session| &session.steps).map(|step| (step.exercise.clone(), 1)).collect();
    let of_each = routines.map(|id| {
        let plan = Plan::of_routine(content().routine(id).unwrap());
        let last = sessions.iter().find(|session| session.routine == id && session.finished_a_step());
        (
            soreness(id, sessions),
            offer(&plan, content(), &Settings::default(), sessions, now()),
            asks_safety_first(id, &Profile::default(), sessions),
            last.map(|session| session.id),
        )
    });
    (wishes(sessions), known, of_each)
}

#[test]
fn what_is_at_hand_decides_as_everything_would() {
    for seed in 0..80 {
        let store = history(seed, 90);
        let recent = store.recent(days_after(now(), -31)).unwrap();
        let (entries, urges) = (store.entries(&EntryFilter::default()).unwrap(), store.urges().unwrap());
        let sessions = store.sessions().unwrap();
        assert_eq!(decided(&recent.sessions), decided(&sessions), "seed {seed}");
        assert_eq!(decided(&store.telling_sessions().unwrap()), decided(&sessions), "seed {seed}");
        let standing = Standing::clear();
        assert_eq!(
            for_now(content(), &standing, &recent.sessions, &recent.entries, now()),
            for_now(content(), &standing, &sessions, &entries, now()),
            "seed {seed}"
        );
        assert_eq!(usual_region(&recent.entries), usual_region(&entries), "seed {seed}");
        let at_least = entries.len().min(20);
        assert!(recent.entries.len() >= at_least && recent.entries == entries[..recent.entries.len()], "seed {seed}");
        assert_eq!(recent.urges.first(), urges.first(), "seed {seed}");
        let today = Day::of(now(), 4);
        let of = |entries: &_, urges: &_, sessions: &_| stats(entries, urges, sessions, today.plus(-6), today, 4);
        assert_eq!(
            of(&recent.entries, &recent.urges, &recent.sessions),
            of(&entries, &urges, &sessions),
            "seed {seed}"
        );
        for place in [None, Some(Region::Neck)] {
            assert_eq!(most_helpful(store.what_helped(place).unwrap()), helped_most(&urges, place), "seed {seed}");
        }
    }
}

#[test]
fn what_was_written_stands_among_what_is_at_hand_as_it_would_when_read_again() {
    for seed in 0..60 {
        let store = history(seed, 40);
        let since = days_after(now(), -31);
        let mut recent = store.recent(since).unwrap();
        let mut dice = Dice::new(seed + 1_000);
        for _ in 0..10 {
            let fields = EntryFields::bare(moment(&mut dice, 40));
            let put = match recent.entries.get(dice.roll(20)).map(|entry| entry.id).filter(|_| dice.once_in(2)) {
                Some(id) => store.change_entry(id, now(), |kept| kept.at = fields.at),
                None => store.add_entry(&fields, now()),
            };
            if !recent.put_entry(put.unwrap()) {
                recent = store.recent(since).unwrap();
            }
            let read = store.recent(since).unwrap();
            let shared = recent.entries.len().min(read.entries.len());
            assert!(shared >= 20 || recent.entries.len() == read.entries.len(), "seed {seed}");
            assert_eq!(recent.entries[..shared], read.entries[..shared], "seed {seed}");
        }
    }
}

#[test]
fn a_wish_is_kept_in_the_newest_session_and_taken_back_in_all() {
    let (store, mut dice) = (memory(), Dice::new(7));
    let plank = ExerciseId::from("plank");
    assert!(!store.wish(&plank, Some(Feedback::Like), now()).unwrap(), "it was in no session");
    for _ in 0..20 {
        session(&store, &mut dice, 90);
    }
    let said = |store: &Store| wishes(&store.sessions().unwrap()).get(&plank).copied();
    for wish in [Some(Feedback::Like), Some(Feedback::Never), None, Some(Feedback::Like)] {
        assert!(store.wish(&plank, wish, now()).unwrap());
        assert_eq!(said(&store), wish);
    }
}
