//! Some days of a long list, drawn only near what is in sight: the page has few rows, however far one goes back.

use crate::ui::state::later::a_moment;
use dioxus::prelude::*;
use std::time::Duration;

/// A leaf is emptied after so long out of sight: a webview may say for a frame that it is, as it lays out anew, and a row
/// that is made anew loses the press it was just given.
const AWAY: Duration = Duration::from_millis(400);

/// What is known of a leaf.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seen {
    /// Pixels; 0 before it was measured.
    height: f64,
    /// Whether it is near what is in sight; none before that was looked at.
    near: Option<bool>,
}

impl Seen {
    fn is_drawn(self) -> bool {
        self.near != Some(false) || self.height == 0.0
    }
}

/// One leaf. Out of sight it is as high as it was, and empty.
#[component]
pub fn Leaf(
    number: usize,
    /// All leaves of the list.
    leaves: Signal<Vec<Seen>>,
    children: Element,
) -> Element {
    let known = move || leaves.peek().get(number).copied().unwrap_or_default();
    let mut is_drawn = use_signal(|| known().is_drawn());
    let mut draw = move |draws| {
        if *is_drawn.peek() != draws {
            is_drawn.set(draws);
        }
    };
    let mut note = move |change: &dyn Fn(&mut Seen)| {
        let mut all = leaves.write();
        if all.len() <= number {
            all.resize(number + 1, Seen::default());
        }
        all.iter_mut().skip(number).take(1).for_each(change);
        drop(all);
        if known().is_drawn() {
            draw(true);
            return;
        }
        spawn(async move {
            a_moment(AWAY).await;
            if !known().is_drawn() {
                draw(false);
            }
        });
    };
    let height = (!is_drawn()).then(|| format!("height:{}px", known().height));
    rsx! {
        div {
            class: "leaf",
            style: height,
            onresize: move |event| {
                if let Ok(size) = event.get_border_box_size()
                    && *is_drawn.peek()
                {
                    note(&|leaf| leaf.height = size.height);
                }
            },
            if is_drawn() {
                {children}
            }
            div {
                class: "leaf__reach",
                "aria-hidden": "true",
                onvisible: move |event| {
                    let near = event.is_intersecting().unwrap_or(true);
                    note(&|leaf| leaf.near = Some(near));
                },
            }
        }
    }
}
