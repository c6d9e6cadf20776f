import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayPutRight, putRightFrom } from './put-right.rules.ts';

test('an arrival can be put right on its day and the 29 after; on the thirtieth its ticket may open', () => {
  assert.equal(mayPutRight('2026-11-05', '2026-11-05'), true);
  assert.equal(mayPutRight('2026-11-05', '2026-12-04'), true);
  assert.equal(mayPutRight('2026-11-05', '2026-12-05'), false);
  assert.equal(mayPutRight('2024-02-01', '2024-03-01'), true, 'a February of 29 days');
  assert.equal(mayPutRight('2024-02-01', '2024-03-02'), false);
});

test('an arrival that two people said afterwards can be put right for 30 days from when they did', () => {
  const arrived = {
    state: 'arrived',
    day: '2026-11-05',
    // In the evening of the third, by the clocks of the port.
    stateSince: new Date('2026-12-04T04:00:00Z'),
    timeZone: 'America/Matamoros',
    cameSaidAt: null,
  };
  assert.equal(putRightFrom(arrived), '2026-11-05');
  assert.equal(putRightFrom({ ...arrived, cameSaidAt: arrived.stateSince }), '2026-12-03');
  const missed = { ...arrived, state: 'missed', cameSaidAt: arrived.stateSince };
  assert.equal(putRightFrom(missed), '2026-11-05', 'one word alone moves nothing');
});
