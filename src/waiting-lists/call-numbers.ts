import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { commitTo } from '#transparency/index.ts';
import { announce, of } from './announce.ts';
import { chooseCall } from './call-order.rules.ts';
import { type KeptCall, keepCall } from './calls.store.ts';
import { dayOf, type List, noSuchNumber } from './list.ts';
import type { NewListEntry } from './list-entry.rules.ts';
import { writeToLog } from './list-log.ts';
import { type EarlyReason, publicReason } from './list-words.rules.ts';
import { findNumber, keepSteps, markCalled, partiesWaiting } from './numbers.store.ts';

/** What was called. */
export interface Called {
  again: number[];
  from: number | null;
  to: number | null;
  passed: number[];
  early: number | null;
  peopleCalled: number;
}

/** Two who decided, as the log names them. */
type Deciders = Extract<NewListEntry, { kind: 'list.called' }>['deciders'];

/** A confirmed proposal. */
interface Confirmed {
  proposalId: string;
  deciders: Deciders;
}

/** Whom a call of so many people would take now. Throws `waiting.nobodyFits` when it is nobody. */
export async function chooseNow({ tx }: Pick<Context, 'tx'>, listId: string, people: number) {
  const call = chooseCall(await partiesWaiting(tx, listId), people);
  if (call.peopleCalled > 0) return call;
  if (call.nextParty === null) throw new Problem('conflict', 'waiting.nobodyWaits');
  throw new Problem('conflict', 'waiting.nobodyFits', { people: call.nextParty });
}

/** Calls whom the rule says, for as many people as the port takes. */
export async function callNumbers(
  context: Context,
  list: List,
  { proposalId, people, deciders }: Confirmed & { people: number },
): Promise<Called> {
  const { listId } = list;
  const { again, fresh, passed, peopleCalled } = await chooseNow(context, listId, people);
  const [from, to] = [fresh[0] ?? null, fresh.at(-1) ?? null];
  const called = { again, from, to, passed, early: null };
  const callId = await keep(context, list, { ...called, proposalId }, [...again, ...fresh]);
  const { commitment, ...opening } = commitTo({ people });
  const entry = {
    kind: 'list.called',
    from,
    to,
    again,
    passed,
    deciders,
    commitment,
  } as const;
  await writeToLog(context, listId, [{ entry, opening, about: callNamed(callId) }]);
  await announce(context, {
    name: 'waiting.numbersCalled',
    subject: of(listId),
    payload: { callId, numbers: again.length + fresh.length },
  });
  return { ...called, peopleCalled };
}

/** Calls one number before its turn. Throws `waiting.notWaiting` for one that is not to be called. */
export async function callEarly(
  context: Context,
  list: List,
  { proposalId, number, reason, deciders }: Confirmed & { number: number; reason: EarlyReason },
): Promise<Called> {
  const { listId } = list;
  const people = await requireWaiting(context, listId, number);
  const called = { again: [], from: null, to: null, passed: [], early: number };
  const callId = await keep(context, list, { ...called, proposalId }, [number]);
  const { commitment, ...opening } = commitTo({ number, reason });
  const told = publicReason(reason);
  const entry = { kind: 'list.calledEarly', number, reason: told, deciders, commitment } as const;
  await writeToLog(context, listId, [{ entry, opening }]);
  await announce(context, {
    name: 'waiting.calledEarly',
    subject: of(listId),
    payload: { callId, number, reason },
  });
  return { ...called, peopleCalled: people };
}

/** How many people a number is that can be called. Throws `waiting.noSuchNumber` or `waiting.notWaiting`. */
export async function requireWaiting(
  { tx }: Context,
  listId: string,
  number: number,
): Promise<number> {
  const found = await findNumber(tx, listId, number);
  if (!found) throw noSuchNumber(number);
  if (['waiting', 'again', 'resting'].includes(found.state)) return found.people;
  throw new Problem('conflict', 'waiting.notWaiting', { number });
}

/** The name of a call among the openings of its log. */
export function callNamed(callId: string): string {
  return `call ${callId}`;
}

async function keep(
  context: Context,
  list: List,
  call: Omit<KeptCall, 'callId' | 'calledAt' | 'day'>,
  numbers: readonly number[],
): Promise<string> {
  const { tx, now } = context;
  const { listId } = list;
  const callId = context.newId();
  const day = dayOf(list, context);
  await keepCall(tx, listId, { ...call, callId, day }, now);
  await markCalled(tx, listId, callId, numbers);
  const what = call.early === null ? 'called' : 'called_early';
  await keepSteps(tx, listId, numbers, { what, day, callId });
  return callId;
}
