// A preschool made by `eklase setup` reaches its first morning: staff, group, child, parent, mark, board, day.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { accept, database, signIn, sound, start } from '../demo.js';

const program = process.env.EKLASE ?? fileURLToPath(new URL('../../target/debug/eklase', import.meta.url));
let server;
test.beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'eklase-'));
  const where = ['--data-dir', folder, ...database()];
  execFileSync(program, [
    'setup', ...where, '--institution', 'PII „Saulstariņš”', '--city', 'Liepāja',
    '--given-name', 'Artūrs', '--surname', 'Zariņš', '--sign-in-name', 'artūrs.zarins'.replace('ū', 'u'),
  ], { env: { ...process.env, EKLASE_PASSWORD: 'gara-un-laba-parole' } });
  server = await start(['serve', ...where, '--listen', '127.0.0.1:0', '--public-url', 'http://127.0.0.1']);
});
test.afterEach(() => server?.stop());

/** Makes a one-time password with the button, and reads the letter, whose password shows in print only. */
async function letter(page, button) {
  await button.click();
  const print = page.locator('main').getByRole('button', { name: 'Izdrukāt vēstuli' });
  if (await page.locator('.err-summary').count()) await print.click();
  const codes = await page.locator('code').allTextContents();
  await expect(page.locator('code.only-print')).toBeHidden();
  return { name: codes[0], password: codes[1] };
}

/** Signs in with a one-time password and replaces it. */
async function firstSignIn(page, given, own) {
  await signIn(page, server.address, given.name, given.password);
  await page.goto(server.address);
  await expect(page).toHaveURL(/\/profile/);
  await page.getByLabel('Pašreizējā parole').fill(given.password);
  await page.getByLabel('Jaunā parole', { exact: true }).fill(own);
  await page.getByLabel('Jaunā parole vēlreiz').fill(own);
  await page.getByRole('button', { name: 'Nomainīt paroli' }).click();
  await page.goto(server.address);
  await accept(page);
}

test('from setup to the first morning', async ({ page, browser }, { project }) => {
  const fresh = async () => (await browser.newContext(project.use)).newPage();
  await signIn(page, server.address, 'arturs.zarins', 'gara-un-laba-parole');
  await accept(page);

  await page.goto(`${server.address}/groups/new`);
  await page.getByLabel('Nosaukums').fill('Mārītes');
  await page.getByLabel('Numurs').fill('4');
  await page.getByLabel(/Vecums/).fill('5–6');
  await page.getByRole('button', { name: 'Saglabāt' }).click();

  const enter = async (given, surname, name, role, group) => {
    await page.goto(`${server.address}/staff/new`);
    await page.getByLabel('Vārds', { exact: true }).fill(given);
    await page.getByLabel('Uzvārds', { exact: true }).fill(surname);
    await page.getByLabel('Lietotāja vārds').fill(name);
    await page.getByLabel('Loma').selectOption({ label: role });
    if (group) await page.getByLabel('Grupa', { exact: true }).selectOption({ label: group });
    await page.getByRole('button', { name: 'Saglabāt' }).click();
    return letter(page, page.getByRole('button', { name: 'Izdrukāt vēstuli' }));
  };
  const head = await enter('Ilze', 'Kronberga', 'vaditaja', 'Vadītāja');
  const liga = await enter('Līga', 'Bērziņa', 'liga', 'Grupas skolotāja', 'Mārītes');

  const teacher = await fresh();
  await firstSignIn(teacher, liga, 'mana-garā-parole');
  await teacher.goto(`${server.address}/more`);
  await teacher.locator('main').getByRole('link', { name: 'Bērni' }).click();
  await teacher.getByRole('link', { name: 'Jauns bērns' }).click();
  await teacher.getByLabel('Vārds', { exact: true }).first().fill('Marta');
  await teacher.getByLabel('Uzvārds', { exact: true }).first().fill('Abele');
  await teacher.getByLabel('Personas kods').fill('320000-00011');
  await teacher.getByLabel('Dzimšanas datums').fill('12.03.2021.');
  await teacher.locator('#given-1').fill('Laura');
  await teacher.locator('#surname-1').fill('Abele');
  await teacher.getByRole('button', { name: 'Saglabāt' }).click();
  await sound(teacher);
  const laura = await letter(teacher, teacher.getByRole('button', { name: /Izveidot un nosūtīt uz telefonu/ }));
  expect(laura.name).toBe('320000-00011');

  const parent = await fresh();
  await firstSignIn(parent, laura, 'lauras-garā-parole');
  await expect(parent.locator('.sub')).toContainText('Marta');
  await sound(parent);

  const board = await fresh();
  await firstSignIn(board, head, 'vadītājas-parole');
  await board.goto(`${server.address}/supervision`);
  await expect(board.locator('#board')).toContainText('Mārītes');
  await sound(board);
});
