//! The embedded content: raw JSON files in, validated types out, once.
//!
//! Reading is strict: an unknown field, a name that resolves to nothing or a condition that does not parse is an
//! error that names the file, the record and the field. `tests/it/content.rs` walks every record.

use crate::domain::checker::{Interpretation, Rule};
use crate::domain::condition::{Condition, Macros};
use crate::domain::exercise::{Exercise, Override, Place, Region};
use crate::domain::gate::{FloorReplacement, Gate};
use crate::domain::id::{CardId, ExerciseId, QuestionId, RoutineId};
use crate::domain::question::{Question, Screen};
use crate::domain::routine::Routine;
use crate::domain::texts::Texts;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;
use thiserror::Error;

mod check;
mod links;
mod raw;

/// Everything Unkink knows by heart.
#[derive(Clone, Debug)]
pub struct Content {
    /// Version of the questions and rules, as results name it.
    pub ruleset: String,
    pub screens: Vec<Screen>,
    pub rules: Vec<Rule>,
    /// Conditions that rules use by name, for the rules page.
    pub macros: Vec<MacroText>,
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

/// A condition with a name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MacroText {
    pub id: String,
    pub when: String,
    /// In words.
    pub meaning: String,
}

/// A card of the Learn tab.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    pub section: String,
    pub id: CardId,
    pub title: String,
    pub body_markdown: String,
    pub seeds: Vec<String>,
    pub also: Option<String>,
    pub sources_shown: Vec<String>,
    /// Rules, routines and cards that belong to it.
    pub links: Vec<String>,
}

/// Which movement answers an urge (`content/routines.md`, section 5.3).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgeTable {
    pub places: Vec<UrgePlace>,
    pub choices: Vec<UrgeChoice>,
    pub fallback: RoutineId,
}

/// Where the person is when the urge comes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgePlace {
    pub id: String,
    pub label: String,
    pub place: Vec<Place>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgeChoice {
    pub region: Region,
    pub place: String,
    pub first: UrgeMove,
    pub second: UrgeMove,
}

/// One movement offered for an urge: a routine or an exercise with its own dose.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum UrgeMove {
    Routine {
        routine: RoutineId,
        seconds: u64,
    },
    Exercise {
        exercise: ExerciseId,
        #[serde(rename = "override")]
        change: Override,
        note: Option<String>,
        seconds: u64,
    },
}

/// The record of an error that lies in none.
const THE_FILE: &str = "the file";

/// Where the content is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}: {record}: {field}: {problem}")]
pub struct ContentError {
    pub file: &'static str,
    pub record: String,
    pub field: String,
    pub problem: String,
}

/// The text of every content file.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    pub questions: &'a str,
    pub rules: &'a str,
    pub gates: &'a str,
    pub exercises: &'a str,
    pub routines: &'a str,
    pub cards: &'a str,
    pub texts: &'a str,
}

/// The files as shipped in this program.
pub const EMBEDDED: Sources<'static> = Sources {
    questions: include_str!("../../assets/content/questions.json"),
    rules: include_str!("../../assets/content/rules.json"),
    gates: include_str!("../../assets/content/gates.json"),
    exercises: include_str!("../../assets/content/exercises.json"),
    routines: include_str!("../../assets/content/routines.json"),
    cards: include_str!("../../assets/content/cards.json"),
    texts: include_str!("../../assets/content/texts.json"),
};

/// The content of this program, read once.
#[allow(clippy::expect_used, reason = "the files are embedded, and tests/it/content.rs proves that they parse")]
pub fn content() -> &'static Content {
    static CONTENT: LazyLock<Content> =
        LazyLock::new(|| Content::parse(&EMBEDDED).expect("the embedded content is valid"));
    &CONTENT
}

impl Content {
    /// Reads and validates all files.
    ///
    /// # Errors
    /// The first record that does not fit, by file, record and field.
    pub fn parse(sources: &Sources<'_>) -> Result<Content, ContentError> {
        let rules = raw::Rules::read(sources.rules)?;
        let macros = macros("rules.json", &rules.macros)?;
        let questions = raw::Questions::read(sources.questions)?;
        let gates = raw::Gates::read(sources.gates)?;
        let routines = raw::Routines::read(sources.routines)?;
        let closed_when = routines
            .routines
            .iter()
            .filter_map(|routine| Some((routine, routine.closed_when.as_ref()?)))
            .map(|(routine, text)| {
                condition("routines.json", &routine.id, "closed_when", text, &macros).map(|c| (routine.id.clone(), c))
            })
            .collect::<Result<_, _>>()?;
        let mut content = Content {
            ruleset: rules.version.clone(),
            screens: questions.screens.iter().map(|screen| screen.validated(&macros)).collect::<Result<_, _>>()?,
            rules: rules.rules.iter().map(|rule| rule.validated(&macros)).collect::<Result<_, _>>()?,
            macros: rules.macros,
            interpretations: rules
                .interpretations
                .iter()
                .map(|interpretation| interpretation.validated(&macros))
                .collect::<Result<_, _>>()?,
            gates: gates.gates.iter().map(|gate| gate.validated(&macros)).collect::<Result<_, _>>()?,
            floor: gates.floor_replacements,
            exercises: raw::Exercises::read(sources.exercises)?.exercises,
            routines: routines.routines,
            urge: routines.urge,
            cards: raw::Cards::read(sources.cards)?.cards,
            texts: read::<Texts>("texts.json", sources.texts)?,
            closed_when,
            index: Index::default(),
        };
        content.index = Index::of(&content);
        check::check(&content)?;
        Ok(content)
    }

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
            || self.screen_of(id).is_some_and(|screen| screen.id == crate::domain::question::BEFORE_MOVING)
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

fn read<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ContentError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| ContentError {
        file,
        record: record_on(text, error.path()),
        field: error.path().to_string(),
        problem: error.inner().to_string(),
    })?;
    deserializer.end().map_err(|error| ContentError {
        file,
        record: THE_FILE.to_owned(),
        field: "after its end".to_owned(),
        problem: error.to_string(),
    })?;
    Ok(read)
}

/// The id of the innermost record that `path` leads through.
fn record_on(text: &str, path: &Path) -> String {
    let file: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let mut here = Some(&file);
    let mut record = THE_FILE;
    for segment in path {
        here = match segment {
            Segment::Seq { index } => here.and_then(|value| value.get(index)),
            Segment::Map { key } => here.and_then(|value| value.get(key)),
            Segment::Enum { .. } | Segment::Unknown => None,
        };
        record = here.and_then(|value| value.get("id")?.as_str()).unwrap_or(record);
    }
    record.to_owned()
}

fn condition(
    file: &'static str,
    record: &str,
    field: &str,
    text: &str,
    macros: &Macros,
) -> Result<Condition, ContentError> {
    Condition::parse(text, macros).map_err(|error| ContentError {
        file,
        record: record.to_owned(),
        field: field.to_owned(),
        problem: error.to_string(),
    })
}

fn macros(file: &'static str, raw: &[MacroText]) -> Result<Macros, ContentError> {
    let mut macros = Macros::new();
    for entry in raw {
        let expansion = condition(file, &entry.id, "when", &entry.when, &macros)?;
        macros.insert(entry.id.clone(), expansion);
    }
    Ok(macros)
}
