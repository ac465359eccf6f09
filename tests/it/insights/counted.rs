//! Whatever was kept: the figures are those of plain counting.

use super::{asked, day, said, store};
use crate::support::at;
use chrono::{DateTime, Duration, FixedOffset, Timelike};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_assert_eq, proptest};
use std::collections::BTreeMap;
use unkink::domain::day::{Day, Moment};
use unkink::domain::exercise::Region;
use unkink::domain::insights::{Asked, Range, Span, wilson_cases};
use unkink::domain::journal::{BodySide, EntryFields, Outcome, Sound, Trigger, UrgeFields};
use unkink::store::Store;

/// Something of which at most every second says each field, in ten weeks, in one of five offsets.
fn entries() -> impl Strategy<Value = Vec<EntryFields>> {
    let minutes = prop_minutes();
    let offset = prop::sample::select(vec![0, 60, 120, -480, 345]);
    let listed = (
        prop::option::of(prop::sample::select(Region::ALL.to_vec())),
        prop::option::of(prop::sample::select(BodySide::ALL.to_vec())),
        prop::option::of(prop::sample::select(Sound::ALL.to_vec())),
        prop::option::of(prop::sample::select(Trigger::ALL.to_vec())),
    );
    let numbers = (prop::option::of(0..=10_u8), prop::option::of(0..=10_u8), 0..4_u8);
    let entry = (minutes, offset, listed, numbers).prop_map(
        |(minutes, offset, (region, side, sound, trigger), (pain, relief, context))| EntryFields {
            region,
            side,
            sound,
            trigger,
            pain,
            relief,
            context: match context {
                0 => vec!["after_sitting".to_owned(), "at \"after_sitting\"".to_owned()],
                1 => vec!["waking".to_owned()],
                2 => vec!["my \"after_sitting\" chair".to_owned()],
                _ => Vec::new(),
            },
            ..EntryFields::bare(moment(minutes, offset))
        },
    );
    prop::collection::vec(entry, 0..60)
}

/// Minutes before the end, often close together.
fn prop_minutes() -> impl Strategy<Value = i64> {
    (0..70_i64, 0..30_i64, 0..4_i64).prop_map(|(day, quick, part)| day * 1440 + part * 300 + quick)
}

fn moment(minutes: i64, offset: i32) -> Moment {
    let offset = FixedOffset::east_opt(offset * 60).unwrap();
    (at("2026-11-26T22:00:00+00:00") - Duration::minutes(minutes)).with_timezone(&offset)
}

fn urges() -> impl Strategy<Value = Vec<UrgeFields>> {
    let tried = prop::option::of(prop::sample::select(vec!["wait", "urge_reset_60", "cat_cow"]));
    let ended = prop::option::of(prop::sample::select(vec![Outcome::Eased, Outcome::StillThere]));
    let urge = (prop_minutes(), tried, ended).prop_map(|(minutes, tried, outcome)| UrgeFields {
        alternative: tried.map(str::to_owned),
        outcome,
        ..UrgeFields::bare(moment(minutes, 60), 5)
    });
    prop::collection::vec(urge, 0..40)
}

/// The day by plain arithmetic: the local date, or the one before when it is not yet `hour` o'clock.
fn by_hand(at: Moment, hour: u32) -> Day {
    let local = at.naive_local();
    let date = if local.hour() < hour { local.date().pred_opt().unwrap() } else { local.date() };
    Day(date)
}

