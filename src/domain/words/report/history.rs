//! The weeks before the visit in words: counts with their base, middle values with what they are the middle of.

use crate::domain::chart::TrendPoint;
use crate::domain::content::Content;
use crate::domain::exercise::Region;
use crate::domain::insights::{Histogram, Kinds, Per, Period, Scale, ScalePeriod, is_enough};
use crate::domain::journal::BodySide;
use crate::domain::report::history::{Counted, History, Played};
use crate::domain::report::sheet::{Block, Figure, Table, Trend};
use crate::domain::urge::alternative_name;
use crate::domain::words::entry::option_label;
use crate::domain::words::{count, lower_first};

/// The most rows of the table; a longer stretch has its last ones, and all of it in the chart.
const ROWS: usize = 8;

/// The most words of a list; the others are counted together.
const WORDS: usize = 4;

/// The most lines about what was tried, of each kind.
const TRIED: usize = 4;

/// The numbers at the top.
pub fn figures(history: &History) -> Vec<Figure> {
    let insights = &history.insights;
    let kinds = insights.per_week.periods.iter().map(|period| period.counts);
    let sum = |of: fn(&Kinds<u32>) -> u32| kinds.clone().map(|kinds| of(&kinds)).sum::<u32>();
    let cracks = insights.regions.cracks;
    let (own, itself, other) =
        (sum(|kinds| kinds.self_forced), sum(|kinds| kinds.spontaneous), sum(|kinds| kinds.other_person));
    let unsaid = cracks.saturating_sub(own + itself + other);
    let how = [(own, "forced"), (itself, "by itself"), (other, "by someone else"), (unsaid, "not said")];
    let how: Vec<String> =
        how.iter().filter(|(times, _)| *times > 0).map(|(times, how)| format!("{times} {how}")).collect();
    let figure = |label: &str, value: String, more: String| Figure { label: label.to_owned(), value, more };
    vec![
        figure("Cracks logged", cracks.to_string(), how.join(" · ")),
        pain(&insights.pain),
        main_place(history),
        figure("Urges let pass", sum(|kinds| kinds.resisted).to_string(), format!("of {} noted", history.more.urges)),
    ]
}

fn pain(pain: &Scale) -> Figure {
    let ends = match (pain.lowest, pain.highest) {
        (Some(lowest), Some(highest)) => format!("lowest {lowest}, highest {highest}"),
        _ => String::new(),
    };
    let (value, more) = match (pain.median, pain.cases) {
        (_, 0) => ("none given".to_owned(), String::new()),
        (Some(middle), cases) => (format!("{} of 10", number(middle)), format!("median of {cases} given; {ends}")),
        (None, cases) => (format!("{cases} given"), format!("{ends}; too few for a median")),
    };
    Figure { label: "Pain with cracks".to_owned(), value, more }
}

fn main_place(history: &History) -> Figure {
    let regions = &history.insights.regions;
    let mut named: Vec<_> = regions.regions.iter().filter(|region| region.region.is_some()).collect();
    named.sort_by_key(|region| std::cmp::Reverse(region.cracks));
    let most =
        named.first().filter(|first| first.cracks > 0 && named.get(1).is_none_or(|next| next.cracks < first.cracks));
    let label = "Main place".to_owned();
    let Some(most) = most else {
        return Figure { label, value: "–".to_owned(), more: "none more than others".to_owned() };
    };
    let side = most.sides.iter().filter(|side| matches!(side.side, Some(BodySide::Left | BodySide::Right)));
    let side = side.max_by_key(|side| side.cracks).filter(|side| side.cracks > 0);
    let side = side.and_then(|side| Some(format!("; {} side {}", side.side?.id(), side.cracks))).unwrap_or_default();
    let value = most.region.map_or("", Region::label).to_owned();
    Figure { label, value, more: format!("{} of {}{side}", most.cracks, regions.cracks) }
}

/// How the cracks were.
pub fn pattern(content: &Content, history: &History) -> Vec<Block> {
    let (insights, more) = (&history.insights, &history.more);
    let listed = |field: &str, counted: &[Counted]| list(counted, |id| lower_first(&option_label(content, field, id)));
    let busiest = insights.hours.busiest.map(|busy| {
        format!("most {}–{} h ({} of {})", busy.from_hour, busy.to_hour, busy.cracks, insights.hours.cracks)
    });
    let gaps = &insights.gaps;
    let again =
        (gaps.gaps > 0).then(|| count(usize::try_from(gaps.within_rest).unwrap_or(usize::MAX), "time", "times"));
    let facts = [
        ("Sound", listed("sound", &more.sounds)),
        ("Pops", listed("pops", &more.pops)),
        ("Just before", listed("context", &more.context)),
        ("Time of day", busiest),
        ("Pain kind", listed("pain_kind", &more.pain_kinds)),
        ("Pain an hour later", middle(&more.pain_later)),
        ("Effort", listed("effort", &more.effort)),
        ("Relief after", middle_of(insights.relief.median, insights.relief.cases)),
        ("New signs", listed("tags", &more.tags)),
    ];
    let again = again.map(|times| (format!("Same place again within {} min", gaps.rest_minutes), times));
    let facts = facts.into_iter().filter_map(|(name, said)| Some((name.to_owned(), said?))).chain(again).collect();
    vec![Block::Title("Pattern".to_owned()), Block::Facts(facts)]
}

/// How they went from week to week.
pub fn periods(history: &History) -> Vec<Block> {
    let insights = &history.insights;
    let title = Block::Title(per(insights.per_week.per).to_owned());
    let trend = (insights.pain.cases > 0).then(|| Block::Trend(trend(&insights.pain)));
    [title, Block::Table(weeks(history))].into_iter().chain(trend).collect()
}

