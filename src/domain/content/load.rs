//! The content of this program: every file read, put together and validated, once.

use super::{Content, Index, raw, validate};
use crate::domain::content::read::{ContentError, condition, error, macros, read};
use crate::domain::content::texts::Texts;
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

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
    questions: include_str!("../../../assets/content/questions.json"),
    rules: include_str!("../../../assets/content/rules.json"),
    gates: include_str!("../../../assets/content/gates.json"),
    exercises: include_str!("../../../assets/content/exercises.json"),
    routines: include_str!("../../../assets/content/routines.json"),
    cards: include_str!("../../../assets/content/cards.json"),
    texts: include_str!("../../../assets/content/texts.json"),
};

static CONTENT: OnceLock<Content> = OnceLock::new();

/// The content of this program, read once.
#[allow(clippy::expect_used, reason = "the files are embedded, and tests/it/content.rs proves that they are right")]
pub fn content() -> &'static Content {
    CONTENT.get_or_init(|| {
        let all = Files::default().read_all(&EMBEDDED);
        all.and_then(|files| files.put_together(&EMBEDDED)).expect("the embedded content is valid")
    })
}

/// The content of this program, read a file at a time: who has one thread can answer in between.
#[derive(Default)]
pub struct Parts(Files);

impl Parts {
    /// Reads one more file; with the last of them [`content`] is there. False when nothing is left to be read, also
    /// because it was read whole meanwhile.
    pub fn read_next(&mut self) -> bool {
        if CONTENT.get().is_some() {
            return false;
        }
        let has_read = self.0.read_next(&EMBEDDED) == Ok(true);
        if !has_read && let Ok(content) = std::mem::take(&mut self.0).put_together(&EMBEDDED) {
            return CONTENT.set(content).is_ok();
        }
        has_read
    }
}

impl Content {
    /// Reads and validates all files.
    ///
    /// # Errors
    /// The first record that does not fit, by file, record and field.
    pub fn parse(sources: &Sources<'_>) -> Result<Content, ContentError> {
        let content = Files::default().read_all(sources)?.put_together(sources)?;
        validate::validate(&content)?;
        Ok(content)
    }
}

/// The files as far as they are read.
#[derive(Default)]
struct Files {
    rules: Option<raw::Rules>,
    questions: Option<raw::Questions>,
    gates: Option<raw::Gates>,
    routines: Option<raw::Routines>,
    exercises: Option<raw::Exercises>,
    cards: Option<raw::Cards>,
    texts: Option<Texts>,
}

impl Files {
    /// Reads one more file. False when all were.
    fn read_next(&mut self, sources: &Sources<'_>) -> Result<bool, ContentError> {
        match self {
            Files { rules: None, .. } => self.rules = Some(raw::Rules::read(sources.rules)?),
            Files { questions: None, .. } => self.questions = Some(raw::Questions::read(sources.questions)?),
            Files { gates: None, .. } => self.gates = Some(raw::Gates::read(sources.gates)?),
            Files { routines: None, .. } => self.routines = Some(raw::Routines::read(sources.routines)?),
            Files { exercises: None, .. } => self.exercises = Some(raw::Exercises::read(sources.exercises)?),
            Files { cards: None, .. } => self.cards = Some(raw::Cards::read(sources.cards)?),
            Files { texts: None, .. } => self.texts = Some(read::<Texts>("texts.json", sources.texts)?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn read_all(mut self, sources: &Sources<'_>) -> Result<Files, ContentError> {
        while self.read_next(sources)? {}
        Ok(self)
    }

    /// All files as one. That they fit each other is not asked here.
    fn put_together(self, sources: &Sources<'_>) -> Result<Content, ContentError> {
        let Files {
            rules: Some(rules),
            questions: Some(questions),
            gates: Some(gates),
            routines: Some(routines),
            exercises: Some(exercises),
            cards: Some(cards),
            texts: Some(texts),
        } = self
        else {
            return Err(error("the content", "all of it", "files", "not all of them were read".to_owned()));
        };
        let macros = macros("rules.json", &rules.macros)?;
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
            ruleset_sha256: sha256(&[sources.questions, sources.rules]),
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
            exercises: exercises.exercises,
            routines: routines.routines,
            urge: routines.urge,
            cards: cards.cards,
            texts,
            closed_when,
            named: macros,
            index: Index::default(),
        };
        content.index = Index::of(&content);
        Ok(content)
    }
}

fn sha256(texts: &[&str]) -> String {
    let mut hash = Sha256::new();
    texts.iter().for_each(|text| hash.update(text));
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
