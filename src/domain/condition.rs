//! The rule grammar: parse a condition once, evaluate it against answers.
//!
//! ```text
//! expr := and ( OR and )*
//! and  := unit ( AND unit )*
//! unit := "(" expr ")" | NOT unit | ATLEAST(n; expr, expr, …)
//!       | id | id (>= | <= | < | > | ==) number | id in {value, …} | id has value | d_macro
//! ```
//!
//! A condition has one of three values (`content/red-flags.md`, section 3.1): OR is the maximum, AND the minimum,
//! ATLEAST(n) the n-th largest, NOT is yes when its operand is no and else no.

use crate::domain::id::QuestionId;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// How far a condition holds: not at all, by half through a "not sure", or fully.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    #[default]
    No,
    Half,
    Yes,
}

impl From<bool> for Value {
    fn from(holds: bool) -> Self {
        if holds { Value::Yes } else { Value::No }
    }
}

/// What a condition may ask of the answers. An answer that was not given is `No`, no number and no choice.
pub trait Facts {
    /// The value of a yes/no question by its not-sure policy.
    fn yes_no(&self, id: &QuestionId) -> Value;
    /// The number answered.
    fn number(&self, id: &QuestionId) -> Option<f64>;
    /// Whether `option` is the choice, or one of the choices.
    fn chose(&self, id: &QuestionId, option: &str) -> bool;
}

/// A parsed condition, macros expanded.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    Yes(QuestionId),
    Compare(QuestionId, Comparison, f64),
    Chose(QuestionId, Vec<String>),
    Not(Box<Condition>),
    And(Vec<Condition>),
    Or(Vec<Condition>),
    AtLeast(usize, Vec<Condition>),
}

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    AtLeast,
    AtMost,
    Less,
    More,
    Equal,
}

/// Why a condition could not be read, and where: `position` counts characters from 0.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("at character {position} of “{text}”: {problem}")]
pub struct ConditionError {
    pub text: String,
    pub position: usize,
    pub problem: String,
}

/// Conditions that others may use by name (`d_…`).
pub type Macros = BTreeMap<String, Condition>;

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    /// The first place that does not fit the grammar, or the name of a macro that does not exist.
    pub fn parse(text: &str, macros: &Macros) -> Result<Condition, ConditionError> {
        let mut parser = Parser { text, tokens: tokens(text)?, next: 0, macros };
        let condition = parser.expr()?;
        match parser.peek() {
            None => Ok(condition),
            Some(token) => Err(parser.expected("AND, OR or the end", &token)),
        }
    }

    /// How far the condition holds.
    pub fn value(&self, facts: &impl Facts) -> Value {
        match self {
            Condition::Yes(id) => facts.yes_no(id),
            Condition::Compare(id, comparison, limit) => {
                Value::from(facts.number(id).is_some_and(|number| comparison.holds(number, *limit)))
            }
            Condition::Chose(id, options) => Value::from(options.iter().any(|option| facts.chose(id, option))),
            Condition::Not(inner) => Value::from(inner.value(facts) == Value::No),
            Condition::And(parts) => extreme(parts.iter().map(|part| part.value(facts)), Value::min, Value::No),
            Condition::Or(parts) => extreme(parts.iter().map(|part| part.value(facts)), Value::max, Value::Yes),
            Condition::AtLeast(n, parts) => {
                let mut values: Vec<Value> = parts.iter().map(|part| part.value(facts)).collect();
                values.sort_by(|a, b| b.cmp(a));
                n.checked_sub(1).and_then(|index| values.get(index).copied()).unwrap_or_default()
            }
        }
    }

    /// Every question the condition reads.
    pub fn ids(&self) -> BTreeSet<&QuestionId> {
        let mut ids = BTreeSet::new();
        self.collect_ids(&mut ids);
        ids
    }

    /// Whether a NOT stands anywhere in it.
    pub fn contains_not(&self) -> bool {
        match self {
            Condition::Not(_) => true,
            Condition::And(parts) | Condition::Or(parts) | Condition::AtLeast(_, parts) => {
                parts.iter().any(Condition::contains_not)
            }
            Condition::Yes(_) | Condition::Compare(..) | Condition::Chose(..) => false,
        }
    }

    /// Visits every leaf: the parts that name a question.
    pub fn leaves(&self) -> Vec<&Condition> {
        match self {
            Condition::Yes(_) | Condition::Compare(..) | Condition::Chose(..) => vec![self],
            Condition::Not(inner) => inner.leaves(),
            Condition::And(parts) | Condition::Or(parts) | Condition::AtLeast(_, parts) => {
                parts.iter().flat_map(Condition::leaves).collect()
            }
        }
    }

    fn collect_ids<'a>(&'a self, ids: &mut BTreeSet<&'a QuestionId>) {
        for leaf in self.leaves() {
            if let Condition::Yes(id) | Condition::Compare(id, ..) | Condition::Chose(id, _) = leaf {
                ids.insert(id);
            }
        }
    }
}

