//! A record of the book as a property: as cheap as a number, and the same when it is the same record.

use crate::domain::content::Content;
use crate::domain::exercise::Exercise;
use std::ops::Deref;

/// See the module.
#[derive(Debug)]
pub struct Known<T: 'static>(pub &'static T);

impl Known<Exercise> {
    /// The exercise with this id.
    pub fn exercise(content: &'static Content, id: &str) -> Option<Known<Exercise>> {
        content.exercise(id).map(Known)
    }
}

impl<T> Clone for Known<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Known<T> {}

impl<T> PartialEq for Known<T> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl<T> Deref for Known<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}
