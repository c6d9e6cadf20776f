import { isCanonicalJson } from '../canonical-json.rules.ts';
import {
  type ChangeReason,
  changeReasons,
  type Entry,
  formatBefore,
  ticketIn,
} from '../entry.rules.ts';
import { checkKeys } from './key-spans.rules.ts';
import { type Fault, fault, type ReadLog } from './read-log.rules.ts';

/** Reasons for which two different people must have decided. */
const needsTwo: ReadonlySet<ChangeReason> = new Set(['class_moved', 'date_corrected']);

/** Kinds of which this version knows the form; a leaf of another kind is of another version. */
const knownKinds = [
  'log.begun',
  'key.added',
  'key.ended',
  'ticket.given',
  'ticket.changed',
  'ticket.left',
  'ticket.returned',
  'batch.closed',
  'batch.drawn',
  'rule.amended',
  'programme.started',
  'programme.paused',
  'programme.resumed',
  'programme.ended',
  'sealed',
];

/** The rules of the log itself, which need no opening: what may follow what. */
export function checkEntries(log: ReadLog): Fault[] {
  const state: State = {
    day: '',
    tickets: new Map(),
    batches: new Map(),
    ruleVersion: 0,
    programme: 'announced',
  };
  const faults: Fault[] = [];
  for (const [position, entry] of log.entries.entries()) {
    if (entry) faults.push(...checkEntry(state, entry, position));
    else {
      const other = otherVersionAt(log, position);
      if (!other) faults.push(fault('leafMalformed', { position }));
      // Its number may have been given there: what follows is no lie.
      const ticket = other && ticketIn(other);
      if (ticket) state.tickets.set(ticket, state.tickets.get(ticket) ?? false);
    }
  }
  const first = log.entries[0];
  if (first?.kind !== 'log.begun' && !first?.kind.startsWith('list.')) {
    faults.unshift(fault('beginningMissing'));
  }
  return [...faults, ...checkKeys(log)];
}

/**
 * A well-formed leaf that another version of this program wrote: of a kind that is not known here, or a
 * ticket's in the form before, where the log began in it. Null for any other leaf.
 */
export function otherVersionAt({ leaves, entries }: ReadLog, position: number): object | null {
  const leaf = leaves[position] ?? '';
  if (entries[position] || !isCanonicalJson(leaf)) return null;
  const value: unknown = JSON.parse(leaf);
  if (typeof value !== 'object' || value === null) return null;
  const kind: unknown = Reflect.get(value, 'kind');
  if (typeof kind !== 'string' || kind.startsWith('list.')) return null;
  const [first] = entries;
  const isBefore = first?.kind === 'log.begun' && first.format === formatBefore;
  const isTicket = kind.startsWith('ticket.') && 'commitment' in value;
  return !knownKinds.includes(kind) || (isBefore && isTicket) ? value : null;
}

interface State {
  day: string;
  /** True while it has left. */
  tickets: Map<string, boolean>;
  batches: Map<string, 'closed' | 'drawn'>;
  ruleVersion: number;
  programme: 'announced' | 'in_force' | 'paused' | 'ended';
}

function checkEntry(state: State, entry: Entry, position: number): Fault[] {
  const faults: Fault[] = [];
  if (entry.on < state.day) {
    faults.push(fault('dayBackwards', { position, day: entry.on, before: state.day }));
  }
  state.day = entry.on > state.day ? entry.on : state.day;
  const { kind } = entry;
  if (kind === 'log.begun' && position > 0) faults.push(fault('begunTwice', { position }));
  if (kind.startsWith('ticket.')) faults.push(...checkTicket(state, entry, position));
  if (kind.startsWith('batch.')) faults.push(...checkBatch(state, entry, position));
  if (kind.startsWith('programme.')) faults.push(...checkOrder(state, kind, position));
  if (kind === 'rule.amended') {
    const version = Number(entry.version);
    if (version <= state.ruleVersion) faults.push(fault('ruleVersionBack', { position }));
    state.ruleVersion = version;
  }
  return faults;
}

function checkTicket({ tickets }: State, entry: Entry, position: number): Fault[] {
  const ticket = String(Reflect.get(entry, 'ticket'));
  const hasLeft = tickets.get(ticket);
  if (entry.kind === 'ticket.given') {
    tickets.set(ticket, false);
    return hasLeft === undefined ? [] : [fault('ticketTwice', { position, ticket })];
  }
  if (hasLeft === undefined) return [fault('ticketUnknown', { position, ticket })];
  if (entry.kind === 'ticket.left') {
    tickets.set(ticket, true);
    return hasLeft ? [fault('leftTwice', { position, ticket })] : [];
  }
  if (entry.kind === 'ticket.returned') {
    tickets.set(ticket, false);
    return hasLeft ? [] : [fault('returnedNotLeft', { position, ticket })];
  }
  return isDecided(entry) ? [] : [fault('decidersMissing', { position, ticket })];
}

/** One decider where two are named or needed is one too few. */
function isDecided(entry: Entry): boolean {
  const reason = changeReasons.find((one) => one === Reflect.get(entry, 'reason'));
  const deciders: unknown = Reflect.get(entry, 'deciders');
  const count = Array.isArray(deciders) ? new Set(deciders).size : 0;
  return count === 2 || !reason || !needsTwo.has(reason);
}

function checkBatch({ batches }: State, entry: Entry, position: number): Fault[] {
  const batch = String(Reflect.get(entry, 'batch'));
  const was = batches.get(batch);
  if (entry.kind === 'batch.closed') {
    batches.set(batch, was ?? 'closed');
    return was ? [fault('batchTwice', { position, batch })] : [];
  }
  batches.set(batch, 'drawn');
  if (was === undefined) return [fault('batchNotClosed', { position, batch })];
  return was === 'drawn' ? [fault('drawnTwice', { position, batch })] : [];
}

const moves: Readonly<
  Record<string, { from: readonly State['programme'][]; to: State['programme'] }>
> = {
  'programme.started': { from: ['announced'], to: 'in_force' },
  'programme.paused': { from: ['in_force'], to: 'paused' },
  'programme.resumed': { from: ['paused'], to: 'in_force' },
  'programme.ended': { from: ['announced', 'in_force', 'paused'], to: 'ended' },
};

function checkOrder(state: State, kind: string, position: number): Fault[] {
  const move = moves[kind];
  if (!move) return [];
  const isPossible = move.from.includes(state.programme);
  state.programme = move.to;
  return isPossible ? [] : [fault('orderImpossible', { position })];
}
