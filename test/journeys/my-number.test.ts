import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkpointNow } from '#transparency/index.ts';
import {
  decideProposal,
  type NumberPaper,
  proposeClosing,
  proposeCorrection,
  recordOutcomes,
} from '#waiting-lists/contract.ts';
import { countFigures } from '#waiting-lists/count-figures.ts';
import { aList, call, holdersIn, join } from '../../src/waiting-lists/lists.fixture.ts';
import { system } from '../application.ts';
import { expectNoSidewaysScroll, laptop, openBrowser, phone, screenshot } from '../browser.ts';
import { anOrder } from '../queue.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt } from './desk-visits.ts';
import { body, look, press, readPublic, refusal, said } from './on-a-page.ts';

/** Holders of numbers 1 to 4: 1 crossed, 2 missed, 3 was turned back, 4 was never called. */
const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const who = await holdersIn(puente);
const listId = await aList(puente, who);
const papers = await join(puente, who.registrar, listId, [2, 3, 1, 4]);
await call(puente, who, listId, 6);
await puente.callAs(who.partner)(recordOutcomes, {
  listId,
  outcomes: [
    { number: 1, outcome: 'crossed' },
    { number: 2, outcome: 'missed' },
    { number: 3, outcome: 'turned_back' },
  ],
});

/** Somebody on a phone without a script, in at their own number. */
async function enter({ listId, number, words }: NumberPaper): Promise<Page> {
  const visit = await browser.visitWithoutScript({ viewport: phone });
  const page = await visit.newPage();
  await page.goto(`${address}/waiting-lists/my-number?list=${listId}&number=${number}`);
  await page.getByLabel('Palabras secretas').fill(words.join(' '));
  await press(page, 'Ver mi número');
  return page;
}

test('who missed a turn goes first, misses again, and asks to be called again', async () => {
  const missed = papers[1];
  assert.ok(missed);
  const page = await enter(missed);
  assert.match(await body(page), /Su número va primero en la próxima llamada/);
  assert.match(await body(page), /Ningún grupo va antes/);
  assert.match(await body(page), /No llegó cuando se llamó/);
  await screenshot(page, 'waiting-lists-mine-again-phone');
  const called = await call(puente, who, listId, 4);
  assert.deepEqual(called?.again, [2, 3]);
  await page.goto(`${address}/waiting-lists/my-number`);
  assert.match(await body(page), /Su número fue llamado[\s\S]*Vaya ahora con la organización/);
  await screenshot(page, 'waiting-lists-mine-called-phone');
  await puente.callAs(who.partner)(recordOutcomes, {
    listId,
    outcomes: [
      { number: 2, outcome: 'missed' },
      { number: 3, outcome: 'crossed' },
    ],
  });
  await page.goto(`${address}/waiting-lists/my-number`);
  assert.match(await body(page), /Su número espera a que usted avise/);
  await press(page, 'Llámenme otra vez');
  assert.match(await body(page), /Anotado[\s\S]*Usted pidió que le llamen otra vez/);
  assert.deepEqual((await call(puente, who, listId, 3))?.again, [2]);
  await page.context().close();
});

test('one’s own number opens with its words alone, and everything can be done without a script', async () => {
  const paper = papers[3];
  assert.ok(paper);
  const visit = await browser.visitWithoutScript({ viewport: phone });
  const wrong = await visit.newPage();
  await wrong.goto(`${address}/waiting-lists/my-number`);
  await wrong.getByLabel('Número').fill('4');
  await wrong.getByLabel('Palabras secretas').fill('luna mesa nube pino rama sol');
  await press(wrong, 'Ver mi número');
  assert.equal(await wrong.getByLabel('Número').inputValue(), '4', 'the number stays');
  assert.match(await wrong.getByRole('alert').innerText(), /palabras/);
  await visit.close();

  const page = await enter(paper);
  assert.match(await body(page), /Su número todavía no se ha llamado/);
  assert.doesNotMatch(page.url(), /visit|words/);
  await page.locator('summary', { hasText: 'Elegir una palabra' }).click();
  await page.getByLabel('Palabra propia').fill('-');
  await press(page, 'Guardar la palabra');
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('Palabra propia').inputValue(), '-');
  await page.getByLabel('Palabra propia').fill('maíz');
  await press(page, 'Guardar la palabra');
  assert.match(await body(page), /Su palabra está guardada/);
  await page.locator('summary', { hasText: 'Cambiar' }).click();
  await page.getByLabel('Palabra de ahora').fill('trigo');
  await page.getByLabel('Palabra nueva').fill('arroz');
  await press(page, 'Guardar la palabra');
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('Palabra nueva').inputValue(), 'arroz');

  await page.goto(`${address}/waiting-lists/my-number`);
  await page.getByRole('link', { name: 'Salir de la lista' }).click();
  await press(page, 'Sí, salir de la lista');
  assert.match(await body(page), /Usted salió de la lista[\s\S]*puede volver al mismo lugar/);
  await screenshot(page, 'waiting-lists-mine-left-phone');
  await press(page, 'Volver al mismo lugar');
  assert.match(await body(page), /Está otra vez en la lista/);
  await press(page, 'Cerrar mi visita');
  assert.match(await body(page), /Su visita está cerrada/);
  await page.goto(`${address}/waiting-lists/my-number/paper`);
  assert.match(page.url(), /my-number$/);
  await page.context().close();
});

