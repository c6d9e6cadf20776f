import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { windDownLike } from '#pathways/index.ts';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import { aMember, anOrganisation, system, testApplication } from '../../test/application.ts';
import { anaAndHerFamily } from '../../test/people.ts';
import { aHousehold, anOrder, aProgramme, heed } from '../../test/queue.ts';
import { refused } from '../../test/refused.ts';
import { coarseCount, sharedByTen } from './coarse-count.rules.ts';
import { amendRules, endProgramme, foreseeRules } from './contract.ts';
import { type HouseholdToJudge, type Judgement, judgeHousehold } from './judge-household.rules.ts';
import { askedOf, movedBy } from './moved-by.rules.ts';
import { holdProgramme } from './programmes.store.ts';

const puente = await testApplication();
after(() => puente.close());
const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
const theirs = await anOrganisation(puente, 'Casa Ejemplo');
const coordinator = await aMember(puente, ours, 'coordinator');
const stranger = await aMember(puente, theirs, 'coordinator');
const registrar = await aMember(puente, theirs, 'registrar');
const programmeId = await aProgramme(puente, coordinator);

/** So many households of one person whose case stands so, kept by the other organisation. */
async function register(count: number, situation: string, inProgramme: 'yes' | 'unknown' = 'yes') {
  const [ana] = anaAndHerFamily().people;
  assert.ok(ana);
  const people = [{ ...ana, inProgramme, caseKnowledge: { situation } }];
  for (let at = 0; at < count; at += 1) {
    await aHousehold(puente, registrar, anaAndHerFamily({ way: 'desk', people }));
  }
}
await register(12, 'INABS');
await register(11, 'ACTIVE-NOHEAR');
await register(10, 'INABS', 'unknown');
await register(3, 'TERM-DHS');

/** Rules of two phases, the second from a day; without the situations that an order takes out. */
function rulesFrom(phaseTwoFrom: string, without: readonly string[] = []) {
  const rules = windDownLike({
    programme: 'invented',
    phaseOneFrom: '2026-11-01',
    phaseTwoFrom,
    to: null,
    phaseOneSource: anOrder,
    phaseTwoSource: anOrder,
  });
  const phases = rules.phases.map((phase) => ({
    ...phase,
    statuses: phase.statuses.filter((one) => !without.includes(one)),
  }));
  return { ...rules, phases };
}
const foresee = (rules: ReturnType<typeof rulesFrom>, actor: Actor = coordinator) =>
  puente.callAs(actor)(foreseeRules, { programmeId, rules });
/** A count of tens tells of so many: it lies less than ten from them. */
const tells = (figure: number | null | undefined, count: number) =>
  assert.ok(typeof figure === 'number' && Math.abs(figure - count) < 10, `${figure} of ${count}`);

/** Everything that the count could have written. */
const written = () =>
  puente.within(system, ({ tx }) =>
    tx.rows(sql`
      select (select count(*) from platform.facts) as facts,
        (select count(*) from queue.rule_versions) as versions,
        (select count(*) from queue.tickets) as tickets,
        (select jsonb_agg(s order by household_id) from queue.standings s)::text as standings`),
  );

test('a count beforehand is the count that comes true, and writes nothing', async () => {
  const open = rulesFrom('2026-11-02');
  const before = await written();
  const foreseen = await foresee(open);
  assert.deepEqual(await written(), before);
  assert.deepEqual(foreseen.asOf, puente.clock.now);
  tells(foreseen.considered.households, 36);
  tells(foreseen.joins.households, 15);
  tells(foreseen.joins.people, 15);
  assert.deepEqual(foreseen.stops.households, null);
  tells(foreseen.undecided.households, 10);
  const missing = foreseen.undecided.missing.filter(({ households }) => households !== null);
  assert.deepEqual(
    missing.map(({ fact }) => fact),
    ['inProgramme'],
  );
  tells(missing[0]?.households, 10);
  assert.deepEqual(await foresee(open), foreseen, 'asked again, the same');

  const tickets = () =>
    puente.within(system, ({ tx }) =>
      tx.rows(sql`select from queue.tickets where programme_id = ${programmeId}`),
    );
  const had = (await tickets()).length;
  await puente.callAs(coordinator)(amendRules, { programmeId, source: anOrder, rules: open });
  await heed(puente, 'queue.considerEverybody', programmeId);
  assert.equal((await tickets()).length - had, 15);
  assert.deepEqual((await foresee(open)).joins.households, null, 'they have moved');
});

test('who would fit no more, and who fits another day, are counted apart', async () => {
  const without = await foresee(rulesFrom('2026-11-02', ['ACTIVE-NOHEAR']));
  tells(without.stops.households, 11);
  tells(without.stops.byClass.find((one) => one.class === 'normal')?.households, 11);
  assert.equal(without.stops.byClass.find((one) => one.class === 'priority')?.households, null);
  assert.equal(without.joins.households, null);
  const kept = without.stops.byPort.filter(({ households }) => households !== null);
  assert.equal(kept.length, 1, 'each counts at one port, or among those of several');
  const later = await foresee(rulesFrom('2027-03-01'));
  tells(later.stops.households, 15);
  assert.equal(later.later.households, null, 'they fit today and wait, held, until that day');
});

