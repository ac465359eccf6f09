//! A round of steps that lead into each other, drawn as words on a ring with arrows between them.

use dioxus::prelude::*;
use std::f64::consts::TAU;

const CENTRE: (f64, f64) = (160.0, 116.0);
const RADIUS: (f64, f64) = (108.0, 84.0);

/// The steps of a sentence like "One → two → three."; none when it is not such a sentence.
pub fn steps(sentence: &str) -> Option<Vec<String>> {
    let steps: Vec<String> = sentence.trim_end_matches('.').split(" → ").map(str::to_owned).collect();
    (steps.len() >= 3).then_some(steps)
}

/// The drawing. Its name says the steps in order.
#[component]
pub fn Cycle(steps: Vec<String>) -> Element {
    let count = steps.len().max(1);
    let angle = move |step: f64| (step / count as f64 - 0.25) * TAU;
    rsx! {
        figure {
            class: "card card--well cycle",
            role: "img",
            "aria-label": "Loop: {steps.join(\", \")}, and round again",
            svg { view_box: "0 0 320 222", "aria-hidden": "true",
                for (index , step) in steps.iter().enumerate() {
                    g { key: "{index}",
                        path { class: "cycle__arc", d: arc(angle(index as f64 + 0.33), angle(index as f64 + 0.69)) }
                        path { class: "cycle__head", d: head(angle(index as f64 + 0.69)) }
                        for (line , (x , y , words)) in lines(step, angle(index as f64)).into_iter().enumerate() {
                            text { key: "{line}", class: "cycle__t", x: "{x:.1}", y: "{y:.1}", text_anchor: "middle", "{words}" }
                        }
                    }
                }
            }
        }
    }
}

fn on_ring(angle: f64) -> (f64, f64) {
    (CENTRE.0 + RADIUS.0 * angle.cos(), CENTRE.1 + RADIUS.1 * angle.sin())
}

fn arc(from: f64, to: f64) -> String {
    let points = (0..=16).map(|step| on_ring(from + (to - from) * f64::from(step) / 16.0));
    let points: Vec<String> = points.map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
    format!("M{}", points.join("L"))
}

fn head(at: f64) -> String {
    let ((x, y), before) = (on_ring(at), on_ring(at - 0.08));
    let heading = (y - before.1).atan2(x - before.0);
    let corner = |length: f64, turn: f64| {
        format!("{:.1} {:.1}", x + length * (heading + turn).cos(), y + length * (heading + turn).sin())
    };
    format!("M{}L{}L{}Z", corner(7.0, 0.0), corner(-9.0, -0.55), corner(-9.0, 0.55))
}

/// The words of a step in one or two lines around its place.
fn lines(step: &str, angle: f64) -> Vec<(f64, f64, String)> {
    let (x, y) = on_ring(angle);
    let words: Vec<&str> = step.split(' ').collect();
    let (first, last) = words.split_at(words.len() / 2 + words.len() % 2);
    let lines: Vec<String> = [first, last].iter().filter(|part| !part.is_empty()).map(|part| part.join(" ")).collect();
    let middle = (lines.len() as f64 - 1.0) / 2.0;
    lines.into_iter().enumerate().map(|(n, line)| (x, y + 5.0 + (n as f64 - middle) * 18.0, line)).collect()
}
