//! The neck watch: for two weeks after a neck was forced, what to get help for at once.

use crate::domain::checker::Check;
use crate::domain::content::Content;
use crate::domain::content::texts::NeckWatch;
use crate::domain::day::{Day, Moment};
use crate::domain::journal::EntryFields;

/// The watch, while the newest crack of a forced neck is recent. Not while a result is open, which says what to do.
pub fn neck_watch<'a>(
    content: &'a Content,
    last_forced: Option<&EntryFields>,
    checks: &[Check],
    now: Moment,
    day_start_hour: u32,
) -> Option<&'a NeckWatch> {
    let watch = &content.texts.neck_watch;
    let open = Check::unseen(checks).or_else(|| Check::closing(checks)).is_some();
    last_forced.filter(|forced| !open && is_watched(content, forced, now, day_start_hour)).map(|_| watch)
}

/// Whether a crack forced a neck a short while ago.
pub fn is_watched(content: &Content, fields: &EntryFields, now: Moment, day_start_hour: u32) -> bool {
    let day = Day::of(fields.at, day_start_hour);
    let by = |clock: Moment| Day::of(clock, day_start_hour).since(day);
    let days = by(now).min(by(now.with_timezone(fields.at.offset())));
    fields.is_forced_neck() && fields.at <= now && days <= i64::from(content.texts.neck_watch.days)
}
