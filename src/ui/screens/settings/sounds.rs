//! Sounds and voice: what each sound means, which of them are heard, how loud, the voice and vibration.
//!
//! What is tried here sounds whether or not it is switched on. A session that is open stays paused meanwhile.

use crate::domain::cue::Cue;
use crate::domain::settings::Settings;
use crate::ui::components::choice::SwitchRow;
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::screens::settings::{Behind, Part};
use crate::ui::state::cues;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The page.
#[component]
pub fn SoundsPage() -> Element {
    let settings = use_context::<SettingsState>();
    let chosen = settings.get();
    rsx! {
        Behind { title: "Sounds and voice",
            Part { title: "In the player",
                SwitchRow {
                    label: "Sound",
                    hint: "Tones and voice. The speaker button in the player does the same",
                    on: chosen.sound,
                    on_switch: move |on| {
                        settings.change(|settings| settings.sound = on);
                    },
                }
                Loudness {
                    id: "volume",
                    name: "Volume of the tones",
                    value: chosen.volume,
                    on_change: move |volume| {
                        settings.change(|settings| settings.volume = volume);
                    },
                }
                p { class: "row row--setting row__meta",
                    "Music and other sounds on the device go on. A phone set to silent may play no tones."
                }
            }
            LearnTheSounds { chosen: chosen.clone() }
            Voice { chosen: chosen.clone() }
            Vibration { on: chosen.vibration }
        }
    }
}

#[component]
fn LearnTheSounds(chosen: Settings) -> Element {
    let settings = use_context::<SettingsState>();
    rsx! {
        Part { title: "Learn the sounds",
            for cue in Cue::ALL {
                div { key: "{cue.name()}", class: "heard",
                    IconButton {
                        icon: Icon::Play,
                        name: "Play: {cue.name()}",
                        soft: true,
                        on_press: move |()| cues::try_sound(cue, &settings.get()),
                    }
                    SwitchRow {
                        label: cue.name(),
                        hint: cue.meaning(),
                        on: !chosen.silent_cues.contains(&cue),
                        on_switch: move |on| {
                            settings
                                .change(|settings| {
                                    if on {
                                        settings.silent_cues.remove(&cue);
                                    } else {
                                        settings.silent_cues.insert(cue);
                                    }
                                });
                        },
                    }
                }
            }
        }
    }
}

#[component]
fn Voice(chosen: Settings) -> Element {
    let settings = use_context::<SettingsState>();
    rsx! {
        Part { title: "Voice",
            div { class: "list with-voice",
                SwitchRow {
                    label: "Spoken words",
                    hint: "The move, the side, the breath, what comes next and what is left",
                    on: chosen.voice,
                    on_switch: move |on| {
                        settings.change(|settings| settings.voice = on);
                    },
                }
                Loudness {
                    id: "voice-volume",
                    name: "Volume of the voice",
                    value: chosen.voice_volume,
                    on_change: move |volume| {
                        settings.change(|settings| settings.voice_volume = volume);
                    },
                }
                div { class: "row row--setting",
                    button {
                        class: "btn btn--soft",
                        r#type: "button",
                        onclick: move |_| cues::try_voice(&settings.get()),
                        Picture { icon: Icon::Play }
                        "Hear a sample"
                    }
                }
            }
            p { class: "row row--setting row__meta without-voice",
                "This device gives Unkink no voice. The tones and the words on the screen tell you the same."
            }
        }
    }
}

#[component]
fn Vibration(on: bool) -> Element {
    let settings = use_context::<SettingsState>();
    rsx! {
        Part { title: "Vibration",
            div { class: "list with-vibration",
                SwitchRow {
                    label: "Vibrate",
                    hint: "At the start, at a change of sides, at a new move and at the end",
                    on,
                    on_switch: move |on| {
                        settings.change(|settings| settings.vibration = on);
                    },
                }
                div { class: "row row--setting",
                    button {
                        class: "btn btn--soft",
                        r#type: "button",
                        onclick: move |_| cues::try_vibration(&settings.get()),
                        Picture { icon: Icon::Wave }
                        "Try it"
                    }
                }
            }
            p { class: "row row--setting row__meta without-vibration", "This device does not vibrate for Unkink." }
        }
    }
}

/// A loudness of 0 to 100.
#[component]
fn Loudness(id: String, name: String, value: u32, on_change: EventHandler<u32>) -> Element {
    rsx! {
        div { class: "row row--setting row--loudness",
            label { class: "row__name", r#for: "{id}", "{name}" }
            input {
                class: "slider",
                id: "{id}",
                r#type: "range",
                min: "0",
                max: "100",
                step: "5",
                value: "{value}",
                "aria-valuetext": "{value} of 100",
                onchange: move |event| {
                    if let Ok(volume) = event.value().parse::<u32>() {
                        on_change.call(volume.min(100));
                    }
                },
            }
        }
    }
}
