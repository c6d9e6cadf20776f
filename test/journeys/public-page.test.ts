import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { servePuente } from '../served.ts';

const browser = openBrowser();
const { address } = await servePuente();

for (const [size, viewport] of Object.entries({
  phone,
  laptop,
  small: { width: 320, height: 560 },
})) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the public page on a ${size} screen in ${colorScheme} has no barrier`, async () => {
      const visit = await browser.visit({ viewport, colorScheme });
      const page = await visit.newPage();
      await page.goto(address);
      await expectNoAxeFindings(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `public-page-${size}-${colorScheme}`);
      await visit.close();
    });
  }
}

test('says first that no government appointment exists, in Spanish, without any script', async () => {
  const visit = await browser.visitWithoutScript({ locale: 'de-DE' });
  const page = await visit.newPage();
  await page.goto(address);
  assert.equal(await page.locator('html').getAttribute('lang'), 'es');
  assert.equal(await page.locator('script').count(), 0);
  assert.match(await page.locator('main').innerText(), /no existe ninguna cita del gobierno/);
  await visit.close();
});

test('each public page of the order says without a programme what there is not, and has no barrier', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  for (const path of ['/list', '/list/check', '/list/draws', '/public-figures/fairness']) {
    await page.goto(`${address}${path}`);
    assert.match(
      await page.locator('main').innerText(),
      /no existe ninguna cita del gobierno/,
      path,
    );
    await expectNoAxeFindings(page);
  }
  await page.goto(`${address}/list/earlier`);
  const criteria = await page.locator('main').innerText();
  assert.match(criteria, /Hoy ningún programa está en vigor/);
  assert.doesNotMatch(criteria, /our proposal/, 'said in the reader’s language');
  await expectNoAxeFindings(page);
  await visit.close();
});

test('speaks the language that is chosen, and goes on speaking it', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await page.goto(address);
  await page.getByRole('link', { name: 'Kreyòl' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'ht');
  await page.goto(address);
  assert.match(await page.locator('h1').innerText(), /Èd pou fanmi/);
  assert.match(await page.locator('footer').innerText(), /Pa gen moun ki pale lang nan/);
  await visit.close();
});

test('reads from right to left without losing anything to the side', async () => {
  const visit = await browser.visit({ viewport: { width: 320, height: 560 } });
  const page = await visit.newPage();
  await page.goto(address);
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'public-page-right-to-left');
  await visit.close();
});

test('fits on the screen with letters twice as large', async () => {
  const visit = await browser.visit({ viewport: phone });
  const page = await visit.newPage();
  await page.goto(address);
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'public-page-large-letters');
  await visit.close();
});

test('comes whole in one answer of at most 30 kB', async () => {
  const response = await fetch(address);
  const body = await response.text();
  assert.ok(Buffer.byteLength(body) <= 30_000, `${Buffer.byteLength(body)} bytes`);
  assert.doesNotMatch(body, /<script|@import|url\((?!["']?data:)/);
});

test('leaves nothing behind: not stored, not framed, nothing told to the next site', async () => {
  const { headers } = await fetch(address);
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(headers.get('referrer-policy'), 'no-referrer');
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  const policy = headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
});

test('the quick exit ends the visit, clears what the browser keeps, and leads elsewhere', async () => {
  for (const path of ['/exit', '/salir']) {
    const response = await fetch(address + path, {
      redirect: 'manual',
      headers: { cookie: 'puente=abc; visitor=abc; lang=ht' },
    });
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('clear-site-data'), '"cache", "cookies", "storage"');
    assert.notEqual(new URL(response.headers.get('location') ?? '').origin, address);
    const ended = response.headers.getSetCookie().filter((cookie) => /=; Max-Age=0/.test(cookie));
    assert.deepEqual(ended.map((cookie) => cookie.split('=')[0]).sort(), [
      'draft',
      'lang',
      'number',
      'puente',
      'receipt',
      'theme',
      'visitor',
    ]);
  }
});

test('one tap on the quick exit and the browser knows us no more', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await page.goto(`${address}/?lang=ht`);
  await visit.addCookies([{ name: 'anything-else', value: 'of ours', url: address }]);
  assert.ok((await visit.cookies(address)).length >= 3);
  // The site it leads to is out of reach of a test: the tap ends in an error page of the browser.
  const left = page.waitForEvent('requestfailed', (request) => !request.url().startsWith(address));
  await page.locator('a[accesskey=x]').click({ noWaitAfter: true });
  await left;
  assert.deepEqual(await visit.cookies(address), []);
  await visit.close();
});

test('the quick exit stays within reach of the thumb while one reads', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await page.goto(address);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const box = await page.locator('a[accesskey=x]').boundingBox();
  assert.ok(box && box.y >= 0 && box.y + box.height <= phone.height && box.height >= 48);
  await visit.close();
});

test('every tap on the first page is at least 48 px high', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await page.goto(address);
  const low = await page
    .locator('header a, main a, nav a')
    .evaluateAll((links) =>
      links
        .map((link) => ({ text: link.textContent, height: link.getBoundingClientRect().height }))
        .filter(({ height }) => height < 48),
    );
  assert.deepEqual(low, []);
  await visit.close();
});

test('a page that does not exist says so to the person, with a code', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  const response = await page.goto(`${address}/no-such-page`);
  assert.equal(response?.status(), 404);
  assert.match(await page.locator('main').innerText(), /Esta página no existe/);
  assert.match(await page.locator('main').innerText(), /web\.missing/);
  await expectNoAxeFindings(page);
  await screenshot(page, 'missing-page');
  await visit.close();
});