test('what is counted once a day is said with its day, and before that it says so', async () => {
  const page = `${address}/waiting-lists`;
  assert.match(await readPublic(page), /Todavía no se han contado/);
  await puente.within(system, countFigures);
  const counted = await readPublic(page);
  assert.match(counted, /Personas y avisos: contados el lunes, 2 de noviembre de 2026/);
  assert.match(counted, /Personas que esperan<\/dt>\s*<dd[^>]*>Menos de 10/);
});

test('an old link, to a list that is not there, says so and leads on', async () => {
  const gone = 'list=7f8d3b1e-4b1c-4c1e-9a43-0123456789ab';
  for (const path of ['/waiting-lists', '/waiting-lists/my-number']) {
    const html = await readPublic(`${address}${path}?${gone}`);
    assert.match(html, /No encontramos la lista de ese enlace/, path);
    assert.match(html, /San Ysidro/, path);
    assert.doesNotMatch(await readPublic(`${address}${path}?list=${listId}`), /de ese enlace/);
  }
});

test('where another log was asked for than there is, none is given in its place', async () => {
  const answer = await fetch(`${address}/list/check?list=7f8d3b1e-4b1c-4c1e-9a43-0123456789ab`);
  assert.equal(answer.status, 404);
  assert.match(await answer.text(), /Esta página no existe/);
});

test('the paper for a lawyer is a page to print and a file with the proof', async () => {
  const paper = papers[1];
  assert.ok(paper);
  const number = 2;
  const outcomes = [{ number, outcome: 'crossed' as const }];
  await puente.callAs(who.partner)(recordOutcomes, { listId, outcomes });
  const { proposalId } = await puente.callAs(who.registrar)(proposeCorrection, {
    listId,
    number,
    outcome: 'missed',
  });
  await puente.callAs(who.partner)(decideProposal, { proposalId, confirm: true });
  await puente.within(system, (context) => checkpointNow(context, listId));
  const page = await enter(paper);
  assert.match(await body(page), /Se corrigió\. Ahora dice “No llegó cuando se llamó”/);
  await page.getByRole('link', { name: 'El papel para un abogado' }).click();
  const text = await body(page);
  assert.match(text, /Pasó al puerto[\s\S]*Se corrigió/);
  assert.match(text, /Recibió el número: lunes, 2 de noviembre de 2026/);
  assert.match(text, /Anotaciones de este número en el registro: \d/);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    press(page, 'Descargar el archivo'),
  ]);
  assert.equal(file.suggestedFilename(), 'notas.json');
  const chunks = await (await file.createReadStream()).setEncoding('utf8').toArray();
  const place = JSON.parse(chunks.join(''));
  assert.equal(place.format, 'puente-list-place/1');
  assert.equal(place.number, 2);
  assert.ok(place.log.entries.length > 0);
  assert.match(await readPublic(`${address}/list/check?list=${listId}`), /npx puente verify http/);
  const log = await fetch(`${address}/log/${listId}`);
  assert.match(await log.text(), /list\.called/);
  await page.context().close();
});

