import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windDown2021 } from '#pathways/programmes.law.ts';
import { Problem } from '#platform/problem.ts';
import { changed, changeIn, differences } from './rule-changes.ts';

const now = new Date('2026-11-02T12:00:00Z');

/** A change typed with its order. */
function typed(change: string, fields: Record<string, string>): Record<string, string> {
  const order = {
    sourceName: 'Orden inventada',
    sourceAddress: 'https://example.org/orden',
    sourceSays: '',
    sourceRetrieved: '2026-11-01',
  };
  const own = Object.entries({ ...order, ...fields });
  return {
    change,
    ...Object.fromEntries(own.map(([field, text]) => [`${change}-${field}`, text])),
  };
}

const made = (change: string, fields: Record<string, string>) =>
  changed(windDown2021, changeIn(typed(change, fields), now));

/** Which fields are refused, and why. */
function refusedAt(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    return error.fields.map(({ field, code }) => `${field} ${code}`);
  }
  return [];
}

test('a phase takes in whom a text kept out; every other situation stays as it was', () => {
  const rules = made('phase', {
    statuses: 'DENIED-PRESENT INACTIVE-NTA',
    from: '2026-12-01',
    end: 'none',
  });
  assert.deepEqual(rules.phases.at(-1), {
    id: 'phase-3',
    from: '2026-12-01',
    to: null,
    statuses: ['DENIED-PRESENT', 'INACTIVE-NTA'],
    source: {
      name: 'Orden inventada',
      address: 'https://example.org/orden',
      says: '',
      retrieved: '2026-11-01',
    },
  });
  const taken = { phases: [{ from: '2026-12-01', to: null }], outside: 'unnamed' };
  assert.deepEqual(differences(windDown2021, rules), [
    { status: 'DENIED-PRESENT', was: { phases: [], outside: 'excluded' }, is: taken },
    { status: 'INACTIVE-NTA', was: { phases: [], outside: 'unclear' }, is: taken },
  ]);
  assert.deepEqual(rules.unclear, [], 'nothing is said of nobody');
});

test('the days of one phase change, the others stay; what stays is said', () => {
  const rules = made('days', { phase: 'phase-2', from: '', end: 'on', to: '2021-12-31' });
  assert.deepEqual(
    rules.phases.map(({ from, to }) => [from, to]),
    [
      ['2021-02-19', '2021-08-24'],
      ['2021-06-23', '2021-12-31'],
    ],
  );
  assert.equal(rules.phases[0]?.source, windDown2021.phases[0]?.source);
  assert.equal(rules.phases[1]?.source.name, 'Orden inventada');
  const stays = made('days', { phase: 'phase-2', from: '', end: 'stays', to: '2021-12-31' });
  assert.deepEqual(differences(windDown2021, stays), []);
});

test('who is left out leaves every phase, and is kept out, unclear or not named', () => {
  for (const as of ['excluded', 'unclear', 'unnamed']) {
    const [only, more] = differences(windDown2021, made('outside', { statuses: 'INABS', as }));
    assert.deepEqual([only?.status, only?.is], ['INABS', { phases: [], outside: as }]);
    assert.equal(more, undefined);
  }
  const everybody = windDown2021.phases.flatMap(({ statuses }) => statuses).join(' ');
  assert.deepEqual(
    refusedAt(() => made('outside', { statuses: everybody, as: 'unnamed' })),
    ['statuses queue.phaseNeeded'],
  );
});

test('an order that confirms asks for nothing but itself and changes nothing', () => {
  assert.deepEqual(made('confirm', {}), windDown2021);
  assert.deepEqual(
    refusedAt(() => made('confirm', { sourceAddress: '' })),
    ['source.address platform.too_small'],
  );
});

test('every field that was not answered is named at once, and nothing is taken for an answer', () => {
  const at = (change: string, fields: Record<string, string>) =>
    refusedAt(() => made(change, { sourceName: '', ...fields })).map((one) => one.split(' ')[0]);
  assert.deepEqual([...new Set(at('phase', {}))], ['source.name', 'statuses', 'from', 'end']);
  assert.deepEqual([...new Set(at('days', {}))], ['source.name', 'phase', 'end']);
  assert.deepEqual([...new Set(at('outside', {}))], ['source.name', 'statuses', 'as']);
  const phase = { statuses: 'AVR', from: '2026-12-01' };
  assert.ok(refusedAt(() => made('phase', { ...phase, end: 'on' })).includes('to queue.dayNeeded'));
  assert.deepEqual(
    refusedAt(() => made('phase', { ...phase, end: 'on', to: '2026-11-30' })),
    ['to queue.endsBeforeStart'],
  );
  assert.deepEqual(
    refusedAt(() => made('phase', { ...phase, statuses: 'UNKNOWN', end: 'none' })),
    ['statuses.0 platform.invalid_value'],
  );
  assert.deepEqual(
    refusedAt(() => made('days', { phase: 'phase-9', end: 'none' })),
    ['phase platform.invalid_value'],
  );
});
