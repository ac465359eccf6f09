//! The line of a check and its square code.

use super::{any_answers, check, usual_check};
use crate::support::Dice;
use std::collections::BTreeSet;
use unkink::domain::content::content;
use unkink::domain::report::answered::Answered;
use unkink::domain::report::code::{MOST, line};
use unkink::render::qr::{QUIET, Squares, squares};

/// The fields of a line, as anybody would read them.
fn read(line: &str) -> Vec<(&str, Vec<&str>)> {
    line.split(';')
        .skip(2)
        .map(|field| {
            let (name, items) = field.split_once('=').unwrap();
            (name, items.split(',').filter(|item| !item.is_empty()).collect())
        })
        .collect()
}

fn items<'a>(line: &'a str, name: &str) -> Vec<&'a str> {
    read(line).into_iter().find(|(field, _)| *field == name).map(|(_, items)| items).unwrap_or_default()
}

/// What a camera makes of the squares.
fn seen(squares: &Squares) -> String {
    const UNIT: usize = 4;
    let side = (squares.side + 2 * QUIET) * UNIT;
    let dark = |x: usize, y: usize| {
        let (column, row) = ((x / UNIT).checked_sub(QUIET), (y / UNIT).checked_sub(QUIET));
        column.zip(row).is_some_and(|(c, r)| c < squares.side && r < squares.side && squares.dark[r * squares.side + c])
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark(x, y) { 0 } else { 255 });
    image.detect_grids()[0].decode().unwrap().1
}

#[test]
fn a_line_has_the_shape_of_the_contract() {
    let line = line(content(), &usual_check());
    assert!(line.starts_with(&format!("UNKINK1;2026-11-21T10:12+01:00;rules={};tier=", content().ruleset)), "{line}");
    let names: Vec<&str> = read(&line).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["rules", "tier", "fired", "yes", "unsure", "values"]);
    assert_eq!(items(&line, "yes"), ["pain_present", "blood_thinner", "crack_painful", "crack_need_daily_relief"]);
    assert_eq!(items(&line, "unsure"), ["tingle_or_numb_one_limb"]);
    assert_eq!(
        items(&line, "values"),
        ["region:upper_mid_back", "age_years:38", "pain_now:4", "spine_surgery_when:never", "crack_sound:single_pop"]
    );
}

#[test]
fn every_line_can_be_read_back_and_carries_no_no() {
    let mut dice = Dice::new(7);
    let mut shortened = 0;
    for round in 0..150 {
        let check = check(any_answers(&mut dice));
        let line = line(content(), &check);
        assert!(line.is_ascii() && line.len() <= MOST, "{line}");
        let answered = Answered::of(content(), &check.answers);
        let named: BTreeSet<&str> = read(&line)
            .into_iter()
            .filter(|(name, _)| ["yes", "unsure", "values"].contains(name))
            .flat_map(|(_, items)| items)
            .map(|item| item.split(':').next().unwrap())
            .collect();
        for no in &answered.no {
            assert!(!named.contains(no.id.as_str()), "{} was answered with no: {line}", no.id);
        }
        let expected = answered.yes.len() + answered.not_sure.len() + answered.values.len();
        let fired = check.result.assessment.fired.len();
        let more: usize = items(&line, "more").first().map_or(0, |more| more.parse().unwrap());
        assert_eq!(named.len() + items(&line, "fired").len() + more, expected + fired, "{line}");
        let yes: Vec<&str> = answered.yes.iter().map(|question| question.id.as_str()).collect();
        assert!(yes.starts_with(&items(&line, "yes")), "{line}");
        shortened += usize::from(more > 0);
        let code = squares(&line).unwrap();
        // Version 25 has 117 squares along a side.
        assert!(code.side <= 117, "{}: {line}", code.side);
        if round % 10 == 0 {
            assert_eq!(seen(&code), line);
        }
    }
    assert!(shortened > 10, "long ones are among them: {shortened}");
}

#[test]
fn words_of_another_program_cannot_break_a_line_apart() {
    let mut check = usual_check();
    check.ruleset = "1;yes=chest_pain_now;\u{202e}x".to_owned();
    let line = line(content(), &check);
    assert!(line.is_ascii());
    assert_eq!(read(&line).iter().filter(|(name, _)| *name == "yes").count(), 1, "{line}");
    assert!(!items(&line, "yes").contains(&"chest_pain_now"));
}
