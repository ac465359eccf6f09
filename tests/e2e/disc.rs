//! The player from one stretch to the next: nothing moves but the person, and nothing that is needed is out of sight.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;
use serde_json::Value;

/// A whole routine in seconds.
const FASTEST: Start<'static> = Start { speed: 100, ..Start::PLAIN };

const SIZES: [(u32, u32); 4] = [(390, 844), (320, 640), (844, 390), (1100, 760)];

/// Among them: long names, sides, sets with rests, long set-up words, remarks, holds.
const ROUTINES: [&str; 3] = ["Morning mobility", "One-sided twist balance", "Strength base"];

/// Notes for each new thing the player shows where its disc is and what is cut or out of sight.
const WATCH: &str = "(() => {
  window.__seen = {};
  const shown = (e) => e?.checkVisibility({ visibilityProperty: true }) && !e.closest('[hidden]');
  const inSight = (e) => {
    const box = e.getBoundingClientRect();
    const on = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 0.5 && box.bottom <= innerHeight + 0.5;
    return inside && on !== null && (e.contains(on) || on.contains(e));
  };
  const note = () => {
    const player = document.querySelector('main.player');
    const disc = player?.querySelector('.stage')?.getBoundingClientRect();
    if (!disc) return;
    const wrong = [];
    if (disc.width < 64) wrong.push(`a disc of ${disc.width} px`);
    for (const control of player.querySelectorAll('.ctl__b, .stopbtn, .player__ready, .pill, .secs, h1, .paused .btn')) {
      if (shown(control) && !inSight(control)) wrong.push(`${control.textContent || control.ariaLabel} out of sight`);
    }
    const round = player.querySelector('.stage__disc').getBoundingClientRect();
    for (const row of player.querySelectorAll('.player__more > *')) {
      const box = row.getBoundingClientRect();
      const nearest = [[round.x + round.width / 2, box.left, box.right], [round.y + round.height / 2, box.top, box.bottom]];
      const away = Math.hypot(...nearest.map(([at, low, high]) => at - Math.min(Math.max(at, low), high)));
      if (shown(row) && away < round.width / 2 - 0.5) wrong.push(`${row.textContent} over the disc`);
    }
    const pause = player.querySelector('.paused');
    if (pause && pause.scrollHeight > pause.clientHeight + 1) wrong.push(`a pause of ${pause.scrollHeight} px in ${pause.clientHeight}`);
    // Only there long words may have to be scrolled.
    const lyingLarge = innerHeight < 400 && parseFloat(getComputedStyle(document.documentElement).fontSize) > 30;
    for (const line of player.querySelectorAll(lyingLarge ? 'h1, .phase__cue' : 'h1, .phase__cue, .player__aside')) {
      // A letter may stand out of its line; a line may not stand out of what hides it.
      const room = getComputedStyle(line).overflowY === 'visible' ? parseFloat(getComputedStyle(line).fontSize) / 4 : 1;
      if (line.scrollHeight > line.clientHeight + room || line.scrollWidth > line.clientWidth + 1) wrong.push(`${line.textContent} cut`);
    }
    const name = `${player.dataset.state} ${player.dataset.part} ${player.querySelector('h1').textContent}`;
    const seen = (window.__seen[name] ??= { discs: [], wrong: [] });
    const add = (list, one) => list.includes(one) || list.push(one);
    add(seen.discs, [disc.x, disc.y, disc.width, disc.height].map((n) => Math.round(n * 10) / 10).join(' '));
    for (const one of wrong) add(seen.wrong, one);
  };
  // What is painted counts, not what a page goes through on its way there.
  new MutationObserver(() => requestAnimationFrame(note)).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  note();
})()";

/// What was seen of a routine that is paused once and then played to its end.
fn watch(app: &App<'_>, routine: &str) -> serde_json::Map<String, Value> {
    app.open_routine(routine);
    app.press("Start");
    app.find(Role::Button, "Pause").wait();
    app.evaluate(WATCH);
    app.press_key(" ");
    app.wait_for(|app| app.player_state() == "paused", "the pause");
    app.press("Continue");
    app.wait_longer_for(LATER, |app| app.find(Role::Heading, "Well moved.").is_there(), "the end of the routine");
    let seen = app.evaluate("window.__seen").as_object().expect("what was seen").clone();
    app.press("Done");
    app.find(Role::Heading, "Today").wait();
    seen
}

/// Everything wrong with the player at a size.
fn wrong(size: (u32, u32), text: &str, routines: &[&str]) -> Vec<String> {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { size, ..FASTEST });
    app.evaluate(&format!("document.documentElement.style.fontSize = '{text}'; ''"));
    let mut wrong = Vec::new();
    for routine in routines {
        let seen = watch(&app, routine);
        let mut places: Vec<String> = Vec::new();
        for (name, found) in &seen {
            let list = |of: &str| -> Vec<String> {
                found[of].as_array().expect("a list").iter().map(|one| one.as_str().expect("text").to_owned()).collect()
            };
            places.extend(list("discs"));
            wrong.extend(list("wrong").iter().map(|what| format!("{size:?} {text} {routine}: {name}: {what}")));
        }
        places.sort();
        places.dedup();
        if places.len() != 1 || seen.len() < 5 {
            wrong.push(format!("{size:?} {text} {routine}: the disc was at {places:?} in {:?}", seen.keys()));
        }
    }
    wrong
}

#[test]
fn the_disc_moves_by_no_pixel_between_phases_and_nothing_is_cut() {
    let mut all = wrong(SIZES[0], "100%", &ROUTINES);
    for size in &SIZES[1..] {
        all.extend(wrong(*size, "100%", &ROUTINES[1..]));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn with_text_at_200_per_cent_every_control_of_the_player_is_in_sight() {
    let all: Vec<String> = SIZES.iter().flat_map(|size| wrong(*size, "200%", &ROUTINES[1..])).collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn why_a_move_is_changed_is_one_press_away_in_a_pause_and_lies_over_nothing() {
    let sandbox = Sandbox::new();
    sandbox.run(&["profile", "--set", "wrist_sore=yes"]);
    for size in [SIZES[0], SIZES[1], SIZES[2]] {
        let app = App::start_with(&sandbox, &Start { size, ..Start::PLAIN });
        let accept = app.find(Role::Button, "I understand. Start");
        if accept.is_there() {
            accept.click();
        }
        app.find(Role::Heading, "Today").wait();
        app.open_routine("Morning mobility");
        app.press("Start");
        let why = app.pause_where_a_move_is_changed();
        app.evaluate(WATCH);
        let seen = app.evaluate("Object.values(window.__seen).flatMap((one) => one.wrong)");
        assert_eq!(seen, serde_json::json!([]), "{size:?}");
        why.click();
        let words = app.find(Role::Dialog, "Why this move is changed");
        words.find(Role::Link, "Change this answer").wait();
        let said = words.text();
        let (what, why) =
            (said.find("Lean on your fists or forearms"), said.find("Are your wrists too sore to lean on?"));
        assert!(what.is_some() && what < why, "what is changed, then why: {said}");
        words.find(Role::Button, "Back to the move").click();
        words.wait_gone();
        app.press("Leave session");
        app.press("Throw it away");
        app.find(Role::Heading, "Today").wait();
        app.stop();
    }
}
