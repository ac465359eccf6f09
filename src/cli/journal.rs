//! `log`, `journal`, `edit`: cracks.

use super::data::today;
use super::failure::Failure;
use super::near::one_of;
use super::print;
use super::shell::Shell;
use super::trash::in_trash;
use super::value::{RangeArgs, WhenArgs, at_most, changed_or_not, choice, id, listed, scale, shift};
use crate::domain::content::content;
use crate::domain::day::{Day, Moment};
use crate::domain::exercise::Region;
use crate::domain::field::none_twice;
use crate::domain::journal::{BodySide, Effort, Entry, EntryFields, PainKind, Pops, Sound, Trigger, WordList};
use crate::domain::search::{Search, choices};
use crate::domain::suggestion::{Crack, emergency_of_entry};
use crate::domain::timeline::{Filter, Kind, Several, at_several_offsets};
use crate::domain::trash;
use crate::domain::words::entry::{ListedWords, listed_word, option_label};
use crate::domain::words::suggestion::{noted, noted_here};
use crate::domain::words::{self, count, stamp, timeline};
use crate::platform::clock;
use crate::store::{EntryFilter, Store, TimelineFilter};
use clap::Args;

#[derive(Debug, Args)]
pub struct LogArgs {
    #[command(flatten)]
    entry: EntryArgs,
    /// Like this crack, but now, without its note and its later pain; other options change what it says
    #[arg(long, value_name = "ID", value_parser = id())]
    like: Option<i64>,
    /// Print the entry as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct EditArgs {
    /// One or several; all of them or none
    #[arg(value_name = "ID", value_parser = id(), required = true, value_delimiter = ',')]
    ids: Vec<i64>,
    #[command(flatten)]
    entry: EntryArgs,
    /// Move it in time: 1h30m later, -1h30m earlier
    #[arg(long, value_name = "TIME", value_parser = shift, allow_hyphen_values = true, conflicts_with_all = ["at", "ago"])]
    shift: Option<i64>,
    /// Add a tag, and leave the others
    #[arg(long, value_name = "WORD", allow_hyphen_values = true, conflicts_with = "tags")]
    add_tag: Vec<String>,
    /// Take one tag off, and leave the others
    #[arg(long, value_name = "WORD", allow_hyphen_values = true, conflicts_with = "tags")]
    remove_tag: Vec<String>,
    /// Empty a field
    #[arg(long, value_name = "FIELD", value_parser = clearable, allow_hyphen_values = true)]
    clear: Vec<&'static Clearable>,
    /// Print the entry as JSON, several as a list
    #[arg(long)]
    json: bool,
}

impl EditArgs {
    /// What is done with what is there, rather than set.
    fn several(&self) -> Vec<Several> {
        let shift = self.shift.map(Several::Shift);
        let added = self.add_tag.iter().cloned().map(|tag| Several::AddTag(tag).listed(content()));
        let meant = |tag: &String| [tag.clone(), listed_word(content(), WordList::Tags, tag)];
        let removed = self.remove_tag.iter().flat_map(meant).map(Several::RemoveTag);
        shift.into_iter().chain(added).chain(removed).collect()
    }
}

