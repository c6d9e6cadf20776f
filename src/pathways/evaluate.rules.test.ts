import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pathwayRules } from './all-rules.law.ts';
import type { Answer } from './answer.ts';
import { plusDays } from './calendar.rules.ts';
import { findPathways } from './evaluate.rules.ts';
import type { Example, LawRow } from './law.ts';
import { childAloneRule, lawyerFirstRules } from './safeguards.law.ts';
import {
  caseStatuses,
  type DateFact,
  nothingKnown,
  type Situation,
  situationSchema,
  urgentNeeds,
} from './situation.ts';

const nobodySigned: ReadonlySet<string> = new Set();
const rows: readonly LawRow[] = [...pathwayRules, ...lawyerFirstRules, childAloneRule];

function outcomeOf(answer: Answer, id: string): Example['expect'] | undefined {
  if (answer.childAlone) return 'child-alone';
  if (answer.lawyerFirst) return 'lawyer-first';
  if (answer.fits.some((fit) => fit.id === id)) return 'fits';
  if (answer.doesNotFit.some((refusal) => refusal.id === id)) return 'does-not-fit';
  if (answer.history.some((past) => past.id === id)) return 'history';
  return answer.missing.some((missing) => missing.settles.includes(id)) ? 'missing' : undefined;
}

const askedAs: Partial<Record<string, string>> = {
  appealOpen: 'decidedOn',
  absenceMotionOpen: 'orderedOn',
  hasUrgentNeed: 'urgentNeeds',
};

for (const row of rows) {
  for (const [index, example] of row.examples.entries()) {
    test(`${row.id}, example ${index + 1}: ${example.expect}`, () => {
      const given = situationSchema.parse({ ...nothingKnown, ...example.given });
      const answer = findPathways(given, example.on, nobodySigned);
      assert.equal(outcomeOf(answer, row.id), example.expect);
      const refusal = answer.doesNotFit.find(({ id }) => id === row.id);
      if (example.reason) assert.ok(refusal?.reasons.includes(example.reason));
      if (example.asks) {
        const fact = askedAs[example.asks] ?? example.asks;
        const asked = answer.missing.find((missing) => missing.fact === fact);
        assert.ok(asked?.settles.includes(row.id), `asks for ${fact}`);
      }
      const clocks = answer.clocks.filter(({ id }) => id === row.id);
      const ends = Object.fromEntries(clocks.map(({ clock, runsUntil }) => [clock, runsUntil]));
      if (example.clocks) assert.deepEqual(ends, example.clocks);
    });
  }
}

const day = fc.integer({ min: 0, max: 3200 }).map((days) => plusDays('2019-01-01', days));
const dateFact: fc.Arbitrary<DateFact> = fc.oneof(
  day.map((date): DateFact => ({ precision: 'day', date })),
  day.map((date): DateFact => ({ precision: 'month', month: date.slice(0, 7) })),
  fc.constant<DateFact>({ precision: 'unknown' }),
);
const tri = fc.constantFrom('yes', 'no', 'unknown');
const situation: fc.Arbitrary<Situation> = fc.record({
  where: fc.constantFrom('mexico', 'us', 'origin', 'other', 'unknown'),
  programme: fc.constantFrom('mpp-2019', 'mpp-2021', 'mpp-2025', 'none', 'unknown'),
  status: fc.constantFrom(...caseStatuses),
  removalOrder: tri,
  orderedOn: dateFact,
  decidedOn: dateFact,
  noticeProblem: fc.constantFrom('no-notice', 'in-custody', 'none', 'unknown'),
  exceptionalCircumstances: tri,
  appealPending: tri,
  ntaFiled: tri,
  arrival: fc.record({ earliest: dateFact, latest: dateFact }),
  movedOn: dateFact,
  signedVoluntaryReturn: tri,
  childAlone: fc.constantFrom('no', 'unknown'),
  memberOutsideProgramme: tri,
  urgentNeeds: fc.oneof(
    fc.constant('unknown' as const),
    fc.array(fc.constantFrom(...urgentNeeds), { maxLength: 2 }),
  ),
});

