//! A text that is kept as it is typed: half a second after the last key, when its field is left, and when its page goes.
//!
//! What is refused stays in the field as it was typed, and is said when the field is left: who still types is not
//! interrupted.

use crate::platform::clock;
use dioxus::prelude::*;
use std::time::Duration;

/// How long after the last key a text is kept.
const PAUSE: Duration = Duration::from_millis(500);

/// What is said of a text that could not be written down.
pub const NOT_SAVED: &str = "This could not be saved and stays here as you typed it.";

type Keep = Box<dyn FnMut(String) -> Result<(), String>>;

/// See the module.
#[derive(Clone, Copy, PartialEq)]
pub struct Typed {
    /// What was typed and is not kept yet.
    pending: CopyValue<Option<String>>,
    keys: CopyValue<u64>,
    problem: Signal<Option<String>>,
    keep: CopyValue<Keep>,
}

/// `keep` writes the text down, or says what does not fit or that it could not be written.
pub fn use_typed(keep: impl FnMut(String) -> Result<(), String> + 'static) -> Typed {
    let problem = use_signal(|| None);
    let mut typed = use_hook(|| Typed {
        pending: CopyValue::new(None),
        keys: CopyValue::new(0),
        problem,
        keep: CopyValue::new(Box::new(|_| Ok(()))),
    });
    typed.keep.set(Box::new(keep));
    use_drop(move || {
        // There is no field left to say a problem under.
        let _: Result<(), String> = typed.write_down();
    });
    typed
}

impl Typed {
    /// A key was pressed; the field holds `text`.
    pub fn input(mut self, text: String) {
        self.pending.set(Some(text));
        self.keys += 1;
        let keys = *self.keys.peek();
        spawn(async move {
            clock::sleep(PAUSE).await;
            if *self.keys.peek() != keys {
                return;
            }
            let kept = self.write_down();
            let said = self.problem.peek().is_some();
            if kept.is_ok() || said {
                self.say(kept);
            }
        });
    }

    /// The field was left, or Enter pressed.
    pub fn leave(mut self) {
        let kept = self.write_down();
        self.say(kept);
    }

    /// What is wrong with what stands in the field.
    pub fn error(self) -> Option<String> {
        self.problem.cloned()
    }

    fn write_down(&mut self) -> Result<(), String> {
        let Some(text) = self.pending.cloned() else { return Ok(()) };
        (self.keep.write())(text.clone())?;
        if self.pending.peek().as_ref() == Some(&text) {
            self.pending.set(None);
        }
        Ok(())
    }

    fn say(mut self, kept: Result<(), String>) {
        let problem = kept.err();
        if *self.problem.peek() != problem {
            self.problem.set(problem);
        }
    }
}
