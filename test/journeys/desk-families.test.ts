import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registerHousehold } from '#registry/contract.ts';
import { aMember, anOrganisation } from '../application.ts';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { anaAndHerFamily } from '../people.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt, openDesk } from './desk-visits.ts';

const browser = openBrowser();
const served = await servePuente();
const { address, application } = served;
const casa = await anOrganisation(application, 'Casa del Norte', true);
const lucia = await aMember(application, casa, 'registrar');

/** Ana's family, registered before the desk opens. */
const ana = await application.callAs(lucia)(registerHousehold, anaAndHerFamily({ way: 'desk' }));

for (const [size, viewport] of Object.entries({ phone, laptop })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the pages of families have no barrier on a ${size} screen in ${colorScheme}`, async () => {
      const page = await deskOf(browser, served, lucia, { viewport, colorScheme });
      for (const path of [
        '/desk',
        '/desk/search',
        '/desk/register',
        '/desk/calls',
        '/desk/import',
        `/desk/household/${ana.householdId}`,
      ]) {
        await openAt(page, `${address}${path}`);
        await expectNoAxeFindings(page);
        await expectNoSidewaysScroll(page);
        await screenshot(page, `families-${path.split('/')[2] ?? 'desk'}-${size}-${colorScheme}`);
      }
      await page.context().close();
    });
  }
}

test('a search by sound shows codes, never names, and what was typed is in no address', async () => {
  const page = await openDesk(browser, served, lucia, '/desk/search');
  await page.getByLabel('Folio, número A').fill('Ana Tsoc Ishcoy');
  await page.keyboard.press('Enter');
  await page.getByText('Buscado por sonido').waitFor();
  await page.getByRole('link', { name: spaced(ana.folio) }).waitFor();
  assert.doesNotMatch(await page.locator('main').innerText(), /Tzoc|Ixcoy|Chantal/);
  assert.doesNotMatch(page.url(), /Tsoc/);
  await page.context().close();
});

test('the same search works without a script', async () => {
  const page = await deskOf(browser, served, lucia, { script: false });
  await page.goto(`${address}/desk/search`);
  await page.getByLabel('Folio, número A').fill('A 012-345-671');
  await page.getByRole('button', { name: 'Buscar' }).click();
  await page.getByRole('link', { name: spaced(ana.folio) }).waitFor();
  assert.match(await page.locator('main').innerText(), /Buscado como número A/);
  await page.context().close();
});

test('a number that another organisation knows is said plainly, with no way in', async () => {
  const elsewhere = await anOrganisation(application, 'Casa Sur');
  const stranger = await aMember(application, elsewhere, 'registrar');
  const page = await openDesk(browser, served, stranger, '/desk/search');
  await page.getByLabel('Folio, número A').fill('A012345671');
  await page.keyboard.press('Enter');
  await page.getByText('Otra organización conoce este número: pregunte').waitFor();
  assert.equal(await page.locator('a[href^="/desk/household/"]').count(), 0);
  const response = await page.goto(`${address}/desk/household/${ana.householdId}`);
  assert.equal(response?.status(), 404);
  await page.context().close();
});

for (const role of ['observer', 'planner', 'administrator'] as const) {
  test(`a household does not open for ${role}`, async () => {
    const member = await aMember(application, casa, role);
    const page = await openDesk(browser, served, member, '/desk');
    await page.getByText('Esta mesa no abre familias para usted').waitFor();
    for (const path of [`household/${ana.householdId}`, 'register', 'calls', 'import']) {
      const response = await page.goto(`${address}/desk/${path}`);
      assert.equal(response?.status(), 403, path);
      assert.doesNotMatch(await page.content(), /Tzoc/);
    }
    await page.context().close();
  });
}

/** A folio as the desk writes it. */
function spaced(folio: string): string {
  return folio.replace(/(.{4})(?=.)/g, '$1 ');
}
