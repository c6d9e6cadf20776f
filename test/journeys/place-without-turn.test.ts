import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { answerOffer, mySlots } from '#appointments/contract.ts';
import { myPlaces } from '#queue/contract.ts';
import type { Receipt } from '#registry/contract.ts';
import { openBrowser } from '../browser.ts';
import { aHousehold, familyOf, withPaper } from '../queue.ts';
import { servePuente } from '../served.ts';
import { aStage } from '../stories/stage.ts';
import { openOwnPlace } from './at-my-place.ts';
import { body, look, press } from './on-a-page.ts';

/** My place where nothing can be promised, and its forms where something is missing. */
const browser = openBrowser();
const { address, application } = await servePuente();
const stage = await aStage(application);

async function placeOf(receipt: Receipt): Promise<Page> {
  const page = await (await browser.visit()).newPage();
  await openOwnPlace(page, address, receipt);
  return page;
}

async function read(page: Page, path: string): Promise<string> {
  await page.goto(`${address}${path}`);
  return body(page);
}

test('a choice that is missing or not known is refused, nothing is put in its place, and what was written stays', async () => {
  const form = { ...withPaper('2019-08-01', 2), openingFact: null };
  const receipt = await aHousehold(application, stage.registrar, form);
  const page = await placeOf(receipt);

  await page.goto(`${address}/my-place/together`);
  await page.locator('[name=wait]').evaluate((field) => field.setAttribute('value', 'perhaps'));
  await press(page, 'Esperar hasta estar juntos');
  assert.doesNotMatch(await body(page), /Su lugar espera/);
  const family = application.callAs(familyOf(receipt.householdId));
  assert.equal((await family(myPlaces, {})).places[0]?.ticket?.heldReason, null);

  await page.goto(`${address}/my-place/data`);
  await page.getByLabel('¿Cómo debe decir?').fill('Luz María');
  await press(page, 'Pedir la corrección');
  assert.match(await page.getByRole('alert').innerText(), /Elija una de las respuestas/);
  assert.equal(await page.getByLabel('¿Cómo debe decir?').inputValue(), 'Luz María');

  await page.goto(`${address}/my-place/day`);
  await page.getByLabel('Su respuesta').fill('paloma');
  await press(page, 'Guardar');
  assert.match(await page.getByRole('alert').innerText(), /Elija una de las respuestas/);
  assert.equal(await page.getByLabel('Su respuesta').inputValue(), 'paloma');
  await look(page, 'day-choose-refused-phone');
  await page.getByLabel('¿Cuál es su palabra?').check();
  await press(page, 'Guardar');
  assert.match(await body(page), /Todavía no hay un día/);
  await page.context().close();
});

test('a day that went by without a record promises nothing, and says whom to tell', async () => {
  const receipt = await aHousehold(application, stage.registrar, withPaper('2019-08-01', 2));
  await stage.open(4);
  await stage.plan();
  const family = application.callAs(familyOf(receipt.householdId, { day: true }));
  const [slot] = (await family(mySlots, {})).slots;
  await family(answerOffer, { slotId: slot?.slotId ?? '', answer: 'accept' });
  const before = application.clock.now;
  await stage.at('2026-12-20T15:00:00Z');
  const page = await placeOf(receipt);
  await page.goto(`${address}/my-place/day`);
  await page.getByLabel('¿De qué pueblo es usted?').fill('totonicapan');
  await press(page, 'Ver');
  const gone = await body(page);
  assert.match(gone, /Ese día ya pasó, y nadie ha anotado todavía qué ocurrió/);
  assert.doesNotMatch(gone, /Usted aceptó este día|Planeado|No puedo ese día/);
  await look(page, 'day-gone-phone');
  await page.context().close();
  application.clock.now = before;
});

test('an order that stops or ends a programme is what a family reads first, with no turn beside it', async () => {
  const receipt = await aHousehold(application, stage.registrar, withPaper('2019-08-02', 2));
  await stage.open(4);
  await stage.plan();
  const page = await placeOf(receipt);
  await page.goto(`${address}/my-place/day`);
  await page.getByLabel('¿De qué pueblo es usted?').fill('totonicapan');
  await press(page, 'Ver');
  await press(page, 'Acepto este día');
  assert.match(await read(page, '/my-place'), /Usted aceptó este día/);

  await stage.order('pauseProgramme');
  for (const path of ['/my-place', '/my-place/day']) {
    const stopped = await read(page, path);
    assert.match(stopped, /Por ahora no viaje/, path);
    assert.doesNotMatch(stopped, /Usted aceptó este día|Confirmado con el puerto/, path);
    await look(page, `paused${path.replaceAll('/', '-')}-phone`);
  }

  await stage.order('endProgramme');
  const ended = await read(page, '/my-place');
  assert.match(ended, /Hoy no existe ninguna cita del gobierno/);
  assert.doesNotMatch(ended, /en el lugar \d|su turno llega|antes de usted/);
  await look(page, 'ended-my-place-phone');
  assert.doesNotMatch(await read(page, '/my-place/check'), /Cuándo puede llegar su turno/);
  assert.match(await read(page, '/my-place/stand-by'), /no puede estar en esta lista/);
  assert.match(await read(page, '/my-place/earlier'), /Ahora no se puede pedir/);
  assert.match(await read(page, `/list/earlier?programme=${stage.programmeId}`), /Terminado\./);
  await page.context().close();
});
