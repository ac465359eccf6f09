//! Which sessions count as routines that were done.

/// Whether a session had at least one finished step, as [`crate::domain::session::SessionRecord::finished_a_step`] has
/// it, in a statement over `sessions`.
pub(super) const FINISHED_A_STEP: &str = "EXISTS (SELECT 1 FROM json_each(sessions.steps) WHERE \
    value ->> 'planned_seconds' > 0 AND value ->> 'done_seconds' >= value ->> 'planned_seconds')";
