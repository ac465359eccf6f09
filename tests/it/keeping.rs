//! Proves `platform::memory_file` and `platform::saving`, by which a browser keeps the records: the file is one of SQLite's,
//! and what is kept of it is whole at every moment, whatever fails.

use crate::support::{answers, at};
use proptest::prelude::*;
use rsqlite_vfs::test_suite::test_vfs_store;
use rsqlite_vfs::{FileKind, OpenAccess, OpenOptions, OpenRequest, VfsAppData, VfsFile, VfsStore};
use serde_json::json;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use unkink::domain::check_run::NewCheck;
use unkink::domain::checker::Who;
use unkink::domain::content::content;
use unkink::domain::journal::EntryFields;
use unkink::platform::memory_file::{BLOCK, Changed, Files, Handle, Opener};
use unkink::platform::saving::{Keeper, Refusal, Saving, WAITS};
use unkink::store::{EntryFilter, MIGRATIONS, Store, StoreError};

const NAME: &str = "unkink.sqlite3";

/// What a browser keeps: blocks by their numbers, and the length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Disk {
    size: usize,
    blocks: BTreeMap<u32, Vec<u8>>,
}

impl Disk {
    fn keep(&mut self, changed: &Changed) {
        self.size = changed.size;
        self.blocks.extend(changed.blocks.iter().cloned());
        let end = u32::try_from(changed.size.div_ceil(BLOCK)).unwrap();
        self.blocks.retain(|number, _| *number < end);
    }

    fn file(&self) -> Vec<u8> {
        let mut bytes = vec![0; self.size];
        for (number, block) in &self.blocks {
            let at = *number as usize * BLOCK;
            let length = block.len().min(self.size - at);
            bytes[at..at + length].copy_from_slice(&block[..length]);
        }
        bytes
    }
}

fn evening(minute: i64) -> unkink::domain::day::Moment {
    at("2026-11-20T19:00:00+01:00") + chrono::Duration::minutes(minute)
}

fn add(store: &Store, minute: i64) {
    let fields = EntryFields { note: "n".repeat(300), ..EntryFields::bare(evening(minute)) };
    store.add_entry(&fields, evening(minute)).unwrap();
}

fn entries(store: &Store) -> u64 {
    store.health().unwrap().entries
}

#[test]
fn a_file_in_memory_does_what_sqlite_asks_of_a_file() {
    test_vfs_store::<Opener>(VfsAppData::new(Files::default())).unwrap();
}

#[test]
fn what_changed_after_each_write_is_all_it_takes_to_have_the_records_again() {
    let (files, mut disk) = (Files::default(), Disk::default());
    files.register("kept").unwrap();
    let store = Store::open_in("kept", NAME, || ()).unwrap();
    disk.keep(&files.take(NAME));
    for minute in 0..40 {
        add(&store, minute);
        let changed = files.take(NAME);
        assert!((1..30).contains(&changed.blocks.len()), "{} blocks for one crack", changed.blocks.len());
        disk.keep(&changed);
        assert_eq!(files.take(NAME).blocks.len(), 0, "nothing is taken twice");
    }
    assert_eq!(disk.file(), files.bytes(NAME).unwrap());
    let again = Files::default();
    again.put(NAME, disk.file());
    again.register("again").unwrap();
    let opened = Store::open_in("again", NAME, || ()).unwrap();
    assert_eq!(entries(&opened), 40);
    assert_eq!(opened.health().unwrap().integrity, "ok");
    assert_eq!(opened.entries(&EntryFilter::default()).unwrap().len(), 40);
}

#[test]
fn a_newer_file_and_a_damaged_one_are_refused_and_left_as_they_are() {
    let files = Files::default();
    files.register("refused").unwrap();
    let store = Store::open_in("refused", NAME, || ()).unwrap();
    for minute in 0..200 {
        add(&store, minute);
    }
    drop(store);
    let sound = files.bytes(NAME).unwrap();

    let mut newer = sound.clone();
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    files.put("newer", newer.clone());
    let refusal = Store::open_in("refused", "newer", || ()).unwrap_err();
    assert!(matches!(refusal, StoreError::Newer { found: 99, .. }), "{refusal}");
    assert_eq!(files.bytes("newer").unwrap(), newer);
    assert!(files.take("newer").blocks.is_empty());

    let mut damaged = sound.clone();
    let middle = damaged.len() / 2;
    damaged[4096..middle].fill(0x55);
    files.put("damaged", damaged.clone());
    let refusal = Store::open_in("refused", "damaged", || ()).unwrap_err();
    assert!(matches!(refusal, StoreError::Corrupt { .. }), "{refusal}");
    assert_eq!(files.bytes("damaged").unwrap(), damaged);

    let mut later = sound;
    later[middle..].fill(0x55);
    files.put("later", later.clone());
    assert!(Store::open_in("refused", "later", || ()).is_err());
    let store = Store::open_in_again("refused", "later", || ()).expect("what was looked through today is not again");
    assert!(store.entries(&EntryFilter::default()).is_err());
    assert_eq!(files.bytes("later").unwrap(), later);
}

