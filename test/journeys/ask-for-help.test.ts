import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { foundOrganisation } from '#coordination/found-organisation.ts';
import { sql } from '#platform/sql.ts';
import { qrPath } from '../../src/web/design/qr.ts';
import { anOrganisation, system } from '../application.ts';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { servePuente } from '../served.ts';
import {
  begin,
  householdsOf,
  martaTells,
  pageOf,
  press,
  receiptOn,
  send,
  tellAll,
  widlynTells,
} from './asking.ts';

const browser = openBrowser();
const { address, application } = await servePuente();
const start = `${address}/ask-for-help`;

/** Every page of this file weighs at most this many bytes, styles and all. */
const largest = 30_000;

/** The page as it came, uncompressed. */
async function expectLight(page: Page): Promise<void> {
  const bytes = await page.evaluate(() => {
    const [came] = performance.getEntriesByType('navigation');
    return came instanceof PerformanceNavigationTiming ? came.decodedBodySize : 0;
  });
  assert.ok(bytes > 0 && bytes <= largest, `${page.url()}: ${bytes} bytes`);
}

/** Read from right to left, and with letters twice as large, nothing is lost to the side. */
async function expectNoSidewaysScrollBackwards(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await expectNoSidewaysScroll(page);
  await page.evaluate(() => document.documentElement.removeAttribute('dir'));
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await expectNoSidewaysScroll(page);
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
}

test('before a coalition takes requests, says so and where else to ask', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await page.goto(start);
  assert.match(await page.locator('main').innerText(), /Todavía no recibimos solicitudes aquí/);
  assert.equal(await page.locator('a[href="/ask-for-help/language"]').count(), 0);
  await expectNoAxeFindings(page);
  await screenshot(page, 'ask-not-open');
  await visit.close();
});

test('takes requests once there is a coalition', async () => {
  await anOrganisation(application, 'Casa Ejemplo', true);
  const others = [
    ['Albergue Segundo', 'shelter', 'Tijuana'],
    ['Abogadas del Norte', 'legal', 'San Diego'],
    ['Clínica Legal', 'legal', 'Chicago'],
    ['Red Humanitaria', 'humanitarian', 'Matamoros'],
    ['Parroquia San Juan', 'faith', 'Tapachula'],
  ] as const;
  await application.within(system, async (context) => {
    for (const [name, kind, city] of others) await foundOrganisation(context, { name, kind, city });
  });
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await page.goto(start);
  assert.equal(await page.locator('a[href="/ask-for-help/language"]').count(), 1);
  await visit.close();
});

for (const [size, viewport] of Object.entries({ phone, laptop })) {
  test(`Marta asks for her family on a ${size}; no page has a barrier or weighs too much`, async () => {
    const visit = await browser.visit({ viewport, locale: 'es-HN' });
    const page = await visit.newPage();
    const look = async (name: string) => {
      await expectNoAxeFindings(page);
      await expectNoSidewaysScroll(page);
      await expectNoSidewaysScrollBackwards(page);
      await expectLight(page);
      await screenshot(page, `ask-${size}-${name.replace('/', '-')}`);
    };
    await page.goto(start);
    await look('start');
    await page.locator('a[href="/ask-for-help/language"]').click();
    await tellAll(page, martaTells, look);
    await look('check');
    await send(page);
    assert.equal(pageOf(page), 'receipt');
    await look('receipt');
    for (const format of ['A4', 'Letter']) {
      const pages = (await page.pdf({ format })).toString('latin1').match(/\/Type \/Page\b/g);
      assert.equal(pages?.length, 2, `${format}: the two halves on one page, the rest on another`);
    }
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    await screenshot(page, `ask-${size}-receipt-printed`);
    await visit.close();
  });
}

test('what Marta said is what is kept: four people, declared returns, numbers to be checked', async () => {
  const [marta] = await householdsOf(application);
  assert.deepEqual(
    { ...marta, folio: '' },
    { folio: '', size: 4, language: 'spa', byProxy: false, childAlone: false },
  );
  const enrolled = await application.within(system, ({ tx }) =>
    tx.rows<{ basis: string; port: string }>(sql`
      select e.basis, e.port from registry.enrolments e
      join registry.households h using (household_id) where h.folio = ${marta?.folio}`),
  );
  assert.deepEqual(enrolled, Array(3).fill({ basis: 'declared', port: '2301' }));
});

