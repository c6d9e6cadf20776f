import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { anOrganisation } from '../application.ts';
import { expectNoAxeFindings, openBrowser, screenshot } from '../browser.ts';
import { servePuente } from '../served.ts';
import {
  begin,
  fillIn,
  householdsOf,
  martaAloneTells,
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
await anOrganisation(application, 'Casa Ejemplo', true);
const start = `${address}/ask-for-help`;

test('going back loses nothing, not even what cannot be read', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await begin(page, address);
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
  await begin(page, address);
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
  await begin(page, address);
  await tellAll(page, widlynTells);
  const other = await visit.newPage();
  await other.goto(page.url());
  const before = (await householdsOf(application)).length;
  await Promise.all([send(page), send(other)]);
  assert.deepEqual(await receiptOn(other), await receiptOn(page));
  assert.equal((await householdsOf(application)).length, before + 1);
  await visit.close();
});

test('a press that comes after all was done still leads to the receipt', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await begin(page, address);
  await tellAll(page, widlynTells);
  const late = await visit.newPage();
  await late.goto(page.url());
  await send(page);
  const receipt = await receiptOn(page);
  const count = (await householdsOf(application)).length;
  await send(late);
  assert.deepEqual(await receiptOn(late), receipt);
  assert.equal((await householdsOf(application)).length, count);
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

test('a page left for 20 minutes is closed, and opens again only with its own words', async () => {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await begin(page, address);
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
  await begin(page, address);
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
  await begin(page, address);
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

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  assert.fail(`the keyboard never reaches ${selector}`);
}
