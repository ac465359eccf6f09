//! A year in the journal of one person, as it could have been: more at the desk in the afternoon, mostly on the right,
//! fewer forced cracks as the year goes on and more urges that pass.

use super::dice::Dice;
use super::large::play;
use chrono::{Duration, Timelike};
use unkink::domain::content::content;
use unkink::domain::day::Moment;
use unkink::domain::exercise::Region;
use unkink::domain::journal::{BodySide, EntryFields, Outcome, Sound, Trigger, UrgeFields};
use unkink::domain::routine::Plan;
use unkink::store::Store;

const DAYS: i64 = 365;

/// Hours of the day, the usual ones more than once.
const HOURS: [u32; 18] = [7, 8, 9, 10, 10, 11, 11, 12, 14, 15, 15, 15, 16, 16, 17, 18, 21, 22];
const REGIONS: [Region; 6] =
    [Region::UpperMidBack, Region::UpperMidBack, Region::UpperMidBack, Region::Neck, Region::Neck, Region::LowBack];
const SIDES: [BodySide; 6] =
    [BodySide::Right, BodySide::Right, BodySide::Right, BodySide::Left, BodySide::Middle, BodySide::Both];
const SOUNDS: [Sound; 6] =
    [Sound::SinglePop, Sound::SinglePop, Sound::SinglePop, Sound::RepeatedSnap, Sound::ClickRumble, Sound::GrindGrate];
const TRIED: [&str; 5] = ["wait", "wait", "urge_reset_60", "urge_reset_60", "desk_break_3"];

/// Fills a store with the year that ends at `now`.
///
/// # Panics
/// When SQLite refuses.
pub fn fill(store: &Store, now: Moment) {
    let mut dice = Dice::new(7);
    let at = |ago: i64, hour: u32, minute: u32| {
        let day = now - Duration::days(ago);
        day.with_hour(hour).and_then(|at| at.with_minute(minute)).expect("a time of day").min(now)
    };
    for ago in (0..DAYS).rev() {
        let year = usize::try_from(ago * 10 / DAYS).expect("a part");
        let cracks = dice.roll(3 + year / 2);
        for _ in 0..cracks {
            let minute = u32::try_from(dice.roll(60)).expect("a minute");
            let moment = at(ago, *dice.pick(&HOURS), minute);
            let again = dice.once_in(4);
            let entry = crack(&mut dice, moment, year);
            store.add_entry(&entry, moment).expect("an entry");
            if again {
                let soon = moment + Duration::minutes(3 + i64::try_from(dice.roll(40)).expect("minutes"));
                let entry = EntryFields { region: entry.region, ..crack(&mut dice, soon.min(now), year) };
                store.add_entry(&entry, entry.at).expect("an entry");
            }
        }
        for _ in 0..dice.roll(4 - year / 4) {
            let tried = *dice.pick(&TRIED);
            let eased = if tried == "wait" { !dice.once_in(4) } else { !dice.once_in(3) };
            let moment = at(ago, *dice.pick(&HOURS), 30);
            let urge = UrgeFields {
                region: Some(*dice.pick(&REGIONS)),
                level_after: Some(3),
                alternative: Some(tried.to_owned()),
                outcome: Some(if eased { Outcome::Eased } else { Outcome::StillThere }),
                ..UrgeFields::bare(moment, 7)
            };
            store.add_urge(&urge, moment).expect("an urge");
        }
        if dice.once_in(3) {
            let routine = content().routine("desk_break_3").expect("a routine");
            play(store, &Plan::of_routine(routine), at(ago, 12, 45));
        }
    }
}

fn crack(dice: &mut Dice, at: Moment, year: usize) -> EntryFields {
    let number = |dice: &mut Dice, most: usize| u8::try_from(dice.roll(most + 1)).expect("a number");
    let pain = dice.once_in(2).then(|| number(dice, 3 + year / 3));
    let relief = dice.once_in(3).then(|| 3 + number(dice, 5));
    EntryFields {
        region: Some(*dice.pick(&REGIONS)),
        side: (!dice.once_in(5)).then(|| *dice.pick(&SIDES)),
        sound: (!dice.once_in(4)).then(|| *dice.pick(&SOUNDS)),
        trigger: Some(match dice.roll(12) {
            0 => Trigger::OtherPerson,
            1..=3 => Trigger::Spontaneous,
            _ => Trigger::SelfForced,
        }),
        pain,
        relief,
        context: match dice.roll(4) {
            0 => Vec::new(),
            1 => vec!["waking".to_owned()],
            _ => vec!["after_sitting".to_owned()],
        },
        ..EntryFields::bare(at)
    }
}
