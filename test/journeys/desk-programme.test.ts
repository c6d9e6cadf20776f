import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { makePlan, setOpening } from '#appointments/contract.ts';
import type { Actor } from '#platform/actor.ts';
import { publicState, waitTogether } from '#queue/contract.ts';
import { aMember, anOrganisation } from '../application.ts';
import { openBrowser, screenshot } from '../browser.ts';
import { aHousehold, familyOf, heed, withPaper } from '../queue.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt } from './desk-visits.ts';
import { press, said } from './on-a-page.ts';

const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
const theirs = await anOrganisation(puente, 'Casa Ejemplo');
const coordinator = await aMember(puente, ours, 'coordinator');
const planner = await aMember(puente, ours, 'planner');
const registrar = await aMember(puente, ours, 'registrar');
const elsewhere = await aMember(puente, theirs, 'coordinator');

let programmeId = '';
/** One of the families in its queue. */
let family: Actor;

const at = (path: string) => `${address}${path}?programme=${programmeId}`;

async function nameTheOrder(page: Page, within = page.locator('main')): Promise<void> {
  await within.getByLabel('Nombre de la orden').fill('Orden inventada para pruebas');
  await within.getByLabel('Dónde se puede leer').fill('https://example.org/orden');
}

async function fillDeclaration(page: Page): Promise<void> {
  await nameTheOrder(page);
  await page.getByLabel('Nombre', { exact: true }).fill('Programa inventado');
  await page.getByLabel('Primer día').fill('2026-11-01');
  await page.getByLabel('Reloj').selectOption('America/Matamoros');
  await page.getByLabel(/Brownsville/).check();
}

test('a coordinator declares a programme without a script, and puts it in force', async () => {
  const page = await deskOf(browser, served, coordinator, { script: false });
  await page.goto(`${address}/desk/programme`);
  assert.match(await page.locator('main').innerText(), /ningún programa declarado/);
  await page.getByRole('link', { name: 'Declarar un programa' }).first().click();
  await press(page, 'Declarar');
  assert.match(await page.getByRole('alert').innerText(), /Hay algo|corregir/);
  await fillDeclaration(page);
  await screenshot(page, 'desk-programme-new');
  await press(page, 'Declarar');
  assert.match(await said(page), /está declarado/);
  programmeId = new URL(page.url()).searchParams.get('programme') ?? '';
  await page.goto(`${address}/desk/programme/new`);
  await fillDeclaration(page);
  await press(page, 'Declarar');
  assert.match(page.url(), new RegExp(programmeId), 'sent twice, declared once');
  await page.getByText('Poner en vigor', { exact: true }).first().click();
  await nameTheOrder(page, page.locator('details[open]').last());
  await press(page, 'Poner en vigor');
  assert.match(await said(page), /en vigor/);
  const { programmes } = await puente.callAs({ kind: 'anyone' })(publicState, {});
  assert.deepEqual(
    programmes.map(({ name, state, ports }) => ({ name, state, ports })),
    [{ name: 'Programa inventado', state: 'in_force', ports: ['2301'] }],
  );
  await screenshot(page, 'desk-programme');
  await page.context().close();
});

test('a planner says when the port is open; a closed day that is none is refused and kept', async () => {
  const page = await deskOf(browser, served, planner);
  await openAt(page, at('/desk/ports'));
  await page.getByRole('link', { name: /Brownsville/ }).click();
  await page.getByLabel('Abre el').fill('2026-11-01');
  await page.getByLabel('Cierra el').fill('2026-12-31');
  await page.getByLabel('Personas por día').fill('4');
  await page.getByLabel('Días cerrados').fill('mañana');
  await page.getByLabel('Por qué').fill('Acordado con el puerto');
  await press(page, 'Guardar');
  await page.getByRole('alert').waitFor();
  assert.match(
    await page.getByRole('alert').innerText(),
    /Días cerrados: Ponga un día del calendario, así: 2026-12-25\./,
  );
  assert.equal(await page.getByLabel('Personas por día').inputValue(), '4');
  await page.getByLabel('Días cerrados').fill('2026-12-25');
  await press(page, 'Guardar');
  await page.getByRole('status').waitFor();
  assert.match(await said(page), /Guardado/);
  await screenshot(page, 'desk-ports');
  await page.getByRole('link', { name: /Brownsville/ }).click();
  await page.getByText('Decisión 1').waitFor();
  await screenshot(page, 'desk-port');
  await page.context().close();
});

