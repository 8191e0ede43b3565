// The morning: a teacher on a phone and on the group's computer, the head's board, a parent in the evening.
import { expect, test } from '@playwright/test';
import { demo, signIn, sound } from '../demo.js';

// a demo of its own for each story: what one marks, another must not find
let server;
test.beforeEach(async () => { server = await demo('2026-11-27T08:41'); });
test.afterEach(() => server?.stop());

test('a teacher sees what is due, marks the absent with one tap a child, and the day is done', async ({ page }) => {
  await signIn(page, server.address, 'skolotaja');
  await expect(page.getByRole('heading', { level: 1, name: 'Galvenā lapa' })).toBeVisible();
  await expect(page.getByText('Kavējumi jāievada līdz 09:00')).toBeVisible();
  await page.getByRole('link', { name: 'Atzīmēt bērnus' }).click();

  const unmarked = page.locator('.att-row.unset');
  await expect(unmarked.first()).toBeAttached();
  const before = await unmarked.count();
  expect(before).toBeGreaterThan(1);
  const name = await unmarked.first().locator('.name').innerText();
  const row = page.locator('.att-row', { has: page.getByRole('radiogroup', { name: name.replace(/\s+/g, ' ').trim() }) });
  await row.getByRole('radio', { name: 'NC – cits attaisnots iemesls' }).check({ force: true });
  await row.getByPlaceholder('Piezīmes').fill('ģimenes apstākļi');
  await row.getByPlaceholder('Piezīmes').blur();
  await expect(page.locator('#saved-state')).toContainText('Saglabāts');
  await expect(unmarked).toHaveCount(before - 1);

  await page.getByRole('button', { name: 'Pārējie ir klāt' }).click();
  await expect(page.getByText('Aizpildīts 08:4')).toBeVisible();
  await expect(page.getByPlaceholder('Piezīmes').filter({ visible: true }).first()).toBeVisible();
  await sound(page);
});

test('the same morning works without scripts', async ({ browser }, { project }) => {
  const context = await browser.newContext({ ...project.use, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, server.address, 'skolotaja');
  await page.getByRole('link', { name: 'Atzīmēt bērnus' }).click();
  await page.getByRole('button', { name: 'Pārējie ir klāt' }).click();
  await expect(page.getByText('Aizpildīts 08:4')).toBeVisible();
  await page.goto(`${server.address}/groups/4/diary/2026-11-30`);
  await page.getByRole('button', { name: 'Pievienot integrēto jomu' }).click();
  await context.close();
});

test('tomorrow is completed, and the coverage says what is missing while it is typed', async ({ page }) => {
  await signIn(page, server.address, 'skolotaja');
  await page.getByRole('link', { name: /Dienas ieraksts nākamajai darba dienai/ }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dienas plāns' })).toBeVisible();
  const empty = page.locator('textarea[name^="theme-"]').filter({ hasText: /^$/ });
  expect(await empty.count()).toBeGreaterThan(0);
  for (const field of await page.locator('textarea[name^="theme-"]').all()) {
    if ((await field.inputValue()) === '') await field.fill('Ārā: rotaļa „Vilks un zosis”.');
  }
  await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
  await page.goto(server.address);
  await expect(page.getByText(/aizpildīts 08:4/)).toHaveCount(1);
});

test('a safety topic is noted, and the absent children are kept as still to be told', async ({ page }) => {
  await signIn(page, server.address, 'skolotaja');
  await page.goto(`${server.address}/groups/4/attendance/2026-11-27`);
  await page.getByText('Pievienot tematu').click();
  await page.getByLabel('Temats', { exact: true }).selectOption({ label: 'Atstarotājs un ceļš tumšajā laikā' });
  await page.getByRole('button', { name: 'Pievienot', exact: true }).click();
  await expect(page.locator('#topics').getByText('Rīta aplis').first()).toBeVisible();
  await expect(page.getByText('Vēl jāpārrunā ar bērniem, kuri nebija klāt')).toBeVisible();
});

test('the head sees a group finish without reloading', async ({ page, browser }, { project }) => {
  await signIn(page, server.address, 'vaditaja');
  await page.goto(`${server.address}/supervision`);
  const ladybirds = page.locator('#board tr', { hasText: 'Mārītes' });
  await expect(ladybirds).toContainText('vēl');
  const other = await browser.newContext(project.use);
  const teacher = await other.newPage();
  await signIn(teacher, server.address, 'skolotaja');
  await teacher.goto(`${server.address}/groups/4/attendance/2026-11-27`);
  await teacher.getByRole('button', { name: 'Pārējie ir klāt' }).click();
  await teacher.waitForLoadState();
  await other.close();
  await expect(ladybirds).toContainText('08:4', { timeout: 15_000 });
});

test('a parent sees the own child and no other', async ({ page }) => {
  await signIn(page, server.address, '32000000011', 'demo-parole-2');
  await expect(page).toHaveURL(/\/family\/\d+$/);
  await expect(page.locator('.sub')).toContainText('Marta');
  await expect(page.getByText('Marta ir klāt')).toBeVisible();
  const own = page.url();
  const other = own.replace(/\d+$/, (id) => String(Number(id) + 1));
  const answer = await page.goto(other);
  expect(answer.status()).toBe(404);
  await page.goto(own);
  await page.getByRole('link', { name: 'Dienasgrāmata' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dienasgrāmata' })).toBeVisible();
});

test('the month is marked by keyboard', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone marks the day, not the month');
  await signIn(page, server.address, 'skolotaja');
  await page.goto(`${server.address}/groups/4/attendance?month=2026-11`);
  const cell = page.locator('#month-grid tbody tr').nth(2).locator('td.today');
  await cell.click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await expect(cell).toHaveText('N');
  await expect(page.locator('#saved-state')).toContainText('Saglabāts');
  await page.reload();
  await expect(page.locator('#month-grid tbody tr').nth(2).locator('td.today')).toHaveText('N');
});

test('the report makes itself and comes as CSV', async ({ page }) => {
  await signIn(page, server.address, 'skolotaja');
  await page.goto(`${server.address}/reports`);
  await page.getByRole('button', { name: 'Izveidot' }).click();
  await expect(page.getByRole('heading', { level: 2, name: /Apmeklējuma atskaite: 2026. gada novembris/ })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Lejupielādēt (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('apmeklejums-marites-2026-11.csv');
});
