//! The player's disc: what it says, what its ring shows, and the key frames it hands to the page.
//!
//! With `UNKINK_CONTACT_SHEET=FOLDER` pages are written there in which `assets/figure.js` shows stretches at several
//! moments.

use dioxus::core::Mutation;
use dioxus::prelude::*;
use serde_json::Value;
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::figure::keys::Course;
use unkink::domain::figure::scene::Scene;
use unkink::domain::figure::trunk::Fullness;
use unkink::ui::components::figure::{Stage, StageMoment, StagePart};
use unkink::ui::components::known::Known;

/// A disc as text.
fn stage(moment: StageMoment) -> String {
    #[derive(Clone, PartialEq, Props)]
    struct Shown {
        moment: StageMoment,
    }
    fn show(shown: Shown) -> Element {
        rsx! { Stage { moment: shown.moment } }
    }
    let mut dom = VirtualDom::new_with_props(show, Shown { moment });
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

/// A phase of an exercise, not begun.
fn phase(exercise: &str, index: usize) -> StageMoment {
    let source = content().exercise(exercise).unwrap_or_else(|| panic!("no exercise is called {exercise}"));
    StageMoment {
        exercise: Known(source),
        part: StagePart::Phase { index, first_rep: true, shows_arrow: true },
        mirrored: false,
        length: source.phases[index].length,
        elapsed: Duration::ZERO,
        countdown: None,
        running: true,
        still_pictures: false,
    }
}

fn attribute<'a>(html: &'a str, name: &str) -> &'a str {
    let start = format!(" {name}=\"");
    html.split(&start).nth(1).unwrap_or_else(|| panic!("no {name} in {html}")).split('"').next().unwrap()
}

