//! What is done with a file, on a thread of its own: shown while it lasts, and stopped.

use super::TransferState;
use crate::domain::transfer::progress::Progress;
use crate::platform::{background, clock};
use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How often what is shown of a work under way is brought up to date. What ends before the first time is not shown.
const TICK: Duration = Duration::from_millis(200);

/// What is being done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Opening,
    Looking,
    TakingIn,
}

/// How far a work is that lasts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Going {
    pub work: Work,
    /// The share of the file that was read, 0 to 1; none while it is not known.
    pub share: Option<f64>,
    /// Rows and records that were read.
    pub rows: usize,
    /// All was read and is being kept.
    pub is_keeping: bool,
    /// Whether it can be stopped: not once all is being kept, and not where the page itself is busy with it.
    pub stops: bool,
}

impl Going {
    fn of(work: Work, progress: &Progress) -> Going {
        let is_keeping = progress.is_keeping();
        let stops = !is_keeping && !background::HOLDS_THE_PAGE;
        Going { work, share: progress.share(), rows: progress.rows(), is_keeping, stops }
    }
}

impl TransferState {
    /// How far what is being done is, once it lasts.
    pub fn going(&self) -> Option<Going> {
        self.going.cloned()
    }

    /// Stops what is being done, unless it is too late. Nothing of the file is kept then.
    pub fn stop(&self) {
        let TransferState { mut under_way, mut going, .. } = *self;
        let is_stopped = under_way.peek().as_ref().is_some_and(|progress| progress.stop());
        if is_stopped {
            under_way.set(None);
            going.set(None);
            self.app.say("Stopped: nothing was taken in.");
        }
    }

    pub(super) fn work<T: Send + 'static>(
        &self,
        what: Work,
        work: impl FnOnce(&Progress) -> T + Send + 'static,
        then: impl FnOnce(TransferState, T) + 'static,
    ) {
        self.work_and_tell(what, work, |_| {}, then);
    }

    /// Does `work` on a thread of its own; then `tell` wherever the person is, and `then` if the page is still open. One
    /// at a time.
    pub(super) fn work_and_tell<T: Send + 'static>(
        &self,
        what: Work,
        work: impl FnOnce(&Progress) -> T + Send + 'static,
        tell: impl FnOnce(&T) + 'static,
        then: impl FnOnce(TransferState, T) + 'static,
    ) {
        let (state, mut under_way) = (*self, self.under_way);
        if under_way.peek().is_some() {
            return;
        }
        let progress = Arc::new(Progress::default());
        under_way.set(Some(progress.clone()));
        if background::HOLDS_THE_PAGE {
            // Nothing can be shown later.
            let mut going = self.going;
            going.set(Some(Going::of(what, &progress)));
        }
        spawn(state.show(what, progress.clone()));
        spawn_forever(async move {
            let working = progress.clone();
            let done = background::run("transfer", move || work(&working)).await;
            if progress.is_stopped() {
                return;
            }
            let is_open = state.end();
            if let Some(done) = done {
                tell(&done);
                if is_open {
                    then(state, done);
                }
            }
        });
    }

    /// Shows how far a work is, until it ends or its page is left.
    async fn show(self, work: Work, progress: Arc<Progress>) {
        let mut going = self.going;
        loop {
            clock::sleep(TICK).await;
            let is_on =
                self.under_way.try_peek().is_ok_and(|on| on.as_ref().is_some_and(|on| Arc::ptr_eq(on, &progress)));
            if !is_on {
                return;
            }
            going.set(Some(Going::of(work, &progress)));
        }
    }

    /// Nothing is under way any more. False where the page was left.
    fn end(&self) -> bool {
        let TransferState { mut under_way, mut going, .. } = *self;
        let is_open = under_way.try_peek().is_ok();
        if is_open {
            under_way.set(None);
            going.set(None);
        }
        is_open
    }
}