test('Widlyn asks in Haitian Creole, without any script, knowing little', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await begin(page, address, 'ht');
  const seen = await tellAll(page, widlynTells, async (key) => {
    assert.equal(await page.locator('html').getAttribute('lang'), 'ht', key);
    assert.equal(await page.locator('script').count(), 0, key);
    await expectLight(page);
    const text = await page.locator('main').innerText();
    await screenshot(page, `ask-ht-${key.replace('/', '-')}`);
    assert.doesNotMatch(text, /ask-for-help\.|shell\.|undefined|[¿¡]/, key);
  });
  assert.ok(!seen.includes('returned-on/1'), 'who does not know is not asked for the day');
  await send(page);
  const [folio = '', ...words] = await receiptOn(page);
  assert.match(folio, /^[34679ACDEFGHJKMNPQRTWXY]{4} [34679ACDEFGHJKMNPQRTWXY]{4}$/);
  assert.ok(words.length >= 6);
  assert.match(await page.locator('main').innerText(), /Tout gratis/);
  await expectLight(page);
  await screenshot(page, 'ask-ht-receipt');
  await page.reload();
  assert.deepEqual(await receiptOn(page), [folio, ...words]);
  const kept = (await householdsOf(application)).find(
    (one) => one.folio === folio.replace(' ', ''),
  );
  assert.equal(kept?.language, 'hat');
  await page.locator('form[action="?/done"] button').click();
  await page.goto(`${start}/receipt`);
  assert.equal(pageOf(page), '', 'once put away, the receipt is gone from this browser');
  await visit.close();
});

test('the QR code holds the address and the folio, and never a secret word', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await begin(page, address);
  await tellAll(page, widlynTells);
  await send(page);
  const folio = (await receiptOn(page))[0]?.replace(' ', '');
  const drawn = await page.locator('main svg[role="img"] path').getAttribute('d');
  assert.equal(drawn, qrPath(`${address}/my-place?folio=${folio}`).path);
  assert.equal(new URL(page.url()).search, '');
  await visit.close();
});

test('a child alone is led to a trained person at once and asked hardly anything', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await begin(page, address);
  const child = { ...martaTells, 'child-alone': { alone: 'yes' }, 'birth/1': { age: '15' } };
  const seen = await tellAll(page, child, async (key) => {
    if (key === 'trained-person') {
      await expectNoAxeFindings(page);
      await screenshot(page, 'ask-trained-person');
    }
  });
  assert.equal(seen[seen.indexOf('child-alone') + 1], 'trained-person');
  for (const key of ['about/1', 'people', 'returned', 'needs', 'own-question']) {
    assert.ok(!seen.includes(key), key);
  }
  await send(page);
  const folio = (await receiptOn(page))[0]?.replace(' ', '');
  assert.equal(
    (await householdsOf(application)).find((one) => one.folio === folio)?.childAlone,
    true,
  );
  await visit.close();
});

test('a helper is told what the family should know; the household is marked as by proxy', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await begin(page, address);
  const told = { ...widlynTells, who: { who: 'relative' }, helper: { knows: 'no' } };
  const seen = await tellAll(page, told);
  assert.ok(seen.includes('helper'));
  await send(page);
  const folio = (await receiptOn(page))[0]?.replace(' ', '');
  assert.equal((await householdsOf(application)).find((one) => one.folio === folio)?.byProxy, true);
  await visit.close();
});

test('without permission nothing is kept, and what was typed can be erased at once', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  const before = (await householdsOf(application)).length;
  await begin(page, address);
  await tellAll(page, { ...widlynTells, permission: { help: 'no' } });
  assert.equal(await page.locator('form[action="?/send"]').count(), 0);
  await expectNoAxeFindings(page);
  await screenshot(page, 'ask-refused');
  await page.locator('form[action="?/forget"] button').click();
  await page.goto(`${start}/check`);
  assert.equal(pageOf(page), '');
  assert.equal((await householdsOf(application)).length, before);
  await visit.close();
});

test('who speaks Mam is told openly in which language the pages go on, and asked for the town', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await begin(page, address);
  await page.locator('[name="language"][value="mam"]').check();
  await press(page, 'on');
  assert.match(await page.locator('main').innerText(), /no tenemos estas páginas en Mam.*español/);
  await screenshot(page, 'ask-mam');
  await page.locator('[name="language"][value="spa"]').check();
  await press(page, 'on');
  await page.locator('[name="how"][value="listen"]').check();
  await press(page, 'on');
  assert.equal(pageOf(page), 'town');
  assert.match(await page.locator('h1').innerText(), /Mam/);
  await expectNoAxeFindings(page);
  await screenshot(page, 'ask-town');
  await page.goto(`${start}/language`);
  await page.locator('[name="language"][value="hat"]').check();
  await press(page, 'on');
  await page.getByRole('link', { name: 'Ver en Kreyòl ayisyen' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'ht');
  await visit.close();
});
