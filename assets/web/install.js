// How the app is on this device: in a tab or installed, and whether a newer version waits. Called from
// src/platform/install.rs.

const isInstalled = () => matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;

// How this browser would install it; empty where it is installed.
export const way = () => {
  if (isInstalled()) return '';
  if (!isSecureContext) return 'insecure';
  const agent = navigator.userAgent;
  const apple = /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1);
  if (apple) return 'share';
  if (window.unkinkOffer) return 'offer';
  if (/Android/.test(agent)) return 'menu';
  if (/Macintosh/.test(agent) && /Version\//.test(agent)) return 'dock';
  return /Chrome\//.test(agent) ? 'bar' : 'none';
};

// The browser's own question, once it has said that it would ask.
export const ask = () => {
  window.unkinkOffer?.prompt();
  window.unkinkOffer = undefined;
};

// On how many visits it was opened: half an hour apart, or it is the same one.
export const visits = () => {
  try { return Number(localStorage.getItem('unkink visits') ?? 0); } catch { return 0; }
};

export const isPutAway = () => {
  try { return localStorage.getItem('unkink install') === 'put away'; } catch { return false; }
};
export const putAway = () => {
  try { localStorage.setItem('unkink install', 'put away'); } catch { /* It is said again next time. */ }
};

export const hasNewVersion = () => document.documentElement.dataset.newVersion === 'waits';
export const watchNewVersion = (tell) => addEventListener('unkink-new-version', () => tell());
export const takeNewVersion = () => window.unkinkTakeNewVersion?.();
