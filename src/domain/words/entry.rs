//! Cracks and urges, in the words of the journal.

use crate::domain::content::Content;
use crate::domain::content::question::Choice;
use crate::domain::content::texts::FieldText;
use crate::domain::day::Day;
use crate::domain::exercise::Region;
use crate::domain::field::none_twice;
use crate::domain::fold::fold;
use crate::domain::journal::{
    BodySide, Effort, EntryFields, Outcome, PainKind, Pops, Sound, Trigger, UrgeFields, WordList,
};
use crate::domain::urge::{WAIT, alternative_name};
use crate::domain::words::{Part, date_and_time, in_a_row, long_day, lower_first, short_date, time};
use std::collections::BTreeMap;

/// A field of an entry, as the texts have it.
pub fn field<'a>(content: &'a Content, id: &str) -> Option<&'a FieldText> {
    content.texts.entry_fields.iter().find(|field| field.id == id)
}

/// The label of a field.
pub fn field_label<'a>(content: &'a Content, id: &str) -> &'a str {
    field(content, id).map_or("", |field| field.label.as_str())
}

/// The options of a field: its own, or those of the question it shares them with.
pub fn options<'a>(content: &'a Content, id: &str) -> &'a [Choice] {
    let Some(field) = field(content, id) else { return &[] };
    let shared = field.options_of.as_ref().and_then(|question| content.question(question));
    shared.map_or(field.options.as_slice(), |question| question.answer.options())
}

/// The label of an option; a word of the person's own stays as it is.
pub fn option_label(content: &Content, field: &str, id: &str) -> String {
    let option = options(content, field).iter().find(|option| option.id == id);
    option.map_or_else(|| id.to_owned(), |option| option.label.clone())
}

/// The listed words of a crack, by what a person may call them: the label, or the id in other case.
#[derive(Clone, Debug)]
pub struct ListedWords([(WordList, BTreeMap<String, String>); 2]);

impl ListedWords {
    /// Those of the content.
    pub fn of(content: &Content) -> ListedWords {
        ListedWords([WordList::Context, WordList::Tags].map(|list| {
            let mut words = BTreeMap::new();
            for option in options(content, list.id()) {
                for name in [&option.id, &option.label] {
                    words.entry(plain(name)).or_insert_with(|| option.id.clone());
                }
            }
            (list, words)
        }))
    }

    /// Takes the words of a crack for the listed ones that are meant; any other word stays as it is.
    pub fn take(&self, fields: &mut EntryFields) {
        for (list, words) in &self.0 {
            let meant = |word: &String| words.get(&plain(word)).unwrap_or(word).clone();
            let meant: Vec<String> = list.of(fields).iter().map(meant).collect();
            *list.of_mut(fields) = none_twice(&meant);
        }
    }
}

