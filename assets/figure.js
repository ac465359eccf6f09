// Plays the key frames of the player's disc and turns its ring. The program draws a new picture for each stretch of the
// timetable and says how far the stretch has gone; everything in between happens here, thirty times a second at most.
window.unkinkFigure ??= (() => {
  const FRAME = 1000 / 30;
  const EASY_IN = 4000;
  const EASY_OUT = 6000;
  const FADE = 600; // still pictures: from one to the next
  const ARROW_SHOWN = 1200;
  const ARROW_FADE = 360;
  const DRIFT = 400; // the program's time wins when the page's is further off
  const ROUND = 2 * Math.PI * 47.5;
  const DASH = 0.62;
  const reduced = window.matchMedia('(prefers-reduced-motion: reduce)');
  const stages = new Map();

  const clamp = (x) => Math.min(1, Math.max(0, x));
  const ease = (t) => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t));
  const mix = (a, b, t) => a + (b - a) * t;

  // A path or transform as the text between its numbers and the numbers in tenths; flags of arcs are never mixed.
  const read = (text) => {
    const parts = text.split(/(-?\d*\.?\d+)/);
    const numbers = [];
    const between = [parts[0]];
    const flags = new Set();
    let arc = 0;
    for (let i = 1; i < parts.length; i += 2) {
      if (/[A-Z]/.test(parts[i - 1])) arc = parts[i - 1].endsWith('A') ? 1 : 0;
      if (arc === 4 || arc === 5) flags.add(numbers.length);
      if (arc) arc += 1;
      numbers.push(Math.round(parts[i] * 10));
      between.push(parts[i + 1]);
    }
    return { between, numbers, flags };
  };

  // `3 *4 -1`: the first number grows by 3, the next four stay, the sixth shrinks by 1, the rest stay.
  const changed = (numbers, packed) => {
    const next = numbers.slice();
    let at = 0;
    for (const word of packed.split(' ')) {
      if (word[0] === '*') at += Number(word.slice(1));
      else if (word) next[at] += Number(word), (at += 1);
    }
    return next;
  };

  const unfold = (from, changes) => changes.reduce((all, packed) => [...all, changed(all[all.length - 1], packed)], [from]);

  const node = (svg, paths, groups, [targets, ...runs]) => {
    const isGroup = targets[0] < 0;
    const name = isGroup ? 'transform' : 'd';
    const elements = targets.map((target) => (isGroup ? groups[-target - 1] : paths[target]));
    const frames = [];
    for (const [, text, changes, breath] of runs) {
      const form = read(text === 0 ? (elements[0].getAttribute(name) ?? '') : text);
      const full = breath && unfold(form.numbers.map(() => 0), breath).slice(1);
      unfold(form.numbers, changes).forEach((numbers, i) => frames.push({ form, numbers, full: full?.[i] }));
    }
    return { name, elements, frames, breathes: frames.some((frame) => frame.full) };
  };

  const write = ({ name, elements, frames }, place, q) => {
    const low = Math.min(Math.floor(place), frames.length - 1);
    let from = frames[low];
    let to = frames[Math.min(low + 1, frames.length - 1)];
    let t = place - low;
    if (from.form !== to.form) [from, to, t] = t < 0.5 ? [from, from, 0] : [to, to, 0];
    const { between, flags } = from.form;
    let text = between[0];
    for (let i = 0; i < from.numbers.length; i += 1) {
      let a = from.numbers[i];
      let b = to.numbers[i];
      if (from.full) {
        a += from.full[i] * q;
        b += to.full[i] * q;
      }
      text += (flags.has(i) ? Math.round(mix(a, b, t) / 10) : Math.round(mix(a, b, t) * 10) / 100) + between[i + 1];
    }
    for (const element of elements) element.setAttribute(name, text);
  };

  const load = (svg) => {
    const film = JSON.parse(svg.dataset.film || '{"once":[],"round":[],"breath":null,"nodes":[]}');
    const paths = svg.querySelectorAll('.figure__body path');
    const groups = svg.querySelectorAll('.figure__body > g');
    return { ...film, nodes: film.nodes.map((one) => node(svg, paths, groups, one)), place: null };
  };

  const sum = (stretches, i) => stretches.reduce((all, stretch) => all + stretch[i], 0);

  // Which key frame is on, with the share of the way to the next.
  const placeAt = ({ once, round }, elapsed) => {
    let left = elapsed;
    let frames = 0;
    for (const [length, steps] of once) {
      if (left < length) return frames + ease(left / length) * steps;
      left -= length;
      frames += steps;
    }
    const length = sum(round, 0);
    if (length > 0) {
      left %= length;
      for (const [length, steps] of round) {
        if (left < length) return frames + ease(left / length) * steps;
        left -= length;
        frames += steps;
      }
    }
    return frames;
  };

  const breathAt = ({ breath }, elapsed, length) => {
    if (breath) return mix(breath[0], breath[1], ease(clamp(elapsed / length)));
    const at = elapsed % (EASY_IN + EASY_OUT);
    return at < EASY_IN ? ease(at / EASY_IN) : 1 - ease((at - EASY_IN) / EASY_OUT);
  };

  const turnRing = (stage, { ring, length, elapsed }) => {
    const gone = length > 0 ? clamp(elapsed / length) : 1;
    let dashes = `${(ROUND * (ring === 'in' ? gone : 1 - gone)).toFixed(2)} ${ROUND.toFixed(2)}`;
    if (ring === 'count') {
      const seconds = Math.max(1, Math.ceil(length / 1000));
      const second = ROUND / seconds;
      const left = seconds - Math.min(seconds, Math.floor(elapsed / 1000));
      dashes = `${(second * DASH).toFixed(3)} ${(second * (1 - DASH)).toFixed(3)} `.repeat(left) + `0 ${ROUND.toFixed(2)}`;
    }
    if (stage.dashes === dashes) return;
    stage.dashes = dashes;
    stage.progress.style.strokeDasharray = dashes;
  };

  const draw = (stage) => {
    const { film, svg, length } = stage;
    const elapsed = Math.min(now(stage), length);
    const still = stage.still;
    const [gone, whole] = stage.counted ?? [still ? Math.floor(elapsed / 1000) * 1000 : elapsed, length];
    turnRing(stage, { ring: stage.ring, length: whole, elapsed: gone });
    const place = still ? sum(film.once, 1) : placeAt(film, elapsed);
    let q = still ? 0.5 : breathAt(film, elapsed, length);
    // A chest that was fuller or emptier before gets there without a jump.
    if (stage.was !== null && !still) q = mix(stage.was, q, clamp((elapsed - stage.loadedAt) / FADE));
    for (const one of film.nodes) {
      if (place !== film.place || (one.breathes && q !== film.q)) write(one, place, q);
    }
    film.place = place;
    film.q = q;
    const arrows = svg.querySelector('.figure__arrows');
    const shown = svg.dataset.arrow === 'true' ? clamp(1 - (elapsed - ARROW_SHOWN) / ARROW_FADE) : 0;
    if (arrows) arrows.style.opacity = still ? 1 : shown;
  };

  const now = (stage) => stage.elapsed + (stage.running ? performance.now() - stage.since : 0);

  // What was seen before lies over the new picture and fades.
  const crossFade = (old, svg) => {
    old.removeAttribute('role');
    old.setAttribute('aria-hidden', 'true');
    old.classList.add('figure--before');
    svg.after(old);
    const gone = () => old.remove();
    old.animate([{ opacity: 1 }, { opacity: 0 }], { duration: FADE, easing: 'linear' }).finished.then(gone, gone);
  };

  const take = (element) => {
    const svg = element.querySelector('.stage__disc > .figure:not(.figure--before)');
    const progress = element.querySelector('.stage__prog');
    if (!svg || !progress) return;
    const stage = stages.get(element) ?? { svg: null, elapsed: 0, since: 0, running: false, was: null, film: null };
    stages.set(element, stage);
    const { state, elapsed, length, ring, counted, still } = element.dataset;
    const wasStill = stage.still;
    stage.progress = progress;
    stage.dashes = null;
    stage.ring = ring;
    stage.counted = counted?.split(' ').map(Number); // a countdown, in milliseconds
    stage.length = Number(length);
    stage.still = still === 'true' || reduced.matches;
    const told = Number(elapsed);
    const isNew = stage.svg !== svg;
    const runs = state === 'running';
    if (isNew || runs !== stage.running || stage.told !== told) {
      const off = Math.abs(now(stage) - told);
      if (isNew || !runs || !stage.running || off > DRIFT) {
        stage.elapsed = told;
        stage.since = performance.now();
      }
      stage.told = told;
      stage.running = runs;
    }
    if (isNew) {
      const old = stage.svg;
      stage.was = stage.film?.q ?? null;
      stage.svg = svg;
      stage.film = load(svg);
      stage.loadedAt = stage.elapsed;
      if (old && !old.isConnected && stage.still && wasStill) crossFade(old, svg);
    }
    draw(stage);
    wake();
  };

  const look = () => {
    for (const element of document.querySelectorAll('.stage[data-state]')) take(element);
  };

  let waiting = false;
  let last = 0;
  const goesOn = (stage) => stage.running && now(stage) < stage.length;
  const wake = () => {
    for (const element of stages.keys()) if (!element.isConnected) stages.delete(element);
    if (waiting || document.hidden || ![...stages.values()].some(goesOn)) return;
    waiting = true;
    // Still pictures change with the seconds only.
    if ([...stages.values()].every((stage) => stage.still)) setTimeout(tick, 1000 / 4);
    else requestAnimationFrame(tick);
  };
  const tick = () => {
    waiting = false;
    const time = performance.now();
    if (time - last >= FRAME - 4) {
      last = time;
      for (const stage of stages.values()) if (stage.running) draw(stage);
    }
    wake();
  };

  // Only what becomes of a stage is looked at.
  const isStaged = (node) => node instanceof Element && (node.closest('.stage') || node.querySelector('.stage'));
  new MutationObserver((changes) => {
    const concerns = ({ type, target, addedNodes }) =>
      type === 'attributes' ? target.classList.contains('stage') : [...addedNodes].some(isStaged);
    if (changes.some(concerns)) look();
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-state', 'data-elapsed', 'data-length', 'data-ring', 'data-counted', 'data-still'],
  });
  reduced.addEventListener('change', look);
  document.addEventListener('visibilitychange', look);
  document.addEventListener('DOMContentLoaded', look);
  return { look };
})();
