//! When a check was made, in words that tell it from every other.

use crate::domain::checker::Check;
use crate::domain::words::{full_date, time};

/// "21 November 2026, 10:12"; with seconds where another of `among` is of the same minute, and with its place where they
/// are of the same second.
pub fn made_on(check: &Check, among: &[&Check]) -> String {
    let day = full_date(check.at);
    let shown = |check: &Check| format!("{}, {}", full_date(check.at), time(check.at));
    let second = |check: &Check| check.at.format("%H:%M:%S").to_string();
    let others = among.iter().copied().filter(|other| other.id != check.id && shown(other) == shown(check));
    let others: Vec<&Check> = others.collect();
    if others.is_empty() {
        return shown(check);
    }
    let same: Vec<i64> = others.iter().filter(|other| second(other) == second(check)).map(|other| other.id).collect();
    if same.is_empty() {
        return format!("{day}, {}", second(check));
    }
    let clock = if same.len() == others.len() { time(check.at) } else { second(check) };
    let place = 1 + same.iter().filter(|id| **id < check.id).count();
    format!("{day}, {clock} ({place}\u{a0}of\u{a0}{})", same.len() + 1)
}
