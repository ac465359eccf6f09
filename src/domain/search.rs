//! What a search of the journal finds: the words of the person, and the words the screen shows for what they chose.
//!
//! The words of the person are kept folded beside each record. Of a choice the id is kept, and its words are looked up
//! when they are searched, so that no record has to be written again when a label changes.

use crate::domain::content::Content;
use crate::domain::content::question::Choice;
use crate::domain::exercise::Region;
use crate::domain::fold::{fold, words};
use crate::domain::journal::{EntryFields, Outcome, UrgeFields};
use crate::domain::urge::WAIT;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A search. A record fits when each term does; without terms everything fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    pub terms: Vec<Term>,
}

/// One word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Folded; it may stand anywhere in the person's own words.
    pub word: String,
    /// The choices whose words have it, each as [`mark`] or [`list_mark`] writes it.
    pub marks: Vec<String>,
}

/// A choice of a record as it stands among all its choices.
pub fn mark(field: &str, id: &str) -> String {
    format!("|{field}={id}|")
}

/// A listed word of a record as it stands among all its choices.
pub fn list_mark(id: &str) -> String {
    format!("\"{id}\"")
}

/// The words of the person in an entry, folded.
pub fn folded_entry(fields: &EntryFields) -> String {
    let EntryFields { context, tags, note, .. } = fields;
    folded(&[context, tags], note)
}

/// The words of the person in an urge, folded.
pub fn folded_urge(fields: &UrgeFields) -> String {
    folded::<&[String]>(&[], &fields.note)
}

/// Lists of words and a note, folded.
pub fn folded<T: AsRef<[String]>>(lists: &[T], note: &str) -> String {
    let words = lists.iter().flat_map(|list| list.as_ref()).map(String::as_str);
    fold(&words.chain([note]).collect::<Vec<_>>().join("\n"))
}

impl Search {
    /// A search for every word of `text`, in the person's own words and in those of `choices`: marks with the words that
    /// stand for them.
    pub fn of(text: &str, choices: impl FnOnce() -> Vec<(String, String)>) -> Search {
        let words = words(text);
        if words.is_empty() {
            return Search::default();
        }
        let choices: Vec<(String, String)> = choices().into_iter().map(|(mark, words)| (mark, fold(&words))).collect();
        let term = |word: String| {
            let marks = choices.iter().filter(|(_, words)| words.contains(&word));
            Term { marks: marks.map(|(mark, _)| mark.clone()).collect(), word }
        };
        Search { terms: words.into_iter().map(term).collect() }
    }

    /// The longest word that only a person's own words can have; a record without it does not fit.
    pub fn own_word(&self) -> Option<&str> {
        let own = self.terms.iter().filter(|term| term.marks.is_empty());
        own.map(|term| term.word.as_str()).max_by_key(|word| word.len())
    }
}

impl Term {
    /// Whether a record has it, by its folded words and its choices.
    pub fn fits(&self, folded: &str, marks: &str) -> bool {
        folded.contains(&self.word) || self.marks.iter().any(|mark| marks.contains(mark))
    }
}

/// Whether a record has every term, where its folded words alone tell: it has them all, or lacks one that no choice has.
pub fn told_by_words(terms: &[Term], folded: &str) -> Option<bool> {
    let mut missing = terms.iter().filter(|term| !folded.contains(&term.word)).peekable();
    match missing.peek() {
        None => Some(true),
        Some(_) => missing.any(|term| term.marks.is_empty()).then_some(false),
    }
}

/// Every choice of a record, and every routine by its name, with the words the timeline shows for it. `own_names` are
/// the names of own routines by their uid.
pub fn choices(content: &Content, own_names: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let options = |field: &'static str| options_of(content, field).iter();
    let of = |field: &'static str| options(field).map(move |option| (mark(field, &option.id), option.label.clone()));
    let more = |field: &'static str| {
        options(field).map(move |option| (mark(field, &option.id), format!("{} {field}", option.label)))
    };
    let list = |field: &'static str| options(field).map(|option| (list_mark(&option.id), option.label.clone()));
    let strength = |field: &'static str| {
        (0..=10).map(move |number: u8| (mark(field, &number.to_string()), format!("{field} {number}")))
    };
    let regions = Region::ALL.map(|region| (mark("region", region.id()), region.label().to_owned()));
    let others = [
        (mark("trigger", ""), "Crack"),
        (mark("pain", "0"), "no pain"),
        (mark("outcome", ""), "Urge"),
        (mark("outcome", Outcome::Eased.id()), "Urge eased"),
        (mark("outcome", Outcome::StillThere.id()), "Urge not followed"),
        (mark("outcome", Outcome::Cracked.id()), "Urge, cracked anyway"),
        (mark("alternative", WAIT), "Waited"),
        (mark("felt", "easier"), "easier"),
        (mark("felt", "same"), "the same"),
        (mark("felt", "worse"), "worse"),
    ];
    let routines = content.routines.iter().map(|routine| (routine.id.as_str(), routine.name.as_str()));
    let exercises = content.exercises.iter().map(|exercise| (exercise.id.as_str(), exercise.name.as_str()));
    let own = own_names.iter().map(|(uid, name)| (uid.as_str(), name.as_str()));
    let named = routines.chain(exercises).chain(own);
    let named = named
        .flat_map(|(id, name)| [(mark("routine", id), name.to_owned()), (mark("alternative", id), name.to_owned())]);
    let fields = of("trigger").chain(of("side")).chain(of("sound")).chain(of("pain_kind"));
    let fields = fields.chain(more("pops")).chain(more("effort")).chain(strength("pain")).chain(strength("relief"));
    let others = others.into_iter().map(|(mark, words)| (mark, words.to_owned()));
    fields.chain(list("context")).chain(list("tags")).chain(regions).chain(others).chain(named).collect()
}

/// The options of a field of an entry: its own, or those of the question it shares them with.
fn options_of<'a>(content: &'a Content, field: &str) -> &'a [Choice] {
    let Some(field) = content.texts.entry_fields.iter().find(|text| text.id == field) else { return &[] };
    let shared = field.options_of.as_ref().and_then(|question| content.question(question));
    shared.map_or(field.options.as_slice(), |question| question.answer.options())
}
