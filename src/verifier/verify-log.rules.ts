import { bytesToHex } from '@noble/hashes/utils.js';
import type { SignedCheckpoint } from '#transparency/checkpoint.rules.ts';
import type { LogFile } from '#transparency/log-file.rules.ts';
import { rootAt, sameHash } from '#transparency/merkle.rules.ts';
import { writeNote } from '#transparency/signed-note.rules.ts';
import { checkEntries, otherVersionAt } from '#transparency/verify/check-entries.rules.ts';
import { checkOpenings } from '#transparency/verify/check-openings.rules.ts';
import { checkRoots, checkSignatures, checkSince } from '#transparency/verify/check-tree.rules.ts';
import { type Fault, type ReadLog, readLog } from '#transparency/verify/read-log.rules.ts';
import { standingAt } from '#transparency/verify/tickets.rules.ts';
import { checkAsks } from './check-asks.rules.ts';
import { checkDays } from './check-days.rules.ts';
import { checkDecisions } from './check-decisions.rules.ts';
import { checkDraws, countDraws } from './check-draws.rules.ts';
import { checkLists } from './check-lists.rules.ts';
import { checkPlans } from './check-plans.rules.ts';
import type { Saying } from './say.rules.ts';
import { type Given, type OpenLog, openLogOf, orderAt } from './state.rules.ts';
import { type KeyCode, tellKeys } from './tell-keys.rules.ts';
import { tellWitnesses, type WitnessCode } from './tell-witnesses.rules.ts';

/** What can hold. */
export type HoldCode =
  | WitnessCode
  | KeyCode
  | 'leavesHold'
  | 'checkpointsHold'
  | 'signaturesHold'
  | 'entriesHold'
  | 'movesDecided'
  | 'openingsHold'
  | 'drawsHold'
  | 'orderMade'
  | 'daysHold'
  | 'roomHolds'
  | 'turnsHold'
  | 'asksHold'
  | 'plansHold'
  | 'numbersHold'
  | 'callsHold'
  | 'callsEarly'
  | 'sinceHolds';

/** What nobody outside can say yet. */
export type SealedCode =
  | 'ticketsSealed'
  | 'ordersSealed'
  | 'roomSealed'
  | 'turnsSealed'
  | 'daysApart'
  | 'asksUnclear'
  | 'asksBeyond'
  | 'entriesSealed'
  | 'plansSealed'
  | 'callsSealed'
  | 'otherVersion'
  | 'noWitness'
  | 'nothingKept';

/** What a check of a log found. Nothing in it is more than the file says in the open. */
export interface Verdict {
  origin: string;
  size: number;
  /** Root of all leaves, in hexadecimal: what two people compare. */
  root: string;
  /** The newest checkpoint as a signed note: what somebody keeps to compare a later file with. */
  note: string;
  /** The day of the last entry. */
  lastDay: string;
  holds: Saying[];
  faults: Fault[];
  sealed: Saying[];
  /** The tickets that stand now and whose turn is open, first to last. */
  order: string[];
}

/** Checks a log, and that it goes on from a checkpoint that somebody kept. */
export function verifyLog(
  file: LogFile,
  kept: SignedCheckpoint | null,
  given: Given = 'some',
): Verdict {
  const log = readLog(file);
  const open = openLogOf(log, given);
  const found = checksOf(open, kept).map((check) => check());
  const order = (orderAt(open, log.leaves.length) ?? []).map(({ order: { ticket } }) => ticket);
  return {
    origin: log.origin,
    size: log.leaves.length,
    root: bytesToHex(rootAt(log.nodes, log.leaves.length)),
    note: noteOf(log),
    lastDay: log.entries.findLast((entry) => entry !== null)?.on ?? '',
    holds: found.flatMap(({ faults, holds }) => (faults.length === 0 ? holds : [])),
    faults: found.flatMap(({ faults }) => faults),
    sealed: found.flatMap(({ sealed = [] }) => sealed),
    order,
  };
}

function noteOf({ checkpoints }: ReadLog): string {
  const note = checkpoints.at(-1)?.note;
  return note ? writeNote(note.text, note.signatures) : '';
}

/** True when something does not hold: stops at the first check that says so. */
export function isBroken(file: LogFile, kept: SignedCheckpoint | null): boolean {
  return checksOf(openLogOf(readLog(file), 'some'), kept).some(
    (check) => check().faults.length > 0,
  );
}

interface Found {
  faults: Fault[];
  /** What to say where there are no faults. */
  holds: Saying[];
  sealed?: Saying[];
}

