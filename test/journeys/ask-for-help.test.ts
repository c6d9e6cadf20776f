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
  fillIn,
  martaAloneTells,
  martaTells,
  pageOf,
  press,
  tellAll,
  widlynTells,
} from './asking.ts';

const browser = openBrowser();
const { address, application } = await servePuente();
const start = `${address}/ask-for-help`;

/** Every page of this file weighs at most this many bytes, styles and all. */
const largest = 30_000;

function weigh(page: Page): Map<string, number> {
  const weights = new Map<string, number>();
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'document' || response.status() === 303) return;
    const body = await response.body().catch(() => Buffer.alloc(0));
    weights.set(new URL(response.url()).pathname, body.byteLength);
  });
  return weights;
}

function expectLight(weights: ReadonlyMap<string, number>): void {
  const heavy = [...weights].filter(([, bytes]) => bytes > largest);
  assert.deepEqual(heavy, []);
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

const households = () =>
  application.within(system, ({ tx }) =>
    tx.rows<{
      folio: string;
      size: number;
      language: string;
      byProxy: boolean;
      childAlone: boolean;
    }>(sql`
      select folio, size, language, by_proxy as "byProxy", child_alone as "childAlone"
      from registry.households order by registered_at, folio`),
  );

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

test('takes requests once there is a coalition; who else may be allowed is asked one by one', async () => {
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
});

for (const [size, viewport] of Object.entries({ phone, laptop })) {
  test(`Marta asks for her family on a ${size}; no page has a barrier or weighs too much`, async () => {
    const visit = await browser.visit({ viewport, locale: 'es-HN' });
    const page = await visit.newPage();
    const weights = weigh(page);
    const look = async (name: string) => {
      await expectNoAxeFindings(page);
      await expectNoSidewaysScroll(page);
      await expectNoSidewaysScrollBackwards(page);
      await screenshot(page, `ask-${size}-${name.replace('/', '-')}`);
    };
    await page.goto(start);
    await look('start');
    await page.locator('a[href="/ask-for-help/language"]').click();
    await tellAll(page, martaTells, look);
    await look('check');
    await page.locator('form[action="?/send"] button').click();
    assert.equal(pageOf(page), 'receipt');
    await look('receipt');
    for (const format of ['A4', 'Letter']) {
      const pages = (await page.pdf({ format })).toString('latin1').match(/\/Type \/Page\b/g);
      assert.equal(pages?.length, 2, `${format}: the two halves on one page, the rest on another`);
    }
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    await screenshot(page, `ask-${size}-receipt-printed`);
    expectLight(weights);
    await visit.close();
  });
}

/** What a family sees of its own receipt. */
async function receiptOn(page: Page): Promise<string[]> {
  assert.equal(pageOf(page), 'receipt');
  const folio = await page.locator('.code').first().innerText();
  return [folio, ...(await page.locator('section ol li').allInnerTexts())];
}

async function begin(page: Page, language = 'es'): Promise<void> {
  await page.goto(`${start}?lang=${language}`);
  await page.locator('a[href="/ask-for-help/language"]').click();
}

test('what Marta said is what is kept: four people, declared returns, numbers to be checked', async () => {
  const [marta] = await households();
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
  const weights = weigh(page);
  await begin(page, 'ht');
  const seen = await tellAll(page, widlynTells, async (key) => {
    assert.equal(await page.locator('html').getAttribute('lang'), 'ht', key);
    assert.equal(await page.locator('script').count(), 0, key);
    const text = await page.locator('main').innerText();
    await screenshot(page, `ask-ht-${key.replace('/', '-')}`);
    assert.doesNotMatch(text, /ask-for-help\.|shell\.|undefined|[¿¡]/, key);
  });
  assert.ok(!seen.includes('returned-on/1'), 'who does not know is not asked for the day');
  await page.locator('form[action="?/send"] button').click();
  const [folio = '', ...words] = await receiptOn(page);
  assert.match(folio, /^[34679ACDEFGHJKMNPQRTWXY]{4} [34679ACDEFGHJKMNPQRTWXY]{4}$/);
  assert.ok(words.length >= 6);
  assert.match(await page.locator('main').innerText(), /Tout gratis/);
  await screenshot(page, 'ask-ht-receipt');
  await page.reload();
  assert.deepEqual(await receiptOn(page), [folio, ...words]);
  const kept = (await households()).find((one) => one.folio === folio.replace(' ', ''));
  assert.equal(kept?.language, 'hat');
  await page.locator('form[action="?/done"] button').click();
  await page.goto(`${start}/receipt`);
  assert.equal(pageOf(page), '', 'once put away, the receipt is gone from this browser');
  expectLight(weights);
  await visit.close();
});

test('the QR code holds the address and the folio, and never a secret word', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await begin(page);
  await tellAll(page, widlynTells);
  await page.locator('form[action="?/send"] button').click();
  const folio = (await receiptOn(page))[0]?.replace(' ', '');
  const drawn = await page.locator('main svg[role="img"] path').getAttribute('d');
  assert.equal(drawn, qrPath(`${address}/my-place?folio=${folio}`).path);
  assert.equal(new URL(page.url()).search, '');
  await visit.close();
});

