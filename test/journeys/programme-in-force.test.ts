import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseProgramme } from '#queue/contract.ts';
import { aMember, anOrganisation } from '../application.ts';
import { expectNoAxeFindings, openBrowser, screenshot } from '../browser.ts';
import { anOrder, aProgramme } from '../queue.ts';
import { servePuente } from '../served.ts';

const browser = openBrowser();
const { address, application } = await servePuente();
const organisation = await anOrganisation(application, 'Casa');
const coordinator = await aMember(application, organisation, 'coordinator');

async function firstNotice(picture: string): Promise<string> {
  const visit = await browser.visit();
  const page = await visit.newPage();
  await page.goto(address);
  await expectNoAxeFindings(page);
  await screenshot(page, picture);
  const text = await page.locator('main section').first().innerText();
  await visit.close();
  return text;
}

test('the public page says at once when a programme is declared, and when an order pauses it', async () => {
  assert.match(await firstNotice('programme-none'), /no existe ninguna cita del gobierno/);
  const programmeId = await aProgramme(application, coordinator);
  const inForce = await firstNotice('programme-in-force');
  assert.match(inForce, /Hay un programa en vigor/);
  assert.match(inForce, /Invented order for tests/);
  assert.doesNotMatch(inForce, /no existe ninguna cita/);
  await application.callAs(coordinator)(pauseProgramme, { programmeId, source: anOrder });
  assert.match(await firstNotice('programme-paused'), /en pausa por una orden/);
});
