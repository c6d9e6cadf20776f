import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkpointNow } from '#transparency/index.ts';
import { lists, type NumberPaper, recordOutcomes } from '#waiting-lists/contract.ts';
import { aList, call, holdersIn, join } from '../../src/waiting-lists/lists.fixture.ts';
import { system } from '../application.ts';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt } from './desk-visits.ts';

const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const who = await holdersIn(puente);

const body = (page: Page) => page.locator('main').innerText();
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();
const said = async (page: Page) => {
  await page.getByRole('status').waitFor();
  return page.getByRole('status').innerText();
};
const refusal = async (page: Page) => {
  await page.getByRole('alert').waitFor();
  return page.getByRole('alert').innerText();
};

async function look(page: Page, name: string): Promise<void> {
  await expectNoAxeFindings(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `waiting-lists-${name}`);
}

/** The page's own text, as a phone without a script gets it: light, not kept, under a neutral title. */
async function read(path: string): Promise<string> {
  const answer = await fetch(`${address}${path}`);
  const html = await answer.text();
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.match(html, /<title>Puente<\/title>/);
  assert.doesNotMatch(html, /<script/);
  assert.match(html, /Un número no es una cita del gobierno/);
  assert.match(html, /accesskey="x"/);
  assert.ok(Buffer.byteLength(html) <= 30_000, `${path}: ${Buffer.byteLength(html)} bytes`);
  return html;
}

/** Somebody on a phone without a script, in at their own number. */
async function enter({ listId, number, words }: NumberPaper): Promise<Page> {
  const visit = await browser.visitWithoutScript({ viewport: phone });
  const page = await visit.newPage();
  await page.goto(`${address}/waiting-lists/my-number?list=${listId}&number=${number}`);
  await page.getByLabel('Palabras secretas').fill(words.join(' '));
  await press(page, 'Ver mi número');
  return page;
}

test('without a list the page says so, and no other page leads there', async () => {
  assert.match(await read('/waiting-lists'), /Hoy no hay ninguna lista de espera/);
  assert.match(await read('/waiting-lists/my-number'), /Hoy no hay ninguna lista de espera/);
  for (const path of ['/', '/list', '/public-figures']) {
    assert.doesNotMatch(await (await fetch(`${address}${path}`)).text(), /waiting-lists/);
  }
});

let listId = '';

test('a coordinator begins a list, another organisation accepts it, and everybody sees it', async () => {
  const page = await deskOf(browser, served, who.coordinator);
  await openAt(page, `${address}/desk/waiting-lists`);
  await look(page, 'desk-none-laptop');
  await page.getByRole('link', { name: 'Empezar una lista' }).click();
  await page.getByLabel(/Por qué hay una lista/).fill('El puerto');
  await page.getByLabel(/Cuántas veces/).fill('nueve');
  await press(page, 'Empezar la lista');
  assert.match(await refusal(page), /Nombre de la orden[\s\S]*Cuántas veces/);
  assert.equal(await page.getByLabel(/Por qué hay una lista/).inputValue(), 'El puerto');
  assert.equal(await page.getByLabel(/Cuántas veces/).inputValue(), 'nueve');
  await look(page, 'desk-new-refused-laptop');
  await page.getByLabel(/Por qué hay una lista/).fill('El puerto recibe a pocas familias al día.');
  await page.getByLabel(/Cuántas veces/).fill('1');
  await page.getByLabel('Puerto', { exact: true }).selectOption('2504');
  await page.getByLabel('Nombre de la orden').fill('Orden inventada');
  await page.getByLabel(/Dónde se puede leer/).fill('https://example.org/orden');
  await page.getByLabel(/Otra organización/).selectOption({ label: 'Casa Ejemplo' });
  await press(page, 'Empezar la lista');
  assert.match(await said(page), /Falta que la otra organización acepte/);
  assert.match(await body(page), /Espera respuesta/);

  const other = await deskOf(browser, served, who.partnerCoordinator, { viewport: phone });
  await openAt(other, `${address}/desk/waiting-lists`);
  assert.match(await body(other), /Albergue Ejemplo pide que su organización lleve también/);
  await look(other, 'desk-asked-phone');
  await press(other, 'Sí, la llevamos');
  assert.match(await said(other), /La lista está abierta/);
  for (const one of [page, other]) await one.context().close();

  const kept = await puente.callAs({ kind: 'anyone' })(lists, {});
  listId = kept.lists[0]?.listId ?? '';
  const html = await read('/waiting-lists');
  assert.match(html, /San Ysidro, Tijuana/);
  assert.match(html, /Todavía no se ha llamado a nadie/);
  for (const path of ['/', '/list', '/public-figures']) {
    assert.match(await (await fetch(`${address}${path}`)).text(), /href="\/waiting-lists"/);
  }
});

const papers: NumberPaper[] = [];

