import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { myPlaces, programmeRules } from '#queue/contract.ts';
import { aMember, anOrganisation } from '../application.ts';
import { openBrowser } from '../browser.ts';
import { anaAndHerFamily } from '../people.ts';
import { aHousehold, aProgramme, familyOf } from '../queue.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt, readyForKeys } from './desk-visits.ts';
import { body, lookOnBoth, press, refusal, said } from './on-a-page.ts';

const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
const theirs = await anOrganisation(puente, 'Casa Ejemplo');
const coordinator = await aMember(puente, ours, 'coordinator');
const planner = await aMember(puente, ours, 'planner');
const elsewhere = await aMember(puente, theirs, 'coordinator');
const programmeId = await aProgramme(puente, coordinator);
const at = `${address}/desk/programme/rules?programme=${programmeId}`;

const versions = async () =>
  (await puente.callAs(coordinator)(programmeRules, { programmeId })).versions;

/** Opens one of the changes, and gives it. */
async function opened(page: Page, name: string) {
  const fold = page.locator('details').filter({ hasText: name });
  await fold.locator('summary').click();
  return fold;
}

async function nameTheOrder(fold: ReturnType<Page['locator']>, name: string): Promise<void> {
  await fold.getByLabel('Nombre de la orden').fill(name);
  await fold.getByLabel('Dónde se puede leer').fill('https://example.org/orden');
}

/** Sends the form that confirms once beside the page: what is pressed there is the second time. */
async function sendTwice(page: Page): Promise<void> {
  const confirm = page.locator('form').filter({ hasText: 'Confirmar el cambio' });
  const fields = await confirm.locator('input[type=hidden]').all();
  const form: Record<string, string> = {};
  for (const field of fields) {
    form[(await field.getAttribute('name')) ?? ''] = (await field.getAttribute('value')) ?? '';
  }
  const action = new URL((await confirm.getAttribute('action')) ?? '', page.url()).href;
  const headers = { origin: address, accept: 'text/html' };
  const answer = await page.request.post(action, { form, headers, maxRedirects: 0 });
  assert.equal(answer.status(), 303);
  assert.equal((await versions()).length, 2);
}

test('a coordinator adds a phase without a script; who it takes in gets a place', async () => {
  const [ana] = anaAndHerFamily().people;
  assert.ok(ana);
  const people = [{ ...ana, caseKnowledge: { situation: 'DENIED-PRESENT' } }];
  const { householdId } = await aHousehold(puente, { kind: 'anyone' }, anaAndHerFamily({ people }));
  const places = async () =>
    (await puente.callAs(familyOf(householdId))(myPlaces, {})).places.filter(
      ({ ticket }) => ticket,
    );
  assert.equal((await places()).length, 0);
  const page = await deskOf(browser, served, coordinator, { script: false });
  await page.goto(`${address}/desk/programme?programme=${programmeId}`);
  await page.getByRole('link', { name: 'A quién recibe' }).click();
  assert.match(await body(page), /No recibe, por escrito\s+Negado estando presente/);
  const fold = await opened(page, 'Agregar una fase');
  assert.equal(await fold.locator(':checked').count(), 0, 'nothing is decided beforehand');
  await fold.getByLabel('Nombre de la orden').fill('Orden inventada de otra fase');
  await fold.getByLabel('Negado estando presente').check();
  await fold.getByRole('button').click();
  const faults = await refusal(page);
  for (const field of ['Dónde se puede leer', 'Primer día', 'Último día']) {
    assert.match(faults, new RegExp(`${field}.*:`));
  }
  const again = page.locator('details[open]');
  assert.ok(await again.getByLabel('Negado estando presente').isChecked(), 'kept');
  assert.equal(
    await again.getByLabel('Nombre de la orden').inputValue(),
    'Orden inventada de otra fase',
  );
  await nameTheOrder(again, 'Orden inventada de otra fase');
  await again.getByLabel('Primer día').fill('2026-11-01');
  await again.getByLabel('Ninguna orden dice el fin').check();
  await press(page, 'Ver qué cambia');
  assert.match(
    await body(page),
    /Todavía no cambió nada[\s\S]*Cambia 1 situación del caso[\s\S]*Orden inventada de otra fase/,
  );
  assert.match(await body(page), /Hasta ahora: no se recibe, por escrito\s+Después: Desde el/);
  assert.match(
    await body(page),
    /A cuántas familias mueve[\s\S]*de todas las organizaciones: menos de 10[\s\S]*Familias\s+<10\s+<10\s+<10/,
  );
  assert.equal((await versions()).length, 1, 'shown only');
  await press(page, 'Corregir');
  assert.ok(await page.getByLabel('Negado estando presente').first().isChecked(), 'kept');
  await press(page, 'Ver qué cambia');
  await sendTwice(page);
  await press(page, 'Confirmar el cambio');
  assert.match(await said(page), /reglas nuevas están guardadas/);
  await puente.settle();
  assert.equal((await places()).length, 1);
  assert.match(
    await page.locator('aside').innerText(),
    /Versión 2[\s\S]*Orden inventada de otra fase/,
  );
  assert.equal((await versions()).length, 2);
  await page.context().close();
});

