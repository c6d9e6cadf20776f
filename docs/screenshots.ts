import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildIfStale } from '../src/server/build.ts';
import { openDemo } from '../src/server/demo/open-demo.ts';
import { serve } from '../src/server/serve.ts';
import { launchChromium } from '../test/chromium.ts';

/**
 * Makes the pictures of README.md from the demonstration: `node docs/screenshots.ts`.
 * Everybody in them is invented.
 */
const folder = join(import.meta.dirname, 'screenshots');
const phone = { width: 360, height: 740 };
const laptop = { width: 1280, height: 800 };

const [{ handlerFile }, demo] = await Promise.all([buildIfStale(), openDemo()]);
const { port, stop } = await serve(demo.application, { handlerFile, host: '127.0.0.1', port: 0 });
const address = `http://127.0.0.1:${port}`;
const browser = await launchChromium();
await mkdir(folder, { recursive: true });

async function picture(name: string, viewport: typeof phone, show: (page: Page) => Promise<void>) {
  const visit = await browser.newContext({ viewport, deviceScaleFactor: 1 });
  const page = await visit.newPage();
  await show(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await visit.close();
  console.log(`docs/screenshots/${name}.png`);
}

async function enter(page: Page, name: string): Promise<void> {
  await page.goto(`${address}/demo`);
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click();
  await page.waitForURL(/\/desk/u);
}

await picture('home', phone, async (page) => {
  await page.goto(address);
});
await picture('ask-for-help', phone, async (page) => {
  await page.goto(`${address}/ask-for-help`);
  await page.getByRole('link', { name: 'Empezar' }).click();
  await page.waitForURL(/ask-for-help\/./u);
});
await picture('my-place', phone, async (page) => {
  const family = demo.examples.find(({ about }) => about.includes('ofrecido'));
  await page.goto(`${address}/my-place?folio=${family?.folio}`);
  await page.getByLabel(/palabras/iu).fill(family?.words ?? '');
  await page.getByRole('button', { name: /abrir|ver/iu }).click();
  await page.waitForURL((url) => url.search === '');
});
await picture('household', laptop, async (page) => {
  await enter(page, 'Marta');
  await page.goto(`${address}/desk/household/${demo.examples[0]?.householdId}`);
});
await picture('calendar', laptop, async (page) => {
  await enter(page, 'Karla');
  await page.goto(`${address}/desk/calendar`);
});
await picture('waiting-list', laptop, async (page) => {
  await enter(page, 'Teresa');
  await page.goto(`${address}/desk/waiting-lists`);
  await page.locator('main :is(h2, h3) a').first().click();
  await page.waitForURL(/waiting-lists\/./u);
});
await picture('fairness', phone, async (page) => {
  await page.goto(`${address}/public-figures/fairness`);
  await page.locator('figure').first().scrollIntoViewIfNeeded();
});

await browser.close();
await stop();
await demo.close();
