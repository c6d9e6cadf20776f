import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { register } from '#observatory/fairness/arrivals.fixture.ts';
import { countFairness } from '#observatory/fairness/count-fairness.ts';
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
import { aProgramme } from '../queue.ts';
import { servePuente } from '../served.ts';

const browser = openBrowser();
const { address, application: puente } = await servePuente();
const here = `${address}/public-figures/fairness`;

/** The answer as a phone without a script gets it. */
async function read(query = ''): Promise<string> {
  const answer = await fetch(`${here}${query}`);
  const html = await answer.text();
  assert.equal(answer.status, 200, query);
  assert.match(html, /<title>Puente<\/title>/);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.ok(Buffer.byteLength(html) <= 60_000, `${query}: ${Buffer.byteLength(html)} bytes`);
  assert.doesNotMatch(html, /<script|\sstyle="/);
  return html;
}

/** Counts the week that the clock is in. */
const count = () => puente.within(system, countFairness);

test('without a programme it says that there is nothing to compare', async () => {
  const html = await read();
  assert.match(html, /no se ha declarado ningún programa/);
  assert.equal((await fetch(`${here}/table`)).status, 404);
});

before(async () => {
  const organisationId = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const registrar = await aMember(puente, organisationId, 'registrar');
  registrarActor = registrar;
  coordinator = await aMember(puente, organisationId, 'coordinator');
});
let registrarActor: Awaited<ReturnType<typeof aMember>>;
let coordinator: Awaited<ReturnType<typeof aMember>>;

test('before the first count it says when there will be one', async () => {
  await aProgramme(puente, coordinator);
  assert.match(await read(), /Todavía no se ha contado nada/);
  assert.equal((await fetch(`${here}/table`)).status, 404);
});

test('with a programme in which nobody arrived it says so, and shows no figure', async () => {
  await count();
  const html = await read();
  assert.match(html, /Todavía llegaron muy pocas familias/);
  assert.match(html, /&lt;10/);
  assert.doesNotMatch(html, /<svg role="img"/);
});

test('a nationality that waited longer is named, cautiously, with its days in a chart and a table', async () => {
  for (let at = 0; at < 300; at += 1) {
    const [nationality, arrivedOn] =
      at % 2 === 0 ? ['HND', '2026-11-07'] : ['HTI', at % 8 === 1 ? null : '2026-11-22'];
    const language = at % 2 === 0 ? 'eng' : 'hat';
    await register(puente, registrarActor, {
      nationality: nationality ?? 'HND',
      language,
      isCounted: true,
      arrivedOn: arrivedOn ?? null,
    });
  }
  puente.clock.now = new Date('2026-11-28T12:00:00Z');
  await count();
  const html = await read();
  assert.match(html, /Llegadas antes del lunes, 23 de noviembre de 2026/);
  assert.match(html, /Haití \(Nacionalidad\): esperaron más desde que se registraron/);
  assert.doesNotMatch(html, /Honduras \(Nacionalidad\)/);
  assert.match(html, /Lo que no muestra: por qué/);
  assert.match(html, /La mitad de quienes llegaron esperó menos de/);
  assert.match(html, /<svg role="img"/);
  assert.match(html, /20 \(15 a 25\)/);
});

test('what an address asks for and nobody can follow is said, and the rest shown', async () => {
  const html = await read('?programme=nonsense&by=colour&week=2026-02-30&extra=1');
  assert.match(html, /algo que no conocemos: programme, by, week\./);
  assert.match(html, /Honduras/);
  assert.match(await read('?week=2026-11-16'), /no conocemos: week\./);
  assert.equal((await fetch(`${here}/table?week=2026-11-16`)).status, 404);
  assert.equal((await fetch(`${here}/table?week[]=1&week=%00`)).status, 404);
});

test('an earlier week stays as it was published, and leads to the newest', async () => {
  const html = await read('?week=2026-11-02');
  assert.match(html, /la cuenta de una semana anterior/);
  assert.match(html, /Llegadas antes del lunes, 2 de noviembre de 2026/);
  assert.doesNotMatch(html, /Haití/);
});

/** Captions that reach beyond the frame in which their table slides, once it is wide. */
async function cutCaptions(page: Page): Promise<string[]> {
  await page.addStyleTag({ content: 'table { min-inline-size: 60rem }' });
  return page.locator('caption > span').evaluateAll((captions) =>
    captions
      .filter((one) => {
        const frame = one.closest('[role=region]')?.getBoundingClientRect().right ?? 0;
        return one.getBoundingClientRect().right > frame + 1;
      })
      .map(({ textContent }) => textContent ?? ''),
  );
}

for (const [size, viewport] of Object.entries({
  phone,
  laptop,
  small: { width: 320, height: 560 },
})) {
  test(`has no barrier on a ${size} screen, without a script`, async () => {
    const visit = await browser.visit({ viewport });
    const page = await visit.newPage();
    await page.goto(`${address}/public-figures`);
    await expectNoAxeFindings(page);
    await expectNoSidewaysScroll(page);
    for (const by of ['nationality', 'language', 'port', 'month', 'way']) {
      await page.goto(`${here}?by=${by}`);
      await expectNoAxeFindings(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `fairness-${by}-${size}`);
      assert.deepEqual(await cutCaptions(page), []);
      await read(`?by=${by}`);
    }
    assert.ok((await compressedWeight(page, here)) <= 60_000);
    await page.goto(`${here}/how`);
    await expectNoAxeFindings(page);
    await expectNoSidewaysScroll(page);
    await visit.close();
  });
}

test('without a script somebody gets from the first page to the figures, the list and back, another group, how it is computed', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await page.goto(address);
  await page.getByRole('link', { name: 'Ver las cifras públicas' }).click();
  await page.getByRole('link', { name: 'Ver si todos esperan por igual' }).click();
  await page.getByRole('link', { name: 'Ver la lista pública' }).click();
  await page.getByRole('link', { name: 'Ver si todos esperan por igual' }).click();
  await page.getByRole('link', { name: 'Idioma' }).click();
  const table = page.getByRole('region', { name: 'Cuántas llegaron' });
  assert.equal(await table.getByRole('rowheader').count(), 3);
  await page.getByRole('link', { name: 'Cómo lo calculamos' }).click();
  await page.getByRole('heading', { name: 'La comparación' }).waitFor();
  await visit.close();
});

test('the file holds what the pages show', async () => {
  const answer = await fetch(`${here}/table`);
  assert.match(answer.headers.get('content-disposition') ?? '', /puente-fairness-2026-11-23\.csv/);
  const rows: Record<string, string>[] = parse(await answer.text(), { columns: true });
  const median = rows.find(
    ({ value, measure }) => value === 'HTI' && measure === 'servedAfter.sinceRegistration',
  );
  assert.deepEqual([median?.figure, median?.from, median?.to], ['20', '15', '25']);
});