test('a bribe is reported without a name, and read by an organisation it is not about', async () => {
  const paper = papers[3];
  assert.ok(paper);
  const page = await enter(paper);
  await page.getByRole('link', { name: /Avisar de un cobro/ }).click();
  assert.match(await body(page), /No hace falta su nombre/);
  await page.getByLabel(/con sus palabras/).fill('Pidió 200 por un número mejor.');
  await press(page, 'Enviar el aviso');
  assert.match(await page.getByRole('alert').innerText(), /Elija qué pasó/);
  assert.match(await page.getByLabel(/con sus palabras/).inputValue(), /200/);
  await page.getByLabel('Pidieron dinero').check();
  await page.getByLabel('Casa Ejemplo').check();
  await press(page, 'Enviar el aviso');
  assert.match(await body(page), /Recibimos su aviso/);
  await page.context().close();

  const about = await deskOf(browser, served, who.partnerCoordinator);
  await openAt(about, `${address}/desk/waiting-lists/reports`);
  assert.doesNotMatch(await body(about), /200/, 'never by the organisation that it is about');
  const reader = await deskOf(browser, served, who.outsider);
  await openAt(reader, `${address}/desk/waiting-lists/reports`);
  assert.match(await body(reader), /Pidió 200[\s\S]*/);
  assert.match(await body(reader), /Se trata de: Casa Ejemplo/);
  assert.doesNotMatch(await body(reader), /número 4/);
  await press(reader, 'Anotar');
  assert.match(await refusal(reader), /Elija una/, 'nothing is chosen before');
  await reader.getByLabel('Qué se hizo').selectOption('passed_on');
  await press(reader, 'Anotar');
  assert.match(await said(reader), /Anotado/);
  await look(reader, 'waiting-lists-desk-reports-laptop');
  for (const one of [about, reader]) await one.context().close();
});

test('a number of a closed list is not told that it is not called yet', async () => {
  const closing = await aList(puente, who);
  const [paper] = await join(puente, who.registrar, closing, [2]);
  assert.ok(paper);
  const page = await enter(paper);
  assert.match(await body(page), /Su número todavía no se ha llamado/);
  const order = { listId: closing, source: anOrder };
  const { proposalId } = await puente.callAs(who.coordinator)(proposeClosing, order);
  await puente.callAs(who.partnerCoordinator)(decideProposal, { proposalId, confirm: true });
  await page.reload();
  assert.match(await body(page), /La lista está cerrada por una orden/);
  assert.doesNotMatch(await body(page), /todavía/);
  await screenshot(page, 'my-number-closed-phone');
  const list = await readPublic(`${address}/waiting-lists?list=${closing}`);
  assert.match(list, /Cerrada desde el/);
  assert.doesNotMatch(list, /Hoy todavía nadie/, 'nobody will be called');
  await page.context().close();
});

for (const [size, viewport] of Object.entries({ phone, laptop })) {
  test(`the public pages have no barrier on a ${size}, in every language`, async () => {
    const paper = papers[3];
    assert.ok(paper);
    const second = await aList(puente, who, 0);
    // A port with two lists: each says who keeps it.
    assert.match(
      await readPublic(`${address}/waiting-lists/my-number`),
      /<option[^>]*>San Ysidro, Tijuana: Albergue Ejemplo y Casa Ejemplo</,
    );
    const [fresh] = await join(puente, who.registrar, second, [5, 2, 7]);
    assert.ok(fresh);
    const visit = await browser.visit({ viewport });
    const page = await visit.newPage();
    await page.goto(`${address}/waiting-lists/my-number?list=${second}&number=1`);
    await look(page, `waiting-lists-enter-${size}`);
    await page.getByLabel('Palabras secretas').fill(fresh.words.join(' '));
    await press(page, 'Ver mi número');
    for (const path of [
      '/waiting-lists',
      `/waiting-lists?list=${listId}`,
      `/list/check?list=${listId}`,
      '/waiting-lists/my-number',
      '/waiting-lists/my-number/report',
      '/waiting-lists/my-number/paper',
      '/waiting-lists/my-number/leave',
    ]) {
      for (const language of ['en', 'pt', 'ht', 'es']) {
        await page.goto(`${address}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        await expectNoSidewaysScroll(page);
        const size = Buffer.byteLength(await page.content());
        assert.ok(size <= 30_000, `${path} in ${language}: ${size} bytes`);
      }
      const name = path.replace(/[0-9a-f-]{36}/, 'one').replaceAll(/\W+/g, '-');
      await look(page, `waiting-lists-public${name}-${size}`);
    }
    await visit.close();
  });
}
