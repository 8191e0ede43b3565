// People and access, as a new institution would: set up, staff, an import of 120 children, a file, both parents connected
// by SMS through a gateway of this test, their own passwords, notices, a grandmother, a reset, and the end of access.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { accept, signIn, sound, start } from '../demo.js';

const program = process.env.EKLASE ?? fileURLToPath(new URL('../../target/debug/eklase', import.meta.url));
const password = 'gara-un-laba-parole';
let server;
let gateway;
let folder;

/** A provider of SMS: keeps what it is sent, by number. */
function smsGateway() {
  const sent = [];
  const listener = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += chunk; });
    request.on('end', () => {
      sent.push(JSON.parse(body));
      response.end('{"status":"ok"}');
    });
  });
  return new Promise((ready) => listener.listen(0, '127.0.0.1', () => ready({
    url: `http://127.0.0.1:${listener.address().port}/send`,
    sent,
    stop: () => listener.close(),
  })));
}

/** The one-time password of the last message to that number. */
async function oneTime(number) {
  const last = () => gateway.sent.filter((one) => one.to.endsWith(number)).at(-1)?.text ?? '';
  await expect.poll(last, { timeout: 20_000 }).toContain('parole');
  return last().match(/parole (\S+?)\./)[1];
}

/** 120 children of two groups, each with a mother. */
function spreadsheet() {
  const head = 'Vārds;Uzvārds;Personas kods;Dzimšanas datums;Dzimums;Grupa;Mātes vārds;Mātes uzvārds;Mātes tālrunis';
  const rows = Array.from({ length: 120 }, (_, at) => {
    const number = String(at + 1).padStart(3, '0');
    const group = at < 60 ? 'Mārītes' : 'Pūcītes';
    const given = at === 0 ? 'Marta' : 'Bērns';
    const surname = at === 0 ? 'Abele' : `Paraugs-${'ABCDEFGHIJ'[at % 10]}${'abcdefghijkl'[Math.floor(at / 10)]}`;
    const code = `320000-00${number}`;
    return `${given};${surname};${code};0${(at % 9) + 1}.03.2021.;${at % 2 ? 'zēns' : 'meitene'};${group};Laura;${surname};20000${number}`;
  });
  const file = join(folder, 'bērni.csv');
  writeFileSync(file, [head, ...rows].join('\r\n'));
  return file;
}

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'eklase-'));
  execFileSync(program, [
    'setup', '--data-dir', folder, '--institution', 'PII „Saulstariņš”', '--city', 'Liepāja',
    '--given-name', 'Artūrs', '--surname', 'Zariņš', '--sign-in-name', 'arturs.zarins',
  ], { env: { ...process.env, EKLASE_PASSWORD: password } });
  gateway = await smsGateway();
  server = await start(
    ['serve', '--data-dir', folder, '--listen', '127.0.0.1:0', '--public-url', 'http://127.0.0.1'],
    { EKLASE_SMS_ALLOW_INSECURE: 'true' },
  );
});
test.afterEach(() => { server?.stop(); gateway?.stop(); });

/** Signs in with a one-time password, replaces it, and accepts what staff accept. */
async function firstSignIn(page, name, given, own) {
  await signIn(page, server.address, name, given);
  await page.goto(server.address);
  await expect(page).toHaveURL(/\/profile/);
  await page.getByLabel('Pašreizējā parole').fill(given);
  await page.getByLabel('Jaunā parole', { exact: true }).fill(own);
  await page.getByLabel('Jaunā parole vēlreiz').fill(own);
  await page.getByRole('button', { name: 'Nomainīt paroli' }).click();
  await page.goto(server.address);
  await accept(page);
}

