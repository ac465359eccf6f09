// The first thing that runs: what the page looks like before the app is there, and what is said when it cannot come.
// Old browsers must be able to read it, so it is written in their words.
(function () {
  var root = document.documentElement;
  var KEY = 'unkink';
  var NUMBERS = {numbers};

  // What the app said last time about its look, the number and whether the first page was accepted.
  var was = {};
  try { was = JSON.parse(localStorage.getItem(KEY)) || {}; } catch (_) { /* private windows keep nothing */ }
  var looks = ['data-chosen-theme', 'data-chosen-contrast', 'data-chosen-motion', 'data-emergency', 'data-accepted'];
  looks.forEach(function (name) { if (was[name]) root.setAttribute(name, was[name]); });
  if (was.size) root.style.fontSize = was.size;

  function region() {
    try { return new Intl.Locale(navigator.language).region || ''; } catch (_) { return ''; }
  }
  var number = was['data-emergency'] || NUMBERS[region()] || '112';

  function told(element) {
    [].forEach.call(element.querySelectorAll('a[href^="tel:"]'), function (link) {
      link.href = 'tel:' + number.replace(/[^0-9+*#]/g, '');
      link.textContent = link.textContent.replace('112', number);
    });
  }

  function say(words, again) {
    var trouble = document.getElementById('trouble');
    var opening = document.getElementById('start-opening');
    trouble.querySelector('[data-words]').textContent = words;
    trouble.querySelector('[data-reload]').textContent = again || 'Reload';
    told(trouble);
    trouble.hidden = false;
    if (opening) opening.hidden = true;
  }
  window.unkinkTrouble = say;

  // The program ended by a fault of its own. Nothing of it can be pressed any more.
  function stopped() {
    var drawn = document.getElementById('start');
    document.getElementById('main').hidden = true;
    if (drawn) drawn.parentNode.removeChild(drawn);
    say('Unkink stopped: something went wrong in the program. What was saved is safe.');
    document.getElementById('trouble').setAttribute('data-whole', '');
    document.querySelector('[data-reload]').focus();
  }
  window.unkinkStopped = stopped;

  // What the app cannot be without, and what it is called.
  function missing() {
    var needed = [
      ['WebAssembly', typeof WebAssembly === 'object'],
      ['IndexedDB', 'indexedDB' in window],
      ['modules of JavaScript', 'noModule' in document.createElement('script')],
      ['large numbers in JavaScript', typeof BigInt === 'function'],
      ['layers in styles', window.CSS && CSS.supports && window.CSSLayerBlockRule],
    ];
    return needed.filter(function (one) { return !one[1]; }).map(function (one) { return one[0]; });
  }

  // A press on the first page before the app is there is done by the app.
  var pressed = '';
  function press(event) {
    var button = event.target.closest && event.target.closest('#start-first button');
    if (!button) return;
    pressed = button.textContent;
    button.setAttribute('aria-busy', 'true');
    event.preventDefault();
  }
  function come() {
    var drawn = document.getElementById('start');
    var main = document.getElementById('main');
    if (!main.firstElementChild) return false;
    var words = pressed;
    if (drawn) drawn.parentNode.removeChild(drawn);
    document.removeEventListener('click', press, true);
    if (words) {
      // The page takes no press on what has only just appeared.
      setTimeout(function () {
        [].some.call(main.querySelectorAll('button'), function (button) {
          if (button.textContent === words) button.click();
          return button.textContent === words;
        });
      }, 300);
    }
    return true;
  }

  document.addEventListener('DOMContentLoaded', function () {
    told(document.getElementById('start'));
    if (was['data-accepted']) {
      document.getElementById('start-first').hidden = true;
      document.getElementById('start-opening').hidden = false;
    }
    document.querySelector('[data-reload]').addEventListener('click', function () { location.reload(); });
    var lacks = missing();
    if (lacks.length) {
      window.unkinkLacks = lacks;
      say('This browser is too old for Unkink: it has no ' + lacks.join(', no ') + '. A newer browser will do.');
      return;
    }
    document.addEventListener('click', press, true);
    var watch = new MutationObserver(function () { if (come()) watch.disconnect(); });
    watch.observe(document.getElementById('main'), { childList: true });
  });

  // What the app says about itself on the root is there again at the next start.
  new MutationObserver(function () {
    var now = {};
    looks.forEach(function (name) { if (root.getAttribute(name)) now[name] = root.getAttribute(name); });
    if (root.style.fontSize) now.size = root.style.fontSize;
    try { localStorage.setItem(KEY, JSON.stringify(now)); } catch (_) { /* the first frame is then the plain one */ }
  }).observe(root, { attributes: true, attributeFilter: looks.concat('style') });

  // A program that has fallen says nothing by itself.
  function fell(error) {
    if (window.WebAssembly && error instanceof WebAssembly.RuntimeError) stopped();
  }
  addEventListener('error', function (event) { fell(event.error); });
  addEventListener('unhandledrejection', function (event) { fell(event.reason); });
})();
