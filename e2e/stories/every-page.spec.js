// Every page that a role can reach by following links: axe finds nothing, nothing scrolls sideways, no script fails.
import { expect, test } from '@playwright/test';
import { demo, signIn, sound } from '../demo.js';

test.setTimeout(1_500_000); // the head sees more than fifty pages

let server;
test.beforeAll(async () => { server = await demo('2026-11-27T08:41'); });
test.afterAll(() => server?.stop());

// between them they see every page there is
const roles = ['virslietotajs', 'vaditaja', 'lietvede', 'skolotaja', 'muzika', 'vecaks'];

for (const role of roles) {
  // light on a desktop, dark on a phone: every page in both themes and both sizes would only take longer
  test(`${role} can reach nothing that axe objects to`, async ({ page }, { project }) => {
    await page.emulateMedia({ colorScheme: project.use.isMobile ? 'dark' : 'light' });
    const faults = [];
    page.on('pageerror', (fault) => faults.push(fault.message));
    page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
    await signIn(page, server.address, role);
    const links = () => page.$$eval('nav a[href], .page-actions a[href], .tabs a[href], main a[href]', (all) => all.map((a) => a.href));
    const pattern = (url) => new URL(url).pathname.replace(/\d{4}-(\d\d-\d\d|W\d\d)/g, 'D').replace(/\d+/g, 'N');
    const waiting = [page.url(), ...(await links())];
    const seen = new Set();
    while (waiting.length > 0) {
      const url = waiting.shift();
      const kind = pattern(url);
      if (!url.startsWith(server.address) || seen.has(kind) || /\.(csv|pdf|xlsx)/.test(url) || url.includes('/events')) continue;
      seen.add(kind);
      const answer = await page.goto(url);
      expect.soft(answer.status(), url).toBe(200);
      await sound(page, expect.soft);
      waiting.push(...(await links()));
    }
    expect(faults).toEqual([]);
    expect(seen.size).toBeGreaterThan(1);
  });
}
