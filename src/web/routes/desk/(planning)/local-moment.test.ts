import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentAt } from './local-moment.ts';

test('a time on the clocks of a border town is one moment, in winter and in summer', () => {
  assert.deepEqual(
    momentAt('2026-11-02T05:30', 'America/Matamoros'),
    new Date('2026-11-02T11:30:00Z'),
  );
  assert.deepEqual(
    momentAt('2026-07-01T08:00', 'America/Tijuana'),
    new Date('2026-07-01T15:00:00Z'),
  );
});

test('of an hour that the clocks show twice in autumn, the first is meant', () => {
  assert.deepEqual(
    momentAt('2026-11-01T01:30', 'America/Tijuana'),
    new Date('2026-11-01T08:30:00Z'),
  );
});

test('just before and after the clocks change, the right side is meant', () => {
  assert.deepEqual(
    momentAt('2026-11-01T02:30', 'America/Tijuana'),
    new Date('2026-11-01T10:30:00Z'),
  );
  assert.deepEqual(
    momentAt('2026-03-08T03:30', 'America/Tijuana'),
    new Date('2026-03-08T10:30:00Z'),
  );
});

test('what is no time gives no moment', () => {
  for (const typed of ['', 'mañana', '2026-13-40', '2026-11-02 05:30']) {
    assert.ok(Number.isNaN(momentAt(typed, 'America/Tijuana').getTime()), typed);
  }
});
