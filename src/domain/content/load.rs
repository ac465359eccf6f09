//! The content of this program: every file read, put together and validated, once.

use super::{Content, Index, raw, validate};
use crate::domain::content::read::{ContentError, Naming, Plain, Reading, condition, macros};
use crate::domain::content::texts::Texts;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

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

/// The content of this program, read once.
#[allow(clippy::expect_used, reason = "the files are embedded, and tests/it/content.rs proves that they are right")]
pub fn content() -> &'static Content {
    static CONTENT: LazyLock<Content> =
        LazyLock::new(|| Content::put_together::<Plain>(&EMBEDDED).expect("the embedded content is valid"));
    &CONTENT
}

impl Content {
    /// Reads and validates all files.
    ///
    /// # Errors
    /// The first record that does not fit, by file, record and field.
    pub fn parse(sources: &Sources<'_>) -> Result<Content, ContentError> {
        let content = Content::put_together::<Naming>(sources)?;
        validate::validate(&content)?;
        Ok(content)
    }

    /// All files as one. That they fit each other is not asked here.
    fn put_together<R: Reading>(sources: &Sources<'_>) -> Result<Content, ContentError> {
        let rules = raw::Rules::read::<R>(sources.rules)?;
        let macros = macros("rules.json", &rules.macros)?;
        let questions = raw::Questions::read::<R>(sources.questions)?;
        let gates = raw::Gates::read::<R>(sources.gates)?;
        let routines = raw::Routines::read::<R>(sources.routines)?;
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
            exercises: raw::Exercises::read::<R>(sources.exercises)?.exercises,
            routines: routines.routines,
            urge: routines.urge,
            cards: raw::Cards::read::<R>(sources.cards)?.cards,
            texts: R::read::<Texts>("texts.json", sources.texts)?,
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
