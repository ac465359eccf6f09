//! A thread that looks at something when it is due, whatever the window does: while that is hidden it stands still.
//!
//! While nothing is due there is no thread. Otherwise it waits once until then, though never for more than ten minutes: the
//! clock that waits go by stands still while a device sleeps.
//!
//! A page has no threads: there the wait is a timer of its own.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

const LONGEST: Duration = Duration::from_secs(600);

/// How soon a change is heard where a wait cannot be broken off.
#[cfg(target_family = "wasm")]
const GLANCE: Duration = Duration::from_secs(5);

/// See the module.
#[derive(Clone)]
pub struct Alarm {
    look: Arc<dyn Fn() -> Option<Duration> + Send + Sync>,
    state: Arc<(Mutex<State>, Condvar)>,
}

#[derive(Default)]
struct State {
    runs: bool,
    /// Something changed: it looks at once.
    asked: bool,
}

impl Alarm {
    /// One that calls `look` on its thread, which says how long it is until it is to look again; none where nothing is due.
    pub fn new(look: impl Fn() -> Option<Duration> + Send + Sync + 'static) -> Alarm {
        Alarm { look: Arc::new(look), state: Arc::default() }
    }

    /// Looks now, on its thread.
    pub fn ring(&self) {
        let (state, changed) = &*self.state;
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        state.asked = true;
        changed.notify_all();
        if !state.runs {
            state.runs = self.begin();
        }
    }

    /// Whether a thread waits for something.
    pub fn is_set(&self) -> bool {
        self.state.0.lock().unwrap_or_else(PoisonError::into_inner).runs
    }

    #[cfg(target_family = "wasm")]
    fn begin(&self) -> bool {
        let alarm = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            loop {
                let next = (alarm.look)();
                alarm.state.0.lock().unwrap_or_else(PoisonError::into_inner).asked = false;
                let Some(next) = next else { break };
                let end = next.min(LONGEST);
                let mut waited = Duration::ZERO;
                let asked = || alarm.state.0.lock().unwrap_or_else(PoisonError::into_inner).asked;
                while waited < end && !asked() {
                    let part = (end - waited).min(GLANCE);
                    super::clock::sleep(part).await;
                    waited += part;
                }
            }
            alarm.state.0.lock().unwrap_or_else(PoisonError::into_inner).runs = false;
        });
        true
    }

    #[cfg(not(target_family = "wasm"))]
    fn begin(&self) -> bool {
        let alarm = self.clone();
        std::thread::Builder::new().name("reminders".to_owned()).spawn(move || alarm.run()).is_ok()
    }

    #[cfg(not(target_family = "wasm"))]
    fn run(&self) {
        let (state, changed) = &*self.state;
        loop {
            state.lock().unwrap_or_else(PoisonError::into_inner).asked = false;
            let next = (self.look)();
            let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
            match next {
                None if !state.asked => {
                    state.runs = false;
                    return;
                }
                None => {}
                Some(next) => {
                    let waited = changed.wait_timeout_while(state, next.min(LONGEST), |state| !state.asked);
                    drop(waited.unwrap_or_else(PoisonError::into_inner));
                }
            }
        }
    }
}
