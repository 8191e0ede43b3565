// Each test file starts a demo of its own, at a moment of its own, on a free port, in its project's database.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { emptyDatabase } from './postgres.js';

const program = process.env.EKLASE ?? fileURLToPath(new URL('../target/debug/eklase', import.meta.url));

/** Starts `eklase` with these arguments and waits for the address that it prints. */
export async function start(args, env = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let said = '';
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = said.match(/http:\/\/[\d.]+:\d+/);
      if (found) resolve(found[0]);
    });
    child.stderr.on('data', (chunk) => { said += chunk; });
    child.on('exit', (code) => reject(new Error(`eklase ended with ${code}: ${said}`)));
  });
  return { address, stop: () => child.kill('SIGTERM') };
}

/** Which database, as arguments: a new PostgreSQL one in the projects named so, otherwise the embedded one. */
export function database() {
  const { database: named } = test.info().project.metadata;
  return named === 'postgresql' ? ['--database', emptyDatabase()] : [];
}

/** A way to a server that can be cut and mended: every connection of the browser is refused then, whoever opens it. */
export async function line(to) {
  const open = new Set();
  let cut = false;
  const between = createServer((from) => {
    if (cut) return from.destroy();
    const on = connect(new URL(to).port);
    for (const end of [from, on]) {
      open.add(end);
      end.on('error', () => {}).on('close', () => { open.delete(end); from.destroy(); on.destroy(); });
    }
    from.pipe(on).pipe(from);
  }).listen(0, '127.0.0.1');
  await once(between, 'listening');
  const end = () => { for (const one of open) one.destroy(); };
  return {
    address: `http://127.0.0.1:${between.address().port}`,
    cut: () => { cut = true; end(); },
    mend: () => { cut = false; },
    stop: () => { between.close(); end(); },
  };
}

/** A demo whose clock starts at that local time. */
export const demo = (clock, where = database()) => start(['demo', '--listen', '127.0.0.1:0', '--clock', clock, ...where]);

/** Signs in as a person would. */
export async function signIn(page, address, name, password = 'demo-parole-1') {
  await page.goto(`${address}/login`);
  await page.getByLabel('Lietotāja vārds').fill(name);
  await page.getByLabel('Parole', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Pieslēgties' }).click();
  await page.waitForLoadState();
}

/** Accepts the undertaking of confidentiality, which stands before a member of staff's first page. */
export async function accept(page) {
  if (!page.url().endsWith('/undertaking')) return;
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Apliecināt' }).click();
  await page.waitForLoadState();
}

/** Nothing that axe knows of is wrong, and the page does not scroll sideways; a crawl gives `expect.soft` and goes on. */
export async function sound(page, check = expect) {
  // a field that is scrolled under the bar of a form is no small target
  const bars = (position) => page.$$eval('.actions-bar', (all, to) => { for (const bar of all) bar.style.position = to; }, position);
  await bars('static');
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  await bars('');
  check(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), page.url()).toEqual([]);
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  check(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(window);
}
