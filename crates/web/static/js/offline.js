// The installed app keeps the weeks that were opened, for reading without a connection; nowhere else is anything kept.
// What is about children by name (data-offline="no"), forms and scripts never go into the copy, and every copy ends with
// the session, at sign-out, and when another person signs in.

const able = isSecureContext && 'caches' in window && 'serviceWorker' in navigator;
const installed = matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;
const own = `week-${document.body.dataset.person}`;
const bar = document.querySelector('meta[name=offline]')?.content;
const MOST = 8;
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

async function forget(but) {
  for (const name of await caches.keys()) if (name.startsWith('week-') && name !== but) await caches.delete(name);
}

/** Who signs out is told nothing on this device any more; the server hears of it from the browser's service. */
async function unsubscribe() {
  const worker = await navigator.serviceWorker.getRegistration();
  await (await worker?.pushManager?.getSubscription())?.unsubscribe();
}

/** When the session ends, by this machine's clock: the server says how long it lasts. */
function ends() {
  const [page] = performance.getEntriesByType('navigation');
  const said = page?.serverTiming?.find(({ name }) => name === 'session');
  return said ? Math.round(performance.timeOrigin + page.responseStart + said.duration) : 0;
}

function copy() {
  const page = document.documentElement.cloneNode(true);
  const dropped = '[data-offline="no"], script, dialog, form, button, link[rel=manifest], meta[http-equiv]';
  for (const node of page.querySelectorAll(dropped)) node.remove();
  const [now, two] = [new Date(), (n) => String(n).padStart(2, '0')];
  const text = bar
    .replace('{day}', `${two(now.getDate())}.${two(now.getMonth() + 1)}.`)
    .replace('{time}', `${two(now.getHours())}:${two(now.getMinutes())}`);
  const line = Object.assign(document.createElement('p'), { className: 'banner banner-warn tight', textContent: text });
  line.setAttribute('role', 'status');
  page.querySelector('main').prepend(line);
  return `<!doctype html>${page.outerHTML}`;
}

async function keep() {
  const end = ends();
  if (!end || end <= Date.now()) return;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'x-ends': String(end),
    'x-title': encodeURIComponent(document.title),
  };
  const kept = await caches.open(own);
  await kept.put(location.pathname + location.search, new Response(copy(), { headers }));
  const all = await kept.keys();
  for (const one of all.slice(0, Math.max(0, all.length - MOST))) await kept.delete(one);
}

if (able) {
  forget(installed ? own : undefined);
  document.addEventListener('submit', ({ target }) => {
    if (!['/logout', '/tablet/finish'].includes(target.getAttribute('action'))) return;
    forget();
    unsubscribe();
  });
  if (installed) {
    navigator.serviceWorker.register(document.body.dataset.worker, { scope: '/' });
    if (bar && !document.body.matches('.tablet')) keep();
  }
}
