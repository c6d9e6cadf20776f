import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { commitmentOf, listHashOf, methodOf, seedOf, ticketOf, unitIdOf } from './draw.rules.ts';
import { localDay } from './local-day.rules.ts';
import { nextStep } from './next-step.rules.ts';
import { drawOf } from './order.rules.ts';
import { orderUnits } from './order-units.rules.ts';
import { bandOf, positionsOf, weeksToWait } from './positions.rules.ts';
import { type Listed, leastGroup, publicList, shownSince } from './public-list.rules.ts';
import { type KnownEnrolment, standingDate } from './standing-date.rules.ts';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

test('the earliest-enrolled member decides, on the basis of that enrolment', () => {
  const standing = standingDate(
    [
      { enrolledOn: '2019-08-20', precision: 'day', basis: 'confirmed' },
      { enrolledOn: '2019-08-14', precision: 'day', basis: 'declared' },
      { enrolledOn: null, precision: 'unknown', basis: 'declared' },
    ],
    '2026-11-02',
  );
  assert.deepEqual(standing, {
    enrolledOn: '2019-08-14',
    undated: false,
    precision: 'day',
    basis: 'declared',
  });
});

test('a month or year stands at its last day, a leap February too; no date stands by registration', () => {
  const day = (enrolledOn: string | null, precision: KnownEnrolment['precision']) =>
    standingDate([{ enrolledOn, precision, basis: 'declared' }], '2026-11-02').enrolledOn;
  assert.equal(day('2020-02-01', 'month'), '2020-02-29');
  assert.equal(day('2019-01-01', 'year'), '2019-12-31');
  assert.equal(day(null, 'unknown'), '2026-11-02');
  assert.equal(standingDate([], '2026-11-02').undated, true);
});

test('proving the day never moves a household back', () => {
  const known = fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    precision: fc.constantFrom('month' as const, 'year' as const),
  });
  fc.assert(
    fc.property(known, ({ day, month, precision }) => {
      const two = (n: number) => String(n).padStart(2, '0');
      const exact = `2019-${two(month)}-${two(day)}`;
      const first = precision === 'year' ? '2019-01-01' : `2019-${two(month)}-01`;
      const at = (enrolledOn: string, how: KnownEnrolment['precision']) =>
        standingDate([{ enrolledOn, precision: how, basis: 'declared' }], '2026-11-02').enrolledOn;
      assert.ok(at(exact, 'day') <= at(first, precision));
    }),
  );
});

test('the seed is the hash of the sorted values, the commitment that of the value', () => {
  const values = ['b', 'a'].map((digit) => digit.repeat(64));
  const parts = values.map((value) => ({ value, commitment: commitmentOf(value) }));
  assert.equal(parts[0]?.commitment, sha('b'.repeat(64)));
  assert.equal(seedOf(parts, 'unused'), sha(`${'a'.repeat(64)}\n${'b'.repeat(64)}\n`));
  assert.equal(methodOf(parts), 'all_revealed');
  assert.equal(listHashOf(['B', 'A']), sha('A\nB\n'));
});

test('a withheld value is replaced by its commitment and the list', () => {
  const revealed = { value: 'a'.repeat(64), commitment: commitmentOf('a'.repeat(64)) };
  const withheld = { value: null, commitment: commitmentOf('b'.repeat(64)) };
  const list = listHashOf(['A']);
  const text = `${revealed.value}\nwithheld:${withheld.commitment}\nlist:${list}\n`;
  assert.equal(seedOf([withheld, revealed], list), sha(text));
  assert.equal(methodOf([withheld, revealed]), 'some_withheld');
  assert.equal(methodOf([revealed]), 'one_organisation');
});

const place = fc.record({
  ticketNumber: fc.stringMatching(/^[ACDEFGH]{7}$/),
  seed: fc.constantFrom('seed of batch 1', 'seed of batch 2', null),
  class: fc.constantFrom('urgent', 'normal'),
  undated: fc.boolean(),
  enrolledOn: fc.constantFrom('2019-08-14', '2019-08-15', '2020-01-01'),
});
const places = fc.uniqueArray(place, {
  selector: (one) => one.ticketNumber,
  maxLength: 40,
  size: 'max',
});
const rule = { programmeId: 'P', classes: ['urgent', 'normal'] };

test('within a class the dated come first, whatever the day of registration', () => {
  fc.assert(
    fc.property(places, (units) => {
      const order = orderUnits(units, rule).filter((one) => one.class === 'normal');
      const firstUndated = order.findIndex((one) => one.undated);
      if (firstUndated >= 0) assert.ok(order.slice(firstUndated).every((one) => one.undated));
    }),
  );
});

test('a later batch never turns the order of an earlier one', () => {
  fc.assert(
    fc.property(places, (units) => {
      const early = units.filter((one) => one.seed === 'seed of batch 1');
      const alone = orderUnits(early, rule).map((one) => one.ticketNumber);
      const among = orderUnits(units, rule)
        .map((one) => one.ticketNumber)
        .filter((number) => alone.includes(number));
      assert.deepEqual(among, alone);
    }),
  );
});

test('the draw of a ticket is SHA-256 of programme, seed of its batch and ticket number', () => {
  const id = unitIdOf('s', 'ACDEFGH');
  assert.equal(drawOf('P', id), sha('P|s|ACDEFGH'));
  assert.equal(ticketOf(id), 'ACDEFGH');
});