/** Every check, the quick ones first. */
function checksOf(open: OpenLog, kept: SignedCheckpoint | null): (() => Found)[] {
  const { log } = open;
  const count = log.leaves.length;
  const signed = log.checkpoints.length;
  return [
    () => ({
      faults: checkRoots(log),
      holds: [said('leavesHold', { count }), said('checkpointsHold', { count: signed })],
    }),
    () => ({
      faults: checkEntries(log),
      holds: [said('entriesHold', {}), ...some('movesDecided', countMoves(log))],
      sealed: some('otherVersion', unreadOf(log)),
    }),
    () => ({
      faults: [...checkOpenings(log), ...checkDecisions(open)],
      holds: some('openingsHold', log.openings.length),
      sealed: sealedIn(open),
    }),
    () => ({ faults: checkDraws(open), holds: some('drawsHold', countDraws(log)) }),
    () => daysOf(open),
    () => asksOf(open),
    () => plansOf(open),
    () => listOf(log),
    () => sinceOf(log, kept),
    () => signaturesOf(log, signed),
  ];
}

/** Changes of the order itself, each with two people who decided it. */
function countMoves({ entries }: ReadLog): number {
  return entries.filter((entry) => entry?.kind === 'ticket.changed' && ordersAnew.has(entry.reason))
    .length;
}

const ordersAnew: ReadonlySet<string> = new Set(['class_moved', 'date_corrected']);

function unreadOf(log: ReadLog): number {
  return log.leaves.filter((_, at) => otherVersionAt(log, at)).length;
}

function sealedIn({ log, tickets, sealed }: OpenLog): Saying[] {
  const end = log.leaves.length;
  const standing = [...tickets.values()].flatMap((marks) => standingAt(marks, end) ?? []);
  const unseen = standing.filter(({ travel }) => !travel);
  const unordered = standing.filter(({ travel, order }) => travel && !order);
  return [
    ...some('ticketsSealed', unseen.length),
    ...some('ordersSealed', unordered.length),
    ...some('entriesSealed', sealed.length),
  ];
}

function countOrder(open: OpenLog): number {
  return orderAt(open, open.log.leaves.length)?.length ?? 0;
}

function daysOf(open: OpenLog): Found {
  const { faults, slots, rooms, roomsSealed, turns, turnsSealed } = checkDays(open);
  return {
    faults,
    holds: [
      ...some('orderMade', countOrder(open)),
      ...some('daysHold', slots),
      ...some('roomHolds', rooms),
      ...some('turnsHold', turns),
    ],
    sealed: [...some('roomSealed', roomsSealed), ...some('turnsSealed', turnsSealed)],
  };
}

function asksOf(open: OpenLog): Found {
  const { faults, asks, asksUnclear, apart } = checkAsks(open);
  return {
    faults,
    holds: some('asksHold', asks),
    sealed: [
      ...some('daysApart', apart),
      ...some('asksUnclear', asksUnclear),
      ...(asks > 0 ? [said('asksBeyond', {})] : []),
    ],
  };
}

function plansOf(open: OpenLog): Found {
  const { faults, made, sealed } = checkPlans(open);
  return { faults, holds: some('plansHold', made), sealed: some('plansSealed', sealed) };
}

function listOf(log: ReadLog): Found {
  const { faults, numbers, calls, early, callsSealed } = checkLists(log);
  return {
    faults,
    holds: [
      ...some('numbersHold', numbers),
      ...some('callsHold', calls),
      ...some('callsEarly', early),
    ],
    sealed: some('callsSealed', callsSealed),
  };
}

function sinceOf(log: ReadLog, kept: SignedCheckpoint | null): Found {
  if (!kept) return { faults: [], holds: [], sealed: [said('nothingKept', {})] };
  return { faults: checkSince(log, kept), holds: [said('sinceHolds', { size: kept.size })] };
}

function signaturesOf(log: ReadLog, count: number): Found {
  const [keys, witnesses] = [tellKeys(log), witnessesOf(log)];
  return {
    faults: checkSignatures(log),
    holds: [said('signaturesHold', { count }), ...keys.holds, ...witnesses.holds],
    sealed: [...keys.sealed, ...witnesses.sealed],
  };
}

/** Who else signed the newest checkpoint; nothing where these are not the entries that it is of. */
function witnessesOf(log: ReadLog): { holds: Saying[]; sealed: Saying[] } {
  const newest = log.checkpoints.at(-1);
  if (!newest || !sameHash(rootAt(log.nodes, newest.size), newest.root)) {
    return { holds: [], sealed: [] };
  }
  return tellWitnesses(newest, log) ?? { holds: [], sealed: [said('noWitness', {})] };
}

function some(code: Saying['code'], count: number): Saying[] {
  return count === 0 ? [] : [said(code, { count })];
}

function said(code: Saying['code'], values: Saying['values']): Saying {
  return { code, values };
}
