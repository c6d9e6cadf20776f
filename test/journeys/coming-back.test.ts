import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSession } from '#platform/sessions.ts';
import { system } from '../application.ts';
import { openBrowser, phone } from '../browser.ts';
import { servePuente } from '../served.ts';
import { aStage, type Family } from '../stories/stage.ts';
import { body, look, press } from './on-a-page.ts';

/** A family that left, or waited to be together, reads what is true now and not what was true before. */
const browser = openBrowser();
const { address, application: puente } = await servePuente();
const stage = await aStage(puente);
const [leaving, apart] = [await stage.family('2019-08-01'), await stage.family('2019-08-02')];
await stage.open(4);
await stage.plan();

async function myPlaceOf({ householdId }: Family) {
  const family = { kind: 'family', householdId, personId: null } as const;
  const token = await puente.within(system, ({ tx, now, keyring }) =>
    openSession(tx, keyring, family, now),
  );
  const visit = await browser.visit({ viewport: phone });
  await visit.addCookies([{ name: 'puente', value: token, url: address }]);
  const page = await visit.newPage();
  await page.goto(`${address}/my-place`);
  // Words that a helper has known are replaced first.
  await press(page, 'Hacer palabras nuevas');
  await page.goto(`${address}/my-place`);
  return page;
}

test('who comes back is told so at once, and is not asked again to come back', async () => {
  const page = await myPlaceOf(leaving);
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
  const page = await myPlaceOf(apart);
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