#[test]
fn a_file_from_elsewhere_is_proved_and_takes_the_place_of_the_records() {
    let files = Files::default();
    files.register("restored").unwrap();
    let store = Store::open_in("restored", NAME, || ()).unwrap();
    add(&store, 0);
    // As a desktop writes it.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    let desktop = Store::open(&path).unwrap();
    for minute in 0..7 {
        add(&desktop, minute);
    }
    drop(desktop);
    files.put("given", std::fs::read(&path).unwrap());
    let held = Store::prove_in("restored", "given").unwrap();
    assert_eq!(held.entries, 7);
    let sheet = answers(&json!({"age_years": 45, "region": ["low_back"], "saddle_numb": "yes"}));
    store.add_check(content(), &NewCheck::of_sheet(content(), Who::Me, sheet, evening(1)), evening(1)).unwrap();
    let restored = store.restore_in("given", held, evening(60)).unwrap();
    assert_eq!((restored.held.entries, entries(&store)), (7, 7));
    assert_eq!((restored.carried, store.health().unwrap().checks), (1, 1), "what is open stays open");
    add(&store, 8);
    assert_eq!(entries(&store), 8);

    for (what, bytes) in [("text", b"no database".to_vec()), ("nothing", Vec::new())] {
        files.put("given", bytes);
        let refusal = Store::prove_in("restored", "given");
        assert!(matches!(refusal, Err(StoreError::Unfit { .. })), "{what}: {refusal:?}");
        assert_eq!(entries(&store), 8, "{what}");
    }
    // And back: the file of a browser is one that a desktop opens.
    let back = folder.path().join("back.sqlite3");
    std::fs::write(&back, files.bytes(NAME).unwrap()).unwrap();
    assert_eq!(entries(&Store::open(&back).unwrap()), 8);
}

#[test]
fn an_older_file_is_brought_up_to_date_in_memory_and_that_is_to_be_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    drop(Store::open_with(&path, &MIGRATIONS[..1]).unwrap());
    let files = Files::default();
    files.put(NAME, std::fs::read(&path).unwrap());
    files.register("older").unwrap();
    let store = Store::open_in("older", NAME, || ()).unwrap();
    assert_eq!(store.health().unwrap().schema, i64::try_from(MIGRATIONS.len()).unwrap());
    assert!(!files.take(NAME).blocks.is_empty());
}

#[test]
fn a_new_file_is_begun_first_and_a_file_that_holds_anything_is_not() {
    let files = Files::default();
    files.register("begun").unwrap();
    let schema = || u32::from_be_bytes(files.bytes(NAME).unwrap()[60..64].try_into().unwrap());
    Store::begin_in("begun", NAME).unwrap();
    assert_eq!(schema(), 1);
    let begun = files.bytes(NAME).unwrap();
    Store::begin_in("begun", NAME).unwrap();
    assert_eq!(files.bytes(NAME).unwrap(), begun, "a second time changes nothing");
    let store = Store::open_in("begun", NAME, || ()).unwrap();
    add(&store, 1);
    drop(store);
    let whole = files.bytes(NAME).unwrap();
    assert_eq!((schema() as usize, whole[..16].starts_with(b"SQLite format 3")), (MIGRATIONS.len(), true));
    let mut damaged = whole.clone();
    damaged[..100].fill(0x55);
    for (name, held) in [("whole", whole), ("damaged", damaged), ("foreign", b"words of another program".repeat(400))] {
        files.put(name, held.clone());
        let _ = Store::begin_in("begun", name);
        assert_eq!(files.bytes(name).unwrap(), held, "{name}");
        assert!(files.take(name).blocks.is_empty(), "{name}");
    }
}

/// What the next save comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Next {
    Kept,
    Failed,
    /// The browser removed everything before.
    Cleared,
}

/// A browser that fails as it is told to, while which the person goes on.
struct Fake<'a> {
    disk: RefCell<Disk>,
    nexts: RefCell<VecDeque<Next>>,
    waits: RefCell<Vec<Duration>>,
    under_way: Cell<bool>,
    /// Changes that are made while a save is under way.
    meanwhile: Box<dyn Fn() + 'a>,
    /// Every state the file was in between two changes.
    whole: &'a RefCell<Vec<Vec<u8>>>,
}

impl Keeper for Fake<'_> {
    async fn keep(&self, changed: &Changed) -> Result<(), Refusal> {
        assert!(!self.under_way.replace(true), "two saves at once");
        (self.meanwhile)();
        let next = self.nexts.borrow_mut().pop_front().unwrap_or(Next::Kept);
        let mut disk = self.disk.borrow_mut();
        if next == Next::Cleared {
            *disk = Disk::default();
        }
        let is_gone = disk.size == 0 && changed.blocks.len() < changed.size.div_ceil(BLOCK);
        let kept = match next {
            Next::Failed => Err(Refusal::Failed("no room".to_owned())),
            _ if is_gone => Err(Refusal::Cleared),
            _ => {
                disk.keep(changed);
                Ok(())
            }
        };
        assert!(disk.size == 0 || self.whole.borrow().contains(&disk.file()), "half of a change was kept");
        self.under_way.set(false);
        kept
    }

    async fn rest(&self, length: Duration) {
        self.waits.borrow_mut().push(length);
    }
}

