//! What is looked for in the journal and how much of it was found, in words.

use crate::domain::content::Content;
use crate::domain::day::Day;
use crate::domain::exercise::Region;
use crate::domain::timeline::{Filter, Kind, Part};
use crate::domain::words::entry::{option_label, options};
use crate::domain::words::insights::days;
use crate::domain::words::{lower_first, short_date, upper_first};

/// What is looked for, part by part: "Neck", "Forced", "Pain 4 or more", "3 to 30 November", "With “stiff”".
pub fn parts(content: &Content, filter: &Filter, search: &str, today: Day) -> Vec<(Part, String)> {
    let search = search.trim();
    let said = [
        (Part::Region, filter.region.map(|region| Region::label(region).to_owned())),
        (Part::Kind, filter.kind.map(|kind| Kind::label(kind).to_owned())),
        (Part::Sound, filter.sound.map(|sound| option_label(content, "sound", sound.id()))),
        (Part::Pain, filter.pain_from.map(pain)),
        (Part::Tag, filter.tag.as_deref().map(|tag| self::tag(content, tag))),
        (Part::Words, (!search.is_empty()).then(|| format!("With “{search}”"))),
        (Part::Dates, dates(filter, today)),
    ];
    said.into_iter().filter_map(|(part, said)| Some((part, said?))).collect()
}

/// "Neck, forced, 3 to 30 November: 12 of 340". `all` is of how many, as in "340" or "340 cracks".
pub fn found(parts: &[(Part, String)], found: usize, all: &str) -> String {
    let parts: Vec<String> = parts.iter().map(|(_, said)| lower_first(said)).collect();
    let how_many = if found == 0 { "none".to_owned() } else { found.to_string() };
    format!("{}: {how_many} of {all}", upper_first(&parts.join(", ")))
}

fn pain(least: u8) -> String {
    match least {
        0 => "Pain said".to_owned(),
        10 => "Pain 10".to_owned(),
        _ => format!("Pain {least} or more"),
    }
}

/// A listed tag by its label; the person's own stands in quotation marks.
fn tag(content: &Content, tag: &str) -> String {
    match options(content, "tags").iter().any(|option| option.id == tag) {
        true => option_label(content, "tags", tag),
        false => format!("Tagged “{tag}”"),
    }
}

fn dates(filter: &Filter, today: Day) -> Option<String> {
    let date = |day: Day| match day.year() == today.year() {
        true => short_date(day),
        false => format!("{} {}", short_date(day), day.year()),
    };
    match (filter.from, filter.to) {
        (Some(from), Some(to)) => Some(days(from, to, today)),
        (Some(from), None) => Some(format!("Since {}", date(from))),
        (None, Some(to)) => Some(format!("Up to {}", date(to))),
        (None, None) => None,
    }
}
