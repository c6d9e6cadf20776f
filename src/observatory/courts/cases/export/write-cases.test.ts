import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { CASE_COLUMNS, rowText } from '../case-columns.rules.ts';
import type { CaseTable } from '../case-table.ts';
import { selectionOf } from '../selection.rules.ts';
import { someCases, tableOf } from '../some-cases.fixture.ts';
import { exportKindOf, writeCases } from './write-cases.ts';

const release = { name: '2026-08-01', isReconciled: true };

describe('A table of cases as a file', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cases-'));
  });
  after(() => rm(folder, { recursive: true }));

  const selection = selected('all');
  const table = tableOf(someCases(400), selection);

  it('is known by its name', () => {
    assert.deepEqual(
      ['a.csv', 'b.PARQUET', 'c.txt', 'csv'].map((name) => exportKindOf(name)),
      ['.csv', '.parquet', null, null],
    );
  });

  it('is a CSV of exactly these columns, whatever the codes hold', async () => {
    const file = join(folder, 'cases.csv');
    await writeCases(table, file, selection, release);
    const text = await readFile(file, 'utf8');
    assert.ok(text.startsWith(`${CASE_COLUMNS.join(',')}\n`));
    assert.ok(text.endsWith('\n') && !text.includes('\r'));
    assert.deepEqual(parse(text, { columns: true }), rowsOf(table));
    assert.ok(text.includes('Ñ') && text.includes('",""""') && text.includes('0099-01-01'));
  });

  it('is a Parquet with the same cells, typed', async () => {
    const [csv, parquet] = [join(folder, 'same.csv'), join(folder, 'same.parquet')];
    await writeCases(table, csv, selection, release);
    await writeCases(table, parquet, selection, release);
    assert.deepEqual(await typesIn(parquet), {
      ...Object.fromEntries(CASE_COLUMNS.map((column) => [column, 'VARCHAR'])),
      idncase: 'INTEGER',
      nta_date: 'DATE',
      decided_on: 'DATE',
      transferred_out: 'BOOLEAN',
      represented: 'BOOLEAN',
    });
    const read = await query(
      `SELECT ${CASE_COLUMNS.map((one) => `coalesce(CAST(${one} AS VARCHAR), '') AS ${one}`).join()}
       FROM read_parquet('${parquet}')`,
    );
    assert.deepEqual(read, parse(await readFile(csv, 'utf8'), { columns: true }));
  });

  it('has no groups to lose: many rows read back in order', async () => {
    const file = join(folder, 'many.parquet');
    const many = tableOf(someCases(100_003), selection);
    await writeCases(many, file, selection, release);
    const [read] = await query(
      `SELECT count(*)::VARCHAR AS rows, count(*) FILTER (idncase <> 3 * file_row_number + 1)::VARCHAR AS moved
       FROM read_parquet('${file}', file_row_number = true)`,
    );
    assert.deepEqual(read, { rows: '100003', moved: '0' });
  });

  it('may be empty', async () => {
    const none = tableOf([], selected('mpp'));
    const [csv, parquet] = [join(folder, 'none.csv'), join(folder, 'none.parquet')];
    await writeCases(none, csv, selected('mpp'), release);
    await writeCases(none, parquet, selected('mpp'), release);
    assert.equal(await readFile(csv, 'utf8'), `${CASE_COLUMNS.join(',')}\n`);
    assert.deepEqual(await query(`SELECT * FROM read_parquet('${parquet}')`), []);
  });

  it('has a header file that defines each column, its values and its programme', async () => {
    const file = join(folder, 'mpp.csv');
    const mpp = selected('mpp');
    const header = await writeCases(tableOf(someCases(40), mpp), file, mpp, {
      ...release,
      isReconciled: false,
    });
    assert.equal(header, `${file}-metadata.json`);
    const read = JSON.parse(await readFile(`${file}-metadata.json`, 'utf8'));
    assert.equal(read.url, 'mpp.csv');
    assert.deepEqual(
      read.tableSchema.columns.map((column: { name: string }) => column.name),
      [...CASE_COLUMNS],
    );
    const [note] = read.notes;
    assert.deepEqual(
      [note.as_of, note.release, note.reconciled, note.programme.name],
      ['2026-08-01', '2026-08-01', false, 'mpp'],
    );
    assert.deepEqual(note.programme.ntaWindow, { from: '2018-12-01', to: null });
  });

  it('replaces what stood there, through a link too, and leaves nothing else', async () => {
    const place = await mkdtemp(join(folder, 'place-'));
    await writeFile(join(place, 'old.csv'), 'old');
    await symlink('old.csv', join(place, 'link.csv'));
    await writeCases(table, join(place, 'link.csv'), selection, release);
    assert.match(await readFile(join(place, 'old.csv'), 'utf8'), /^idncase/u);
    assert.deepEqual((await readdir(place)).sort(), [
      'link.csv',
      'link.csv-metadata.json',
      'old.csv',
    ]);
  });

  it('leaves nothing where it cannot be written', async () => {
    const place = await mkdtemp(join(folder, 'place-'));
    await assert.rejects(writeCases(table, join(place, 'no/cases.csv'), selection, release), {
      code: 'ENOENT',
    });
    assert.deepEqual(await readdir(place), []);
  });
});

function selected(name: string) {
  const selection = selectionOf(name);
  assert.ok(selection);
  return selection;
}

function rowsOf(table: CaseTable) {
  return Array.from({ length: table.length }, (_, row) => rowText(table, row));
}

async function query(sql: string) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function typesIn(file: string) {
  const rows = await query(`DESCRIBE SELECT * FROM read_parquet('${file}')`);
  return Object.fromEntries(rows.map((row) => [row.column_name, row.column_type]));
}
