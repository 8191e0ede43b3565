// Single sign-on against a real OpenID provider on this machine: link, sign in, refuse, give up, and a provider that is down.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { signIn, sound, start } from '../demo.js';
import { startProvider } from '../oidc-provider.mjs';

const program = process.env.EKLASE ?? fileURLToPath(new URL('../../target/debug/eklase', import.meta.url));
const password = 'gara-un-laba-parole';
let server;
let provider;

/** A port that is free now: the provider has to know our address before we start. */
const freePort = () => new Promise((found) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => found(port));
  });
});

test.beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'eklase-'));
  execFileSync(program, [
    'setup', '--data-dir', folder, '--institution', 'PII „Saulstariņš”', '--city', 'Liepāja',
    '--given-name', 'Artūrs', '--surname', 'Zariņš', '--sign-in-name', 'arturs.zarins',
  ], { env: { ...process.env, EKLASE_PASSWORD: password } });
  const address = `http://127.0.0.1:${await freePort()}`;
  provider = await startProvider(`${address}/login/sso/callback`);
  server = await start(
    ['serve', '--data-dir', folder, '--listen', address.slice('http://'.length), '--public-url', address],
    {
      EKLASE_SSO_NAME: 'Liepājas pašvaldība', EKLASE_SSO_ISSUER: provider.issuer, EKLASE_SSO_CLIENT_ID: 'eklase',
      EKLASE_SSO_SECRET: 'a-secret-of-the-test', EKLASE_SSO_SCOPES: 'email profile',
    },
  );
});
test.afterEach(() => { server?.stop(); provider?.stop(); });

/** At the provider: who one is there. */
async function atProvider(page, person, button = 'Apstiprināt') {
  await expect(page.getByRole('heading', { name: 'Pašvaldības pieslēgšanās' })).toBeVisible();
  await page.getByLabel('Darbinieks').fill(person);
  await page.getByRole('button', { name: button }).click();
}

/** A browser that neither we nor the provider know. */
const fresh = async (browser, project) => (await browser.newContext(project.use)).newPage();

test('a person links the account and signs in through the municipality', async ({ page, browser }, { project }) => {
  await signIn(page, server.address, 'arturs.zarins', password);
  await page.goto(`${server.address}/profile`);
  await page.locator('main').getByRole('link', { name: 'Vienotā pieslēgšanās' }).click();
  await sound(page);
  await page.getByLabel('Jūsu parole šajā vietnē').fill('nepareiza-parole');
  await page.getByRole('button', { name: 'Savienot' }).click();
  await expect(page.locator('.err-summary')).toContainText('Parole nav pareiza');
  await sound(page);
  await page.getByLabel('Jūsu parole šajā vietnē').fill(password);
  await page.getByRole('button', { name: 'Savienot' }).click();
  await atProvider(page, 'arturs');
  await expect(page).toHaveURL(`${server.address}/profile/sso`);
  await expect(page.locator('main')).toContainText('Konts ir savienots ar pieslēgšanos „Liepājas pašvaldība”');
  await sound(page);
  await page.getByRole('button', { name: 'Iziet' }).filter({ visible: true }).click();

  const other = await fresh(browser, project);
  await other.goto(`${server.address}/login?next=/profile`);
  await sound(other);
  await other.getByRole('link', { name: 'Pieslēgties: Liepājas pašvaldība' }).click();
  await atProvider(other, 'arturs');
  await expect(other).toHaveURL(`${server.address}/profile`);
  await expect(other.locator('main')).toContainText('Artūrs Zariņš');

  const stranger = await fresh(browser, project);
  await stranger.goto(`${server.address}/login`);
  await stranger.getByRole('link', { name: 'Pieslēgties: Liepājas pašvaldība' }).click();
  await atProvider(stranger, 'svesais');
  await expect(stranger.getByRole('heading', { name: 'Jūsu konts vēl nav savienots' })).toBeVisible();
  await sound(stranger);
  await stranger.goto(`${server.address}/profile`);
  await expect(stranger.getByLabel('Lietotāja vārds')).toBeVisible();
});

test('saying no at the provider ends in a clear page', async ({ page }) => {
  await page.goto(`${server.address}/login`);
  await page.getByRole('link', { name: 'Pieslēgties: Liepājas pašvaldība' }).click();
  await atProvider(page, '', 'Atteikties');
  await expect(page.getByRole('heading', { name: 'Pieslēgšanās ir pārtraukta' })).toBeVisible();
  await sound(page);
});

test('a provider that is down ends in a clear page, and the password still opens', async ({ page }) => {
  provider.stop();
  await page.goto(`${server.address}/login`);
  await page.getByRole('link', { name: 'Pieslēgties: Liepājas pašvaldība' }).click();
  await expect(page.getByRole('heading', { name: '„Liepājas pašvaldība” pašlaik neatbild' })).toBeVisible();
  await sound(page);
  await page.getByRole('link', { name: 'Pieslēgties ar lietotāja vārdu' }).click();
  await signIn(page, server.address, 'arturs.zarins', password);
  await page.goto(`${server.address}/profile`);
  await expect(page.locator('main')).toContainText('Artūrs Zariņš');
});
