// What the page does by itself: its look, keys that press the control that names them, focus, and being out of sight.
(() => {
  // The root says how it looks before anything is painted: what the person chose, else what the system asks for.
  const root = document.documentElement;
  const looks = [
    ['theme', matchMedia('(prefers-color-scheme: dark)'), 'dark', 'light'],
    ['contrast', matchMedia('(prefers-contrast: more)'), 'more', ''],
    ['motion', matchMedia('(prefers-reduced-motion: reduce)'), 'reduced', ''],
  ];
  const chosen = looks.map(([name]) => `data-chosen-${name}`);
  const dress = () => {
    for (const [name, system, asked, otherwise] of looks) {
      root.dataset[name] = root.getAttribute(`data-chosen-${name}`) || (system.matches ? asked : otherwise);
    }
  };
  dress();
  for (const [, system] of looks) system.addEventListener('change', dress);
  new MutationObserver(dress).observe(root, { attributes: true, attributeFilter: chosen });

  const named = {
    ' ': 'Space', '+': 'Plus', '-': 'Minus',
    MediaPlayPause: 'Space', MediaTrackPrevious: 'ArrowLeft', MediaTrackNext: 'ArrowRight',
  };
  const withKey = (key) => {
    const layer = document.querySelector('[role=dialog]') ?? document;
    return [...layer.querySelectorAll('[aria-keyshortcuts]')].find(
      (element) => element.getAttribute('aria-keyshortcuts').split(' ').includes(key) && !element.disabled,
    );
  };
  window.unkinkPress = (key) => withKey(key)?.click();
  // Whether the focus was brought where it is by Tab. A pointer leaves it behind on what it pressed.
  let walked = false;
  document.addEventListener('pointerdown', () => { walked = false; }, true);
  document.addEventListener('keydown', (event) => { walked ||= event.key === 'Tab'; }, true);
  // The web view leaves what it shows in part where it is; its ring would be cut.
  document.addEventListener('focusin', (event) => {
    if (walked) event.target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  document.addEventListener('keydown', (event) => {
    // While a letter is composed, every key belongs to it; one that closed a sheet presses nothing below.
    if (event.isComposing || event.defaultPrevented) return;
    const typing = event.target.matches?.('input:not([type=range]), textarea, select');
    const onControl = event.target.matches?.('button, a, summary, [role=radio]') && [' ', 'Enter'].includes(event.key);
    const forAll = event.key === ' ' && !walked && withKey('Space');
    const pressing = onControl && !forAll;
    // A key that is held down presses once.
    if (onControl && event.repeat) event.preventDefault();
    const sliding = event.target.matches?.('input[type=range]') && event.key.startsWith('Arrow');
    if (event.ctrlKey || event.altKey || event.metaKey || (typing && event.key !== 'Escape') || pressing || sliding) return;
    const key = named[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
    const control = withKey(key);
    if (!control) return;
    taken = event.key;
    event.preventDefault();
    if (!event.repeat) control.click();
  });
  // When such a key goes up, it does not press what has the focus as well.
  let taken = '';
  document.addEventListener('keyup', (event) => {
    if (event.key === taken) event.preventDefault();
    taken = '';
  });

  // A number to call is left to the window, which hands it to the dialler.
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('a[href^="tel:"]')) event.stopPropagation();
  }, true);

  // Arrow keys walk the points of a chart, from its first to its last.
  document.addEventListener('keydown', (event) => {
    const points = event.target.matches?.('[data-point]') && [...event.target.parentElement.querySelectorAll('[data-point]')];
    if (!points || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = points.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: points.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    points[to]?.focus();
  });

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
  const keepFocus = () => {
    const dialog = document.querySelector('[role=dialog]');
    if (dialog && !dialog.contains(document.activeElement)) {
      before ??= document.activeElement;
      dialog.focus({ preventScroll: true });
    } else if (!dialog && before) {
      if (before.isConnected) before.focus({ preventScroll: true });
      before = null;
    }
  };
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
    const boxes = (selector) => [...foot.parentElement.querySelectorAll(selector)].map((e) => e.getBoundingClientRect());
    const edge = innerHeight - (foot.offsetHeight || 60);
    // The air below a line and above the foot.
    const air = 20;
    // It lies over no headline and no call.
    const covers = boxes('h1, .notice--line').some(({ top, bottom }) => top < innerHeight && bottom > edge);
    const below = covers ? 0 : boxes('.ask__row').filter(({ bottom }) => bottom - air > edge).length;
    const words = `${below} more below`;
    const label = foot.querySelector('[data-words]');
    if (foot.hidden !== (below === 0)) foot.hidden = below === 0;
    if (below && label.textContent !== words) label.textContent = words;
  };
  addEventListener('scroll', countBelow, { passive: true });
  addEventListener('resize', countBelow);
  // What asks for a call is never left below the edge.
  const showCall = (changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]);
    added.find((node) => node.matches?.('.notice--line'))?.scrollIntoView({ block: 'nearest' });
  };
  new MutationObserver((changes) => {
    keepFocus();
    countBelow();
    showCall(changes);
  }).observe(root, { childList: true, subtree: true });
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-lines-below]')) scrollBy({ top: innerHeight * 0.7, behavior: 'smooth' });
  });

  // A text is copied by a press of the person; a file they choose is read into a field, as if it had been typed.
  const longestFile = 1000000;
  // Held while the person chooses: WebKit forgets one that nothing holds, and what was chosen with it.
  let asking;
  document.addEventListener('click', (event) => {
    const copies = event.target.closest?.('[data-copies]');
    if (copies) {
      const field = document.getElementById(copies.dataset.copies);
      field.focus();
      field.select();
      const copied = document.execCommand('copy');
      copies.querySelector('[data-words]').textContent = copied ? 'Copied' : 'This device did not copy it';
    }
    const reads = event.target.closest?.('[data-reads-file-into]');
    if (reads) {
      const chooser = document.createElement('input');
      asking = chooser;
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

  // A row is dragged by its handle to another place of its list; where it is let go is written into a field.
  document.addEventListener('pointerdown', (event) => {
    const handle = event.target.closest?.('[data-drags]');
    const list = handle?.closest('[data-drag-into]');
    if (!list || event.button !== 0) return;
    event.preventDefault();
    const row = handle.closest('li');
    const rows = [...list.children];
    const from = rows.indexOf(row);
    const middle = (one) => { const box = one.getBoundingClientRect(); return scrollY + box.top + box.height / 2; };
    const middles = rows.map(middle);
    const begun = scrollY + event.clientY;
    let to = from;
    handle.setPointerCapture(event.pointerId);
    row.dataset.dragged = '';
    const move = ({ clientY }) => {
      if (clientY < 80) scrollBy(0, -12);
      if (clientY > innerHeight - 120) scrollBy(0, 12);
      const by = scrollY + clientY - begun;
      row.style.transform = `translateY(${by}px)`;
      to = middles.filter((at, index) => index !== from && at < middles[from] + by).length;
    };
    const end = (last) => {
      handle.removeEventListener('pointermove', move);
      row.style.transform = '';
      delete row.dataset.dragged;
      if (last.type !== 'pointerup' || to === from) return;
      const field = document.getElementById(list.dataset.dragInto);
      field.value = `${from} ${to}`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end, { once: true });
    handle.addEventListener('pointercancel', end, { once: true });
  });

  // Without the socket over which the program changes the page, the page only looks alive: the window is told.
  window.WebSocket = class extends WebSocket {
    constructor(...address) {
      super(...address);
      const gone = () => window.webkit?.messageHandlers?.socketClosed?.postMessage('');
      this.addEventListener('open', () => this.addEventListener('close', gone));
    }
  };

  // What is dropped opens nothing. Text may be dropped into a field.
  for (const kind of ['dragover', 'drop']) {
    addEventListener(kind, (event) => {
      const files = event.dataTransfer?.types.includes('Files');
      if (files || !event.target.matches?.('input, textarea')) event.preventDefault();
    });
  }

  const tell = (what) => document.querySelector(`[data-on-${what}]`)?.click();
  document.addEventListener('visibilitychange', () => tell(document.visibilityState === 'hidden' ? 'hidden' : 'seen'));
  addEventListener('focus', () => tell('seen'));
})();
