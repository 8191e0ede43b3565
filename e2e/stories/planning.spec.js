// A whole month planned from an empty group: lists, year plan, timetable, theme, month plan with the music teacher's part
// in another window, four weeks, the days that appear; and then the same done late.
import { expect, test } from '@playwright/test';
import { accept, demo, signIn, sound } from '../demo.js';

test.setTimeout(240_000);

/** A page of their own for a person who signs in. */
async function person(browser, project, server, name) {
  const page = await (await browser.newContext(project.use)).newPage();
  page.setDefaultTimeout(15_000);
  await signIn(page, server.address, name);
  await accept(page);
  return page;
}

const areas = ['language', 'social', 'culture', 'science', 'math', 'technology', 'health'];

/** The group "Zīļuki" has begun nothing of December; the clock stands on Friday, 27 November 2026. */
test.describe('a month from nothing', () => {
  let server;
  test.beforeEach(async () => { server = await demo('2026-11-27T08:41'); });
  test.afterEach(() => server?.stop());

  test('theme, month plan, a subject teacher at the same time, and what is still missing', async ({ browser }, { project }) => {
    // Kristīne Vanaga teaches "Zīļuki", which is group 2
    const head = await person(browser, project, server, 'vaditaja');
    await head.goto(`${server.address}/groups/2/plans/month/2026-12`);
    await expect(head.getByText('Šim mēnesim plāna vēl nav')).toBeVisible();
    await sound(head);

    const teacher = await person(browser, project, server, 'skolotaja');
    const edit = `${server.address}/groups/4/plans/month/2026-12/edit`;
    await teacher.goto(edit);
    await expect(teacher.getByText(/Vēl trūkst/)).toBeVisible();
    await sound(teacher);

    const music = await person(browser, project, server, 'muzika');
    await music.goto(`${server.address}/groups/4/plans/month/2026-12/part`);
    await music.getByRole('textbox', { name: /Mūzika/ }).fill('dzied „Ziemassvētku zvaniņš”');

    for (const area of areas) {
      const box = teacher.locator(`#outcomes-${area}`);
      if (await box.inputValue() === '') await box.fill(`apgūst decembra rezultātu (${area})`);
    }
    await teacher.locator('summary', { hasText: 'Izvēlēties no saraksta' }).first().click();
    const choice = teacher.locator('[data-into] input').first();
    await choice.check();
    await expect(teacher.locator('#outcomes-language')).toHaveValue(/\n/);

    // the draft is kept without a tap; both save, and neither loses anything
    await expect(teacher.locator('#draft-state')).toContainText('Melnraksts saglabāts', { timeout: 15_000 });
    await music.getByRole('button', { name: 'Saglabāt' }).click();
    await teacher.getByRole('button', { name: 'Saglabāt' }).click();
    await expect(teacher.locator('main')).toContainText('apgūst decembra rezultātu (technology)');
    await expect(teacher.locator('main')).toContainText('Ziemassvētku zvaniņš');
    await expect(teacher.locator('.page-head')).toContainText('aizpildīts');
    await sound(teacher);
    await sound(music);
  });

  test('two windows and the same field: both texts are shown', async ({ browser }, { project }) => {
    const edit = `${server.address}/groups/4/plans/month/2026-12/edit`;
    const first = await person(browser, project, server, 'skolotaja');
    const second = await person(browser, project, server, 'skolotaja2');
    await first.goto(edit);
    await second.goto(edit);
    await first.locator('#content').fill('Līgas saturs');
    await first.getByRole('button', { name: 'Saglabāt' }).click();
    await second.locator('#content').fill('Agneses saturs');
    await second.getByRole('button', { name: 'Saglabāt' }).click();
    await expect(second.locator('.versions')).toContainText('Līgas saturs');
    await expect(second.locator('.versions')).toContainText('Agneses saturs');
    await sound(second);
    // seen both: saving again is a choice
    await second.getByRole('button', { name: 'Saglabāt' }).click();
    await expect(second.locator('main')).toContainText('Agneses saturs');
  });
});