fn middle(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)?;
    Some((values[last / 2] + values[last.div_ceil(2)]) / 2.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn figures_do_not_depend_on_the_order_in_which_records_were_made(
        (entries, shuffled) in entries().prop_flat_map(|entries| (Just(entries.clone()), Just(entries).prop_shuffle())),
        (urges, others) in urges().prop_flat_map(|urges| (Just(urges.clone()), Just(urges).prop_shuffle())),
    ) {
        let one = store(&entries, &urges).insights(&asked()).unwrap();
        let other = store(&shuffled, &others).insights(&asked()).unwrap();
        prop_assert_eq!(one, other);
    }

    #[test]
    fn figures_are_those_of_counting_by_hand(
        entries in entries(), urges in urges(), hour in 0..=12_u32, rest in 1..=60_u32, days in 1..75_i64,
    ) {
        let to = day("2026-11-26");
        let span = Span { from: to.plus(1 - days), to };
        let asked = Asked { range: Range::Own(span), day_start_hour: hour, rest_minutes: rest, ..asked() };
        let store = store(&entries, &urges);
        let counted = store.insights(&asked).unwrap();
        store.change_settings(at("2026-11-26T22:00:00+00:00"), |settings| settings.day_start_hour = hour).unwrap();
        let found = store.insights(&asked).unwrap();
        prop_assert_eq!(&found, &counted, "as kept and as counted from the rows");

        let on = |at: Moment| by_hand(at, hour);
        let inside = |at: Moment| on(at) >= span.from && on(at) <= span.to;
        let cracks: Vec<&EntryFields> = entries.iter().filter(|entry| inside(entry.at)).collect();
        let wishes: Vec<&UrgeFields> = urges.iter().filter(|urge| inside(urge.at)).collect();
        let count = |counts: &dyn Fn(&EntryFields) -> bool| cracks.iter().filter(|crack| counts(crack)).count();

        // Forced cracks of each day.
        prop_assert_eq!(found.forced_by_day.days.len(), usize::try_from(days).unwrap());
        for counted in &found.forced_by_day.days {
            let forced = |crack: &EntryFields| crack.trigger == Some(Trigger::SelfForced) && on(crack.at) == counted.date;
            prop_assert_eq!(counted.self_forced as usize, count(&forced), "{}", counted.date);
        }
        // The four kinds by period; the periods follow each other and cover the days.
        let mut next = span.from;
        for counted in &found.per_week.periods {
            prop_assert_eq!(counted.period.from, next);
            next = counted.period.to.plus(1);
            let within = |at: Moment| on(at) >= counted.period.from && on(at) <= counted.period.to;
            for (trigger, number) in [
                (Trigger::SelfForced, counted.counts.self_forced),
                (Trigger::Spontaneous, counted.counts.spontaneous),
                (Trigger::OtherPerson, counted.counts.other_person),
            ] {
                prop_assert_eq!(number as usize, count(&|crack| crack.trigger == Some(trigger) && within(crack.at)));
            }
            let resisted = wishes.iter().filter(|urge| urge.outcome.is_some() && within(urge.at)).count();
            prop_assert_eq!(counted.counts.resisted as usize, resisted);
        }
        prop_assert_eq!(next, span.to.plus(1));
        // Pain and relief, whole and by period.
        for (scale, given) in [
            (&found.pain, (|crack| crack.pain) as fn(&EntryFields) -> Option<u8>),
            (&found.relief, |crack| crack.relief),
        ] {
            let values: Vec<u8> = cracks.iter().filter_map(|crack| given(crack)).collect();
            prop_assert_eq!(scale.cases as usize, values.len());
            prop_assert_eq!((scale.lowest, scale.highest), (values.iter().min().copied(), values.iter().max().copied()));
            let whole = middle(values.iter().copied().map(f64::from).collect());
            prop_assert_eq!(scale.median, whole.filter(|_| values.len() >= 5));
            for part in &scale.periods {
                let inside = |crack: &&&EntryFields| on(crack.at) >= part.period.from && on(crack.at) <= part.period.to;
                let values = cracks.iter().filter(inside).filter_map(|crack| given(crack)).map(f64::from);
                prop_assert_eq!(part.median, middle(values.collect()));
            }
        }
        // Hours and weekdays.
        for (hour, number) in found.hours.hours.iter().enumerate() {
            prop_assert_eq!(*number as usize, count(&|crack| crack.at.naive_local().hour() as usize == hour));
        }
        for counted in &found.weekdays.weekdays {
            let named = |crack: &EntryFields| on(crack.at).0.format("%A").to_string() == counted.weekday;
            prop_assert_eq!(counted.cracks as usize, count(&named));
        }
        // Places.
        for region in &found.regions.regions {
            prop_assert_eq!(region.cracks as usize, count(&|crack| crack.region == region.region));
            for side in &region.sides {
                let both = |crack: &EntryFields| crack.region == region.region && crack.side == side.side;
                prop_assert_eq!(side.cracks as usize, count(&both));
            }
        }
        for side in &found.sides.sides {
            prop_assert_eq!(side.cracks as usize, count(&|crack| crack.side == side.side));
        }
        // Sounds in the halves.
        for row in &found.sounds.sounds {
            for (half, number) in [(&found.sounds.first, row.first), (&found.sounds.second, row.second)] {
                let like = |crack: &EntryFields| {
                    crack.sound == Some(row.sound) && on(crack.at) >= half.from && on(crack.at) <= half.to
                };
                prop_assert_eq!(number as usize, count(&like));
            }
        }
        // Gaps.
        let mut gaps = Vec::new();
        for region in Region::ALL {
            let there = cracks.iter().filter(|crack| crack.region == Some(region));
            let mut times: Vec<(Day, i64)> = there.map(|crack| (on(crack.at), crack.at.timestamp())).collect();
            times.sort_unstable();
            gaps.extend(times.windows(2).filter(|two| two[0].0 == two[1].0).map(|two| (two[1].1 - two[0].1) / 60));
        }
        prop_assert_eq!(found.gaps.gaps as usize, gaps.len());
        prop_assert_eq!(found.gaps.within_rest as usize, gaps.iter().filter(|gap| **gap < i64::from(rest)).count());
        for bin in &found.gaps.bins {
            let from = i64::from(bin.from_minutes);
            let within = |gap: &&i64| **gap >= from && bin.to_minutes.is_none_or(|to| **gap < i64::from(to));
            prop_assert_eq!(bin.gaps as usize, gaps.iter().filter(within).count());
        }
        let median = middle(gaps.iter().map(|gap| f64::from(i32::try_from(*gap).unwrap())).collect());
        prop_assert_eq!(found.gaps.median_minutes, median.filter(|_| gaps.len() >= 5));
        // What was tried.
        for tried in &found.eased {
            let these: Vec<&&UrgeFields> =
                wishes.iter().filter(|urge| urge.alternative.as_deref() == Some(tried.alternative.as_str())).collect();
            prop_assert_eq!(tried.times as usize, these.iter().filter(|urge| urge.outcome.is_some()).count());
            let eased = these.iter().filter(|urge| urge.outcome == Some(Outcome::Eased)).count();
            prop_assert_eq!(tried.eased as usize, eased);
        }
        // Sitting.
        let listed = |crack: &EntryFields| crack.context.iter().any(|word| word == "after_sitting");
        prop_assert_eq!(found.together.sitting.after_sitting as usize, count(&listed));
        prop_assert_eq!(found.together.sitting.said as usize, count(&|crack| !crack.context.is_empty()));
    }

    #[test]
    fn no_chart_scores_explains_or_speaks_of_parts_of_a_hundred(entries in entries(), urges in urges()) {
        let found = store(&entries, &urges).insights(&Asked { range: Range::All, ..asked() }).unwrap();
        for (id, words) in said(&found) {
            let lower = words.to_lowercase();
            for never in ["%", "per cent", "percent", "because", "streak", "score", "best", "worst", "record number"] {
                assert!(!lower.contains(never), "{id} says {never}: {words}");
            }
        }
    }

    #[test]
    fn a_range_of_wilson_is_made_of_whole_cases_around_what_was_counted(cases in 1..400_u32, part in any::<u32>()) {
        let hits = part % (cases + 1);
        let (low, high) = wilson_cases(hits, cases).unwrap();
        assert!(low <= hits && hits <= high && high <= cases);
    }
}