const listed = fc.array(
  fc.record({
    class: fc.constantFrom('urgent', 'expedited', 'normal'),
    undated: fc.boolean(),
    enrolledOn: fc
      .tuple(
        fc.constantFrom('2019', '2020'),
        fc.constantFrom('01', '02', '08'),
        fc.constantFrom('03', '14'),
      )
      .map((parts) => parts.join('-')),
  }),
  { maxLength: 120, size: 'max' },
);

test('every shown date is shared by ten places at least, and no class above normal shows', () => {
  fc.assert(
    fc.property(listed, (some) => {
      // Numbers tell nothing of the order, as a real one does not.
      const numberOf = (index: number) => `T${String((index * 919) % 1000).padStart(3, '0')}`;
      const order: Listed[] = some.map((one, at) => ({ ...one, ticketNumber: numberOf(at) }));
      const entries = publicList(order);
      assert.deepEqual(new Set(entries.map((one) => one.ticketNumber)).size, order.length);
      const groups = Map.groupBy(entries, (one) => `${one.class} ${one.period}`);
      const sizeOf = (name: string) => entries.filter((one) => one.class === name).length;
      for (const group of groups.values()) {
        const [first] = group;
        if (!first) continue;
        // A group below ten shows nothing, and is then all of its class.
        if (group.length < leastGroup) {
          assert.equal(first.period, null);
          assert.equal(group.length, sizeOf(first.class));
        }
        assert.equal(first.placeTo - first.placeFrom + 1, group.length);
        const numbers = group.map((one) => one.ticketNumber);
        assert.deepEqual(numbers, numbers.toSorted(), 'a group does not show its own order');
      }
    }),
  );
});

test('dates are shown as finely as ten places allow, in their order', () => {
  const many = (enrolledOn: string, count: number): Listed[] =>
    Array.from({ length: count }, (_, index) => ({
      ticketNumber: `${enrolledOn} ${String(index).padStart(2, '0')}`,
      class: 'normal',
      undated: false,
      enrolledOn,
    }));
  const periods = (order: Listed[]) => [...new Set(publicList(order).map((one) => one.period))];
  assert.deepEqual(periods([...many('2019-08-14', 10), ...many('2019-08-15', 10)]), [
    '2019-08-14',
    '2019-08-15',
  ]);
  assert.deepEqual(periods([...many('2019-08-14', 10), ...many('2019-08-15', 9)]), ['2019-08']);
  assert.deepEqual(periods([...many('2019-08-14', 10), ...many('2019-09-15', 9)]), ['2019']);
  assert.deepEqual(periods([...many('2019-08-14', 10), ...many('2020-09-15', 9)]), ['2019/2020']);
  assert.deepEqual(periods(many('2019-08-14', 9)), [null]);
});

test('who crossed leaves the list with all of the month, none before 30 days have gone by', () => {
  assert.equal(shownSince('2027-03-02'), '2027-01-01');
  assert.equal(shownSince('2027-03-03'), '2027-02-01');
  assert.equal(shownSince('2028-03-31'), '2028-03-01');
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      (at) => {
        const since = shownSince(at.toISOString().slice(0, 10));
        assert.match(since, /-01$/);
        const days = (at.getTime() - Date.parse(since)) / 86_400_000;
        assert.ok(days >= 30 && days < 62, `${days}`);
      },
    ),
  );
});

test('positions count who comes before at a port that both can use', () => {
  const of = (ticketNumber: string, ...ports: string[]) => ({ ticketNumber, ports });
  const order = [of('a', '1'), of('b', '2'), of('c', '1', '2'), of('d', '2'), of('e', '3')];
  assert.deepEqual(
    positionsOf(order).map((one) => one.beforeAtPorts),
    [0, 0, 2, 2, 0],
  );
  assert.deepEqual(bandOf(100), { from: 100, to: 100 });
  assert.deepEqual(bandOf(101), { from: 101, to: 200 });
  assert.deepEqual(bandOf(200), { from: 101, to: 200 });
});

test('a range of weeks needs twenty crossings in four weeks, and is wide', () => {
  assert.equal(weeksToWait(100, 19), null);
  assert.deepEqual(weeksToWait(99, 40), { from: 6, to: 20 });
});

test('the next step is what stands most in the way', () => {
  const waiting = {
    state: 'waiting',
    heldReason: null,
    enrolmentBasis: 'declared',
    oneSaw: false,
    drawn: false,
  } as const;
  const inForce = { state: 'in_force' } as const;
  assert.equal(nextStep(inForce, waiting), 'bring_paper');
  assert.equal(nextStep(inForce, { ...waiting, oneSaw: true }), 'second_look');
  assert.equal(nextStep(inForce, { ...waiting, enrolmentBasis: 'paper_seen' }), 'wait_for_draw');
  assert.equal(nextStep({ state: 'paused' }, waiting), 'programme_paused');
  assert.equal(
    nextStep({ state: 'paused' }, { ...waiting, heldReason: 'lawyer_first' }),
    'lawyer_first',
  );
});

test('a day is a day on the clocks of the programme', () => {
  const at = new Date('2026-11-02T05:30:00Z');
  assert.equal(localDay(at, 'America/Matamoros'), '2026-11-01');
  assert.equal(localDay(at, 'UTC'), '2026-11-02');
});
