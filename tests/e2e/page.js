// Finds what a person who hears the page would find: by role and name, and only what is shown and in reach.
// Called as page(operation, path, argument); a path is a list of [role, name], each inside the one before.
(operation, path, argument) => {
  const INPUTS = { button: 'button', submit: 'button', checkbox: 'checkbox', radio: 'radio', range: 'slider', search: 'searchbox', number: 'spinbutton' };
  const TAGS = {
    BUTTON: 'button', SUMMARY: 'button', SELECT: 'combobox', TEXTAREA: 'textbox', IMG: 'img', UL: 'list', OL: 'list', LI: 'listitem',
    NAV: 'navigation', MAIN: 'main', DIALOG: 'dialog', FIELDSET: 'group', DETAILS: 'group', PROGRESS: 'progressbar', TABLE: 'table',
    TR: 'row', TD: 'cell', TH: 'columnheader', ARTICLE: 'article', SECTION: 'region', OPTION: 'option',
    H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', H5: 'heading', H6: 'heading',
  };
  const NAMED_BY_CONTENT = ['button', 'link', 'radio', 'checkbox', 'switch', 'tab', 'heading', 'option', 'listitem', 'row', 'cell', 'columnheader', 'alert', 'status'];

  const fold = (text) => text.replace(/\s+/g, ' ').trim();
  const hides = (element) => element.hidden || element.getAttribute('aria-hidden') === 'true' || getComputedStyle(element).display === 'none';
  const isShown = (element) => {
    if (getComputedStyle(element).visibility !== 'visible') return false;
    for (let at = element; at; at = at.parentElement) if (hides(at)) return false;
    const dialog = document.querySelector('[aria-modal=true]');
    return !dialog || dialog.contains(element) || element.contains(dialog) || Boolean(element.closest('[role=status], [role=alert]'));
  };
  const roleOf = (element) => {
    const said = element.getAttribute('role');
    if (said) return said.split(' ')[0];
    if (element.tagName === 'A') return element.hasAttribute('href') ? 'link' : '';
    if (element.tagName === 'INPUT') return INPUTS[element.type] ?? 'textbox';
    return TAGS[element.tagName] ?? '';
  };
  const insideOf = (node) => [...(node?.childNodes ?? [])].map(contentOf).join('');
  const contentOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || hides(node)) return '';
    const label = node.getAttribute('aria-label') ?? node.getAttribute('alt');
    if (label) return ` ${label} `;
    const text = insideOf(node);
    return getComputedStyle(node).display === 'inline' ? text : ` ${text} `;
  };
  const nameOf = (element) => {
    const by = element.getAttribute('aria-labelledby');
    if (by) return fold(by.split(/\s+/).map((id) => insideOf(document.getElementById(id))).join(' '));
    const label = element.getAttribute('aria-label') ?? element.getAttribute('alt');
    if (label) return fold(label);
    if (element.labels?.length) return fold([...element.labels].map(insideOf).join(' '));
    if (element.tagName === 'FIELDSET') return fold(insideOf(element.querySelector('legend')));
    if (NAMED_BY_CONTENT.includes(roleOf(element))) return fold(insideOf(element));
    return fold(element.getAttribute('title') ?? element.getAttribute('placeholder') ?? '');
  };
  // The whole name, else the only names that begin with it.
  const pick = (scope, [role, name]) => {
    const all = [...scope.querySelectorAll('*')].filter((e) => (role ? roleOf(e) === role : roleOf(e)) && isShown(e));
    if (name === '') return all;
    const named = all.map((element) => [element, nameOf(element)]);
    const exact = named.filter(([, own]) => own === name);
    return (exact.length ? exact : named.filter(([, own]) => own.startsWith(name))).map(([element]) => element);
  };
  const found = path.reduce((scopes, step) => scopes.flatMap((scope) => pick(scope, step)), [document]);
  const describe = (e) => e && `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}"> “${fold(e.textContent).slice(0, 60)}”`;

  if (operation === 'outline') {
    return [...document.querySelectorAll('*')].filter((e) => roleOf(e) && isShown(e)).map((e) => {
      const state = e.getAttribute('data-state') ?? e.getAttribute('aria-checked') ?? e.getAttribute('aria-pressed') ?? e.getAttribute('aria-selected');
      return `${roleOf(e)} “${nameOf(e)}”${state === null ? '' : ` (${state})`}${e.disabled ? ' disabled' : ''}`;
    }).join('\n');
  }
  if (operation === 'count') return { value: found.length };
  if (operation === 'names') return { value: found.map(nameOf) };
  if (found.length === 0) return { problem: 'is not there' };
  if (found.length > 1) return { problem: `is there ${found.length} times: ${found.map(nameOf).join(' | ')}` };
  const element = found[0];
  const put = (value) => {
    const kind = element.tagName === 'TEXTAREA' ? HTMLTextAreaElement : element.tagName === 'SELECT' ? HTMLSelectElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(element, value);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
  };
  switch (operation) {
    case 'text': return { value: fold(element.innerText ?? element.textContent) };
    case 'name': return { value: nameOf(element) };
    case 'value': return { value: element.value ?? null };
    case 'attribute': return { value: element.getAttribute(argument) };
    case 'focused': return { value: element === document.activeElement };
    case 'box': {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { value: [x, y, width, height] };
    }
    case 'click': case 'put': case 'point': {
      if (element.disabled || element.getAttribute('aria-disabled') === 'true') return { problem: 'is disabled' };
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const { x, y, width, height } = element.getBoundingClientRect();
      if (!width || !height) return { problem: 'has no size' };
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      const within = top && (element.contains(top) || top.contains(element) || top.closest('label')?.control === element);
      if (!within) return { problem: `is covered by ${describe(top)}` };
      if (operation === 'point') {
        return { value: [Math.round(x + width / 2), Math.round(y + height / 2)] };
      } else if (operation === 'put') {
        element.focus();
        put(argument);
      } else {
        element.click();
        // The app's answer comes later: until something changes, what is on the page is what was there before.
        window.__answered = false;
        const watch = new MutationObserver(() => { window.__answered = true; watch.disconnect(); });
        watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }
      return { value: null };
    }
  }
  return { problem: `cannot do “${operation}”` };
}
