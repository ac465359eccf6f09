//! Cards of the Learn tab as they are written.

use crate::domain::id::CardId;
use serde::Deserialize;

/// A card of the Learn tab.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    pub section: String,
    pub id: CardId,
    pub title: String,
    pub body_markdown: String,
    pub seeds: Vec<String>,
    pub also: Option<String>,
    pub sources_shown: Vec<String>,
    /// Rules, routines and cards that belong to it.
    pub links: Vec<String>,
}