fn film(html: &str) -> Value {
    let text = attribute(html, "data-film").replace("&quot;", "\"").replace("&#34;", "\"");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The paths of the figure as drawn in the page.
fn drawn_paths(html: &str) -> Vec<&str> {
    let body = html.split("figure__body").nth(1).unwrap().split("figure__arrows").next().unwrap();
    body.split("<path").skip(1).map(|path| attribute(path, "d")).collect()
}

fn tenths(d: &str) -> Vec<i64> {
    super::outline::numbers(d).into_iter().map(|number| (number * 10.0).round() as i64).collect()
}

/// `3 *4 -1` added to numbers.
fn add(numbers: &mut [i64], packed: &str) {
    let mut at = 0;
    for word in packed.split(' ').filter(|word| !word.is_empty()) {
        if let Some(zeros) = word.strip_prefix('*') {
            at += zeros.parse::<usize>().unwrap();
        } else {
            numbers[at] += word.parse::<i64>().unwrap();
            at += 1;
        }
    }
}

/// The numbers of a path in the last key frame, with an empty chest and with a full one.
fn last_frame(film: &Value, target: i64, drawn: &str) -> [Vec<i64>; 2] {
    let nodes = film["nodes"].as_array().unwrap();
    let node = nodes.iter().find(|node| node[0].as_array().unwrap().iter().any(|one| one.as_i64() == Some(target)));
    let Some(node) = node else { return [tenths(drawn), tenths(drawn)] };
    let run = node.as_array().unwrap().last().unwrap();
    let mut numbers = run[1].as_str().map_or_else(|| tenths(drawn), tenths);
    let mut full = vec![0; numbers.len()];
    for packed in run[2].as_array().unwrap() {
        add(&mut numbers, packed.as_str().unwrap());
    }
    for packed in run[3].as_array().into_iter().flatten() {
        add(&mut full, packed.as_str().unwrap());
    }
    [numbers.clone(), numbers.iter().zip(&full).map(|(number, more)| number + more).collect()]
}

#[test]
fn the_key_frames_lead_from_the_drawn_picture_to_the_end_of_the_stretch() {
    for exercise in &content().exercises {
        let scene = Scene::of(exercise, false).unwrap();
        for (index, phase_source) in exercise.phases.iter().enumerate() {
            let what = format!("{}, {}", exercise.id, phase_source.label);
            let html = stage(phase(&exercise.id, index));
            let film = film(&html);
            let frames: u64 = [&film["once"], &film["round"]]
                .into_iter()
                .flat_map(|part| part.as_array().unwrap())
                .map(|stretch| stretch[1].as_u64().unwrap())
                .sum();
            for run in film["nodes"].as_array().unwrap().iter().flat_map(|node| node.as_array().unwrap().iter().skip(1))
            {
                let first = run[0].as_u64().unwrap();
                assert!(first + run[2].as_array().unwrap().len() as u64 <= frames, "{what}: a frame too many");
            }
            let course: Course<'_> = scene.keys.course(exercise, index, true, phase_source.length);
            let slots = scene.slots_of(&course);
            let last = course.round.last().or(course.once.last()).unwrap();
            let [empty, full] = [0.0, 1.0].map(|q| {
                let breath = Fullness::breathing(q);
                scene.picture(last.to, scene.ghost(&course), scene.disc(), breath, &slots)
            });
            let paths = |groups: &[unkink::domain::figure::shape::Group]| -> Vec<Vec<i64>> {
                let shapes = groups.iter().flat_map(|group| group.shapes.iter());
                shapes.map(|shape| shape.path.tenths().into_iter().map(i64::from).collect()).collect()
            };
            let drawn = drawn_paths(&html);
            let (empty, full) = (paths(&empty), paths(&full));
            assert_eq!(drawn.len(), empty.len(), "{what}: paths");
            for (target, drawn) in drawn.iter().enumerate() {
                let found = last_frame(&film, target as i64, drawn);
                for (found, expected) in found.iter().zip([&empty[target], &full[target]]) {
                    assert_eq!(found.len(), expected.len(), "{what}: numbers of path {target}");
                    let off = found.iter().zip(expected).map(|(a, b)| (a - b).abs()).max().unwrap_or(0);
                    // Hair is mirrored where a face looks straight ahead.
                    assert!(off <= 1 || looks_ahead(&what), "{what}: path {target} is {off} tenths off");
                }
            }
        }
    }
}

/// Where the head comes back to the middle, which side its hair is parted on is open.
fn looks_ahead(what: &str) -> bool {
    ["seated_twist", "neck_rotation_arom"].iter().any(|id| what.starts_with(id)) && what.ends_with("middle")
}

#[test]
fn a_film_is_small() {
    let mut lengths: Vec<usize> = ["cat_cow", "open_book", "supine_knee_drops", "seated_twist", "scapular_squeeze"]
        .into_iter()
        .flat_map(|id| (0..content().exercise(id).unwrap().phases.len()).map(move |index| (id, index)))
        .map(|(id, index)| attribute(&stage(phase(id, index)), "data-film").len())
        .collect();
    lengths.sort_unstable();
    assert!(lengths[lengths.len() / 2] < 40_000, "{lengths:?}");
    assert!(lengths[lengths.len() - 1] < 70_000, "{lengths:?}");
}

#[test]
fn the_disc_says_what_is_done_and_whether_it_runs() {
    let running = stage(phase("cat_cow", 1));
    assert_eq!(attribute(&running, "aria-label"), "Cat–cow: cat, Round the back, head hangs");
    assert_eq!(attribute(&running, "role"), "img");
    assert_eq!(attribute(&running, "data-state"), "running");
    assert!(!running.contains("stage--dim"));
    let paused = stage(StageMoment { running: false, elapsed: Duration::from_millis(1500), ..phase("cat_cow", 1) });
    assert_eq!(attribute(&paused, "data-state"), "paused");
    assert_eq!(attribute(&paused, "data-elapsed"), "1500");
    assert_eq!(attribute(&paused, "data-length"), "4000");
    assert!(paused.contains("stage--dim"));
    for (part, said) in [
        (StagePart::Setup, "Cat–cow: get ready"),
        (StagePart::SwitchSide, "Cat–cow: change sides"),
        (StagePart::Rest, "Cat–cow: rest"),
        (StagePart::Settle, "Cat–cow: settle"),
    ] {
        let html = stage(StageMoment { part, ..phase("cat_cow", 0) });
        assert_eq!(attribute(&html, "aria-label"), said);
        assert_eq!(attribute(&html, "data-ring"), "count", "{said}");
    }
}

#[test]
fn the_ring_grows_in_shrinks_out_and_else_counts_the_number_that_is_shown() {
    let ring = |moment: StageMoment| attribute(&stage(moment), "data-ring").to_owned();
    assert_eq!(ring(phase("cat_cow", 0)), "in");
    assert_eq!(ring(phase("cat_cow", 1)), "out");
    assert_eq!(ring(phase("bird_dog", 1)), "count", "hold");
    assert_eq!(ring(phase("chair_thoracic_extension", 1)), "count", "easy");
    let second = Duration::from_secs;
    let counted = stage(StageMoment { countdown: Some((second(5), second(2))), ..phase("cat_cow", 0) });
    assert_eq!(attribute(&counted, "data-ring"), "count");
    assert_eq!(attribute(&counted, "data-counted"), "2000 5000");
}

#[test]
fn still_pictures_show_the_end_pose_with_its_arrow() {
    let html = stage(StageMoment { still_pictures: true, ..phase("cat_cow", 1) });
    assert_eq!(attribute(&html, "data-film"), "");
    assert_eq!(attribute(&html, "data-still"), "true");
    assert!(html.contains("opacity:1") && html.contains("fig-arc-head"));
    let moving = stage(phase("cat_cow", 1));
    assert_ne!(drawn_paths(&html), drawn_paths(&moving), "the moving one begins in the pose before");
}

#[test]
fn the_arrow_is_drawn_but_hidden_after_the_first_repetitions() {
    let part = StagePart::Phase { index: 1, first_rep: false, shows_arrow: false };
    let html = stage(StageMoment { part, ..phase("cat_cow", 1) });
    assert_eq!(attribute(&html, "data-arrow"), "false");
    assert!(html.contains("opacity:0") && html.contains("fig-arc-head"));
}

#[test]
fn the_second_side_is_mirrored_as_a_whole_and_alternating_sides_change_limbs() {
    let flipped = |exercise: &str| {
        let html = stage(StageMoment { mirrored: true, ..phase(exercise, 0) });
        let before_body = html.split("figure__body").next().unwrap().to_owned();
        before_body.contains("scale(-1 1)")
    };
    assert!(flipped("open_book") && flipped("bird_dog") && flipped("side_plank_knees"));
    assert!(!flipped("dead_bug"));
    let [first, second] = [false, true].map(|mirrored| stage(StageMoment { mirrored, ..phase("dead_bug", 0) }));
    assert_ne!(attribute(&first, "data-film"), attribute(&second, "data-film"));
    assert_eq!(attribute(&first, "viewBox"), attribute(&second, "viewBox"));
}

/// The changes to the page when a disc shows one moment and then another.
fn changes(first: StageMoment, then: StageMoment) -> Vec<Mutation> {
    #[derive(Clone, Props)]
    struct Two {
        moments: [StageMoment; 2],
    }
    impl PartialEq for Two {
        fn eq(&self, _: &Two) -> bool {
            true
        }
    }
    static SECOND: GlobalSignal<bool> = Signal::global(|| false);
    fn show(two: Two) -> Element {
        let [first, then] = two.moments;
        rsx! { Stage { moment: if SECOND() { then } else { first } } }
    }
    let mut dom = VirtualDom::new_with_props(show, Two { moments: [first, then] });
    dom.rebuild_in_place();
    dom.in_runtime(|| *SECOND.write() = true);
    dom.render_immediate_to_vec().edits
}

#[test]
fn while_a_stretch_runs_only_its_time_changes_and_the_next_is_a_new_picture() {
    let begun = phase("cat_cow", 1);
    let later = StageMoment { elapsed: Duration::from_secs(1), ..begun.clone() };
    let edits = changes(begun.clone(), later);
    let names: Vec<&str> = edits
        .iter()
        .map(|edit| match edit {
            Mutation::SetAttribute { name, .. } => *name,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(names, ["data-elapsed"]);
    for next in [phase("cat_cow", 0), StageMoment { mirrored: true, ..begun.clone() }] {
        let edits = changes(begun.clone(), next);
        let made = edits.iter().filter(|edit| matches!(edit, Mutation::LoadTemplate { .. })).count();
        let gone =
            edits.iter().filter(|edit| matches!(edit, Mutation::ReplaceWith { .. } | Mutation::Remove { .. })).count();
        assert!(made > 40 && gone > 0, "{made} made, {gone} gone");
    }
}

#[test]
fn a_rest_goes_back_to_the_start_and_waiting_does_not_move() {
    let back = film(&stage(StageMoment { part: StagePart::Rest, ..phase("foam_roll_upper_back", 0) }));
    assert_eq!(back["once"][0][0], 2000);
    assert!(back["once"][0][1].as_u64().unwrap() > 0);
    let waiting = film(&stage(StageMoment { part: StagePart::Setup, ..phase("foam_roll_upper_back", 0) }));
    assert_eq!(waiting["once"], serde_json::json!([[0, 0]]));
    assert_eq!(waiting["breath"], Value::Null);
    assert!(!waiting["nodes"].as_array().unwrap().is_empty(), "the chest goes on breathing");
}

#[test]
fn stretches_can_be_looked_at_moment_by_moment() {
    let Ok(folder) = std::env::var("UNKINK_CONTACT_SHEET") else { return };
    let mirrored = |moment: StageMoment| StageMoment { mirrored: true, ..moment };
    let rows = [
        phase("cat_cow", 1),
        phase("open_book", 0),
        mirrored(phase("open_book", 0)),
        phase("supine_knee_drops", 0),
        phase("seated_twist", 0),
        phase("neck_rotation_arom", 0),
        phase("scapular_squeeze", 0),
        mirrored(phase("bird_dog", 0)),
        mirrored(phase("dead_bug", 0)),
        phase("thread_the_needle", 0),
        phase("thread_the_needle", 2),
        phase("movement_break", 1),
        phase("movement_break", 4),
        phase("sit_to_stand", 0),
        phase("heat_prep", 1),
        phase("hip_flexor_stretch", 1),
        phase("foam_roll_upper_back", 0),
        phase("childs_pose", 0),
        phase("pelvic_tilt", 0),
        phase("diaphragm_breathing", 0),
        phase("chin_tuck", 0),
        phase("chin_tuck", 1),
        phase("doorway_pec_stretch", 0),
        phase("quadruped_thoracic_rotation", 1),
    ];
    let page = ".r{display:flex;gap:6px}.c{width:190px}.c .stagebox{height:190px;min-height:0}";
    for (n, rows) in rows.chunks(6).enumerate() {
        let mut body = String::new();
        for moment in rows {
            body += &format!("<p>{} {:?}</p><div class=r>", moment.exercise.id, moment.part);
            for i in 0..7 {
                let elapsed = moment.length.mul_f64(f64::from(i) / 6.0);
                let html = stage(StageMoment { elapsed, running: false, ..moment.clone() });
                body += &format!("<div class=c>{}</div>", html.replace("stage--dim", ""));
            }
            body += "</div>";
        }
        super::sheet::write(&folder, &format!("moments-{}", n + 1), "data-theme=light", page, &body);
    }
}
