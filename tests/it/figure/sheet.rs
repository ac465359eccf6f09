//! Every picture as the page shows it.
//!
//! With `UNKINK_CONTACT_SHEET=FOLDER` a sheet of all phases of all exercises is written there for each theme, as an
//! HTML file to be looked at in a browser.

use dioxus::prelude::*;
use unkink::domain::content::content;
use unkink::domain::exercise::Exercise;
use unkink::ui::components::figure::{Figure, Still, telling_still};
use unkink::ui::components::known::Known;

#[derive(Clone, PartialEq, Props)]
struct Cell {
    exercise: Known<Exercise>,
    still: Still,
    mirrored: bool,
}

fn picture(exercise: &'static Exercise, still: Still, mirrored: bool) -> String {
    let cell = Cell { exercise: Known(exercise), still, mirrored };
    let mut dom = VirtualDom::new_with_props(Picture, cell);
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

#[allow(non_snake_case, reason = "components are named like types")]
fn Picture(cell: Cell) -> Element {
    rsx! {
        Figure {
            exercise: cell.exercise,
            still: cell.still,
            aspect: 1.25,
            arrows: true,
            mirrored: cell.mirrored,
        }
    }
}

fn row(exercise: &'static Exercise) -> String {
    let mut cells = vec![("start".to_owned(), picture(exercise, Still::Start, false))];
    for (i, phase) in exercise.phases.iter().enumerate() {
        let telling = if telling_still(exercise) == Still::Phase(i) { " ★" } else { "" };
        let label = format!("{} · {} s{telling}", phase.label, phase.length.as_secs());
        cells.push((label, picture(exercise, Still::Phase(i), false)));
    }
    if exercise.dose.sides == 2 {
        cells.push(("second side".to_owned(), picture(exercise, telling_still(exercise), true)));
    }
    let cells: String = cells.iter().map(|(label, svg)| format!("<div class=c>{svg}<p>{label}</p></div>")).collect();
    format!("<h3>{} <small>{}</small></h3><div class=r>{cells}</div>", exercise.name, exercise.id)
}

#[test]
fn every_phase_of_every_exercise_is_drawn_with_a_name() {
    let mut rows = Vec::new();
    for exercise in &content().exercises {
        let row = row(exercise);
        assert!(!row.contains("NaN"), "{}: a number is missing", exercise.id);
        let pictures = row.matches("<svg").count();
        let expected = 1 + exercise.phases.len() + usize::from(exercise.dose.sides == 2);
        assert_eq!(pictures, expected, "{}: pictures", exercise.id);
        assert_eq!(row.matches(r#"role="img""#).count(), pictures, "{}: roles", exercise.id);
        for phase in &exercise.phases {
            assert!(row.contains(&format!(": {}, {}\"", phase.label, phase.cue)), "{}: {}", exercise.id, phase.label);
        }
        rows.push(row);
    }
    let Ok(folder) = std::env::var("UNKINK_CONTACT_SHEET") else { return };
    let page = ".r{display:flex;flex-wrap:wrap;gap:8px;padding:8px 0 12px;border-bottom:1px solid var(--line)}.c{width:196px}.c .figure{width:196px;height:157px;background:var(--stage);border-radius:10px}";
    for (name, root) in [
        ("light", "data-theme=light"),
        ("dark", "data-theme=dark"),
        ("contrast-light", "data-theme=light data-contrast=more"),
        ("contrast-dark", "data-theme=dark data-contrast=more"),
    ] {
        for (i, rows) in rows.chunks(7).enumerate() {
            write(&folder, &format!("contact-{name}-{}", i + 1), root, page, &rows.concat());
        }
    }
}

/// Writes a page with the styles and the script of the window.
pub fn write(folder: &str, name: &str, root: &str, page: &str, body: &str) {
    let style = unkink::ui::style::SHEET;
    let script = include_str!("../../../assets/figure.js");
    let base = "body{padding:14px;background:var(--surface);font-size:13px}";
    let html = format!(
        "<!doctype html><html lang=en {root}><meta charset=utf-8><style>{style}{base}{page}</style><script>{script}</script><body>{body}"
    );
    std::fs::write(format!("{folder}/{name}.html"), html).expect("the folder can be written");
}

/// A small generator, so that the same seed shuffles alike everywhere.
fn shuffled<T>(mut list: Vec<T>, seed: u64) -> Vec<T> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for i in (1..list.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        list.swap(i, (state % (i as u64 + 1)) as usize);
    }
    list
}

/// A panel without a word: the start and every phase that leads somewhere else.
fn panel(exercise: &'static Exercise) -> String {
    let mut cells = vec![picture(exercise, Still::Start, false)];
    for (i, phase) in exercise.phases.iter().enumerate() {
        let before = i.checked_sub(1).map_or(&exercise.figure.start_pose, |i| &exercise.phases[i].pose);
        if phase.pose != *before || phase.cycle.is_some() {
            cells.push(picture(exercise, Still::Phase(i), false));
        }
    }
    let unnamed = |svg: &str| {
        let (before, label) = svg.split_once(" aria-label=\"").expect("a label");
        format!("{before}{}", label.split_once('"').expect("its end").1)
    };
    cells.iter().map(|svg| format!("<div class=c>{}</div>", unnamed(svg))).collect()
}

#[test]
fn panels_for_a_blind_reading_name_nothing_and_the_same_seed_shuffles_alike() {
    let seed = std::env::var("UNKINK_BLIND_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let all: Vec<&Exercise> = content().exercises.iter().collect();
    let order = |seed| shuffled(all.clone(), seed).iter().map(|exercise| exercise.id.to_string()).collect::<Vec<_>>();
    assert_eq!(order(7), order(7));
    assert_ne!(order(7), order(8));
    let mut pages = Vec::new();
    let mut key = String::new();
    for (i, exercise) in shuffled(content().exercises.iter().collect(), seed).into_iter().enumerate() {
        let panel = panel(exercise);
        assert!(!panel.contains(&exercise.name) && !panel.contains(exercise.id.as_str()), "{} is named", exercise.id);
        pages.push(format!("<h3>{}</h3><div class=r>{panel}</div>", i + 1));
        key.push_str(&format!("{} {}\n", i + 1, exercise.id));
    }
    let Ok(folder) = std::env::var("UNKINK_BLIND_PANELS") else { return };
    std::fs::write(format!("{folder}/key.txt"), key).expect("the folder can be written");
    let page = ".r{display:flex;flex-wrap:wrap;gap:8px;padding:8px 0 12px}.c .figure{width:300px;height:240px;background:var(--stage);border-radius:10px}";
    for (i, rows) in pages.chunks(5).enumerate() {
        write(&format!("{folder}/panels"), &format!("panels-{}", i + 1), "data-theme=light", page, &rows.concat());
    }
}

#[test]
fn the_telling_still_is_the_phase_that_leads_farthest() {
    for (id, label) in
        [("cat_cow", "cat"), ("open_book", "open"), ("shoulder_rolls", "up"), ("seated_cat_cow", "round")]
    {
        let exercise = content().exercise(id).unwrap();
        let Still::Phase(index) = telling_still(exercise) else { panic!("{id}: a phase") };
        assert_eq!(exercise.phases[index].label, label, "{id}");
    }
}
