//! Records of the journal in the words a person reads.

use crate::domain::content::content;
use crate::domain::content::question::Choice;
use crate::domain::content::texts::FieldText;
use crate::domain::exercise::Region;
use crate::domain::journal::{Entry, EntryFields, Outcome, Trigger, Urge};
use crate::domain::session::record::{Felt, SessionRecord};
use crate::domain::words::{lower_first, upper_first};
use crate::ui::components::choice::ChoiceItem;

/// A field of an entry.
pub fn field(id: &str) -> Option<&'static FieldText> {
    content().texts.entry_fields.iter().find(|field| field.id == id)
}

/// The label of a field.
pub fn field_label(id: &str) -> &'static str {
    field(id).map_or("", |field| field.label.as_str())
}

/// The options of a field: its own, or those of the question it shares them with.
pub fn options(id: &str) -> &'static [Choice] {
    let Some(field) = field(id) else { return &[] };
    let shared = field.options_of.as_ref().and_then(|question| content().question(question));
    shared.map_or(field.options.as_slice(), |question| question.answer.options())
}

/// The options of a field to choose from.
pub fn items(id: &str) -> Vec<ChoiceItem> {
    options(id).iter().map(|option| ChoiceItem::new(&option.id, &option.label)).collect()
}

/// The label of an option; a word of the person's own stays as it is.
pub fn option_label(field: &str, id: &str) -> String {
    let option = options(field).iter().find(|option| option.id == id);
    option.map_or_else(|| id.to_owned(), |option| option.label.clone())
}

/// "Forced · upper and mid back".
pub fn entry_name(fields: &EntryFields) -> String {
    let how = match fields.trigger {
        Some(Trigger::SelfForced) => "Forced",
        Some(Trigger::Spontaneous) => "By itself",
        Some(Trigger::OtherPerson) => "Someone else",
        None => "Crack",
    };
    with_place(how, fields.region)
}

/// "Right · one clean pop · pain 2 · after sitting".
pub fn entry_details(entry: &Entry) -> String {
    let fields = &entry.fields;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(fields.side.map(|side| option_label("side", side.id())));
    parts.extend(fields.sound.map(|sound| option_label("sound", sound.id())));
    parts.extend(fields.pops.filter(|pops| pops.id() != "one").map(|pops| match pops.id() {
        "many" => "many pops".to_owned(),
        _ => format!("{} pops", option_label("pops", pops.id())),
    }));
    parts.extend(fields.pain.map(|pain| match fields.pain_kind {
        Some(kind) => format!("pain {pain}, {}", lower_first(&option_label("pain_kind", kind.id()))),
        None if pain == 0 => "no pain".to_owned(),
        None => format!("pain {pain}"),
    }));
    parts.extend(fields.relief.map(|relief| format!("relief {relief}")));
    parts.extend(fields.effort.map(|effort| match effort.id() {
        "less" => "less effort than usual".to_owned(),
        "more" => "more effort than usual".to_owned(),
        _ => "the same effort".to_owned(),
    }));
    parts.extend(fields.context.iter().map(|word| option_label("context", word)));
    if !fields.note.is_empty() {
        parts.push("with a note".to_owned());
    }
    sentence(parts)
}

/// "Urge eased · neck".
pub fn urge_name(urge: &Urge) -> String {
    let how = match urge.fields.outcome {
        Some(Outcome::Eased) => "Urge eased",
        Some(Outcome::StillThere) => "Urge not followed",
        Some(Outcome::Cracked) => "Urge, cracked anyway",
        None => "Urge",
    };
    with_place(how, urge.fields.region)
}

/// "60-second urge reset · 6 → 3".
pub fn urge_details(urge: &Urge) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(urge.fields.alternative.as_deref().map(|id| match id {
        "wait" => "Waited".to_owned(),
        _ => move_name(id),
    }));
    parts.push(match urge.fields.level_after {
        Some(after) => format!("{} → {after}", urge.fields.level),
        None => format!("strength {}", urge.fields.level),
    });
    if !urge.fields.note.is_empty() {
        parts.push(urge.fields.note.clone());
    }
    sentence(parts)
}

/// The name of a routine or exercise; an own routine that is not in the library is just called that.
pub fn move_name(id: &str) -> String {
    let routine = content().routine(id).map(|routine| routine.name.clone());
    routine.or_else(|| content().exercise(id).map(|exercise| exercise.name.clone())).unwrap_or("Own routine".to_owned())
}

/// "8 of 8 moves · pain 3 → 2 · easier".
pub fn session_details(session: &SessionRecord) -> String {
    let done = session.steps.iter().filter(|step| step.is_finished()).count();
    let mut parts = vec![match session.steps.len() {
        1 => format!("{:.0} s", session.done_seconds),
        all => format!("{done} of {all} moves"),
    }];
    match (session.pain_before, session.pain_after) {
        (Some(before), Some(after)) => parts.push(format!("pain {before} → {after}")),
        (Some(pain), None) => parts.push(format!("pain {pain} before")),
        (None, Some(pain)) => parts.push(format!("pain {pain} after")),
        (None, None) => {}
    }
    parts.extend(session.felt.map(|felt| match felt {
        Felt::Easier => "easier".to_owned(),
        Felt::Same => "the same".to_owned(),
        Felt::Worse => "worse".to_owned(),
    }));
    sentence(parts)
}

fn with_place(how: &str, region: Option<Region>) -> String {
    match region {
        Some(region) => format!("{how} · {}", lower_first(region.label())),
        None => how.to_owned(),
    }
}

/// Joins the parts; only the first begins with a capital letter.
fn sentence(parts: Vec<String>) -> String {
    let joined: Vec<String> =
        parts.iter().enumerate().map(|(n, part)| if n == 0 { upper_first(part) } else { lower_first(part) }).collect();
    joined.join(" · ")
}
