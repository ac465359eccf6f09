//! What leads on from a routine, an exercise or a card, and leads back to it: the cards about it, the gates that close or
//! change it, the sounds and rules it belongs to.

use super::link::{Kind, Link};
use crate::domain::content::Content;
use crate::domain::content::card::Card;
use crate::domain::content::gate::Gate;
use crate::domain::content::routine::Routine;
use crate::domain::content::rule::Interpretation;
use crate::domain::exercise::{Exercise, GateEffect};

/// The cards about a routine or an exercise.
pub fn cards_about(content: &Content, id: &str) -> Vec<Link> {
    content.cards.iter().filter(|card| card.links.iter().any(|link| link == id)).map(of_card).collect()
}

/// The gates that close a routine, leave steps of it out or call for it, and the sounds and habits that offer it.
pub fn rules_of_routine(content: &Content, routine: &Routine) -> Vec<Link> {
    let offered_by = |rule: &str| routine.offer_rules.iter().any(|id| id == rule);
    let acts = |gate: &&Gate| {
        routine.closed_by.contains_key(&gate.id) || routine.leave_out.contains_key(&gate.id) || offered_by(&gate.id)
    };
    let gates = content.gates.iter().filter(acts).map(of_gate);
    let offers = content.interpretations.iter();
    let offers = offers.filter(|sound| offered_by(&sound.id) || sound.offer.iter().any(|id| routine.id == id.as_str()));
    gates.chain(offers.map(of_sound)).collect()
}

/// The gates that close an exercise or change it.
pub fn gates_of_exercise(content: &Content, exercise: &Exercise) -> Vec<Link> {
    content.gates.iter().filter(|gate| acts_on(gate, exercise)).map(of_gate).collect()
}

/// Whether a gate closes this exercise or changes it.
pub(super) fn acts_on(gate: &Gate, exercise: &Exercise) -> bool {
    let entries = exercise.gates.iter().filter(|entry| entry.effect != GateEffect::Good);
    let also = gate.also_blocked.iter().flat_map(|also| &also.block);
    entries.map(|entry| &entry.gate).any(|id| *id == gate.id)
        || gate.block.iter().chain(also).any(|id| *id == exercise.id)
}

/// The cards to read with a card: those it names, then those that name it.
pub fn cards_beside(content: &Content, card: &Card) -> Vec<Link> {
    let named = card.links.iter().filter_map(|id| content.card(id));
    let naming = content.cards.iter().filter(|other| other.links.iter().any(|id| card.id == id.as_str()));
    let mut beside: Vec<Link> = Vec::new();
    for link in named.chain(naming).map(of_card) {
        if link.id != card.id.as_str() && !beside.contains(&link) {
            beside.push(link);
        }
    }
    beside
}

/// The rules, sounds and gates behind a card: those it names, then the sounds that offer it.
pub fn rules_behind(content: &Content, card: &Card) -> Vec<Link> {
    let named = card.links.iter().filter_map(|id| {
        let rule = content.rule(id).map(|rule| (Kind::Rule, rule.reason.clone()));
        let sound = || Some((Kind::Interpretation, content.interpretation(id)?.sound_or_habit.clone()));
        let gate = || Some((Kind::Gate, content.gate(id)?.title.clone()));
        let (kind, name) = rule.or_else(sound).or_else(gate)?;
        Some(Link { kind, id: id.clone(), name })
    });
    let offering = content.interpretations.iter().filter(|sound| sound.offer.iter().any(|id| card.id == id.as_str()));
    let mut behind: Vec<Link> = Vec::new();
    for link in named.chain(offering.map(of_sound)) {
        if !behind.contains(&link) {
            behind.push(link);
        }
    }
    behind
}

fn of_card(card: &Card) -> Link {
    Link { kind: Kind::Card, id: card.id.to_string(), name: card.title.clone() }
}

fn of_sound(sound: &Interpretation) -> Link {
    Link { kind: Kind::Interpretation, id: sound.id.to_string(), name: sound.sound_or_habit.clone() }
}

fn of_gate(gate: &Gate) -> Link {
    Link { kind: Kind::Gate, id: gate.id.to_string(), name: gate.title.clone() }
}
