//! A sheet of answers, which questions it asks for, and the pages they come on.

use crate::domain::condition::{Facts, Value};
use crate::domain::content::Content;
use crate::domain::content::question::{
    AGE, Answer, AnswerKind, BEFORE_MOVING, NotSure, ONE_AT_A_TIME, PREGNANCY, PREGNANCY_FROM, Question,
};
use crate::domain::id::QuestionId;
use crate::domain::json;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// A sheet of answers. Every answer in it fits its question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<QuestionId, Answer>);

/// Why an answer is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AnswerError {
    #[error("no question is called “{0}”")]
    UnknownQuestion(String),
    #[error("{question}: {value} is not allowed; it takes {allowed}")]
    NotAllowed { question: QuestionId, value: String, allowed: String },
    #[error("{problem}; expected {{\"answers\":{{\"ID\":value}}}}")]
    Shape { field: Option<String>, problem: String },
}

impl Answers {
    /// Reads `{"answers":{ID: value, …}}`.
    ///
    /// # Errors
    /// The first unknown question, wrong kind or unknown option, by name.
    pub fn from_json(value: &serde_json::Value, content: &Content) -> Result<Answers, AnswerError> {
        let shape = |field: Option<&str>, problem: &str| AnswerError::Shape {
            field: field.map(str::to_owned),
            problem: problem.to_owned(),
        };
        let sheet = value.as_object().ok_or_else(|| shape(None, "this is not an object"))?;
        if let Some(unknown) = sheet.keys().find(|key| *key != "answers") {
            return Err(shape(Some(unknown), &format!("“{unknown}” is not a field of an answer sheet")));
        }
        let given = sheet.get("answers").ok_or_else(|| shape(None, "“answers” is missing"))?;
        let given = given.as_object().ok_or_else(|| shape(Some("answers"), "“answers” is not an object"))?;
        let mut answers = Answers::default();
        for (id, value) in given {
            answers.set_json(id, value, content)?;
        }
        Ok(answers)
    }

    /// Sets one answer from its JSON value.
    ///
    /// # Errors
    /// An unknown question, a wrong kind or an unknown option.
    pub fn set_json(&mut self, id: &str, value: &serde_json::Value, content: &Content) -> Result<(), AnswerError> {
        let question = content.question(id).ok_or_else(|| AnswerError::UnknownQuestion(id.to_owned()))?;
        let whole = match value.as_f64() {
            Some(number) if number.fract() == 0.0 && number.abs() < 1e9 => Some(Answer::Number(number as i64)),
            _ => None,
        };
        let answer = whole.or_else(|| json::fit(value).ok());
        match answer {
            Some(answer) if question.answer.takes(&answer) => {
                self.0.insert(question.id.clone(), answer);
                Ok(())
            }
            _ => Err(AnswerError::NotAllowed {
                question: question.id.clone(),
                value: json::shown(value),
                allowed: question.answer.allowed(),
            }),
        }
    }

    /// Sets one answer.
    ///
    /// # Errors
    /// An unknown question, a wrong kind or an unknown option.
    pub fn set(&mut self, id: &QuestionId, answer: Answer, content: &Content) -> Result<(), AnswerError> {
        let value = serde_json::to_value(&answer)
            .map_err(|error| AnswerError::Shape { field: None, problem: error.to_string() })?;
        self.set_json(id, &value, content)
    }

    /// Reads one answer from a word, as typed in a terminal: `yes`, `45`, `neck,low_back`.
    ///
    /// # Errors
    /// An unknown question, a wrong kind or an unknown option.
    pub fn set_text(&mut self, id: &str, text: &str, content: &Content) -> Result<(), AnswerError> {
        let question = content.question(id).ok_or_else(|| AnswerError::UnknownQuestion(id.to_owned()))?;
        let value = match &question.answer {
            AnswerKind::Number { .. } => {
                text.parse::<i64>().map_or_else(|_| serde_json::Value::from(text), serde_json::Value::from)
            }
            AnswerKind::ManyOf { .. } => text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect(),
            AnswerKind::YesNo { .. } | AnswerKind::OneOf { .. } => serde_json::Value::from(text),
        };
        self.set_json(id, &value, content)
    }

    /// Forgets the answer to a question.
    pub fn clear(&mut self, id: &str) {
        self.0.remove(id);
    }

    /// The answer to a question.
    pub fn get(&self, id: &str) -> Option<&Answer> {
        self.0.get(id)
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All answers, by question id.
    pub fn iter(&self) -> impl Iterator<Item = (&QuestionId, &Answer)> {
        self.0.iter()
    }

    /// All answers but those to `some` questions.
    pub fn without(&self, some: &BTreeSet<QuestionId>) -> Answers {
        Answers(self.0.iter().filter(|(id, _)| !some.contains(*id)).map(|(id, a)| (id.clone(), a.clone())).collect())
    }

    /// Only the answers to `asked` questions.
    pub fn only(&self, asked: &BTreeSet<QuestionId>) -> Answers {
        Answers(self.0.iter().filter(|(id, _)| asked.contains(*id)).map(|(id, a)| (id.clone(), a.clone())).collect())
    }

    /// The answers with every "not sure" to a yes/no question left out, which counts as no.
    pub fn sure(&self) -> Answers {
        let sure = self.0.iter().filter(|(_, answer)| answer.text() != Some("not_sure"));
        Answers(sure.map(|(id, answer)| (id.clone(), answer.clone())).collect())
    }

    /// The answers as conditions read them, limited to `asked`.
    pub fn facts<'a>(&'a self, content: &'a Content, asked: Option<&'a BTreeSet<QuestionId>>) -> AnswerFacts<'a> {
        AnswerFacts { answers: self, content, asked }
    }
}

