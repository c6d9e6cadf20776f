import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { addPerson, householdPage, registerHousehold } from '#registry/contract.ts';
import { aMember, anOrganisation } from '../application.ts';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { anaAndHerFamily } from '../people.ts';
import { aProgramme, heed } from '../queue.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt, openDesk } from './desk-visits.ts';
import { press, refusal } from './on-a-page.ts';

const browser = openBrowser();
const served = await servePuente();
const { application } = served;
const casa = await anOrganisation(application, 'Casa del Norte', true);
const [lucia, marta, dana, jimena] = await Promise.all([
  aMember(application, casa, 'registrar'),
  aMember(application, casa, 'registrar'),
  aMember(application, casa, 'lawyer'),
  aMember(application, casa, 'coordinator'),
]);
const ana = await application.callAs(lucia)(registerHousehold, anaAndHerFamily({ way: 'desk' }));
const path = `/desk/household/${ana.householdId}`;
const held = () => application.callAs(lucia)(householdPage, { householdId: ana.householdId });

/** The part of the page about one person. */
const personOf = (page: Page, name: string) => page.getByRole('article', { name });

test('a paper is seen by one and confirmed by another, never by the same', async () => {
  const first = await openDesk(browser, served, lucia, path);
  const next = first.getByRole('region', { name: 'Qué sigue' });
  await next.getByRole('link', { name: /Ver el papel del regreso: Ana María/ }).click();
  assert.equal(
    await first.getByLabel('Por el puerto').inputValue(),
    '2301',
    'the port that the family told is not lost to who leaves it alone',
  );
  await first.getByLabel('Fecha en el papel').fill('14 ago 2019');
  await first.getByLabel('Por el puerto').selectOption('2504');
  await first.getByLabel('Número o referencia').fill('NTA 77');
  await first.keyboard.press('Control+Enter');
  assert.match(await refusal(first), /Qué papel es: Elija una/);
  assert.equal(await first.getByLabel('Fecha en el papel').inputValue(), '14 ago 2019');
  await first.getByLabel('Qué papel es').selectOption('nta');
  await first.keyboard.press('Control+Enter');
  await personOf(first, 'Ana María').getByText('Papel visto').waitFor();
  await first.getByText(/^Guardado a las/).waitFor();
  assert.equal(await first.getByRole('button', { name: 'Confirmo' }).count(), 0);
  assert.match(await next.innerText(), /Otra persona debe confirmar un papel: Ana María/);
  await first.context().close();
  const second = await openDesk(browser, served, marta, path);
  assert.match(
    await second.getByRole('region', { name: 'Qué sigue' }).innerText(),
    /Confirmar un papel: Ana María/,
  );
  await second.getByRole('button', { name: 'Confirmo' }).click();
  await personOf(second, 'Ana María').getByText('Confirmado por dos personas').waitFor();
  await second.context().close();
  const [enrolment] = (await held()).people[0]?.enrolments ?? [];
  assert.equal(enrolment?.basis, 'confirmed');
  assert.equal(enrolment?.enrolledOn, '2019-08-14');
});

test('what is wrong is put right, and a wrong number is refused beside its field', async () => {
  const page = await openDesk(browser, served, lucia, path);
  await personOf(page, 'Bruno').getByRole('link', { name: 'Corregir' }).click();
  await page.locator('[name="p0.second"]').fill('Ixcoy');
  await page.locator('[name="p0.aNumber"]').fill('1234');
  await page.keyboard.press('Control+Enter');
  await page.getByText('El número A tiene 9 cifras').first().waitFor();
  await expectNoAxeFindings(page);
  assert.equal(await page.locator('[name="p0.second"]').inputValue(), 'Ixcoy');
  await page.locator('[name="p0.aNumber"]').fill('A 200-555-666');
  await page.keyboard.press('Control+Enter');
  await personOf(page, 'Bruno Tzoc Ixcoy').getByText('A 200 555 666').waitFor();
  const bruno = (await held()).people.find(({ names }) => names.given === 'Bruno');
  assert.deepEqual(bruno?.birth, { precision: 'year', date: '2013-01-01' });
  await page.context().close();
});