/// The extreme of the values by `of`; none is asked for after `end`, which nothing exceeds.
fn extreme(values: impl Iterator<Item = Value>, of: fn(Value, Value) -> Value, end: Value) -> Value {
    let mut found: Option<Value> = None;
    for value in values {
        if value == end {
            return end;
        }
        found = Some(found.map_or(value, |before| of(before, value)));
    }
    found.unwrap_or_default()
}

impl Comparison {
    fn holds(self, number: f64, limit: f64) -> bool {
        match self {
            Comparison::AtLeast => number >= limit,
            Comparison::AtMost => number <= limit,
            Comparison::Less => number < limit,
            Comparison::More => number > limit,
            Comparison::Equal => number == limit,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Word(String),
    Number(f64),
    Sign(&'static str),
}

#[derive(Clone, Debug, PartialEq)]
struct Token {
    at: usize,
    kind: Kind,
}

const SIGNS: [&str; 11] = [">=", "<=", "==", "<", ">", "(", ")", "{", "}", ",", ";"];

fn tokens(text: &str) -> Result<Vec<Token>, ConditionError> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&first) = characters.get(at) {
        if first.is_whitespace() {
            at += 1;
            continue;
        }
        let rest = || characters.iter().skip(at);
        if first.is_ascii_digit() {
            let digits: String = rest().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
            let number = digits.parse().map_err(|_| ConditionError {
                text: text.to_owned(),
                position: at,
                problem: format!("“{digits}” is not a number"),
            })?;
            found.push(Token { at, kind: Kind::Number(number) });
            at += digits.len();
        } else if first.is_ascii_alphabetic() || first == '_' {
            let word: String = rest().take_while(|c| c.is_ascii_alphanumeric() || **c == '_').collect();
            let length = word.len();
            found.push(Token { at, kind: Kind::Word(word) });
            at += length;
        } else {
            let ahead: String = rest().take(2).collect();
            let Some(sign) = SIGNS.into_iter().find(|sign| ahead.starts_with(sign)) else {
                return Err(ConditionError {
                    text: text.to_owned(),
                    position: at,
                    problem: format!("“{first}” means nothing here"),
                });
            };
            found.push(Token { at, kind: Kind::Sign(sign) });
            at += sign.len();
        }
    }
    Ok(found)
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    next: usize,
    macros: &'a Macros,
}

impl Parser<'_> {
    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.next).cloned()
    }

    fn take(&mut self) -> Option<Token> {
        let token = self.peek();
        self.next += 1;
        token
    }

    fn error(&self, position: usize, problem: String) -> ConditionError {
        ConditionError { text: self.text.to_owned(), position, problem }
    }

    fn expected(&self, what: &str, found: &Token) -> ConditionError {
        let found_text = match &found.kind {
            Kind::Word(word) => word.clone(),
            Kind::Number(number) => number.to_string(),
            Kind::Sign(sign) => (*sign).to_owned(),
        };
        self.error(found.at, format!("{what} was expected, “{found_text}” stands there"))
    }

    fn end(&self, what: &str) -> ConditionError {
        self.error(self.text.chars().count(), format!("{what} was expected, but it ends there"))
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(Token { kind: Kind::Word(found), .. }) if found == word)
    }

    fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Some(Token { kind: Kind::Sign(found), .. }) if found == sign)
    }

    fn sign(&mut self, sign: &str) -> Result<(), ConditionError> {
        match self.take() {
            Some(Token { kind: Kind::Sign(found), .. }) if found == sign => Ok(()),
            Some(token) => Err(self.expected(&format!("“{sign}”"), &token)),
            None => Err(self.end(&format!("“{sign}”"))),
        }
    }

    fn word(&mut self, what: &str) -> Result<String, ConditionError> {
        match self.take() {
            Some(Token { kind: Kind::Word(word), at }) => {
                if ["AND", "OR", "NOT", "ATLEAST", "in", "has"].contains(&word.as_str()) {
                    return Err(self.expected(what, &Token { at, kind: Kind::Word(word) }));
                }
                Ok(word)
            }
            Some(token) => Err(self.expected(what, &token)),
            None => Err(self.end(what)),
        }
    }

    fn number(&mut self) -> Result<f64, ConditionError> {
        match self.take() {
            Some(Token { kind: Kind::Number(number), .. }) => Ok(number),
            Some(token) => Err(self.expected("a number", &token)),
            None => Err(self.end("a number")),
        }
    }

    fn joined(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Result<Condition, ConditionError>,
        join: fn(Vec<Condition>) -> Condition,
    ) -> Result<Condition, ConditionError> {
        let first = part(self)?;
        if !self.is_word(word) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.is_word(word) {
            self.next += 1;
            parts.push(part(self)?);
        }
        Ok(join(parts))
    }

    fn expr(&mut self) -> Result<Condition, ConditionError> {
        self.joined("OR", Self::and, Condition::Or)
    }

    fn and(&mut self) -> Result<Condition, ConditionError> {
        self.joined("AND", Self::unit, Condition::And)
    }

    fn unit(&mut self) -> Result<Condition, ConditionError> {
        if self.is_sign("(") {
            self.next += 1;
            let inner = self.expr()?;
            self.sign(")")?;
            return Ok(inner);
        }
        if self.is_word("NOT") {
            self.next += 1;
            return Ok(Condition::Not(Box::new(self.unit()?)));
        }
        if self.is_word("ATLEAST") {
            self.next += 1;
            return self.at_least();
        }
        let at = self.peek().map_or(0, |token| token.at);
        let name = self.word("a question, “(”, NOT or ATLEAST")?;
        if name.starts_with("d_") {
            return match self.macros.get(&name) {
                Some(expansion) => Ok(expansion.clone()),
                None => Err(self.error(at, format!("no macro is called “{name}”"))),
            };
        }
        self.test_of(QuestionId::from(name.as_str()))
    }

    fn at_least(&mut self) -> Result<Condition, ConditionError> {
        self.sign("(")?;
        let at = self.peek().map_or(0, |token| token.at);
        let n = self.number()?;
        self.sign(";")?;
        let mut parts = vec![self.expr()?];
        while self.is_sign(",") {
            self.next += 1;
            parts.push(self.expr()?);
        }
        self.sign(")")?;
        let count = n as usize;
        if count == 0 || count > parts.len() || n.fract() != 0.0 {
            return Err(self.error(at, format!("ATLEAST takes 1 to {} here, not {n}", parts.len())));
        }
        Ok(Condition::AtLeast(count, parts))
    }

    fn test_of(&mut self, id: QuestionId) -> Result<Condition, ConditionError> {
        if self.is_word("in") {
            self.next += 1;
            self.sign("{")?;
            let mut options = vec![self.word("an option")?];
            while self.is_sign(",") {
                self.next += 1;
                options.push(self.word("an option")?);
            }
            self.sign("}")?;
            return Ok(Condition::Chose(id, options));
        }
        if self.is_word("has") {
            self.next += 1;
            return Ok(Condition::Chose(id, vec![self.word("an option")?]));
        }
        let comparison = match self.peek() {
            Some(Token { kind: Kind::Sign(">="), .. }) => Comparison::AtLeast,
            Some(Token { kind: Kind::Sign("<="), .. }) => Comparison::AtMost,
            Some(Token { kind: Kind::Sign("<"), .. }) => Comparison::Less,
            Some(Token { kind: Kind::Sign(">"), .. }) => Comparison::More,
            Some(Token { kind: Kind::Sign("=="), .. }) => Comparison::Equal,
            _ => return Ok(Condition::Yes(id)),
        };
        self.next += 1;
        Ok(Condition::Compare(id, comparison, self.number()?))
    }
}
