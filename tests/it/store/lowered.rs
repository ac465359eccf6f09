//! Nothing that deletes, restores or takes in ever closes an open result or lowers a tier.

use super::{evening, memory};
use crate::support::{Dice, answers};
use crate::transfer::{REAL, file, json, take_in};
use serde_json::{Value, json as value};
use unkink::domain::check_run::NewCheck;
use unkink::domain::checker::{Check, ExerciseAgreed, Who};
use unkink::domain::content::content;
use unkink::domain::content::rule::Tier;
use unkink::domain::gate::Standing;
use unkink::domain::trash::Kind;
use unkink::store::{Span, Store};

fn keep(store: &Store, sheet: &Value, minutes: i64) -> Check {
    let new = NewCheck::of_sheet(content(), Who::Me, answers(sheet), evening(minutes));
    store.add_check(content(), &new, evening(minutes)).unwrap()
}

fn night() -> Value {
    value!({"age_years": 45, "region": ["low_back"], "saddle_numb": "yes"})
}

fn all(store: &Store) -> Vec<Check> {
    store.checks(content()).unwrap()
}

/// What is closed now, by whatever it is.
fn closed(store: &Store) -> (Option<Tier>, Vec<String>, Vec<String>, Vec<String>) {
    let standing = Standing::of(content(), &store.profile().unwrap(), &all(store), evening(500));
    let ids = |ids: &[unkink::domain::id::GateId]| ids.iter().map(ToString::to_string).collect();
    let locked = content().routines.iter().filter(|routine| standing.routine(content(), routine).locked);
    let locked = locked.map(|routine| routine.id.to_string()).collect();
    (standing.open_tier.filter(|tier| *tier > Tier::SelfCare), ids(&standing.holding), ids(&standing.locks), locked)
}

#[test]
fn deleting_and_emptying_removes_the_answers_and_keeps_date_tier_and_lock() {
    let store = memory();
    let open = keep(&store, &night(), 0);
    let before = closed(&store);
    assert!(open.keeps_result());
    store.delete(Kind::Check, open.id, evening(5)).unwrap();
    assert_eq!(closed(&store), before);
    let listed = &all(&store)[0];
    assert!(listed.is_listed() && !listed.is_in_sight());
    assert!(listed.as_listed().answers.is_empty() && listed.as_listed().result.assessment.fired.is_empty());
    // Until the trash is emptied the answers come back.
    store.undelete(Kind::Check, open.id, evening(6)).unwrap();
    assert_eq!((&all(&store)[0].answers, &all(&store)[0].result), (&open.answers, &open.result));
    store.delete(Kind::Check, open.id, evening(7)).unwrap();
    assert_eq!(store.empty_trash(content(), evening(8)).unwrap(), 0);
    let left = &all(&store)[0];
    assert_eq!((left.at, left.result.assessment.tier, &left.uid), (open.at, Tier::EmergencyNow, &open.uid));
    assert!(left.answers.is_empty() && left.result.assessment.fired.is_empty(), "{left:?}");
    assert_eq!(left.answers_removed_at, Some(evening(8)));
    assert_eq!(closed(&store), before);
    assert_eq!(store.empty_trash(content(), evening(9)).unwrap(), 0);
    assert_eq!(all(&store)[0].answers_removed_at, Some(evening(8)), "once");
    store.undelete(Kind::Check, open.id, evening(9)).unwrap();
    assert_eq!(closed(&store), before);
    store.delete(Kind::Check, open.id, evening(9)).unwrap();
    // Seen without exercise agreed: it stays; then it goes.
    store.mark_seen(content(), None, Some(ExerciseAgreed::NotSure), evening(10)).unwrap();
    assert_eq!((store.empty_trash(content(), evening(11)).unwrap(), closed(&store)), (0, before));
    store.mark_seen(content(), None, Some(ExerciseAgreed::Yes), evening(12)).unwrap();
    assert!(!all(&store)[0].is_listed());
    assert_eq!(store.empty_trash(content(), evening(13)).unwrap(), 1);
    assert!(all(&store).is_empty());
}

#[test]
fn a_check_without_an_open_result_goes_whole() {
    for (sheet, who, seen) in
        [(value!({"age_years": 45}), Who::Me, false), (night(), Who::Other, false), (night(), Who::Me, true)]
    {
        let store = memory();
        let new = NewCheck::of_sheet(content(), who, answers(&sheet), evening(0));
        let kept = store.add_check(content(), &new, evening(0)).unwrap();
        if seen {
            store.mark_seen(content(), None, Some(ExerciseAgreed::Yes), evening(1)).unwrap();
        }
        store.delete(Kind::Check, kept.id, evening(2)).unwrap();
        assert!(!all(&store)[0].is_listed());
        assert_eq!(store.empty_trash(content(), evening(3)).unwrap(), 1, "{sheet} {who:?}");
    }
}

