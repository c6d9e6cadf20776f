import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { registerHousehold, search } from '#registry/contract.ts';
import { aMember, anOrganisation } from '../application.ts';
import {
  compressedWeight,
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  openBrowser,
  screenshot,
} from '../browser.ts';
import { anaAndHerFamily } from '../people.ts';
import { servePuente } from '../served.ts';
import { deskOf, openDesk, readyForKeys, sessionOf } from './desk-visits.ts';

const browser = openBrowser();
const served = await servePuente();
const { address, application } = served;
// In the afternoon, when families may be called.
application.clock.now = new Date('2026-11-02T18:00:00Z');
const casa = await anOrganisation(application, 'Casa del Norte', true);
const lucia = await aMember(application, casa, 'registrar');

/** Somebody who types: every key is counted. */
function typist(page: Page) {
  let keys = 0;
  const press = async (...names: string[]) => {
    for (const name of names) {
      await page.keyboard.press(name);
      keys += 1;
    }
  };
  const type = async (text: string) => {
    await page.keyboard.type(text);
    keys += text.length;
  };
  /** Types into this field and the next ones; an empty text only passes by. */
  const fields = async (...texts: string[]) => {
    for (const text of texts) {
      if (text !== '') await type(text);
      await press('Tab');
    }
  };
  return { press, type, fields, keys: () => keys };
}

test('a family of five is registered by keyboard alone, in fewer keys than three minutes have', async () => {
  const page = await openDesk(browser, served, lucia, '/desk/register');
  const hands = typist(page);
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'p0.given');
  // Given names, surnames, birth, sex, relation, nationality, A-number, programme, return, port.
  await hands.fields('María', 'Pérez', 'Lux', '3 mayo 1990', 'm', '', 'guatemala');
  await hands.fields('200123456', 's', '14/8/2019');
  await hands.press('Enter');
  await hands.fields('José', 'Chen', '', '1988', 'h', 'p', '', '200 123 457');
  await hands.press('Enter');
  await hands.fields('Ana', 'Chen', 'Pérez', '2012-01-30', 'm', 'hi', '', '', 'n');
  await hands.press('Enter');
  await hands.fields('Luis', 'Chen', 'Pérez', '7', 'h', 'hi', '', '', 'n');
  await hands.press('Enter');
  await hands.fields('Rosa', 'Lux', '', 'marzo 1961', 'm', 'ma');
  assert.equal(await page.locator('[name="p1.returned"]').inputValue(), '14/8/2019');
  assert.equal(await page.locator('[name="p4.nationality"]').inputValue(), 'guatemala');
  await page.getByText('Entendimos: A 200 123 457').waitFor();
  await page.getByText('año 1988').waitFor();
  await page.locator('[name="language"]').focus();
  await hands.fields('kiche', 'español', '', 'n', 's', '', '');
  await hands.fields('868 123 4567', '', '', '', '');
  // Each permission is asked aloud: yes, no, yes.
  await hands.press('Space', 'Tab', 'Tab', 'Space');
  await hands.press('Control+Enter');
  await page.getByRole('heading', { name: 'Registro guardado' }).waitFor();
  assert.match(page.url(), /\/desk\/receipt\?in=es$/);
  // A slow typist strikes three keys a second.
  assert.ok(hands.keys() < 3 * 180, `${hands.keys()} keys`);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), 'Imprimir');
  assert.equal(await page.locator('article ol[translate="no"] li').count(), 6);
  await expectNoAxeFindings(page);
  await screenshot(page, 'families-receipt-laptop-light');
  const found = await application.callAs(lucia)(search, { query: 'A200123456' });
  assert.deepEqual(
    found.results.map(({ size, language }) => ({ size, language })),
    [{ size: 5, language: 'quc' }],
  );
  await page.context().close();
});

