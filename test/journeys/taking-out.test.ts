import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { addPerson } from '#registry/contract.ts';
import { aMember } from '../application.ts';
import { expectNoSidewaysScroll, openBrowser, phone, screenshot } from '../browser.ts';
import { aHousehold, aProgramme, withPaper } from '../queue.ts';
import { openOwnPlace, serveMyPlace } from './at-my-place.ts';
import { deskOf, openDesk } from './desk-visits.ts';
import { lookOnBoth, press, refusal } from './on-a-page.ts';

const browser = openBrowser();
const { address, application, coordinator, registrar } = await serveMyPlace();
const served = { address, application };
await aProgramme(application, coordinator);
const colleague = await aMember(application, coordinator.organisationId, 'coordinator');

const personOf = (page: Page, name: string) => page.getByRole('article', { name });
const asks = (page: Page) => page.getByRole('region', { name: 'Qué sigue' });
const plain = { script: false, viewport: phone };

test('who was added by mistake is taken out at the desk, without a script, and the family reads it', async () => {
  const receipt = await aHousehold(application, registrar, withPaper('2019-08-14', 2));
  const { householdId } = receipt;
  // An hour after the family got its place.
  application.clock.now = new Date(application.clock.now.getTime() + 3_600_000);
  await application.callAs(registrar)(addPerson, {
    householdId,
    person: { names: { given: 'Recién' } },
  });
  const page = await deskOf(browser, served, coordinator, plain);
  await page.goto(`${address}/desk/household/${householdId}`);
  await personOf(page, 'Recién').getByRole('link', { name: 'Sacar a esta persona' }).click();
  await press(page, 'Sacar');
  assert.match(await refusal(page), /Elija una/);
  await page.getByLabel('Por qué').selectOption({ label: 'Es de otra familia' });
  await press(page, 'Sacar');
  await personOf(page, 'Recién')
    .getByText(/Fuera desde el .*: Es de otra familia/)
    .waitFor();
  assert.equal(await page.getByRole('link', { name: 'Sacar a esta persona' }).count(), 2);
  assert.match(await page.locator('main').innerText(), /Sacó a una persona agregada por error/);
  assert.match(await page.getByRole('status').innerText(), /Guardado a las/);
  await page.context().close();

  const visit = await browser.visitWithoutScript({ viewport: phone });
  const mine = await visit.newPage();
  await openOwnPlace(mine, address, receipt);
  for (const [language, told] of [
    ['es', /sacó de su familia a alguien/],
    ['en', /took somebody out of your family/],
    ['pt', /retirou alguém da sua família/],
    ['ht', /retire yon moun nan fanmi ou/],
  ] as const) {
    await mine.goto(`${address}/my-place?lang=${language}`);
    const text = await mine.locator('main').innerText();
    assert.match(text, told);
    assert.doesNotMatch(text, /Recién/);
    await expectNoSidewaysScroll(mine);
  }
  await mine.goto(`${address}/my-place?lang=es`);
  await screenshot(mine, 'my-place-taken-out');
  await visit.close();
});

test('who came with the family is taken out by two, and stays until then', async () => {
  const { householdId } = await aHousehold(application, registrar, withPaper('2019-08-14', 2));
  const path = `${address}/desk/household/${householdId}`;
  const first = await deskOf(browser, served, registrar, { script: false });
  await first.goto(path);
  await first.getByRole('link', { name: 'Sacar a esta persona' }).last().click();
  await first.getByLabel('Por qué').selectOption({ label: 'No es de esta familia' });
  await press(first, 'Sacar');
  await asks(first).getByText('Usted lo pidió. Tiene que estar de acuerdo otra persona.').waitFor();
  assert.equal(await asks(first).getByRole('button', { name: 'De acuerdo: sale' }).count(), 0);
  await first.context().close();

  const looked = await openDesk(browser, served, colleague, `/desk/household/${householdId}`);
  await lookOnBoth(looked, 'desk-take-out-asked');
  await looked.getByRole('link', { name: 'Sacar a esta persona' }).first().click();
  await looked.getByLabel('Por qué').waitFor();
  await lookOnBoth(looked, 'desk-take-out');
  await looked.goto(`${address}/desk/corrections`);
  await lookOnBoth(looked, 'desk-corrections-taking-out');
  await looked.context().close();

  const second = await deskOf(browser, served, colleague, { script: false });
  await second.goto(`${address}/desk/corrections`);
  const listed = second.getByRole('listitem').filter({ hasText: 'Abra la familia para decidir' });
  await listed.getByRole('link').first().click();
  await asks(second).getByText('Sacar de la familia: Bruno Tzoc').waitFor();
  await asks(second).getByText('No es de esta familia').waitFor();
  await press(second, 'De acuerdo: sale');
  assert.match(
    await second.locator('main').innerText(),
    /Fuera desde el .*: No es de esta familia/,
  );
  await second.context().close();
});
