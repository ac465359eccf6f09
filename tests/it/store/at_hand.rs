//! What the journal rules read is the same, whether it is at hand or read from the file.

use super::asked::{history, now};
use crate::support::Dice;
use chrono::TimeDelta;
use unkink::domain::content::content;
use unkink::domain::day::{Day, Moment, days_after};
use unkink::domain::journal::EntryFields;
use unkink::domain::suggestion::Crack;
use unkink::domain::words::entry::ListedWords;
use unkink::store::{EntryFilter, Recent, Store};

#[test]
fn the_rules_read_the_same_cracks_at_hand_and_in_the_file() {
    let mut told = 0;
    for seed in 0..60 {
        let (store, mut dice) = (history(seed, 70), Dice::new(seed));
        for hours in [-30, -3, 3, 20] {
            // Later today where the time of day is not known, and of a clock that was set back.
            let fields = EntryFields { clock: dice.once_in(2), ..EntryFields::bare(now() + TimeDelta::hours(hours)) };
            store.add_entry(&fields, now()).unwrap();
        }
        for (now, hour) in [(now(), 0), (now(), 4), (now() - TimeDelta::days(9), 4), (now() + TimeDelta::days(3), 0)] {
            let read = store.history(content(), now, hour, &Recent::default()).unwrap();
            assert_eq!(read.entries, cracks_by_day(&store, now, hour), "seed {seed}");
            for days in [0, 20, 49, 60, 200] {
                let at_hand = store.recent(days_after(now, -days)).unwrap();
                assert_eq!(
                    store.history(content(), now, hour, &at_hand).unwrap(),
                    read,
                    "seed {seed}, {days} days at hand"
                );
            }
            told += read.entries.len();
        }
    }
    assert!(told > 1_000, "{told}");
}

/// Of the last 45 days, today included: what is over, and what has no time of day and is not after tomorrow.
fn cracks_by_day(store: &Store, now: Moment, day_start_hour: u32) -> Vec<Crack> {
    let today = Day::of(now, day_start_hour);
    let entries = store.entries(&EntryFilter::default()).unwrap();
    let told = entries.iter().filter(|entry| {
        let (at, day) = (entry.fields.at, Day::of(entry.fields.at, day_start_hour));
        let is_over = at <= now || (!entry.fields.clock && at <= now + TimeDelta::days(1));
        is_over && (day >= today.plus(-44))
    });
    told.map(|entry| Crack::of(&ListedWords::of(content()), entry)).collect()
}
