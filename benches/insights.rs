//! What insights cost: every chart of every range over ten years with 100,000 entries, beside the same chart of a year with
//! 1,000. The figures of all charts are asked for at once, as the page does; then each is said and drawn.
//!
//! `cargo bench --profile dev --no-default-features --bench insights`. Goals, not gates: it always ends well.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement fails by panicking and prints what it found; what makes the records is shared"
)]

#[path = "shared/compare.rs"]
mod compare;
#[path = "../tests/it/support/dice.rs"]
mod dice;
#[path = "../tests/it/support/large.rs"]
mod large;

use compare::{Goal, Rounds};
use std::collections::BTreeMap;
use tempfile::TempDir;
use unkink::domain::calendar::WeekStart;
use unkink::domain::chart::Plot;
use unkink::domain::content::content;
use unkink::domain::day::Day;
use unkink::domain::insights::{Asked, Insights, Range};
use unkink::domain::words::insights::{Told, charts, month};
use unkink::platform::clock::{self, Stopwatch};
use unkink::store::Store;

const ROUNDS: usize = 7;
const GOAL: Goal = Goal { times: 2.0, or_more: None };
/// A phone's card, in units of small text.
const WIDTH: f64 = 334.0;
/// Seconds between two of 1,000 entries that fill a year.
const SELDOM: u32 = 31_536;

const RANGES: [(&str, Range); 4] =
    [("4 weeks", Range::Weeks4), ("3 months", Range::Months3), ("1 year", Range::Year), ("all", Range::All)];

fn main() {
    let now = clock::now().timestamp();
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
    let (large, small) = (folder.path().join("large.sqlite3"), folder.path().join("small.sqlite3"));
    large::fill(&large, 100_000, now);
    large::fill_every(&small, 1_000, now, SELDOM);
    let (large, small) = (Store::open(&large).expect("opens"), Store::open(&small).expect("opens"));
    println!("milliseconds, 100,000 entries over ten years beside 1,000 over one:");
    for store in [&large, &small] {
        // The rows were made behind the program's back: with the first change they are counted.
        store.change_settings(clock::now(), |settings| settings.volume = 55).expect("a change");
    }
    for (name, range) in RANGES {
        let mut asking = Rounds::default();
        let mut drawing: BTreeMap<&str, Rounds> = BTreeMap::new();
        for _ in 0..ROUNDS {
            let ((one, found), (other, few)) = (ask(&large, range), ask(&small, Range::Year));
            asking.add(one, other);
            for ((id, one), (_, other)) in draw(&found).into_iter().zip(draw(&few)) {
                drawing.entry(id).or_default().add(one, other);
            }
        }
        asking.tell(&format!("{name}: asking for all charts"), "ms", Some(GOAL));
        for (id, rounds) in drawing {
            rounds.tell(&format!("{name}: {id}, drawn"), "ms", Some(GOAL));
        }
    }
}

fn today() -> Day {
    Day::of(clock::now(), 4)
}

fn ask(store: &Store, range: Range) -> (f64, Insights) {
    let week_start = WeekStart::of_country(None);
    let asked = Asked { range, beside: None, today: today(), day_start_hour: 4, week_start, rest_minutes: 20 };
    let watch = Stopwatch::start(1.0);
    let found = store.insights(&asked).expect("insights");
    (watch.elapsed().as_secs_f64() * 1000.0, found)
}

/// What each chart costs: its words, its table and its geometry.
fn draw(found: &Insights) -> Vec<(&'static str, f64)> {
    let name = |id: &str| id.to_owned();
    let told = Told { content: content(), week_start: WeekStart::of_country(None), today: today(), name: &name };
    let mut charts = charts(found, &told);
    let mut costs = Vec::new();
    loop {
        let watch = Stopwatch::start(1.0);
        let Some(chart) = charts.next() else { return costs };
        let _drawn = chart.plot.map(|plot| match plot {
            Plot::Bars(bars) => bars.draw(WIDTH),
            Plot::Trend(trend) => trend.draw(WIDTH),
            Plot::Shares(shares) => shares.draw(WIDTH),
            Plot::Months(months) => {
                months.all().last().map(|last| month(&months, *last).draw(WIDTH)).unwrap_or_default()
            }
        });
        costs.push((chart.id, watch.elapsed().as_secs_f64() * 1000.0));
    }
}