fn plain(text: &str) -> String {
    fold(text).replace(['_', '-'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The listed word that a person means by its label, or by its id in other case; any other word stays as it is.
pub fn listed_word(content: &Content, list: WordList, word: &str) -> String {
    let means = |option: &&Choice| [&option.id, &option.label].into_iter().any(|name| plain(name) == plain(word));
    options(content, list.id()).iter().find(means).map_or_else(|| word.to_owned(), |option| option.id.clone())
}

/// Takes the words of a crack for the listed ones that are meant.
pub fn take_listed_words(content: &Content, fields: &mut EntryFields) {
    ListedWords::of(content).take(fields);
}

/// "Forced · upper and mid back".
pub fn crack_name(fields: &EntryFields) -> String {
    let how = match fields.trigger {
        Some(Trigger::SelfForced) => "Forced",
        Some(Trigger::Spontaneous) => "By itself",
        Some(Trigger::OtherPerson) => "Someone else",
        None => "Crack",
    };
    with_place(how, fields.region)
}

/// "Crack at 10:12", or "Crack on 21 November" where only its day is known.
pub fn crack_title(fields: &EntryFields) -> String {
    if fields.clock { format!("Crack at {}", time(fields.at)) } else { format!("Crack on {}", short_date(day(fields))) }
}

/// "Saturday 21 November 2026, 10:12", without the time where only its day is known.
pub fn crack_when(fields: &EntryFields) -> String {
    if fields.clock { date_and_time(fields.at) } else { format!("{} {}", long_day(day(fields)), day(fields).year()) }
}

fn day(fields: &EntryFields) -> Day {
    Day::of(fields.at, 0)
}

/// "Right · one clean pop · pain 2 · after sitting".
pub fn crack_details(content: &Content, fields: &EntryFields) -> String {
    let label = |field: &str, id: &str| option_label(content, field, id);
    let pops = |pops: Pops| match pops {
        Pops::One => None,
        Pops::Many => Some("many pops".to_owned()),
        Pops::TwoOrThree => Some(format!("{} pops", label("pops", pops.id()))),
    };
    let pain = |pain: u8| match fields.pain_kind {
        Some(kind) => format!("pain {pain}, {}", lower_first(&label("pain_kind", kind.id()))),
        None if pain == 0 => "no pain".to_owned(),
        None => format!("pain {pain}"),
    };
    let effort = |effort: Effort| match effort {
        Effort::Less => "less effort than usual".to_owned(),
        Effort::Same => "the same effort".to_owned(),
        Effort::More => "more effort than usual".to_owned(),
    };
    let said = [
        fields.side.map(|side| label("side", side.id())),
        fields.sound.map(|sound| label("sound", sound.id())),
        fields.pops.and_then(pops),
        fields.pain.map(pain),
        fields.relief.map(|relief| format!("relief {relief}")),
        fields.effort.map(effort),
    ];
    let context = fields.context.iter().map(|word| match options(content, "context").iter().find(|o| o.id == *word) {
        Some(listed) => Part::Ours(listed.label.clone()),
        None => Part::Typed(word.clone()),
    });
    let note = (!fields.note.is_empty()).then(|| Part::Ours("with a note".to_owned()));
    in_a_row(&said.into_iter().flatten().map(Part::Ours).chain(context).chain(note).collect::<Vec<_>>())
}

/// "Urge eased · neck".
pub fn urge_name(fields: &UrgeFields) -> String {
    let how = match fields.outcome {
        Some(Outcome::Eased) => "Urge eased",
        Some(Outcome::StillThere) => "Urge not followed",
        Some(Outcome::Cracked) => "Urge, cracked anyway",
        None => "Urge",
    };
    with_place(how, fields.region)
}

/// "60-second urge reset · 6 → 3", and that it is not said yet how it ended. `name` gives the name of what was tried.
pub fn urge_details(fields: &UrgeFields, name: impl FnOnce(&str) -> String) -> String {
    let tried = fields.alternative.as_deref().map(|id| match id {
        WAIT => Part::Ours("waited".to_owned()),
        _ => Part::Typed(name(id)),
    });
    let strength = Part::Ours(match fields.level_after {
        Some(after) => format!("{} → {after}", fields.level),
        None => format!("strength {}", fields.level),
    });
    let note = (!fields.note.is_empty()).then(|| Part::Ours("with a note".to_owned()));
    let open = fields.outcome.is_none().then(|| Part::Ours("end not said yet".to_owned()));
    in_a_row(&tried.into_iter().chain([strength]).chain(open).chain(note).collect::<Vec<_>>())
}

/// What was said about a crack, field by field, as the labels have it.
pub fn crack_facts(content: &Content, fields: &EntryFields) -> Vec<(String, String)> {
    let number = |value: Option<u8>| value.map(|value| format!("{value} of 10"));
    let listed = |field: &str, ids: &[String]| {
        let labels: Vec<String> = ids.iter().map(|id| option_label(content, field, id)).collect();
        (!labels.is_empty()).then(|| labels.join(", "))
    };
    let label = |field: &str, id: Option<&str>| id.map(|id| option_label(content, field, id));
    let said = [
        ("region", fields.region.map(|region| region.label().to_owned())),
        ("side", label("side", fields.side.map(BodySide::id))),
        ("trigger", label("trigger", fields.trigger.map(Trigger::id))),
        ("sound", label("sound", fields.sound.map(Sound::id))),
        ("pops", label("pops", fields.pops.map(Pops::id))),
        ("pain", number(fields.pain)),
        ("pain_kind", label("pain_kind", fields.pain_kind.map(PainKind::id))),
        ("pain_later", number(fields.pain_later)),
        ("urge", number(fields.urge)),
        ("relief", number(fields.relief)),
        ("effort", label("effort", fields.effort.map(Effort::id))),
        ("context", listed("context", &fields.context)),
        ("tags", listed("tags", &fields.tags)),
    ];
    said.into_iter().filter_map(|(field, said)| Some((field_label(content, field).to_owned(), said?))).collect()
}

/// What was said about an urge, field by field. `name` gives the name of what was tried.
pub fn urge_facts(fields: &UrgeFields, name: impl FnOnce(&str) -> String) -> Vec<(String, String)> {
    let outcome = fields.outcome.map(|outcome| outcome_label(outcome).to_owned());
    let said = [
        ("Strength", Some(format!("{} of 10", fields.level))),
        ("Strength afterwards", fields.level_after.map(|after| format!("{after} of 10"))),
        ("Where", fields.region.map(|region| region.label().to_owned())),
        ("What you tried", fields.alternative.as_deref().map(|tried| alternative_name(tried, name))),
        ("What happened", outcome),
    ];
    said.into_iter().filter_map(|(field, said)| Some((field.to_owned(), said?))).collect()
}

/// How an urge ended, as it is chosen.
pub fn outcome_label(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Eased => "It eased",
        Outcome::StillThere => "Still there",
        Outcome::Cracked => "I cracked anyway",
    }
}

fn with_place(how: &str, region: Option<Region>) -> String {
    match region {
        Some(region) => format!("{how} · {}", lower_first(region.label())),
        None => how.to_owned(),
    }
}