/** Keeps every known fact of `known` and fills what is unknown from `other`. */
function fillIn(known: Situation, other: Situation): Situation {
  const date = (mine: DateFact, theirs: DateFact): DateFact =>
    mine.precision === 'unknown' ? theirs : mine;
  const filled = Object.entries(known).map(([name, value]) => {
    const isUnknown = value === 'unknown' || value === 'UNKNOWN';
    return [name, isUnknown ? other[name as keyof Situation] : value];
  });
  return situationSchema.parse({
    ...Object.fromEntries(filled),
    orderedOn: date(known.orderedOn, other.orderedOn),
    decidedOn: date(known.decidedOn, other.decidedOn),
    movedOn: date(known.movedOn, other.movedOn),
    arrival: {
      earliest: date(known.arrival.earliest, other.arrival.earliest),
      latest: date(known.arrival.latest, other.arrival.latest),
    },
  });
}

test('what does not fit stays so whatever the unknown facts turn out to be', () => {
  fc.assert(
    fc.property(situation, situation, day, (known, other, today) => {
      const before = findPathways(known, today, nobodySigned).doesNotFit.map(({ id }) => id);
      const after = findPathways(fillIn(known, other), today, nobodySigned).fits;
      assert.deepEqual(
        after.filter(({ id }) => before.includes(id)),
        [],
      );
    }),
    { numRuns: 1500 },
  );
});

test('lawyer first or a child alone means no route, no date and no history', () => {
  fc.assert(
    fc.property(situation, tri, day, (given, childAlone, today) => {
      const answer = findPathways({ ...given, childAlone }, today, nobodySigned);
      if (!answer.lawyerFirst && !answer.childAlone) return;
      assert.equal(answer.fits.length + answer.clocks.length, 0);
      assert.equal(answer.doesNotFit.length + answer.history.length, 0);
    }),
    { numRuns: 1000 },
  );
});

test('nobody who may be in the United States with an order is shown a route or a date', () => {
  fc.assert(
    fc.property(situation, day, (given, today) => {
      const mayBeInUs = given.where === 'us' || given.where === 'unknown';
      const ordered = given.status === 'INABS' || given.removalOrder === 'yes';
      const answer = findPathways(given, today, nobodySigned);
      if (mayBeInUs && ordered) assert.ok(answer.lawyerFirst);
      if (given.signedVoluntaryReturn === 'yes') assert.ok(answer.lawyerFirst);
      if (given.status === 'DENIED-APPEAL' || given.status === 'AVR') assert.ok(answer.lawyerFirst);
    }),
    { numRuns: 1000 },
  );
});

test('law of the past is never a present route, even asked on a day of its own time', () => {
  const past = new Set(pathwayRules.filter((rule) => rule.history).map((rule) => rule.id));
  fc.assert(
    fc.property(situation, day, (given, today) => {
      const answer = findPathways(given, today, nobodySigned);
      assert.ok(answer.fits.every(({ id }) => !past.has(id)));
      assert.ok(answer.doesNotFit.every(({ id }) => !past.has(id)));
    }),
    { numRuns: 500 },
  );
});

test('every row shown is cited, and unconfirmed until its very version is signed', () => {
  const given: Situation = { ...nothingKnown, where: 'mexico', status: 'INABS' };
  const [unsigned] = findPathways(given, '2026-11-21', nobodySigned).fits;
  assert.ok(unsigned);
  assert.equal(unsigned.unconfirmed, true);
  assert.ok(unsigned.sources.length > 0);
  const signed = findPathways(given, '2026-11-21', new Set([unsigned.version])).fits[0];
  assert.equal(signed?.unconfirmed, false);
});

