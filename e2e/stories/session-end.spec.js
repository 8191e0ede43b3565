// The session's end: a warning that the keyboard and a screen reader get, and nothing typed is lost.
import { expect, test } from '@playwright/test';
import { demo, signIn, sound } from '../demo.js';

let server;
test.beforeEach(async () => { server = await demo('2026-11-27T08:41'); });
test.afterEach(() => server?.stop());

/** The next page says that its session lasts so many seconds yet. */
async function lasting(page, path, seconds) {
  await page.route(`**${path}`, async (route) => {
    if (!route.request().isNavigationRequest() || route.request().method() !== 'GET') return route.fallback();
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'server-timing': `session;dur=${seconds * 1000}` } });
  }, { times: 1 });
}

test('two minutes before its end the session asks, and stays', async ({ page }) => {
  await signIn(page, server.address, 'skolotaja');
  const path = '/groups/4/diary/2026-11-30';
  await lasting(page, path, 123);
  await page.goto(server.address + path);
  const field = page.locator('textarea[name^="theme-"]').first();
  await field.focus();
  const dialog = page.getByRole('alertdialog', { name: 'Sesija drīz beigsies' });
  await expect(dialog).toBeVisible({ timeout: 20_000 });
  await expect(dialog).toContainText(/Plkst\. \d\d:\d\d sesija beigsies/);
  await expect(page.getByRole('button', { name: 'Palikt' })).toBeFocused();
  await sound(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(field).toBeFocused();
});

test('who does not want to stay signs out', async ({ page }) => {
  await signIn(page, server.address, 'skolotaja');
  await lasting(page, '/profile', 100);
  await page.goto(`${server.address}/profile`);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Iziet' }).click();
  await expect(page).toHaveURL(/\/login/);
});

test('what is being typed when the session is over is offered for saving', async ({ page, context }) => {
  await signIn(page, server.address, 'skolotaja');
  const path = '/groups/4/diary/2026-11-30';
  await lasting(page, path, 8);
  await page.goto(server.address + path);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Palikt' }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('textarea[name^="theme-"]').first().fill('Kas slēpjas sniegā?');
  await context.clearCookies();
  await expect(page.getByText('Sesija ir beigusies.')).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Lietotāja vārds').fill('skolotaja');
  await page.getByLabel('Parole', { exact: true }).fill('demo-parole-1');
  await page.getByRole('button', { name: 'Pieslēgties' }).click();
  await page.getByRole('button', { name: 'Saglabāt ierakstīto' }).click();
  await page.goto(server.address + path);
  await expect(page.locator('textarea[name^="theme-"]').first()).toHaveValue('Kas slēpjas sniegā?');
});

test('after signing out nobody goes back to a page', async ({ page }) => {
  await signIn(page, server.address, 'skolotaja');
  await page.goto(`${server.address}/groups/4/attendance?month=2026-11`);
  await expect(page.locator('#month-grid')).toBeVisible();
  await page.locator('form[action="/logout"] button:visible').first().click();
  await expect(page).toHaveURL(/\/login/);
  await page.goBack();
  await expect(page.locator('#month-grid')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Pieslēgties', exact: true })).toBeVisible();
});
