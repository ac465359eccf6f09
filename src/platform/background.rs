//! Work on a thread of its own, waited for without blocking the window.

use std::sync::Arc;
use tokio::sync::Notify;

/// Whether nothing else goes on while work is done: a page in a browser has one thread.
pub const HOLDS_THE_PAGE: bool = cfg!(target_family = "wasm");

/// What `work` comes to; none where no thread could be begun or it ended early. It goes on when nobody waits any more.
#[cfg(not(target_family = "wasm"))]
pub async fn run<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let begun = std::thread::Builder::new().name(name.to_owned()).spawn(move || drop(sender.send(work())));
    begun.ok()?;
    receiver.await.ok()
}

/// What `work` comes to. A page has one thread: it is done there, once what is shown has been painted.
#[cfg(target_family = "wasm")]
pub async fn run<T: Send + 'static>(_: &str, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    super::clock::sleep(std::time::Duration::from_millis(20)).await;
    Some(work())
}

/// Does `work` once the page could answer in between.
#[cfg(target_family = "wasm")]
pub fn next(work: impl FnOnce() + 'static) {
    wasm_bindgen_futures::spawn_local(async {
        super::clock::sleep(std::time::Duration::ZERO).await;
        work();
    });
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
