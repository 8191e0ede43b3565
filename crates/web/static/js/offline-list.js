// Without a connection: the weeks that are kept on this device, if the session that kept them still lasts.

const list = document.getElementById('kept-weeks');

async function show() {
  for (const name of await caches.keys()) {
    if (!name.startsWith('week-')) continue;
    const kept = await caches.open(name);
    for (const request of await kept.keys()) {
      const { headers } = await kept.match(request);
      if (Number(headers.get('x-ends')) <= Date.now()) continue;
      const link = Object.assign(document.createElement('a'), { href: request.url });
      link.textContent = decodeURIComponent(headers.get('x-title') ?? request.url);
      const item = document.createElement('li');
      item.append(link);
      list.querySelector('ul').prepend(item);
      list.hidden = false;
    }
  }
}

if ('caches' in window) show();
