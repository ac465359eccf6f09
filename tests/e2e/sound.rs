//! What a session asks of the page's sound: seen from inside the page, with what the device would play in its place.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;
use serde_json::Value;

/// Stands in for the audio, the voice and the vibration of a device, and remembers what they were asked.
const DEVICE: &str = "(() => {
  const began = performance.now() / 1000;
  const seen = (window.seen = { tones: [], said: [], hushed: 0, buzzes: [], suspended: 0, resumed: 0 });
  const param = () => ({ value: 0, setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} });
  const node = (more) => ({ connect: (to) => to, disconnect() {}, ...more });
  window.AudioContext = window.webkitAudioContext = class {
    state = 'suspended';
    destination = node({});
    get currentTime() { return performance.now() / 1000 - began; }
    resume() { seen.resumed++; this.state = 'running'; this.onstatechange?.(); return Promise.resolve(); }
    suspend() { seen.suspended++; this.state = 'suspended'; return Promise.resolve(); }
    createGain() { return node({ gain: param() }); }
    createOscillator() {
      const tone = { pitch: param(), start: null, dropped: false };
      seen.tones.push(tone);
      return node({
        frequency: tone.pitch,
        start(at) { tone.start = at; },
        stop(at) { tone.dropped ||= at === undefined; },
      });
    }
  };
  const voice = { speaking: false, pending: false, getVoices: () => [{ lang: 'en' }],
    cancel() { seen.hushed++; this.speaking = false; },
    speak(said) { seen.said.push(said.text); this.speaking = true; said.onstart?.(); } };
  Object.defineProperty(window, 'speechSynthesis', { value: voice, configurable: true });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(navigator, 'vibrate', { value: (pattern) => seen.buzzes.push(pattern), configurable: true });
  document.documentElement.dataset.vibration = 'some';
  return true;
})()";

fn seen(app: &App<'_>, what: &str) -> Value {
    app.evaluate(&format!("({what})(window.seen)"))
}

fn count(app: &App<'_>, what: &str) -> u64 {
    seen(app, what).as_u64().expect("a number")
}

/// Tones that will still sound.
const TO_COME: &str = "(seen) => seen.tones.filter((tone) => !tone.dropped).length";

#[test]
fn sounds_are_laid_ahead_and_a_pause_takes_them_back() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Settings");
    app.find(Role::Link, "Sounds and voice").click();
    app.find(Role::Switch, "Spoken words").click();
    app.find(Role::Switch, "Last three seconds").click();
    app.evaluate(DEVICE);
    app.press("Play: Done");
    app.wait_for(|app| count(app, TO_COME) == 3, "the three tones of the end");
    app.press("Hear a sample");
    app.wait_for(|app| seen(app, "(seen) => seen.said")[0] == "Left side. Out. Open the top arm.", "the sample");
    app.press("Try it");
    app.wait_for(|app| count(app, "(seen) => seen.buzzes.length") == 1, "a vibration");
    app.press("Back");
    app.find(Role::Heading, "Settings").wait();
    app.press("Back");
    app.find(Role::Heading, "Today").wait();

    app.evaluate("Object.assign(seen, { tones: [], said: [], buzzes: [] }) && true");
    app.open_routine("Desk break");
    app.press("Start");
    app.wait_for(|app| count(app, TO_COME) > 10, "the sounds of the first minute");
    let pitches = seen(&app, "(seen) => seen.tones.map((tone) => tone.pitch.value)");
    let pitches = pitches.as_array().expect("pitches");
    assert!(pitches.iter().take(3).all(|pitch| *pitch == 660), "it is counted down first: {pitches:?}");
    assert!(!pitches.contains(&Value::from(880)), "the last three seconds are switched off: {pitches:?}");
    let starts = seen(&app, "(seen) => seen.tones.map((tone) => tone.start)");
    let starts: Vec<f64> = starts.as_array().expect("starts").iter().filter_map(Value::as_f64).collect();
    let gap = starts[1] - starts[0];
    assert!((gap - 1.0).abs() < 0.02, "a second lies between the tones of the countdown: {gap}");
    app.wait_for(|app| count(app, "(seen) => seen.said.length") == 1, "the first move to be named");

    app.press("Pause");
    app.wait_for(|app| count(app, TO_COME) <= 5, "what was to come to be dropped, and the pause to be heard");
    let last = seen(&app, "(seen) => seen.tones.slice(-2).map((tone) => [tone.pitch.value, tone.dropped])");
    assert_eq!(last, serde_json::json!([[440, false], [330, false]]), "the sound of a pause");
    assert!(count(&app, "(seen) => seen.hushed") > 0, "the sentence is broken off");
    app.wait_for(|app| count(app, "(seen) => seen.suspended") > 0, "the audio to rest");

    app.press("Continue");
    app.wait_for(|app| count(app, TO_COME) > 10, "the sounds from here on");
    assert!(count(&app, "(seen) => seen.resumed") > 1);
    app.wait_for(|app| count(app, "(seen) => seen.said.length") == 2, "the set-up to be said from its beginning");
    assert_eq!(seen(&app, "(seen) => seen.said[0] === seen.said[1]"), true);
}