test('of two who decide about a port at once the second reads first what the other decided', async () => {
  const first = await deskOf(browser, served, planner);
  const second = await deskOf(browser, served, planner);
  for (const page of [first, second]) {
    await openAt(page, at('/desk/ports/2301'));
    await page.getByLabel('Por qué').fill('Avisó el puerto');
  }
  await first.getByLabel('Días cerrados').fill('2026-12-25 2026-12-31');
  await press(first, 'Guardar');
  await first.getByRole('status').waitFor();
  for (const day of ['lunes', 'martes', 'miércoles', 'jueves', 'viernes']) {
    await second.getByLabel(day, { exact: true }).uncheck();
  }
  await press(second, 'Guardar');
  await second.getByRole('link', { name: /Días de la semana: Marque al menos un día/ }).waitFor();
  for (const day of ['lunes', 'martes', 'miércoles', 'jueves', 'viernes']) {
    await second.getByLabel(day, { exact: true }).check();
  }
  await press(second, 'Guardar');
  await second.getByText('Otra persona cambió este puerto mientras tanto.').waitFor();
  await second.getByText('Días cerrados: vie 25 de dic; jue 31 de dic').waitFor();
  await screenshot(second, 'desk-port-moved-on');
  assert.equal(await second.getByLabel('Por qué').inputValue(), 'Avisó el puerto', 'kept');
  await press(second, 'Guardar');
  await second.getByRole('status').waitFor();
  assert.match(await said(second), /Guardado/, 'by now it was read');
  for (const page of [first, second]) await page.context().close();
});

test('two organisations draw: each value is shown once, and its fingerprint proves it', async () => {
  for (const day of ['2019-08-13', '2019-08-14', '2019-08-15']) {
    family = familyOf((await aHousehold(puente, registrar, withPaper(day))).householdId);
  }
  const values = new Map<string, string>();
  const pages = {
    ours: await deskOf(browser, served, coordinator),
    theirs: await deskOf(browser, served, elsewhere),
  };
  for (const [who, page] of Object.entries(pages)) {
    await openAt(page, at('/desk/queue/draw'));
    await press(page, 'Comprometer nuestra organización');
    const value = (await page.locator('output').innerText()).trim();
    assert.match(value, /^[0-9a-f]{64}$/);
    values.set(who, value);
    if (who === 'ours') await screenshot(page, 'desk-draw-value');
    await openAt(page, at('/desk/queue/draw'));
    assert.equal(await page.getByText(value).count(), 0, 'shown once');
  }
  assert.equal(await pages.theirs.getByRole('button', { name: 'Cerrar el lote' }).count(), 0);
  await openAt(pages.ours, at('/desk/queue/draw'));
  await press(pages.ours, 'Cerrar el lote');
  await pages.ours.getByRole('status').waitFor();
  await pages.ours.getByLabel('El valor que su organización guardó').fill('0'.repeat(64));
  await press(pages.ours, 'Revelar');
  await pages.ours.getByRole('alert').waitFor();
  for (const [who, page] of Object.entries(pages)) {
    await openAt(page, at('/desk/queue/draw'));
    await page.getByLabel('El valor que su organización guardó').fill(values.get(who) ?? '');
    await press(page, 'Revelar');
    await page.getByRole('status').waitFor();
  }
  assert.match(await said(pages.theirs), /sorteado/);
  await screenshot(pages.theirs, 'desk-draw');
  for (const page of Object.values(pages)) await page.context().close();
});

