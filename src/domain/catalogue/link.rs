//! What leads from one record to another.

use serde::Serialize;

/// What a record, or what a link leads to, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Question,
    Rule,
    /// A condition with a name.
    Macro,
    Gate,
    /// What a sound or habit usually is.
    Interpretation,
    Source,
    // These are only led to.
    JournalRule,
    Routine,
    Exercise,
    Card,
}

/// Something a record reads, or is used by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Link {
    pub kind: Kind,
    pub id: String,
    /// How a person would name it; numbers to call are not filled in.
    #[serde(skip)]
    pub name: String,
}