fn weeks(history: &History) -> Table {
    let (counts, pain) = (&history.insights.per_week, &history.insights.pain);
    let others = counts.periods.iter().any(|period| period.counts.other_person > 0);
    let mut head = vec!["From", "Forced", "By itself"];
    head.extend(others.then_some("By others"));
    head.extend(["Urges let pass", "Pain"]);
    let rows = counts.periods.iter().zip(&pain.periods).skip(counts.periods.len().saturating_sub(ROWS));
    let row = rows.map(|(period, pain)| {
        let kinds = &period.counts;
        let middle = pain.median.map_or_else(|| "–".to_owned(), number);
        let from = period.period.from.0.format("%-d %b %Y").to_string();
        let mut row = vec![from, kinds.self_forced.to_string(), kinds.spontaneous.to_string()];
        row.extend(others.then(|| kinds.other_person.to_string()));
        row.extend([kinds.resisted.to_string(), middle]);
        row
    });
    Table { head: head.into_iter().map(str::to_owned).collect(), rows: row.collect() }
}

fn trend(pain: &Scale) -> Trend {
    let name = |per: &Period| per.from.0.format("%-d %b %Y").to_string();
    Trend {
        caption: format!(
            "Pain with cracks, 0 to 10: the median {}, the lowest to the highest shaded.",
            lower_first(per(pain.per))
        ),
        points: pain.periods.iter().map(|period| (name(&period.period), point(period))).collect(),
    }
}

fn point(period: &ScalePeriod) -> Option<TrendPoint> {
    let (median, lowest, highest) = (period.median?, period.lowest?, period.highest?);
    Some(TrendPoint { lowest: f64::from(lowest), median, highest: f64::from(highest) })
}

fn per(per: Per) -> &'static str {
    match per {
        Per::Week => "Per week",
        Per::Month => "Per month",
        Per::Quarter => "Per quarter",
        Per::Year => "Per year",
    }
}

/// What was tried against urges, and which routines and moves were done. `name` gives the names of those.
pub fn tried(history: &History, name: impl Fn(&str) -> String) -> Vec<Block> {
    let (insights, more) = (&history.insights, &history.more);
    let mut facts = Vec::new();
    for eased in insights.eased.iter().take(TRIED) {
        let few = match (eased.low, eased.high) {
            (Some(low), Some(high)) if usize::try_from(eased.times).is_ok_and(|times| times < 30) => {
                format!("; with this few it could be {low} to {high}")
            }
            (Some(_), Some(_)) => String::new(),
            _ => "; too few to say more".to_owned(),
        };
        let strength = more.tried.iter().find(|tried| tried.alternative == eased.alternative);
        let strength =
            strength.and_then(|tried| change("its strength", &tried.before, &tried.after)).unwrap_or_default();
        let said = format!("urge eased {} of {} times{few}{strength}", eased.eased, eased.times);
        facts.push((alternative_name(&eased.alternative, &name), said));
    }
    for played in more.played.iter().take(TRIED) {
        facts.push((name(&played.routine), session(played)));
    }
    let moves = list(&more.moves, |id| lower_first(&name(id)));
    facts.extend(moves.map(|moves| ("Moves done".to_owned(), moves)));
    let worse = list(&more.worse, &name);
    facts.extend(worse.map(|worse| ("Stopped, as something got worse".to_owned(), worse)));
    let title = Block::Title("What was tried".to_owned());
    if facts.is_empty() {
        return vec![title, Block::Text("Nothing was noted.".to_owned())];
    }
    vec![title, Block::Facts(facts)]
}

fn session(played: &Played) -> String {
    let times = |times: u32| count(usize::try_from(times).unwrap_or(usize::MAX), "time", "times");
    let days = count(usize::try_from(played.days).unwrap_or(usize::MAX), "day", "days");
    let pain = change("pain", &played.before, &played.after).unwrap_or_default();
    format!("{} on {days}{pain}", times(played.times))
}

/// "; pain 3 → 2 (median of 10)", from five cases up.
fn change(what: &str, before: &Histogram, after: &Histogram) -> Option<String> {
    let cases = before.cases();
    let (before, after) = (before.median()?, after.median()?);
    is_enough(cases).then(|| format!("; {what} {} → {} (median of {cases})", number(before), number(after)))
}

/// "8–9 hours"
pub fn sat(history: &History) -> Option<(String, String)> {
    let (days, middle) = history.more.sat?;
    let days = count(usize::try_from(days).unwrap_or(usize::MAX), "day", "days");
    Some(("Hours sat on a day".to_owned(), format!("{} (median of {days})", number(middle))))
}

/// "single pop 61, repeated snap 14, other 11".
fn list(counted: &[Counted], name: impl Fn(&str) -> String) -> Option<String> {
    let (shown, rest) = counted.split_at(WORDS.min(counted.len()));
    let rest: u32 = rest.iter().map(|counted| counted.times).sum();
    let shown = shown.iter().map(|counted| format!("{} {}", name(&counted.what), counted.times));
    let parts: Vec<String> = shown.chain((rest > 0).then(|| format!("others {rest}"))).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn middle(given: &Histogram) -> Option<String> {
    let cases = given.cases();
    middle_of(given.median().filter(|_| is_enough(cases)), cases)
}

fn middle_of(middle: Option<f64>, cases: u32) -> Option<String> {
    match (middle, cases) {
        (_, 0) => None,
        (Some(middle), cases) => Some(format!("{} of 10 (median of {cases} given)", number(middle))),
        (None, cases) => Some(format!("{cases} given; too few for a median")),
    }
}

/// "3", "3.5".
fn number(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.1}") }
}
