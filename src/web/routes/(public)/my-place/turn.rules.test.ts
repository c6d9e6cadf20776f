import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Place } from '#queue/contract.ts';
import { isVague, turnOf } from './turn.rules.ts';

type Ticket = NonNullable<Place['ticket']>;
type Weeks = NonNullable<Ticket['position']>['weeks'];

/** A place whose order was computed when it was already the next day in Universal Time. */
function place(
  weeks: Weeks,
  ticket: Partial<Ticket> = {},
  state: 'in_force' | 'paused' = 'in_force',
) {
  const source = {
    name: 'Order',
    address: 'https://example.org',
    says: 'So',
    retrieved: '2026-11-01',
  };
  return {
    programme: {
      programmeId: '0192f0c1-2b3c-7d4e-8f50-123456789abc',
      organisationId: '0192f0c1-2b3c-7d4e-8f50-123456789abd',
      name: 'Programme',
      state,
      stateSince: new Date('2026-11-01T00:00:00Z'),
      stateSource: source,
      declaredSource: source,
      startsOn: '2026-11-01',
      endsOn: null,
      timeZone: 'America/Tijuana',
      ports: ['2504'],
      classes: ['normal'],
      leadDays: 3,
      offerHours: 48,
      publishedAt: null,
    },
    outcome: 'eligible',
    reason: null,
    from: null,
    source: null,
    missing: [],
    ticket: {
      ticketNumber: '3HA4XQR',
      state: 'waiting',
      stateSince: new Date('2026-11-01T00:00:00Z'),
      heldReason: null,
      nextStep: 'wait_for_turn',
      class: 'normal',
      enrolledOn: '2019-08-02',
      enrolmentPrecision: 'day',
      enrolmentBasis: 'paper_seen',
      ports: ['2504'],
      readyFrom: null,
      canReturnUntil: null,
      position: {
        band: { from: 22, to: 22 },
        waiting: 146,
        beforeAtPorts: 6,
        weeks,
        computedAt: new Date('2026-11-22T03:00:00Z'),
      },
      ...ticket,
    },
  } satisfies Place;
}

test('a turn is told in calendar dates of the place where the programme is', () => {
  assert.deepEqual(turnOf(place({ from: 2, to: 5 })), { from: '2026-12-05', to: '2026-12-26' });
  assert.deepEqual(turnOf(place({ from: 0, to: 1 })), { from: null, to: '2026-11-28' });
});

test('nothing is foretold where the pace says nothing', () => {
  const weeks = { from: 2, to: 5 };
  const silent = [
    place(null),
    place(weeks, {}, 'paused'),
    place(weeks, { heldReason: 'family_apart' }),
    place(weeks, { state: 'accepted' }),
    place(weeks, { position: null }),
    { ...place(weeks), ticket: null },
  ];
  for (const one of silent) assert.equal(turnOf(one), null);
});

test('a wide range is told in months, a narrow one in days', () => {
  assert.equal(isVague({ from: '2026-12-05', to: '2027-01-16' }), false);
  assert.equal(isVague({ from: '2026-12-05', to: '2027-01-17' }), true);
  assert.equal(isVague({ from: null, to: '2027-12-01' }), false);
});
