import { defineConfig } from '@playwright/test';

// Debian's Chromium; the flags keep it from asking the network for anything.
const args = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
// told on PostgreSQL as well: from an empty installation to the first morning, the morning itself, and a month planned
const onBoth = ['morning.spec.js', 'new-preschool.spec.js', 'planning.spec.js'];

export default defineConfig({
  testDir: './stories',
  globalSetup: './postgres.js',
  outputDir: './test-results',
  timeout: 150_000,
  expect: { timeout: 15_000 },
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args },
    locale: 'lv-LV',
    timezoneId: 'Europe/Riga',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'desktop-sqlite', use: desktop },
    { name: 'phone-sqlite', use: phone },
    { name: 'desktop-postgresql', use: desktop, testMatch: onBoth, metadata: { database: 'postgresql' } },
    { name: 'phone-postgresql', use: phone, testMatch: onBoth, metadata: { database: 'postgresql' } },
  ],
});
