// Starts the app, and the worker that keeps it for when there is no network.
const app = './{app}/unkink.js';

// The wasm as a browser runs it: the worker that keeps files has put it together, or it is done here, beside the page.
const whole = async () => {
  // As the page has asked for it already: WebKit takes up nothing else, and would ask once more.
  const answer = await fetch('./{app}/unkink_bg.wasm', { mode: 'no-cors', credentials: 'include' });
  if (!answer.ok) throw new Error(`the wasm: ${answer.status}`);
  if (answer.headers.has('x-joined')) return answer;
  const packed = await answer.arrayBuffer();
  const beside = new Worker('./{joined}');
  try {
    const { whole, error } = await new Promise((resolve, reject) => {
      beside.onmessage = ({ data }) => resolve(data);
      beside.onerror = reject;
      beside.postMessage(packed, [packed]);
    });
    if (error) throw new Error(error);
    return whole;
  } finally {
    beside.terminate();
  }
};

const start = async () => {
  if (window.unkinkLacks) return;
  try {
    const [unkink, module_or_path] = await Promise.all([import(app), whole()]);
    await unkink.default({ module_or_path });
  } catch (error) {
    if (window.WebAssembly && error instanceof WebAssembly.CompileError) {
      window.unkinkTrouble('This browser is too old for Unkink: its WebAssembly lacks something. A newer browser will do.');
    } else if (error instanceof WebAssembly.RuntimeError) {
      window.unkinkStopped();
    } else {
      window.unkinkTrouble('Unkink did not arrive whole. Look after the connection and try again.', 'Try again');
    }
    console.warn(error);
  }
};

// A newer version waits until it is asked for: the app offers it when nothing runs and all is saved.
const watchForNewVersions = async () => {
  const registration = await navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' });
  const tell = () => {
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    document.documentElement.dataset.newVersion = 'waits';
    dispatchEvent(new Event('unkink-new-version'));
  };
  const follow = (worker) => worker?.addEventListener('statechange', () => { if (worker.state === 'installed') tell(); });
  tell();
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  // An installed app may stay open for weeks.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => {});
  });
  window.unkinkTakeNewVersion = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting?.postMessage('take over');
  };
};

// The browser's offer to install is kept for when the person asks for it.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  window.unkinkOffer = event;
});
try {
  const [last, now] = [Number(localStorage.getItem('unkink visited')), Date.now()];
  if (now - last > 1800000) localStorage.setItem('unkink visits', 1 + Number(localStorage.getItem('unkink visits')));
  localStorage.setItem('unkink visited', now);
} catch { /* A private window counts nothing. */ }

// Kept after the app has come, so that neither waits for the other.
start().then(() => 'serviceWorker' in navigator && watchForNewVersions()).catch((error) => console.warn(error));
