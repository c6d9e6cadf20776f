import assert from 'node:assert/strict';
import { test } from 'node:test';
import { myPlaces } from '#queue/contract.ts';
import { addPerson, giveConsent } from '#registry/contract.ts';
import { aMember, anOrganisation } from '../application.ts';
import { laptop, openBrowser, phone } from '../browser.ts';
import { anaAndHerFamily } from '../people.ts';
import { aHousehold, aProgramme, familyOf, heed, withPaper } from '../queue.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt } from './desk-visits.ts';
import { body, look, press } from './on-a-page.ts';

const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
const theirs = await anOrganisation(puente, 'Casa Ejemplo');
const coordinator = await aMember(puente, ours, 'coordinator');
const registrar = await aMember(puente, ours, 'registrar');
const lawyer = await aMember(puente, ours, 'lawyer');
const reviewer = await aMember(puente, ours, 'reviewer');
const third = await aMember(puente, ours, 'reviewer');
const elsewhere = await aMember(puente, theirs, 'reviewer');
const programmeId = await aProgramme(puente, coordinator);

async function familyPage(receipt: { folio: string; words: string[] }, viewport = phone) {
  const visit = await browser.visit({ viewport });
  const page = await visit.newPage();
  await page.goto(`${address}/my-place?folio=${receipt.folio}`);
  await page.getByLabel('Palabras secretas').fill(receipt.words.join(' '));
  await press(page, 'Ver mi lugar');
  return page;
}

test('a family asks, is refused, appeals; a third person and another organisation grant it', async () => {
  const receipt = await aHousehold(
    puente,
    { kind: 'anyone' },
    { ...anaAndHerFamily(), consents: [] },
  );
  const family = await familyPage(receipt);
  await family.getByRole('link', { name: 'Pedir ir antes' }).click();
  await family.getByLabel('Lo que quiera decir').fill('Nace en enero');
  await press(family, 'Pedir ir antes');
  assert.equal(
    await family.getByLabel('Lo que quiera decir').inputValue(),
    'Nace en enero',
    'what was written stays',
  );
  const wrong = await family.getByRole('alert').getByRole('link').allInnerTexts();
  assert.deepEqual(
    wrong,
    ['Marque al menos un criterio.', 'Elija qué clase pide.'],
    'none assumed',
  );
  await family.getByLabel('Embarazo, lactancia o recién nacido').check();
  const urgent = family.getByRole('radio', { name: 'Urgente' });
  for (const [value, refusal] of [
    ['first', /Elija qué clase pide/],
    ['urgent', /Ese criterio no lleva a esa clase/],
  ] as const) {
    await urgent.evaluate((radio, sent) => radio.setAttribute('value', sent), value);
    await urgent.check();
    await press(family, 'Pedir ir antes');
    const besideIt = family.getByRole('group', { name: '¿Qué clase pide?' });
    assert.match(await besideIt.innerText(), refusal);
    assert.equal(await family.getByLabel('Lo que quiera decir').inputValue(), 'Nace en enero');
    assert.ok(await family.getByLabel('Embarazo, lactancia o recién nacido').isChecked());
  }
  await look(family, 'earlier-ask-refused-phone');
  await family.getByLabel('Adelantada').check();
  await look(family, 'earlier-ask-phone');
  await press(family, 'Pedir ir antes');
  assert.match(
    await body(family),
    /Recibimos su petición[\s\S]*El plazo para decidir termina el [^\n]*5 de noviembre/,
  );
  assert.doesNotMatch(
    await family.content(),
    /V-PREG|Embarazo|Nace en enero/,
    'the ground is not shown',
  );

  const first = await deskOf(browser, served, reviewer);
  await openAt(first, `${address}/desk/expedite`);
  assert.match(await body(first), /Nace en enero[\s\S]*Lo que cuenta/);
  await look(first, 'earlier-desk-laptop');
  await press(first, /Conceder/);
  await first.getByRole('alert').waitFor();
  assert.match(
    await first.getByRole('alert').innerText(),
    /[34679A-Y]{4} [34679A-Y]{3}: Lo que respalda la petición no alcanza/,
    'which request, and what to do',
  );
  await press(first, 'Rechazar');
  await first.getByRole('link', { name: /Motivo del rechazo: Elija una/ }).waitFor();
  await look(first, 'earlier-desk-refused-laptop');
  await first.getByLabel('Motivo del rechazo').selectOption('evidence_missing');
  await press(first, 'Rechazar');
  await first.getByRole('status').waitFor();

  await family.goto(`${address}/my-place/earlier`);
  assert.match(await body(family), /No se concedió[\s\S]*Falta algo que lo muestre/);
  await family.getByText('Reclamar', { exact: true }).first().click();
  await look(family, 'earlier-refused-phone');
  const appeal = family.locator('details').first().getByLabel('Lo que quiera decir');
  await appeal.fill('x'.repeat(2001));
  await press(family, 'Reclamar');
  assert.match(await family.getByRole('alert').innerText(), /demasiado largo/);
  assert.equal((await appeal.inputValue()).length, 2001, 'kept, and unfolded');
  await appeal.fill('Traigo el carné');
  await press(family, 'Reclamar');
  assert.match(await body(family), /Recibimos su reclamación/);
  await openAt(first, `${address}/desk/expedite`);
  assert.match(await body(first), /Usted ya tomó parte/);

  const other = await deskOf(browser, served, third, { viewport: phone });
  await openAt(other, `${address}/desk/expedite`);
  assert.match(await body(other), /Traigo el carné/);
  await other.getByLabel('Qué la respalda').selectOption('paper_seen');
  await look(other, 'earlier-desk-appeal-phone');
  await press(other, /Conceder/);
  await other.getByRole('status').waitFor();
  assert.match(await body(other), /Tiene que decidir alguien|Usted ya tomó parte/);

  const second = await deskOf(browser, served, elsewhere);
  await openAt(second, `${address}/desk/expedite`);
  assert.match(await body(second), /no comparte su criterio/);
  assert.doesNotMatch(await second.content(), new RegExp(`carné|enero|Ana|${receipt.householdId}`));
  await puente.callAs(familyOf(receipt.householdId))(giveConsent, { purpose: 'expedite' });
  await openAt(second, `${address}/desk/expedite`);
  assert.match(await body(second), /Embarazo/);
  await look(second, 'earlier-desk-elsewhere-laptop');
  await press(second, 'Confirmar');
  await second.getByRole('status').waitFor();
  assert.match(await second.getByRole('status').innerText(), /Confirmado/);

  await family.goto(`${address}/my-place/earlier`);
  assert.match(await body(family), /Concedido\. Su lugar tiene prioridad/);
  await look(family, 'earlier-granted-phone');
  const { places } = await puente.callAs(familyOf(receipt.householdId))(myPlaces, {});
  assert.equal(places[0]?.ticket?.class, 'priority');
  for (const page of [family, first, other, second]) await page.context().close();
});

