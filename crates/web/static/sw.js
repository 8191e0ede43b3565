// The installed app's worker. Our own files come from its store, which is named by their content; a page comes from the
// network, and only where there is none, from the weeks that the page itself has kept (js/offline.js). It keeps no page.

const FILES = `files-${new URL(location.href).searchParams.get('v')}`;

addEventListener('install', (event) => event.waitUntil((async () => {
  const list = await (await fetch('/static/files.json')).json();
  await (await caches.open(FILES)).addAll([...list, '/offline']);
  await skipWaiting();
})()));

addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('files-') && name !== FILES) await caches.delete(name);
  await clients.claim();
})()));

/** Nobody is signed in any more, or somebody else is about to be. */
async function forget() {
  for (const name of await caches.keys()) if (name.startsWith('week-')) await caches.delete(name);
}

async function kept(request) {
  for (const name of await caches.keys()) {
    if (!name.startsWith('week-')) continue;
    const page = await (await caches.open(name)).match(request);
    if (!page) continue;
    if (Number(page.headers.get('x-ends')) > Date.now()) return page;
    await caches.delete(name); // it ends with the session
  }
  return caches.match('/offline');
}

async function page(request) {
  let answer;
  try {
    answer = await fetch(request);
  } catch {
    return (await kept(request)) ?? Response.error();
  }
  if (answer.status === 401 || new URL(request.url).pathname.startsWith('/login')) await forget();
  return answer;
}

/** What a parent chose to be told: the newest of one name stands alone. */
addEventListener('push', (event) => event.waitUntil((async () => {
  const { title, text, path, tag } = event.data.json();
  const own = await (await caches.open(FILES)).keys();
  const icon = own.find(({ url }) => url.includes('/icon-192'))?.url;
  await registration.showNotification(title, { body: text, tag, icon, data: { path } });
})()));

/** Shows that page of ours: where it stands open, or anew; never in the place of one where something may be half written. */
addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { href, origin } = new URL(event.notification.data.path, location.origin);
  if (origin !== location.origin) return;
  event.waitUntil((async () => {
    const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
    const open = windows.find(({ url }) => url === href);
    await (open ? open.focus() : clients.openWindow(href));
  })());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/static/')) event.respondWith(caches.match(request).then((file) => file ?? fetch(request)));
});
