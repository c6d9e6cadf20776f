import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openSession } from '#platform/sessions.ts';
import { registerHousehold } from '#registry/contract.ts';
import { aMember, anOrganisation, system } from '../application.ts';
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

const browser = openBrowser();
const { address, application } = await servePuente();
const casa = await anOrganisation(application, 'Casa del Norte', true);
const lucia = await aMember(application, casa, 'registrar');

/** Ana's family, registered before the desk opens. */
const ana = await application.callAs(lucia)(registerHousehold, anaAndHerFamily({ way: 'desk' }));

async function signedIn(
  staffId: string,
  options: { viewport?: typeof phone; colorScheme?: 'light' | 'dark'; locale?: string } = {},
) {
  const token = await application.within(system, ({ tx, now }) =>
    openSession(tx, application.keyring, { kind: 'staff', staffId }, now),
  );
  const visit = await browser.visit({
    viewport: laptop,
    reducedMotion: 'reduce',
    locale: 'es-MX',
    ...options,
  });
  await visit.addCookies([{ name: 'puente', value: token, url: address }]);
  return visit;
}

async function atTheDesk(path: string, staffId = lucia.staffId) {
  const visit = await signedIn(staffId);
  const page = await visit.newPage();
  await page.goto(`${address}${path}`);
  await ready(page);
  return { visit, page };
}

async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.hasAttribute('data-ready'));
}

for (const [size, viewport] of Object.entries({ phone, laptop })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the pages of families have no barrier on a ${size} screen in ${colorScheme}`, async () => {
      const visit = await signedIn(lucia.staffId, { viewport, colorScheme });
      const page = await visit.newPage();
      for (const path of [
        '/desk',
        '/desk/search',
        '/desk/register',
        '/desk/calls',
        '/desk/import',
      ]) {
        await page.goto(`${address}${path}`);
        await ready(page);
        await expectNoAxeFindings(page);
        await expectNoSidewaysScroll(page);
        await screenshot(page, `families${path.replaceAll('/', '-')}-${size}-${colorScheme}`);
      }
      await visit.close();
    });
  }
}