test('a registrar gives a number; the paper is shown once, in two halves to keep apart', async () => {
  const page = await deskOf(browser, served, who.registrar);
  await openAt(page, `${address}/desk/waiting-lists/${listId}`);
  assert.match(await body(page), /Nadie espera en esta lista/);
  await page.getByRole('link', { name: 'Dar un número' }).click();
  await page.getByLabel('Cuántas personas van juntas').fill('muchas');
  await page.getByLabel(/Palabra propia/).fill('colibrí');
  await press(page, 'Dar el número');
  assert.match(await refusal(page), /Cuántas personas van juntas/);
  assert.equal(await page.getByLabel('Cuántas personas van juntas').inputValue(), 'muchas');
  assert.equal(await page.getByLabel(/Palabra propia/).inputValue(), 'colibrí');
  await page.getByLabel('Cuántas personas van juntas').fill('2');
  await look(page, 'desk-give-laptop');
  await press(page, 'Dar el número');
  await page.getByRole('heading', { name: 'Número 1 dado' }).waitFor();
  const text = await body(page);
  assert.match(text, /Fotografíe solo esta mitad[\s\S]*Doble o corte aquí[\s\S]*palabras secretas/);
  assert.match(text, /No es una cita del gobierno/);
  assert.doesNotMatch(text, /colibrí/);
  await look(page, 'paper-laptop');
  await page.emulateMedia({ media: 'print' });
  await screenshot(page, 'waiting-lists-paper-printed');
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize(phone);
  await look(page, 'paper-phone');
  const words = await page.locator('ol[translate=no] li').allInnerTexts();
  papers.push({
    listId,
    port: '2504',
    number: 1,
    people: 2,
    words,
    joinedOn: '2026-11-02',
    hasOwnWord: true,
  });
  await page.getByRole('link', { name: 'Dar otro número' }).click();
  await page.getByRole('heading', { name: 'Dar un número' }).waitFor();
  assert.equal(await page.getByLabel(/Palabra propia/).inputValue(), '');
  papers.push(...(await join(puente, who.registrar, listId, [3, 1, 4])));
  await page.context().close();
});

test('a call shows whom it would call and why; only another organisation confirms it', async () => {
  const page = await deskOf(browser, served, who.registrar);
  await openAt(page, `${address}/desk/waiting-lists/${listId}`);
  await page.getByLabel(/Cuántas personas recibe/).fill('0');
  await press(page, 'Proponer la llamada');
  assert.match(await refusal(page), /Cuántas personas recibe/);
  await page.getByLabel(/Cuántas personas recibe/).fill('6');
  await press(page, 'Proponer la llamada');
  await said(page);
  const proposed = await body(page);
  assert.match(proposed, /Por primera vez: del 1 al 3/);
  assert.match(proposed, /Son 6 personas de 6[\s\S]*El siguiente grupo es de 4/);
  assert.match(proposed, /Tiene que confirmarlo otra persona/);
  assert.equal(await page.getByRole('button', { name: 'Confirmar y llamar' }).count(), 0);
  await look(page, 'desk-proposed-laptop');

  const colleague = await deskOf(browser, served, who.coordinator);
  await openAt(colleague, `${address}/desk/waiting-lists/${listId}`);
  assert.match(await body(colleague), /alguien de Casa Ejemplo/);
  assert.equal(await colleague.getByRole('button', { name: 'Confirmar y llamar' }).count(), 0);

  const other = await deskOf(browser, served, who.partner, { viewport: phone });
  await openAt(other, `${address}/desk/waiting-lists/${listId}`);
  await look(other, 'desk-confirm-phone');
  await press(other, 'Confirmar y llamar');
  assert.match(await said(other), /Llamadas: 6 personas/);
  assert.match(await read('/waiting-lists'), /del 1 al 3/);
  for (const one of [page, colleague, other]) await one.context().close();
});

test('what came of each number is recorded, its own word asked first', async () => {
  const page = await deskOf(browser, served, who.partner);
  await openAt(page, `${address}/desk/waiting-lists/${listId}`);
  assert.match(await body(page), /Antes de llamar otra vez anote/);
  await page.getByLabel('Palabra propia del número 1').fill('gorrión');
  await press(page, 'Comprobar');
  await refusal(page);
  assert.equal(await page.getByLabel('Palabra propia del número 1').inputValue(), 'gorrión');
  await look(page, 'desk-word-refused-laptop');
  await page.getByLabel('Palabra propia del número 1').fill('Colibri');
  await press(page, 'Comprobar');
  assert.match(await said(page), /La palabra es la suya/);
  await press(page, 'Anotar qué pasó');
  assert.match(await refusal(page), /Elija qué pasó/);
  await page.getByLabel('Qué pasó con el número 1').selectOption('crossed');
  await page.getByLabel('Qué pasó con el número 2').selectOption('missed');
  await page.getByLabel('Qué pasó con el número 3').selectOption('turned_back');
  await look(page, 'desk-record-laptop');
  await press(page, 'Anotar qué pasó');
  assert.match(await said(page), /Anotados: 3 números/);
  await page.setViewportSize(phone);
  await look(page, 'desk-recorded-phone');
  await page.context().close();
});

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

