//! Which cards of the Learn tab stand first: three that have to do with what this person did last.

use crate::domain::checker::Assessment;
use crate::domain::content::Content;
use crate::domain::content::card::Card;
use crate::domain::content::rule::Tier;
use crate::domain::exercise::{Exercise, Region};
use crate::domain::journal::{BodySide, EntryFields, Sound, Trigger};
use crate::domain::words::entry::crack_name;
use crate::domain::words::lower_first;

/// What is known about the person.
#[derive(Clone, Debug, Default)]
pub struct Lately<'a> {
    /// The latest crack.
    pub crack: Option<&'a EntryFields>,
    /// What the latest check about themselves found.
    pub result: Option<&'a Assessment>,
    /// The routine or move played last: its id and its name.
    pub routine: Option<(&'a str, &'a str)>,
}

/// A card and why it stands first.
#[derive(Clone, Debug)]
pub struct ForYou<'a> {
    pub card: &'a Card,
    pub reason: String,
}

/// How many stand first.
const FIRST: usize = 3;

/// For a person about whom little is known.
const BEGINNING: [&str; 6] =
    ["what_is_a_crack", "normal_or_not", "do_instead", "refractory_period", "move_each_hour", "glossary"];

/// The three cards: one each for the latest result, crack and routine, then what everyone begins with. A card that was
/// read gives way to one that was not.
pub fn for_you<'a>(content: &'a Content, lately: &Lately<'_>, is_read: impl Fn(&Card) -> bool) -> Vec<ForYou<'a>> {
    let mut chosen: Vec<ForYou<'a>> = Vec::new();
    let mut add = |ids: Vec<&str>, reason: &str| {
        let free: Vec<&Card> = ids
            .into_iter()
            .filter_map(|id| content.card(id))
            .filter(|card| chosen.iter().all(|other| other.card.id != card.id))
            .collect();
        let unread = free.iter().find(|card| !is_read(card));
        if let Some(card) = unread.or(free.first()).filter(|_| chosen.len() < FIRST) {
            chosen.push(ForYou { card, reason: reason.to_owned() });
        }
    };
    if let Some(result) = lately.result {
        add(of_result(content, result), "Because of your last check");
    }
    if let Some(crack) = lately.crack {
        add(of_crack(crack), &format!("Your last crack: {}", lower_first(&crack_name(crack))));
    }
    if let Some((id, name)) = lately.routine {
        add(of_routine(content, id), &format!("You played {name}"));
    }
    for _ in 0..FIRST {
        add(BEGINNING.to_vec(), "A good beginning");
    }
    chosen
}

/// What to read after a result, the most telling first. Where help is urgent that comes before all else.
fn of_result<'a>(content: &'a Content, result: &'a Assessment) -> Vec<&'a str> {
    let urgent = (result.tier >= Tier::UrgentSameDay).then_some("when_emergency");
    let rules = result.fired.iter().map(|fired| &fired.rule).chain(&result.interpretations);
    let about =
        rules.flat_map(|rule| content.cards.iter().filter(|card| card.links.iter().any(|id| id == rule.as_str())));
    let plain = if result.tier == Tier::SelfCare {
        ["normal_or_not", "listen_to_body"]
    } else {
        ["when_to_book", "listen_to_body"]
    };
    urgent.into_iter().chain(about.map(|card| card.id.as_str())).chain(plain).collect()
}

fn of_crack(crack: &EntryFields) -> Vec<&'static str> {
    let how: &[&str] = match (crack.trigger, crack.region) {
        (Some(Trigger::OtherPerson), _) => &["risk_friends"],
        (Some(Trigger::SelfForced), Some(Region::Neck)) => &["risk_neck", "text_neck", "habit_cycle"],
        (Some(Trigger::SelfForced), _) => &["habit_cycle", "faq_must_crack", "risk_self_force"],
        _ => &[],
    };
    let sound: &[&str] = match crack.sound {
        Some(Sound::SinglePop) => &["gas_in_joint"],
        Some(Sound::RepeatedSnap) => &["tendon_snap"],
        Some(Sound::GrindGrate) => &["grinding_explained"],
        Some(Sound::LoudClunk) => &["faq_loud"],
        Some(Sound::ClickRumble) => &["other_sources"],
        Some(Sound::VibrationOnly | Sound::NoSound) => &["faq_no_sound"],
        Some(Sound::NotSure) | None => &[],
    };
    let side: &[&str] = match crack.side {
        Some(BodySide::Left | BodySide::Right) => &["faq_one_side"],
        _ => &[],
    };
    let sitting: &[&str] = if crack.context.iter().any(|word| word == "after_sitting") {
        &["move_each_hour", "ergonomics_note"]
    } else {
        &[]
    };
    let place: &[&str] = match crack.region {
        Some(Region::Neck) => &["text_neck"],
        Some(Region::LowBack) => &["tight_muscles"],
        _ => &[],
    };
    [how, sound, sitting, side, place, &["what_is_a_crack", "refractory_period"]].concat()
}

/// Cards that lead to the routine, to one of its moves, or say why moving helps.
fn of_routine<'a>(content: &'a Content, id: &str) -> Vec<&'a str> {
    let moves: Vec<&str> = content
        .routine(id)
        .map(|routine| routine.steps.iter().map(|step| step.exercise.as_str()).collect())
        .unwrap_or_default();
    let leads = |card: &&Card, to: &dyn Fn(&str) -> bool| card.links.iter().any(|link| to(link));
    let itself = content.cards.iter().filter(|card| leads(card, &|link| link == id));
    let its_moves = content.cards.iter().filter(|card| leads(card, &|link| moves.contains(&link)));
    itself.chain(its_moves).map(|card| card.id.as_str()).chain(["strength_why", "do_instead"]).collect()
}

/// The move a card speaks of: the one it leads to, or one of the routine it leads to.
pub fn move_of<'a>(content: &'a Content, card: &Card) -> Option<&'a Exercise> {
    let moves = card.links.iter().filter_map(|id| content.exercise(id));
    let of_routines = card.links.iter().filter_map(|id| {
        let steps = &content.routine(id)?.steps;
        content.exercise(&steps.get(steps.len() / 2)?.exercise)
    });
    moves.chain(of_routines).next()
}
