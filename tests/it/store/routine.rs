//! Own routines.

use super::{assert_not_found, assert_refused, evening, memory};
use unkink::domain::content::content;
use unkink::domain::day::Moment;
use unkink::domain::own_routine::{Edit, OwnRoutine};
use unkink::store::Store;

fn routine(uid: &str, name: &str, now: Moment) -> OwnRoutine {
    let copied = OwnRoutine::copy_of(&content().routines[0], uid.to_owned(), now);
    OwnRoutine { name: name.to_owned(), ..copied }
}

fn names(store: &Store) -> Vec<String> {
    store.own_routines().unwrap().into_iter().map(|routine| routine.name).collect()
}

#[test]
fn own_routines_come_back_as_they_were_made_by_name() {
    let store = memory();
    let made =
        [routine("c", "über Mittag", evening(0)), routine("a", "Abend", evening(1)), routine("b", "abend", evening(2))];
    for routine in &made {
        store.save_routine(content(), routine).unwrap();
    }
    let [noon, evening, same] = made;
    assert_eq!(store.own_routines().unwrap(), [evening, same, noon]);
}

#[test]
fn a_routine_replaces_the_one_with_its_uid_and_keeps_when_it_was_made() {
    let store = memory();
    store.save_routine(content(), &routine("a", "Before", evening(5))).unwrap();
    store
        .save_routine(content(), &OwnRoutine { goal: "Loose".to_owned(), ..routine("a", "After", evening(9)) })
        .unwrap();
    let kept = store.own_routines().unwrap();
    assert_eq!((kept.len(), kept[0].name.as_str(), kept[0].goal.as_str()), (1, "After", "Loose"));
    assert_eq!((kept[0].created_at, kept[0].updated_at), (evening(5), evening(9)));
    store.save_routine(content(), &routine("a", "Again", evening(1))).unwrap();
    let kept = store.own_routines().unwrap();
    assert_eq!((kept[0].created_at, kept[0].updated_at), (evening(5), evening(9)), "a clock that went back");
}

#[test]
fn an_edit_changes_what_it_touches_and_nothing_that_another_program_wrote_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unkink.sqlite3");
    let (one, other) = (Store::open(&path).unwrap(), Store::open(&path).unwrap());
    let seen = routine("a", "Mine", evening(0));
    one.save_routine(content(), &seen).unwrap();
    let edit = |store: &Store, edit: Edit, minute: i64| {
        store.change_routine(content(), "a", |kept| kept.edit_as_seen(content(), &seen, edit, evening(minute)))
    };
    edit(&one, Edit::Rename("Ours".to_owned()), 1).unwrap();
    let both = edit(&other, Edit::Pause(30), 2).unwrap();
    assert_eq!((both.name.as_str(), both.change_seconds, both.updated_at), ("Ours", 30, evening(2)));
    assert_eq!(one.own_routines().unwrap(), std::slice::from_ref(&both));

    edit(&one, Edit::Remove(0), 3).unwrap();
    let steps = both.steps.len();
    for place in [Edit::Remove(1), Edit::Move { from: 0, to: 1 }] {
        let there = format!("steps: a step that was there is not allowed; there are {}", steps - 1);
        assert_refused(edit(&other, place, 4), &there);
    }
    let back = Edit::PutBack { at: 0, step: seen.steps[0].clone(), off: None };
    let whole = edit(&other, back, 1).unwrap();
    assert_eq!((whole.steps, whole.updated_at), (both.steps, evening(3)), "a clock that went back");
    assert_refused(edit(&one, Edit::Rename(String::new()), 5), "name: “” is not allowed; it takes 1 to 60 characters");

    other.set_routine_deleted("a", true, evening(6)).unwrap();
    assert_not_found(edit(&one, Edit::Pause(0), 7), "routine a does not exist");
    assert_eq!(other.deleted_routines().unwrap()[0].routine.change_seconds, 30);
}

#[test]
fn a_deleted_routine_is_out_of_sight_and_can_come_back() {
    let store = memory();
    store.save_routine(content(), &routine("a", "One", evening(0))).unwrap();
    store.save_routine(content(), &routine("b", "Two", evening(0))).unwrap();
    store.set_routine_deleted("a", true, evening(1)).unwrap();
    assert_eq!(names(&store), ["Two"]);
    assert_eq!(store.health().unwrap().routines, 1);
    store.set_routine_deleted("a", false, evening(2)).unwrap();
    assert_eq!(names(&store), ["One", "Two"]);
    assert_eq!(store.own_routines().unwrap()[0].updated_at, evening(2));
    store.set_routine_deleted("a", true, evening(3)).unwrap();
    store.save_routine(content(), &routine("a", "One more", evening(4))).unwrap();
    assert_eq!(names(&store), ["One more", "Two"]);
    assert_not_found(store.set_routine_deleted("c", true, evening(5)), "routine c does not exist");
}

#[test]
fn a_routine_that_does_not_fit_is_refused() {
    let store = memory();
    assert_refused(
        store.save_routine(content(), &routine("a", "", evening(0))),
        "name: “” is not allowed; it takes 1 to 60 characters",
    );
    assert!(names(&store).is_empty());
}

#[test]
fn new_uids_are_never_the_same() {
    let store = memory();
    assert_ne!(store.new_uid(evening(0)), store.new_uid(evening(0)));
}

#[test]
fn deleted_routines_are_listed_until_they_are_back() {
    let store = memory();
    for (uid, name) in [("a", "One"), ("b", "Two"), ("c", "Three")] {
        store.save_routine(content(), &routine(uid, name, evening(0))).unwrap();
    }
    assert!(store.deleted_routines().unwrap().is_empty());
    store.set_routine_deleted("a", true, evening(1)).unwrap();
    store.set_routine_deleted("b", true, evening(2)).unwrap();
    let listed = || -> Vec<(String, Moment)> {
        let deleted = store.deleted_routines().unwrap();
        deleted.into_iter().map(|deleted| (deleted.routine.name, deleted.deleted_at)).collect()
    };
    assert_eq!(listed(), [("Two".to_owned(), evening(2)), ("One".to_owned(), evening(1))]);
    store.set_routine_deleted("b", false, evening(3)).unwrap();
    assert_eq!(listed(), [("One".to_owned(), evening(1))]);
    assert_eq!(names(&store), ["Three", "Two"]);
}