/// [`Facts`] of a sheet of answers.
pub struct AnswerFacts<'a> {
    answers: &'a Answers,
    content: &'a Content,
    asked: Option<&'a BTreeSet<QuestionId>>,
}

impl AnswerFacts<'_> {
    fn answer(&self, id: &QuestionId) -> Option<&Answer> {
        self.answers.get(id).filter(|_| self.asked.is_none_or(|asked| asked.contains(id)))
    }
}

impl Facts for AnswerFacts<'_> {
    fn yes_no(&self, id: &QuestionId) -> Value {
        let Some(answer) = self.answer(id).and_then(Answer::text) else { return Value::No };
        let policy = match self.content.question(id).map(|question| &question.answer) {
            Some(AnswerKind::YesNo { not_sure }) => *not_sure,
            _ => return Value::No,
        };
        match (answer, policy) {
            ("yes", _) | ("not_sure", NotSure::Yes) => Value::Yes,
            ("not_sure", NotSure::Step) => Value::Half,
            _ => Value::No,
        }
    }

    fn number(&self, id: &QuestionId) -> Option<f64> {
        match self.answer(id) {
            Some(Answer::Number(number)) => Some(*number as f64),
            _ => None,
        }
    }

    fn chose(&self, id: &QuestionId, option: &str) -> bool {
        match self.answer(id) {
            Some(Answer::Text(text)) => text == option,
            Some(Answer::Many(chosen)) => chosen.contains(option),
            _ => false,
        }
    }
}

/// The questions these answers ask for; the order of answering plays no part (`design/cli.md`).
pub fn asked(content: &Content, answers: &Answers) -> BTreeSet<QuestionId> {
    let age_given = answers.get(AGE).is_some();
    let always = |question: &Question| question.ask_when.is_none() || (question.asked_without_age && !age_given);
    let holds = |question: &Question, set: &BTreeSet<QuestionId>| {
        always(question)
            || question.ask_when.as_ref().is_some_and(|when| when.value(&answers.facts(content, Some(set))) > Value::No)
    };
    let mut set = BTreeSet::new();
    let mut entered: Vec<&Question> = Vec::new();
    let mut waiting: Vec<&Question> = content.questions().collect();
    loop {
        let (more, still): (Vec<&Question>, Vec<&Question>) = waiting.into_iter().partition(|q| holds(q, &set));
        if more.is_empty() {
            break;
        }
        set.extend(more.iter().map(|question| question.id.clone()));
        entered.extend(more);
        waiting = still;
    }
    entered.retain(|question| holds(question, &set));
    entered.into_iter().map(|question| question.id.clone()).collect()
}

/// One page of a check in the window: questions of one screen that are shown together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The screen's id.
    pub screen: String,
    pub questions: Vec<QuestionId>,
    /// A list of yes/no lines with "None of these", instead of a single question.
    pub list: bool,
}

/// Whether a question makes sense to put to somebody of this age. What is asked by the rules may still be answered.
fn can_be(question: &Question, answers: &Answers) -> bool {
    let too_young = matches!(answers.get(AGE), Some(Answer::Number(age)) if *age < PREGNANCY_FROM);
    !(too_young && question.id == PREGNANCY)
}

/// The questions that these answers ask for and leave open. Those before moving are not shown in a check.
pub fn left_open<'a>(content: &'a Content, answers: &Answers) -> Vec<&'a Question> {
    let asked = asked(content, answers);
    let shown = content.screens.iter().filter(|screen| screen.id != BEFORE_MOVING).flat_map(|screen| &screen.questions);
    shown.filter(|question| asked.contains(&question.id) && answers.get(&question.id).is_none()).collect()
}

/// The pages of a check for these answers, in order. `known` are stored safety answers that need not be asked again.
pub fn pages(content: &Content, answers: &Answers, known: &BTreeSet<QuestionId>) -> Vec<Page> {
    let asked = asked(content, answers);
    let mut pages: Vec<Page> = Vec::new();
    for screen in content.screens.iter().filter(|screen| screen.id != BEFORE_MOVING) {
        let mut open_list = false;
        let shown = |q: &&Question| asked.contains(&q.id) && !known.contains(&q.id) && can_be(q, answers);
        for question in screen.questions.iter().filter(shown) {
            let line = matches!(question.answer, AnswerKind::YesNo { .. }) && !content.has_children(&question.id);
            let listed = screen.stop_check || (line && screen.id != ONE_AT_A_TIME);
            match pages.last_mut() {
                Some(page) if listed && open_list && page.screen == screen.id => {
                    page.questions.push(question.id.clone());
                }
                _ => pages.push(Page { screen: screen.id.clone(), questions: vec![question.id.clone()], list: listed }),
            }
            open_list = listed;
        }
        if !screen.stop_check {
            // One line alone is asked as a question of its own.
            let here = pages.iter_mut().filter(|page| page.screen == screen.id && page.questions.len() == 1);
            here.for_each(|page| page.list = false);
        }
    }
    pages
}