test('who may be registered already is shown before anything is saved', async () => {
  await application.callAs(lucia)(registerHousehold, anaAndHerFamily({ way: 'desk' }));
  const page = await openDesk(browser, served, lucia, '/desk/register');
  const hands = typist(page);
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'p0.given');
  await hands.fields('Anna', 'Tzoc', '', '', '', '', '', 'A 012345671');
  await page.getByText('Puede que ya esté registrada').waitFor();
  await page.getByText('Persona 1: el mismo número A').waitFor();
  assert.doesNotMatch(await page.locator('aside').innerText(), /Ixcoy|Bruno/);
  await screenshot(page, 'families-duplicates-laptop-light');
  await page.locator('[name="language"]').fill('español');
  await page.getByLabel('¿Permite que guardemos').check();
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && !response.url().includes('/read'),
  );
  await page.getByRole('button', { name: 'Registrar e imprimir' }).first().click();
  // With a script a refusal comes as an answer of its own, which says the status.
  assert.match(await (await answered).text(), /"failure"/);
  await page.getByText('Puede que ya esté registrada').waitFor();
  assert.match(page.url(), /register/);
  await page.getByRole('button', { name: 'Es otra familia' }).click();
  await page.getByRole('heading', { name: 'Registro guardado' }).waitFor();
  await page.context().close();
});

test('without a script the form adds people, says what is wrong, keeps what was typed', async () => {
  const page = await deskOf(browser, served, lucia, { script: false });
  await page.goto(`${address}/desk/register`);
  await page.locator('[name="p0.given"]').fill('Eva');
  await page.locator('[name="p0.returned"]').fill('2019-08-14');
  await page.getByRole('button', { name: 'Otra persona' }).click();
  assert.equal(await page.locator('[name="p1.returned"]').inputValue(), '2019-08-14');
  await page.locator('[name="p1.given"]').fill('Adán');
  await page.locator('[name="p1.aNumber"]').fill('12345');
  await page.getByRole('button', { name: 'Registrar e imprimir' }).last().click();
  await page.getByText('El número A tiene 9 cifras').first().waitFor();
  assert.equal(await page.locator('[name="p0.given"]').inputValue(), 'Eva');
  await page.locator('[name="p1.aNumber"]').fill('200999888');
  await page.locator('[name="language"]').fill('español');
  await page.getByLabel('¿Permite que guardemos').check();
  await page.getByRole('button', { name: 'Registrar e imprimir' }).last().click();
  await page.getByRole('heading', { name: 'Registro guardado' }).waitFor();
  await page.context().close();
});

test('when the session has ended, what was typed stays on the screen', async () => {
  const page = await openDesk(browser, served, lucia, '/desk/register');
  await page.locator('[name="p0.given"]').fill('Noemí');
  await page.locator('[name="language"]').fill('español');
  await page.getByLabel('¿Permite que guardemos').check();
  await page.context().clearCookies({ name: 'puente' });
  await page.keyboard.press('Control+Enter');
  await page.getByText('Lo que escribió sigue aquí.').waitFor();
  assert.equal(await page.locator('[name="p0.given"]').inputValue(), 'Noemí');
  const { results } = await application.callAs(lucia)(search, { query: 'Noemí' });
  assert.deepEqual(results, []);
  const beside = page.getByRole('link', { name: /Entre en otra pestaña/ });
  assert.equal(await beside.getAttribute('target'), '_blank');
  const value = await sessionOf(served, lucia);
  await page.context().addCookies([{ name: 'puente', value, url: served.address }]);
  await page.getByRole('button', { name: 'Registrar e imprimir' }).last().click();
  await page.getByRole('heading', { name: 'Registro guardado' }).waitFor();
  await page.context().close();
});

const headings = 'clave_familia,nombres,apellidos,fecha_nacimiento,idioma,numero_a';
const roster = [
  headings,
  'F1,Carmen,Sis,1985-02-03,quc,201000001',
  'F1,Diego,Sis,2015-13-45,quc,201000002',
  'F2,,,1990-01-01,spa,201000003',
  'F3,Elena,Coc,03/04/1991,spa,',
].join('\n');

