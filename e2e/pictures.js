// The pictures of the README: `npm run pictures`.
import { chromium } from '@playwright/test';
import { demo, signIn } from './demo.js';

const pictures = [
  ['home', 'skolotaja', '/', 1280, 800],
  ['attendance-phone', 'skolotaja', '/groups/4/attendance/2026-11-27', 390, 844],
  ['diary', 'skolotaja', '/groups/4/diary?week=2026-W48', 1280, 800],
  ['board', 'vaditaja', '/supervision', 1280, 800],
  ['parent-phone', '320000-00011', '/', 390, 844],
];
const server = await demo('2026-11-27T08:41', []);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
});
for (const [name, who, path, width, height] of pictures) {
  const page = await browser.newPage({ viewport: { width, height }, isMobile: width < 600, hasTouch: width < 600 });
  await signIn(page, server.address, who);
  await page.goto(server.address + path);
  await page.screenshot({ path: new URL(`../docs/pictures/${name}.png`, import.meta.url).pathname });
  await page.close();
}
await browser.close();
server.stop();
