import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOffer, applyPlan, makePlan, mySlots, setOpening } from '#appointments/contract.ts';
import { myPlaces, requestExpedite } from '#queue/contract.ts';
import { aMember, aMonday, anOrganisation } from '../application.ts';
import { openBrowser, screenshot } from '../browser.ts';
import { aHousehold, aProgramme, drawn, familyOf, withPaper } from '../queue.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt } from './desk-visits.ts';
import { look, press, said } from './on-a-page.ts';

const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
const theirs = await anOrganisation(puente, 'Casa Ejemplo');
const coordinator = await aMember(puente, ours, 'coordinator');
const planner = await aMember(puente, ours, 'planner');
const registrar = await aMember(puente, ours, 'registrar');
const reviewer = await aMember(puente, ours, 'reviewer');
const secondReviewer = await aMember(puente, theirs, 'reviewer');
const elsewhere = await aMember(puente, theirs, 'coordinator');

/** Three families of four, with a planned day each that nobody was told of. */
const programmeId = await aProgramme(puente, coordinator);
const families: string[] = [];
for (const day of ['2019-08-13', '2019-08-14', '2019-08-15']) {
  families.push((await aHousehold(puente, registrar, withPaper(day))).householdId);
}
await drawn(puente, programmeId, [coordinator, elsewhere]);
const call = puente.callAs(planner);
const opening = { port: '2301', opensOn: '2026-11-01', closesOn: '2026-12-30', perDay: 4 };
await call(setOpening, { programmeId, opening, reason: 'As agreed' });
const { planId } = await call(makePlan, { programmeId });
await call(applyPlan, { programmeId, planId });

const at = (path: string) => `${address}${path}?programme=${programmeId}`;

test('offered, accepted by the family, confirmed with the port, arrived', async () => {
  const page = await deskOf(browser, served, planner);
  await openAt(page, at('/desk/plan'));
  await page.getByLabel('Días hasta el').fill('2026-11-30');
  await press(page, 'Ofrecer');
  await page.getByText(/Se ofrecieron 3 días/).waitFor();
  await screenshot(page, 'desk-plan');
  const [first = ''] = families;
  const { slots } = await puente.callAs(familyOf(first, { day: true }))(mySlots, {});
  const slotId = slots[0]?.slotId ?? '';
  await puente.callAs(familyOf(first))(answerOffer, { slotId, answer: 'accept' });
  await openAt(page, at('/desk/calendar'));
  await screenshot(page, 'desk-calendar');
  await page
    .getByRole('link', { name: /Brownsville.*: 4 de 4 personas/ })
    .first()
    .click();
  await page.getByLabel('Con quién del puerto').fill('Jefatura de turno');
  await page.getByLabel(/Cuándo/).fill('2026-11-02T05:30');
  await press(page, 'Anotar la confirmación');
  await page.getByText(/Queda confirmada 1 familia/).waitFor();
  await screenshot(page, 'desk-day');
  const [slot] = (await puente.callAs(familyOf(first, { day: true }))(mySlots, {})).slots;
  assert.deepEqual(
    slot?.confirmedAt,
    new Date('2026-11-02T11:30:00Z'),
    'by the clock of Matamoros',
  );
  await page.context().close();

  puente.clock.now = new Date('2026-11-05T18:00:00Z');
  const onTheDay = await deskOf(browser, served, planner);
  await openAt(onTheDay, at('/desk/calendar/2301/2026-11-05'));
  await screenshot(onTheDay, 'desk-day-come');
  await press(onTheDay, 'Llegó');
  await onTheDay.getByText(/la familia llegó/).waitFor();
  await openAt(onTheDay, at('/desk/calendar'));
  assert.match(await onTheDay.locator('main').innerText(), /1 confirmada, 1 llegó/);
  await openAt(onTheDay, at('/desk/calendar/2301/2026-11-05'));
  await onTheDay.getByText('Se anotó por error').click();
  await look(onTheDay, 'desk-day-put-right');
  await press(onTheDay, 'No llegó');
  await said(onTheDay);
  const { places } = await puente.callAs(familyOf(first))(myPlaces, {});
  assert.equal(places[0]?.ticket?.state, 'waiting');
  puente.clock.now = aMonday;
  await onTheDay.context().close();
});

test('one reviewer grants, and only a person of another organisation confirms', async () => {
  const [, householdId = ''] = families;
  await puente.callAs(registrar)(requestExpedite, {
    programmeId,
    householdId,
    class: 'urgent',
    criteria: ['V-MED-URG'],
    note: 'Diálisis cada tres días',
    evidence: 'professional_letter',
  });
  const page = await deskOf(browser, served, reviewer);
  await openAt(page, `${address}/desk/expedite`);
  await screenshot(page, 'desk-expedite');
  await press(page, /Conceder/);
  await page.getByText(/Tiene que seguir otra persona/).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Confirmar' }).count(), 0);
  const second = await deskOf(browser, served, secondReviewer, { script: false });
  await second.goto(`${address}/desk/expedite`);
  await press(second, 'Confirmar');
  assert.match(await said(second), /Confirmado/);
  for (const one of [page, second]) await one.context().close();
});

test('the queue shows numbers with their dates, filters by the address and publishes the list', async () => {
  const page = await deskOf(browser, served, coordinator);
  await openAt(page, at('/desk/queue'));
  await press(page, 'Publicar ahora');
  await page.getByText(/La lista está publicada/).waitFor();
  await page.getByRole('link', { name: 'Lugar', exact: true }).click();
  await page.waitForURL(/sort=rank/);
  await screenshot(page, 'desk-queue');
  await page.getByRole('link', { name: 'Con prioridad' }).click();
  await page.waitForURL(/show=priority/);
  assert.equal(await page.locator('tbody tr').count(), 1);
  await page.context().close();
});

test('who missed the day keeps the place; the reason is recorded and the calendar counts it', async () => {
  puente.clock.now = new Date('2026-11-06T18:00:00Z');
  const page = await deskOf(browser, served, planner, { script: false });
  await page.goto(at('/desk/calendar/2301/2026-11-06'));
  await page.getByLabel('Por qué no llegó').selectOption('no_transport');
  await press(page, 'No llegó');
  assert.match(await said(page), /conserva su lugar/);
  await page.goto(at('/desk/calendar'));
  assert.match(await page.locator('main').innerText(), /1 familia: 1 no llegó/);
  const [, missed = ''] = families;
  const { places } = await puente.callAs(familyOf(missed))(myPlaces, {});
  assert.equal(places[0]?.ticket?.state, 'waiting');
  const desk = await deskOf(browser, served, registrar, { script: false });
  await desk.goto(`${address}/desk/household/${missed}`);
  assert.match(await desk.locator('main').innerText(), /No llegó ese día\s+Sin transporte/);
  puente.clock.now = aMonday;
  for (const one of [page, desk]) await one.context().close();
});
