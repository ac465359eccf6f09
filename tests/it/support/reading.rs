//! A second reading of the questionnaire and the rules, for comparison.
//!
//! Written from the specification alone, on the raw JSON: conditions are evaluated straight from their text, nothing
//! of the library's parser, checker or gates is used. Where the two readings differ, one of them is wrong.

use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::LazyLock;
use unkink::domain::content::EMBEDDED;

/// Answers by question id, as in an answer file.
pub type Sheet = BTreeMap<String, Value>;

/// The content files as plain JSON.
pub struct Files {
    pub questions: Value,
    pub rules: Value,
    pub gates: Value,
    pub exercises: Value,
    pub routines: Value,
    pub cards: Value,
    pub texts: Value,
}

/// The shipped files, read once.
pub fn files() -> &'static Files {
    static FILES: LazyLock<Files> = LazyLock::new(|| {
        let read = |text: &str| serde_json::from_str(text).expect("JSON");
        Files {
            questions: read(EMBEDDED.questions),
            rules: read(EMBEDDED.rules),
            gates: read(EMBEDDED.gates),
            exercises: read(EMBEDDED.exercises),
            routines: read(EMBEDDED.routines),
            cards: read(EMBEDDED.cards),
            texts: read(EMBEDDED.texts),
        }
    });
    &FILES
}

/// The elements of an array.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The keys and values of an object.
pub fn map(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

/// A text.
pub fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// The texts of an array.
pub fn texts(value: &Value) -> Vec<&str> {
    list(value).iter().map(text).collect()
}

/// The record of a list in a shipped file with this id.
pub fn with_id(records: &'static Value, id: &str) -> &'static Value {
    type Index = HashMap<*const Value, HashMap<&'static str, &'static Value>>;
    thread_local! {
        static INDEX: RefCell<Index> = RefCell::default();
    }
    let found = INDEX.with_borrow_mut(|index| {
        let by_id = index
            .entry(records)
            .or_insert_with(|| list(records).iter().map(|record| (text(&record["id"]), record)).collect());
        by_id.get(id).copied()
    });
    found.unwrap_or_else(|| panic!("no record is called {id}"))
}

/// Every question, in the order of the screens.
pub fn questions() -> impl Iterator<Item = &'static Value> {
    list(&files().questions["screens"]).iter().flat_map(|screen| list(&screen["questions"]))
}

/// The question with this id.
pub fn question(id: &str) -> &'static Value {
    thread_local! {
        static INDEX: HashMap<&'static str, &'static Value> =
            questions().map(|question| (text(&question["id"]), question)).collect();
    }
    INDEX.with(|index| index.get(id).copied()).unwrap_or_else(|| panic!("no question is called {id}"))
}

/// Sheet of answers from JSON.
pub fn sheet(answers: &Value) -> Sheet {
    map(answers).iter().map(|(id, value)| (id.clone(), value.clone())).collect()
}

/// How far a condition holds for a sheet: 0, 1 or 2. Only answers to questions in `counted` count, if it is given.
pub fn value(condition: &str, answers: &Sheet, counted: Option<&BTreeSet<String>>) -> u8 {
    let mut reader = Reader { words: WORDS.with(|known| known.of(condition)), next: 0, answers, counted };
    let found = reader.any();
    assert_eq!(reader.next, reader.words.len(), "“{condition}” is read to its end");
    found
}

/// The questions that a sheet asks for.
pub fn asked(answers: &Sheet) -> BTreeSet<String> {
    let no_age = !answers.contains_key("age_years");
    let is_asked = |question: &Value, set: &BTreeSet<String>| {
        question["ask_when"].as_str().is_none_or(|when| value(when, answers, Some(set)) >= 1)
            || (no_age && question["asked_without_age"] == true)
    };
    let mut set: BTreeSet<String> = BTreeSet::new();
    loop {
        let before = set.len();
        for question in questions() {
            // One by one, so that the order of adding differs from the library's rounds.
            if is_asked(question, &set) {
                set.insert(text(&question["id"]).to_owned());
            }
        }
        if set.len() == before {
            break;
        }
    }
    let whole = set.clone();
    for question in questions() {
        if !is_asked(question, &whole) {
            set.remove(text(&question["id"]));
        }
    }
    set
}

