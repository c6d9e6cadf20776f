import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { offerSlots } from '#appointments/contract.ts';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { anaAndHerFamily } from '../people.ts';
import { aHousehold, aProgramme, withPaper } from '../queue.ts';
import { openOwnPlace, serveMyPlace } from './at-my-place.ts';
import { body, press } from './on-a-page.ts';

const browser = openBrowser();
const { address, application, coordinator, registrar, planned, enter } = await serveMyPlace();
const anyone = { kind: 'anyone' } as const;

const small = { width: 320, height: 560 };
const heading = (page: Page) => page.locator('h1').innerText();

test('folio and words open my place; whatever is wrong, the answer is the same', async () => {
  const receipt = await aHousehold(application, anyone);
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, { folio: receipt.folio, words: ['uno', 'dos', 'tres', 'seis', 'diez', 'mil'] });
  const wrongWords = await body(page);
  assert.equal(await page.getByLabel('Folio').inputValue(), receipt.folio);
  assert.equal(await page.getByLabel('Palabras secretas').inputValue(), '');
  await enter(page, { folio: '33333333', words: receipt.words });
  assert.equal((await body(page)).replace('33333333', receipt.folio), wrongWords);
  const mistyped = receipt.folio.replace(/.$/, (last) => (last === 'A' ? 'C' : 'A'));
  await enter(page, { folio: mistyped, words: receipt.words });
  assert.match(await body(page), /folio/i);
  assert.notEqual(await body(page), wrongWords);
  await enter(page, { ...receipt, folio: receipt.folio.toLowerCase().replace(/^.{4}/, '$& ') });
  assert.equal(new URL(page.url()).search, '');
  assert.match(await body(page), /Ana María Tzoc Ixcoy/);
  await press(page, 'Cerrar mi visita');
  assert.match(await body(page), /Su visita está cerrada/);
  await page.goto(`${address}/my-place/data`);
  assert.equal(new URL(page.url()).pathname, '/my-place');
  await visit.close();
});

test('every page of my place is small, unstored, neutral and without a barrier', async () => {
  const receipt = await aHousehold(application, anyone);
  const pages = [
    '',
    '/routes',
    '/earlier',
    '/contact',
    '/contact?add',
    '/permissions',
    '/words',
    '/data',
    '/leave',
    '/day',
  ];
  for (const [size, viewport] of Object.entries({ phone, laptop, small })) {
    const visit = await browser.visit({ viewport });
    const page = await visit.newPage();
    await page.goto(`${address}/my-place`);
    await expectNoAxeFindings(page);
    await screenshot(page, `my-place-enter-${size}`);
    await enter(page, receipt);
    await page.goto(`${address}/my-place/day`);
    await page.getByLabel('¿De qué pueblo es usted?').fill('totonicapan');
    await press(page, 'Ver');
    for (const path of pages) {
      const answer = await page.goto(`${address}/my-place${path}`);
      assert.ok(answer);
      const name = `my-place-${path.replace(/\W/g, '') || 'standing'}-${size}`;
      await expectNoAxeFindings(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, name);
      assert.equal(answer.headers()['cache-control'], 'no-store', path);
      assert.equal(await page.title(), 'Puente', path);
      const bytes = (await answer.body()).length;
      assert.ok(bytes <= 30_000, `${path}: ${bytes} bytes`);
      assert.equal(await page.locator('script').count(), 0, path);
      const text = await page.content();
      assert.doesNotMatch(text, /V-HEAD1|8681234567|prima@example|012345671/, path);
    }
    await visit.close();
  }
});

test('who was registered by a helper makes words of their own before anything else', async () => {
  const receipt = await aHousehold(application, registrar);
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, receipt);
  assert.equal(await heading(page), 'Primero, haga sus propias palabras');
  await page.goto(`${address}/my-place/data`);
  assert.equal(await heading(page), 'Primero, haga sus propias palabras');
  await press(page, 'Hacer palabras nuevas');
  const words = await page.locator('main ol li').allInnerTexts();
  assert.equal(words.length, 6);
  await screenshot(page, 'my-place-new-words');
  await page.getByRole('link', { name: 'Ya las escribí' }).click();
  assert.match(await body(page), /Ana María Tzoc Ixcoy/);
  await press(page, 'Cerrar mi visita');
  await enter(page, receipt);
  assert.equal(await heading(page), 'Mi lugar');
  assert.doesNotMatch(await body(page), /Ana María/);
  await enter(page, { folio: receipt.folio, words });
  assert.match(await body(page), /Ana María Tzoc Ixcoy/);
  await visit.close();
});

