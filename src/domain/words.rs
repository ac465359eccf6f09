//! What a person reads, said once for the window, the terminal and paper.

pub mod answer;
pub mod backup;
pub mod changes;
pub mod comparison;
mod date;
pub mod day;
pub mod entry;
pub mod filled;
pub mod gate;
pub mod insights;
pub mod kept;
mod length;
pub mod made_on;
pub mod name;
mod phrase;
mod refused;
pub mod report;
pub mod session;
pub mod suggestion;
pub mod timeline;
pub mod transfer;

pub use date::{
    ago, date_and_time, day_letter, day_name, full_date, long_day, offset, ruleset, short_date, stamp, time,
};
pub use length::{clock, how_long, how_long_in_full, seconds_left};
pub use phrase::{Part, count, in_a_row, lower_first, opening, unbroken, upper_first};
pub use refused::{refused, refused_file};
