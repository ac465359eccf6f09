// Keeps every file of this version, so that the app starts without a network. A newer one waits until the page asks.
importScripts('./{joined}');
const VERSION = '{version}';
const FILES = {files};
const WASM = '{app}/unkink_bg.wasm';
const ours = `unkink ${registration.scope} `;
const cache = ours + VERSION;
// Names with a hash never change what they hold; the others are asked for anew.
const fresh = (file) => (/-[0-9a-f]{8}[./]/.test(file) ? file : new Request(file, { cache: 'no-cache' }));

// The wasm is kept put together, so that later starts need not do it.
const keep = async () => {
  const kept = await caches.open(cache);
  const answer = await fetch(WASM);
  if (!answer.ok) throw new TypeError(`${WASM}: ${answer.status}`);
  const whole = await self.unkinkJoined(await answer.arrayBuffer());
  await kept.put(WASM, new Response(whole, { headers: { 'content-type': 'application/wasm', 'x-joined': 'yes' } }));
  await kept.addAll(FILES.filter((file) => file !== WASM).map(fresh));
};
addEventListener('install', (event) => event.waitUntil(keep()));
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
