import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offerSlots } from '#appointments/contract.ts';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { anaAndHerFamily } from '../people.ts';
import { aHousehold, aProgramme, withPaper } from '../queue.ts';
import { openOwnPlace, serveMyPlace } from './at-my-place.ts';
import { body, heading, press } from './on-a-page.ts';

const browser = openBrowser();
const { address, application, coordinator, registrar, planned, enter } = await serveMyPlace();
const anyone = { kind: 'anyone' } as const;

const small = { width: 320, height: 560 };

test('folio and words open my place; whatever is wrong, the answer is the same', async () => {
  const receipt = await aHousehold(application, anyone);
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, { folio: receipt.folio, words: ['uno', 'dos', 'tres', 'seis', 'diez', 'mil'] });
  const wrongWords = await body(page);
  assert.equal(await page.getByLabel('Folio').inputValue(), receipt.folio);
  assert.equal(await page.getByLabel('Palabras secretas').inputValue(), '');
  await enter(page, { folio: '33333333', words: receipt.words });
  assert.equal((await body(page)).replace('33333333', receipt.folio), wrongWords);
  const mistyped = receipt.folio.replace(/.$/, (last) => (last === 'A' ? 'C' : 'A'));
  await enter(page, { folio: mistyped, words: receipt.words });
  assert.match(await body(page), /folio/i);
  assert.notEqual(await body(page), wrongWords);
  await enter(page, { ...receipt, folio: receipt.folio.toLowerCase().replace(/^.{4}/, '$& ') });
  assert.equal(new URL(page.url()).search, '');
  assert.match(await body(page), /Ana María Tzoc Ixcoy/);
  await press(page, 'Cerrar mi visita');
  assert.match(await body(page), /Su visita está cerrada/);
  await page.goto(`${address}/my-place/data`);
  assert.equal(new URL(page.url()).pathname, '/my-place');
  await visit.close();
});

test('every page of my place is small, unstored, neutral and without a barrier', async () => {
  const receipt = await aHousehold(application, anyone);
  const pages = [
    '',
    '/routes',
    '/earlier',
    '/contact',
    '/contact?add',
    '/permissions',
    '/words',
    '/data',
    '/leave',
    '/day',
  ];
  for (const [size, viewport] of Object.entries({ phone, laptop, small })) {
    const visit = await browser.visit({ viewport });
    const page = await visit.newPage();
    await page.goto(`${address}/my-place`);
    await expectNoAxeFindings(page);
    await screenshot(page, `my-place-enter-${size}`);
    await enter(page, receipt);
    await page.goto(`${address}/my-place/day`);
    await page.getByLabel('¿De qué pueblo es usted?').fill('totonicapan');
    await press(page, 'Ver');
    for (const path of pages) {
      const answer = await page.goto(`${address}/my-place${path}`);
      assert.ok(answer);
      const name = `my-place-${path.replace(/\W/g, '') || 'standing'}-${size}`;
      await expectNoAxeFindings(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, name);
      assert.equal(answer.headers()['cache-control'], 'no-store', path);
      assert.equal(await page.title(), 'Puente', path);
      const bytes = (await answer.body()).length;
      assert.ok(bytes <= 30_000, `${path}: ${bytes} bytes`);
      assert.equal(await page.locator('script').count(), 0, path);
      const text = await page.content();
      assert.doesNotMatch(text, /V-HEAD1|8681234567|prima@example|012345671/, path);
    }
    await visit.close();
  }
});

