//! The whole figure, part by part, back to front (`design/figure.md`, section 10).

use super::geometry::Side;
use super::pose::Part;
use super::shape::{Group, Shape};
use super::trunk::Fullness;
use super::{head, limb, supine, trunk};
use crate::domain::exercise::View;
use crate::domain::figure::solved::Solved;

/// What moves by so little, in tenths of a drawing unit, has no shade.
const UNSEEN: i32 = 20;
/// What a shade leaves away.
const TRIMMINGS: [&str; 4] = ["fig-edge", "fig-line", "fig-blade", "fig-rib"];

/// In which order the parts of a figure are drawn.
pub fn order(solved: &Solved, view: View) -> Vec<Part> {
    use Part::{Arm, Head, Leg, Neck, Torso};
    use Side::{Far, Near};
    if let Some(order) = &solved.pose.order {
        return order.clone();
    }
    match view {
        View::Side | View::Top => vec![Arm(Far), Leg(Far), Neck, Torso, Leg(Near), Head, Arm(Near)],
        View::Front if limb::is_end_on(&solved.pose.legs.near, view) => {
            vec![Torso, Leg(Far), Leg(Near), Neck, Head, Arm(Far), Arm(Near)]
        }
        View::Front => vec![Leg(Far), Leg(Near), Torso, Neck, Head, Arm(Far), Arm(Near)],
        View::Back => vec![Leg(Far), Leg(Near), Arm(Far), Arm(Near), Neck, Torso, Head],
        View::End => supine::order(solved),
    }
}

/// Places in which every given order can be drawn: where orders differ, a part has more than one place.
pub fn slots(orders: &[Vec<Part>]) -> Vec<Part> {
    let mut slots: Vec<Part> = Vec::new();
    for order in orders {
        let mut from = 0;
        for part in order {
            let found = slots.iter().skip(from).position(|slot| slot == part);
            let at = found.map_or_else(
                || {
                    slots.insert(from, *part);
                    from
                },
                |ahead| from + ahead,
            );
            from = at + 1;
        }
    }
    slots
}

/// The figure, one group for each slot. Slots that the figure's own order does not need are blank.
pub fn draw(solved: &Solved, view: View, fullness: Fullness, slots: &[Part]) -> Vec<Group> {
    let order = order(solved, view);
    let mut wanted = order.iter().peekable();
    let lean = 1.0 + 0.6 * solved.pose.lean;
    slots
        .iter()
        .map(|slot| {
            let group = draw_part(solved, view, fullness, *slot).scaled(lean);
            if wanted.next_if(|part| *part == slot).is_some() { group } else { group.blank() }
        })
        .collect()
}

/// Where a figure was, as a shade in one tone: only the parts that have moved from there.
pub fn shade(was: &Solved, now: &Solved, view: View) -> Vec<Group> {
    let is_body = |shape: &Shape| {
        !shape.path.commands().is_empty() && !TRIMMINGS.iter().any(|trim| shape.class.starts_with(trim))
    };
    order(was, view)
        .into_iter()
        .filter_map(|part| {
            let group = draw_part(was, view, Fullness::default(), part);
            if !has_moved(&group, &draw_part(now, view, Fullness::default(), part)) {
                return None;
            }
            let shapes = group.shapes.into_iter().filter(is_body);
            Some(Group {
                class: "fig-shade",
                shapes: shapes.map(|shape| Shape::new("fig-ghost", shape.path)).collect(),
                ..group
            })
        })
        .collect()
}

/// Whether any number of a drawn part differs by more than is seen.
fn has_moved(was: &Group, now: &Group) -> bool {
    let numbers = |group: &Group| -> Vec<i32> {
        let placed = group.placing.into_iter().flat_map(|placing| placing.tenths());
        placed.chain(group.shapes.iter().flat_map(|shape| shape.path.tenths())).collect()
    };
    let (was, now) = (numbers(was), numbers(now));
    was.len() != now.len() || was.iter().zip(&now).any(|(was, now)| (was - now).abs() > UNSEEN)
}

fn draw_part(solved: &Solved, view: View, fullness: Fullness, part: Part) -> Group {
    if view == View::End {
        return supine::draw(solved, part);
    }
    match part {
        Part::Arm(side) => limb::arm(solved, view, side),
        Part::Leg(side) => limb::leg(solved, view, side),
        Part::Neck => head::neck(solved, view),
        Part::Torso => trunk::draw(solved, view, fullness),
        Part::Head => head::head(solved, view),
    }
}