test('fewer than ten are never told, nor that there are none', async () => {
  const three = await foresee(rulesFrom('2026-11-02', ['TERM-DHS']));
  const none = await foresee(rulesFrom('2026-11-02'));
  assert.deepEqual(three.stops, none.stops);
  for (const many of [['ACTIVE-NOHEAR'], ['INABS'], ['ACTIVE-NOHEAR', 'INABS']]) {
    const withThree = await foresee(rulesFrom('2026-11-02', [...many, 'TERM-DHS']));
    const without = await foresee(rulesFrom('2026-11-02', many));
    assert.deepEqual(withThree, without, 'nor by what they add to others');
  }
});

test('another organisation counts nothing, nor does anybody once the programme has ended', async () => {
  await assert.rejects(
    foresee(rulesFrom('2026-11-02'), stranger),
    refused('queue.noSuchProgramme'),
  );
  const ended = await aProgramme(puente, coordinator);
  await puente.callAs(coordinator)(endProgramme, { programmeId: ended, source: anOrder });
  const change = { programmeId: ended, rules: rulesFrom('2026-11-02') };
  await assert.rejects(
    puente.callAs(coordinator)(foreseeRules, change),
    refused('queue.notInThatState'),
  );
  await assert.rejects(
    puente.callAs(coordinator)(amendRules, { ...change, source: anOrder }),
    refused('queue.notInThatState'),
  );
});

test('it waits for nobody who holds the programme', async () => {
  await puente.within(system, async ({ tx }) => {
    await holdProgramme(tx, programmeId);
    tells((await foresee(rulesFrom('2026-11-02'))).considered.households, 36);
  });
});

const draw = (text: string) => createHash('sha256').update(text).digest();
const households = fc.uniqueArray(fc.uuid(), { maxLength: 60 }).chain((ids) =>
  fc.tuple(
    ...ids.map((householdId) =>
      fc.record({
        householdId: fc.constant(householdId),
        size: fc.integer({ min: 1, max: 12 }),
      }),
    ),
  ),
);

test('a coarse count is a ten next to the count, whichever way the households are named', () => {
  fc.assert(
    fc.property(households, (some) => {
      const told = coarseCount(some, draw);
      assert.deepEqual(coarseCount(some.toReversed(), draw), told);
      if (some.length < 10) {
        assert.deepEqual(told, { households: null, people: null });
        return;
      }
      const people = some.reduce((sum, { size }) => sum + size, 0);
      for (const [figure, count] of [
        [told.households, some.length],
        [told.people, people],
      ] as const) {
        assert.equal(Number(figure) % 10, 0);
        tells(figure, count);
      }
    }),
  );
});

test('counts hold whole cells of ten or more, and nobody else', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (cells) => {
      const shared = sharedByTen(cells, (cell) => cell);
      for (const cell of ['a', 'b', 'c']) {
        const all = cells.filter((one) => one === cell).length;
        assert.equal(shared.filter((one) => one === cell).length, all < 10 ? 0 : all);
      }
    }),
    { numRuns: 500 },
  );
});

const situations = ['ACTIVE-NOHEAR', 'INABS', 'TERM-DHS'] as const;
const aHouseholdToJudge: fc.Arbitrary<HouseholdToJudge> = fc.record({
  childAlone: fc.boolean(),
  country: fc.constantFrom('mexico', 'us'),
  members: fc.array(
    fc.record({
      inProgramme: fc.constantFrom('yes', 'no', 'unknown'),
      situation: fc.constantFrom(...situations),
      orderOn: fc.constantFrom(null, '2020-03-01'),
      orderPrecision: fc.constant('unknown'),
      signedReturn: fc.constantFrom('yes', 'no', 'unknown'),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

test('no rules tell two households apart of which the same can be asked', () => {
  const today = '2026-11-20';
  const rules = rulesFrom('2026-11-02');
  const kept = fc.subarray([...situations]).map((without) => rulesFrom('2026-12-02', without));
  fc.assert(
    fc.property(fc.array(aHouseholdToJudge, { minLength: 30 }), kept, (some, others) => {
      const moved = new Map<string, unknown>();
      for (const one of some) {
        const before = judgeHousehold(rules, one, today);
        const asked = askedOf(one, before);
        const after = judgeHousehold(others, one, today);
        const missing = [...new Set(after.missing.map(({ fact }) => fact))].sort();
        const told = { to: movedBy(before, after), missing };
        if (moved.has(asked)) assert.deepEqual(moved.get(asked), told);
        moved.set(asked, told);
      }
    }),
  );
});

test('what becomes of a household: who stands at all fits, also behind a lawyer', () => {
  const judged = (
    outcome: Judgement['outcome'],
    mayStand: boolean,
    from: string | null = null,
  ) => ({
    outcome,
    mayStand,
    from,
    reason: null,
    phase: null,
    source: null,
    missing: [],
  });
  const no = judged('not_eligible', false);
  const fits = judged('eligible', true);
  const later = judged('not_yet', false, '2027-01-01');
  assert.equal(movedBy(no, judged('lawyer_first', true)), 'joins');
  assert.equal(movedBy(later, fits), 'joins');
  assert.equal(movedBy(no, later), 'later');
  assert.equal(movedBy(later, judged('not_yet', false, '2027-02-01')), 'later');
  assert.equal(movedBy(fits, later), 'stops');
  assert.equal(movedBy(fits, judged('unknown', false)), 'stops');
  assert.equal(movedBy(later, no), 'stops');
  assert.equal(movedBy(later, judged('unknown', false)), 'undecided');
  assert.equal(movedBy(no, judged('unknown', false)), 'undecided');
  for (const same of [no, fits, later]) assert.equal(movedBy(same, same), null);
});