/// The question ids a condition names, macros written out.
pub fn names(condition: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for word in words(condition) {
        if word.starts_with("d_") {
            found.extend(names(text(&with_id(&files().rules["macros"], &word)["when"])));
        } else if questions().any(|question| question["id"] == word.as_str()) {
            found.insert(word);
        }
    }
    found
}

/// The lines about "not sure", in the order of the questions.
pub fn unsure_lines(answers: &Sheet) -> Vec<String> {
    let (asked, fired) = (asked(answers), assess(answers).fired);
    let lines = &files().texts["not_sure_lines"];
    let mut found = Vec::new();
    for question in questions() {
        let id = text(&question["id"]);
        let unsure = asked.contains(id) && answers.get(id).is_some_and(|given| *given == "not_sure");
        let kind = match (unsure, question["answer"]["not_sure"].as_str()) {
            (true, Some("no")) => "no",
            (true, Some("step")) => {
                let of = |rule: &str| names(text(&with_id(&files().rules["rules"], rule)["when"])).contains(id);
                let mut steps = fired.iter().filter(|(rule, _, half, _)| *half && of(rule)).map(|(.., lower)| *lower);
                let first = steps.next();
                if first.is_none() || first == Some(true) || steps.any(|lower| lower) { "step" } else { "together" }
            }
            _ => continue,
        };
        found.push(text(&lines[kind]).replace("{question}", text(&question["text"])));
    }
    found
}

/// What the rules make of a sheet.
#[derive(Debug, PartialEq)]
pub struct Verdict {
    pub tier: usize,
    /// Rule, tier it counts for, unsure, stepped down.
    pub fired: Vec<(String, usize, bool, bool)>,
    pub interpretations: Vec<String>,
    pub ignored: Vec<String>,
}

/// Works the rules through a sheet.
pub fn assess(answers: &Sheet) -> Verdict {
    let asked = asked(answers);
    let tiers = texts(&files().rules["tiers"]);
    let mut as_no = answers.clone();
    for given in as_no.values_mut().filter(|given| **given == "not_sure") {
        *given = "no".into();
    }
    let rules: Vec<(String, usize, u8, u8)> = list(&files().rules["rules"])
        .iter()
        .map(|rule| {
            let written = tiers.iter().position(|tier| rule["tier"] == *tier).expect("a tier");
            let when = text(&rule["when"]);
            let held = |sheet| value(when, sheet, Some(&asked));
            (text(&rule["id"]).to_owned(), written, held(answers), held(&as_no))
        })
        .collect();
    let mut fired = Vec::new();
    for (id, written, held, _) in &rules {
        let lower = written.saturating_sub(1);
        let beside = rules.iter().any(|(other, tier, _, surely)| other != id && *surely == 2 && *tier >= lower);
        match (held, beside) {
            (0, _) => {}
            (1, false) => fired.push((id.clone(), lower, true, true)),
            (1, true) => fired.push((id.clone(), *written, true, false)),
            _ => fired.push((id.clone(), *written, false, false)),
        }
    }
    let mut in_order = Vec::new();
    for tier in (0..tiers.len()).rev() {
        in_order.extend(fired.iter().filter(|(_, of, ..)| *of == tier).cloned());
    }
    let interpretations = list(&files().rules["interpretations"])
        .iter()
        .filter(|record| value(text(&record["when"]), answers, Some(&asked)) >= 1)
        .map(|record| text(&record["id"]).to_owned());
    Verdict {
        tier: fired.iter().map(|(_, tier, ..)| *tier).max().unwrap_or(0),
        fired: in_order,
        interpretations: interpretations.collect(),
        ignored: answers.keys().filter(|id| !asked.contains(*id)).cloned().collect(),
    }
}

thread_local! {
    static WORDS: Known = Known::default();
}

/// Conditions already cut into words.
#[derive(Default)]
struct Known(RefCell<HashMap<String, Rc<[String]>>>);

