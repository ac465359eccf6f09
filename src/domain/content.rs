//! The book: everything Unkink knows by heart, its records by id.
//!
//! Below it stands what is written; what is decided from it stands beside it, in `domain/<noun>.rs`, and names the
//! book, never the reverse. Reading is strict: an unknown field, a name that resolves to nothing or a condition that
//! does not parse is an error that names the file, the record and the field. `tests/it/content.rs` walks every record.

use crate::domain::condition::{Condition, Macros};
use crate::domain::content::card::Card;
use crate::domain::content::gate::{FloorReplacement, Gate};
use crate::domain::content::question::{BEFORE_MOVING, Question, Screen};
use crate::domain::content::routine::Routine;
use crate::domain::content::rule::{Interpretation, MacroText, Rule};
use crate::domain::content::texts::Texts;
use crate::domain::content::urge::UrgeTable;
use crate::domain::exercise::Exercise;
use crate::domain::id::{ExerciseId, QuestionId, RoutineId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub mod card;
pub mod gate;
mod links;
mod load;
pub mod question;
mod raw;
mod read;
pub mod routine;
pub mod rule;
pub mod texts;
pub mod urge;
mod validate;

pub use load::{EMBEDDED, Parts, Sources, content};
pub use read::ContentError;

/// Everything Unkink knows by heart.
#[derive(Clone, Debug)]
pub struct Content {
    /// Version of the questions and rules, as results name it.
    pub ruleset: String,
    /// SHA-256 of the questions and rules in hexadecimal: of `questions.json` and `rules.json`, one after the other.
    pub ruleset_sha256: String,
    pub screens: Vec<Screen>,
    pub rules: Vec<Rule>,
    /// Conditions that rules use by name, for the rules page.
    pub macros: Vec<MacroText>,
    /// The same, parsed.
    pub named: Macros,
    pub interpretations: Vec<Interpretation>,
    /// In the order in which they are worked through.
    pub gates: Vec<Gate>,
    /// What stands in for a floor exercise, by exercise.
    pub floor: BTreeMap<ExerciseId, FloorReplacement>,
    pub exercises: Vec<Exercise>,
    pub routines: Vec<Routine>,
    pub urge: UrgeTable,
    pub cards: Vec<Card>,
    pub texts: Texts,
    /// `closed_when` of routines, parsed.
    pub closed_when: BTreeMap<RoutineId, Condition>,
    index: Index,
}

#[derive(Clone, Debug, Default)]
struct Index {
    questions: HashMap<QuestionId, (usize, usize)>,
    exercises: HashMap<ExerciseId, usize>,
    parents: BTreeSet<QuestionId>,
}

impl Content {
    /// Every question, in the order of the screens.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.screens.iter().flat_map(|screen| &screen.questions)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        let (screen, question) = self.index.questions.get(id)?;
        self.screens.get(*screen)?.questions.get(*question)
    }

    /// The screen a question stands on.
    pub fn screen_of(&self, id: &str) -> Option<&Screen> {
        self.screens.get(self.index.questions.get(id)?.0)
    }

    /// Whether other questions are asked depending on this one.
    pub fn has_children(&self, id: &QuestionId) -> bool {
        self.index.parents.contains(id)
    }

    /// Whether an answer to this question is kept as a safety answer: marked so, or on the screen before moving.
    pub fn is_safety_question(&self, id: &str) -> bool {
        self.question(id).is_some_and(|question| question.profile)
            || self.screen_of(id).is_some_and(|screen| screen.id == BEFORE_MOVING)
    }

    /// The tier rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == *id)
    }

    /// The interpretation with this id.
    pub fn interpretation(&self, id: &str) -> Option<&Interpretation> {
        self.interpretations.iter().find(|interpretation| interpretation.id == *id)
    }

    /// The gate with this id.
    pub fn gate(&self, id: &str) -> Option<&Gate> {
        self.gates.iter().find(|gate| gate.id == *id)
    }

    /// The exercise with this id.
    pub fn exercise(&self, id: &str) -> Option<&Exercise> {
        self.exercises.get(*self.index.exercises.get(id)?)
    }

    /// The routine of the library with this id.
    pub fn routine(&self, id: &str) -> Option<&Routine> {
        self.routines.iter().find(|routine| routine.id == *id)
    }

    /// The card with this id.
    pub fn card(&self, id: &str) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == *id)
    }
}

impl Index {
    fn of(content: &Content) -> Index {
        let mut index = Index::default();
        for (s, screen) in content.screens.iter().enumerate() {
            for (q, question) in screen.questions.iter().enumerate() {
                index.questions.insert(question.id.clone(), (s, q));
                let when = question.ask_when.as_ref();
                index.parents.extend(when.into_iter().flat_map(Condition::ids).cloned());
            }
        }
        for (e, exercise) in content.exercises.iter().enumerate() {
            index.exercises.insert(exercise.id.clone(), e);
        }
        index
    }
}
