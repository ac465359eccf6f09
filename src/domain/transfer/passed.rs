//! What a table held that is told beside its records.

/// How many rows said nothing that is kept, and how times were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// They are about something that no description asks for.
    pub elsewhere: usize,
    /// They say that nothing happened.
    pub nothing: usize,
    /// Times of the day were read as those of the person's place.
    pub placed: bool,
    /// They were taken for the first of two moments at which the clock showed their time.
    pub twice: usize,
}
