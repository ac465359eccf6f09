//! Proves `condition`: the rule grammar and its three values.

use crate::support::reading::{self, Sheet};
use proptest::prelude::{Strategy, any, prop, prop_assert_eq, prop_oneof, proptest};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use unkink::domain::condition::{Comparison, Condition, Facts, Macros, Value};
use unkink::domain::content::content;
use unkink::domain::id::QuestionId;

/// Facts written down: yes/no values, numbers and choices by id.
#[derive(Clone, Debug, Default)]
struct Written {
    values: BTreeMap<String, Value>,
    numbers: BTreeMap<String, f64>,
    chosen: Vec<(String, String)>,
}

impl Facts for Written {
    fn yes_no(&self, id: &QuestionId) -> Value {
        self.values.get(id.as_str()).copied().unwrap_or_default()
    }

    fn number(&self, id: &QuestionId) -> Option<f64> {
        self.numbers.get(id.as_str()).copied()
    }

    fn chose(&self, id: &QuestionId, option: &str) -> bool {
        self.chosen.iter().any(|(question, chosen)| question == id.as_str() && chosen == option)
    }
}

/// `no` is 0, `half` 1, `yes` 2, `n` is 7, `kind` is `b`, `where` has `x` and `y`.
fn facts() -> Written {
    Written {
        values: [("no", Value::No), ("half", Value::Half), ("yes", Value::Yes)]
            .map(|(id, v)| (id.to_owned(), v))
            .into(),
        numbers: [("n".to_owned(), 7.0)].into(),
        chosen: [("kind", "b"), ("where", "x"), ("where", "y")].map(|(q, o)| (q.to_owned(), o.to_owned())).into(),
    }
}

fn macros() -> Macros {
    let mut macros = Macros::new();
    macros.insert("d_half".to_owned(), Condition::parse("half OR no", &macros).unwrap());
    macros.insert("d_both".to_owned(), Condition::parse("d_half AND yes", &macros).unwrap());
    macros
}

