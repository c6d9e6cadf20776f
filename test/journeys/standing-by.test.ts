import assert from 'node:assert/strict';
import { test } from 'node:test';
import { myStandBy } from '#appointments/contract.ts';
import { aMember, anOrganisation } from '../application.ts';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { anaAndHerFamily } from '../people.ts';
import { aHousehold, aProgramme, familyOf, withPaper } from '../queue.ts';
import { servePuente } from '../served.ts';
import { openOwnPlace } from './at-my-place.ts';

const browser = openBrowser();
const { address, application } = await servePuente();
const organisation = await anOrganisation(application, 'Albergue Ejemplo', true);
const coordinator = await aMember(application, organisation, 'coordinator');
const registrar = await aMember(application, organisation, 'registrar');
await aProgramme(application, coordinator);

/** What a family reads whose paper nobody has seen: until then it is not asked. */
const paperFirst = /alguien tiene que haber visto su papel/;

for (const javaScriptEnabled of [true, false]) {
  test(`a family stands by at short notice, ${javaScriptEnabled ? 'with' : 'without'} a script`, async () => {
    const receipt = await aHousehold(application, registrar, withPaper());
    const { householdId } = receipt;
    const visit = await browser.visit({ viewport: phone, javaScriptEnabled });
    const page = await visit.newPage();
    await openOwnPlace(page, address, receipt);
    await page.goto(`${address}/my-place/stand-by`);
    await page.getByLabel(/Cuántas horas/).fill('mañana');
    await page.getByRole('button', { name: 'Ponernos en esta lista' }).click();
    await page.getByRole('alert').waitFor();
    if (javaScriptEnabled) await expectNoAxeFindings(page);
    assert.equal(await page.getByRole('alert').getByRole('link').count(), 3);
    assert.match(await page.getByRole('alert').innerText(), /Elija hasta qué día/);
    assert.doesNotMatch(await page.locator('main').innerText(), paperFirst);
    assert.equal(await page.getByLabel(/Cuántas horas/).inputValue(), 'mañana');

    await page.getByLabel(/Cuántas horas/).fill('12');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: 'Ponernos en esta lista' }).click();
    await page.getByText('Está en esta lista hasta el').waitFor();
    if (javaScriptEnabled) {
      await expectNoAxeFindings(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, 'stand-by-phone');
    }
    const mine = () => application.callAs(familyOf(householdId))(myStandBy, {});
    const [wish] = (await mine()).standBy;
    assert.equal(wish?.readyHours, 12);
    assert.equal(wish?.ports.length, 1);

    await page.getByRole('button', { name: /Quitarnos/ }).click();
    await page.getByRole('button', { name: 'Ponernos en esta lista' }).waitFor();
    assert.deepEqual((await mine()).standBy, []);
    await visit.close();
  });
}

test('a family whose paper nobody saw reads that it is asked only then', async () => {
  const receipt = await aHousehold(application, { kind: 'anyone' }, anaAndHerFamily());
  const visit = await browser.visitWithoutScript({ viewport: phone });
  const page = await visit.newPage();
  await page.goto(`${address}/my-place?folio=${receipt.folio}`);
  await page.getByLabel('Palabras secretas').fill(receipt.words.join(' '));
  await page.getByRole('button', { name: 'Ver mi lugar' }).click();
  await page.goto(`${address}/my-place/stand-by`);
  assert.match(await page.locator('main').innerText(), paperFirst);
  await visit.close();
});
