//! Keeping a file that is in memory: what changed is saved elsewhere after each change, one save at a time.
//!
//! What a save took and could not keep is part of the next one: two that are half there would be no file. A save that
//! failed is tried again by itself, and is known as failed until one went well.

use super::memory_file::{BLOCK, Changed, Files};
use std::time::Duration;
use tokio::sync::watch;

/// How long after a failed save the next is tried: the last one counts from then on.
pub const WAITS: [Duration; 3] = [Duration::from_secs(1), Duration::from_secs(5), Duration::from_secs(30)];

/// Why a save was not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Another writes now; nothing is written from here any more.
    TakenOver,
    /// What was kept before is gone: all of the file is to be saved.
    Cleared,
    /// What went wrong, in words.
    Failed(String),
}

/// Where things are kept.
pub trait Keeper {
    /// Keeps all of it or nothing, as far as the device can promise.
    ///
    /// # Errors
    /// Nothing of it was kept.
    fn keep(&self, changed: &Changed) -> impl Future<Output = Result<(), Refusal>>;

    /// Waits that long, or until there is reason to try sooner.
    fn rest(&self, length: Duration) -> impl Future<Output = ()>;
}

/// How far saving is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Changes there have been.
    pub asked: u64,
    /// Those of them that are kept.
    pub kept: u64,
    /// It takes longer than usual.
    pub is_slow: bool,
    /// Why the last save was not.
    pub refusal: Option<Refusal>,
}

impl Standing {
    /// Everything is kept.
    pub fn is_settled(&self) -> bool {
        self.kept >= self.asked
    }
}

/// See the module.
pub struct Saving {
    files: Files,
    name: String,
    standing: watch::Sender<Standing>,
}

impl Saving {
    /// Of the file with this name. Nothing of it is to be kept yet.
    pub fn of(files: Files, name: &str) -> Saving {
        Saving { files, name: name.to_owned(), standing: watch::Sender::new(Standing::default()) }
    }

    /// The file has changed; gives the number of the change.
    pub fn changed(&self) -> u64 {
        self.standing.send_modify(|standing| standing.asked += 1);
        self.standing.borrow().asked
    }

    /// So much time has gone by since a change that it is slow, unless it is kept by now.
    pub fn is_late(&self, change: u64) {
        self.standing.send_if_modified(|standing| {
            let is_news = standing.kept < change && !standing.is_slow;
            standing.is_slow |= is_news;
            is_news
        });
    }

    /// Another writes now.
    pub fn taken_over(&self) {
        self.standing.send_modify(|standing| {
            standing.asked += u64::from(standing.is_settled());
            standing.refusal = Some(Refusal::TakenOver);
        });
    }

    /// How far it is, and what it comes to.
    pub fn standing(&self) -> watch::Receiver<Standing> {
        self.standing.subscribe()
    }

    /// Saves each change, until another writes.
    pub async fn follow(&self, keeper: &impl Keeper) {
        let mut standing = self.standing();
        let mut failed = 0;
        loop {
            let Ok(asked) = standing.wait_for(|standing| !standing.is_settled()).await.map(|standing| standing.asked)
            else {
                return;
            };
            if self.is_taken_over() {
                return;
            }
            let changed = self.files.take(&self.name);
            match keeper.keep(&changed).await {
                Ok(()) => {
                    failed = 0;
                    self.standing.send_modify(|standing| {
                        standing.kept = asked;
                        standing.is_slow = false;
                        standing.refusal = standing.refusal.take().filter(|why| *why == Refusal::TakenOver);
                    });
                }
                Err(Refusal::Cleared) if !is_whole(&changed) => self.files.mark_all(&self.name),
                Err(why) => {
                    self.files.put_back(&self.name, &changed);
                    self.standing.send_modify(|standing| standing.refusal = Some(why));
                    let [.., last] = WAITS;
                    if !self.is_taken_over() {
                        keeper.rest(WAITS.get(failed).copied().unwrap_or(last)).await;
                    }
                    failed += 1;
                }
            }
        }
    }

    fn is_taken_over(&self) -> bool {
        self.standing.borrow().refusal == Some(Refusal::TakenOver)
    }
}

fn is_whole(changed: &Changed) -> bool {
    changed.blocks.len() >= changed.size.div_ceil(BLOCK)
}