#[test]
fn days_are_cut_right_over_every_change_of_the_clock_of_five_zones() {
    let changes: BTreeMap<String, Vec<(i64, i32, i32)>> =
        serde_json::from_str(include_str!("../../fixtures/offset-changes.json")).unwrap();
    assert_eq!(changes.len(), 5);
    for (zone, changes) in changes {
        assert!(changes.len() > 20, "{zone}");
        let store = Store::open_in_memory().unwrap();
        let mut expected: [BTreeMap<Day, u32>; 3] = Default::default();
        let hours = [0, 4, 12];
        for (at, before, after) in &changes {
            // Around the change itself, and around each hour at which a day may start.
            for minutes in [-1441, -721, -241, -61, -1, 0, 1, 61, 241, 721, 1441] {
                let offset = FixedOffset::east_opt(60 * if minutes < 0 { before } else { after }).unwrap();
                let moment = DateTime::from_timestamp(at + minutes * 60, 0).unwrap().with_timezone(&offset);
                let fields = EntryFields { trigger: Some(Trigger::SelfForced), ..EntryFields::bare(moment) };
                store.add_entry(&fields, moment).unwrap();
                for (hour, expected) in hours.into_iter().zip(&mut expected) {
                    assert_eq!(Day::of(moment, hour), by_hand(moment, hour), "{zone} {moment}");
                    *expected.entry(by_hand(moment, hour)).or_default() += 1;
                }
            }
        }
        for (hour, expected) in hours.into_iter().zip(expected) {
            let (from, to) = (*expected.keys().next().unwrap(), *expected.keys().next_back().unwrap());
            let asked = Asked { range: Range::Own(Span { from, to }), day_start_hour: hour, ..asked() };
            let found = store.insights(&asked).unwrap().forced_by_day;
            let found = found.days.into_iter().filter(|day| day.self_forced > 0);
            assert_eq!(found.map(|day| (day.date, day.self_forced)).collect::<BTreeMap<_, _>>(), expected, "{zone}");
        }
    }
}
