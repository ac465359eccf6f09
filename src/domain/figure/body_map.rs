//! The person standing, from behind or in front, with the places a crack can be in.
//!
//! Three bands — neck, upper and mid back, low back — each in three thirds. Left and right are the person's own: seen
//! from in front they change sides.

use super::body;
use super::geometry::{Point, dir};
use super::path::Path;
use super::pose::Pose;
use super::shape::Group;
use super::trunk::{CentreLine, Fullness};
use crate::domain::exercise::{Region, View};
use crate::domain::figure::solved::Solved;
use crate::domain::journal::BodySide;

/// What the picture shows, in drawing units: x, y, width, height.
pub const VIEW_BOX: &str = "-52 -206 104 118";

/// Half the picture's width in body heights: how far a band can be touched.
const TOUCH: f64 = 0.26;

/// Standing, arms a little away from the body.
const STANDING: &str = "L90 T90 H90 A256/262 a284/278 G269/270 g271/270 @ankle.04";

/// The middle third reaches this share of the half width.
const THIRD: f64 = 0.34;

/// A place: how far along the spine from hip (0) to the seventh neck bone (1), and the half width there.
type Row = (f64, f64);

/// Where the neck ends and the back begins: bands lie against each other.
const SHOULDERS: f64 = 0.96;

const UPPER_BACK: [Row; 5] = [(0.35, 0.076), (0.55, 0.082), (0.72, 0.092), (0.86, 0.1), (SHOULDERS, 0.072)];
const LOW_BACK: [Row; 5] = [(-0.1, 0.098), (0.02, 0.101), (0.16, 0.094), (0.27, 0.08), (0.35, 0.076)];
const CHEST: [Row; 5] = [(0.47, 0.077), (0.62, 0.087), (0.76, 0.096), (0.88, 0.098), (SHOULDERS, 0.068)];
const BELLY: [Row; 4] = [(0.0, 0.101), (0.16, 0.094), (0.3, 0.08), (0.47, 0.077)];

/// From where the person is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facing {
    Back,
    Front,
}

/// The picture.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyMap {
    pub figure: Vec<Group>,
    pub areas: Vec<Area>,
}

/// A third of a band.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub region: Region,
    /// Left, middle or right.
    pub side: BodySide,
    pub outline: Path,
    /// What is touched: the outline, out to the edge of the picture.
    pub touch: Path,
    pub centre: Point,
}

impl BodyMap {
    /// The person seen from `facing`; none when the pose cannot be drawn.
    pub fn of(facing: Facing) -> Option<BodyMap> {
        let view = match facing {
            Facing::Back => View::Back,
            Facing::Front => View::Front,
        };
        let pose = Pose::parse(STANDING, None).ok()?;
        let solved = Solved::key(pose, view, None, None);
        let slots = body::order(&solved, view);
        let figure = body::draw(&solved, view, Fullness::default(), &slots);
        let areas = Region::ALL
            .into_iter()
            .flat_map(|region| {
                let edge = edge(&solved, facing, region);
                thirds(facing).map(|(side, from, to)| Area::of(region, side, &edge, from, to))
            })
            .collect();
        Some(BodyMap { figure, areas })
    }
}

impl Area {
    fn of(region: Region, side: BodySide, edge: &[(Point, f64)], from: f64, to: f64) -> Area {
        let slice = |from: &dyn Fn(f64) -> f64, to: &dyn Fn(f64) -> f64| {
            let left = edge.iter().map(|(middle, half)| *middle + dir(0.0) * from(*half));
            let right = edge.iter().rev().map(|(middle, half)| *middle + dir(0.0) * to(*half));
            left.chain(right).collect::<Vec<Point>>()
        };
        let outline = slice(&|half| half * from, &|half| half * to);
        let out = |share: f64| move |half: f64| if share.abs() < 1.0 { half * share } else { TOUCH * share };
        let touch = slice(&out(from), &out(to));
        let corners = outline.len().max(1) as f64;
        let sum = outline.iter().fold(Point::default(), |sum, corner| sum + *corner);
        Area {
            region,
            side,
            centre: sum * (1.0 / corners),
            outline: Path::lines(&outline, true),
            touch: Path::lines(&touch, true),
        }
    }
}

/// The thirds from the left of the picture to its right.
fn thirds(facing: Facing) -> [(BodySide, f64, f64); 3] {
    let (first, last) = match facing {
        Facing::Back => (BodySide::Left, BodySide::Right),
        Facing::Front => (BodySide::Right, BodySide::Left),
    };
    [(first, -1.0, -THIRD), (BodySide::Middle, -THIRD, THIRD), (last, THIRD, 1.0)]
}

/// The middle of a band and its half width, from bottom to top.
fn edge(solved: &Solved, facing: Facing, region: Region) -> Vec<(Point, f64)> {
    let line = CentreLine::of(solved);
    let along = |rows: &[Row]| rows.iter().map(|(at, half)| (line.at(*at).0, *half)).collect();
    match (region, facing) {
        (Region::Neck, _) => {
            let (low, top) = (line.at(SHOULDERS).0, solved.joints.head + Point::new(0.0, -0.06));
            vec![(low, 0.056), ((low + top) * 0.5, 0.04), (top, 0.036)]
        }
        (Region::UpperMidBack, Facing::Back) => along(&UPPER_BACK),
        (Region::UpperMidBack, Facing::Front) => along(&CHEST),
        (Region::LowBack, Facing::Back) => along(&LOW_BACK),
        (Region::LowBack, Facing::Front) => along(&BELLY),
    }
}
