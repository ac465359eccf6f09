//! A chart as a card: what is to be seen, the picture, and the same as a table.

use crate::domain::chart::{Chart, Drawing, Heat, Ink, Plot, Table};
use crate::domain::words::insights::month;
use crate::ui::components::chart::{ChartLegend, ChartPicture, DataTable};
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::Icon;
use dioxus::prelude::*;

/// The room of a card on a phone, until the page has said what it is.
const USUAL_WIDTH: f64 = 334.0;
const NARROWEST: f64 = 120.0;

/// One chart. `scale` is the size of text here, 1 is the usual one.
#[component]
pub fn ChartCard(chart: Chart, scale: f64, children: Element) -> Element {
    let mut width = use_signal(|| USUAL_WIDTH);
    let mut shows_table = use_signal(|| false);
    let mut turned = use_signal(|| None::<usize>);
    let units = (width() / scale).max(NARROWEST).round();
    let id = format!("chart-{}", chart.id);
    let (months, heats) = match &chart.plot {
        Some(Plot::Months(heats)) => (heats.all(), Some(heats)),
        _ => (Vec::new(), None),
    };
    let last = months.len().saturating_sub(1);
    let shown = turned().unwrap_or(last).min(last);
    let heat = heats.zip(months.get(shown)).map(|(heats, at)| month(heats, *at));
    let heat = heat.as_ref();
    let drawn = chart.plot.as_ref().and_then(|plot| drawn(plot, heat, units));
    let table = heat.map_or(&chart.table, |heat| &heat.table);
    let words: Vec<String> = (0..table.rows.len()).map(|row| table.said(row)).collect();
    let bare = drawn.is_none();
    rsx! {
        section { class: "card", "aria-labelledby": "{id}",
            h2 { class: "t-h3", id: "{id}", "{chart.title}" }
            p { class: "chart__reading", "{chart.reading}" }
            {children}
            if let Some((drawing, line)) = drawn {
                if months.len() > 1 {
                    MonthHead { months: months.iter().map(ToString::to_string).collect::<Vec<_>>(), shown, on_turn: move |to| turned.set(Some(to)) }
                } else if let Some(heat) = heat {
                    p { class: "u-small u-2", "{heat.name}" }
                }
                div {
                    class: "chart__box",
                    onresize: move |event| {
                        if let Ok(size) = event.get_content_box_size() && size.width > 0.0 {
                            width.set(size.width.round());
                        }
                    },
                    ChartPicture {
                        key: "{shown}",
                        name: "{chart.title}. {chart.reading}",
                        drawing,
                        line,
                        words,
                    }
                }
            }
            if let Some(heat) = heat {
                Shades { names: heat.scale.names().to_vec() }
            }
            if !chart.legend.is_empty() {
                ChartLegend { items: chart.legend.clone() }
            }
            if let Some(note) = &chart.note {
                p { class: "u-cap u-2 chart__note", "{note}" }
            }
            if chart.enough && !table.rows.is_empty() {
                TableBelow {
                    id: id.clone(),
                    table: table.clone(),
                    open: shows_table() || (bare && chart.id == "compare"),
                    fixed: bare && chart.id == "compare",
                    on_toggle: move |()| shows_table.toggle(),
                }
            }
        }
    }
}

/// The drawing for so much room, and what a line in it is painted with.
fn drawn(plot: &Plot, heat: Option<&Heat>, units: f64) -> Option<(Drawing, Option<Ink>)> {
    match plot {
        Plot::Bars(bars) => Some((bars.draw(units), None)),
        Plot::Trend(trend) => Some((trend.draw(units), Some(trend.ink))),
        Plot::Shares(shares) => Some((shares.draw(units), None)),
        Plot::Months(_) => heat.map(|heat| (heat.draw(units), None)),
    }
}

#[component]
fn TableBelow(
    id: String,
    table: Table,
    open: bool,
    /// It is the chart, and stays.
    fixed: bool,
    on_toggle: EventHandler<()>,
) -> Element {
    rsx! {
        if !fixed {
            button {
                class: "link u-small",
                r#type: "button",
                "aria-expanded": open.to_string(),
                onclick: move |_| on_toggle.call(()),
                if open { "Hide the table" } else { "Show as table" }
            }
        }
        if open {
            DataTable { named_by: id, table }
        }
    }
}

/// The month that is shown, and the ways to the one before and the one after.
#[component]
fn MonthHead(months: Vec<String>, shown: usize, on_turn: EventHandler<usize>) -> Element {
    let name = |at: Option<usize>| at.and_then(|at| months.get(at)).cloned().unwrap_or_default();
    let before = shown.checked_sub(1);
    let after = Some(shown + 1).filter(|after| *after < months.len());
    rsx! {
        div { class: "cal__head",
            IconButton {
                icon: Icon::Back,
                name: "Month before: {name(before)}",
                disabled: before.is_none(),
                on_press: move |()| {
                    if let Some(before) = before {
                        on_turn.call(before);
                    }
                },
            }
            h3 { class: "u-b", "aria-live": "polite", "{name(Some(shown))}" }
            IconButton {
                icon: Icon::Next,
                name: "Month after: {name(after)}",
                disabled: after.is_none(),
                on_press: move |()| {
                    if let Some(after) = after {
                        on_turn.call(after);
                    }
                },
            }
        }
    }
}

/// Which counts the shades stand for.
#[component]
fn Shades(names: Vec<String>) -> Element {
    rsx! {
        div { class: "cluster u-cap shades",
            span { "fewer" }
            for (level , name) in names.iter().enumerate() {
                Shade { key: "{level}", level, name: name.clone() }
            }
            span { "more" }
        }
    }
}

#[component]
fn Shade(level: usize, name: String) -> Element {
    let class = match level {
        0 => "shade h0",
        1 => "shade h1",
        2 => "shade h2",
        3 => "shade h3",
        _ => "shade h4",
    };
    rsx! {
        span { class, "{name}" }
    }
}