fn parse(text: &str) -> Condition {
    Condition::parse(text, &macros()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_condition_has_the_value_of_the_grammar() {
    let rows: [(&str, u8); 54] = [
        ("yes", 2),
        ("half", 1),
        ("no", 0),
        ("never_asked", 0),
        ("yes OR half", 2),
        ("half OR no", 1),
        ("no OR no", 0),
        ("yes AND half", 1),
        ("yes AND no", 0),
        ("yes AND yes", 2),
        ("half AND half", 1),
        ("no OR half OR yes", 2),
        ("yes AND half AND yes", 1),
        // AND binds more tightly than OR.
        ("yes OR no AND no", 2),
        ("no AND no OR yes", 2),
        ("(yes OR no) AND no", 0),
        ("no AND (no OR yes)", 0),
        ("half OR yes AND no", 1),
        ("((half))", 1),
        ("NOT no", 2),
        ("NOT half", 0),
        ("NOT yes", 0),
        ("NOT NOT no", 0),
        ("NOT NOT half", 2),
        ("NOT never_asked", 2),
        // NOT binds more tightly than AND.
        ("NOT no AND half", 1),
        ("NOT (no AND half)", 2),
        ("ATLEAST(1; no, half, yes)", 2),
        ("ATLEAST(2; no, half, yes)", 1),
        ("ATLEAST(3; no, half, yes)", 0),
        ("ATLEAST(2; yes, yes, no)", 2),
        ("ATLEAST(2; half, half, half)", 1),
        ("ATLEAST(1; no)", 0),
        ("ATLEAST(2; yes OR no, no AND yes, n > 3)", 2),
        ("ATLEAST(2; ATLEAST(1; half), yes)", 1),
        ("n >= 7", 2),
        ("n > 7", 0),
        ("n <= 7", 2),
        ("n < 7", 0),
        ("n == 7", 2),
        ("n == 7.5", 0),
        ("n < 7.5", 2),
        ("never_asked < 5", 0),
        ("never_asked >= 0", 0),
        ("NOT never_asked < 5", 2),
        ("kind in {a, b}", 2),
        ("kind in {a}", 0),
        ("kind in {b} AND half", 1),
        ("where has x", 2),
        ("where has z", 0),
        ("where in {z, y}", 2),
        ("never_asked in {a}", 0),
        ("d_half", 1),
        ("d_both OR no", 1),
    ];
    for (text, expected) in rows {
        assert_eq!(parse(text).value(&facts()) as u8, expected, "{text}");
    }
}

#[test]
fn spaces_and_line_ends_do_not_matter() {
    let tight = parse("(yes OR half)AND ATLEAST(2;yes,half)AND n>=7 AND kind in{a,b}");
    let wide = parse(" ( yes\n OR\thalf ) AND ATLEAST ( 2 ; yes , half )\nAND n >= 7 AND kind in { a , b } ");
    assert_eq!(tight, wide);
}

#[test]
fn the_three_values_are_ordered() {
    assert!(Value::No < Value::Half && Value::Half < Value::Yes);
    assert_eq!((Value::from(true), Value::from(false), Value::default()), (Value::Yes, Value::No, Value::No));
}

#[test]
fn an_error_names_the_place_and_what_was_expected() {
    let rows: [(&str, usize, &str); 24] = [
        ("", 0, "a question, “(”, NOT or ATLEAST was expected, but it ends there"),
        ("yes AND", 7, "a question"),
        ("yes no", 4, "AND, OR or the end was expected, “no” stands there"),
        ("(yes", 4, "“)” was expected, but it ends there"),
        ("yes)", 3, "“)” stands there"),
        ("AND yes", 0, "“AND” stands there"),
        ("yes OR OR no", 7, "“OR” stands there"),
        ("NOT", 3, "but it ends there"),
        ("n >=", 4, "a number was expected, but it ends there"),
        ("n >= many", 5, "a number was expected, “many” stands there"),
        ("n => 7", 2, "“=” means nothing here"),
        ("7 <= n", 0, "“7” stands there"),
        ("kind in b", 8, "“{” was expected, “b” stands there"),
        ("kind in {}", 9, "an option was expected, “}” stands there"),
        ("kind in {a b}", 11, "“}” was expected, “b” stands there"),
        ("kind in {a,}", 11, "an option was expected"),
        ("where has", 9, "an option was expected, but it ends there"),
        ("ATLEAST(2; yes)", 8, "ATLEAST takes 1 to 1 here, not 2"),
        ("ATLEAST(0; yes)", 8, "ATLEAST takes 1 to 1 here, not 0"),
        ("ATLEAST(1.5; yes, no)", 8, "not 1.5"),
        ("ATLEAST(yes)", 8, "a number was expected, “yes” stands there"),
        ("yes AND d_unknown", 8, "no macro is called “d_unknown”"),
        ("yes & no", 4, "“&” means nothing here"),
        ("n > 1.2.3", 4, "“1.2.3” is not a number"),
    ];
    for (text, position, problem) in rows {
        let error = Condition::parse(text, &macros()).expect_err(text);
        assert_eq!((error.text.as_str(), error.position), (text, position), "{text}: {error}");
        assert!(error.problem.contains(problem), "{text}: {error}");
    }
    // Positions count characters, not bytes.
    assert_eq!(Condition::parse("yes AND é", &macros()).unwrap_err().position, 8);
    assert_eq!(Condition::parse("“yes”", &macros()).unwrap_err().position, 0);
}

#[test]
fn a_condition_knows_what_it_reads_and_whether_it_says_not() {
    let condition = parse("a AND (n >= 3 OR NOT b) OR ATLEAST(1; where has x, d_both)");
    let ids: Vec<&str> = condition.ids().into_iter().map(|id| id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "half", "n", "no", "where", "yes"]);
    assert!(condition.contains_not());
    assert!(!parse("a AND (b OR ATLEAST(1; c, d_both))").contains_not());
    assert_eq!(parse("a OR a AND n > 1").leaves().len(), 3);
}

#[test]
fn every_shipped_condition_reads_as_the_second_reading_does() {
    let sheets: Vec<Sheet> =
        (0..40).map(|seed| crate::checker::random_sheet(&mut crate::support::Dice::new(seed))).collect();
    for sheet in &sheets {
        let answers = crate::support::answers(&json!(sheet));
        let facts = answers.facts(content(), None);
        for rule in &content().rules {
            let expected = reading::value(&rule.when_text, sheet, None);
            assert_eq!(rule.when.value(&facts) as u8, expected, "{}: {sheet:?}", rule.id);
        }
    }
}

/// A condition written out again; every part in brackets.
fn print(condition: &Condition) -> String {
    let joined = |parts: &[Condition], word: &str| parts.iter().map(print).collect::<Vec<_>>().join(word);
    match condition {
        Condition::Yes(id) => id.to_string(),
        Condition::Compare(id, comparison, number) => {
            let sign = match comparison {
                Comparison::AtLeast => ">=",
                Comparison::AtMost => "<=",
                Comparison::Less => "<",
                Comparison::More => ">",
                Comparison::Equal => "==",
            };
            format!("{id} {sign} {number}")
        }
        Condition::Chose(id, options) => format!("{id} in {{{}}}", options.join(", ")),
        Condition::Not(inner) => format!("NOT ({})", print(inner)),
        Condition::And(parts) => format!("({})", joined(parts, " AND ")),
        Condition::Or(parts) => format!("({})", joined(parts, " OR ")),
        Condition::AtLeast(n, parts) => format!("ATLEAST({n}; {})", joined(parts, ", ")),
    }
}

fn any_condition() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        prop_oneof!["yes", "half", "no", "q_1"].prop_map(|id: String| Condition::Yes(id.as_str().into())),
        (0..5usize, 0..20u32).prop_map(|(sign, number)| {
            use Comparison::{AtLeast, AtMost, Equal, Less, More};
            Condition::Compare("n".into(), [AtLeast, AtMost, Less, More, Equal][sign], f64::from(number) / 2.0)
        }),
        prop::collection::vec("[a-z_]{1,6}", 1..4).prop_map(|options| {
            let own = |option: String| if ["in", "has"].contains(&option.as_str()) { "x".to_owned() } else { option };
            Condition::Chose("kind".into(), options.into_iter().map(own).collect())
        }),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|one| Condition::Not(Box::new(one))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::And),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::Or),
            (prop::collection::vec(inner, 1..4), any::<usize>())
                .prop_map(|(parts, n)| Condition::AtLeast(n % parts.len() + 1, parts)),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_as_it_was(condition in any_condition()) {
        prop_assert_eq!(parse(&print(&condition)), condition);
    }

    #[test]
    fn nonsense_is_refused_without_a_panic_and_inside_the_text(text in "\\PC{0,60}") {
        if let Err(error) = Condition::parse(&text, &macros()) {
            assert!(error.position <= text.chars().count());
            assert!(error.to_string().contains(&error.problem));
        }
    }

    #[test]
    fn words_of_the_grammar_in_any_order_never_panic(
        words in prop::collection::vec(
            prop_oneof!["AND", "OR", "NOT", "ATLEAST", "in", "has", "\\(", "\\)", "\\{", "\\}", ",", ";", ">=", "==", "<",
                "7", "1", "0", "99999999999999999999", "yes", "n", "kind", "d_half", "d_none"],
            0..20,
        )
    ) {
        let text = words.join(" ");
        if let Ok(condition) = Condition::parse(&text, &macros()) {
            condition.value(&facts());
            prop_assert_eq!(parse(&print(&condition)), condition);
        }
    }

    #[test]
    fn brackets_any_number_deep_do_not_change_a_value(depth in 0..200usize) {
        let text = format!("{}half{}", "(".repeat(depth), ")".repeat(depth));
        prop_assert_eq!(parse(&text).value(&facts()), Value::Half);
    }
}

#[test]
fn the_value_of_a_list_answer_is_the_same_for_in_and_has() {
    let sheet: Json = json!({"region": ["neck", "low_back"]});
    let answers = crate::support::answers(&sheet);
    let facts = answers.facts(content(), None);
    for (text, expected) in [("region has neck", 2), ("region in {neck}", 2), ("region has upper_mid_back", 0)] {
        assert_eq!(parse(text).value(&facts) as u8, expected, "{text}");
    }
}
