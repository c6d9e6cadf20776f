import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { answerOffer, standByOf } from '#appointments/contract.ts';
import { myPlaces } from '#queue/contract.ts';
import { expectNoSidewaysScroll, openBrowser, screenshot } from '../browser.ts';
import { servePuente } from '../served.ts';
import { aStage, type Family } from '../stories/stage.ts';
import { myPlaceOf } from './at-my-place.ts';
import { deskOf, openAt } from './desk-visits.ts';
import { body, lookOnBoth, press } from './on-a-page.ts';

const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const stage = await aStage(puente);
const first = await stage.family('2019-08-01');
const second = await stage.family('2019-08-02');
await stage.open(2, { opensOn: '2026-11-05' });
await stage.plan();
await stage.at('2026-11-03T15:00:00Z');

const standBy = (family: Family) =>
  puente.callAs(stage.registrar)(standByOf, { householdId: family.householdId });
const held = async (family: Family) =>
  (await puente.callAs(family.actor)(myPlaces, {})).places[0]?.ticket?.heldReason;

async function household(family: Family, script = true) {
  const page = await deskOf(browser, served, stage.registrar, { script });
  const path = `${address}/desk/household/${family.householdId}`;
  await (script ? openAt(page, path) : page.goto(path));
  return page;
}

test('a family is put on the list because it asked, is asked, and its answer is written down', async () => {
  const page = await household(second, false);
  await page.getByRole('link', { name: 'Lugares con poco aviso' }).click();
  await page.getByLabel('Horas para alistarse').fill('pronto');
  await page.getByLabel('Hasta qué día').fill('2026-11-30');
  await press(page, 'Poner a la familia en la lista');
  assert.match(await body(page), /Marque que la familia lo pidió/);
  assert.equal(await page.getByLabel('Hasta qué día').inputValue(), '2026-11-30', 'kept');
  await page.getByLabel('La familia nos lo pidió').check();
  await press(page, 'Poner a la familia en la lista');
  assert.match(await body(page), /Marque al menos un puerto/);
  assert.equal(await page.getByLabel('Horas para alistarse').inputValue(), 'pronto', 'kept');
  await lookOnBoth(await sameAt(page), 'desk-short-notice-form');
  await page.getByLabel('Brownsville').check();
  await page.getByLabel('Horas para alistarse').fill('4');
  await page.getByLabel('La familia nos lo pidió').check();
  await press(page, 'Poner a la familia en la lista');
  assert.match(await body(page), /en la lista hasta el [^\n]*30 de noviembre/);
  assert.match(await body(page), /Brownsville[^\n]*: se le pregunta al menos 6 horas antes/);

  const slotId = (await first.slot())?.slotId ?? '';
  const decline = { slotId, answer: 'decline', reason: 'cannot_travel' } as const;
  await puente.callAs(first.actor)(answerOffer, decline);
  await stage.run('appointments.askStandBy');
  await page.reload();
  assert.match(await body(page), /Se preguntó por el [^\n]*5 de noviembre[^\n]*Brownsville/);
  await lookOnBoth(await sameAt(page), 'desk-short-notice-asked');
  await press(page, 'La familia dice que no');
  assert.match(await body(page), /dijo que no; conserva todo/);
  await page.getByRole('link', { name: 'Quitar de la lista con poco aviso' }).click();
  await page.getByLabel('La familia nos lo pidió').check();
  await press(page, 'Quitar de la lista con poco aviso');
  assert.deepEqual((await standBy(second)).standBy, []);
  await page.context().close();
});

/** The same address with a script, for axe. */
async function sameAt(page: Page): Promise<Page> {
  const other = await deskOf(browser, served, stage.registrar);
  await openAt(other, page.url());
  return other;
}

test('the desk holds a split family’s place at its word, and lets it go on', async () => {
  const page = await household(second);
  await page.getByRole('link', { name: 'La familia está separada' }).click();
  await press(page, 'Guardar el lugar hasta que esté junta');
  await page.getByText('Marque que la familia lo pidió').first().waitFor();
  assert.equal(await held(second), null);
  await page.getByLabel('La familia nos lo pidió').check();
  await lookOnBoth(page, 'desk-together');
  await press(page, 'Guardar el lugar hasta que esté junta');
  await page.getByText('Su familia espera hasta estar junta').waitFor();
  assert.equal(await held(second), 'family_apart');
  await page.getByRole('link', { name: 'La familia está junta otra vez' }).click();
  await page.getByLabel('La familia nos lo pidió').check();
  await press(page, 'Ya no espera');
  await page.getByRole('link', { name: 'La familia está separada' }).waitFor();
  assert.equal(await held(second), null);
  await page.context().close();
});

test('a family that is apart says so in two steps, is told, and says when it is together', async () => {
  const page = await myPlaceOf(browser, served, second.householdId);
  // Words that a helper has known are replaced first.
  await press(page, 'Hacer palabras nuevas');
  await page.goto(`${address}/my-place`);
  await page.getByRole('link', { name: 'Si su familia está separada' }).click();
  await press(page, 'Esperar hasta estar juntos');
  assert.match(await body(page), /¿Quiere que su lugar espere\?[\s\S]*El día que tiene se da/);
  assert.equal(await held(second), null, 'one step alone changes nothing');
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'together-sure-phone');
  await press(page, 'Esperar hasta estar juntos');
  assert.match(await body(page), /Su lugar espera\. No se pierde nada/);
  await screenshot(page, 'together-waits-phone');
  assert.equal(await held(second), 'family_apart');
  await stage.settle();
  assert.match(second.told(), /waits until it is together/);
  await press(page, 'Ya estamos juntos');
  assert.match(await body(page), /se le puede dar un día otra vez/);
  assert.equal(await held(second), null);
  await page.context().close();
});
