//! The questionnaire: questions, answers, and which questions the answers ask for.

use crate::domain::condition::{Condition, Facts, Value};
use crate::domain::content::Content;
use crate::domain::id::QuestionId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// The question every comparison with an age reads.
pub const AGE: &str = "age_years";

/// The screen whose answers only gates read; it is not part of a check.
pub const BEFORE_MOVING: &str = "L";

/// The screen whose questions come one at a time.
const ONE_AT_A_TIME: &str = "E";

/// A group of questions, A to L.
#[derive(Clone, Debug)]
pub struct Screen {
    pub id: String,
    pub title: String,
    /// Asked of everyone first, as one list with "None of these".
    pub stop_check: bool,
    pub intro: String,
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    pub id: QuestionId,
    pub text: String,
    pub help: Option<String>,
    /// Why it is asked, for the person.
    pub why: String,
    /// Kept on the device as a safety answer.
    pub profile: bool,
    /// Asked when this has a value of at least half; always when absent.
    pub ask_when: Option<Condition>,
    /// Asked as well while no age is given.
    pub asked_without_age: bool,
    pub may_skip: bool,
    pub answer: AnswerKind,
}

/// What a "not sure" counts as (`content/red-flags.md`, section 2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotSure {
    Yes,
    Step,
    No,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AnswerKind {
    YesNo { not_sure: NotSure },
    Number { min: i64, max: i64 },
    OneOf { options: Vec<Choice> },
    ManyOf { options: Vec<Choice> },
}

/// An option with the words on screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    pub label: String,
}

impl AnswerKind {
    /// The options of a choice; empty for the other kinds.
    pub fn options(&self) -> &[Choice] {
        match self {
            AnswerKind::OneOf { options } | AnswerKind::ManyOf { options } => options,
            AnswerKind::YesNo { .. } | AnswerKind::Number { .. } => &[],
        }
    }

    /// What may be answered, in words for an error message.
    pub fn allowed(&self) -> String {
        let list = |options: &[Choice]| options.iter().map(|o| o.id.as_str()).collect::<Vec<_>>().join(", ");
        match self {
            AnswerKind::YesNo { .. } => "yes, no or not_sure".to_owned(),
            AnswerKind::Number { min, max } => format!("a whole number from {min} to {max}"),
            AnswerKind::OneOf { options } => format!("one of {}", list(options)),
            AnswerKind::ManyOf { options } => format!("a list of {}", list(options)),
        }
    }

    fn takes(&self, answer: &Answer) -> bool {
        let known = |id: &String| self.options().iter().any(|option| option.id == *id);
        match (self, answer) {
            (AnswerKind::YesNo { .. }, Answer::Text(text)) => ["yes", "no", "not_sure"].contains(&text.as_str()),
            (AnswerKind::Number { min, max }, Answer::Number(number)) => (min..=max).contains(&number),
            (AnswerKind::OneOf { .. }, Answer::Text(text)) => known(text),
            (AnswerKind::ManyOf { .. }, Answer::Many(chosen)) => chosen.iter().all(known),
            _ => false,
        }
    }
}

/// An answer as it is written in files: a word, a whole number or a list of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    Number(i64),
    Text(String),
    Many(BTreeSet<String>),
}

impl Answer {
    /// "yes".
    pub fn yes() -> Answer {
        Answer::Text("yes".to_owned())
    }

    /// "no".
    pub fn no() -> Answer {
        Answer::Text("no".to_owned())
    }

    /// "not_sure".
    pub fn not_sure() -> Answer {
        Answer::Text("not_sure".to_owned())
    }

    /// The word, for yes/no and single choices.
    pub fn text(&self) -> Option<&str> {
        match self {
            Answer::Text(text) => Some(text),
            Answer::Number(_) | Answer::Many(_) => None,
        }
    }
}

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
    #[error("{0}")]
    Shape(String),
}

impl Answers {
    /// Reads `{"answers":{ID: value, …}}`.
    ///
    /// # Errors
    /// The first unknown question, wrong kind or unknown option, by name.
    pub fn from_json(value: &serde_json::Value, content: &Content) -> Result<Answers, AnswerError> {
        let shape = |problem: &str| AnswerError::Shape(format!("{problem}; expected {{\"answers\":{{\"ID\":value}}}}"));
        let sheet = value.as_object().ok_or_else(|| shape("this is not an object"))?;
        if let Some(unknown) = sheet.keys().find(|key| *key != "answers") {
            return Err(shape(&format!("“{unknown}” is not a field of an answer sheet")));
        }
        let given = sheet.get("answers").ok_or_else(|| shape("“answers” is missing"))?;
        let given = given.as_object().ok_or_else(|| shape("“answers” is not an object"))?;
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
        let answer = whole.or_else(|| serde_json::from_value(value.clone()).ok());
        match answer {
            Some(answer) if question.answer.takes(&answer) => {
                self.0.insert(question.id.clone(), answer);
                Ok(())
            }
            _ => Err(AnswerError::NotAllowed {
                question: question.id.clone(),
                value: value.to_string(),
                allowed: question.answer.allowed(),
            }),
        }
    }

    /// Sets one answer.
    ///
    /// # Errors
    /// An unknown question, a wrong kind or an unknown option.
    pub fn set(&mut self, id: &QuestionId, answer: Answer, content: &Content) -> Result<(), AnswerError> {
        let value = serde_json::to_value(&answer).map_err(|error| AnswerError::Shape(error.to_string()))?;
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

    /// Only the answers to `asked` questions.
    pub fn only(&self, asked: &BTreeSet<QuestionId>) -> Answers {
        Answers(self.0.iter().filter(|(id, _)| asked.contains(*id)).map(|(id, a)| (id.clone(), a.clone())).collect())
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

/// The pages of a check for these answers, in order. `known` are stored safety answers that need not be asked again.
pub fn pages(content: &Content, answers: &Answers, known: &BTreeSet<QuestionId>) -> Vec<Page> {
    let asked = asked(content, answers);
    let mut pages: Vec<Page> = Vec::new();
    for screen in content.screens.iter().filter(|screen| screen.id != BEFORE_MOVING) {
        let mut open_list = false;
        for question in screen.questions.iter().filter(|q| asked.contains(&q.id) && !known.contains(&q.id)) {
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
    }
    pages
}
