import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import { readLogFile } from '#transparency/log-file.rules.ts';
import { system } from '../../test/application.ts';
import { anOrder } from '../../test/queue.ts';
import { fileOf } from '../transparency/log.fixture.ts';
import { openOpening } from '../transparency/opening-seal.ts';
import { openingsAbout } from '../transparency/openings.store.ts';
import { tell } from '../verifier/say.rules.ts';
import { verifyLog } from '../verifier/verify-log.rules.ts';
import * as contracts from './contract.ts';
import { outcomes } from './list-words.rules.ts';
import { aListOf, anyone, call, join, openForLists, visitOf } from './lists.fixture.ts';
import type { NumberState } from './number-state.rules.ts';

const { puente, who } = await openForLists();

const act = fc.record({
  what: fc.nat(11),
  pick: fc.nat(1000),
  size: fc.integer({ min: 1, max: 7 }),
});
type Act = { what: number; pick: number; size: number };

/** What somebody tried and was refused is no harm; anything else is. */
async function tried(attempt: Promise<unknown>): Promise<void> {
  await attempt.catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
  });
}

/** Lets one thing happen to a list, possible or not. */
function happen(listId: string, papers: contracts.NumberPaper[], { what, pick, size }: Act) {
  const paper = papers[pick % Math.max(1, papers.length)];
  const desk = puente.callAs(who.registrar);
  if (what < 3 || !paper) {
    return join(puente, who.registrar, listId, [size]).then((some) => papers.push(...some));
  }
  const { number } = paper;
  const outcome = outcomes[pick % 3] ?? 'missed';
  if (what < 5) return call(puente, who, listId, size);
  if (what < 8) return record(listId, pick);
  if (what === 8) return decided(desk(contracts.proposeCorrection, { listId, number, outcome }));
  if (what === 9) return decided(desk(contracts.proposeEarly, { listId, number, reason: 'order' }));
  const ours = puente.callAs(who.coordinator);
  if (what === 10) {
    const turn = pick % 2 ? contracts.pauseList : contracts.resumeList;
    return ours(turn, { listId, source: anOrder });
  }
  const ways = [contracts.leaveList, contracts.returnToList, contracts.askAgain] as const;
  return visitOf(puente, paper).then((visit) =>
    puente.callAs(anyone)(ways[pick % 3] ?? contracts.askAgain, { visit }),
  );
}

/** Records something of a number that was called. */
async function record(listId: string, pick: number): Promise<void> {
  const called = (await numbersOf(listId)).filter(({ state }) => state === 'called');
  const number = called[pick % Math.max(1, called.length)]?.number ?? 1;
  const outcome = (['missed', 'missed', ...outcomes] as const)[pick % 5] ?? 'missed';
  const recorded = { listId, outcomes: [{ number, outcome }] };
  await puente.callAs(who.partner)(contracts.recordOutcomes, recorded);
}

async function decided(proposed: Promise<{ proposalId: string }>): Promise<void> {
  const { proposalId } = await proposed;
  await puente.callAs(who.partner)(contracts.decideProposal, { proposalId, confirm: true });
}

function numbersOf(listId: string) {
  return puente.within(system, ({ tx }) =>
    tx.rows<{ number: number; state: NumberState }>(sql`
      select number, state from waiting_lists.numbers where list_id = ${listId} order by number`),
  );
}

/** Calls until nobody waits; whoever is called crosses. */
async function callAll(listId: string): Promise<void> {
  await tried(puente.callAs(who.coordinator)(contracts.resumeList, { listId, source: anOrder }));
  for (let calls = 0; calls < 100; calls += 1) {
    const called = (await numbersOf(listId)).filter(({ state }) => state === 'called');
    if (called.length > 0) {
      await puente.callAs(who.partner)(contracts.recordOutcomes, {
        listId,
        outcomes: called.map(({ number }) => ({ number, outcome: 'crossed' as const })),
      });
    }
    const waits = (await numbersOf(listId)).some(({ state }) => /waiting|again/u.test(state));
    if (!waits) return;
    await call(puente, who, listId, 7);
  }
  assert.fail('somebody was never called');
}

/** All openings of a list, as a witness gets them. */
async function openingsOf(listId: string) {
  const file = readLogFile(await fileOf({ puente }, listId));
  const openings = await puente.within(system, async ({ tx, keyring }) => {
    const tickets = await tx.rows<{ ticket: string }>(
      sql`select distinct ticket from transparency.openings where log_id = ${listId}`,
    );
    const kept = await openingsAbout(
      tx,
      listId,
      tickets.map(({ ticket }) => ticket),
    );
    return kept.flatMap(({ position, ...one }) =>
      position === null ? [] : openOpening(keyring, listId, { ...one, position }),
    );
  });
  return { ...file, openings };
}

test('whatever is tried, the log holds to the last opening, and nobody who waits is left over', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 30, maxLength: 60 }), async (acts) => {
      const { listId, papers } = await aListOf(puente, who, [2, 1]);
      for (const one of acts) await tried(happen(listId, papers, one));
      await callAll(listId);
      await puente.settle();
      const verdict = verifyLog(await openingsOf(listId), null);
      assert.deepEqual(tell('en', verdict.faults), []);
      const ends = (await numbersOf(listId)).map(({ state }) => state);
      assert.equal(ends.length, papers.length);
      assert.ok(ends.every((state) => ['crossed', 'left', 'resting'].includes(state)));
    }),
    { numRuns: 6 },
  );
});