test('the paper for a lawyer is a page to print and a file with the proof', async () => {
  const paper = papers[1];
  assert.ok(paper);
  await puente.within(system, (context) => checkpointNow(context, listId));
  const page = await enter(paper);
  await page.getByRole('link', { name: 'El papel para un abogado' }).click();
  const text = await body(page);
  assert.match(text, /Recibió el número: lunes, 2 de noviembre de 2026/);
  assert.match(text, /Entradas de este número en el registro: \d/);
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
  assert.match(await read(`/list/check?list=${listId}`), /npx puente verify http/);
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
  await reader.getByLabel('Qué se hizo').selectOption('passed_on');
  await press(reader, 'Anotar');
  assert.match(await said(reader), /Anotado/);
  await look(reader, 'desk-reports-laptop');
  for (const one of [about, reader]) await one.context().close();
});

test('a call before its turn, a correction, a pause and a closing wait for a second person', async () => {
  const page = await deskOf(browser, served, who.coordinator);
  const board = `${address}/desk/waiting-lists/${listId}`;
  await openAt(page, board);
  await page.getByText('Llamar un número antes de su turno').click();
  await page.getByLabel('Número', { exact: true }).first().fill('99');
  await press(page, 'Proponer');
  await refusal(page);
  assert.equal(await page.getByLabel('Número', { exact: true }).first().inputValue(), '99');
  await page.getByLabel('Número', { exact: true }).first().fill('4');
  await page.getByLabel('Motivo').selectOption('health');
  await page.getByRole('button', { name: 'Proponer', exact: true }).click();
  assert.match(await said(page), /Otra persona lo confirma/);
  await page.getByText('Corregir qué pasó con un número').click();
  await page.getByLabel('Número', { exact: true }).last().fill('1');
  await page.getByLabel('Lo que pasó de verdad').selectOption('turned_back');
  await press(page, 'Proponer la corrección');
  await page.getByText('Corregir el número 1').waitFor();
  assert.match(await body(page), /Corregir el número 1/);
  await look(page, 'desk-two-proposals-laptop');

  const other = await deskOf(browser, served, who.partnerCoordinator);
  await openAt(other, board);
  await other
    .locator('article')
    .filter({ hasText: 'antes de su turno' })
    .getByRole('button', { name: 'Confirmar y llamar' })
    .click();
  await said(other);
  await other
    .locator('article')
    .filter({ hasText: 'Corregir el número 1' })
    .getByRole('button', { name: 'No confirmar' })
    .click();
  await other.getByText('No se confirmó').waitFor();

  await openAt(page, `${board}/order`);
  await page.getByText('Pausar', { exact: true }).first().click();
  await press(page, 'Pausar');
  assert.match(await refusal(page), /Nombre de la orden/);
  await page.locator('details[open]').getByLabel('Nombre de la orden').fill('Pausa inventada');
  await page.locator('details[open]').getByLabel(/Dónde/).fill('https://example.org/pausa');
  await press(page, 'Pausar');
  assert.match(await said(page), /está en pausa/);
  assert.match(await read('/waiting-lists'), /En pausa desde el[\s\S]*Pausa inventada/);
  await openAt(page, `${board}/order`);
  await page.getByText('Cerrar', { exact: true }).first().click();
  await page.locator('details[open]').getByLabel('Nombre de la orden').fill('Cierre inventado');
  await page.locator('details[open]').getByLabel(/Dónde/).fill('https://example.org/cierre');
  await look(page, 'desk-order-laptop');
  await page.locator('details[open]').getByRole('button', { name: 'Cerrar' }).click();
  await said(page);
  await other.goto(board);
  await press(other, 'Confirmar');
  await other.getByText('Confirmado.').waitFor();
  assert.match(await read('/waiting-lists'), /Cerrada desde el/);
  for (const one of [page, other]) await one.context().close();
});

for (const [size, viewport] of Object.entries({ phone, laptop })) {
  test(`the public pages have no barrier on a ${size}, in every language`, async () => {
    const paper = papers[3];
    assert.ok(paper);
    const second = await aList(puente, who, 0);
    const [fresh] = await join(puente, who.registrar, second, [5, 2, 7]);
    assert.ok(fresh);
    const visit = await browser.visit({ viewport });
    const page = await visit.newPage();
    await page.goto(`${address}/waiting-lists/my-number?list=${second}&number=1`);
    await look(page, `enter-${size}`);
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
      await look(page, `public${name}-${size}`);
    }
    await visit.close();
  });
}
