// A whole month planned from an empty group: lists, year plan, timetable, theme, month plan with the music teacher's part
// in another window, four weeks, the days that appear; and then the same done late.
import { expect, test } from '@playwright/test';
import { accept, demo, signIn, sound } from '../demo.js';

test.setTimeout(600_000);

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

/** February 2027 is four whole weeks from Monday the 1st; the clock stands on Friday, 27 November 2026. */
const monday = ['2027-W05', '2027-W06', '2027-W07', '2027-W08'];
/** What is planned on each weekday beside Latvian and health, which are every day's. */
const plan = { 1: ['social', 'culture'], 2: ['science'], 3: ['math'], 4: ['technology'], 5: ['culture'] };

/** Lays the month's outcomes out over a week by the keyboard's buttons and writes what is done, outdoors once a day. */
async function layOut(page, address, week, days = Object.keys(plan)) {
  await page.goto(`${address}/groups/4/plans/week/${week}/edit`);
  const list = page.locator('.week-outcomes details');
  if (await list.getAttribute('open') === null) await list.locator('summary').click(); // closed on a phone: the days come first
  for (const day of days) {
    const more = plan[day];
    for (const area of ['language', 'health', ...more]) {
      await page.locator(`.outcome[data-of="${area}"][data-subject=""] button[value$="-${day}"]`).first().click();
    }
    const lessons = page.locator(`#on-${day} [data-lesson]`);
    await expect(lessons).toHaveCount(2 + more.length);
    for (const lesson of await lessons.all()) {
      await lesson.locator('[name^="activity-"]').fill(`Rotaļnodarbība ${week}, ${day}. diena`);
    }
    await lessons.first().locator('label', { hasText: 'Ārā' }).click();
  }
  if (days.length === 5) await expect(page.locator('#coverage .missing')).toHaveCount(0);
  await page.locator('.actions-bar').getByRole('button', { name: 'Saglabāt' }).click();
  await page.waitForURL(`**/plans/week/${week}`);
}

