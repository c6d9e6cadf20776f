import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestExpedite } from '#queue/contract.ts';
import { aMember, anOrganisation } from '../application.ts';
import { openBrowser, screenshot } from '../browser.ts';
import { anaAndHerFamily } from '../people.ts';
import { aHousehold, aProgramme } from '../queue.ts';
import { servePuente } from '../served.ts';
import { myPlaceOf } from './at-my-place.ts';
import { deskOf, openAt } from './desk-visits.ts';
import { body, lookOnBoth } from './on-a-page.ts';

/** A coalition of one organisation: nothing can be granted, and everybody is told so. */
const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
const coordinator = await aMember(puente, ours, 'coordinator', 'administrator');
const programmeId = await aProgramme(puente, coordinator);
const { householdId } = await aHousehold(puente, { kind: 'anyone' }, anaAndHerFamily());
await puente.callAs({ kind: 'family', householdId, personId: null })(requestExpedite, {
  programmeId,
  class: 'urgent',
  criteria: ['V-MED-URG'],
});

/** The page to ask on, as a family sees it. */
const earlierPageOf = (id: string) => myPlaceOf(browser, served, id, { path: '/my-place/earlier' });

test('the family reads that a yes is not possible yet, and that it keeps its place', async () => {
  const asked = await earlierPageOf(householdId);
  const text = await body(asked);
  assert.match(text, /todavía no puede haber un sí\. No sabemos cuándo\. Usted conserva su lugar/);
  assert.doesNotMatch(text, /El plazo para decidir termina/);
  await screenshot(asked, 'on-duty-family-phone');
  const next = await aHousehold(puente, { kind: 'anyone' }, anaAndHerFamily());
  const before = await earlierPageOf(next.householdId);
  assert.match(await body(before), /todavía no puede haber un sí[\s\S]*Pedir ir antes/);
  await screenshot(before, 'on-duty-before-phone');
  for (const page of [asked, before]) await page.context().close();
});

test('the desk of a lone organisation says why nothing is granted, and what to do', async () => {
  const page = await deskOf(browser, served, coordinator);
  await openAt(page, `${address}/desk`);
  assert.match(await body(page), /Ninguna petición de ir antes puede concederse ahora/);
  await lookOnBoth(page, 'on-duty-work');
  await openAt(page, `${address}/desk/expedite`);
  const text = await body(page);
  assert.match(text, /esta coalición tiene una[\s\S]*Funde una segunda organización/);
  assert.match(text, /Su organización no tiene quien revise/);
  assert.match(text, /Quien coordina decide cuando venza el plazo/);
  assert.match(text, /Todavía no puede concederse: no hay una segunda organización/);
  await lookOnBoth(page, 'on-duty-expedite');
  await page.getByRole('link', { name: 'Organizaciones' }).last().click();
  await page.waitForURL(/organisations/);
  await page.context().close();
});

test('with a coordinator elsewhere it says from when a second person can agree; with a reviewer nothing', async () => {
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  await aMember(puente, theirs, 'coordinator');
  await aMember(puente, ours, 'reviewer');
  const page = await deskOf(browser, served, coordinator);
  await openAt(page, `${address}/desk/expedite`);
  assert.match(await body(page), /La segunda persona llega solo al final del plazo/);
  assert.match(await body(page), /puede confirmar solo desde el [^\n]*5 de noviembre/);
  await lookOnBoth(page, 'on-duty-late');
  await aMember(puente, theirs, 'reviewer');
  await page.reload();
  assert.doesNotMatch(await body(page), /segunda|no tiene quien revise/);
  await page.context().close();
});