test('an order whose place is unknown asks where the person is and shows nothing else', () => {
  const answer = findPathways({ ...nothingKnown, status: 'INABS' }, '2026-11-21', nobodySigned);
  assert.deepEqual(
    answer.lawyerFirstBecause.map(({ id }) => id),
    ['D12'],
  );
  assert.ok(answer.missing.some(({ fact }) => fact === 'where'));
});

test('someone of whom nothing is known is asked, warned, and refused nothing', () => {
  const answer = findPathways(nothingKnown, '2026-11-21', nobodySigned);
  assert.deepEqual([answer.fits, answer.doesNotFit, answer.clocks], [[], [], []]);
  assert.equal(answer.lawyerFirst, false);
  assert.equal(answer.mightNeedLawyerFirst, true);
});

test('a known day of an order counts as an order, whatever else is not known', () => {
  const orderedOn: DateFact = { precision: 'month', month: '2026-10' };
  const answer = findPathways(
    { ...nothingKnown, where: 'us', orderedOn },
    '2026-11-21',
    nobodySigned,
  );
  assert.equal(answer.lawyerFirst, true);
  assert.deepEqual(answer.clocks, []);
});

test('a child alone goes to a trained person', () => {
  const child: Situation = { ...nothingKnown, where: 'mexico', status: 'INABS', childAlone: 'yes' };
  const answer = findPathways(child, '2026-11-21', nobodySigned);
  assert.equal(answer.childAlone, true);
  assert.deepEqual(answer.fits, []);
});

test('the last day of a clock has not passed; the next day has, though not for sure', () => {
  const denied: Situation = {
    ...nothingKnown,
    where: 'mexico',
    status: 'DENIED-PRESENT',
    decidedOn: { precision: 'day', date: '2026-11-11' },
  };
  const [last] = findPathways(denied, '2026-11-21', nobodySigned).clocks;
  assert.deepEqual([last?.runsUntil, last?.passed], ['2026-11-21', false]);
  const [next] = findPathways(denied, '2026-11-22', nobodySigned).clocks;
  assert.deepEqual(
    [next?.optimistic, next?.passed, next?.surelyPassed],
    ['2026-12-11', true, false],
  );
});

const closedInUs: Situation = { ...nothingKnown, where: 'us', status: 'TERM-DHS', ntaFiled: 'no' };

test('a year from an arrival whose last possible day is unknown is never surely over', () => {
  const earliest: DateFact = { precision: 'day', date: '2024-05-01' };
  for (const latest of [
    { precision: 'unknown' },
    { precision: 'day', date: '2023-01-01' },
  ] satisfies DateFact[]) {
    const arrived: Situation = { ...closedInUs, arrival: { earliest, latest } };
    const [year] = findPathways(arrived, '2026-11-21', nobodySigned).clocks;
    assert.deepEqual([year?.runsUntil, year?.optimistic], ['2025-05-01', null]);
    assert.deepEqual([year?.passed, year?.surelyPassed], [true, false]);
    assert.deepEqual(year?.basis, { fact: 'arrival', earliest: '2024-05-01', latest: null });
  }
  const twice: Situation = { ...closedInUs, arrival: { earliest, latest: earliest } };
  assert.equal(findPathways(twice, '2026-11-21', nobodySigned).clocks[0]?.surelyPassed, true);
});

test('a clock whose start is unknown asks for it; one that never started does not', () => {
  const openCase: Situation = { ...nothingKnown, where: 'us', status: 'ACTIVE-HEAR' };
  const asked = findPathways(openCase, '2026-11-21', nobodySigned).missing;
  assert.deepEqual(asked.find(({ fact }) => fact === 'movedOn')?.settles, ['D11a']);
  const stayed: Situation = { ...openCase, movedOn: { precision: 'none' } };
  const answer = findPathways(stayed, '2026-11-21', nobodySigned);
  assert.ok(answer.missing.every(({ fact }) => fact !== 'movedOn'));
  assert.deepEqual(answer.clocks, []);
});
