//! Some days of a long list, drawn only near what is in sight: the page has few rows, however far one goes back.

use dioxus::prelude::*;

/// What is known of a leaf that was drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Pixels; 0 before it was measured.
    height: f64,
    near: bool,
}

/// One leaf. Out of sight it is as high as it was, and empty.
#[component]
pub fn Leaf(
    number: usize,
    /// All leaves of the list.
    leaves: Signal<Vec<Drawn>>,
    children: Element,
) -> Element {
    let known = move || leaves.peek().get(number).copied().unwrap_or_default();
    let mut is_drawn = use_signal(|| known().near || known().height == 0.0);
    let mut note = move |change: &dyn Fn(&mut Drawn)| {
        let mut leaves = leaves.write();
        if leaves.len() <= number {
            leaves.resize(number + 1, Drawn::default());
        }
        leaves.iter_mut().skip(number).take(1).for_each(change);
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
                    note(&|leaf| leaf.near = near);
                    let draws = near || known().height == 0.0;
                    if *is_drawn.peek() != draws {
                        is_drawn.set(draws);
                    }
                },
            }
        }
    }
}