#[test]
fn the_last_sound_of_a_session_rings_out_and_no_sound_comes_twice() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { speed: 10, ..Start::default() });
    app.evaluate(DEVICE);
    app.open_routine("Desk break");
    app.press("Start");
    app.wait_longer_for(LATER, |app| app.find(Role::Heading, "Well moved.").is_there(), "the end");
    let tones = seen(&app, "(seen) => seen.tones.map((tone) => [tone.pitch.value, tone.start, tone.dropped])");
    let tones = tones.as_array().expect("tones");
    assert!(tones.iter().all(|tone| tone[2] == false), "nothing was taken back: {tones:?}");
    let last: Vec<&Value> = tones.iter().rev().take(3).map(|tone| &tone[0]).collect();
    assert_eq!(last, [659, 554, 440], "the end");
    let buzzes = seen(&app, "(seen) => [seen.buzzes[0], seen.buzzes.at(-1)]");
    assert_eq!(buzzes, serde_json::json!([[40], [400]]), "the start and the end are felt");
    let twice = tones.windows(2).filter(|pair| pair[0] == pair[1]).count();
    assert_eq!(twice, 0, "{tones:?}");
}

#[test]
fn the_keys_of_a_headset_pause_go_on_and_skip() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { speed: 10, ..Start::default() });
    let key = |name: &str| {
        app.evaluate(&format!(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{name}', bubbles: true }}))"
        ));
    };
    app.open_routine("Desk break");
    app.press("Start");
    app.wait_for(|app| app.player_state() == "running", "the routine to run");
    key("MediaPlayPause");
    app.wait_for(|app| app.player_state() == "paused", "the key to pause");
    key("MediaTrackNext");
    app.wait_for_text("2 of 5");
    key("MediaTrackPrevious");
    app.wait_for_text("1 of 5");
    key("MediaPlayPause");
    app.wait_for(|app| app.player_state() == "running", "the key to go on");
}

#[test]
fn a_locked_player_opens_when_it_is_held_and_not_at_a_tap() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { size: (320, 640), ..Start::default() });
    app.open_routine("Desk break");
    app.press("Start");
    app.press("Lock against touches");
    let unlock = app.find(Role::Button, "Hold to unlock");
    unlock.wait();
    app.evaluate("document.documentElement.style.fontSize = '200%'");
    assert!(app.fits());
    let touch = |kind: &str| {
        app.evaluate(&format!(
            "document.querySelector('.unlock').dispatchEvent(new PointerEvent('{kind}', {{ bubbles: true }}))"
        ));
    };
    let tap = || {
        touch("pointerdown");
        touch("pointerup");
        app.evaluate("document.querySelector('.unlock').click()");
    };
    tap();
    tap();
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert!(unlock.is_there(), "a tap does not unlock");
    app.press_key(" ");
    app.wait_for(|app| app.player_state() == "paused", "keys to work on");
    app.press_key(" ");
    app.wait_for(|app| app.player_state() != "paused", "keys to work on");
    app.press("Stop · something got worse");
    app.find(Role::Dialog, "Stopped. What changed?").wait();
    app.press("Back to the move");
    touch("pointerdown");
    unlock.wait_gone();
    app.find(Role::Button, "Lock against touches").click();
    unlock.wait();
    app.hide();
    app.show();
    unlock.wait_gone();
}

#[test]
fn the_player_fills_the_screen_and_comes_back() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { size: (1100, 760), ..Start::PLAIN });
    app.open_routine("Desk break");
    app.press("Start");
    app.find(Role::Button, "Pause").wait();
    app.press_key("f");
    app.wait_for(|app| app.evaluate("Boolean(document.fullscreenElement)") == true, "the whole screen");
    app.press_key("f");
    app.wait_for(|app| app.evaluate("Boolean(document.fullscreenElement)") == false, "the window again");
}