test('a whole month: lists, year plan, timetable, theme, month, weeks, days', async ({ browser }, { project }) => {
  test.setTimeout(600_000);
  const server = await demo('2026-11-27T08:41');
  try {
    const { address } = server;
    const head = await person(browser, project, server, 'vaditaja');
    const teacher = await person(browser, project, server, 'skolotaja');
    const music = await person(browser, project, server, 'muzika');

    // the list gains an outcome, the year an event
    await head.goto(`${address}/curriculum/outcomes/new`);
    await head.locator('#area').selectOption('math');
    await head.locator('#stage').selectOption('third');
    await head.locator('#text').fill('Nosaka laiku pilnās stundās');
    await head.getByRole('button', { name: 'Saglabāt' }).click();
    await expect(head.locator('main')).toContainText('Nosaka laiku pilnās stundās');
    await sound(head);
    await head.goto(`${address}/year-plan/new?year=2026`);
    await head.getByRole('radio', { name: 'Pasākums' }).check({ force: true });
    await head.locator('#title').fill('Sveču diena');
    await head.locator('#from_on').fill('02.02.2027.');
    await head.getByRole('button', { name: 'Saglabāt' }).click();
    await expect(head.getByRole('heading', { name: 'Sveču diena' })).toBeVisible();

    // the timetable from February: drafted, submitted, approved
    await teacher.goto(`${address}/groups/4/timetable/edit`);
    await teacher.locator('#from_on').fill('01.02.2027.');
    await teacher.getByRole('button', { name: 'Saglabāt un iesniegt' }).click();
    await expect(teacher.locator('main')).toContainText('01.02.2027.');
    await sound(teacher);
    await head.goto(`${address}/groups/4/timetable`);
    await head.getByRole('button', { name: 'Apstiprināt' }).click();
    await expect(head.getByRole('button', { name: 'Apstiprināt' })).toHaveCount(0);
    await expect(head.locator('main')).toContainText('01.02.2027.');

    // theme and month plan, the music teacher in another window at the same time
    await teacher.goto(`${address}/groups/4/plans/month/2027-02/edit`);
    await music.goto(`${address}/groups/4/plans/month/2027-02/part`);
    await teacher.locator('[name="theme-new-title"]').fill('Ziemas prieki');
    await teacher.locator('[name="theme-new-question"]').fill('Kā ziema mūs priecē?');
    await teacher.locator('[name="theme-new-message"]').fill('Es varu priecāties jebkurā laikā.');
    await teacher.locator('[name="theme-new-from"]').fill('01.02.2027.');
    await teacher.locator('[name="theme-new-to"]').fill('12.02.2027.');
    await teacher.locator('#content').fill('Ziemas prieki un sveču gaisma');
    for (const list of ['values', 'virtues', 'skills']) {
      await teacher.locator(`[name="${list}"]`).first().check({ force: true });
    }
    for (const area of areas) await teacher.locator(`#outcomes-${area}`).fill(`februāra rezultāts (${area})`);
    await teacher.locator('.area-out', { has: teacher.locator('#outcomes-math') }).locator('summary').click();
    await teacher.getByText('Nosaka laiku pilnās stundās').first().click();
    await expect(teacher.locator('#outcomes-math')).toHaveValue(/Nosaka laiku pilnās stundās/);
    await teacher.getByRole('button', { name: 'Saglabāt' }).click();
    // shorter than a month is refused, and nothing that was typed is lost
    await expect(teacher.locator('.err-summary')).toContainText('Temats nevar būt īsāks par vienu mēnesi');
    await expect(teacher.locator('#content')).toHaveValue('Ziemas prieki un sveču gaisma');
    await sound(teacher);
    await teacher.locator('[name="theme-new-to"]').fill('28.02.2027.');
    await music.getByRole('textbox', { name: /Mūzika/ }).fill('dzied „Svecīt, svecīt”');
    await music.getByRole('button', { name: 'Saglabāt' }).click();
    await teacher.getByRole('button', { name: 'Saglabāt' }).click();
    await teacher.waitForURL('**/plans/month/2027-02');
    const main = teacher.locator('main');
    await expect(main).toContainText('Ziemas prieki');
    await expect(main).toContainText('Svecīt, svecīt');
    await expect(main).toContainText('Sveču diena');
    await expect(teacher.locator('.page-head')).toContainText('aizpildīts');
    await sound(teacher);

    // four weeks, and the days are there
    for (const week of monday) await layOut(teacher, address, week);
    await expect(teacher.locator('main')).toContainText('Rotaļnodarbība 2027-W08, 5. diena');
    await sound(teacher);
    await teacher.goto(`${address}/groups/4/diary/2027-02-04`);
    await expect(teacher.getByText('Rotaļnodarbība 2027-W05, 4. diena').first()).toBeVisible();
    await sound(teacher);

    // the coverage of the year knows the month
    await teacher.goto(`${address}/groups/4/coverage?year=2026`);
    await expect(teacher.getByRole('row', { name: /Nosaka laiku pilnās stundās/ })).toContainText('februāris: plānots');
    await sound(teacher);

    // and it goes on the wall
    for (const paper of ['timetable.pdf', 'plans/month/2027-02.pdf', 'plans/week/2027-W05.pdf']) {
      const file = await teacher.request.get(`${address}/groups/4/${paper}`);
      expect(file.status(), paper).toBe(200);
      expect((await file.body()).subarray(0, 5).toString(), paper).toBe('%PDF-');
    }
  } finally {
    server.stop();
  }
});

test('a week plan that is late says so to the teacher and to the head', async ({ browser }, { project }) => {
  // the week after is due on Friday at 19:00; half of it is there
  const server = await demo('2026-11-27T19:30');
  try {
    const { address } = server;
    const teacher = await person(browser, project, server, 'skolotaja');
    await teacher.goto(`${address}/`);
    const duty = teacher.getByRole('listitem').filter({ hasText: 'Nedēļas plāns' }).first();
    await expect(duty).toContainText(/kavē/i);
    const head = await person(browser, project, server, 'vaditaja');
    await head.goto(`${address}/supervision`);
    const cell = head.getByRole('row', { name: /Mārītes/ });
    await expect(cell).toContainText(/kavē/i);
    await sound(head);

    await layOut(teacher, address, '2026-W49', ['4', '5']);
    await expect(teacher.locator('main')).toContainText('pēc termiņa');
    await head.reload();
    await expect(head.getByRole('row', { name: /Mārītes/ })).toContainText(/nokavē|\(\+/);
    await teacher.goto(`${address}/`);
    await sound(teacher);
  } finally {
    server.stop();
  }
});
