//! How a command fails: with a message and a status.

use crate::domain::answers::AnswerError;
use crate::domain::field::FieldError;
use crate::platform::data_dir::DataDirError;
use crate::store::StoreError;
use std::io::{self, ErrorKind, Write};

/// The status of what could not be done.
const FAILED: u8 = 1;

/// The status of wrong usage.
pub const USAGE: u8 = 2;

/// Why a command ended early.
#[derive(Debug)]
pub enum Failure {
    /// The arguments make no sense, whatever is kept.
    Usage(String),
    /// It could not be done.
    Failed(String),
    /// What was to be said could not be written.
    Unwritten(String),
    /// It could not be done, and that was said already.
    Said,
    /// Nobody reads the output any more; nothing is wrong.
    Closed,
}

impl Failure {
    /// Something that could not be done.
    pub fn failed(message: impl Into<String>) -> Failure {
        Failure::Failed(message.into())
    }

    /// Wrong usage.
    pub fn usage(message: impl Into<String>) -> Failure {
        Failure::Usage(message.into())
    }

    /// The status of the program.
    pub fn status(&self) -> u8 {
        match self {
            Failure::Usage(_) => USAGE,
            Failure::Failed(_) | Failure::Unwritten(_) | Failure::Said => FAILED,
            Failure::Closed => 0,
        }
    }

    /// What is said about it.
    pub fn message(&self) -> &str {
        match self {
            Failure::Usage(message) | Failure::Failed(message) | Failure::Unwritten(message) => message,
            Failure::Said | Failure::Closed => "",
        }
    }

    /// Says it, and returns the status.
    pub fn say(&self, err: &mut dyn Write) -> u8 {
        if !self.message().is_empty() {
            // Where nobody can be told, the status still tells.
            let _ = writeln!(err, "unkink: {}", self.message()).and_then(|()| err.flush());
        }
        self.status()
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Failure::Closed,
            _ => Failure::Unwritten(format!("the output could not be written: {error}")),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Field(error) => error.into(),
            other => Failure::Failed(other.to_string()),
        }
    }
}

impl From<DataDirError> for Failure {
    fn from(error: DataDirError) -> Self {
        Failure::Failed(error.to_string())
    }
}

impl From<FieldError> for Failure {
    fn from(error: FieldError) -> Self {
        Failure::Usage(error.to_string())
    }
}

impl From<AnswerError> for Failure {
    fn from(error: AnswerError) -> Self {
        Failure::Usage(error.to_string())
    }
}
