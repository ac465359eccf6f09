//! The way back: the pages one came through, each as it was left.
//!
//! No page stands twice on the trail: opened again, it is the end of it, and what was opened after it is forgotten. The
//! page itself remembers where it was scrolled to and what was pressed on it (`assets/visit.js`), by the visit's number.

use dioxus::history::{History, provide_history_context};
use dioxus::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Pages that are remembered; the first is always.
const LONGEST: usize = 60;

/// See the module.
#[derive(Clone)]
pub struct Trail(Rc<RefCell<Walked>>);

struct Walked {
    /// The last one is open. Never empty.
    visits: Vec<Visit>,
    /// How many there have been.
    count: u64,
}

struct Visit {
    number: u64,
    path: String,
    /// What its page left to be found again, by name.
    kept: HashMap<String, Rc<dyn Any>>,
}

impl Trail {
    /// A trail that begins at `path`.
    pub fn new(path: &str) -> Trail {
        let trail = Trail(Rc::new(RefCell::new(Walked { visits: Vec::new(), count: 0 })));
        trail.0.borrow_mut().open(path.to_owned());
        trail
    }

    /// The number of the open visit. A page that is come back to has the number it had.
    pub fn visit(&self) -> u64 {
        self.0.borrow().visits.last().map_or(0, |visit| visit.number)
    }

    /// How many pages lead to the open one, itself among them.
    pub fn depth(&self) -> usize {
        self.0.borrow().visits.len()
    }

    fn kept<T: Clone + 'static>(&self, number: u64, name: &str) -> Option<T> {
        let walked = self.0.borrow();
        let visit = walked.visits.iter().find(|visit| visit.number == number)?;
        visit.kept.get(name)?.downcast_ref::<T>().cloned()
    }

    fn keep<T: 'static>(&self, number: u64, name: String, value: T) {
        let mut walked = self.0.borrow_mut();
        if let Some(visit) = walked.visits.iter_mut().find(|visit| visit.number == number) {
            visit.kept.insert(name, Rc::new(value));
        }
    }
}

impl Walked {
    fn open(&mut self, path: String) {
        if let Some(before) = self.visits.iter().position(|visit| visit.path == path) {
            self.visits.truncate(before);
        }
        if self.visits.len() >= LONGEST {
            self.visits.remove(1);
        }
        self.count += 1;
        self.visits.push(Visit { number: self.count, path, kept: HashMap::new() });
    }

    fn is_at(&self, path: &str) -> bool {
        self.visits.last().is_some_and(|visit| visit.path == path)
    }
}

impl History for Trail {
    fn current_route(&self) -> String {
        self.0.borrow().visits.last().map_or_else(|| "/".to_owned(), |visit| visit.path.clone())
    }

    fn can_go_back(&self) -> bool {
        self.0.borrow().visits.len() > 1
    }

    fn go_back(&self) {
        let mut walked = self.0.borrow_mut();
        if walked.visits.len() > 1 {
            walked.visits.pop();
        }
    }

    fn can_go_forward(&self) -> bool {
        false
    }

    fn go_forward(&self) {}

    fn push(&self, path: String) {
        let mut walked = self.0.borrow_mut();
        if !walked.is_at(&path) {
            walked.open(path);
        }
    }

    fn replace(&self, path: String) {
        let mut walked = self.0.borrow_mut();
        if !walked.is_at(&path) {
            walked.visits.pop();
            walked.open(path);
        }
    }
}

/// Gives a trail that begins at `path` to the router and the screens below.
pub fn use_trail(path: &str) {
    let trail = use_context_provider(|| Trail::new(path));
    use_hook(|| provide_history_context(Rc::new(trail)));
}

/// A signal that is as it was left when its page is come back to. `name` is unique on the page.
pub fn use_kept<T: Clone + 'static>(name: &str, start: impl FnOnce() -> T) -> Signal<T> {
    let trail = use_context::<Trail>();
    let (visit, name) = use_hook(|| (trail.visit(), name.to_owned()));
    let signal = use_signal(|| trail.kept(visit, &name).unwrap_or_else(start));
    use_drop(move || trail.keep(visit, name, signal.peek().clone()));
    signal
}

/// Leads back to where one came from; to Today, where one came from nowhere.
pub fn use_back() -> impl Fn(()) + Copy + 'static {
    let navigator = use_navigator();
    move |()| {
        if navigator.can_go_back() {
            navigator.go_back();
        } else {
            navigator.replace("/");
        }
    }
}