#[derive(Debug, Args)]
pub struct JournalArgs {
    #[command(flatten)]
    range: RangeArgs,
    #[arg(long, value_parser = choice(&Region::ALL, Region::id))]
    region: Option<Region>,
    #[arg(long, value_parser = choice(Sound::ALL, Sound::id))]
    sound: Option<Sound>,
    /// How it came about
    #[arg(long, value_parser = choice(Trigger::ALL, Trigger::id))]
    trigger: Option<Trigger>,
    /// The least pain as it cracked
    #[arg(long, value_name = "0-10", value_parser = scale, allow_hyphen_values = true)]
    pain_from: Option<u8>,
    #[arg(long, value_name = "WORD", allow_hyphen_values = true, help = listed("What was new with it", WordList::Tags))]
    tag: Option<String>,
    /// Find words in notes and in what was chosen; case and accents do not count
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    search: Option<String>,
    /// At most this many
    #[arg(long, value_name = "N", value_parser = at_most, allow_hyphen_values = true)]
    limit: Option<usize>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

const BEFORE: &str = "What was just before; may be given several times";
const NEW: &str = "What was new with it; may be given several times";

/// What may be said about a crack.
#[derive(Debug, Args)]
struct EntryArgs {
    #[command(flatten)]
    when: WhenArgs,
    #[arg(long, value_parser = choice(&Region::ALL, Region::id))]
    region: Option<Region>,
    #[arg(long, value_parser = choice(BodySide::ALL, BodySide::id))]
    side: Option<BodySide>,
    /// How many
    #[arg(long, value_parser = choice(Pops::ALL, Pops::id))]
    pops: Option<Pops>,
    #[arg(long, value_parser = choice(Sound::ALL, Sound::id))]
    sound: Option<Sound>,
    /// How it came about
    #[arg(long, value_parser = choice(Trigger::ALL, Trigger::id))]
    trigger: Option<Trigger>,
    /// Pain as it cracked
    #[arg(long, value_name = "0-10", value_parser = scale, allow_hyphen_values = true)]
    pain: Option<u8>,
    /// Pain an hour later
    #[arg(long, value_name = "0-10", value_parser = scale, allow_hyphen_values = true)]
    pain_later: Option<u8>,
    #[arg(long, value_parser = choice(PainKind::ALL, PainKind::id))]
    pain_kind: Option<PainKind>,
    /// How strong the urge was before
    #[arg(long, value_name = "0-10", value_parser = scale, allow_hyphen_values = true)]
    urge: Option<u8>,
    /// How much relief came after
    #[arg(long, value_name = "0-10", value_parser = scale, allow_hyphen_values = true)]
    relief: Option<u8>,
    /// How hard you tried, against your usual
    #[arg(long, value_parser = choice(Effort::ALL, Effort::id))]
    effort: Option<Effort>,
    #[arg(long, value_name = "WORD", allow_hyphen_values = true, help = listed(BEFORE, WordList::Context))]
    context: Vec<String>,
    #[arg(long = "tag", value_name = "WORD", allow_hyphen_values = true, help = listed(NEW, WordList::Tags))]
    tags: Vec<String>,
    /// Anything, up to 100,000 characters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

impl EntryArgs {
    /// Puts what was given into `fields`; `at` where a moment was given.
    fn put(&self, at: Option<Moment>, fields: &mut EntryFields) {
        if let Some(at) = at {
            fields.set_at(at);
        }
        fields.region = self.region.or(fields.region);
        fields.side = self.side.or(fields.side);
        fields.pops = self.pops.or(fields.pops);
        fields.sound = self.sound.or(fields.sound);
        fields.trigger = self.trigger.or(fields.trigger);
        fields.pain = self.pain.or(fields.pain);
        fields.pain_later = self.pain_later.or(fields.pain_later);
        fields.pain_kind = self.pain_kind.or(fields.pain_kind);
        fields.urge = self.urge.or(fields.urge);
        fields.relief = self.relief.or(fields.relief);
        fields.effort = self.effort.or(fields.effort);
        let listed = |list: WordList, words: &[String]| {
            let meant: Vec<String> = words.iter().map(|word| listed_word(content(), list, word)).collect();
            none_twice(&meant)
        };
        if !self.context.is_empty() {
            fields.context = listed(WordList::Context, &self.context);
        }
        if !self.tags.is_empty() {
            fields.tags = listed(WordList::Tags, &self.tags);
        }
        if let Some(note) = &self.note {
            fields.note.clone_from(note);
        }
    }
}

/// A field that can be emptied.
#[derive(Debug)]
struct Clearable {
    name: &'static str,
    empty: fn(&mut EntryFields),
}

const CLEARABLE: &[Clearable] = &[
    Clearable { name: "region", empty: |fields| fields.region = None },
    Clearable { name: "side", empty: |fields| fields.side = None },
    Clearable { name: "pops", empty: |fields| fields.pops = None },
    Clearable { name: "sound", empty: |fields| fields.sound = None },
    Clearable { name: "trigger", empty: |fields| fields.trigger = None },
    Clearable { name: "pain", empty: |fields| fields.pain = None },
    Clearable { name: "pain_later", empty: |fields| fields.pain_later = None },
    Clearable { name: "pain_kind", empty: |fields| fields.pain_kind = None },
    Clearable { name: "urge", empty: |fields| fields.urge = None },
    Clearable { name: "relief", empty: |fields| fields.relief = None },
    Clearable { name: "effort", empty: |fields| fields.effort = None },
    Clearable { name: "context", empty: |fields| fields.context.clear() },
    Clearable { name: "tags", empty: |fields| fields.tags.clear() },
    Clearable { name: "note", empty: |fields| fields.note.clear() },
];

/// A field by its name, or by that of its option.
fn clearable(text: &str) -> Result<&'static Clearable, String> {
    let name = if text == "tag" { "tags".to_owned() } else { text.replace('-', "_") };
    let known = || CLEARABLE.iter().map(|field| field.name).collect::<Vec<_>>();
    CLEARABLE.iter().find(|field| field.name == name).ok_or_else(|| one_of(&name, &known()))
}

/// Saves a crack.
pub fn log(args: &LogArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let now = clock::now();
    let at = args.entry.when.moment(now, shell)?;
    let mut fields = match args.like {
        Some(id) => shell.data.look()?.entry(id)?.fields.again(now),
        None => EntryFields::bare(now),
    };
    args.entry.put(at, &mut fields);
    fields.validate()?;
    warn(&Crack::of_fields(&ListedWords::of(content()), &fields), shell);
    let entry = shell.data.open()?.add_entry(&fields, now)?;
    if args.json {
        return print::json(shell.out, &entry);
    }
    Ok(writeln!(shell.out, "{}", entry.id)?)
}

/// Lists cracks, newest first.
pub fn journal(args: JournalArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    args.range.validate()?;
    let store = shell.data.look()?;
    let wanted = TimelineFilter {
        filter: Filter {
            kind: args.trigger.map(Kind::Cracks),
            region: args.region,
            sound: args.sound,
            pain_from: args.pain_from,
            tag: args.tag.map(|tag| listed_word(content(), WordList::Tags, &tag)),
            from: args.range.from,
            to: args.range.to,
        },
        search: args.search.as_deref().map(|text| search(&store, text)).transpose()?.unwrap_or_default(),
        day_start_hour: store.settings()?.day_start_hour,
    };
    let filter = EntryFilter { wanted, limit: args.limit };
    let entries = store.entries(&filter)?;
    if args.json {
        return print::json(shell.out, &entries);
    }
    head(&store, &filter, entries.len(), args.search.as_deref().unwrap_or_default(), shell)?;
    let day = |entry: &Entry| Day::of(entry.fields.at, filter.wanted.day_start_hour);
    for entries in entries.chunk_by(|one, next| day(one) == day(next)) {
        let offset = at_several_offsets(entries.iter().map(|entry| entry.fields.at));
        entries.iter().try_for_each(|entry| say(entry, offset, shell))?;
    }
    Ok(())
}

/// Says what is listed, of how many, where something is left out; and that there is nothing yet.
fn head(
    store: &Store,
    filter: &EntryFilter,
    listed: usize,
    search: &str,
    shell: &mut Shell<'_>,
) -> Result<(), Failure> {
    let parts = timeline::parts(content(), &filter.wanted.filter, search, today(store)?);
    if parts.is_empty() {
        let nothing = listed == 0 && filter.limit != Some(0);
        return if nothing { Ok(writeln!(shell.out, "No crack is logged yet.")?) } else { Ok(()) };
    }
    let all = count(store.count_entries(&TimelineFilter::default())?, "crack", "cracks");
    let is_all = filter.limit.is_none_or(|limit| listed < limit);
    let fitting = if is_all { listed } else { store.count_entries(&filter.wanted)? };
    let found = timeline::found(&parts, fitting, &all);
    Ok(writeln!(shell.out, "{found}")?)
}

/// What is found by the words of a text.
fn search(store: &Store, text: &str) -> Result<Search, Failure> {
    let own = store.own_routines()?;
    let own_names = own.into_iter().map(|routine| (routine.uid, routine.name)).collect();
    Ok(Search::of(text, || choices(content(), &own_names)))
}

/// Changes cracks, all that are named or none.
pub fn edit(args: &EditArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let now = clock::now();
    let untouched = EntryFields::bare(now);
    let at = args.entry.when.moment(now, shell)?;
    let mut given = untouched.clone();
    args.entry.put(at, &mut given);
    given.validate()?;
    let mut emptied = given.clone();
    for field in &args.clear {
        (field.empty)(&mut emptied);
        if emptied != given {
            return Err(Failure::usage(format!("{}: it cannot be set and cleared at once", field.name)));
        }
    }
    let several = args.several();
    several.iter().try_for_each(Several::validate)?;
    if several.is_empty() && given == untouched && args.clear.is_empty() && at.is_none() && args.entry.note.is_none() {
        return Err(Failure::usage("nothing to change; `unkink edit --help` lists the fields"));
    }
    let listed = ListedWords::of(content());
    let warned = warn(&Crack::of_fields(&listed, &given), shell);
    let ids = none_twice(&args.ids);
    let store = shell.data.look()?;
    let changed = store.change_entries(&ids, now, |fields| {
        args.clear.iter().for_each(|field| (field.empty)(fields));
        args.entry.put(at, fields);
        several.iter().try_for_each(|change| change.change_entry(fields, now))
    });
    let entries = changed.map_err(|error| in_trash(&store, trash::Kind::Entry, &ids, error))?;
    if !warned {
        let told = entries.iter().filter(|(before, entry)| !before.fields.is_same_but_note(&entry.fields));
        let _ = told.map(|(_, entry)| Crack::of(&listed, entry)).any(|crack| warn(&crack, shell));
    }
    let kept: Vec<&Entry> = entries.iter().map(|(_, entry)| entry).collect();
    match (args.json, kept.as_slice()) {
        (true, [entry]) => print::json(shell.out, entry),
        (true, entries) => print::json(shell.out, entries),
        (false, _) => entries.iter().try_for_each(|(before, entry)| {
            let same = before.fields.is_same(&entry.fields);
            Ok(writeln!(shell.out, "{}: entry {}.", changed_or_not(same), entry.id)?)
        }),
    }
}

/// What some signs mean is said at once, where it can be before anything is kept. Gives whether something was said.
fn warn(crack: &Crack, shell: &mut Shell<'_>) -> bool {
    let store = shell.data.look().ok();
    let beside = store.as_ref().and_then(|store| store.beside_neck(content(), crack.at).ok()).unwrap_or_default();
    let hour = store.and_then(|store| store.settings().ok()).unwrap_or_default().day_start_hour;
    let Some(found) = emergency_of_entry(content(), crack, &beside, hour) else { return false };
    let numbers = shell.data.numbers();
    let texts = &content().texts;
    let advice = found.action.tier.and_then(|tier| texts.tier(tier));
    let advice = advice.into_iter().flat_map(|tier| [&tier.headline, &tier.action]);
    if let Some(signs) = &found.signs {
        let is_here = crack.tags.iter().any(|tag| signs.tags.contains(tag));
        shell.note(if is_here { noted_here(content(), signs) } else { noted(content(), signs) });
    }
    let own = Some(&found.text).filter(|text| **text != texts.result.line_is_emergency);
    for line in own.into_iter().chain([&texts.result.line_is_emergency]).chain(advice) {
        shell.note(numbers.fill(line));
    }
    shell.note("The other warning signs: unkink check");
    true
}

/// Says an entry; with the offset of its clock where the times of its day do not tell its entries apart.
fn say(entry: &Entry, offset: bool, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let fields = &entry.fields;
    let label = |field: &str, id: &str| option_label(content(), field, id);
    let number = |name: &str, value: Option<u8>| value.map(|value| format!("{name} {value}"));
    let listed =
        |field: &'static str, words: &[String]| words.iter().map(|word| label(field, word)).collect::<Vec<_>>();
    let said = [
        fields.region.map(|region| region.label().to_owned()),
        fields.side.map(|side| label("side", side.id())),
        fields.pops.map(|pops| label("pops", pops.id())),
        fields.sound.map(|sound| label("sound", sound.id())),
        fields.trigger.map(|trigger| label("trigger", trigger.id())),
        number("pain", fields.pain),
        number("an hour later", fields.pain_later),
        fields.pain_kind.map(|kind| label("pain_kind", kind.id())),
        number("urge", fields.urge),
        number("relief", fields.relief),
        fields.effort.map(|effort| label("effort", effort.id())),
    ];
    let said: Vec<String> = said
        .into_iter()
        .flatten()
        .chain(listed("context", &fields.context))
        .chain(listed("tags", &fields.tags))
        .collect();
    let at = match fields.clock {
        false => Day::of(fields.at, 0).to_string(),
        true if offset => format!("{} {}", stamp(fields.at), words::offset(fields.at)),
        true => stamp(fields.at),
    };
    writeln!(shell.out, "{:>5}  {at:<16}  {}", entry.id, said.join(" · "))?;
    for line in fields.note.lines() {
        writeln!(shell.out, "       {line}")?;
    }
    Ok(())
}
