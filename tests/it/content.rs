//! Proves `content`.
use unkink::domain::content::{Content, EMBEDDED};
#[test]
fn parses() {
    if let Err(e) = Content::parse(&EMBEDDED) {
        panic!("{e}");
    }
}