test('from setup to families with their own accounts', async ({ page, browser }, { project }) => {
  test.slow();
  const fresh = async () => {
    const one = await (await browser.newContext(project.use)).newPage();
    one.setDefaultTimeout(15_000);
    return one;
  };
  page.setDefaultTimeout(15_000);
  const at = (path) => `${server.address}${path}`;
  await signIn(page, server.address, 'arturs.zarins', password);
  await accept(page);

  await page.goto(at('/settings/sms'));
  await page.getByLabel('Adrese', { exact: true }).fill(gateway.url);
  await page.getByLabel('Galvenes').fill('content-type: application/json');
  await page.getByLabel('Saturs').fill('{"to":"{phone}","text":"{text}"}');
  await page.getByRole('button', { name: 'Saglabāt' }).click();
  await sound(page);

  for (const [name, number] of [['Mārītes', '1'], ['Pūcītes', '2']]) {
    await page.goto(at('/groups/new'));
    await page.getByLabel('Nosaukums').fill(name);
    await page.getByLabel('Numurs').fill(number);
    await page.getByLabel(/Vecums/).fill('5–6');
    await page.getByRole('button', { name: 'Saglabāt' }).click();
  }
  const enter = async (given, surname, name, role, phone, group) => {
    await page.goto(at('/staff/new'));
    await page.getByLabel('Vārds', { exact: true }).fill(given);
    await page.getByLabel('Uzvārds', { exact: true }).fill(surname);
    await page.getByLabel('Lietotāja vārds').fill(name);
    await page.getByLabel('Tālruņa numurs').fill(phone);
    await page.getByLabel('Loma').selectOption({ label: role });
    if (group) await page.getByLabel('Grupa', { exact: true }).selectOption({ label: group });
    await page.getByRole('button', { name: 'Saglabāt' }).click();
    await page.getByRole('button', { name: 'Izveidot un nosūtīt uz telefonu' }).click();
    return oneTime(phone);
  };
  const clerkFirst = await enter('Aija', 'Krūmiņa', 'lietvede', 'Lietvede', '20009001');
  const ligaFirst = await enter('Līga', 'Bērziņa', 'liga', 'Grupas skolotāja', '20009002', 'Mārītes');

  // the clerk prepares the data (2.2)
  const clerk = await fresh();
  await firstSignIn(clerk, 'lietvede', clerkFirst, 'lietvedes-garā-parole');
  await clerk.goto(at('/import'));
  await sound(clerk);
  await clerk.locator('#file-children').setInputFiles(spreadsheet());
  await clerk.getByRole('button', { name: 'Apskatīt rindas' }).first().click();
  await expect(clerk.locator('main')).toContainText('120 rindu');
  await sound(clerk);
  await clerk.locator('form[action^="/import/children/"] button.btn-primary').click();
  await expect(clerk.locator('main')).toContainText('Pievienotas 120 rindas');

  // the teacher completes a file (3.12) and connects both parents (2.3)
  const teacher = await fresh();
  await firstSignIn(teacher, 'liga', ligaFirst, 'mana-garā-parole');
  await teacher.goto(at('/search?q=abele'));
  await sound(teacher);
  await teacher.locator('main').getByRole('link', { name: /Abele/ }).first().click();
  await sound(teacher);
  await teacher.locator('#father-given').fill('Jānis');
  await teacher.locator('#father-surname').fill('Abelis');
  await teacher.locator('#father-phone').fill('20007777');
  await teacher.locator('#declared-line').fill('Bāriņu iela 1–2');
  await teacher.locator('#declared-place').fill('Liepāja');
  await teacher.getByRole('button', { name: 'Saglabāt', exact: true }).click();
  await expect(teacher.locator('#father-given')).toHaveValue('Jānis');
  const file = teacher.url().replace(/#.*/, '');
  for (const who of ['Laura Abele', 'Jānis Abelis']) {
    await teacher.goto(file);
    await teacher.getByRole('button', { name: new RegExp(`Izveidot un nosūtīt uz telefonu.*${who}`) }).click();
  }
  await expect.poll(async () => {
    await teacher.goto(file);
    return teacher.locator('#parents').locator('xpath=../..').innerText();
  }, { timeout: 20_000 }).toContain('nosūtīta');
  await sound(teacher);

  // each parent signs in with the child's code and the own password
  const mother = await fresh();
  await firstSignIn(mother, '320000-00001', await oneTime('20000001'), 'lauras-garā-parole');
  await expect(mother.locator('.sub').first()).toContainText('Marta');
  const father = await fresh();
  await firstSignIn(father, '32000000001', await oneTime('20007777'), 'jāņa-garā-parole');
  await expect(father.locator('.sub').first()).toContainText('Marta');

  await mother.getByRole('link', { name: 'Paziņojumi' }).click();
  await mother.getByLabel('īsziņa').first().check();
  await mother.getByText('Reizi dienā').click();
  await mother.getByRole('button', { name: 'Saglabāt' }).click();
  await expect(mother.getByLabel('īsziņa').first()).toBeChecked();
  await sound(mother);

  await mother.goto(server.address);
  await mother.getByRole('link', { name: 'Ģimenes locekļi' }).click();
  await mother.getByLabel('Kas tas ir').fill('Rasma, vecmamma');
  await mother.getByRole('button', { name: 'Izveidot saiti' }).click();
  await sound(mother);
  const link = await mother.locator('.invite-link').getAttribute('href');
  const grandmother = await fresh();
  await grandmother.goto(at(link));
  await sound(grandmother);
  await grandmother.getByLabel('Vārds', { exact: true }).fill('Rasma');
  await grandmother.getByLabel('Uzvārds', { exact: true }).fill('Abele');
  await grandmother.getByLabel('Lietotāja vārds').fill('rasma.abele');
  await grandmother.getByLabel('Parole', { exact: true }).fill('zaļa vārna skrien');
  await grandmother.getByLabel('Jaunā parole vēlreiz').fill('zaļa vārna skrien');
  await grandmother.getByRole('button', { name: 'Izveidot kontu' }).click();
  await expect(grandmother.locator('.sub').first()).toContainText('Marta');

  // who sees the file and why; the teacher's password is replaced; a parent's right ends
  await page.goto(at('/access'));
  await sound(page);
  await page.getByRole('link', { name: /Abele Marta/ }).click();
  await expect(page.locator('main')).toContainText('Rasma');
  await sound(page);
  await page.goto(at('/staff'));
  await page.getByRole('link', { name: 'Bērziņa Līga' }).click();
  await page.getByRole('button', { name: 'Izveidot un nosūtīt uz telefonu' }).click();
  await teacher.goto(file);
  await expect(teacher.getByRole('heading', { name: 'Pieslēgties' })).toBeVisible();

  await clerk.goto(file);
  await clerk.getByRole('link', { name: /Labot\/papildināt.*Jānis Abelis/ }).click();
  await sound(clerk);
  await clerk.getByLabel(/Redz bērna datus žurnālā/).uncheck();
  await clerk.getByRole('button', { name: 'Saglabāt' }).click();
  await father.reload();
  await expect(father.getByRole('heading', { name: 'Pieslēgties' })).toBeVisible();
});