test('going back loses nothing, not even what cannot be read', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await begin(page);
  for (const _ of ['language', 'second-language', 'reading', 'who', 'child-alone', 'names/1']) {
    await fillIn(page, martaTells);
    await press(page, 'on');
  }
  await page.locator('[name="birth.day"]').fill('31');
  await page.locator('[name="birth.year"]').fill('91');
  await press(page, 'back');
  assert.equal(pageOf(page), 'names/1');
  assert.equal(await page.locator('[name="second"]').inputValue(), 'Núñez');
  await press(page, 'back');
  assert.ok(await page.locator('[name="alone"][value="no"]').isChecked());
  await press(page, 'on');
  await press(page, 'on');
  assert.equal(await page.locator('[name="birth.year"]').inputValue(), '91');
  assert.equal(await page.locator('[name="birth.day"]').inputValue(), '31');
  await visit.close();
});

test('what cannot be read is named at the top and beside the field, and stays as it was typed', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await begin(page);
  const wrong: [page: string, typed: Record<string, string>, field: string, says: RegExp][] = [
    ['language', {}, 'language', /Elija una respuesta/],
    ['language', { language: 'other' }, 'other', /Elija su idioma en la lista/],
    ['names/1', { given: '   ' }, 'given', /Escriba un nombre/],
    ['birth/1', {}, 'birth', /Escriba lo que sabe/],
    ['birth/1', { 'birth.year': '91' }, 'birth', /4 cifras/],
    [
      'birth/1',
      { 'birth.day': '31', 'birth.month': '2', 'birth.year': '1991' },
      'birth',
      /no existe/,
    ],
    ['birth/1', { 'birth.day': '', 'birth.month': '', 'birth.year': '2090' }, 'birth', /no llegó/],
    ['birth/1', { 'birth.year': '', 'birth.day': '', 'birth.month': '', age: 'abc' }, 'age', /34/],
    ['about/1', { country: 'other', otherCountry: 'Xyzzy' }, 'otherCountry', /No encontramos/],
    ['a-numbers', { 'a.1': 'A 2OO 123 456' }, 'a.1', /0 o un 1/],
    ['a-numbers', { 'a.1': '12345' }, 'a.1', /9 cifras/],
    ['contact/1', { channel: 'sms', value: '12' }, 'value', /10 cifras/],
    ['contact/1', { channel: 'email', value: 'ana' }, 'value', /correo completo/],
    ['own-question', { question: 'own_word', answer: '' }, 'answer', /2 a 60/],
  ];
  for (const [at, typed, field, says] of wrong) {
    for (let step = 0; pageOf(page) !== at; step += 1) {
      assert.ok(step < 60, `no way from ${pageOf(page)} to ${at}`);
      await fillIn(page, martaAloneTells);
      await press(page, 'on');
    }
    await fillIn(page, { [at]: typed });
    await press(page, 'on');
    const summary = page.locator('[role="alert"]');
    assert.match(await summary.innerText(), says, `${at} ${field}`);
    // The browser moves the focus there a moment after it has shown the page.
    await page.locator('[role="alert"]:focus').waitFor();
    const link = summary.locator('a').first();
    assert.equal(await link.getAttribute('href'), `#${field}`);
    assert.match(await page.locator(`[id="${field}-error"]`).innerText(), says);
    for (const [name, value] of Object.entries(typed)) {
      const kept = page.locator(`[name="${name}"]`);
      if ((await kept.count()) === 1) assert.equal((await kept.inputValue()).trim(), value.trim());
    }
    await expectNoAxeFindings(page);
    await screenshot(page, `ask-wrong-${at.replace('/', '-')}-${field}`);
  }
  await visit.close();
});

