import type { ProgrammeRules } from '#pathways/index.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { everyHousehold, queueFactsOf } from '#registry/index.ts';
import { type Counted, coarseCount, sharedByTen } from './coarse-count.rules.ts';
import { portsOf } from './consider-households.ts';
import { type ForeseenGroup, type ForeseenRules, factsToJudge } from './contract.ts';
import { judgeHousehold } from './judge-household.rules.ts';
import { localDay } from './local-day.rules.ts';
import { askedOf, type MovedTo, movedBy } from './moved-by.rules.ts';
import { findRuledProgramme, isSteward, type RuledProgramme } from './programmes.store.ts';
import { ticketsOf } from './tickets.store.ts';

/** Households judged together: few enough that who asks for something else meanwhile does not wait. */
const chunk = 250;

/** A household as it is counted; `to` null: nothing becomes of it. */
interface Foreseen extends Counted {
  /** All that rules can ask about it. */
  asked: string;
  to: MovedTo | null;
  /** The port that it can use; null where it can use several. */
  port: string | null;
  class: 'priority' | 'normal';
  /** Kinds of facts that are missing, each once. */
  missing: readonly string[];
}

/**
 * Counts whom other rules would move today, of all registered households, judged as they are once the rules
 * are decided. Nothing is written and nobody waits for it: the count is as of its moment. Whoever asks
 * may not read the households of others, so only coarse counts leave here, of those that no rules single out.
 */
export async function foreseeRules(
  context: Context,
  { programmeId, rules }: { programmeId: string; rules: ProgrammeRules },
): Promise<ForeseenRules> {
  const { tx, now, keyring } = context;
  const programme = await findRuledProgramme(tx, programmeId);
  if (!programme || !(await isSteward(tx, programmeId))) {
    throw new Problem('missing', 'queue.noSuchProgramme');
  }
  const { state, ports } = programme;
  if (state === 'ended') throw new Problem('conflict', 'queue.notInThatState', { state });
  const actor = { kind: 'system', task: 'queue.foreseeRules' } as const;
  const all = await tx.actingAs(actor, () => judgeAll({ ...context, actor }, programme, rules));
  const count = (some: readonly Foreseen[]) =>
    coarseCount(some, (ids) => keyring.token('disclosure', 'queue.foreseeRules', programmeId, ids));
  const shared = sharedByTen(all, ({ asked }) => asked);
  const atPorts = sharedByTen(all, ({ asked, port }) => `${port} ${asked}`);
  const inClasses = sharedByTen(all, (one) => `${one.class} ${one.asked}`);
  const group = (to: MovedTo): ForeseenGroup => ({
    ...count(shared.filter((one) => one.to === to)),
    byPort: [...ports, null].map((port) => ({
      port,
      ...count(atPorts.filter((one) => one.to === to && one.port === port)),
    })),
    byClass: (['priority', 'normal'] as const).map((name) => ({
      class: name,
      ...count(inClasses.filter((one) => one.to === to && one.class === name)),
    })),
  });
  const undecided = shared.filter(({ to }) => to === 'undecided');
  return {
    asOf: now,
    considered: count(all),
    joins: group('joins'),
    later: group('later'),
    stops: group('stops'),
    undecided: {
      ...count(undecided),
      missing: factsToJudge.map((fact) => ({
        fact,
        ...count(undecided.filter(({ missing }) => missing.includes(fact))),
      })),
    },
  };
}

/** Judges every registered household by the rules that hold and by others. */
async function judgeAll(
  context: Context,
  programme: RuledProgramme,
  rules: ProgrammeRules,
): Promise<Foreseen[]> {
  const today = localDay(context.now, programme.timeZone);
  const all: Foreseen[] = [];
  for await (const ids of everyHousehold(context, chunk)) {
    const [facts, tickets] = await Promise.all([
      queueFactsOf(context, ids),
      ticketsOf(context.tx, programme.programmeId, ids),
    ]);
    const ticketOf = new Map(tickets.map((ticket) => [ticket.householdId, ticket]));
    for (const household of facts) {
      const { householdId, size } = household;
      const before = judgeHousehold(programme.rules, household, today);
      const after = judgeHousehold(rules, household, today);
      const ticket = ticketOf.get(householdId);
      const [port = null, ...others] = ticket?.ports ?? portsOf(programme, household);
      all.push({
        householdId,
        size,
        asked: askedOf(household, before),
        to: movedBy(before, after),
        port: others.length === 0 ? port : null,
        class: ticket && ticket.class !== 'normal' ? 'priority' : 'normal',
        missing: [...new Set(after.missing.map(({ fact }) => fact))],
      });
    }
  }
  return all;
}
