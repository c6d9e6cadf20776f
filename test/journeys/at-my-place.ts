import type { Page } from 'playwright-core';
import { applyPlan, makePlan, setOpening } from '#appointments/contract.ts';
import type { Receipt } from '#registry/contract.ts';
import { aMember, anOrganisation } from '../application.ts';
import { phone, type SharedBrowser } from '../browser.ts';
import { drawn, familyOf } from '../queue.ts';
import { type Served, servePuente } from '../served.ts';
import { sessionOf } from './desk-visits.ts';

/** A page of my place on a phone, of a family that came in before; without a script unless told. */
export async function myPlaceOf(
  browser: SharedBrowser,
  served: Served,
  householdId: string,
  { path = '/my-place', script = false }: { path?: string; script?: boolean } = {},
): Promise<Page> {
  const value = await sessionOf(served, familyOf(householdId));
  const visit = await browser.visit({ viewport: phone, javaScriptEnabled: script });
  await visit.addCookies([{ name: 'puente', value, url: served.address }]);
  const page = await visit.newPage();
  await page.goto(`${served.address}${path}`);
  return page;
}

/** Opens my place of a family whose helper has known its words: it makes its own first. */
export async function openOwnPlace(
  page: Page,
  address: string,
  { folio, words }: Pick<Receipt, 'folio' | 'words'>,
): Promise<void> {
  await page.goto(`${address}/my-place?folio=${folio}`);
  await page.getByLabel('Palabras secretas').fill(words.join(' '));
  await page.getByRole('button', { name: 'Ver mi lugar' }).click();
  await page.getByRole('button', { name: 'Hacer palabras nuevas' }).click();
  await page.getByRole('link', { name: 'Ya las escribí' }).click();
}

/** A Puente that is served, with those who bring a family to a day, and the door of my place. */
export async function serveMyPlace() {
  const { address, application } = await servePuente();
  const organisation = await anOrganisation(application, 'Albergue Ejemplo', true);
  const elsewhere = await anOrganisation(application, 'Casa');
  const coordinator = await aMember(application, organisation, 'coordinator', 'planner');
  const registrar = await aMember(application, organisation, 'registrar');
  const other = await aMember(application, elsewhere, 'coordinator');
  return {
    address,
    application,
    coordinator,
    registrar,
    /** Draws those who wait, opens Brownsville and applies a plan. */
    planned: async (programmeId: string): Promise<void> => {
      await drawn(application, programmeId, [coordinator, other]);
      const call = application.callAs(coordinator);
      const opening = { port: '2301', opensOn: '2026-11-01', closesOn: '2026-12-31', perDay: 40 };
      await call(setOpening, { programmeId, opening, reason: 'As agreed' });
      const { planId } = await call(makePlan, { programmeId });
      await call(applyPlan, { programmeId, planId });
    },
    /** Opens my place with folio and words. */
    enter: async (page: Page, { folio, words }: Pick<Receipt, 'folio' | 'words'>) => {
      await page.goto(`${address}/my-place?folio=${folio}`);
      await page.getByLabel('Palabras secretas').fill(words.join(' '));
      await page.getByRole('button', { name: 'Ver mi lugar' }).click();
    },
  };
}