test('who was registered by a helper makes words of their own before anything else', async () => {
  const receipt = await aHousehold(application, registrar);
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, receipt);
  assert.equal(await heading(page), 'Primero, haga sus propias palabras');
  await page.goto(`${address}/my-place/data`);
  assert.equal(await heading(page), 'Primero, haga sus propias palabras');
  await press(page, 'Hacer palabras nuevas');
  const words = await page.locator('main ol li').allInnerTexts();
  assert.equal(words.length, 6);
  await screenshot(page, 'my-place-new-words');
  await page.getByRole('link', { name: 'Ya las escribí' }).click();
  assert.match(await body(page), /Ana María Tzoc Ixcoy/);
  await press(page, 'Cerrar mi visita');
  await enter(page, receipt);
  assert.equal(await heading(page), 'Mi lugar');
  assert.doesNotMatch(await body(page), /Ana María/);
  await enter(page, { folio: receipt.folio, words });
  assert.match(await body(page), /Ana María Tzoc Ixcoy/);
  await visit.close();
});

test('a lawyer comes first: no route, no day, no place to travel to', async () => {
  const [ana, ...others] = anaAndHerFamily().people;
  assert.ok(ana);
  const people = [{ ...ana, caseKnowledge: { situation: 'DENIED-APPEAL' } }, ...others];
  const receipt = await aHousehold(application, anyone, anaAndHerFamily({ people }));
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, receipt);
  for (const path of ['', '/routes', '/day']) {
    await page.goto(`${address}/my-place${path}`);
    const text = await body(page);
    assert.match(text, /Hable primero con un abogado/, path);
    assert.doesNotMatch(text, /El juez ya negó|Para Bruno/, path);
  }
  await screenshot(page, 'my-place-lawyer-first');
  await visit.close();
});

test('an offered day opens with the family’s own fact, and is accepted', async () => {
  const programmeId = await aProgramme(application, coordinator);
  const receipt = await aHousehold(application, registrar, withPaper());
  await planned(programmeId);
  await application.callAs(coordinator)(offerSlots, { programmeId, upTo: '2026-12-31' });
  const visit = await browser.visit();
  const page = await visit.newPage();
  await openOwnPlace(page, address, receipt);
  const offered = await body(page);
  assert.match(offered, /Le ofrecemos un día/);
  assert.match(
    offered,
    /La oferta vale hasta el miércoles, 4 de noviembre de 2026, .*\(Matamoros\)/,
  );
  assert.doesNotMatch(offered, /5 de noviembre de 2026|Brownsville/);
  await expectNoAxeFindings(page);
  await screenshot(page, 'my-place-offered');
  await page.getByRole('link', { name: 'Ver el día y responder' }).click();
  await screenshot(page, 'my-place-own-fact');
  await page.getByLabel('¿De qué pueblo es usted?').fill('Quetzaltenango');
  await press(page, 'Ver');
  assert.doesNotMatch(await body(page), /Brownsville/);
  await page.getByLabel('¿De qué pueblo es usted?').fill('totonicapan');
  await press(page, 'Ver');
  const day = await body(page);
  assert.match(day, /jueves, 5 de noviembre de 2026/);
  assert.match(day, /Planeado, no confirmado/);
  await expectNoAxeFindings(page);
  await screenshot(page, 'my-place-day-offered');
  await press(page, 'Acepto este día');
  assert.match(await body(page), /Usted aceptó este día/);
  await screenshot(page, 'my-place-day-accepted');
  await visit.close();
});

test('a session of one family opens nothing of another, and no route of the desk', async () => {
  const [mine, theirs] = [
    await aHousehold(application, anyone),
    await aHousehold(application, anyone),
  ];
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, mine);
  const cookies = await visit.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const ask = (path: string) =>
    fetch(`${address}/api${path}`, { headers: { cookie, 'x-puente': '1' } });
  const own = await ask(`/pathways/for-household?householdId=${theirs.householdId}`);
  const { householdId } = (await own.json()) as { householdId: string };
  assert.equal(householdId, mine.householdId);
  assert.equal((await ask('/pathways/list-rules')).status, 403);
  assert.equal((await ask(`/queue/places-of?householdId=${theirs.householdId}`)).status, 403);
  await page.goto(`${address}/desk`);
  assert.doesNotMatch(new URL(page.url()).pathname, /^\/desk/);
  await visit.close();
});
