// What the browser does for Unkink: each function is called from src/platform/browser.rs, and does nothing where a browser
// has no such thing.

// What this browser remembers for this page; a private window may refuse.
const prefix = 'unkink ';
export const recall = (key) => {
  try { return localStorage.getItem(prefix + key) ?? undefined; } catch { return undefined; }
};
export const remember = (key, value) => {
  try { localStorage.setItem(prefix + key, value); } catch { /* It asks again next time. */ }
};

// What a test set in the page before the app began.
export const variable = (name) => globalThis[name];

export const language = () => navigator.languages?.[0] ?? navigator.language ?? '';

// How many minutes a zone's clock is ahead of UTC at a moment, in milliseconds since 1970. None where there is no such zone.
export const minutesAhead = (zone, moment) => {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', era: 'short',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    }).formatToParts(new Date(moment));
    const part = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
    const shown = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
    return Math.round((shown - Math.floor(moment / 1000) * 1000) / 60000);
  } catch { return undefined; }
};

// The screen stays on; a lock ends when the page is out of sight, and is asked for again when it is back.
let wanted = false;
let lock = null;
const ask = async () => {
  if (!wanted || lock || document.visibilityState !== 'visible') return;
  try {
    const taken = await navigator.wakeLock?.request('screen');
    if (!taken) return;
    lock = taken;
    taken.addEventListener('release', () => { if (lock === taken) lock = null; });
    if (!wanted) keepAwake(false);
  } catch { /* A browser may refuse, as when the battery is low. */ }
};
export const keepAwake = (on) => {
  wanted = on;
  if (on) return void ask();
  lock?.release().catch(() => {});
  lock = null;
};
document.addEventListener('visibilitychange', ask);

// Gives the person a file: by the sheet of a phone where that takes it, else as a download.
export const handOver = (name, bytes) => {
  const file = new File([bytes.slice()], name, { type: kindOf(name) });
  const shared = { files: [file] };
  const onPhone = matchMedia('(pointer: coarse)').matches;
  if (onPhone && navigator.canShare?.(shared)) {
    navigator.share(shared).catch((error) => { if (error.name !== 'AbortError') download(file); });
  } else {
    download(file);
  }
};
const kinds = { csv: 'text/csv', txt: 'text/plain', json: 'application/json', ics: 'text/calendar', sqlite3: 'application/vnd.sqlite3' };
const kindOf = (name) => kinds[name.split('.').pop()] ?? 'application/octet-stream';
const download = (file) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

// The tables in an archive, names and contents by turns. Fails where it is no such archive, is damaged, or holds too much.
const tablesIn = async (bytes) => {
  const MOST = { files: 1000, bytes: 100 * 1024 * 1024 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const two = (at) => view.getUint16(at, true);
  const four = (at) => view.getUint32(at, true);
  let end = bytes.length - 22;
  while (four(end) !== 0x06054b50 && end > bytes.length - 0x10016) end -= 1;
  if (two(end + 10) > MOST.files) throw new Error('too many files');
  const found = [];
  let left = MOST.bytes;
  let at = four(end + 16);
  for (let one = two(end + 10); one > 0; one -= 1) {
    if (four(at) !== 0x02014b50) throw new Error('no archive');
    const [method, check, packed, size, from] = [two(at + 10), four(at + 16), four(at + 20), four(at + 24), four(at + 42)];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + two(at + 28)));
    at += 46 + two(at + 28) + two(at + 30) + two(at + 32);
    if (!name.toLowerCase().endsWith('.csv')) continue;
    left -= size;
    if (left < 0) throw new Error('too large');
    const start = from + 30 + two(from + 26) + two(from + 28);
    const part = bytes.subarray(start, start + packed);
    found.push(name, method === 0 ? part : await inflated(part, method, check, size));
  }
  return found;
};
// As a file of gzip the browser holds it against its checksum and its size.
const inflated = async (part, method, check, size) => {
  if (method !== 8) throw new Error('packed in another way');
  const begin = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  const end = new DataView(new ArrayBuffer(8));
  end.setUint32(0, check, true);
  end.setUint32(4, size, true);
  const whole = new Blob([begin, part, end.buffer]).stream().pipeThrough(new DecompressionStream('gzip'));
  const content = new Uint8Array(size);
  let at = 0;
  for (const reader = whole.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return content;
    content.set(value, at);
    at += value.length;
  }
};

