import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';

const browser = openBrowser();
const root = join(import.meta.dirname, '../..');
// Inside the clone, so that what the page imports is found.
const folder = await mkdtemp(join(root, 'node_modules/.cache-specimen-'));
after(() => rm(folder, { recursive: true, force: true }));
await build({
  root,
  configFile: false,
  logLevel: 'error',
  plugins: [svelte({ configFile: false, emitCss: false })],
  build: { ssr: join(import.meta.dirname, 'specimen.ts'), outDir: folder },
  ssr: { noExternal: true },
});
const { specimenPage } = await import(pathToFileURL(join(folder, 'specimen.js')).href);

for (const [size, viewport] of Object.entries({
  phone,
  laptop,
  small: { width: 320, height: 560 },
})) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every component on a ${size} screen in ${colorScheme} has no barrier`, async () => {
      const visit = await browser.visit({ viewport, colorScheme });
      const page = await visit.newPage();
      await page.setContent(specimenPage('es', 'ltr'));
      await expectNoSidewaysScroll(page);
      await expectNoAxeFindings(page);
      await screenshot(page, `components-${size}-${colorScheme}`);
      await visit.close();
    });
  }
}

test('every component reads from right to left', async () => {
  const visit = await browser.visit({ viewport: { width: 320, height: 560 } });
  const page = await visit.newPage();
  await page.setContent(specimenPage('ht', 'rtl'));
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'components-right-to-left');
  await visit.close();
});

test('what is touched is at least 48 px high', async () => {
  const visit = await browser.visit({ viewport: phone });
  const page = await visit.newPage();
  await page.setContent(specimenPage('es', 'ltr'));
  const low = await page
    .locator('button, summary, select, input[type=text], textarea, label[for]:has(+ input), nav a')
    .evaluateAll((found) =>
      found
        .map((element) => ({
          html: element.outerHTML.slice(0, 80),
          box: element.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.height > 0 && box.height < 48)
        .map(({ html, box }) => `${box.height}: ${html}`),
    );
  assert.deepEqual(
    low.filter((line) => !line.includes('<label')),
    [],
  );
  await visit.close();
});

test('an error leads to its field, and is heard first', async () => {
  const visit = await browser.visit({ viewport: phone });
  const page = await visit.newPage();
  await page.setContent(specimenPage('es', 'ltr'));
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
  for (const href of await page
    .locator('[role=alert] a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
    assert.equal(await page.locator(`[id="${href.slice(1)}"]`).count(), 1, href);
  }
  await visit.close();
});

test('no component writes a style into an attribute, which our policy would not apply', () => {
  assert.doesNotMatch(specimenPage('es', 'ltr'), /\sstyle="/);
});