test('leaving the line takes a second step, and is undone with one', async () => {
  const receipt = await aHousehold(application, anyone);
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, receipt);
  await page.goto(`${address}/my-place/leave`);
  await press(page, 'Salir de la fila');
  assert.equal(await heading(page), '¿Salir de la fila?');
  await screenshot(page, 'my-place-leave-sure');
  await press(page, 'Sí, salir de la fila');
  assert.equal(await heading(page), 'Usted salió de la fila');
  await page.goto(`${address}/my-place`);
  await screenshot(page, 'my-place-withdrawn');
  await press(page, 'Volver al mismo lugar');
  assert.doesNotMatch(await body(page), /Usted salió/);
  await visit.close();
});

test('erasing says exactly what happens, and afterwards the words open nothing', async () => {
  const receipt = await aHousehold(application, anyone);
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, receipt);
  await page.goto(`${address}/my-place/leave`);
  await press(page, 'Borrar todo');
  assert.match(await body(page), /Nadie podrá leer otra vez/);
  await screenshot(page, 'my-place-erase-sure');
  await press(page, 'Sí, borrar para siempre');
  assert.equal(await heading(page), 'Sus datos están borrados');
  await enter(page, receipt);
  assert.doesNotMatch(await body(page), /Ana María/);
  await visit.close();
});

test('permissions are given and taken back one by one; a change of contact waits and is undone', async () => {
  const receipt = await aHousehold(application, anyone);
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, receipt);
  await page.goto(`${address}/my-place/permissions`);
  const taking = page.getByRole('button', { name: /^Quitar ?: Contamos su familia/ });
  await taking.click();
  assert.equal(await taking.count(), 0);
  await press(page, /^Dar ?: Contamos su familia/);
  assert.equal(await taking.count(), 1);
  await page.goto(`${address}/my-place/contact`);
  await page.getByRole('link', { name: /^Cambiar ?: WhatsApp/ }).click();
  await page.getByLabel('WhatsApp').check();
  await page.getByLabel('Número o correo').fill('+52 664 123 4599');
  await press(page, 'Guardar el cambio');
  const changed = await body(page);
  assert.match(changed, /termina en 99/);
  assert.match(changed, /Vale desde el jueves, 5 de noviembre de 2026/);
  await screenshot(page, 'my-place-contact-changed');
  await press(page, 'No cambiar: dejar el de antes');
  assert.doesNotMatch(await body(page), /termina en 99/);
  await press(page, 'Pido que me llamen');
  assert.match(await body(page), /Usted pidió una llamada/);
  await page.getByLabel('Ciudad en México').selectOption({ label: 'Tijuana' });
  await press(page, 'Guardar la ciudad');
  assert.equal(await page.getByLabel('Ciudad en México').inputValue(), 'tijuana');
  await visit.close();
});

test('an adult gets words of their own, and leaves to a household that the others cannot find', async () => {
  const [ana, bruno] = anaAndHerFamily().people;
  assert.ok(ana && bruno);
  const birth = { precision: 'day', date: '1990-01-02' } as const;
  const eva = {
    names: { given: 'Eva', firstSurname: 'Ixcoy' },
    birth,
    relation: 'sibling',
  } as const;
  const form = anaAndHerFamily({ people: [ana, bruno, eva] });
  const receipt = await aHousehold(application, anyone, form);
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, receipt);
  await page.goto(`${address}/my-place/leave`);
  assert.equal(await page.getByRole('button', { name: 'Separarme' }).count(), 0);
  await page.goto(`${address}/my-place/words`);
  await press(page, 'Hacer palabras para Eva Ixcoy');
  const handed = await page.locator('main ol li').allInnerTexts();
  await page.getByRole('link', { name: 'Ya las escribí' }).click();
  await press(page, 'Cerrar mi visita');
  await enter(page, { folio: receipt.folio, words: handed });
  await press(page, 'Hacer palabras nuevas');
  await page.getByRole('link', { name: 'Ya las escribí' }).click();
  await page.goto(`${address}/my-place/data`);
  assert.doesNotMatch(await body(page), /20 de marzo de 1994/);
  await page.goto(`${address}/my-place/leave`);
  await press(page, 'Separarme');
  assert.equal(await heading(page), 'Este es su registro nuevo');
  const folio = (await page.locator('main .code').innerText()).replaceAll(/\s/g, '');
  await page.getByRole('link', { name: 'Ya las escribí' }).click();
  const own = await body(page);
  assert.match(own, /Eva Ixcoy/);
  assert.doesNotMatch(own, /Ana María/);
  await press(page, 'Cerrar mi visita');
  await enter(page, receipt);
  for (const path of ['', '/data', '/permissions']) {
    await page.goto(`${address}/my-place${path}`);
    const text = (await body(page)).replaceAll(/\s/g, '');
    assert.ok(!text.includes(folio), path);
  }
  await page.goto(`${address}/my-place`);
  assert.doesNotMatch(await body(page), /Eva Ixcoy/);
  await visit.close();
});

