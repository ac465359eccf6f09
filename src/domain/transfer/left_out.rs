//! What a file says nothing about stays as it is kept here.

use super::Carried;
use crate::domain::json;
use crate::domain::trash::Gone;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

impl Carried {
    /// Whether the file says when the record was changed last. One that does not is newer than none.
    pub fn is_dated(&self) -> bool {
        !self.left_out.contains(&"updated_at")
    }

    /// Fills what was left out with what is kept.
    pub fn fill_from(&mut self, kept: &Gone) {
        let left_out = &self.left_out;
        match (&mut self.record, kept) {
            (Gone::Entry(said), Gone::Entry(kept)) => fill(said, kept, left_out),
            (Gone::Urge(said), Gone::Urge(kept)) => fill(said, kept, left_out),
            (Gone::Session(said), Gone::Session(kept)) => fill(said, kept, left_out),
            (Gone::Day(said), Gone::Day(kept)) => fill(said, kept, left_out),
            (Gone::Check(said), Gone::Check(kept)) if left_out.contains(&"who") => said.who = kept.who,
            _ => {}
        }
    }
}

fn fill<T: Serialize + DeserializeOwned>(said: &mut T, kept: &T, left_out: &[&str]) {
    let (Ok(Value::Object(mut filled)), Ok(Value::Object(mut kept))) =
        (serde_json::to_value(&*said), serde_json::to_value(kept))
    else {
        return;
    };
    for field in left_out {
        // What is not written has its usual value.
        match kept.remove(*field) {
            Some(value) => drop(filled.insert((*field).to_owned(), value)),
            None => drop(filled.remove(*field)),
        }
    }
    if let Ok(filled) = json::fit(&Value::Object(filled)) {
        *said = filled;
    }
}
