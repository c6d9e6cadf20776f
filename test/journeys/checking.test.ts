import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { applyPlan, makePlan, setOpening } from '#appointments/contract.ts';
import { publishList } from '#queue/contract.ts';
import type { Receipt } from '#registry/contract.ts';
import { opensCommitment } from '#transparency/commitment.rules.ts';
import { commitmentIn, readLeaf } from '#transparency/entry.rules.ts';
import { checkpointNow } from '#transparency/index.ts';
import { readLogFile } from '#transparency/log-file.rules.ts';
import { aMember, anOrganisation, system } from '../application.ts';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { aHousehold, aProgramme, drawn, withPaper } from '../queue.ts';
import { servePuente } from '../served.ts';

const browser = openBrowser();
const { address, application } = await servePuente();
const organisation = await anOrganisation(application, 'Albergue Ejemplo', true);
const coordinator = await aMember(application, organisation, 'coordinator', 'planner');
const registrar = await aMember(application, organisation, 'registrar');
const other = await aMember(application, await anOrganisation(application, 'Casa'), 'coordinator');
const anyone = { kind: 'anyone' } as const;

async function enter(page: Page, { folio, words }: Pick<Receipt, 'folio' | 'words'>) {
  await page.goto(`${address}/my-place?folio=${folio}`);
  await page.getByLabel('Palabras secretas').fill(words.join(' '));
  await page.getByRole('button', { name: 'Ver mi lugar' }).click();
}

/** A family with a place, drawn and planned, whose entries have their positions. */
async function aPlannedFamily(): Promise<Receipt & { programmeId: string }> {
  const programmeId = await aProgramme(application, coordinator);
  const receipt = await aHousehold(application, anyone, {
    ...withPaper(),
    way: 'web',
    people: withPaper().people.map((one) => ({ ...one, enrolment: null })),
  });
  await aHousehold(application, registrar, withPaper());
  await drawn(application, programmeId, [coordinator, other]);
  await application.callAs(coordinator)(setOpening, {
    programmeId,
    opening: { port: '2301', opensOn: '2026-11-01', closesOn: '2026-12-31', perDay: 9 },
    reason: 'As agreed',
  });
  const { planId } = await application.callAs(coordinator)(makePlan, { programmeId });
  await application.callAs(coordinator)(applyPlan, { programmeId, planId });
  await application.callAs(coordinator)(publishList, { programmeId });
  await application.within(system, (context) => checkpointNow(context, programmeId));
  return { ...receipt, programmeId };
}

const family = await aPlannedFamily();

test('a family sees that its place stands in the log, and takes what proves it, without a script', async () => {
  const visit = await browser.visitWithoutScript({ viewport: phone });
  const page = await visit.newPage();
  await enter(page, family);
  await page.getByRole('link', { name: 'Su lugar se puede comprobar' }).click();
  const text = await page.locator('main').innerText();
  assert.match(text, /Entrada \d+, escrita el/);
  assert.match(text, /ninguna otra organización vigila/);
  assert.match(text, /Ha pasado muy poco/);
  assert.doesNotMatch(text, /2301|Brownsville/);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Descargar el archivo' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'notas.json');
  const { logs } = JSON.parse(
    await (await file.createReadStream())
      .setEncoding('utf8')
      .toArray()
      .then((all) => all.join('')),
  );
  const [{ entries }] = logs;
  assert.ok(entries.length > 0);
  for (const { leaf, openings } of entries) {
    const entry = readLeaf(leaf);
    assert.equal(openings.length, 2);
    for (const one of openings) {
      assert.ok(entry && opensCommitment(one, commitmentIn(entry, one.part) ?? ''));
    }
    // A day that is only planned stays unsaid.
    assert.notEqual(entry?.kind, 'sealed');
  }
  await visit.close();
});

test('the log can be fetched and checked by anybody, and says who watches it', async () => {
  const visit = await browser.visitWithoutScript({ viewport: phone });
  const page = await visit.newPage();
  await page.goto(`${address}/list?programme=${family.programmeId}`);
  await page.getByRole('link', { name: 'Compruebe usted el orden' }).click();
  const text = await page.locator('main').innerText();
  assert.match(text, /npx puente verify http/);
  assert.match(text, /Quién vigila/);
  await visit.close();
  const answer = await fetch(`${address}/list/check/log?programme=${family.programmeId}`);
  const log = readLogFile(await answer.text());
  assert.equal(log.origin, `puente/log/${family.programmeId}`);
  assert.equal(log.openings.length, 0);
  const none = await fetch(`${address}/list/check/log?programme=nothing`);
  assert.equal(none.status, 404);
});

test('both pages have no barrier on a phone', async () => {
  const visit = await browser.visit({ viewport: phone });
  const page = await visit.newPage();
  await enter(page, family);
  for (const path of ['/my-place/check', `/list/check?programme=${family.programmeId}`]) {
    await page.goto(`${address}${path}`);
    await expectNoAxeFindings(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `checking${path.replaceAll(/\W+/g, '-').slice(0, 20)}-phone`);
  }
  await visit.close();
});
