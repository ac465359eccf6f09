//! How far a file is taken in: told to another thread, which can stop it.

use super::FileError;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};

/// See the module. The one that reads tells, the one that waits looks.
#[derive(Debug, Default)]
pub struct Progress {
    stage: AtomicU8,
    whole: AtomicUsize,
    reached: AtomicUsize,
    rows: AtomicUsize,
}

const RUNNING: u8 = 0;
const STOPPED: u8 = 1;
const KEEPING: u8 = 2;

impl Progress {
    /// What is to be read now is so long; the unit is that of [`Progress::reach`].
    pub fn begin(&self, whole: usize) {
        self.rows.store(0, Ordering::Relaxed);
        self.reached.store(0, Ordering::Relaxed);
        self.whole.store(whole, Ordering::Relaxed);
    }

    /// One more row or record was read, up to this place.
    ///
    /// # Errors
    /// It was stopped.
    pub fn reach(&self, place: usize) -> Result<(), FileError> {
        self.rows.fetch_add(1, Ordering::Relaxed);
        self.reached.store(place, Ordering::Relaxed);
        if self.is_stopped() { Err(FileError::Stopped) } else { Ok(()) }
    }

    /// The share that was read, 0 to 1; none before it is known how long it is.
    pub fn share(&self) -> Option<f64> {
        let whole = self.whole.load(Ordering::Relaxed);
        let reached = self.reached.load(Ordering::Relaxed).min(whole);
        (whole > 0).then(|| reached as f64 / whole as f64)
    }

    /// Rows and records that were read.
    pub fn rows(&self) -> usize {
        self.rows.load(Ordering::Relaxed)
    }

    /// Everything was read and is being kept: from now on nothing stops it.
    ///
    /// # Errors
    /// It was stopped before.
    pub fn keep(&self) -> Result<(), FileError> {
        if self.turn(KEEPING) { Ok(()) } else { Err(FileError::Stopped) }
    }

    /// Whether it is too late to stop it.
    pub fn is_keeping(&self) -> bool {
        self.stage.load(Ordering::SeqCst) == KEEPING
    }

    /// Stops it: nothing is kept. False where it is too late.
    pub fn stop(&self) -> bool {
        self.turn(STOPPED) || self.is_stopped()
    }

    /// Whether it was stopped.
    pub fn is_stopped(&self) -> bool {
        self.stage.load(Ordering::SeqCst) == STOPPED
    }

    fn turn(&self, stage: u8) -> bool {
        self.stage.compare_exchange(RUNNING, stage, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    }
}
