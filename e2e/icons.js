// The installed app's icons, drawn from the brand mark: `npm run icons`. A maskable one keeps the mark in its middle.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const own = (name) => fileURLToPath(new URL(`../crates/web/static/${name}`, import.meta.url));
const mark = readFileSync(own('favicon.svg'), 'utf8');
const icons = [['icon-192.png', 192, 0], ['icon-512.png', 512, 0], ['icon-maskable-512.png', 512, 0.12]];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
});
for (const [name, size, rim] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const inner = Math.round(size * (1 - 2 * rim));
  const ground = rim ? mark.match(/fill="(#\w+)"/)[1] : 'transparent';
  await page.setContent(`<style>body{margin:0;display:grid;place-items:center;height:100vh;background:${ground}}svg{width:${inner}px;height:${inner}px}</style>${mark}`);
  await page.screenshot({ path: own(name), omitBackground: true });
  await page.close();
}
await browser.close();
