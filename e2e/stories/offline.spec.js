// The installed app: the week that was opened can be read without a connection, and nothing of it is left afterwards.
import { expect, test } from '@playwright/test';
import { demo, line, signIn, sound } from '../demo.js';

let demonstration;
let server;
test.beforeEach(async () => {
  demonstration = await demo('2026-11-27T08:41');
  server = await line(demonstration.address);
});
test.afterEach(() => {
  server?.stop();
  demonstration?.stop();
});

/** As if it was begun from the device's own screen. */
const installed = (page) => page.addInitScript(() => {
  const real = window.matchMedia.bind(window);
  window.matchMedia = (query) => (query === '(display-mode: standalone)' ? { matches: true } : real(query));
});

const weeks = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('week-')).length);

/** The worker has its files, and the page its copy. */
async function kept(page) {
  const state = () => navigator.serviceWorker.getRegistration().then((worker) => worker?.active?.state);
  await expect.poll(() => page.evaluate(state)).toBe('activated');
  await expect.poll(() => weeks(page)).toBe(1);
}

for (const path of ['/groups/4/diary?week=2026-W48', '/groups/4/plans/week/2026-W48']) {
  test(`${path} is read without a connection, and not after signing out`, async ({ page }) => {
    await installed(page);
    await signIn(page, server.address, 'skolotaja');
    const address = server.address + path;
    await page.goto(address);
    await kept(page);
    const named = page.locator('[data-offline="no"] b').first();
    const name = path.includes('/plans/') ? await named.innerText() : undefined;

    server.cut();
    await page.goto(address);
    await expect(page.getByText(/^Bezsaiste: saglabāts \d\d\.\d\d\. plkst\. \d\d:\d\d$/)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('form, script, [data-offline="no"]')).toHaveCount(0);
    if (name) await expect(page.getByText(name)).toHaveCount(0);
    await sound(page);
    await page.goto(`${server.address}/groups/4/attendance/today`);
    await expect(page.getByRole('heading', { level: 1, name: 'Nav savienojuma' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Saglabātās nedēļas' }).getByRole('link')).toHaveCount(1);
    await sound(page);
    // the session ends while there is no connection
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        if (!name.startsWith('week-')) continue;
        const kept = await caches.open(name);
        for (const request of await kept.keys()) {
          const copy = await kept.match(request);
          const headers = { ...Object.fromEntries(copy.headers), 'x-ends': '1' };
          await kept.put(request, new Response(await copy.text(), { headers }));
        }
      }
    });
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: 'Nav savienojuma' })).toBeVisible();
    expect(await weeks(page)).toBe(0);

    server.mend();
    await page.goto(address);
    await page.locator('form[action="/logout"] button:visible').first().click();
    await expect(page).toHaveURL(/\/login/);
    expect(await weeks(page)).toBe(0);
    server.cut();
    await page.goto(address).catch(() => {});
    await expect(page.getByText('Bezsaiste: saglabāts')).toHaveCount(0);
  });
}

test('an ordinary tab keeps nothing', async ({ page }) => {
  await signIn(page, server.address, 'skolotaja');
  await page.goto(`${server.address}/groups/4/diary?week=2026-W48`);
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length])).toEqual([0, 0]);
});

test('the end of the session and another person leave nothing of it', async ({ page, context }) => {
  await installed(page);
  await signIn(page, server.address, 'skolotaja');
  await page.goto(`${server.address}/groups/4/diary?week=2026-W48`);
  await kept(page);
  // the session is over
  await context.clearCookies();
  await page.goto(`${server.address}/groups/4/diary?week=2026-W48`);
  await expect(page.getByRole('button', { name: 'Pieslēgties', exact: true })).toBeVisible();
  await expect.poll(() => weeks(page)).toBe(0);
  // what somebody else's copy is called is deleted by the first page
  await page.evaluate(async () => { await (await caches.open('week-0123456789abcdef')).put('/x', new Response('x')); });
  await signIn(page, server.address, 'skolotaja2');
  await expect.poll(() => page.evaluate(() => caches.has('week-0123456789abcdef'))).toBe(false);
});
