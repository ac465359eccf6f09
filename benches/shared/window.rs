//! A window that is started and measured, not used.

use std::process::{Child, Command, Stdio};

/// Closed when it is dropped.
pub struct Window(Child);

impl Window {
    pub fn open(mut command: Command) -> Window {
        Window(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the window starts"))
    }

    /// The id of its process.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Fails when it is not open any more.
    pub fn assert_open(&mut self) {
        assert!(self.0.try_wait().expect("its state").is_none(), "the window stayed open");
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
