//! What becomes of a record of a file.

/// What became of a record.
pub(super) enum Became {
    Added,
    Updated,
    Unchanged,
    /// It is in the trash here and stays there.
    InTrash,
    /// It differs from the one here, which stays, and why.
    Stayed(&'static str),
    /// What was not said here was filled; what was said otherwise stays.
    Filled,
}

pub(super) const NOT_NEWER: &str = "it differs and is not newer; yours stayed as it was";
pub(super) const UNDATED: &str = "it differs, and the file does not say when it was changed; yours stayed as it was";
pub(super) const OTHERWISE: &str = "it differs from what you said; yours stayed as it was";
pub(super) const LOWER: &str = "it would lower a result that is open here; yours stayed as it was";