/// Over random checks: deleted in any number, emptied, brought back, nothing opens.
#[test]
fn no_order_of_deleting_and_bringing_back_opens_anything() {
    let mut bare = 0;
    for seed in 0..60 {
        let mut dice = Dice::new(seed);
        let store = memory();
        let often = 1 + dice.roll(3);
        for number in 0..1 + dice.roll(3) {
            let sheet = value!(crate::checker::random_sheet(&mut dice));
            keep(&store, &sheet, i64::try_from(number).unwrap());
            if dice.once_in(3) {
                let said = *dice.pick(&[ExerciseAgreed::Yes, ExerciseAgreed::No, ExerciseAgreed::NotSure]);
                store.mark_seen(content(), None, Some(said), evening(20)).unwrap();
            }
        }
        let before = closed(&store);
        for check in all(&store) {
            if dice.once_in(often) {
                store.delete(Kind::Check, check.id, evening(30)).unwrap();
            }
        }
        assert_eq!(closed(&store), before, "deleted, {seed}");
        store.empty_trash(content(), evening(40)).unwrap();
        assert_eq!(closed(&store), before, "emptied, {seed}");
        for check in all(&store).iter().filter(|check| !check.is_in_sight()) {
            bare += usize::from(check.answers_removed_at.is_some());
            if dice.once_in(2) {
                store.undelete(Kind::Check, check.id, evening(50)).unwrap();
            }
        }
        assert_eq!(closed(&store), before, "brought back, {seed}");
        let again = Standing::of(content(), &store.profile().unwrap(), &all(&store), evening(60 * 24 * 40));
        let first = before.0.filter(|tier| *tier > Tier::SelfCare);
        assert_eq!(again.open_tier.filter(|tier| *tier > Tier::SelfCare), first, "time closes nothing, {seed}");
    }
    assert!(bare > 20, "{bare}");
}

#[test]
fn a_restored_copy_closes_no_result_whatever_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let store = Store::open(&place("here.sqlite3")).unwrap();
    let (empty, seen, whole) = (place("empty"), place("seen"), place("whole"));
    store.back_up(&empty, None).unwrap();
    let open = keep(&store, &night(), 0);
    store.back_up(&whole, None).unwrap();
    // A copy in which the same check was seen and gentle exercise agreed.
    let elsewhere = Store::open(&place("elsewhere.sqlite3")).unwrap();
    elsewhere.restore(&whole, None, evening(1)).unwrap();
    elsewhere.mark_seen(content(), None, Some(ExerciseAgreed::Yes), evening(2)).unwrap();
    elsewhere.back_up(&seen, None).unwrap();
    let before = closed(&store);
    for copy in [&empty, &seen, &whole] {
        store.restore(copy, None, evening(10)).unwrap();
        assert_eq!(closed(&store), before, "{copy:?}");
        let kept = &all(&store)[0];
        assert_eq!((&kept.uid, &kept.ruleset_sha256), (&open.uid, &open.ruleset_sha256), "{copy:?}");
    }
    // What is left of a deleted check is carried over as well, and its answers do not come back by themselves.
    let id = all(&store)[0].id;
    store.delete(Kind::Check, id, evening(11)).unwrap();
    store.empty_trash(content(), evening(12)).unwrap();
    for copy in [&empty, &seen, &whole] {
        store.restore(copy, None, evening(20)).unwrap();
        assert_eq!(closed(&store), before, "{copy:?}");
        assert_eq!(all(&store)[0].answers_removed_at, Some(evening(12)), "{copy:?}");
    }
}

#[test]
fn an_import_closes_no_result_whatever_it_holds() {
    let taken = |store: &Store, text: &str| {
        take_in(store, &file(text.to_owned()), None, REAL).unwrap();
    };
    let store = memory();
    let empty = json(&store, Span::default());
    let open = keep(&store, &night(), 0);
    let whole = json(&store, Span::default());
    let elsewhere = memory();
    taken(&elsewhere, &whole);
    elsewhere.mark_seen(content(), None, Some(ExerciseAgreed::Yes), evening(2)).unwrap();
    let seen = json(&elsewhere, Span::default());
    let third = memory();
    taken(&third, &whole);
    third.delete(Kind::Check, all(&third)[0].id, evening(3)).unwrap();
    third.empty_trash(content(), evening(4)).unwrap();
    let bare = json(&third, Span::default());
    assert!(bare.contains("answers_removed_at"), "{bare}");
    let before = closed(&store);
    for (name, text) in [("empty", &empty), ("seen", &seen), ("bare", &bare), ("whole", &whole)] {
        taken(&store, text);
        assert_eq!(closed(&store), before, "{name}");
        assert_eq!(all(&store)[0].answers, open.answers, "{name}");
        assert_eq!(all(&store)[0].ruleset_sha256, open.ruleset_sha256, "{name}");
    }
    // Here only date, tier and lock are left.
    for (name, text) in [("empty", &empty), ("seen", &seen), ("whole", &whole)] {
        taken(&third, text);
        assert_eq!(closed(&third), before, "{name}");
        assert_eq!(all(&third)[0].answers_removed_at, Some(evening(4)), "{name}");
    }
    // Nothing here yet: what the file says is taken, and a result that was open there is open here.
    let new = memory();
    taken(&new, &bare);
    assert_eq!(closed(&new), before);
    assert_eq!(json(&new, Span::default()), bare);
}
