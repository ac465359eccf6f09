//! Proves `chart`: nothing stands outside of its box, steps are easy to read, words do not run into each other.

use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use unkink::domain::calendar::{Month, WeekStart};
use unkink::domain::chart::{
    Area, Bars, DOT, Drawing, Heat, HeatDay, HeatScale, Ink, Label, Part, Share, Shares, Spot, Table, Trend,
    TrendPoint, ticks,
};
use unkink::domain::day::Day;

/// In units of small text: a phone of 320 px with text twice as large, the same as it is, 390 px, a wide window.
const WIDTHS: [f64; 4] = [133.0, 266.0, 334.0, 720.0];

/// What stands outside of the box, and which words cover each other.
fn wrong_with(drawing: &Drawing) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut inside = |what: &str, area: Area| {
        let fits = area.x >= -0.01
            && area.y >= -0.01
            && area.width >= 0.0
            && area.height >= 0.0
            && area.x + area.width <= drawing.width + 0.01
            && area.y + area.height <= drawing.height + 0.01;
        if !fits {
            wrong.push(format!("{what} {area:?} in {} × {}", drawing.width, drawing.height));
        }
    };
    let spot = |spot: &Spot| Area { x: spot.x, y: spot.y, width: 0.0, height: 0.0 };
    for rule in &drawing.rules {
        inside("a rule", spot(&rule.from));
        inside("a rule", spot(&rule.to));
    }
    for area in drawing.tracks.iter().chain(&drawing.ranges).chain(&drawing.points) {
        inside("an area", *area);
    }
    for block in &drawing.blocks {
        inside("a block", block.area);
    }
    for spots in drawing.bands.iter().chain(&drawing.lines) {
        spots.iter().for_each(|place| inside("a line", spot(place)));
    }
    for dot in &drawing.dots {
        inside("a dot", Area { x: dot.x - DOT, y: dot.y - DOT, width: 2.0 * DOT, height: 2.0 * DOT });
    }
    let of_days = drawing.squares.iter().flat_map(|square| [Some(&square.number), square.count.as_ref()]).flatten();
    let labels: Vec<&Label> = drawing.labels.iter().chain(of_days).collect();
    labels.iter().for_each(|label| inside(&label.text, label.area()));
    drawing.squares.iter().for_each(|square| inside("a day", square.area));
    for (number, one) in labels.iter().enumerate() {
        for other in &labels[number + 1..] {
            let (a, b) = (one.area(), other.area());
            let covers = a.x < b.x + b.width - 0.01
                && b.x < a.x + a.width - 0.01
                && a.y < b.y + b.height - 0.01
                && b.y < a.y + a.height - 0.01;
            if covers {
                wrong.push(format!("“{}” and “{}” cover each other: {a:?} {b:?}", one.text, other.text));
            }
        }
    }
    wrong
}

fn holds(drawing: &Drawing) {
    let wrong = wrong_with(drawing);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{} Sep", number % 30 + 1)).collect()
}

fn bars() -> impl Strategy<Value = Bars> {
    (0..45_usize, 1..5_usize, 0..100_000_u32).prop_flat_map(|(count, kinds, most)| {
        let counts = prop::collection::vec(prop::collection::vec(0..=most, count), kinds);
        (counts, any::<bool>(), 0..=count).prop_map(move |(counts, divided, at)| Bars {
            kinds: [Ink::Forced, Ink::ByItself, Ink::SomeoneElse, Ink::Resisted].into_iter().zip(counts).collect(),
            names: names(count),
            divide: divided.then(|| (at, "20 min of rest".to_owned())),
        })
    })
}

fn trend() -> impl Strategy<Value = Trend> {
    let point = prop::option::of((0..=10_u8, 0..=10_u8, 0..=10_u8)).prop_map(|given| {
        given.map(|(a, b, c)| {
            let mut values = [a, b, c].map(f64::from);
            values.sort_by(f64::total_cmp);
            let [lowest, median, highest] = values;
            TrendPoint { lowest, median, highest }
        })
    });
    prop::collection::vec(point, 0..45).prop_map(|points| Trend { ink: Ink::Pain, names: names(points.len()), points })
}

fn shares() -> impl Strategy<Value = Shares> {
    let row = ("[A-Za-z]{1,40}( [a-z]{1,12}){0,6}", 0..2_000_u32, 0..2_000_u32, any::<bool>(), 0..3_usize);
    let row = row.prop_map(|(name, one, other, said, parts)| {
        let (count, of) = (one.min(other), one.max(other));
        let part = Part { ink: Ink::Eased, count, of, range: said.then_some((count / 2, of)) };
        Share {
            name,
            value: format!("{count} of {of}"),
            more: said.then(|| "with this few it could be 5 to 10".to_owned()),
            parts: vec![part; parts],
        }
    });
    prop::collection::vec(row, 0..9).prop_map(|rows| Shares { rows })
}

