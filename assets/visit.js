// Pages and presses: each page begins at its top, one that is come back to is as it was left, and no press does what
// was meant for the page or the sheet before.
(() => {
  // A press on what appeared so many milliseconds ago cannot be meant for it: nobody has seen it yet.
  const unseen = 100;
  // A second press at the same place within this time is the first one's double.
  const double = 400;
  // A sheet's scrim takes no press that soon.
  const scrimWaits = 500;
  const samePlace = 24;

  const controls = 'button, a[href], summary, [role=radio], [role=checkbox]';
  const main = () => document.querySelector('main');
  const sheet = () => document.querySelector('[role=dialog]');

  // What is open: the visit of a page, its part (a question of the check), the sheet over it, the message.
  let here = { visit: 0, part: '', sheet: null, message: '' };
  let appeared = 0;
  // How pages were left, by visit.
  const left = new Map();

  const look = () => ({
    visit: Number(document.querySelector('[data-visit]')?.dataset.visit ?? 0),
    part: document.querySelector('[data-page]')?.dataset.page ?? '',
    sheet: sheet(),
    message: document.querySelector('[data-message]')?.dataset.message ?? '',
  });
  const folds = () => [...(main()?.querySelectorAll('details') ?? [])];
  const inOrder = () => [...(main()?.querySelectorAll(controls) ?? [])];

  const remember = (what) => left.set(here.visit, { ...left.get(here.visit), ...what });
  // What was pressed is found again by its words, or by its place where they changed.
  const pressed = (control) => {
    const index = inOrder().indexOf(control);
    // The browser tells of the last scrolling in the next frame, which may be another page's.
    const now = { index, words: control.textContent, folds: folds().map((fold) => fold.open), top: scrollY };
    if (index >= 0) remember(now);
  };
  const findAgain = ({ index, words }) => {
    const all = inOrder();
    return all[index]?.textContent === words ? all[index] : all.find((one) => one.textContent === words) ?? all[index];
  };
  const comeBack = (was) => {
    folds().forEach((fold, index) => { fold.open = was.folds?.[index] ?? fold.open; });
    scrollTo({ top: was.top ?? 0, behavior: 'instant' });
    const opened = was.index === undefined ? null : findAgain(was);
    (opened ?? main()?.querySelector('h1'))?.focus({ preventScroll: true });
    opened?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  };
  const begin = () => {
    scrollTo({ top: 0, behavior: 'instant' });
    main()?.querySelector('h1')?.focus({ preventScroll: true });
  };

  // A message stands above what lies at the foot of the window.
  const makeRoom = () => {
    const tops = [...document.querySelectorAll('.tabbar, .foot, [data-lines-below]')].map((e) => e.getBoundingClientRect());
    const feet = tops.filter((box) => box.height && box.bottom > innerHeight - 2).map((box) => innerHeight - box.top);
    document.documentElement.style.setProperty('--foot', `${Math.max(0, ...feet)}px`);
  };

  const arrive = () => {
    const now = look();
    if (now.message) makeRoom();
    const before = here;
    here = now;
    const another = now.visit !== before.visit;
    if (!another && now.part === before.part && now.sheet === before.sheet) return;
    appeared = performance.now();
    if (another || now.part !== before.part) {
      const was = another && left.get(now.visit);
      for (const visit of left.keys()) if (visit > now.visit) left.delete(visit);
      if (was) comeBack(was);
      else begin();
    }
    // A message about what was done before another page or sheet opened has been read, or is no longer wanted.
    const opened = another || (now.sheet && now.sheet !== before.sheet);
    if (opened && now.message && now.message === before.message) document.querySelector('[data-closes-message]')?.click();
  };
  new MutationObserver(arrive).observe(document, {
    childList: true, subtree: true, attributes: true, attributeFilter: ['data-visit', 'data-page'],
  });
  addEventListener('scroll', () => remember({ top: scrollY }), { passive: true });
  addEventListener('resize', makeRoom);

  // The press that is under way, and the last one that counted.
  let down = null;
  let last = { time: -double, x: 0, y: 0, key: '' };
  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const isSame = (event) => Math.hypot(event.clientX - last.x, event.clientY - last.y) <= samePlace;
  addEventListener('pointerdown', (event) => {
    const age = event.timeStamp - appeared;
    const isDouble = event.timeStamp - last.time < double && isSame(event);
    down = {
      ...here,
      meant: age >= (here.part && !here.sheet ? double : unseen) && !(isDouble && age < double),
      isDouble,
      onScrim: age < scrimWaits,
    };
  }, true);
  addEventListener('pointercancel', () => { down = null; }, true);
  // A press that was not meant takes the focus from nothing.
  addEventListener('mousedown', (event) => { if (down && !down.meant) event.preventDefault(); }, true);
  addEventListener('click', (event) => {
    // One without a pointer comes from a key, a screen reader or a switch, and counts.
    const press = event.detail > 0 ? down : null;
    if (press) down = null;
    const control = event.target.closest?.(controls);
    if (press) {
      const moved = press.visit !== here.visit || press.part !== here.part || press.sheet !== here.sheet;
      const repeated = press.isDouble && control && !control.closest('[data-repeats]');
      const early = press.onScrim && event.target.closest?.('[data-scrim]');
      if (moved || !press.meant || repeated || early) return stop(event);
      last = { time: event.timeStamp, x: event.clientX, y: event.clientY, key: '' };
    }
    if (control) pressed(control);
  }, true);

  // A key that went down on another page goes up on none, and a control pressed twice by a key at once is pressed once.
  let held = null;
  const presses = (key) => key === 'Enter' || key === ' ';
  addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.repeat) {
      if (held && held.visit !== here.visit) stop(event);
      return;
    }
    held = { key: event.key, visit: here.visit, part: here.part };
    const control = presses(event.key) && event.target.closest?.(controls);
    if (!control) return;
    const forAll = event.key === ' ' && document.querySelector('[aria-keyshortcuts~=Space]');
    const again = !forAll && last.key === event.key && last.control === control && event.timeStamp - last.time < double;
    if (again && !control.closest('[data-repeats]')) return stop(event);
    last = { time: event.timeStamp, x: -1000, y: -1000, key: event.key, control };
  }, true);
  addEventListener('keyup', (event) => {
    const moved = held && (held.visit !== here.visit || held.part !== here.part);
    if (moved && presses(event.key)) stop(event);
    held = null;
  }, true);

  // Back, as a mouse's button, Alt with an arrow and a phone's gesture ask for it: out of a sheet, else where the arrow
  // leads, else to the page before. Says whether there was somewhere to go.
  window.unkinkBack = () => {
    const over = sheet();
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    (over ?? document.body).dispatchEvent(escape);
    if (over || escape.defaultPrevented) return true;
    const back = document.querySelector('[data-on-back]');
    if (!back || back.disabled) return false;
    back.click();
    return true;
  };
  addEventListener('mouseup', (event) => {
    if (event.button !== 3) return;
    event.preventDefault();
    window.unkinkBack();
  });
  addEventListener('keydown', (event) => {
    if (!event.altKey || event.key !== 'ArrowLeft' || event.repeat) return;
    event.preventDefault();
    window.unkinkBack();
  });
})();
