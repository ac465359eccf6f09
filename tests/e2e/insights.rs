//! Insights: read with the keys, as tables, over other days, on every size of window.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::year;
use chrono::DateTime;

const NOW: &str = "2026-11-26T18:24:00+00:00";

/// A device with a year in its journal.
pub fn with_a_year() -> Sandbox {
    let sandbox = Sandbox::at(NOW);
    year::fill(&sandbox.store(), DateTime::parse_from_rfc3339(NOW).expect("a moment"));
    sandbox
}

/// Opens the insights of the journal.
pub fn open(app: &App<'_>) {
    app.open_tab("Journal");
    app.find(Role::Tab, "Insights").click();
    app.find(Role::Heading, "Per week").wait();
}

/// What of the drawn letters runs into others or out of its chart.
const LETTERS: &str = "[...document.querySelectorAll('svg.chart')].flatMap((chart) => {
  const box = chart.getBoundingClientRect();
  const letters = [...chart.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
  const out = letters.filter(([, r]) => r.left < box.left - 1 || r.right > box.right + 1).map(([t]) => `${t} stands out`);
  const over = letters.flatMap(([t, a], n) => letters.slice(n + 1)
    .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top + a.height / 5 < b.bottom - b.height / 5 && b.top + b.height / 5 < a.bottom - a.height / 5)
    .map(([u]) => `${t} and ${u}`));
  return [...out, ...over].map((it) => `${chart.getAttribute('aria-label')}: ${it}`);
}).join('\\n')";

#[test]
fn a_chart_is_read_point_by_point_with_the_arrow_keys() {
    let sandbox = with_a_year();
    let app = App::start_accepted(&sandbox, &Start::default());
    open(&app);
    let points = "[...document.querySelectorAll('[aria-labelledby=chart-per_week] [data-point]')]";
    app.evaluate(&format!("{points}[0].focus(); ''"));
    let named = || app.evaluate("document.activeElement.getAttribute('aria-label')").as_str().unwrap_or("").to_owned();
    let label = |number: i64| {
        let label = app.evaluate(&format!("{points}.at({number}).getAttribute('aria-label')"));
        label.as_str().expect("words").to_owned()
    };
    let said = "document.querySelector('[aria-labelledby=chart-per_week] .chart__said').textContent";
    for (key, at) in [
        ("ArrowRight", 1),
        ("ArrowDown", 2),
        ("ArrowLeft", 1),
        ("End", -1),
        ("ArrowRight", -1),
        ("Home", 0),
        ("ArrowLeft", 0),
    ] {
        app.press_key(key);
        app.wait_for(|_| named() == label(at), key);
        app.wait_for(|app| app.evaluate(said) == label(at), "the words to be shown");
    }
    assert!(label(0).contains("forced ") && label(0).contains("urges not followed "), "{}", label(0));
    let stops = app.evaluate(&format!("{points}.filter((point) => point.getAttribute('tabindex') === '0').length"));
    assert_eq!(stops, 1, "Tab meets a chart once");
}

#[test]
fn the_week_on_today_leads_to_insights_and_back_to_where_it_was_pressed() {
    let sandbox = with_a_year();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.find(Role::Link, "More in Insights").click();
    app.find(Role::Heading, "Per week").wait();
    std::thread::sleep(std::time::Duration::from_millis(550));
    app.go_back();
    app.find(Role::Heading, "Today").wait();
    let focused = "document.activeElement.textContent";
    app.wait_for(|app| app.evaluate(focused) == "More in Insights", "the focus on what was pressed");
    app.stop();
}

#[test]
fn each_chart_is_a_table_too() {
    let sandbox = with_a_year();
    let app = App::start_accepted(&sandbox, &Start::default());
    open(&app);
    app.evaluate("[...document.querySelectorAll('.insights button.link')].forEach((button) => button.click()); ''");
    app.wait_for(
        |app| {
            app.evaluate(
                "[...document.querySelectorAll('.insights > section')].every((card) => card.id === 'missing' || \
                 card.getAttribute('aria-labelledby') === 'missing' || card.querySelector('table'))",
            ) == true
        },
        "a table in every card",
    );
    let equal =
        "[...document.querySelectorAll('.insights > section')].filter((card) => card.querySelector('[data-point]'))
      .every((card) => card.querySelectorAll('[data-point]').length === card.querySelectorAll('tbody tr').length)";
    assert_eq!(app.evaluate(equal), true, "a row for each point");
    assert!(app.fits());
}

#[test]
fn other_days_are_chosen_and_compared() {
    let sandbox = with_a_year();
    let app = App::start_accepted(&sandbox, &Start::default());
    open(&app);
    app.find(Role::Radio, "1 year").click();
    app.find(Role::Heading, "Per month").wait();
    app.find(Role::Radio, "Choose dates").click();
    let set = |id: &str, value: &str| {
        app.wait_for(|app| app.evaluate(&format!("!!document.getElementById('{id}')")) == true, id);
        app.evaluate(&format!(
            "(() => {{ const field = document.getElementById('{id}'); field.value = '{value}'; \
             field.dispatchEvent(new Event('change', {{ bubbles: true }})); }})(); ''"
        ));
    };
    set("own-from", "2026-11-01");
    app.find(Role::Heading, "Two stretches of 26 days").wait();
    app.wait_for_text("6 to 31 October");
    set("beside", "2026-06-01");
    app.wait_for_text("1 to 26 June");
    set("own-from", "2026-12-24");
    app.wait_for_text("The first day lies after the last one.");
    app.open_tab("Today");
    open(&app);
    app.find(Role::Heading, "Two stretches of 26 days").wait();
}

#[test]
fn nothing_is_cut_off_or_covered_at_any_size() {
    let sandbox = with_a_year();
    let app = App::start_accepted(&sandbox, &Start::default());
    open(&app);
    for (width, height, text) in
        [(390, 844, "100%"), (320, 640, "100%"), (320, 640, "200%"), (390, 844, "200%"), (1100, 760, "100%")]
    {
        app.resize(width, height);
        app.evaluate(&format!("document.documentElement.style.fontSize = '{text}'; ''"));
        for range in ["4 weeks", "1 year"] {
            app.find(Role::Radio, range).click();
            let what = format!("{width} × {height}, text {text}, {range}");
            app.wait_for(|app| app.evaluate(LETTERS) == "", &format!("{what}: {}", app.evaluate(LETTERS)));
            assert!(app.fits(), "{what}");
        }
    }
    app.evaluate("document.documentElement.style.fontSize = ''; ''");
    let columns = "new Set([...document.querySelectorAll('.insights > section')].map((card) => Math.round(card.getBoundingClientRect().x))).size";
    assert_eq!(app.evaluate(columns), 2, "two columns in a wide window");
}
