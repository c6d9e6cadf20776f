import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { inventRelease } from '#server/demo/invent-release.ts';
import {
  compressedWeight,
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { servePuente } from '../served.ts';

const browser = openBrowser();
const folder = mkdtempSync(join(tmpdir(), 'puente-court-page-'));
const courtsFolder = join(folder, 'courts');
after(() => rmSync(folder, { recursive: true, force: true }));
const { address } = await servePuente({ courtsFolder });
const here = `${address}/public-figures/courts`;

/** The answer as a phone without a script gets it; no page of tables is heavier than 60 kB as it is. */
async function read(query: string, status = 200): Promise<string> {
  const answer = await fetch(`${here}${query}`);
  const html = await answer.text();
  assert.equal(answer.status, status, query);
  assert.match(html, /<title>Puente<\/title>/);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.ok(Buffer.byteLength(html) <= 60_000, `${query}: ${Buffer.byteLength(html)} bytes`);
  assert.doesNotMatch(html, /<script|\sstyle="/);
  return html;
}

test('before any release it says how to get one, and leads to what others have published', async () => {
  const html = await read('');
  assert.match(html, /npx puente courts import/);
  assert.match(html, /fileshare\.eoir\.justice\.gov/);
  assert.match(html, /href="\/public-figures\/courts\/published"/);
  const published = await read('/published');
  assert.match(published, /71,036/);
  assert.match(published, /Austin Kocher/);
  const named = await read('?rows=outcome&release=2026-08-03');
  assert.match(named, /npx puente courts import/);
});

test('a release that came meanwhile is shown, with its day and its name', async () => {
  inventRelease(courtsFolder, { date: 20260803, inside: 12_000, outside: 20_000 });
  inventRelease(courtsFolder, { date: 20260901, inside: 12_300, outside: 20_400 });
  inventRelease(courtsFolder, { date: 20261001, inside: 9000, outside: 9000, isReconciled: false });
  const html = await read('');
  assert.match(html, /martes, 1 de septiembre de 2026/);
  assert.match(html, /Orden de expulsión en ausencia/);
  assert.match(html, /<svg role="img"/);
});

const links = {
  bars: '?rows=nationality',
  lines: '?rows=nta_month&columns=represented',
  heat: '?rows=nationality&columns=outcome&beside=outside',
  beside: '?rows=represented&beside=outside&compare=2026-08-03',
  divided: '?rows=nta_month&columns=nationality&third=represented&outcome=pending',
  total: '?nationality=HO&outcome=relief',
  everything: '?programme=all&rows=nta_month&columns=current_location',
};

for (const [size, viewport] of Object.entries({
  phone,
  laptop,
  small: { width: 320, height: 560 },
})) {
  test(`every kind of table has no barrier on a ${size} screen, without a script`, async () => {
    const visit = await browser.visit({ viewport });
    const page = await visit.newPage();
    for (const [kind, query] of Object.entries(links)) {
      await page.goto(`${here}${query}`);
      await expectNoAxeFindings(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `courts-${kind}-${size}`);
      assert.ok((await compressedWeight(page, `${here}${query}`)) <= 60_000, query);
      await read(query);
    }
    for (const path of ['/definitions', '/published']) {
      await page.goto(`${here}${path}`);
      await expectNoAxeFindings(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `courts${path.replace('/', '-')}-${size}`);
    }
    await visit.close();
  });
}

test('without a script somebody chooses a table, keeps its link and gets to the meaning of a word', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await page.goto(`${address}/`);
  await page.getByRole('link', { name: 'Ver las cifras públicas' }).click();
  await page.getByRole('link', { name: 'Ver las cifras de las cortes' }).click();
  await page.getByText('Elegir la tabla').click();
  await page.getByLabel('Filas').selectOption('attendance');
  await page.getByLabel('Columnas').selectOption('represented');
  await page.getByText('Contar solo').click();
  await page.getByLabel('Nacionalidad').selectOption('HO');
  await page.getByRole('button', { name: 'Ver la tabla' }).click();
  const table = page.getByRole('region', { name: /Solo: Nacionalidad: Honduras/ });
  assert.equal(await table.getByRole('rowheader').count(), 5);
  const link = await page.getByRole('link', { name: 'Enlace permanente' }).getAttribute('href');
  assert.equal(
    link,
    '/public-figures/courts?programme=mpp&release=2026-09-01&rows=attendance&columns=represented&nationality=HO',
  );
  const before = await table.innerText();
  await page.goto(`${address}${link}`);
  assert.equal(await page.getByRole('region', { name: /Honduras/ }).innerText(), before);
  await page.getByRole('link', { name: 'Asistencia' }).click();
  assert.match(page.url(), /#word-attendance$/);
  assert.match(await page.locator('#word-attendance').innerText(), /ABSENTIA Y/);
  await visit.close();
});

test('a question that cannot be answered is kept, and says what to mend', async () => {
  const unknown = await read('?rows=colour&nationality=HO');
  assert.match(unknown, /No conocemos esa forma de contar/);
  assert.match(unknown, /value="HO" selected/);
  assert.match(unknown, /value="colour" selected/);
  const many = '?rows=phase&columns=status&outcome=relief&nationality=HO&language=SP';
  assert.match(await read(many), /Deje 4 entre filas, columnas y filtros/);
  assert.match(await read('?rows=phase&release=1999-01-01'), /Esa edición no está aquí/);
  assert.match(await read('?rows=phase&colour=red'), /no conocemos: colour/);
  assert.match(await read('?nationality=ZZ'), /&lt;10/);
  const html = await read(`?rows=${encodeURIComponent('<img src=x>')}&nationality=%00%27`);
  assert.doesNotMatch(html, /<img/);
});

test('an unreconciled release is marked wherever it is shown', async () => {
  const html = await read('?rows=outcome&release=2026-10-01');
  assert.match(html, /La edición 2026-10-01 no está completa/);
  assert.match(html, /2026-10-01, inventada, incompleta/);
});

test('an invented release says so wherever it is shown, and in what is taken along', async () => {
  const html = await read('?rows=outcome&release=2026-09-01');
  assert.match(html, /Estas cifras son inventadas/);
  assert.match(html, /2026-09-01, inventada/);
  const file = await fetch(`${here}/table?rows=outcome&release=2026-09-01`);
  assert.match(await file.text(), /\n"?2026-09-01 \(invented\)/);
});

test('the files hold exactly what the page shows', async () => {
  const query = 'rows=nationality&columns=represented&beside=outside&release=2026-09-01';
  const html = await read(`?${query}`);
  const shown = [...html.matchAll(/<td>(&lt;10|[\d,]+)<\/td>/gu)].map(([, cell = '']) =>
    cell.replace('&lt;', '<').replaceAll(',', ''),
  );
  const csv = await file(`${query}&format=csv`, 'text/csv');
  const rows: Record<string, string>[] = parse(csv, { columns: true });
  assert.deepEqual(rows.map((row) => row.shown).sort(), shown.sort());
  for (const row of rows) assert.equal(row.cases, row.shown === '<10' ? '' : row.shown);
  assert.deepEqual(Object.keys(rows[0] ?? {}), [
    ...['release', 'as_of', 'reconciled', 'programme'],
    ...['nationality', 'represented', 'cases', 'shown', 'percent'],
  ]);
  const parquet = join(folder, 'table.parquet');
  const bytes = await file(`${query}&format=parquet`, 'application/vnd.apache.parquet');
  writeFileSync(parquet, bytes);
  const database = await (await DuckDBInstance.create()).connect();
  const found = await database.runAndReadAll(`select * from read_parquet('${parquet}')`);
  assert.deepEqual(
    found.getRowObjects().map((row) => `${row.nationality} ${row.represented} ${row.shown}`),
    rows.map((row) => `${row.nationality} ${row.represented} ${row.shown}`),
  );
  const about = JSON.parse(String(await file(`${query}&format=csvw`, 'application/csvm+json')));
  assert.equal(about.url, 'puente-courts-mpp-2026-09-01.csv');
  assert.deepEqual(
    about.tableSchema.columns.map(({ name }: { name: string }) => name),
    Object.keys(rows[0] ?? {}),
  );
});

async function file(query: string, type: string): Promise<Buffer> {
  const answer = await fetch(`${here}/table?${query}`);
  assert.equal(answer.status, 200);
  assert.ok(answer.headers.get('content-type')?.startsWith(type));
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="puente-/);
  return Buffer.from(await answer.arrayBuffer());
}

test('a file of a question that cannot be answered is refused', async () => {
  for (const query of [
    'rows=colour',
    'rows=phase&release=1999-01-01',
    'rows=phase&columns=phase',
  ]) {
    assert.equal((await fetch(`${here}/table?${query}`)).status, 422, query);
  }
});

test('on paper stand the table, its day and its release, and nothing to press', async () => {
  const visit = await browser.visit({ viewport: laptop });
  const page = await visit.newPage();
  await page.goto(`${here}${links.lines}`);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByText('Elegir la tabla').isVisible(), false);
  assert.equal(await page.getByText('Salir rápido').first().isVisible(), false);
  assert.ok(await page.locator('caption').isVisible());
  assert.match(await page.locator('caption').innerText(), /1 de septiembre de 2026/);
  await screenshot(page, 'courts-print');
  await visit.close();
});
