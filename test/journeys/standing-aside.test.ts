import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSession } from '#platform/sessions.ts';
import { confirmExpedite, decideExpedite, requestExpedite } from '#queue/contract.ts';
import { aMember, anOrganisation, system } from '../application.ts';
import { openBrowser, phone, screenshot } from '../browser.ts';
import { anaAndHerFamily } from '../people.ts';
import { aHousehold, aProgramme, familyOf, heed, withPaper } from '../queue.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt } from './desk-visits.ts';
import { body, look, lookOnBoth, press, said } from './on-a-page.ts';

const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
const theirs = await anOrganisation(puente, 'Casa Ejemplo');
const administrator = await aMember(puente, ours, 'administrator');
const coordinator = await aMember(puente, ours, 'coordinator');
const registrar = await aMember(puente, ours, 'registrar');
const knows = await aMember(puente, ours, 'reviewer');
const leaves = await aMember(puente, ours, 'reviewer');
const elsewhere = await aMember(puente, theirs, 'reviewer', 'coordinator');
const programmeId = await aProgramme(puente, coordinator);

async function asked() {
  const { householdId } = await aHousehold(puente, registrar, withPaper());
  const { requestId } = await puente.callAs(registrar)(requestExpedite, {
    programmeId,
    householdId,
    class: 'urgent',
    criteria: ['V-MED-URG'],
  });
  return { householdId, requestId };
}

test('who knows the family leaves the request to others, without a script too', async () => {
  await asked();
  const page = await deskOf(browser, served, knows, { script: false });
  await page.goto(`${address}/desk/expedite`);
  assert.match(await body(page), /Decida solo si no conoce a esta familia/);
  await page.getByText('Conozco a esta familia').click();
  assert.match(await body(page), /pueden decir sí ahora: 1 aquí, 0 en otras organizaciones/);
  await screenshot(page, 'aside-ask-laptop');
  await press(page, 'Dejarla a otras personas');
  assert.match(await said(page), /Usted ya no decide esta petición/);
  assert.match(await body(page), /Usted dejó esta petición a otras personas/);
  assert.equal(await page.getByRole('button', { name: /Conceder|Rechazar/ }).count(), 0);
  assert.doesNotMatch(await body(page), /Emergencia médica|no comparte su criterio/);
  await page.context().close();
  const after = await deskOf(browser, served, knows);
  await openAt(after, `${address}/desk/expedite`);
  await lookOnBoth(after, 'aside-done');
  await after.context().close();
});

test('whoever removes somebody looks again at what that person decided', async () => {
  const [both, half] = [await asked(), await asked()];
  for (const { requestId } of [both, half]) {
    await puente.callAs(leaves)(decideExpedite, {
      requestId,
      decision: 'grant',
      reasonCode: 'criterion_met',
      evidence: 'professional_letter',
    });
  }
  await puente.callAs(elsewhere)(confirmExpedite, { requestId: both.requestId, confirm: true });
  const page = await deskOf(browser, served, administrator);
  await openAt(page, `${address}/desk/people/${leaves.staffId}`);
  await page.getByText('Quitar de la organización').click();
  assert.match(await body(page), /nadie confirmó todavía lo deciden de nuevo otras personas/);
  await press(page, /^Quitar a/);
  await page.waitForURL(/removed/);
  await puente.settle();
  await page.getByRole('link', { name: /Lo que decidió/ }).click();
  await page.waitForURL(/decided/);
  await page.getByRole('table').waitFor();
  assert.match(await body(page), /Va antes[\s\S]*Casa Ejemplo/);
  assert.match(await body(page), /Sí, y ya no cuenta[\s\S]*Nadie todavía/);
  await lookOnBoth(page, 'aside-decided');
  const lost = await page.goto(`${address}/desk/people/${elsewhere.staffId}/decided`);
  assert.equal(lost?.status(), 404, 'nothing of another organisation’s people');
  const wrong = await page.goto(`${address}/desk/people/nobody/decided?beforeAt=never`);
  assert.equal(wrong?.status(), 404);
  await page.context().close();
});

test('an overdue request says to its family what would help, and to others that it lies', async () => {
  const form = { ...anaAndHerFamily(), consents: [] };
  const { householdId } = await aHousehold(puente, { kind: 'anyone' }, form);
  await puente.callAs(familyOf(householdId))(requestExpedite, {
    programmeId,
    class: 'urgent',
    criteria: ['V-MED-URG'],
  });
  puente.clock.now = new Date(puente.clock.now.getTime() + 73 * 3_600_000);
  await heed(puente, 'queue.settleDecisions', programmeId);
  const value = await puente.within(system, ({ tx, now, keyring }) =>
    openSession(tx, keyring, { kind: 'family', householdId, personId: null }, now),
  );
  const visit = await browser.visit({ viewport: phone });
  await visit.addCookies([{ name: 'puente', value, url: address }]);
  const family = await visit.newPage();
  await family.goto(`${address}/my-place/earlier`);
  assert.match(
    await body(family),
    /También podrían decidir otras organizaciones, si usted permite/,
  );
  await look(family, 'aside-family-phone');
  await family.getByRole('link', { name: 'Permisos y visitas' }).click();
  await family.waitForURL(/permissions/);
  await visit.close();
  const page = await deskOf(browser, served, elsewhere);
  await openAt(page, `${address}/desk/expedite`);
  assert.match(await body(page), /nadie ha decidido\. La familia no comparte su criterio/);
  await lookOnBoth(page, 'aside-overdue');
  await page.context().close();
});
