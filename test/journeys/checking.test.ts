import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinStandBy } from '#appointments/contract.ts';
import { publishList } from '#queue/contract.ts';
import type { Receipt } from '#registry/contract.ts';
import { checkpointNow } from '#transparency/index.ts';
import { readLogFile } from '#transparency/log-file.rules.ts';
import { readChecked } from '../../src/verifier/read-bytes.rules.ts';
import { verifyPlace } from '../../src/verifier/verify-place.rules.ts';
import { system } from '../application.ts';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { aHousehold, aProgramme, familyOf, withPaper } from '../queue.ts';
import { serveMyPlace } from './at-my-place.ts';

const browser = openBrowser();
const { address, application, coordinator, registrar, planned, enter } = await serveMyPlace();
const anyone = { kind: 'anyone' } as const;

/** A family with a place, drawn and planned, whose entries have their positions. */
async function aPlannedFamily(): Promise<Receipt & { programmeId: string }> {
  const programmeId = await aProgramme(application, coordinator);
  const receipt = await aHousehold(application, anyone, {
    ...withPaper(),
    way: 'web',
    people: withPaper().people.map((one) => ({ ...one, enrolment: null })),
  });
  await aHousehold(application, registrar, withPaper());
  await planned(programmeId);
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
  assert.match(text, /Anotación \d+, del [^.]*\. Se le dio su número\./);
  assert.match(text, /ninguna otra organización vigila/);
  assert.match(text, /Todavía no sabemos cuándo llega su turno/);
  assert.doesNotMatch(text, /2301|Brownsville/);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Descargar el archivo' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'notas.json');
  const read = readChecked(Buffer.concat(await (await file.createReadStream()).toArray()));
  assert.ok('place' in read);
  const [verdict] = verifyPlace(read.place, null);
  assert.deepEqual(verdict?.faults, []);
  assert.ok(verdict?.holds.some(({ code }) => code === 'openingsHold'));
  const entries = read.place.logs[0]?.entries ?? [];
  assert.ok(entries.length > 0);
  for (const { openings } of entries) {
    // Both parts of the place; a day that is only planned stays unsaid.
    assert.deepEqual(
      openings.map(({ part }) => part),
      ['order', 'travel'],
    );
  }
  await visit.close();
});

test('what the family said about short notice stands there too, without ports and hours', async () => {
  const { programmeId } = family;
  const wish = { programmeId, ports: ['2301'], readyHours: 4, until: '2026-12-24' };
  await application.callAs(familyOf(family.householdId))(joinStandBy, wish);
  await application.within(system, (context) => checkpointNow(context, programmeId));
  const visit = await browser.visitWithoutScript({ viewport: phone });
  const page = await visit.newPage();
  await enter(page, family);
  await page.goto(`${address}/my-place/check`);
  const text = await page.locator('main').innerText();
  assert.match(text, /Anotación \d+, del [^.]*\. Usted dijo que podía viajar con poco aviso\./);
  assert.doesNotMatch(text, /2301|Brownsville|horas/);
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

test('what is written in the evening is not told under a day that has not come there', async () => {
  const { now } = application.clock;
  application.clock.now = new Date('2026-11-03T02:00:00Z');
  const late = await aHousehold(application, anyone, {
    ...withPaper(),
    way: 'web',
    people: withPaper().people.map((one) => ({ ...one, enrolment: null })),
  });
  await application.within(system, (context) => checkpointNow(context, family.programmeId));
  const visit = await browser.visitWithoutScript({ viewport: phone });
  const page = await visit.newPage();
  await enter(page, late);
  await page.goto(`${address}/my-place/check`);
  const mine = await page.locator('main').innerText();
  await page.goto(`${address}/list/check?programme=${family.programmeId}`);
  const public_ = await page.locator('main').innerText();
  for (const text of [mine, public_]) {
    assert.match(text, /lunes, 2 de noviembre de 2026/);
    assert.doesNotMatch(text, /3 de noviembre/);
    assert.match(text, /hora universal/);
  }
  await screenshot(page, 'check-in-the-evening');
  await visit.close();
  application.clock.now = now;
});
