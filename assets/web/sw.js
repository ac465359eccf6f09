// Keeps every file of this version, so that the app starts without a network. A newer one waits until the page asks.
const VERSION = '{version}';
const FILES = {files};
const ours = `unkink ${registration.scope} `;
const cache = ours + VERSION;
// Names with a hash never change what they hold; the others are asked for anew.
const fresh = (file) => (/-[0-9a-f]{8}[./]/.test(file) ? file : new Request(file, { cache: 'no-cache' }));

addEventListener('install', (event) => {
  event.waitUntil(caches.open(cache).then((kept) => kept.addAll(FILES.map(fresh))));
});
addEventListener('activate', (event) => {
  const old = (name) => name.startsWith(ours) && name !== cache;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});
addEventListener('message', (event) => {
  if (event.data === 'take over') skipWaiting();
});
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  // The page is asked for by its folder; any other file that is opened is itself, and starts no second app.
  const isPage = request.mode === 'navigate' && /^(index\.html)?([?#]|$)/.test(request.url.slice(registration.scope.length));
  const wanted = isPage ? './' : request;
  event.respondWith(caches.open(cache).then((kept) => kept.match(wanted)).then((found) => found ?? fetch(request)));
});
