//! Choices of the person that are not health answers.

use crate::domain::content::texts::Texts;
use crate::domain::cue::Cue;
use crate::domain::day::Moment;
use crate::domain::exercise::Variant;
use crate::domain::field::{self, FieldError};
use crate::domain::id::ExerciseId;
use crate::domain::journal::RestsEnded;
use crate::domain::reminder::Reminders;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

pub mod named;

/// All settings. What was never chosen has the value of [`Settings::default`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// When the first-run notice was accepted.
    pub accepted_at: Option<Moment>,
    /// The emergency number as chosen; else by country.
    pub emergency_number: Option<String>,
    pub advice_line: Option<String>,
    pub maternity_line: Option<String>,
    /// The hour at which the person's day starts, 0 to 12.
    pub day_start_hour: u32,
    /// How long a forced joint rests, in minutes, 1 to 120.
    pub refractory_minutes: u32,
    /// Up to which forced crack the person ended the rest of each place.
    pub rests_ended: RestsEnded,
    /// Seconds counted down at the start and after a pause, 0 to 15.
    pub get_ready_seconds: u32,
    /// Tones and voice in the player.
    pub sound: bool,
    /// Loudness of tones, 0 to 100.
    pub volume: u32,
    /// Sounds that are left out.
    pub silent_cues: BTreeSet<Cue>,
    pub voice: bool,
    /// Loudness of the voice, 0 to 100.
    pub voice_volume: u32,
    pub vibration: bool,
    /// The body side that moves with two sides begin with.
    pub first_side: FirstSide,
    /// Repetitions without a clock: the player waits for the person after each series.
    pub own_pace: bool,
    /// The exercises that are done the easier or harder way.
    pub variants: BTreeMap<ExerciseId, Variant>,
    pub theme: Theme,
    pub contrast: Contrast,
    pub text_size: TextSize,
    pub motion: Motion,
    /// When the person wants to be reminded to get up.
    pub reminders: Reminders,
}

/// Which side of the body comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstSide {
    /// The one each exercise is written for.
    #[default]
    AsShown,
    Left,
    Right,
    /// Not the one it began with last time.
    Alternate,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// Usual or high contrast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contrast {
    #[default]
    System,
    More,
}

/// Size of all text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextSize {
    #[default]
    Normal,
    Large,
    Larger,
    Largest,
}

/// Moving or still pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    #[default]
    System,
    Reduced,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            accepted_at: None,
            emergency_number: None,
            advice_line: None,
            maternity_line: None,
            day_start_hour: 4,
            refractory_minutes: 20,
            rests_ended: RestsEnded::new(),
            get_ready_seconds: 5,
            sound: true,
            volume: 70,
            silent_cues: BTreeSet::new(),
            voice: false,
            voice_volume: 70,
            vibration: true,
            first_side: FirstSide::AsShown,
            own_pace: false,
            variants: BTreeMap::new(),
            theme: Theme::System,
            contrast: Contrast::System,
            text_size: TextSize::Normal,
            motion: Motion::System,
            reminders: Reminders::default(),
        }
    }
}

impl Settings {
    /// Checks every number.
    ///
    /// # Errors
    /// The first one that does not fit.
    pub fn validate(&self) -> Result<(), FieldError> {
        field::range("day_start_hour", self.day_start_hour, 0..=12)?;
        field::range("refractory_minutes", self.refractory_minutes, 1..=120)?;
        field::range("get_ready_seconds", self.get_ready_seconds, 0..=15)?;
        field::range("volume", self.volume, 0..=100)?;
        field::range("voice_volume", self.voice_volume, 0..=100)?;
        self.reminders.validate()?;
        let numbers = [
            ("emergency_number", &self.emergency_number),
            ("advice_line", &self.advice_line),
            ("maternity_line", &self.maternity_line),
        ];
        let mut typed = numbers.into_iter().filter_map(|(field, number)| Some((field, number.as_deref()?)));
        typed.try_for_each(|(field, number)| field::telephone(field, number))
    }

    /// The player plays this sound.
    pub fn plays(&self, cue: Cue) -> bool {
        self.sound && !self.silent_cues.contains(&cue)
    }

    /// The player speaks.
    pub fn speaks(&self) -> bool {
        self.sound && self.voice
    }
}

impl TextSize {
    /// Per cent of the system's text size.
    pub fn percent(self) -> u32 {
        match self {
            TextSize::Normal => 100,
            TextSize::Large => 125,
            TextSize::Larger => 150,
            TextSize::Largest => 200,
        }
    }
}

/// The telephone numbers in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    pub emergency: String,
    /// None where there is no known line; the words then say so.
    pub advice: Option<String>,
    pub maternity: Option<String>,
    advice_words: String,
    maternity_words: String,
    /// What stands between a call and its number.
    gap: &'static str,
}

impl Numbers {
    /// Numbers as chosen, else those of the system's `country` (two capital letters).
    pub fn of(settings: &Settings, country: Option<&str>, texts: &Texts) -> Numbers {
        let of = |id: &str, chosen: &Option<String>| {
            let text = texts.numbers.get(id);
            let by_region = country.and_then(|country| text?.by_region.get(country));
            chosen.clone().or_else(|| by_region.cloned()).or_else(|| text?.default.clone())
        };
        let words = |id: &str| texts.numbers.get(id).and_then(|t| t.when_empty.clone()).unwrap_or_default();
        Numbers {
            emergency: of("emergency_number", &settings.emergency_number).unwrap_or_else(|| "112".to_owned()),
            advice: of("advice_line", &settings.advice_line),
            maternity: of("maternity_line", &settings.maternity_line),
            advice_words: words("advice_line"),
            maternity_words: words("maternity_line"),
            gap: " ",
        }
    }

    /// As they are for a window, where no number is parted from its "call" by the end of a line.
    pub fn unbroken(self) -> Numbers {
        let whole = |number: String| number.replace(' ', "\u{a0}");
        Numbers {
            emergency: whole(self.emergency),
            advice: self.advice.map(whole),
            maternity: self.maternity.map(whole),
            gap: "\u{a0}",
            ..self
        }
    }

    /// Puts the numbers, or the words in their place, into a text.
    pub fn fill(&self, text: &str) -> String {
        let numbers = [
            ("{emergency_number}", Some(&self.emergency), ""),
            ("{advice_line}", self.advice.as_ref(), self.advice_words.as_str()),
            ("{maternity_line}", self.maternity.as_ref(), self.maternity_words.as_str()),
        ];
        numbers.into_iter().fold(text.to_owned(), |text, (slot, number, words)| match number {
            Some(number) => {
                text.replace(&format!("all {slot}"), &format!("all{}{number}", self.gap)).replace(slot, number)
            }
            None => text.replace(slot, words),
        })
    }
}
