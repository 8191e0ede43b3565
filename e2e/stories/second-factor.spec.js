// A teacher adds a passkey on her device, signs in with it after the password and alone; an app's codes beside it.
import { createHmac } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { demo, sound } from '../demo.js';

const PASSWORD = 'demo-parole-1';
const CLOCK = '2026-11-27T08:41';

let server;
test.beforeAll(async () => { server = await demo(CLOCK); });
test.afterAll(() => server?.stop());

/** A device with a fingerprint reader, whose owner always agrees. */
async function device(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
}

/** RFC 6238 at the demo's clock, which runs on from where it began. */
function code(secret, at) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const from = hash.at(-1) & 15;
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function password(page, address, name) {
  await page.goto(`${address}/login`);
  await page.getByLabel('Lietotāja vārds').fill(name);
  await page.getByLabel('Parole', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Pieslēgties', exact: true }).click();
}

async function openSecurity(page) {
  await page.goto('profile/security');
  await sound(page);
  await page.getByLabel('Pašreizējā parole').fill(PASSWORD);
  await page.getByRole('button', { name: 'Turpināt' }).click();
}

test('a passkey after the password, and alone', async ({ browser }, { project }) => {
  const name = project.use.isMobile ? 'skolotaja2' : 'skolotaja';
  const address = server.address.replace('127.0.0.1', 'localhost');
  const context = await browser.newContext({ baseURL: `${address}/` });
  const page = await context.newPage();
  await device(page);
  await password(page, address, name);
  await openSecurity(page);
  await page.getByLabel('Atslēgas nosaukums').fill('Mans tālrunis');
  await page.getByRole('button', { name: 'Pievienot piekļuves atslēgu' }).click();
  await expect(page.getByRole('heading', { name: 'Atkopšanas kodi' })).toBeVisible();
  await expect(page.locator('.recovery-codes code')).toHaveCount(10);
  await sound(page);
  await page.getByRole('link', { name: 'Kodi ir saglabāti' }).click();
  await expect(page.getByText('Mans tālrunis').first()).toBeVisible();
  await sound(page);

  await page.getByRole('button', { name: 'Iziet' }).first().click();
  await password(page, address, name);
  await expect(page.getByRole('heading', { name: 'Otrais faktors' })).toBeVisible();
  await sound(page);
  await page.getByRole('button', { name: 'Lietot piekļuves atslēgu' }).click();
  await expect(page).toHaveURL(`${address}/`);

  await page.getByRole('button', { name: 'Iziet' }).first().click();
  await page.getByRole('button', { name: 'Pieslēgties ar piekļuves atslēgu' }).click();
  await expect(page).toHaveURL(`${address}/`);
  await context.close();
});

test('an app that makes codes', async ({ browser }, { project }) => {
  const name = project.use.isMobile ? 'sports' : 'muzika';
  const context = await browser.newContext({ baseURL: `${server.address}/` });
  const page = await context.newPage();
  const started = Date.now();
  const now = () => new Date(`${CLOCK}:00+02:00`).getTime() + Date.now() - started;
  await password(page, server.address, name);
  await openSecurity(page);
  await page.getByRole('button', { name: 'Uzstādīt kodu lietotni' }).click();
  await expect(page.locator('svg.qr')).toBeVisible();
  await sound(page);
  const secret = (await page.locator('dd code').textContent()).replaceAll(' ', '');
  await page.getByLabel('Kods no lietotnes').fill(code(secret, now()));
  await page.getByRole('button', { name: 'Apstiprināt' }).click();
  const recovery = await page.locator('.recovery-codes code').first().textContent();
  await page.getByRole('link', { name: 'Kodi ir saglabāti' }).click();

  await page.getByRole('button', { name: 'Iziet' }).first().click();
  await password(page, server.address, name);
  await page.getByLabel('Kods no lietotnes').fill('000000');
  await page.getByRole('button', { name: 'Turpināt' }).first().click();
  await expect(page.getByRole('alert').first()).toContainText('Kods nav pareizs');
  await page.getByText('Man nav tālruņa vai ierīces').click();
  await page.getByLabel('Atkopšanas kods').fill(recovery.toUpperCase());
  await page.getByRole('button', { name: 'Turpināt' }).last().click();
  await expect(page).toHaveURL(`${server.address}/`);
  await context.close();
});
