import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import * as appointments from '#appointments/contract.ts';
import { foundOrganisation, keepDemoMember, markAsDemonstration } from '#coordination/index.ts';
import type { Actor } from '#platform/actor.ts';
import { makeBackup } from '#platform/backup/make-backup.ts';
import { publishList, requestExpedite } from '#queue/contract.ts';
import { aMember, anOrganisation, system } from '../application.ts';
import {
  compressedWeight,
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { aHousehold, aProgramme, drawn, withPaper } from '../queue.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt, sessionOf } from './desk-visits.ts';

const browser = openBrowser();
const served = await servePuente({ demo: true });
const { address, application: puente } = served;
const founding = await puente.within(system, async (context) => {
  return foundOrganisation(context, {
    name: 'Coalición Ejemplo',
    kind: 'coordination',
    city: 'Tijuana',
    founding: true,
    takesPublicRequests: true,
  });
});
const theirs = await anOrganisation(puente, 'Casa Ejemplo');
const everything = await aMember(
  puente,
  founding,
  'administrator',
  'coordinator',
  'planner',
  'registrar',
  'reviewer',
  'lawyer',
);
const elsewhere = await aMember(puente, theirs, 'administrator', 'coordinator');
const observer = await aMember(puente, theirs, 'observer');
let programmeId = '';

before(async () => {
  const call = puente.callAs(everything);
  programmeId = await aProgramme(puente, everything);
  const days = ['2019-08-11', '2019-08-12', '2019-08-13', '2019-08-14', '2019-08-15'];
  const receipts = [];
  for (const day of days) receipts.push(await aHousehold(puente, everything, withPaper(day)));
  await aHousehold(puente, { kind: 'anyone' });
  await drawn(puente, programmeId, [everything, elsewhere]);
  for (const port of ['2301', '2504']) {
    await call(appointments.setOpening, {
      programmeId,
      opening: {
        port,
        opensOn: '2026-11-01',
        closesOn: '2026-12-31',
        perDay: port === '2301' ? 9 : 5,
        closed: ['2026-12-25'],
      },
      reason: 'Acordado con el puerto',
    });
  }
  const { planId } = await call(appointments.makePlan, { programmeId });
  await call(appointments.applyPlan, { programmeId, planId });
  await call(appointments.offerSlots, { programmeId, upTo: '2026-11-06' });
  await call(appointments.makePlan, { programmeId });
  const [{ householdId } = { householdId: '' }] = receipts;
  await call(requestExpedite, {
    programmeId,
    householdId,
    class: 'expedited',
    criteria: ['V-AGE', 'V-DIS'],
    note: 'Usa silla de ruedas',
  });
  await call(publishList, { programmeId });
});

const paths = {
  programme: '/desk/programme',
  'programme-new': '/desk/programme/new',
  'programme-rules': '/desk/programme/rules',
  ports: '/desk/ports',
  port: '/desk/ports/2301',
  queue: '/desk/queue',
  draw: '/desk/queue/draw',
  expedite: '/desk/expedite',
  figures: '/desk/expedite/figures',
  corrections: '/desk/corrections',
  plan: '/desk/plan',
  calendar: '/desk/calendar',
  day: '/desk/calendar/2301/2026-11-05',
  law: '/desk/law',
  backup: '/desk/backup',
} as const;

/** Words that only a family has: none may stand on a page that lists. */
const names = /Ana María|Tzoc|Ixcoy|Bruno|Chantal|Domingo|012345671|8681234567/;

for (const [size, viewport] of Object.entries({ phone, laptop })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no page about a programme has a barrier or a name: ${size}, ${colorScheme}`, async () => {
      const page = await deskOf(browser, served, everything, { viewport, colorScheme });
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(`${address}${path}`);
        assert.equal(await page.locator('h1').count(), 1, path);
        await expectNoAxeFindings(page);
        await expectNoSidewaysScroll(page);
        await screenshot(page, `planning-${name}-${size}-${colorScheme}`);
        assert.doesNotMatch(await page.content(), names, path);
      }
      await page.context().close();
    });
  }
}

test('every page works without a script', async () => {
  const page = await deskOf(browser, served, everything, { script: false });
  for (const path of Object.values(paths)) {
    const response = await page.goto(`${address}${path}`);
    assert.equal(response?.status(), 200, path);
  }
  await page.context().close();
});

test('each page brings at most 170 kB, compressed', async () => {
  for (const path of ['/desk/plan', '/desk/law', '/desk/calendar']) {
    const page = await deskOf(browser, served, everything);
    const total = await compressedWeight(page, `${address}${path}`);
    assert.ok(total > 10_000 && total <= 170_000, `${path}: ${total} bytes`);
    await page.context().close();
  }
});

test('keys lead from page to page, and ? shows them', async () => {
  const page = await deskOf(browser, served, everything);
  await openAt(page, `${address}/desk/programme`);
  await page.keyboard.press('?');
  assert.match(await page.getByRole('dialog').innerText(), /Calendario/);
  await page.keyboard.press('?');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.waitForURL('**/desk/calendar');
  await page.context().close();
});

test('a lawyer signs a version after reading it, and takes the signature back', async () => {
  const page = await deskOf(browser, served, everything, { script: false });
  await page.goto(`${address}/desk/law`);
  const first = page.locator('article').first();
  const id = (await first.locator('.id').innerText()).trim();
  await first.getByText('Firmar esta versión').click();
  await first.getByLabel(/Nota/).fill('Leída en la fuente');
  await first.getByRole('button', { name: 'Firmar' }).click();
  assert.match(await page.getByRole('status').innerText(), /Firmado/);
  await page.goto(`${address}/desk/law?show=signed`);
  const signed = page.locator('article');
  assert.equal((await signed.locator('.id').innerText()).trim(), id);
  await signed.getByRole('button', { name: 'Retirar mi firma' }).click();
  assert.match(await page.getByRole('status').innerText(), /retirada/);
  await page.context().close();
});

test('who is no lawyer reads the law and has nothing to sign', async () => {
  const page = await deskOf(browser, served, observer);
  await page.goto(`${address}/desk/law`);
  assert.ok((await page.locator('article').count()) > 5);
  assert.equal(await page.locator('main').getByRole('button').count(), 0);
  await page.context().close();
});

async function statusFor(actor: Actor, path: string, method = 'GET'): Promise<number> {
  const cookie = `puente=${await sessionOf(served, actor)}`;
  const response = await fetch(`${address}${path}`, { method, headers: { cookie } });
  await response.body?.cancel();
  return response.status;
}

test('an administrator of the founding organisation makes a sealed backup; nobody else may', async () => {
  const page = await deskOf(browser, served, everything);
  await openAt(page, `${address}/desk/backup`);
  assert.match(await page.locator('main').innerText(), /Todavía no se ha hecho ninguna copia/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /Hacer una copia/ }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^puente-.*\.backup$/);
  assert.equal(await download.failure(), null);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  assert.ok(bytes.length > 10_000);
  assert.doesNotMatch(bytes.toString('latin1'), names, 'sealed');
  const visit = await puente.visit(await sessionOf(served, everything));
  assert.deepEqual(await puente.lastBackup(visit), puente.clock.now);
  await openAt(page, `${address}/desk/backup`);
  assert.match(await page.locator('main').innerText(), /La última copia desde aquí/);
  await page.context().close();
  for (const actor of [elsewhere, observer] satisfies Actor[]) {
    const other = await puente.visit(await sessionOf(served, actor));
    await assert.rejects(puente.backup(other), { code: 'platform.notYourRole' });
    await assert.rejects(puente.lastBackup(other), { code: 'platform.notYourRole' });
    assert.notEqual(await statusFor(actor, '/desk/backup'), 200);
  }
  const nobody = await puente.visit(undefined);
  await assert.rejects(puente.backup(nobody), { code: 'platform.signInFirst' });
});

test('a backup that breaks off reaches the reader broken, and is not counted', async () => {
  const earlier = puente.clock.now;
  puente.clock.now = new Date('2026-11-02T13:00:00Z');
  const writeBackup = () => Promise.reject(new Error('the disk is gone'));
  const stream = await makeBackup({ ...puente.parts, writeBackup }, everything);
  await assert.rejects(async () => {
    for await (const _piece of stream);
  }, /the disk is gone/);
  const visit = await puente.visit(await sessionOf(served, everything));
  assert.deepEqual(await puente.lastBackup(visit), earlier);
  puente.clock.now = earlier;
});

test('pages refuse roles that have no part in them', async () => {
  const refused = ['/desk/plan', '/desk/calendar', '/desk/expedite', '/desk/programme/new'];
  for (const path of refused) assert.notEqual(await statusFor(observer, path), 200, path);
  for (const path of ['/desk/programme', '/desk/ports', '/desk/queue/draw', '/desk/law']) {
    assert.equal(await statusFor(observer, path), 200, path);
  }
});

async function enterDemo(page: Page): Promise<void> {
  await page.goto(address);
  await page.getByRole('link', { name: 'Ver la demostración' }).click();
  await expectNoAxeFindings(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'demo');
  await page.getByRole('button', { name: /Karla/ }).click();
}

test('the demonstration is entered with one click, as any of its staff', async () => {
  const staffId = randomUUID();
  await puente.within(system, async (context) => {
    await markAsDemonstration(context);
    const member = { staffId, organisationId: founding, displayName: 'Karla', signInName: 'karla' };
    await keepDemoMember(context.tx, { ...member, roles: ['planner'] }, context.now);
  });
  const visit = await browser.visit({ viewport: phone });
  const page = await visit.newPage();
  await enterDemo(page);
  await page.waitForURL('**/desk');
  await visit.close();
});
