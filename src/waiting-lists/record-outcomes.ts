import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { commitTo } from '#transparency/index.ts';
import { announce, of } from './announce.ts';
import { dayOf, getList, type List, noSuchNumber } from './list.ts';
import type { NewListEntry } from './list-entry.rules.ts';
import { type Written, writeToLog } from './list-log.ts';
import { outcomes as allOutcomes, type Outcome } from './list-words.rules.ts';
import { afterOutcome } from './number-state.rules.ts';
import {
  findNumber,
  findNumbers,
  type KeptNumber,
  keepOutcomes,
  keepSteps,
} from './numbers.store.ts';

interface Recorded {
  number: number;
  outcome: Outcome;
}

/** Records what came of called numbers, all or none of them, once each. */
export async function recordOutcomes(
  context: Context,
  { listId, outcomes }: { listId: string; outcomes: Recorded[] },
): Promise<{ recorded: number }> {
  const { tx } = context;
  const list = await getList(context, listId, ['open', 'paused', 'closed']);
  const numbers = outcomes.map(({ number }) => number);
  const found = new Map((await findNumbers(tx, listId, numbers)).map((one) => [one.number, one]));
  const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
  if (twice !== undefined) throw new Problem('invalid', 'waiting.numberTwice', { number: twice });
  const kept = outcomes.map(({ number, outcome }) => {
    const was = found.get(number);
    if (was?.state !== 'called') throw new Problem('conflict', 'waiting.notCalled', { number });
    return { was, outcome };
  });
  await keep(context, list, kept);
  await writeToLog(
    context,
    listId,
    kept.map(({ was, outcome }) => writtenOf(list, was, outcome)),
  );
  const payload = { numbers: kept.length };
  await announce(context, { name: 'waiting.outcomesRecorded', subject: of(listId), payload });
  return { recorded: kept.length };
}

/**
 * Lets something else stand of a number’s last call, as two people decided. Throws
 * `waiting.nothingToCorrect` where it was called again since, or left, or that is recorded already.
 */
export async function correctOutcome(
  context: Context,
  list: List,
  { number, outcome, deciders }: Recorded & Pick<Corrected, 'deciders'>,
): Promise<void> {
  const { listId } = list;
  const was = await requireCorrectable(context, listId, number, outcome);
  await keep(context, list, [{ was, outcome }]);
  const { entry, ...opening } = writtenOf(list, was, outcome);
  await writeToLog(context, listId, [
    { entry: { ...entry, kind: 'list.corrected', deciders }, ...opening },
  ]);
  const payload = { number };
  await announce(context, { name: 'waiting.outcomeCorrected', subject: of(listId), payload });
}

type Corrected = Extract<NewListEntry, { kind: 'list.corrected' }>;

/** A number of whose last call something else can stand. Throws as {@link correctOutcome}. */
export async function requireCorrectable(
  { tx }: Context,
  listId: string,
  number: number,
  outcome: Outcome,
): Promise<KeptNumber> {
  const found = await findNumber(tx, listId, number);
  if (!found) throw noSuchNumber(number);
  const { state, outcome: recorded } = found;
  const canBe = recorded !== null && recorded !== outcome && state !== 'left' && state !== 'called';
  if (!canBe) throw new Problem('conflict', 'waiting.nothingToCorrect', { number });
  return found;
}

async function keep(
  context: Context,
  list: List,
  kept: readonly { was: KeptNumber; outcome: Outcome }[],
): Promise<void> {
  const { listId, grace } = list;
  const day = dayOf(list, context);
  await keepOutcomes(
    context.tx,
    listId,
    kept.map(({ was, outcome }) => ({
      number: was.number,
      outcome,
      ...afterOutcome(outcome, was.missedBefore, grace),
    })),
  );
  for (const what of allOutcomes) {
    const numbers = kept.flatMap(({ was, outcome }) => (outcome === what ? was.number : []));
    if (numbers.length > 0) await keepSteps(context.tx, listId, numbers, { what, day });
  }
}

function writtenOf({ grace }: List, { number, missedBefore }: KeptNumber, outcome: Outcome) {
  const { commitment, ...opening } = commitTo({ number, outcome });
  const again = afterOutcome(outcome, missedBefore, grace).state === 'again';
  const entry = { kind: 'list.outcome', number, again, commitment } as const;
  return { entry, opening } satisfies Written;
}