// Held while the person chooses: WebKit forgets one that nothing holds, and what was chosen with it.
let asking;
// Files the person chooses: what the first is called, then names and contents by turns; empty when they choose none. Of an
// archive it is the tables in it, and itself where they cannot be had.
export const choose = (many) => new Promise((resolve) => {
  const chooser = document.createElement('input');
  asking = chooser;
  chooser.type = 'file';
  chooser.multiple = many;
  chooser.addEventListener('cancel', () => resolve([]));
  chooser.addEventListener('change', async () => {
    const read = async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
      return isPacked ? tablesIn(bytes).catch(() => [file.name, bytes]) : [file.name, bytes];
    };
    // A file that cannot be read, as one that is gone meanwhile, is not chosen.
    const tried = await Promise.allSettled([...chooser.files].map(read));
    const first = tried.findIndex(({ status }) => status === 'fulfilled');
    const found = tried.flatMap(({ value }) => value ?? []);
    resolve(first < 0 ? [] : [chooser.files[first].name, ...found]);
  });
  chooser.click();
});

export const printPage = () => window.print();

// What page.js, sound.js and visit.js put on the window.
export const schedule = (order) => window.unkinkSound?.schedule(JSON.parse(order));
export const tellDevice = (playing) => window.unkinkSession?.(JSON.parse(playing));
export const scrollToTop = () => scrollTo(0, 0);
export const fullScreen = () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
};
export const dress = (theme, contrast, motion, percent) => {
  const root = document.documentElement;
  Object.assign(root.dataset, { chosenTheme: theme, chosenContrast: contrast, chosenMotion: motion });
  root.style.fontSize = `${percent}%`;
};
// The next page begins with what the root says (start.js): its look, the number, and whether the first page was accepted.
export const mark = (number, accepted) => {
  const root = document.documentElement;
  root.dataset.emergency = number;
  if (accepted) root.dataset.accepted = 'true';
  else delete root.dataset.accepted;
};
const wide = matchMedia('(min-width: 1100px) and (min-height: 600px)');
export const isWide = () => wide.matches;
export const watchWide = (tell) => wide.addEventListener('change', () => tell());

// The screen the address names, as its path: `#/check`.
export const namedScreen = () => (location.hash.startsWith('#/') && location.hash.length > 2 ? location.hash.slice(1) : undefined);
// The one that a shortcut of the icon, or an address that was typed, asks for while the app is open. It is given once.
let asked;
export const askedScreen = () => {
  const now = asked;
  asked = undefined;
  return now;
};

// The browser's way back is the app's own: it has an entry for each page of the trail, and one for a sheet over it.
let at = history.state?.depth ?? 0;
// Where a page was scrolled to is the app's to know: the browser would restore it for pages that are not drawn yet.
history.scrollRestoration = 'manual';
let isMoving = false;
const shownNow = () => {
  const back = document.querySelector('[data-on-back]');
  if (!back) return null;
  const depth = Number(back.dataset.depth) + (document.querySelector('[role=dialog]') ? 1 : 0);
  return { depth, address: `#${back.dataset.path}` };
};
const follow = () => {
  const now = shownNow();
  if (!now || isMoving) return;
  if (at === 0) {
    at = 1;
    history.replaceState({ depth: at }, '', now.depth > 1 ? '#/' : now.address);
  }
  if (now.depth < at) {
    isMoving = true;
    history.go(now.depth - at);
    at = now.depth;
    return;
  }
  while (at < now.depth) {
    at += 1;
    history.pushState({ depth: at }, '', now.address);
  }
  if (location.hash !== now.address) history.replaceState({ depth: at }, '', now.address);
};
addEventListener('popstate', (event) => {
  if (isMoving) {
    isMoving = false;
    return follow();
  }
  const depth = event.state?.depth;
  if (!depth) {
    // This entry becomes the one of the screen that was asked for.
    asked = namedScreen() ?? '/';
    at += 1;
    history.replaceState({ depth: at }, '');
    document.querySelector('[data-on-seen]')?.click();
    return setTimeout(follow, 100);
  }
  if (depth > at) {
    isMoving = true;
    return history.go(at - depth);
  }
  at = depth;
  window.unkinkBack?.();
  setTimeout(follow, 100);
});
new MutationObserver(follow).observe(document.documentElement, {
  childList: true, subtree: true, attributes: true, attributeFilter: ['data-depth', 'data-path'],
});

// The page is drawn: what stood in its place goes.
export const shown = () => document.getElementById('start')?.remove();

// The program ended by a fault of its own, of which it could still say this.
export const stopped = (what) => {
  console.error(what);
  window.unkinkStopped?.();
};
