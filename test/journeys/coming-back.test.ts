import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from '../browser.ts';
import { servePuente } from '../served.ts';
import { aStage, type Family } from '../stories/stage.ts';
import { myPlaceOf } from './at-my-place.ts';
import { body, look, press } from './on-a-page.ts';

/** A family that left, or waited to be together, reads what is true now and not what was true before. */
const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const stage = await aStage(puente);
const [leaving, apart] = [await stage.family('2019-08-01'), await stage.family('2019-08-02')];
await stage.open(4);
await stage.plan();

/** My place of a family whose helper has known its words: those are replaced first. */
async function ownPlaceOf({ householdId }: Family) {
  const page = await myPlaceOf(browser, served, householdId, { script: true });
  await press(page, 'Hacer palabras nuevas');
  await page.goto(`${address}/my-place`);
  return page;
}

test('who comes back is told so at once, and is not asked again to come back', async () => {
  const page = await ownPlaceOf(leaving);
  await page.goto(`${address}/my-place/leave`);
  await press(page, 'Salir de la fila');
  await press(page, 'Sí, salir de la fila');
  await page.getByRole('heading', { name: 'Usted salió de la fila' }).waitFor();
  await stage.settle();
  await page.goto(`${address}/my-place`);
  await press(page, 'Volver al mismo lugar');
  await page.getByText('Usted volvió al mismo lugar').waitFor();
  assert.match(await body(page), /Su lugar se ve aquí en un momento/);
  assert.doesNotMatch(await body(page), /Usted salió|Puede volver|Si se abre un programa/);
  assert.equal(await page.getByRole('button', { name: 'Volver al mismo lugar' }).count(), 0);
  await look(page, 'coming-back-phone');
  await stage.settle();
  await page.reload();
  assert.match(await body(page), /Usted volvió al mismo lugar[\s\S]*en el lugar 1 de 2/);
  assert.doesNotMatch(await body(page), /Usted salió|en un momento/);
  await page.context().close();
});

test('who is together again is not told that it waits', async () => {
  const page = await ownPlaceOf(apart);
  await page.goto(`${address}/my-place/together`);
  await press(page, 'Esperar hasta estar juntos');
  await page.getByText('¿Quiere que su lugar espere?').waitFor();
  await press(page, 'Esperar hasta estar juntos');
  await page.getByText('Su lugar espera. No se pierde nada').waitFor();
  await stage.settle();
  await press(page, 'Ya estamos juntos');
  await page.getByText('se le puede dar un día otra vez').waitFor();
  await page.goto(`${address}/my-place`);
  assert.match(await body(page), /Ese día ya no vale[\s\S]*Su familia esperaba hasta estar junta/);
  assert.doesNotMatch(await body(page), /Su familia espera hasta/);
  await page.context().close();
});
