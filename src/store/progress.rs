//! How far a running session went, written beside what plays: nobody waits for the disk.
//!
//! Of what waits to be written the newest counts, and what was handed over is on disk once [`ProgressWriter::settle`]
//! returns or the writer is dropped.

use super::{Store, StoreError};
use crate::domain::day::Moment;
use crate::domain::session::record::Progress;
use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

/// Writes down how far one session went.
#[derive(Debug)]
pub struct ProgressWriter {
    desk: Arc<Desk>,
    /// None where there are no threads: then everything is written at once.
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Desk {
    store: Arc<Store>,
    session: i64,
    work: Mutex<Work>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Work {
    next: Option<(Progress, Moment)>,
    writing: bool,
    over: bool,
    failed: Option<StoreError>,
}

impl ProgressWriter {
    /// For the session with this id.
    pub fn begin(store: Arc<Store>, session: i64) -> ProgressWriter {
        let desk = Arc::new(Desk { store, session, work: Mutex::default(), changed: Condvar::new() });
        let own = Arc::clone(&desk);
        let thread = thread::Builder::new().name("progress".to_owned()).spawn(move || own.serve()).ok();
        ProgressWriter { desk, thread }
    }

    /// Hands over how far it is at `now` and returns at once.
    pub fn write(&self, progress: Progress, now: Moment) {
        if self.thread.is_none() {
            return self.desk.write(&progress, now);
        }
        self.desk.work().next = Some((progress, now));
        self.desk.changed.notify_all();
    }

    /// Waits until the newest is on disk.
    ///
    /// # Errors
    /// A write that failed since this or [`ProgressWriter::failure`] was called last.
    pub fn settle(&self) -> Result<(), StoreError> {
        let waited = self.desk.changed.wait_while(self.desk.work(), |work| work.writing || work.next.is_some());
        waited.unwrap_or_else(PoisonError::into_inner).failed.take().map_or(Ok(()), Err)
    }

    /// The write that failed since this or [`ProgressWriter::settle`] was called last, if one did.
    pub fn failure(&self) -> Option<StoreError> {
        self.desk.work().failed.take()
    }
}

impl Drop for ProgressWriter {
    fn drop(&mut self) {
        self.desk.work().over = true;
        self.desk.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // It writes what is left and ends; a panic in it has been told already.
            let _ = thread.join();
        }
    }
}

impl Desk {
    fn serve(&self) {
        while let Some((progress, now)) = self.take() {
            self.write(&progress, now);
            self.work().writing = false;
            self.changed.notify_all();
        }
    }

    /// The newest, once there is one; none when it is over.
    fn take(&self) -> Option<(Progress, Moment)> {
        let waited = self.changed.wait_while(self.work(), |work| work.next.is_none() && !work.over);
        let mut work = waited.unwrap_or_else(PoisonError::into_inner);
        work.writing = work.next.is_some();
        mem::take(&mut work.next)
    }

    fn write(&self, progress: &Progress, now: Moment) {
        if let Err(error) = self.store.save_progress(self.session, progress, now) {
            self.work().failed = Some(error);
        }
    }

    fn work(&self) -> MutexGuard<'_, Work> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
