import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMember, anOrganisation } from '../application.ts';
import {
  compressedWeight,
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { servePuente } from '../served.ts';
import { sessionOf } from './desk-visits.ts';

const browser = openBrowser();
const served = await servePuente({ demo: true });
const { address, application } = served;
const somebody = await aMember(application, await anOrganisation(application, 'Casa'), 'registrar');

async function signedIn(options: { viewport: typeof phone; colorScheme?: 'light' | 'dark' }) {
  const token = await sessionOf(served, somebody);
  const visit = await browser.visit({ reducedMotion: 'reduce', ...options });
  await visit.addCookies([{ name: 'puente', value: token, url: address }]);
  return visit;
}

test('who is not signed in is sent to sign in, and learns nothing of the desk', async () => {
  const response = await fetch(`${address}/desk`, { redirect: 'manual' });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), '/sign-in');
});

for (const [size, viewport] of Object.entries({ phone, laptop })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the frame of the desk on a ${size} screen in ${colorScheme} has no barrier`, async () => {
      const visit = await signedIn({ viewport, colorScheme });
      const page = await visit.newPage();
      await page.goto(`${address}/desk`);
      await expectNoAxeFindings(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `desk-frame-${size}-${colorScheme}`);
      await visit.close();
    });
  }
}

test('the desk keeps the look that was chosen, against the device', async () => {
  const visit = await signedIn({ viewport: laptop, colorScheme: 'light' });
  const page = await visit.newPage();
  await page.goto(`${address}/desk`);
  await page.getByRole('link', { name: 'Oscuro' }).click();
  await page.goto(`${address}/desk`);
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(ground, 'rgb(21, 25, 29)');
  await visit.close();
});

test('Esc three times leaves at once; twice does not', async () => {
  const visit = await signedIn({ viewport: laptop });
  const page = await visit.newPage();
  const left: string[] = [];
  await page.route('**/exit', (route) => {
    left.push(new URL(route.request().url()).pathname);
    return route.fulfill({ body: 'elsewhere' });
  });
  await page.goto(`${address}/desk`);
  await page.waitForFunction(() => document.documentElement.hasAttribute('data-ready'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  assert.deepEqual(left, []);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.waitForURL('**/exit');
  assert.deepEqual(left, ['/exit']);
  await visit.close();
});

test('the first page of the desk brings at most 170 kB, compressed', async () => {
  const visit = await signedIn({ viewport: laptop });
  const page = await visit.newPage();
  const total = await compressedWeight(page, `${address}/desk`);
  assert.ok(total > 10_000 && total <= 170_000, `${total} bytes`);
  await visit.close();
});

test('the quick exit ends the session on our side too', async () => {
  const token = await sessionOf(served, somebody);
  const headers = { cookie: `puente=${token}` };
  assert.equal((await fetch(`${address}/desk`, { headers, redirect: 'manual' })).status, 200);
  await fetch(`${address}/exit`, { headers, redirect: 'manual' });
  assert.equal((await fetch(`${address}/desk`, { headers, redirect: 'manual' })).status, 303);
});
