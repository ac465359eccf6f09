// What the page does by itself: keys press the control that names them, the sound of cues, and being out of sight.
(() => {
  const named = { ' ': 'Space', '+': 'Plus', '-': 'Minus' };
  document.addEventListener('keydown', (event) => {
    const typing = event.target.matches?.('input:not([type=range]), textarea, select');
    const pressing = event.target.matches?.('button, a, summary, [role=radio]') && [' ', 'Enter'].includes(event.key);
    const sliding = event.target.matches?.('input[type=range]') && event.key.startsWith('Arrow');
    if (event.ctrlKey || event.altKey || event.metaKey || (typing && event.key !== 'Escape') || pressing || sliding) return;
    const key = named[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
    const layer = document.querySelector('[role=dialog]') ?? document;
    const control = [...layer.querySelectorAll('[aria-keyshortcuts]')].find(
      (element) => element.getAttribute('aria-keyshortcuts').split(' ').includes(key) && !element.disabled,
    );
    if (control) {
      event.preventDefault();
      control.click();
    }
  });

  // A number to call is left to the window, which hands it to the dialler.
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('a[href^="tel:"]')) event.stopPropagation();
  }, true);

  // Arrow keys walk a group of radios or tabs.
  document.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const group = event.target.closest?.('[role=radiogroup], [role=tablist]');
    if (!step || !group) return;
    const items = [...group.querySelectorAll('[role=radio], [role=tab]')];
    const next = items[(items.indexOf(event.target) + step + items.length) % items.length];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  // A dialog takes the focus and keeps it; what opened it gets it back.
  let before = null;
  new MutationObserver(() => {
    const dialog = document.querySelector('[role=dialog]');
    if (dialog && !dialog.contains(document.activeElement)) {
      before ??= document.activeElement;
      dialog.focus();
    } else if (!dialog && before) {
      if (before.isConnected) before.focus();
      before = null;
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener('keydown', (event) => {
    const dialog = event.key === 'Tab' && document.querySelector('[role=dialog]');
    if (!dialog) return;
    const stops = [...dialog.querySelectorAll('button, a[href], input, textarea, select')].filter((e) => !e.disabled);
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement === edge || !dialog.contains(document.activeElement)) {
      event.preventDefault();
      (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
    }
  });

  // Says how many lines of a list are still below the edge, so that none is answered unread.
  const countBelow = () => {
    const foot = document.querySelector('[data-lines-below]');
    if (!foot) return;
    const lines = [...document.querySelectorAll('.ask__row')].map((line) => line.getBoundingClientRect().bottom);
    const below = lines.filter((bottom) => bottom > innerHeight - 68).length;
    const words = `${below} more below. Read them all`;
    const label = foot.querySelector('[data-words]');
    if (foot.hidden !== (below === 0)) foot.hidden = below === 0;
    if (below && label.textContent !== words) label.textContent = words;
  };
  addEventListener('scroll', countBelow, { passive: true });
  addEventListener('resize', countBelow);
  new MutationObserver(countBelow).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-lines-below]')) scrollBy({ top: innerHeight * 0.7, behavior: 'smooth' });
  });

  // A text is copied by a press of the person; a file they choose is read into a field, as if it had been typed.
  const longestFile = 1000000;
  document.addEventListener('click', (event) => {
    const copies = event.target.closest?.('[data-copies]');
    if (copies) {
      const field = document.getElementById(copies.dataset.copies);
      field.focus();
      field.select();
      const copied = document.execCommand('copy');
      copies.querySelector('[data-words]').textContent = copied ? 'Copied' : 'The text is selected: copy it by hand';
    }
    const reads = event.target.closest?.('[data-reads-file-into]');
    if (reads) {
      const chooser = document.createElement('input');
      chooser.type = 'file';
      chooser.accept = '.json,application/json,text/plain';
      chooser.addEventListener('change', async () => {
        const file = chooser.files[0];
        const field = document.getElementById(reads.dataset.readsFileInto);
        if (!file || !field) return;
        field.value = file.size > longestFile ? `${file.name} is too large to be a routine` : await file.text();
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      chooser.click();
    }
  });

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') document.querySelector('[data-on-hidden]')?.click();
  });

  let audio = null;
  const tones = {
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
  let scheduled = [];
  const silence = () => {
    // What sounds already may ring out; what is to come is dropped.
    for (const { tone, start } of scheduled) if (start > audio.currentTime) tone.disconnect();
    scheduled = [];
  };
  window.unkinkSound = {
    // Each of `cues` is [seconds from now, name]. What was scheduled before and has not begun is dropped.
    schedule(cues, volume) {
      const Context = window.AudioContext ?? window.webkitAudioContext;
      if (!Context || (!audio && !cues.length)) return;
      audio ??= new Context();
      if (audio.state === 'suspended') audio.resume();
      silence();
      for (const [delay, cue] of cues) {
        for (const [pitch, after, length] of tones[cue] ?? []) {
          const start = audio.currentTime + 0.02 + delay + after;
          const tone = audio.createOscillator();
          const gain = audio.createGain();
          tone.frequency.value = pitch;
          gain.gain.setValueAtTime(0, start);
          gain.gain.linearRampToValueAtTime(0.25 * volume, start + 0.02);
          gain.gain.exponentialRampToValueAtTime(0.001, start + length);
          tone.connect(gain).connect(audio.destination);
          tone.start(start);
          tone.stop(start + length + 0.05);
          scheduled.push({ tone, start });
        }
      }
    },
    play(cue, volume) {
      window.unkinkSound.schedule([[0, cue]], volume);
    },
    // The newest sentence is the one worth hearing: what still waits is dropped.
    say(words, volume) {
      const voice = window.speechSynthesis;
      if (!voice || !voice.getVoices().length) return;
      voice.cancel();
      const said = new SpeechSynthesisUtterance(words);
      said.lang = 'en';
      said.volume = volume;
      said.rate = 1.05;
      voice.speak(said);
    },
  };
})();