test('a file with good and bad rows: shown first, taken with a bar, the bad rows given back', async () => {
  const page = await openDesk(browser, served, lucia, '/desk/import');
  await page.getByLabel('2. Elija su archivo').setInputFiles({
    name: 'familias.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(roster),
  });
  await page.getByRole('button', { name: 'Ver qué pasaría' }).click();
  await page.getByRole('heading', { name: 'Qué pasaría' }).waitFor();
  await page.getByText('No hay ningún nombre.').waitFor();
  await expectNoAxeFindings(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'families-preview-laptop-light');
  await page.getByRole('button', { name: 'Tomar 2 familias' }).click();
  await page.getByRole('heading', { name: 'Importación terminada' }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Descargar las filas rechazadas' }).click();
  assert.equal((await download).suggestedFilename(), 'filas-rechazadas.xlsx');
  await page.getByRole('link', { name: 'Rechazado 1' }).click();
  await page.waitForURL(/outcome=refused/);
  assert.equal(await page.locator('tbody tr').count(), 1);
  await page.getByRole('link', { name: 'Todas las importaciones' }).click();
  await page.getByRole('link', { name: 'familias.csv' }).waitFor();
  await page.context().close();
});

test('the template is there to download, and opens for nobody who may not import', async () => {
  const page = await openDesk(browser, served, lucia, '/desk/import');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Plantilla para Excel' }).click();
  assert.equal((await download).suggestedFilename(), 'plantilla-familias.xlsx');
  await page.context().close();
  const observer = await deskOf(browser, served, await aMember(application, casa, 'observer'));
  const answer = await observer.request.get(`${address}/desk/template`);
  assert.equal(answer.status(), 403);
  await observer.context().close();
});

test('a call: its number on request, its end by one key', async () => {
  const noMail = { contacts: anaAndHerFamily().contacts?.slice(0, 1) };
  await application.callAs(lucia)(registerHousehold, {
    ...anaAndHerFamily({ way: 'desk' }),
    ...noMail,
    people: [{ names: { given: 'Yesenia' } }],
  });
  await application.settle();
  const page = await openDesk(browser, served, lucia, '/desk/calls');
  const waiting = await page.locator('section ol li').count();
  assert.ok(waiting > 0);
  assert.doesNotMatch(await page.locator('main').innerText(), /\+52868/);
  await page.getByRole('button', { name: 'Ver el número' }).click();
  await page.getByRole('link', { name: '+52868' }).waitFor();
  await expectNoAxeFindings(page);
  await screenshot(page, 'families-calls-waiting-laptop-light');
  await page.keyboard.press('1');
  await page.getByText('Anotado: Hablamos.').waitFor();
  assert.equal(await page.locator('section ol li').count(), waiting - 1);
  await page.context().close();
});

test('? shows the keys, g and a letter goes there', async () => {
  const page = await openDesk(browser, served, lucia, '/desk');
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Teclas' }).waitFor();
  await expectNoAxeFindings(page);
  await page.keyboard.press('?');
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.waitForURL(/register/);
  await readyForKeys(page);
  await page.context().close();
});

test('the first load of the desk with much work on it is at most 170 kB, compressed', async () => {
  const register = application.callAs(lucia);
  for (let one = 0; one < 120; one += 1) {
    await register(
      registerHousehold,
      anaAndHerFamily({ way: 'desk', people: [{ names: { given: 'Otilia' } }], contacts: [] }),
    );
  }
  const page = await deskOf(browser, served, lucia);
  const total = await compressedWeight(page, `${address}/desk`);
  assert.ok(total > 10_000 && total <= 170_000, `${total} bytes`);
  assert.equal(await page.locator('tbody tr').count(), 100);
  assert.doesNotMatch(await page.locator('main').innerText(), /Otilia|Tzoc/);
  await page.getByRole('link', { name: 'Personas' }).click();
  await page.waitForURL(/sort=people&dir=asc/);
  await expectNoAxeFindings(page);
  await screenshot(page, 'families-work-laptop-light');
  await page.context().close();
});
