//! Held against axe-core's rules, on every screen and state, in four themes. Run by `scripts/axe`, which brings the library.

use crate::app::{App, Start};
use crate::sandbox::Sandbox;
use crate::tour;
use crate::wait::LATER;
use std::cell::Cell;

/// The library goes to the page in pieces: the inspector takes no message that is much longer.
const PIECE: usize = 30_000;

const THEMES: [(&str, &str); 4] = [("light", ""), ("dark", ""), ("light", "more"), ("dark", "more")];

/// Runs all rules of WCAG 2.2 A and AA and of good practice. What fades in has come before.
const RUN: &str = "((only) => {
  window.__found = null;
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const what = only ? { type: 'rule', values: [only] } : { type: 'tag', values: tags };
  axe.run(document, { runOnly: what, resultTypes: ['violations'] }).then(
    ({ violations, passes }) => {
      const lines = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
        `${id}: ${help}\\n    ${target.join(' ')}\\n    ${failureSummary.split('\\n').slice(1).map((it) => it.trim()).join('; ')}`));
      window.__found = { rules: passes.length, lines };
    },
    (error) => { window.__found = { rules: 0, lines: [`it could not be run: ${error}`] }; },
  );
  return '';
})";

/// Puts the library into the page, if it is not there, and asks it in every theme.
fn violations(app: &App<'_>, library: &str, screen: &str) -> Vec<String> {
    if app.evaluate("typeof window.axe") != "object" {
        app.evaluate("window.__axe = ''; ''");
        let mut rest = library;
        while !rest.is_empty() {
            let end = (0..=PIECE.min(rest.len())).rev().find(|end| rest.is_char_boundary(*end)).expect("a piece");
            let (piece, others) = rest.split_at(end);
            app.evaluate(&format!("window.__axe += {}; ''", serde_json::json!(piece)));
            rest = others;
        }
        app.evaluate("(0, eval)(window.__axe); ''");
    }
    // All of it in sight: what stays at the foot covers nothing.
    let height = app.evaluate("document.documentElement.scrollHeight").as_u64().expect("a height");
    app.resize(390, u32::try_from(height).expect("a height").clamp(844, 4000));
    let mut found = Vec::new();
    for (number, (theme, contrast)) in THEMES.into_iter().enumerate() {
        app.evaluate(&format!(
            "Object.assign(document.documentElement.dataset, {{ theme: '{theme}', contrast: '{contrast}' }}); ''"
        ));
        std::thread::sleep(std::time::Duration::from_millis(400));
        let only = if number == 0 { "null" } else { "'color-contrast'" };
        app.evaluate(&format!("{RUN}({only})"));
        app.wait_longer_for(LATER, |app| !app.evaluate("window.__found").is_null(), "the rules to be run");
        let said = app.evaluate("window.__found");
        let contrast = if contrast.is_empty() { "" } else { ", more contrast" };
        let place = format!("{screen} ({theme}{contrast})");
        assert!(said["rules"].as_u64() > Some(0), "{place}: no rule was run: {said}");
        let lines = said["lines"].as_array().expect("lines").iter();
        found.extend(lines.map(|line| format!("{place}: {}", line.as_str().expect("a line"))));
    }
    app.evaluate("Object.assign(document.documentElement.dataset, { theme: 'light', contrast: '' }); ''");
    app.resize(390, 844);
    found
}

#[test]
#[ignore = "needs axe-core; run by scripts/axe"]
fn no_screen_breaks_a_rule_of_accessibility_in_any_theme() {
    let file = std::env::var("UNKINK_AXE").expect("UNKINK_AXE names axe.min.js");
    let library = std::fs::read_to_string(file).expect("the library");
    let mut found = Vec::new();
    let looked_at = Cell::new(0);
    let mut look = |app: &App<'_>, screen: &str| {
        looked_at.set(looked_at.get() + 1);
        found.extend(violations(app, &library, screen));
    };

    let new = Sandbox::new();
    let app = App::start(&new);
    look(&app, "the first start");
    app.stop();

    let sandbox = tour::a_device_that_was_used();
    let app = App::start_accepted(&sandbox, &Start::default());
    tour::walk(&app, &mut look);
    app.stop();

    let app = App::start(&sandbox);
    for tab in ["Today", "Move", "Check"] {
        app.open_tab(tab);
        look(&app, &format!("{tab} with an open result"));
    }
    app.stop();
    assert!(looked_at.get() > 30, "only {} screens were looked at", looked_at.get());
    println!("{} screens and states, four themes each: {} violations", looked_at.get(), found.len());
    assert!(found.is_empty(), "{}", found.join("\n"));
}
