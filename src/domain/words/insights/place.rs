//! Where it cracked, and what it was like.

use super::span::{bare, between_halves, days, row, too_few};
use super::told::Told;
use crate::domain::chart::{Chart, Ink, Part, Plot, Share, Shares, Table};
use crate::domain::insights::{Half, Regions, Side, Sides, Sounds, is_enough};
use crate::domain::journal::{BodySide, Sound};
use crate::domain::words::entry::option_label;
use crate::domain::words::lower_first;

const NOT_SAID: &str = "Not said";

fn side_name(side: Option<BodySide>) -> &'static str {
    match side {
        Some(BodySide::Left) => "Left",
        Some(BodySide::Right) => "Right",
        Some(BodySide::Middle) => "Middle",
        Some(BodySide::Both) => "Both sides",
        Some(BodySide::Unknown) => "Cannot tell",
        None => NOT_SAID,
    }
}

/// "Neck most often: 40 of 86.", "Neck most often: 40 of the 80 with a place." where of some none was said; where two are
/// even, or too few, only how many.
fn most_often(named: &[(&str, u32)], all: u32, what: &str) -> String {
    let of: u32 = named.iter().map(|(_, cracks)| cracks).sum();
    let base = if of == all { all.to_string() } else { format!("the {of} {what}") };
    let most = named.iter().map(|(_, cracks)| *cracks).max().unwrap_or_default();
    let mut those = named.iter().filter(|(_, cracks)| *cracks == most);
    match (those.next(), those.next()) {
        (Some((name, _)), None) => format!("{name} most often: {most} of {base}."),
        _ => format!("{of} cracks {what}, none stands out."),
    }
}

fn share(name: &str, cracks: u32, of: u32, more: Option<String>) -> Share {
    let parts = vec![Part { ink: Ink::Crack, count: cracks, of, range: None }];
    Share { name: name.to_owned(), value: format!("{cracks} of {of}"), more, parts }
}

pub(super) fn regions(counted: &Regions) -> Chart {
    let title = "Where";
    let name = |region: Option<crate::domain::exercise::Region>| region.map_or(NOT_SAID, |region| region.label());
    let named: Vec<(&str, u32)> =
        counted.regions.iter().filter(|row| row.region.is_some()).map(|row| (name(row.region), row.cracks)).collect();
    let said: u32 = named.iter().map(|(_, cracks)| cracks).sum();
    if !is_enough(said) {
        return bare("regions", title, too_few(said, "cracks with a place"), false);
    }
    let listed = BodySide::ALL.iter().copied().map(Some).chain([None]);
    let met: Vec<Option<BodySide>> = listed
        .filter(|side| counted.regions.iter().flat_map(|region| &region.sides).any(|met| met.side == *side))
        .collect();
    let on = |sides: &[Side], side: Option<BodySide>| {
        sides.iter().find(|counted| counted.side == side).map_or(0, |counted| counted.cracks)
    };
    let in_words = |sides: &[Side]| {
        let said = sides.iter().any(|side| side.side.is_some());
        let part =
            |side: &Side| format!("{} {}", lower_first(side_name(side.side)), side.cracks).replace(' ', "\u{a0}");
        said.then(|| sides.iter().map(part).collect::<Vec<_>>().join("\u{a0}· "))
    };
    let rows = counted.regions.iter().map(|region| {
        let sides = met.iter().map(|side| on(&region.sides, *side));
        row(name(region.region), [region.cracks].into_iter().chain(sides))
    });
    let heads = ["Cracks"].into_iter().chain(met.iter().map(|side| side_name(*side)));
    let drawn = counted
        .regions
        .iter()
        .map(|region| share(name(region.region), region.cracks, counted.cracks, in_words(&region.sides)));
    Chart {
        table: Table { head: row("Place", heads), rows: rows.collect() },
        plot: Some(Plot::Shares(Shares { rows: drawn.collect() })),
        ..bare("regions", title, most_often(&named, counted.cracks, "with a place"), true)
    }
}

pub(super) fn sides(counted: &Sides) -> Chart {
    let title = "Which side";
    let named: Vec<(&str, u32)> =
        counted.sides.iter().filter(|row| row.side.is_some()).map(|row| (side_name(row.side), row.cracks)).collect();
    let said: u32 = named.iter().map(|(_, cracks)| cracks).sum();
    if !is_enough(said) {
        return bare("sides", title, too_few(said, "cracks with a side"), false);
    }
    let rows = counted.sides.iter().map(|side| row(side_name(side.side), [side.cracks]));
    let drawn = counted.sides.iter().map(|side| share(side_name(side.side), side.cracks, counted.cracks, None));
    Chart {
        table: Table { head: row("Side", ["Cracks"]), rows: rows.collect() },
        plot: Some(Plot::Shares(Shares { rows: drawn.collect() })),
        ..bare("sides", title, most_often(&named, counted.cracks, "with a side"), true)
    }
}

pub(super) fn sounds(counted: &Sounds, told: &Told<'_>) -> Chart {
    let title = "What it was like";
    let (first, second) = (counted.first.cracks, counted.second.cracks);
    if !is_enough(first) || !is_enough(second) {
        let halves = format!("in the first half {first} of 5 with a sound, in the second {second} of 5");
        return bare("sounds", title, format!("Not enough yet: {halves}."), false);
    }
    let name = |sound: Sound| option_label(told.content, "sound", sound.id());
    let named = |half: &Half| days(half.from, half.to, told.today);
    let most = counted.sounds.iter().max_by_key(|row| (row.first + row.second, std::cmp::Reverse(row.sound)));
    let reading = most.map_or_else(String::new, |row| {
        let name = name(row.sound);
        format!(
            "{name} most often: {} of {first} in the first half, {} of {second} in the second.",
            row.first, row.second
        )
    });
    let share = |count: u32, of: u32, ink: Ink| Part { ink, count, of, range: None };
    let drawn = counted.sounds.iter().map(|row| Share {
        name: name(row.sound),
        value: format!("{}, then {}", row.first, row.second),
        more: None,
        parts: vec![share(row.first, first, Ink::Earlier), share(row.second, second, Ink::Crack)],
    });
    Chart {
        note: Some(
            [format!("Each bar is a part of its half: {first} cracks, then {second}.")]
                .into_iter()
                .chain(between_halves(counted.first.to, counted.second.from, told.today))
                .collect::<Vec<_>>()
                .join(" "),
        ),
        legend: vec![(Ink::Earlier, named(&counted.first)), (Ink::Crack, named(&counted.second))],
        table: Table {
            head: row("Sound", [named(&counted.first), named(&counted.second)]),
            rows: counted.sounds.iter().map(|sound| row(name(sound.sound), [sound.first, sound.second])).collect(),
        },
        plot: Some(Plot::Shares(Shares { rows: drawn.collect() })),
        ..bare("sounds", title, reading, true)
    }
}
