// Notices on a parent's own device. No browser's service can be reached from here, so the browser's answer to the question
// for a subscription is the test's; the permission, the worker, the page and the server are real.
import { expect, test } from '@playwright/test';
import { demo, signIn, sound } from '../demo.js';

test.setTimeout(240_000); // what is gathered goes out at 17:00 of the demo's clock

let server;
test.beforeEach(async () => { server = await demo('2026-11-27T16:59'); });
test.afterEach(() => server?.stop());

/** As a service of the browser's maker would answer. */
const subscribing = (page) => page.addInitScript(() => {
  const made = {
    endpoint: 'https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV',
    unsubscribe: async () => { sessionStorage.removeItem('subscribed'); },
    toJSON: () => ({
      endpoint: made.endpoint,
      keys: {
        p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'BTBZMqHH6r4Tts7J_aSIgg',
      },
    }),
  };
  PushManager.prototype.getSubscription = async () => (sessionStorage.getItem('subscribed') ? made : null);
  PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    if (!userVisibleOnly || applicationServerKey.length !== 65) throw new Error('no key');
    sessionStorage.setItem('subscribed', 'yes');
    return made;
  };
});

test('a parent turns notices on for this device, an absence comes to it, and the device is taken off again', async ({ page, browser, context }) => {
  await context.grantPermissions(['notifications'], { origin: server.address });
  await subscribing(page);
  await signIn(page, server.address, '32000000011', 'demo-parole-2');
  const child = new URL(page.url()).pathname.match(/family\/\d+/)[0];
  await page.goto(`${server.address}/${child}/notices`);
  const on = page.getByRole('button', { name: 'Ieslēgt šajā ierīcē' });
  await expect(on).toBeVisible();
  await sound(page);
  await on.click();
  await expect(page.getByText('Šajā ierīcē paziņojumi ir ieslēgti.')).toBeVisible();
  await expect(page.getByText('šī ierīce', { exact: true })).toBeVisible();
  await page.getByRole('group', { name: /kavējum/i }).getByRole('checkbox', { name: 'paziņojums ierīcē' }).check();
  await page.getByRole('radio', { name: 'reizi dienā' }).check({ force: true });
  await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
  await sound(page);

  const teacher = await (await browser.newContext()).newPage();
  await signIn(teacher, server.address, 'skolotaja');
  await teacher.goto(`${server.address}/groups/4/attendance/2026-11-27`);
  const row = teacher.locator('.att-row', { has: teacher.getByRole('radiogroup', { name: 'Marta Abele' }) });
  await row.getByRole('radio', { name: /^NS/ }).check({ force: true });
  await expect(teacher.locator('#saved-state')).toContainText('Saglabāts');
  await expect.poll(async () => {
    await teacher.goto(`${server.address}/demo/outbox`);
    return teacher.locator('.list > li', { hasText: 'ierīces' }).count();
  }, { timeout: 120_000, intervals: [1_000] }).toBe(1);
  await expect(teacher.locator('.list > li', { hasText: 'ierīces' })).toContainText('Marta: kavējums, 27.11.2026.');

  await page.reload();
  await page.getByRole('button', { name: /^Noņemt/ }).click();
  await expect(on).toBeVisible();
});

test('a notice that comes is shown by the worker', async ({ page, context }) => {
  await context.grantPermissions(['notifications'], { origin: server.address });
  await subscribing(page);
  await signIn(page, server.address, '32000000011', 'demo-parole-2');
  const child = new URL(page.url()).pathname.match(/family\/\d+/)[0];
  await page.goto(`${server.address}/${child}/notices`);
  const worker = context.waitForEvent('serviceworker');
  await page.getByRole('button', { name: 'Ieslēgt šajā ierīcē' }).click();
  await expect(page.getByText('Šajā ierīcē paziņojumi ir ieslēgti.')).toBeVisible();
  const shown = await (await worker).evaluate(async () => {
    const data = JSON.stringify({ title: 'Ozolzīlīte', text: 'Marta: dienas ieraksts, 27.11.2026.', path: '/family/1', tag: '7' });
    const told = new Promise((resolve) => {
      registration.showNotification = async (title, options) => resolve({ title, ...options });
    });
    dispatchEvent(new PushEvent('push', { data }));
    return told;
  });
  expect(shown).toMatchObject({ title: 'Ozolzīlīte', body: 'Marta: dienas ieraksts, 27.11.2026.', tag: '7', data: { path: '/family/1' } });
  expect(shown.icon).toMatch(/\/static\/.*icon-192/);
});

test('a browser in which notices are forbidden says what to do, and without a script the other ways remain', async ({ page, browser }, { project }) => {
  await page.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }));
  await signIn(page, server.address, '32000000011', 'demo-parole-2');
  const child = new URL(page.url()).pathname.match(/family\/\d+/)[0];
  await page.goto(`${server.address}/${child}/notices`);
  await expect(page.getByText(/Atļaujiet tos pārlūka iestatījumos/)).toBeVisible();
  await sound(page);

  const plain = await (await browser.newContext({ ...project.use, javaScriptEnabled: false })).newPage();
  await signIn(plain, server.address, '32000000011', 'demo-parole-2');
  await plain.goto(`${server.address}/${child}/notices`);
  await expect(plain.locator('#devices noscript p')).toBeVisible();
  await expect(plain.getByRole('button', { name: 'Ieslēgt šajā ierīcē' })).toBeHidden();
});
