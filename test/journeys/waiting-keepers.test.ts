import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aList, holdersIn, join } from '../../src/waiting-lists/lists.fixture.ts';
import { openBrowser, phone } from '../browser.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt } from './desk-visits.ts';
import { body, look, press, said } from './on-a-page.ts';

/** An organisation that no longer answers is followed by another, which says yes on its own page. */
const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const who = await holdersIn(puente);
const listId = await aList(puente, who);
await join(puente, who.registrar, listId, [2, 1]);

test('a coordinator asks a third organisation; it cannot say yes before three days are over', async () => {
  const page = await deskOf(browser, served, who.coordinator);
  await openAt(page, `${address}/desk/waiting-lists/${listId}`);
  await page.getByRole('link', { name: 'Quién lleva la lista' }).click();
  await page.getByRole('heading', { name: 'Quién lleva la lista' }).waitFor();
  assert.match(await body(page), /Si Casa Ejemplo ya no responde/);
  await look(page, 'waiting-lists-desk-keepers-laptop');
  await page.getByLabel('Organización a la que se pide').selectOption({ label: 'Oficina Ejemplo' });
  await press(page, 'Pedírselo');
  assert.match(await said(page), /Aparece en la página de listas/);
  assert.match(
    await body(page),
    /Se pidió a Oficina Ejemplo que lleve esta lista en lugar de Casa Ejemplo/,
  );
  const asked = await deskOf(browser, served, who.outsider, { viewport: phone });
  await openAt(asked, `${address}/desk/waiting-lists`);
  assert.match(
    await body(asked),
    /Piden a su organización que lleve esta lista en lugar de Casa Ejemplo/,
  );
  assert.match(await body(asked), /Hasta entonces Casa Ejemplo puede oponerse/);
  assert.equal(await asked.getByRole('button', { name: 'Sí, la llevamos' }).count(), 0);
  await look(asked, 'waiting-lists-desk-keepers-asked-phone');
  for (const one of [page, asked]) await one.context().close();
});

test('after three days it says yes, and has the list with every number in it', async () => {
  puente.clock.now = new Date(puente.clock.now.getTime() + 73 * 3_600_000);
  const page = await deskOf(browser, served, who.outsider, { viewport: phone });
  await openAt(page, `${address}/desk/waiting-lists`);
  await look(page, 'waiting-lists-desk-keepers-open-phone');
  await press(page, 'Sí, la llevamos');
  assert.match(await said(page), /Su organización lleva la lista desde ahora/);
  assert.match(await body(page), /2 grupos, 3 personas|2 grupos/);
  await page.getByRole('link', { name: /San Ysidro/ }).click();
  await page.getByRole('heading', { name: /San Ysidro/ }).waitFor();
  assert.match(await body(page), /Albergue Ejemplo/);
  assert.match(await body(page), /Oficina Ejemplo/);
  await page.context().close();
});