test('a number shows only when it is asked for, and that is written down', async () => {
  const page = await openDesk(browser, served, lucia, path);
  assert.doesNotMatch(await page.content(), /52868|prima@/);
  await page.getByRole('button', { name: 'Ver: WhatsApp' }).click();
  await page.getByText('+528681234567').waitFor();
  assert.doesNotMatch(await page.content(), /prima@/);
  await page.getByText('Vio un contacto').waitFor();
  await page.context().close();
});

test('a note, a relative, a permission: given, recorded, taken back', async () => {
  const page = await openDesk(browser, served, lucia, path);
  await page.getByRole('link', { name: 'Nota nueva' }).click();
  await page.getByLabel('Nota nueva').fill('Vuelve el jueves.');
  await page.getByRole('button', { name: 'Guardar la nota' }).click();
  await page.getByText('Vuelve el jueves.').waitFor();
  await page.getByRole('link', { name: 'Agregar una persona' }).click();
  await page.locator('[name="p0.given"]').fill('Ester');
  await page.getByRole('button', { name: 'Agregar', exact: true }).dblclick();
  await personOf(page, 'Ester').waitFor();
  const { people } = await held();
  assert.equal(people.filter(({ names }) => names.given === 'Ester').length, 1, 'pressed twice');
  await page.getByRole('link', { name: 'Anotar un permiso' }).click();
  await page
    .getByLabel('La persona, aquí, permite')
    .selectOption({ label: 'Día y puerto en mensajes' });
  await page.getByRole('button', { name: 'Anotar el permiso' }).click();
  const given = page.getByRole('listitem').filter({ hasText: 'Día y puerto en mensajes' });
  await given.getByRole('button', { name: 'La persona lo retira' }).click();
  await given.getByText('Retirado el').waitFor();
  await page.context().close();
});

test('nothing is chosen for staff where a choice is a decision, without a script too', async () => {
  const page = await deskOf(browser, served, lucia, { script: false });
  await page.goto(`${served.address}${path}?do=share`);
  await press(page, 'Anotar el permiso');
  assert.match(await refusal(page), /Elija una/);
  assert.equal(await page.getByLabel('La persona, aquí, permite').inputValue(), '');
  await page.goto(`${served.address}${path}?do=link`);
  await page.getByLabel('Folio de la otra familia').fill('no es folio');
  await press(page, 'Anotar');
  await refusal(page);
  assert.equal(await page.getByLabel('Folio de la otra familia').inputValue(), 'no es folio');
  assert.equal(await page.getByLabel('Qué son').inputValue(), '');
  await page.context().close();
});

test('new words are printed for who lost the paper', async () => {
  const page = await openDesk(browser, served, lucia, path);
  await page.getByRole('link', { name: 'Palabras nuevas' }).click();
  await page.getByRole('button', { name: 'Dar palabras nuevas' }).click();
  await page.getByText('Sus palabras secretas').waitFor();
  assert.equal(await page.locator('article ol[translate="no"] li').count(), 6);
  await expectNoAxeFindings(page);
  await page.context().close();
});

test('only the legal side sees where they are', async () => {
  const registrar = await openDesk(browser, served, lucia, path);
  assert.equal(await registrar.getByText('Matamoros').count(), 0);
  await registrar.context().close();
  const lawyer = await openDesk(browser, served, dana, path);
  await lawyer.getByText('Matamoros').waitFor();
  await expectNoAxeFindings(lawyer);
  await expectNoSidewaysScroll(lawyer);
  await screenshot(lawyer, 'families-household-lawyer-laptop-light');
  await lawyer.context().close();
});

test('a coordinator sees no needs, closes a family and opens it again', async () => {
  const page = await openDesk(browser, served, jimena, path);
  assert.ok((await page.getByText('Su función no ve las necesidades.').count()) > 0);
  await page.getByRole('link', { name: 'Cerrar' }).click();
  await page.getByRole('button', { name: 'Cerrar esta familia' }).click();
  assert.match(await refusal(page), /Elija una/);
  await page.getByLabel('Motivo').selectOption('arrived');
  await page.getByRole('button', { name: 'Cerrar esta familia' }).click();
  await page.getByRole('button', { name: 'Reabrir' }).click();
  await page.getByText('Reabrió la familia').waitFor();
  await page.context().close();
});

