//! Work on a thread of its own, waited for without blocking the window.

use std::sync::Arc;
use std::thread;
use tokio::sync::{Notify, oneshot};

/// What `work` comes to; none where no thread could be begun or it ended early. It goes on when nobody waits any more.
pub async fn run<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (sender, receiver) = oneshot::channel();
    let begun = thread::Builder::new().name(name.to_owned()).spawn(move || drop(sender.send(work())));
    begun.ok()?;
    receiver.await.ok()
}

/// Tells a waiting window from another thread that there is something to see.
#[derive(Clone, Debug, Default)]
pub struct Bell(Arc<Notify>);

impl Bell {
    /// Rings; whoever waits next hears it as well.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    /// Waits until it rings.
    pub async fn wait(&self) {
        self.0.notified().await;
    }
}
