//! Urges: what is said about one. What is made of many is [`crate::domain::urge`].

use super::choice::choices;
use crate::domain::day::Moment;
use crate::domain::exercise::Region;
use crate::domain::field::{self, FieldError};
use serde::{Deserialize, Serialize};

choices! {
    /// How an urge ended.
    Outcome { Eased = "eased", StillThere = "still_there", Cracked = "cracked" }
}

/// What a person says about one urge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UrgeFields {
    pub at: Moment,
    pub region: Option<Region>,
    /// 0 to 10.
    pub level: u8,
    pub level_after: Option<u8>,
    /// A routine or exercise id, or `wait`.
    pub alternative: Option<String>,
    pub outcome: Option<Outcome>,
    /// The entry saved with it when it cracked anyway.
    pub entry: Option<i64>,
    pub note: String,
}

/// One urge, as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urge {
    pub id: i64,
    pub uid: String,
    #[serde(flatten)]
    pub fields: UrgeFields,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// What became of the crack that an urge is linked with when its end was changed, by the id of that crack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrackOf {
    /// The urge ended in it.
    Saved(i64),
    /// The urge did not end in it after all.
    WentAway(i64),
    /// The urge ended in it again.
    CameBack(i64),
    /// The person deleted it by itself.
    StaysAway(i64),
}

impl UrgeFields {
    /// An urge of this strength at `at` about which nothing else is known.
    pub fn bare(at: Moment, level: u8) -> UrgeFields {
        UrgeFields {
            at,
            region: None,
            level,
            level_after: None,
            alternative: None,
            outcome: None,
            entry: None,
            note: String::new(),
        }
    }

    /// Whether nothing else is said, the offset it was lived in included.
    pub fn is_same(&self, other: &UrgeFields) -> bool {
        self == other && self.at.offset() == other.at.offset()
    }

    /// Checks every field.
    ///
    /// # Errors
    /// The first field that does not fit.
    pub fn validate(&self) -> Result<(), FieldError> {
        field::scale("level", Some(self.level))?;
        field::scale("level_after", self.level_after)?;
        field::note("note", &self.note)
    }
}

impl Outcome {
    /// The urge was not followed.
    pub fn resisted(self) -> bool {
        self != Outcome::Cracked
    }
}