test('pressing twice, in two tabs, gives one household and one receipt', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await begin(page);
  await tellAll(page, widlynTells);
  const other = await visit.newPage();
  await other.goto(page.url());
  const before = (await households()).length;
  const send = (tab: Page) => tab.locator('form[action="?/send"] button').click();
  await Promise.all([send(page), send(other)]);
  assert.deepEqual(await receiptOn(other), await receiptOn(page));
  assert.equal((await households()).length, before + 1);
  await visit.close();
});

test('a press that comes after all was done still leads to the receipt', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await begin(page);
  await tellAll(page, widlynTells);
  const late = await visit.newPage();
  await late.goto(page.url());
  await page.locator('form[action="?/send"] button').click();
  const receipt = await receiptOn(page);
  const count = (await households()).length;
  await late.locator('form[action="?/send"] button').click();
  assert.deepEqual(await receiptOn(late), receipt);
  assert.equal((await households()).length, count);
  await visit.close();
});

test('works by keyboard alone', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await page.goto(`${start}/language`);
  await tabTo(page, '[name="language"]');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/second-language');
  await tabTo(page, 'button[value="back"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/language');
  assert.ok(await page.locator('[name="language"][value="spa"]').isChecked());
  await visit.close();
});

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  assert.fail(`the keyboard never reaches ${selector}`);
}

test('a child alone is led to a trained person at once and asked hardly anything', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await begin(page);
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
  await page.locator('form[action="?/send"] button').click();
  const folio = (await receiptOn(page))[0]?.replace(' ', '');
  assert.equal((await households()).find((one) => one.folio === folio)?.childAlone, true);
  await visit.close();
});

test('a helper is told what the family should know; the household is marked as by proxy', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await begin(page);
  const told = { ...widlynTells, who: { who: 'relative' }, helper: { knows: 'no' } };
  const seen = await tellAll(page, told);
  assert.ok(seen.includes('helper'));
  await page.locator('form[action="?/send"] button').click();
  const folio = (await receiptOn(page))[0]?.replace(' ', '');
  assert.equal((await households()).find((one) => one.folio === folio)?.byProxy, true);
  await visit.close();
});

test('without permission nothing is kept, and what was typed can be erased at once', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  const before = (await households()).length;
  await begin(page);
  await tellAll(page, { ...widlynTells, permission: { help: 'no' } });
  assert.equal(await page.locator('form[action="?/send"]').count(), 0);
  await expectNoAxeFindings(page);
  await screenshot(page, 'ask-refused');
  await page.locator('form[action="?/forget"] button').click();
  await page.goto(`${start}/check`);
  assert.equal(pageOf(page), '');
  assert.equal((await households()).length, before);
  await visit.close();
});