test('two families are linked by folio and parted again; a legal hold stands and ends', async () => {
  const other = await application.callAs(lucia)(
    registerHousehold,
    anaAndHerFamily({ way: 'desk', people: [{ names: { given: 'Elías' } }] }),
  );
  const page = await openDesk(browser, served, jimena, path);
  await page.getByRole('link', { name: 'Anotar que son familia' }).click();
  await page.getByLabel('Folio de la otra familia').fill('no es folio');
  await page.keyboard.press('Control+Enter');
  await page.getByText('No encontramos otra familia').first().waitFor();
  await page.getByLabel('Folio de la otra familia').fill(other.folio.toLowerCase());
  await page.getByLabel('Qué son').selectOption('family_of');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await page.getByText('Ninguna.', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Retención legal' }).click();
  await page.getByLabel('Motivo').selectOption('litigation');
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await page.getByText('Retención legal: no se borra').waitFor();
  await page.context().close();
});

test('in a programme in force the desk asks for an earlier place and says the ports', async () => {
  await aProgramme(application, jimena);
  const page = await openDesk(browser, served, lucia, path);
  await page.getByText('Invented wind-down').waitFor();
  await page.getByRole('link', { name: 'Puertos que puede usar' }).click();
  await page.getByLabel('San Ysidro').check();
  await page.getByRole('button', { name: 'Guardar los puertos' }).click();
  await page.getByText('Eligió puertos').waitFor();
  await page.getByRole('link', { name: 'Pedir ir antes' }).click();
  await page.getByLabel('Madre o padre solo con niños pequeños').last().check();
  await page.getByRole('button', { name: 'Pedir', exact: true }).click();
  assert.match(await refusal(page), /Cuán urgente: Elija una/);
  assert.ok(await page.getByLabel('Madre o padre solo con niños pequeños').last().isChecked());
  await screenshot(page, 'families-household-earlier-refused-laptop');
  await page.getByLabel('Cuán urgente').selectOption('urgent');
  await page.getByRole('button', { name: 'Pedir', exact: true }).click();
  await page.getByText('Cuán urgente: Ese criterio no lleva a esa clase. Elija otra').waitFor();
  await page.getByLabel('Cuán urgente').selectOption('expedited');
  await page.getByRole('button', { name: 'Pedir', exact: true }).click();
  await page
    .getByText(/Pidió ir antes\. Falta la primera decisión, antes del jueves, 5 de nov/)
    .waitFor();
  assert.equal(await page.getByRole('link', { name: 'Pedir ir antes' }).count(), 0, 'asked once');
  const { householdId } = ana;
  const person = { names: { given: 'Luz' } };
  await application.callAs(lucia)(addPerson, { householdId, person });
  await heed(application, 'queue.considerHousehold', householdId);
  await openAt(page, `${served.address}${path}`);
  const next = page.getByRole('region', { name: 'Qué sigue' });
  await next.getByText(/Creció de 5 a 6 personas\. .* falta un papel/).waitFor();
  await expectNoAxeFindings(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'families-household-queue-laptop-light');
  await page.setViewportSize(phone);
  await screenshot(page, 'families-household-queue-phone-light');
  await page.context().close();
});

test('the desk speaks English to who reads English, and keeps the language of the paper', async () => {
  const page = await openDesk(browser, served, lucia, `${path}?lang=en`);
  await page.getByRole('heading', { name: 'Who did what' }).waitFor();
  for (const part of ['', '/search', '/register', '/calls', '/import']) {
    await page.goto(`${served.address}/desk${part}`);
    const missing = (await page.locator('main').innerText()).match(/families\.[a-z.]+/i);
    assert.equal(missing, null, part);
  }
  await screenshot(page, 'families-import-english-laptop-light');
  await page.goto(`${served.address}/desk?lang=pt`);
  await page.getByText('Ainda não temos esta página em Português').waitFor();
  await page.context().close();
});
