// Measures what can be hit on the page, control by control: how large it is, and whether it can be brought where nothing
// hides it. Called as room(ask): `insets` are the parts of the screen that belong to the device, in CSS pixels; `fields`
// looks at what is typed into, and at nothing else. Answers with { controls, least, wrong }.
({ insets = {}, fields = false }) => {
  const LEAST = 48;
  const { top = 0, right = 0, bottom = 0, left = 0 } = insets;
  const wrong = [];
  const typed = 'input:not([type=range], [type=checkbox], [type=radio]), textarea';
  const isText = (e) => e.tagName === 'A' && e.closest('p, dd, li li');
  const inSight = (e) => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !e.closest('[aria-hidden=true]');
  const controls = [...document.querySelectorAll(fields ? typed : 'button, a[href], input, select, textarea, summary')]
    .filter((e) => inSight(e) && !isText(e));
  const words = (e) => (e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent).trim().replace(/\s+/g, ' ').slice(0, 60);
  const whole = (e) => e.closest('label') ?? e;
  const round = (box) => ['left', 'top', 'width', 'height'].map((side) => Math.round(box[side])).join(' ');

  let least = Infinity;
  for (const e of controls) {
    const { width, height } = whole(e).getBoundingClientRect();
    // What is laid around it to be hit is part of it.
    const around = getComputedStyle(e, '::after');
    const laid = (side) => (around.position === 'absolute' ? parseFloat(around[side]) || 0 : 0);
    const [wide, high] = [Math.max(width, laid('width')), Math.max(height, laid('height'))];
    if (!wide || !high) continue;
    least = Math.min(least, wide, high);
    if (Math.min(wide, high) < LEAST - 0.5) wrong.push(`too small to hit: ${words(e)} (${wide} × ${high})`);
  }
  if (document.documentElement.scrollWidth > innerWidth) {
    wrong.push(`wider than the screen: ${document.documentElement.scrollWidth}`);
  }

  const before = [scrollX, scrollY];
  const sheet = document.querySelector('[role=dialog]');
  for (const e of controls) {
    // What is behind a sheet or switched off is reached by nobody.
    if ((sheet && !sheet.contains(e)) || e.disabled || e.closest('[inert]')) continue;
    whole(e).scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const place = () => whole(e).getBoundingClientRect();
    const isHigh = place().height > innerHeight - top - bottom;
    // What is scrolled past what stays in sight is brought back, if the page has room for it.
    if (!isHigh && !sheet && place().top < top) scrollBy({ top: place().top - top, behavior: 'instant' });
    const box = place();
    if (!box.width || !box.height) continue;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const at = document.elementFromPoint(x, y);
    if (!at || !(whole(e).contains(at) || at.closest('label')?.control === e)) {
      wrong.push(`hidden: ${words(e)} at ${round(box)}, under ${at?.className || at?.tagName}`);
    }
    const out = [
      [box.left < left - 0.5, 'left'], [box.right > innerWidth - right + 0.5, 'right'],
      [!isHigh && box.top < top - 0.5, 'top'], [!isHigh && box.bottom > innerHeight - bottom + 0.5, 'bottom'],
    ].filter(([isOut]) => isOut).map(([, side]) => side);
    if (out.length) wrong.push(`beyond the ${out.join(' and ')} of what is the app's: ${words(e)} at ${round(box)}`);
  }
  scrollTo({ left: before[0], top: before[1], behavior: 'instant' });
  return { controls: controls.length, least: controls.length ? least : null, wrong };
}