fn opened(files: &Files) -> Handle {
    let options = OpenOptions::new(OpenAccess::ReadWrite, FileKind::MainDb).with_create();
    Opener::open_file(files, OpenRequest::named(NAME, options)).unwrap().file
}

/// One change: where, how much, of what, and how long the file is then.
type Write = (u64, usize, u8, Option<u64>);

fn write(handle: &mut Handle, (from, length, byte, cut): Write) {
    handle.write(&vec![byte; length], from).unwrap();
    if let Some(cut) = cut.filter(|cut| *cut < handle.size().unwrap()) {
        handle.truncate(cut).unwrap();
    }
}

fn writes() -> impl Strategy<Value = Vec<Write>> {
    let one = (0_u64..40_000, 1_usize..9_000, 1_u8..255, proptest::option::weighted(0.2, 1_u64..30_000));
    proptest::collection::vec(one, 1..12)
}

fn nexts() -> impl Strategy<Value = Vec<Next>> {
    let one = prop_oneof![4 => Just(Next::Kept), 3 => Just(Next::Failed), 1 => Just(Next::Cleared)];
    proptest::collection::vec(one, 0..12)
}

proptest! {
    #[test]
    fn what_is_kept_is_whole_at_every_moment_and_everything_in_the_end(
        first in writes(), meanwhile in writes(), nexts in nexts()
    ) {
        let files = Files::default();
        let whole = RefCell::new(Vec::new());
        let handle = RefCell::new(opened(&files));
        let saving = Saving::of(files.clone(), NAME);
        let later = RefCell::new(VecDeque::from(meanwhile));
        let change = |one: Write| {
            write(&mut handle.borrow_mut(), one);
            whole.borrow_mut().push(files.bytes(NAME).unwrap());
            saving.changed();
        };
        let fake = Fake {
            disk: RefCell::default(),
            nexts: RefCell::new(nexts.into()),
            waits: RefCell::default(),
            under_way: Cell::new(false),
            meanwhile: Box::new(|| {
                let one = later.borrow_mut().pop_front();
                if let Some(one) = one {
                    change(one);
                }
            }),
            whole: &whole,
        };
        let mut following = pin!(saving.follow(&fake));
        let mut context = Context::from_waker(Waker::noop());
        for one in first {
            change(one);
            prop_assert_eq!(following.as_mut().poll(&mut context), Poll::Pending);
        }
        // What was left to fail has failed, or will not any more.
        fake.nexts.borrow_mut().clear();
        change((0, 1, 7, None));
        prop_assert_eq!(following.as_mut().poll(&mut context), Poll::Pending);
        let standing = saving.standing().borrow().clone();
        prop_assert!(standing.is_settled() && standing.refusal.is_none(), "{:?}", standing);
        prop_assert_eq!(fake.disk.borrow().file(), files.bytes(NAME).unwrap());
    }
}

#[test]
fn a_save_that_fails_is_tried_again_after_one_five_and_then_every_thirty_seconds() {
    let files = Files::default();
    let saving = Saving::of(files.clone(), NAME);
    let whole = RefCell::new(Vec::new());
    let fake = Fake {
        disk: RefCell::default(),
        nexts: RefCell::new(vec![Next::Failed; 5].into()),
        waits: RefCell::default(),
        under_way: Cell::new(false),
        meanwhile: Box::new(|| ()),
        whole: &whole,
    };
    write(&mut opened(&files), (0, 100, 1, None));
    whole.borrow_mut().push(files.bytes(NAME).unwrap());
    saving.changed();
    let mut following = pin!(saving.follow(&fake));
    assert!(following.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    let [first, second, last] = WAITS;
    assert_eq!(*fake.waits.borrow(), [first, second, last, last, last]);
    assert_eq!([first, second, last].map(|wait| wait.as_secs()), [1, 5, 30]);
    assert!(saving.standing().borrow().is_settled());
}

#[test]
fn a_page_whose_records_were_taken_over_writes_no_more() {
    let files = Files::default();
    let saving = Saving::of(files.clone(), NAME);
    let whole = RefCell::new(Vec::new());
    let fake = Fake {
        disk: RefCell::default(),
        nexts: RefCell::default(),
        waits: RefCell::default(),
        under_way: Cell::new(false),
        meanwhile: Box::new(|| ()),
        whole: &whole,
    };
    let mut following = pin!(saving.follow(&fake));
    saving.taken_over();
    write(&mut opened(&files), (0, 100, 1, None));
    saving.changed();
    assert_eq!(following.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Ready(()));
    assert_eq!(*fake.disk.borrow(), Disk::default());
    let standing = saving.standing().borrow().clone();
    assert!(!standing.is_settled() && standing.refusal == Some(Refusal::TakenOver));
}
