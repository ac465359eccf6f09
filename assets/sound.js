// What is heard and felt of a session: tones on the audio clock, spoken words, vibration, and the keys of the device
// and its headphones. Whatever a webview does not have is left out in silence.
(() => {
  // Pitch, seconds after the beginning, length in seconds.
  const TONES = {
    ready: [[660, 0, 0.12]],
    in: [[392, 0, 0.18], [523, 0.12, 0.26]],
    out: [[523, 0, 0.18], [392, 0.12, 0.26]],
    hold: [[440, 0, 0.3]],
    switch: [[587, 0, 0.16], [587, 0.22, 0.16]],
    rest: [[330, 0, 0.4]],
    next: [[440, 0, 0.14], [554, 0.14, 0.2]],
    half: [[494, 0, 0.12]],
    last_three: [[880, 0, 0.07]],
    done: [[440, 0, 0.2], [554, 0.18, 0.2], [659, 0.36, 0.5]],
    paused: [[440, 0, 0.14], [330, 0.14, 0.2]],
  };
  // Milliseconds on, off, on.
  const BUZZES = { ready: [40], next: [70, 70, 70], switch: [160, 90, 160], done: [400] };
  // A sound or a sentence that comes later than this misleads, in seconds.
  const LATE_SOUND = 0.3;
  const LATE_WORDS = 1.5;

  const root = document.documentElement.dataset;
  const clock = () => performance.now() / 1000;

  // Beside what the device plays already, never in its place.
  try {
    if (navigator.audioSession) navigator.audioSession.type = 'ambient';
  } catch {}

  let audio = null;
  let quiet = null;
  // Sounds by the page's clock, until the audio clock runs; then by that.
  let waiting = [];
  let placed = [];
  let timers = [];

  const place = () => {
    if (audio.state !== 'running') return;
    const ahead = audio.currentTime - clock();
    for (const { due, cue, volume } of waiting) {
      if (due !== null && due < clock() - LATE_SOUND) continue;
      const start = Math.max(ahead + (due ?? clock()), audio.currentTime) + 0.02;
      const tones = (TONES[cue] ?? []).map(([pitch, after, length]) => {
        const at = start + after;
        const tone = audio.createOscillator();
        const gain = audio.createGain();
        tone.frequency.value = pitch;
        gain.gain.setValueAtTime(0, at);
        gain.gain.linearRampToValueAtTime(0.25 * volume, at + 0.02);
        gain.gain.exponentialRampToValueAtTime(0.001, at + length);
        tone.connect(gain).connect(audio.destination);
        tone.start(at);
        tone.stop(at + length + 0.05);
        return tone;
      });
      placed.push({ tones, start });
    }
    waiting = [];
    placed = placed.filter(({ start }) => start > audio.currentTime - 2);
    restWhenQuiet();
  };

  // The audio clock stands still while nothing is to come: other programs and the battery are left alone.
  const restWhenQuiet = () => {
    clearTimeout(quiet);
    const last = Math.max(0, ...placed.map(({ start }) => start - audio.currentTime));
    quiet = setTimeout(() => waiting.length === 0 && audio.suspend(), (last + 1.5) * 1000);
  };

  const wake = () => {
    if (waiting.length === 0) return;
    const Context = window.AudioContext ?? window.webkitAudioContext;
    if (!Context) return;
    if (!audio) {
      audio = new Context();
      audio.onstatechange = place;
    }
    clearTimeout(quiet);
    if (audio.state === 'running') place();
    else audio.resume()?.then(place, () => {});
  };
  // Some webviews let sound begin only at a touch.
  for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, () => audio?.state !== 'running' && wake(), true);

  // What has begun rings out; what is to come is dropped.
  const drop = () => {
    waiting = [];
    timers.forEach(clearTimeout);
    timers = [];
    if (!audio) return;
    for (const { tones, start } of placed.filter(({ start }) => start > audio.currentTime)) {
      for (const tone of tones) {
        tone.stop();
        tone.disconnect();
      }
    }
    placed = placed.filter(({ start }) => start <= audio.currentTime);
    restWhenQuiet();
  };

  // What the device does itself where its page cannot: the program is told at the moment it is due.
  const deviceBuzzes = 'deviceBuzzes' in root;
  const deviceSpeaks = 'deviceSpeaks' in root;
  const byDevice = (what, value) => {
    const field = document.querySelector(`[data-device-${what}]`);
    if (!field) return;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const buzz = (pattern) => (deviceBuzzes ? byDevice('buzz', pattern.join()) : navigator.vibrate?.(pattern));

  const voices = () => window.speechSynthesis?.getVoices?.() ?? [];
  const hush = () => {
    if (deviceSpeaks) return byDevice('say', '0 ');
    const speech = window.speechSynthesis;
    if (speech && (speech.speaking || speech.pending)) speech.cancel();
  };
  const say = (words, volume) => {
    if (deviceSpeaks) return byDevice('say', `${volume} ${words}`);
    if (!voices().length) return;
    const speech = window.speechSynthesis;
    const interrupts = speech.speaking || speech.pending;
    hush();
    const said = new SpeechSynthesisUtterance(words);
    said.lang = 'en';
    said.volume = volume;
    said.rate = 1.05;
    let begun = false;
    said.onstart = () => (begun = true);
    // Right after one is broken off, a browser may swallow the next.
    if (interrupts) timers.push(setTimeout(() => speech.speak(said), 50));
    else speech.speak(said);
    timers.push(setTimeout(() => !begun && (speech.pending || !speech.speaking) && speech.cancel(), LATE_WORDS * 1000));
  };

  const at = (delay, act) => {
    const due = clock() + delay;
    timers.push(setTimeout(() => clock() - due < LATE_WORDS && act(), delay * 1000));
  };

  window.unkinkSound = {
    // `replace` drops what was scheduled before and has not begun, `hush` ends what is being said. Of `tones`, `words`
    // and `buzzes` each is [seconds from now, what].
    schedule({ replace, hush: silent, tones, volume, words, loudness, buzzes }) {
      if (replace) drop();
      if (silent) hush();
      // What is due at once is worth the moment in which the audio clock wakes.
      waiting.push(...tones.map(([delay, cue]) => ({ due: delay ? clock() + delay : null, cue, volume })));
      wake();
      for (const [delay, sentence] of words) at(delay, () => say(sentence, loudness));
      for (const [delay, cue] of buzzes) if (BUZZES[cue]) at(delay, () => buzz(BUZZES[cue]));
    },
  };

  // Keys of the device and of headphones press what the keyboard presses. `playing` is null when no session is open.
  window.unkinkSession = (playing) => {
    const session = navigator.mediaSession;
    if (!session) return;
    try {
      const { move, routine, runs } = playing ?? {};
      session.metadata = playing && window.MediaMetadata ? new MediaMetadata({ title: move, artist: routine, album: 'Unkink' }) : null;
      session.playbackState = playing ? (runs ? 'playing' : 'paused') : 'none';
    } catch {}
    const paused = () => document.querySelector('main.player')?.dataset.state === 'paused';
    const acts = {
      play: () => paused() && window.unkinkPress('Space'),
      pause: () => !paused() && window.unkinkPress('Space'),
      previoustrack: () => window.unkinkPress('ArrowLeft'),
      nexttrack: () => window.unkinkPress('ArrowRight'),
    };
    for (const [action, act] of Object.entries(acts)) {
      try {
        session.setActionHandler(action, playing ? act : null);
      } catch {}
    }
  };

  // The page says what the device cannot do (`.without-voice`, `.without-vibration`).
  root.vibration = navigator.vibrate || deviceBuzzes ? 'some' : 'none';
  let deviceVoice = deviceSpeaks;
  const look = () => (root.voice = voices().length || deviceVoice ? 'some' : 'none');
  look();
  // The device found out whether it has a voice.
  window.unkinkVoice = (speaks) => {
    deviceVoice = speaks;
    look();
    return true;
  };
  window.speechSynthesis?.addEventListener?.('voiceschanged', look);
})();