impl Known {
    fn of(&self, condition: &str) -> Rc<[String]> {
        let found = self.0.borrow().get(condition).cloned();
        found.unwrap_or_else(|| {
            let cut: Rc<[String]> = words(condition).into();
            self.0.borrow_mut().insert(condition.to_owned(), Rc::clone(&cut));
            cut
        })
    }
}

fn words(condition: &str) -> Vec<String> {
    let mut spaced = String::new();
    for character in condition.chars() {
        if "(){},;".contains(character) {
            spaced.extend([' ', character, ' ']);
        } else {
            spaced.push(character);
        }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

struct Reader<'a> {
    words: Rc<[String]>,
    next: usize,
    answers: &'a Sheet,
    counted: Option<&'a BTreeSet<String>>,
}

impl Reader<'_> {
    fn peek(&self) -> &str {
        self.words.get(self.next).map_or("", String::as_str)
    }

    fn take(&mut self) -> String {
        self.next += 1;
        self.words[self.next - 1].clone()
    }

    fn took(&mut self, word: &str) -> bool {
        let there = self.peek() == word;
        self.next += usize::from(there);
        there
    }

    fn need(&mut self, word: &str) {
        assert_eq!(self.take(), word);
    }

    fn any(&mut self) -> u8 {
        let mut best = self.every();
        while self.took("OR") {
            best = best.max(self.every());
        }
        best
    }

    fn every(&mut self) -> u8 {
        let mut worst = self.one();
        while self.took("AND") {
            worst = worst.min(self.one());
        }
        worst
    }

    fn one(&mut self) -> u8 {
        if self.took("(") {
            let inner = self.any();
            self.need(")");
            return inner;
        }
        if self.took("NOT") {
            return if self.one() == 0 { 2 } else { 0 };
        }
        if self.took("ATLEAST") {
            self.need("(");
            let n: usize = self.take().parse().expect("a count");
            self.need(";");
            let mut values = vec![self.any()];
            while self.took(",") {
                values.push(self.any());
            }
            self.need(")");
            // The n-th largest is the largest value that at least n of them reach.
            let reached = |level: u8| values.iter().filter(|value| **value >= level).count() >= n;
            return if reached(2) { 2 } else { u8::from(reached(1)) };
        }
        let name = self.take();
        if name.starts_with("d_") {
            let body = text(&with_id(&files().rules["macros"], &name)["when"]);
            return value(body, self.answers, self.counted);
        }
        self.about(&name)
    }

    fn about(&mut self, name: &str) -> u8 {
        let given = self.answers.get(name).filter(|_| self.counted.is_none_or(|counted| counted.contains(name)));
        let given = given.cloned().unwrap_or(Value::Null);
        match self.peek() {
            "in" => {
                self.next += 1;
                self.need("{");
                let mut holds = false;
                loop {
                    let option = self.take();
                    holds |= given == option.as_str() || list(&given).iter().any(|one| *one == option.as_str());
                    if self.took("}") {
                        return if holds { 2 } else { 0 };
                    }
                    self.need(",");
                }
            }
            "has" => {
                self.next += 1;
                let option = self.take();
                if list(&given).iter().any(|one| *one == option.as_str()) { 2 } else { 0 }
            }
            sign @ (">=" | "<=" | "<" | ">" | "==") => {
                let sign = sign.to_owned();
                self.next += 1;
                let limit: f64 = self.take().parse().expect("a number");
                let holds = given.as_f64().is_some_and(|number| match sign.as_str() {
                    ">=" => number >= limit,
                    "<=" => number <= limit,
                    "<" => number < limit,
                    ">" => number > limit,
                    _ => number == limit,
                });
                if holds { 2 } else { 0 }
            }
            _ => match given.as_str() {
                Some("yes") => 2,
                Some("not_sure") => {
                    let question = question(name);
                    match text(&question["answer"]["not_sure"]) {
                        "yes" => 2,
                        "step" => 1,
                        _ => 0,
                    }
                }
                _ => 0,
            },
        }
    }
}
