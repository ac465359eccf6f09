//! Free space: where an arrow may lie. Never over head, neck or chest, and never as a stump.

use super::geometry::{Point, Side, mix};
use super::trunk;
use crate::domain::exercise::View;
use crate::domain::figure::solved::Solved;

/// Kept between an arrow and an outline.
const GAP: f64 = 0.022;
const HEAD: f64 = 0.078;
const NECK: f64 = 0.038;
const SHOULDERS: f64 = 0.045;
/// Half the width of a chest seen from the feet.
const LYING_CHEST: f64 = 0.09;
/// Where the chest begins and ends on the centre line.
const CHEST: (f64, f64) = (0.5, 1.02);
/// A path is looked at so many times between two of its points.
const FINER: usize = 4;
/// How far the head of an arrow reaches beyond its path.
const TIP: f64 = 0.02;
/// An arrow shorter than this share of the player's disc is not drawn: 24 px of a disc of 267 px.
pub const LEAST: f64 = 0.09;

/// Whether `p` is nearer than `gap` to head, neck or chest.
pub fn covered(solved: &Solved, view: View, p: Point, gap: f64) -> bool {
    let joints = &solved.joints;
    let near = |a: Point, b: Point, radius: f64| to_segment(p, a, b) < radius + gap;
    if near(joints.head, joints.head, HEAD) || near(joints.c7, joints.head, NECK) {
        return true;
    }
    if view == View::End {
        return near(joints.t12, joints.c7, LYING_CHEST);
    }
    near(*joints.shoulder.on(Side::Near), *joints.shoulder.on(Side::Far), SHOULDERS)
        || inside(p, &trunk::chest(solved, view, CHEST, gap))
}

/// Of a path the last stretch in free space before and after the movement; none when it is too short for a `disc`.
pub fn freed(path: &[Point], [from, to]: [&Solved; 2], view: View, disc: f64) -> Option<Vec<Point>> {
    let fine = path.windows(2).flat_map(|pair| {
        let ends = if let [a, b] = pair { Some((*a, *b)) } else { None };
        (0..FINER).filter_map(move |i| ends.map(|(a, b)| mix(a, b, i as f64 / FINER as f64)))
    });
    let fine: Vec<Point> = fine.chain(path.last().copied()).collect();
    let is_clear = |p: &Point| !covered(from, view, *p, GAP) && !covered(to, view, *p, GAP);
    let run = fine.split(|p| !is_clear(p)).rfind(|run| !run.is_empty())?;
    (length(run) + TIP >= disc * LEAST).then(|| spread(run, path.len()))
}

/// The length of a path.
pub fn length(path: &[Point]) -> f64 {
    path.windows(2).map(|pair| if let [a, b] = pair { a.distance(*b) } else { 0.0 }).sum()
}

/// A path through `count` of its points, evenly spread.
fn spread(path: &[Point], count: usize) -> Vec<Point> {
    let last = path.len().saturating_sub(1);
    let at = |i: usize| {
        let place = last as f64 * i as f64 / (count.max(2) - 1) as f64;
        let (before, share) = (place.floor() as usize, place.fract());
        let (a, b) = (path.get(before)?, path.get(before + 1).or(path.last())?);
        Some(mix(*a, *b, share))
    };
    (0..count).filter_map(at).collect()
}

fn to_segment(p: Point, a: Point, b: Point) -> f64 {
    let way = b - a;
    let square = way.x * way.x + way.y * way.y;
    let from = p - a;
    let share = if square > 0.0 { ((from.x * way.x + from.y * way.y) / square).clamp(0.0, 1.0) } else { 0.0 };
    p.distance(mix(a, b, share))
}

fn inside(p: Point, around: &[Point]) -> bool {
    let before = around.iter().cycle().skip(around.len().saturating_sub(1));
    around
        .iter()
        .zip(before)
        .filter(|(a, b)| (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
        .count()
        % 2
        == 1
}