test('a page left for 20 minutes is closed, and opens again only with its own words', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await begin(page);
  for (const _ of ['language', 'second-language', 'reading']) {
    await fillIn(page, martaTells);
    await press(page, 'on');
  }
  await press(page, 'later');
  await expectNoAxeFindings(page);
  await screenshot(page, 'ask-save');
  await page.locator('main form button').click();
  const words = await page.locator('main ol li').allInnerTexts();
  assert.equal(words.length, 6);
  await expectNoAxeFindings(page);
  await screenshot(page, 'ask-save-words');
  application.clock.now = new Date(application.clock.now.getTime() + 21 * 60_000);
  await page.goto(`${start}/who`);
  assert.equal(pageOf(page), 'go-on');
  await expectNoAxeFindings(page);
  await screenshot(page, 'ask-closed');
  await page.locator('[name="words"]').fill('uno dos tres cuatro cinco seis');
  await page.locator('form[action="?/open"] button').click();
  assert.match(await page.locator('[role="alert"]').innerText(), /No encontramos/);
  await page.locator('[name="words"]').fill(words.join(' '));
  await page.locator('form[action="?/open"] button').click();
  assert.equal(pageOf(page), 'who');
  await press(page, 'back');
  assert.ok(await page.locator('[name="how"][value="read"]').isChecked());
  await visit.close();
});

test('no page breaks on what a form should never send', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await begin(page);
  const nasty = [
    '\u0000',
    '<script>alert(1)</script>',
    '𝕏'.repeat(200),
    '-1',
    '9'.repeat(400),
    "';--",
  ];
  await tellAll(page, martaAloneTells, async (key) => {
    const cookie = (await visit.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const names = await page
      .locator('main form [name]')
      .evaluateAll((all) => [...new Set(all.map((field) => field.getAttribute('name') ?? ''))]);
    const token = await page.locator('[name="_form"]').first().inputValue();
    for (const value of nasty) {
      const body = new URLSearchParams([...names, 'constructor'].map((name) => [name, value]));
      body.set('_form', token);
      const headers = { cookie, accept: 'text/html' };
      const answer = await fetch(page.url(), { method: 'POST', body, headers, redirect: 'manual' });
      assert.ok(
        [200, 303, 422].includes(answer.status),
        `${key} ${value.slice(0, 9)} ${answer.status}`,
      );
      assert.doesNotMatch(await answer.text(), /<script>alert/);
    }
  });
  await visit.close();
});

test('a change from “check your answers” leads back there, by way of what it opened', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await begin(page);
  await tellAll(page, martaAloneTells);
  const change = (key: string) => page.locator(`main a[href$="/${key}?check"]`).click();
  await change('case/1');
  await page.locator('[name="case"][value="missed"]').check();
  await press(page, 'on');
  assert.equal(pageOf(page), 'order/1');
  await page.locator('[name="order.unknown"]').check();
  await press(page, 'on');
  assert.equal(pageOf(page), 'missed/1');
  await page.locator('[name="because"][value="no_notice"]').check();
  await press(page, 'on');
  assert.equal(pageOf(page), 'check');
  assert.match(await page.locator('main').innerText(), /El aviso no llegó/);
  await change('reading');
  await press(page, 'back');
  assert.equal(pageOf(page), 'check');
  await change('people');
  await press(page, 'add');
  const brother = {
    'names/2': { given: 'Abner' },
    'birth/2': { age: '8' },
    'about/2': { relation: 'sibling', country: 'HND' },
    returned: { who: ['1'] },
    'needs-whose': { 'V-PREG': '1' },
  };
  assert.deepEqual(await tellAll(page, brother), Object.keys(brother));
  await change('people');
  await page.locator('button[name="remove"][value="2"]').click();
  await press(page, 'on');
  assert.equal(pageOf(page), 'check');
  assert.doesNotMatch(await page.locator('main').innerText(), /Abner/);
  await visit.close();
});

test('who speaks Mam is told openly in which language the pages go on, and asked for the town', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await begin(page);
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
