//! Charts as data: what one shows, its words and its table, and where each line and letter stands.
//!
//! A chart is laid out for a width, in units in which small text is [`TEXT`] high: pixels on screen where text has its
//! usual size, fewer of them where it is larger, points on paper. Who draws it only puts down what [`Drawing`] says. What
//! is told apart by colour has a shape, a pattern or a word too.

mod axis;
mod bars;
mod drawing;
mod heat;
mod shares;
mod table;
mod trend;

pub use axis::ticks;
pub use bars::Bars;
pub use drawing::{Anchor, Area, Block, DOT, Drawing, Ink, Label, Rule, Spot, Square, TEXT, text_width};
pub use heat::{Heat, HeatDay, HeatScale, Months};
pub use shares::{Part, Share, Shares};
pub use table::Table;
pub use trend::{Trend, TrendPoint};

/// One chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub id: &'static str,
    pub title: String,
    /// What is to be seen, in a sentence; where there is not enough, what there is.
    pub reading: String,
    /// What belongs to the reading and is said more quietly.
    pub note: Option<String>,
    /// What the patterns mean.
    pub legend: Vec<(Ink, String)>,
    /// A row for each point, where there is a plot.
    pub table: Table,
    /// None where there is not enough to draw, or nothing to.
    pub plot: Option<Plot>,
    /// There are enough cases to say something.
    pub enough: bool,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Plot {
    Bars(Bars),
    Trend(Trend),
    Shares(Shares),
    /// By month; `words::insights::month` says each with its own table.
    Months(Months),
}