test('everybody reads the criteria and how it is decided, in every language', async () => {
  for (const [size, viewport] of Object.entries({ phone, laptop })) {
    for (const language of ['es', 'en', 'pt', 'ht']) {
      const visit = await browser.visit({ viewport });
      const page = await visit.newPage();
      await page.goto(`${address}/list/earlier?programme=${programmeId}&lang=${language}`);
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      assert.equal(await page.locator('li h3').count(), 17);
      if (language === 'es') await look(page, `earlier-criteria-${size}`);
      await visit.close();
    }
  }
});

test('a coordinator sees counts that hide what is few, and changes the quota in public', async () => {
  const page = await deskOf(browser, served, coordinator);
  await openAt(page, `${address}/desk/expedite/figures`);
  assert.doesNotMatch(await body(page), /Embarazo|Guatemala/, 'one decision is nobody’s figure');
  await page.getByText('Cambiar las reglas').click();
  await page.getByLabel('Familias por semana').fill('muchas');
  await press(page, 'Publicar las reglas');
  await page.getByRole('alert').waitFor();
  assert.match(
    await page.getByRole('alert').innerText(),
    /Familias por semana: Escriba un número entero/,
  );
  assert.equal(await page.getByLabel('Familias por semana').inputValue(), 'muchas', 'kept');
  await page.getByLabel('Familias por semana').fill('30');
  await look(page, 'earlier-figures-laptop');
  await press(page, 'Publicar las reglas');
  // The refusal before named the number too.
  await page.getByRole('alert').filter({ hasNotText: 'Familias por semana' }).waitFor();
  assert.match(await page.getByRole('alert').innerText(), /por qué/);
  assert.equal(await page.getByLabel('Familias por semana').inputValue(), '30');
  await page.getByLabel(/Por qué/).fill('Más cupo en el puerto');
  await press(page, 'Publicar las reglas');
  await page.getByRole('status').waitFor();
  assert.match(await page.getByRole('status').innerText(), /publicadas/);
  await page.goto(`${address}/list/earlier?programme=${programmeId}`);
  assert.match(await body(page), /30 familias por semana\. Motivo: Más cupo en el puerto/);
  await page.context().close();
});

test('a household that grew is corrected by a paper and two people', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-08-14', 2));
  await puente.callAs(registrar)(addPerson, { householdId, person: { names: { given: 'Luz' } } });
  await heed(puente, 'queue.considerHousehold', householdId);
  const page = await deskOf(browser, served, registrar, { viewport: phone });
  await openAt(page, `${address}/desk/corrections`);
  await page.getByLabel('Referencia del papel').fill('x'.repeat(200));
  await press(page, 'Proponer con este papel');
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /Referencia del papel: /);
  assert.equal((await page.getByLabel('Referencia del papel').inputValue()).length, 200, 'kept');
  await look(page, 'earlier-corrections-refused-phone');
  await page.getByLabel('Referencia del papel').fill('Acta 12');
  await look(page, 'earlier-corrections-phone');
  await press(page, 'Proponer con este papel');
  await page.getByRole('status').waitFor();
  assert.match(await body(page), /Usted lo propuso/);
  const second = await deskOf(browser, served, lawyer);
  await openAt(second, `${address}/desk/corrections`);
  assert.match(await body(second), /Acta de nacimiento, Acta 12/);
  await look(second, 'earlier-corrections-laptop');
  const tab = await second.context().newPage();
  await openAt(tab, `${address}/desk/corrections`);
  await press(second, /Confirmar: vi el papel/);
  await second.getByRole('status').waitFor();
  await press(tab, 'No confirmar');
  await tab.getByText('No hay correcciones que esperen').waitFor();
  assert.match(await tab.getByRole('alert').innerText(), /ya no espera[\s\S]*Otra persona decidió/);
  assert.match(await second.getByRole('status').innerText(), /cuenta así en la fila/);
  await openAt(second, `${address}/desk/household/${householdId}`);
  assert.match(await body(second), /Corrigió su lugar/);
  for (const one of [page, second]) await one.context().close();
});