proptest! {
    #[test]
    fn bars_stay_in_their_box_and_their_words_apart(bars in bars(), width in prop::sample::select(WIDTHS.to_vec())) {
        let drawing = bars.draw(width);
        prop_assert_eq!(wrong_with(&drawing), Vec::<String>::new());
        prop_assert_eq!(drawing.points.len(), bars.len());
        let count = |ink: Ink| drawing.blocks.iter().filter(|block| block.ink == ink).count();
        for (ink, counts) in &bars.kinds {
            prop_assert_eq!(count(*ink), counts.iter().filter(|count| **count > 0).count());
        }
    }

    #[test]
    fn trends_stay_in_their_box_and_break_where_nothing_was_given(
        trend in trend(), width in prop::sample::select(WIDTHS.to_vec())
    ) {
        let drawing = trend.draw(width);
        prop_assert_eq!(wrong_with(&drawing), Vec::<String>::new());
        prop_assert_eq!(drawing.points.len(), trend.points.len());
        let spots: usize = drawing.lines.iter().map(Vec::len).sum();
        prop_assert_eq!(spots, trend.points.iter().flatten().count());
        let given: String = trend.points.iter().map(|point| if point.is_some() { 'x' } else { ' ' }).collect();
        prop_assert_eq!(drawing.lines.len(), given.split_whitespace().count());
        prop_assert_eq!(drawing.bands.len(), drawing.lines.len());
    }

    #[test]
    fn shares_stay_in_their_box_however_long_their_names(
        shares in shares(), width in prop::sample::select(WIDTHS.to_vec())
    ) {
        let drawing = shares.draw(width);
        prop_assert_eq!(wrong_with(&drawing), Vec::<String>::new());
        prop_assert_eq!(drawing.points.len(), shares.rows.len());
        let letters = |text: String| text.chars().filter(|c| !c.is_whitespace()).count();
        let said: usize = drawing.labels.iter().map(|label| letters(label.text.clone())).sum();
        let all = shares.rows.iter().map(|row| {
            letters(row.name.clone()) + letters(row.value.clone()) + row.more.clone().map_or(0, letters)
        });
        prop_assert_eq!(said, all.sum::<usize>(), "no word is left out");
    }

    #[test]
    fn steps_of_an_axis_are_easy_to_read_and_reach_the_highest(most in any::<u32>(), at_most in 1..9_u32) {
        let most = most / 8;
        let ticks = ticks(most, at_most);
        prop_assert!(ticks.len() > 1 && ticks.len() <= usize::try_from(at_most).unwrap() + 1);
        prop_assert_eq!(ticks[0], 0);
        prop_assert!(*ticks.last().unwrap() >= most);
        let step = ticks[1];
        prop_assert!(ticks.windows(2).all(|pair| pair[1] - pair[0] == step));
        prop_assert!(matches!(step.to_string().trim_end_matches('0'), "1" | "2" | "5"), "{}", step);
    }
}

#[test]
fn empty_series_and_single_points_are_drawn() {
    for width in WIDTHS {
        let point = Some(TrendPoint { lowest: 0.0, median: 10.0, highest: 10.0 });
        for points in [vec![], vec![None], vec![point], vec![point, None, point]] {
            let trend = Trend { ink: Ink::Pain, names: names(points.len()), points };
            holds(&trend.draw(width));
        }
        for counts in [vec![], vec![0], vec![7], vec![0, 0]] {
            let bars = Bars { names: names(counts.len()), kinds: vec![(Ink::Crack, counts)], divide: None };
            holds(&bars.draw(width));
        }
        holds(&Shares { rows: Vec::new() }.draw(width));
    }
}

#[test]
fn a_month_of_squares_stays_in_its_box_with_counts_of_any_length() {
    for (month, start) in [("2026-11-01", None), ("2026-08-01", Some("US")), ("2027-02-01", Some("EG"))] {
        let month = Month::of(Day(month.parse().unwrap()));
        for most in [0, 4, 27, 131] {
            let weeks = month.weeks(WeekStart::of_country(start));
            let places = weeks.iter().enumerate().flat_map(|(week, days)| {
                days.iter().enumerate().filter_map(move |(weekday, day)| Some((week, weekday, (*day)?)))
            });
            let days = places.map(|(week, weekday, day)| HeatDay {
                week,
                weekday,
                number: day.number(),
                count: (day.number() > 2).then_some(most),
                today: day.number() == 21,
            });
            let heat = Heat {
                name: month.to_string(),
                weekdays: ["M", "T", "W", "T", "F", "S", "S"].map(str::to_owned).to_vec(),
                days: days.collect(),
                scale: HeatScale::up_to(most),
                table: Table::default(),
            };
            for width in WIDTHS {
                let drawing = heat.draw(width);
                holds(&drawing);
                assert_eq!(
                    drawing.points.len() + 2,
                    drawing.squares.len(),
                    "days that are not looked at are no points"
                );
            }
        }
    }
}

#[test]
fn shades_name_the_counts_they_stand_for() {
    assert_eq!(HeatScale::up_to(4).names(), ["0", "1", "2", "3", "4+"]);
    assert_eq!(HeatScale::up_to(11).names(), ["0", "1–3", "4–6", "7–9", "10+"]);
    for most in 0..200 {
        let scale = HeatScale::up_to(most);
        assert_eq!(scale.level(0), 0);
        for count in 1..=most {
            let level = scale.level(count);
            assert!((1..=4).contains(&level));
            let name = &scale.names()[level];
            let ends: Vec<u32> = name.trim_end_matches('+').split('–').map(|end| end.parse().unwrap()).collect();
            assert!(count >= ends[0], "{count} is not {name}");
            assert!(name.ends_with('+') || count <= *ends.last().unwrap(), "{count} is not {name}");
        }
    }
}

#[test]
fn a_row_is_read_out_with_its_headings() {
    let line = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let table = Table { head: line(&["Week", "Forced", "By itself"]), rows: vec![line(&["26 October", "21", ""])] };
    assert_eq!(table.said(0), "26 October: forced 21");
    assert_eq!(table.said(1), "");
}