test('of two who change the rules at once the second reads first what the other decided', async () => {
  const first = await deskOf(browser, served, coordinator);
  const second = await deskOf(browser, served, coordinator);
  for (const [page, name] of [
    [first, 'Orden inventada del fin'],
    [second, 'Orden inventada sin claridad'],
  ] as const) {
    await openAt(page, at);
    const days = page === first;
    const fold = await opened(page, days ? 'Cambiar los días' : 'Decir quién no cabe');
    await nameTheOrder(fold, name);
    if (days) {
      await fold.getByLabel('Cuál fase').selectOption({ index: 1 });
      await fold.getByLabel('La orden dice el último día').check();
      await fold.getByLabel('Qué día es el último').fill('2027-06-30');
    } else {
      await fold.getByLabel('En apelación').check();
      await fold.getByLabel('No dice con claridad').check();
      await lookOnBoth(page, 'programme-rules-outside');
    }
    await fold.getByRole('button', { name: 'Ver qué cambia' }).click();
    await page.getByRole('button', { name: 'Confirmar el cambio' }).waitFor();
  }
  await lookOnBoth(first, 'programme-rules-shown');
  await press(first, 'Confirmar el cambio');
  assert.match(await said(first), /guardadas/);
  await press(second, 'Confirmar el cambio');
  assert.match(await refusal(second), /Otra persona cambió estas reglas/);
  await second.getByText('Orden inventada del fin').first().waitFor();
  const fold = second.locator('details[open]');
  assert.ok(await fold.getByLabel('En apelación').isChecked(), 'kept');
  assert.equal((await versions()).length, 3);
  await fold.getByRole('button', { name: 'Ver qué cambia' }).click();
  await press(second, 'Confirmar el cambio');
  assert.match(await said(second), /guardadas/);
  await lookOnBoth(second, 'programme-rules');
  const [newest] = await versions();
  assert.deepEqual(newest?.rules.unclear.at(-1)?.statuses, ['ACTIVE-BIA']);
  assert.equal(newest?.rules.phases[0]?.to, '2027-06-30', 'what the first decided stays');
  for (const page of [first, second]) await page.context().close();
});

test('an order that confirms the rules is noted once; the same order says nothing new', async () => {
  const page = await deskOf(browser, served, coordinator);
  const [before] = await versions();
  const note = async (name: string) => {
    await openAt(page, at);
    const fold = await opened(page, 'Anotar una orden que confirma');
    await nameTheOrder(fold, name);
    await fold.getByRole('button').click();
  };
  await openAt(page, at);
  const empty = await opened(page, 'Anotar una orden que confirma');
  await empty.getByRole('button').click();
  assert.match(await refusal(page), /Nombre de la orden.*:/);
  await note('Orden inventada que confirma');
  await page.getByRole('button', { name: 'Anotar la orden' }).waitFor();
  assert.match(await body(page), /la orden confirma las reglas[\s\S]*ningún lugar se mueve/);
  assert.doesNotMatch(await body(page), /A cuántas familias mueve/);
  await lookOnBoth(page, 'programme-rules-confirms');
  await press(page, 'Anotar la orden');
  assert.match(await said(page), /La orden está anotada/);
  assert.match(
    await page.locator('aside').innerText(),
    /Orden inventada que confirma[\s\S]*Confirmó las reglas como estaban/,
  );
  await note('Orden inventada que confirma');
  assert.match(await refusal(page), /Con esto no cambia nada/);
  const [newest] = await versions();
  assert.equal(newest?.version, (before?.version ?? 0) + 1);
  assert.deepEqual(newest?.rules, before?.rules);
  await page.context().close();
});

test('what was opened before the script came stays open', async () => {
  const page = await deskOf(browser, served, coordinator);
  const held = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto(at, { waitUntil: 'commit' });
  const fold = await opened(page, 'Agregar una fase');
  await fold.getByLabel('Nombre de la orden').waitFor();
  held.resolve();
  await readyForKeys(page);
  assert.ok(await fold.getByLabel('Nombre de la orden').isVisible());
  await page.context().close();
});

test('only coordinators of who answers for the programme read and change its rules', async () => {
  for (const [who, status] of [
    [planner, 403],
    [elsewhere, 404],
  ] as const) {
    const page = await deskOf(browser, served, who);
    const response = await page.goto(at);
    assert.equal(response?.status(), status);
    await page.goto(`${address}/desk/programme?programme=${programmeId}`);
    assert.equal(await page.getByRole('link', { name: 'A quién recibe' }).count(), 0);
    await page.context().close();
  }
});
