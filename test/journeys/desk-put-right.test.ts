import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePlan, setOpening } from '#appointments/contract.ts';
import { myPlaces } from '#queue/contract.ts';
import { aMember, anOrganisation } from '../application.ts';
import { openBrowser } from '../browser.ts';
import { aHousehold, aProgramme, drawn, familyOf, withPaper } from '../queue.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt } from './desk-visits.ts';
import { body, lookOnBoth, press, refusal, said } from './on-a-page.ts';

const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
const theirs = await anOrganisation(puente, 'Casa Ejemplo');
const coordinator = await aMember(puente, ours, 'coordinator');
const planner = await aMember(puente, ours, 'planner');
const registrar = await aMember(puente, ours, 'registrar');
const colleague = await aMember(puente, ours, 'registrar');
const elsewhere = await aMember(puente, theirs, 'coordinator', 'registrar');

/** Two families with a planned day each, at one port. */
const programmeId = await aProgramme(puente, coordinator);
const { householdId } = await aHousehold(puente, registrar, withPaper('2019-08-13'));
await aHousehold(puente, registrar, withPaper('2019-08-14'));
await drawn(puente, programmeId, [coordinator, elsewhere]);
const call = puente.callAs(planner);
const opening = { port: '2301', opensOn: '2026-11-01', closesOn: '2026-12-30', perDay: 8 };
await call(setOpening, { programmeId, opening, reason: 'As agreed' });

const placeOf = async () =>
  (await puente.callAs(familyOf(householdId))(myPlaces, {})).places[0]?.ticket?.state;

test('a draft that grew old says of each port what was and is; one press makes another', async () => {
  const { planId } = await call(makePlan, { programmeId });
  const page = await deskOf(browser, served, planner);
  await openAt(page, `${address}/desk/plan?programme=${programmeId}&plan=${planId}`);
  const closed = ['2026-12-24', '2026-12-25'];
  const fewer = { ...opening, perDay: 4, closed, overrides: { '2026-12-23': 2 } };
  await call(setOpening, { programmeId, opening: fewer, reason: 'Fewer people at the port' });
  await press(page, 'Aplicar este plan');
  const told = await refusal(page);
  assert.match(told, /Brownsville.*: 4 personas al día en vez de 8, desde el .*2 de noviembre/);
  assert.match(told, /Brownsville.*: cerrado el .*24 de diciembre de 2026; .*25 de diciembre/);
  assert.match(told, /Brownsville.*: 2 personas en vez de 8 el .*23 de diciembre/);
  await lookOnBoth(page, 'desk-plan-grew-old');
  await press(page, 'Hacer un plan');
  assert.match(await said(page), /El plan está hecho/);
  await press(page, 'Aplicar este plan');
  await page.getByText(/El plan está aplicado/).waitFor();
  await page.context().close();
});

test('at the port a registrar records; wrongly recorded as not arrived, two put it right', async () => {
  puente.clock.now = new Date('2026-11-05T18:00:00Z');
  const page = await deskOf(browser, served, registrar);
  await openAt(page, `${address}/desk`);
  await page.getByRole('link', { name: 'Quién viaja hoy' }).click();
  await page.getByText(/1 familia, 4 personas/).waitFor();
  await lookOnBoth(page, 'desk-travels');
  await page.getByRole('link', { name: /Brownsville/ }).click();
  await page.getByRole('button', { name: 'Llegó', exact: true }).waitFor();
  assert.equal(await page.getByLabel('Con quién del puerto').count(), 0, 'planners confirm');
  await lookOnBoth(page, 'desk-day-registrar');
  await press(page, 'No llegó');
  assert.match(await said(page), /conserva su lugar/);
  assert.equal(await placeOf(), 'waiting');
  await page.getByText('Se anotó por error').click();
  await lookOnBoth(page, 'desk-day-did-arrive');
  const chosen = page.getByLabel('Por qué se anotó otra cosa');
  assert.equal(await chosen.inputValue(), 'other', 'no reason is claimed beforehand');
  await chosen.selectOption('another_family');
  await press(page, 'Sí llegó');
  await page.getByText(/Nada cambia hasta que otra persona/).waitFor();
  await page.getByRole('button', { name: 'Retirarlo' }).waitFor();
  await lookOnBoth(page, 'desk-day-said');
  assert.equal(await placeOf(), 'waiting');

  const second = await deskOf(browser, served, colleague);
  await openAt(second, `${address}/desk/calendar/2301/2026-11-05?programme=${programmeId}`);
  assert.match(await body(second), /Se trataba de otra familia/);
  await lookOnBoth(second, 'desk-day-second');
  await press(second, 'Lo sé: sí llegó');
  assert.match(await said(second), /Corregido: la familia sí llegó/);
  assert.equal(await placeOf(), 'served');
  await lookOnBoth(second, 'desk-day-arrived-after-all');

  const stranger = await deskOf(browser, served, elsewhere, { script: false });
  await stranger.goto(`${address}/desk/travels?programme=${programmeId}`);
  assert.match(await body(stranger), /Nadie viaja ese día/);
  for (const one of [page, second, stranger]) await one.context().close();
});
