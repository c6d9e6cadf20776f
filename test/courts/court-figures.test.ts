import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { courtFigures, courtReleases } from '#observatory/contract.ts';
import { Problem } from '#platform/problem.ts';
import { inventRelease } from '#server/demo/invent-release.ts';
import { testApplication } from '../application.ts';

const courtsFolder = mkdtempSync(join(tmpdir(), 'puente-court-figures-'));
const puente = await testApplication({ courtsFolder });
after(async () => {
  await puente.close();
  rmSync(courtsFolder, { recursive: true, force: true });
});
const ask = puente.callAs({ kind: 'anyone' });

/** The field and code of the refusal that a question meets. */
async function refusal(
  question: Parameters<typeof ask<typeof courtFigures.input, typeof courtFigures.output>>[1],
) {
  try {
    await ask(courtFigures, question);
  } catch (error) {
    if (error instanceof Problem) return error.fields[0] ?? error.code;
    throw error;
  }
  return null;
}

test('without a release there is none to choose, and no figure', async () => {
  assert.deepEqual(await ask(courtReleases, {}), { releases: [], chosen: null });
  assert.equal(await refusal({}), 'observatory.noRelease');
});

test('the newest reconciled release stands for all; one that is not is marked', async () => {
  inventRelease(courtsFolder, { date: 20260803, inside: 4000, outside: 6000 });
  inventRelease(courtsFolder, { date: 20260901, inside: 4100, outside: 6200, isReconciled: false });
  const { releases, chosen } = await ask(courtReleases, {});
  assert.deepEqual(
    releases.map(({ name, isReconciled }) => [name, isReconciled]),
    [
      ['2026-09-01', false],
      ['2026-08-03', true],
    ],
  );
  assert.equal(chosen, '2026-08-03');
  const { series } = await ask(courtFigures, {});
  const release = {
    name: '2026-08-03',
    asOf: '2026-08-03',
    isReconciled: true,
    isInvented: true,
  };
  assert.deepEqual(series, [{ programme: 'mpp', release }]);
});

test('every figure is a multiple of five near the count, and all beside the programme are counted', async () => {
  const { lines, values } = await ask(courtFigures, {
    rows: 'represented',
    columns: 'status',
    beside: 'outside',
    compare: '2026-09-01',
  });
  assert.deepEqual(values, [
    ['false', 'true'],
    ['closed', 'pending'],
  ]);
  assert.equal(lines.length, 9);
  const totals = lines.at(-1);
  assert.deepEqual(totals?.values, [null, null]);
  [4000, 6000, 4100, 6200].forEach((count, at) => {
    const figure = totals?.figures[at] ?? 0;
    assert.equal(figure % 5, 0);
    assert.ok(Math.abs(figure - count) < 60, `${figure} for ${count}`);
  });
});

test('one set of cases has one figure, in whatever table it stands', async () => {
  const byOutcome = await ask(courtFigures, { rows: 'outcome' });
  const byAttendance = await ask(courtFigures, {
    rows: 'attendance',
    outcome: 'removal_in_absentia',
  });
  const filtered = await ask(courtFigures, { attendance: 'absent_last', status: 'closed' });
  const figureOf = (answer: typeof byOutcome, value: string) =>
    answer.lines.find(({ values }) => values[0] === value)?.figures[0];
  const figure = figureOf(byOutcome, 'removal_in_absentia');
  assert.ok(figure);
  assert.equal(figureOf(byAttendance, 'absent_last'), figure);
  assert.equal(filtered.lines[0]?.figures[0], figure);
});

test('a value that no case has is answered as one that few have', async () => {
  const { lines } = await ask(courtFigures, { nationality: 'ZZ' });
  assert.deepEqual(lines, [{ values: [], figures: [null] }]);
});

test('says what is wrong with a question, and where', async () => {
  const twice = { field: 'columns', code: 'observatory.dimensionTwice' };
  assert.deepEqual(await refusal({ rows: 'status', columns: 'status' }), twice);
  const filtered = { field: 'status', code: 'observatory.filterTwice' };
  assert.deepEqual(await refusal({ rows: 'status', status: 'closed' }), filtered);
  const many = { status: 'closed', outcome: 'relief', language: 'SP', nationality: 'HO' } as const;
  assert.equal(await refusal(many), null);
  const tooMany = { field: 'language', code: 'observatory.tooManyFilters' };
  assert.deepEqual(await refusal({ ...many, rows: 'phase' }), tooMany);
  const unknown = { field: 'release', code: 'observatory.noSuchRelease' };
  assert.deepEqual(await refusal({ release: '1999-01-01' }), unknown);
  const value = { field: 'nta_month', code: 'observatory.noSuchValue' };
  assert.deepEqual(await refusal({ nta_month: '2019-13' }), value);
});