test('a plan is refused with the difference when the queue changed, and applied when made again', async () => {
  const page = await deskOf(browser, served, planner);
  await openAt(page, at('/desk/plan'));
  await press(page, 'Hacer un plan');
  await page.getByRole('status').waitFor();
  assert.match(await page.locator('main').innerText(), /Con día/);
  await screenshot(page, 'desk-plan-draft');
  await puente.callAs(coordinator)(setOpening, {
    programmeId,
    opening: { port: '2301', opensOn: '2026-11-01', closesOn: '2026-12-30', perDay: 4 },
    reason: 'The port closes on the last day of the year',
  });
  await puente.callAs(family)(waitTogether, { programmeId, wait: true });
  await press(page, 'Aplicar este plan');
  await page.getByRole('alert').waitFor();
  assert.match(
    await page.getByRole('alert').innerText(),
    /Matamoros: último día, el miércoles, 30 de diciembre de 2026; antes, el jueves, 31 de/,
  );
  const inFours = /Cambió 1 lugar\. Números: \w{4} \w{3}\n/;
  assert.match(await page.getByRole('alert').innerText(), inFours);
  await screenshot(page, 'desk-plan-refused');
  await puente.callAs(family)(waitTogether, { programmeId, wait: false });
  await press(page, 'Hacer un plan');
  await page.getByRole('status').waitFor();
  await press(page, 'Aplicar este plan');
  await page.getByText(/El plan está aplicado/).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'instance.json' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'instance.json');
  await page.context().close();
});

test('of two planners one wins, and the other is told', async () => {
  const [one, other] = [
    await deskOf(browser, served, planner),
    await deskOf(browser, served, planner, { script: false }),
  ];
  for (const page of [one, other]) {
    await page.goto(at('/desk/plan'));
    await press(page, 'Hacer un plan');
    await page.getByText('Aplicar este plan').waitFor();
  }
  await press(one, 'Aplicar este plan');
  await one.getByText(/El plan está aplicado/).waitFor();
  await press(other, 'Aplicar este plan');
  assert.match(await other.getByRole('alert').innerText(), /plan/i);
  for (const page of [one, other]) await page.context().close();
});

test('paused by order nothing is planned or offered; resumed it goes on', async () => {
  const page = await deskOf(browser, served, coordinator);
  await openAt(page, at('/desk/programme'));
  await page.getByText('Poner en pausa por orden', { exact: true }).click();
  await nameTheOrder(page, page.locator('details[open]'));
  await press(page, 'Poner en pausa');
  await page.getByText(/está en pausa\. Se avisa/).waitFor();
  await screenshot(page, 'desk-programme-paused');
  const drafting = puente.callAs(planner)(makePlan, { programmeId });
  await assert.rejects(drafting, { code: 'appointments.notInForce' });
  await openAt(page, at('/desk/plan'));
  assert.equal(await page.getByRole('button', { name: 'Ofrecer' }).count(), 0);
  await openAt(page, at('/desk/programme'));
  await page.getByText('Reanudar', { exact: true }).first().click();
  await nameTheOrder(page, page.locator('details[open]'));
  await press(page, 'Reanudar');
  await page.getByText(/El programa sigue/).waitFor();
  await heed(puente, 'queue.tellEachPlace', programmeId, 'queue.programmeResumed');
  assert.match(await page.locator('aside').innerText(), /En pausa por orden/);
  await page.context().close();
});

test('another organisation reads the programme and can change nothing of it', async () => {
  const page = await deskOf(browser, served, elsewhere);
  for (const path of ['/desk/programme', '/desk/ports', '/desk/plan', '/desk/queue']) {
    await openAt(page, at(path));
    const buttons = page.locator('main').getByRole('button');
    assert.deepEqual(await buttons.allInnerTexts(), [], path);
  }
  await page.context().close();
});