test('a copy leaves by a form, as a text with a neutral name', async () => {
  const receipt = await aHousehold(application, anyone);
  const visit = await browser.visit();
  const page = await visit.newPage();
  await enter(page, receipt);
  await page.goto(`${address}/my-place/data`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page, 'Bajar la copia'),
  ]);
  assert.equal(download.suggestedFilename(), 'notas.txt');
  await visit.close();
});

test('a lawyer comes first: no route, no day, no place to travel to', async () => {
  const [ana, ...others] = anaAndHerFamily().people;
  assert.ok(ana);
  const people = [{ ...ana, caseKnowledge: { situation: 'DENIED-APPEAL' } }, ...others];
  const receipt = await aHousehold(application, anyone, anaAndHerFamily({ people }));
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, receipt);
  for (const path of ['', '/routes', '/day']) {
    await page.goto(`${address}/my-place${path}`);
    const text = await body(page);
    assert.match(text, /Hable primero con un abogado/, path);
    assert.doesNotMatch(text, /El juez ya negó|Para Bruno/, path);
  }
  await screenshot(page, 'my-place-lawyer-first');
  await visit.close();
});

test('an offered day opens with the family’s own fact, and is accepted', async () => {
  const programmeId = await aProgramme(application, coordinator);
  const receipt = await aHousehold(application, registrar, withPaper());
  await planned(programmeId);
  await application.callAs(coordinator)(offerSlots, { programmeId, upTo: '2026-12-31' });
  const visit = await browser.visit();
  const page = await visit.newPage();
  await openOwnPlace(page, address, receipt);
  const offered = await body(page);
  assert.match(offered, /Le ofrecemos un día/);
  assert.match(
    offered,
    /La oferta vale hasta el miércoles, 4 de noviembre de 2026, .*\(Matamoros\)/,
  );
  assert.doesNotMatch(offered, /5 de noviembre de 2026|Brownsville/);
  await expectNoAxeFindings(page);
  await screenshot(page, 'my-place-offered');
  await page.getByRole('link', { name: 'Ver el día y responder' }).click();
  await screenshot(page, 'my-place-own-fact');
  await page.getByLabel('¿De qué pueblo es usted?').fill('Quetzaltenango');
  await press(page, 'Ver');
  assert.doesNotMatch(await body(page), /Brownsville/);
  await page.getByLabel('¿De qué pueblo es usted?').fill('totonicapan');
  await press(page, 'Ver');
  const day = await body(page);
  assert.match(day, /jueves, 5 de noviembre de 2026/);
  assert.match(day, /Planeado, no confirmado/);
  await expectNoAxeFindings(page);
  await screenshot(page, 'my-place-day-offered');
  await press(page, 'Acepto este día');
  assert.match(await body(page), /Usted aceptó este día/);
  await screenshot(page, 'my-place-day-accepted');
  await visit.close();
});

test('a session of one family opens nothing of another, and no route of the desk', async () => {
  const [mine, theirs] = [
    await aHousehold(application, anyone),
    await aHousehold(application, anyone),
  ];
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, mine);
  const cookies = await visit.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const ask = (path: string) =>
    fetch(`${address}/api${path}`, { headers: { cookie, 'x-puente': '1' } });
  const own = await ask(`/pathways/for-household?householdId=${theirs.householdId}`);
  const { householdId } = (await own.json()) as { householdId: string };
  assert.equal(householdId, mine.householdId);
  assert.equal((await ask('/pathways/list-rules')).status, 403);
  assert.equal((await ask(`/queue/places-of?householdId=${theirs.householdId}`)).status, 403);
  await page.goto(`${address}/desk`);
  assert.doesNotMatch(new URL(page.url()).pathname, /^\/desk/);
  await visit.close();
});
