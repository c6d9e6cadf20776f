import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Instance } from '#appointments/instance.rules.ts';
import { instanceOf } from '#appointments/instance-of.rules.ts';
import { type Plan, plan } from '#appointments/plan.rules.ts';
import { commitmentOf, listHashOf, methodOf, seedOf, ticketOf } from '#queue/draw.rules.ts';
import { signCheckpoint } from '#transparency/checkpoint.rules.ts';
import {
  commitmentOf as commitTo,
  type Facts,
  type Opening,
  type OpeningPart,
  type TicketFacts,
  ticketParts,
} from '#transparency/commitment.rules.ts';
import { type ChangeReason, leafOf, logFormat, type NewEntry } from '#transparency/entry.rules.ts';
import { checkpointLine, headerLine, leafLine, openingLine } from '#transparency/log-file.rules.ts';
import { inclusionProof, leafHash, nodesOver, rootOf } from '#transparency/merkle.rules.ts';
import { textOfKey, type VerifierKey, verifierKey } from '#transparency/signed-note.rules.ts';
import { type PortFacts, slotsHashOf } from '#transparency/verify/sealed-facts.rules.ts';
import { PlaceFile } from '../../src/verifier/place-file.rules.ts';
import { aWitness } from '../witness.ts';

/** What an entry says of a ticket besides its facts. */
type Told =
  | { kind: 'ticket.given' | 'ticket.returned' }
  | { kind: 'ticket.changed'; reason: ChangeReason; deciders?: string[] };

/** A log made by pure functions alone, signed with a key of its own, that can also be made to lie. */
export interface InventedLog {
  origin: string;
  leaves: string[];
  openings: Opening[];
  checkpoints: string[];
  /** The day at UTC that is written into entries. */
  day: string;
  /** Writes an entry and gives its position. */
  add(entry: NewEntry): number;
  /** Writes a sealed entry with a commitment to facts, and keeps what opens it. */
  seal(facts: Facts): number;
  /** Writes an entry with the commitments to both parts of a ticket's facts, and keeps what opens them. */
  tell(facts: TicketFacts, entry: Told): number;
  /** Signs what is there; with the witness's line if asked for. */
  sign(isCosigned?: boolean): string;
  /** The whole as a file, with all openings or some. */
  text(openings?: readonly Opening[]): string;
}

export const programme = '0190a000-0000-7000-8000-000000000001';
export const rule = { classes: ['urgent', 'normal'], seed: programme, leadDays: 3 };
const witness = aWitness();
export const today = '2026-11-02';

/** The secret key of an invented log. */
export function secretOf(name: string): Uint8Array {
  return sha256(utf8ToBytes(`secret of ${name}`));
}

/** Begins a log, with its first entry and its key. The same name gives the same log. */
export function inventLog(name = 'one'): InventedLog {
  const origin = 'puente/log/invented';
  const secret = secretOf(name);
  const key = verifierKey(origin, 1, ed25519.getPublicKey(secret));
  const log: InventedLog = {
    origin,
    leaves: [],
    openings: [],
    checkpoints: [],
    day: today,
    add: (entry) => log.leaves.push(leafOf(entry, log.day)) - 1,
    seal: (facts) =>
      log.add({ kind: 'sealed', commitment: committed(log, name, 'commitment', facts) }),
    tell: (facts, told) => {
      const { order, travel } = ticketParts(facts);
      return log.add({
        ...told,
        ticket: facts.ticket,
        order: committed(log, name, 'order', order),
        travel: committed(log, name, 'travel', travel),
      });
    },
    sign: (isCosigned = false) => {
      const note = signed(log, key, secret);
      const whole = isCosigned ? witness.cosign(note, new Date('2026-11-02T12:00:00Z')) : note;
      log.checkpoints.push(whole);
      return whole;
    },
    text: (openings = log.openings) => textOf(log, key, openings),
  };
  log.add({ kind: 'log.begun', programme, rule, format: logFormat });
  log.add({ kind: 'key.added', keyId: key.id, publicKey: textOfKey(key) });
  log.sign();
  return log;
}

/** The commitment to facts in the next entry; what opens it is kept. */
function committed(log: InventedLog, name: string, part: OpeningPart, facts: Facts): string {
  const position = log.leaves.length;
  const salt = bytesToHex(sha256(utf8ToBytes(`salt ${name} ${position} ${part}`)));
  log.openings.push({ position, part, salt, facts });
  return commitTo(facts, salt);
}

function signed({ origin, leaves }: InventedLog, key: VerifierKey, secret: Uint8Array): string {
  const checkpoint = { origin, size: leaves.length, root: rootOf(leaves.map(leafHash)) };
  return signCheckpoint(checkpoint, key, (message) => ed25519.sign(message, secret));
}

/** The file of the family with a ticket, as my place gives it, under the newest checkpoint of its log. */
export function placeFileOf(log: InventedLog, ticket: string): PlaceFile {
  const { origin, leaves, openings, checkpoints } = log;
  const [header = ''] = log.text().split('\n');
  const nodes = nodesOver(leaves.map(leafHash));
  const entries = leaves.flatMap((leaf, position) =>
    JSON.parse(leaf).ticket === ticket
      ? {
          position,
          leaf,
          openings: openings.filter((one) => one.position === position),
          proof: inclusionProof(nodes, position, leaves.length).map(bytesToHex),
        }
      : [],
  );
  const { keys, witnesses } = JSON.parse(header);
  const note = checkpoints.at(-1) ?? '';
  const size = leaves.length;
  const of = { logId: programme, name: 'Invented', origin };
  const one = { ...of, keys, witnesses, size, note, waiting: 0, entries };
  return PlaceFile.parse({ format: 'puente-place/1', logs: [one] });
}

function textOf(
  { origin, leaves, checkpoints }: InventedLog,
  key: VerifierKey,
  openings: readonly Opening[],
): string {
  return [
    headerLine({ origin, keys: [textOfKey(key)], witnesses: [witness.verifierKey] }),
    ...leaves.map(leafLine),
    ...openings.map(openingLine),
    ...checkpoints.map(checkpointLine),
  ].join('');
}

/** The ports of the invented programme. */
export const ports: readonly PortFacts[] = ['2301', '2402'].map((port) => ({
  what: 'port',
  port,
  opensOn: '2026-11-02',
  closesOn: '2026-12-31',
  perDay: 6,
  weekdays: [1, 2, 3, 4, 5],
  closed: [],
  overrides: {},
}));

/** The facts of the ticket of a number. */
export function ticketFacts(number: number, other: Partial<TicketFacts> = {}): TicketFacts {
  return {
    ticket: `T${String(number).padStart(6, '0')}`,
    class: number % 5 === 0 ? 'urgent' : 'normal',
    undated: false,
    enrolledOn: `2019-0${1 + (number % 3)}-15`,
    precision: 'day',
    basis: 'paper_seen',
    size: 1 + (number % 4),
    ports: number % 2 === 0 ? ['2301'] : ['2402', '2301'],
    readyFrom: null,
    leadDays: null,
    hold: false,
    batch: 'batch 1',
    ...other,
  };
}

/** A ticket is given with these facts. */
export function give(log: InventedLog, facts: TicketFacts): number {
  return log.tell(facts, { kind: 'ticket.given' });
}

/** Closes the batch of these tickets and draws it from two values. */
export function draw(log: InventedLog, tickets: readonly TicketFacts[]): string {
  const values = [1, 2].map((one) => bytesToHex(sha256(Uint8Array.of(one))));
  const listHash = listHashOf(tickets.map(({ ticket }) => ticket));
  const parts = values.map((value) => ({ value, commitment: commitmentOf(value) }));
  const seed = seedOf(parts, listHash);
  log.add({ kind: 'batch.closed', batch: 'batch 1', count: tickets.length, listHash });
  log.add({ kind: 'batch.drawn', batch: 'batch 1', seed, method: methodOf(parts), values });
  return seed;
}

/** A slot of an invented plan. */
export interface InventedSlot {
  ticket: string;
  port: string;
  day: string;
}

/** A plan with what it was made from. */
interface InventedPlan {
  instance: Instance;
  result: Plan;
  slots: InventedSlot[];
}

/** Makes a plan for these tickets by the rule; nothing is written. */
export function planFor(tickets: readonly TicketFacts[], seed: string): InventedPlan {
  const instance: Instance = instanceOf({
    programme: {
      programmeId: programme,
      classes: rule.classes,
      ports: ports.map(({ port }) => port),
      leadDays: 3,
    },
    asOf: today,
    openings: ports.map(({ what: _, ...port }) => port),
    places: tickets.map(({ ticket, hold, ...facts }) => ({
      ...facts,
      ticketNumber: ticket,
      seed,
      heldReason: hold ? 'invented' : null,
    })),
  });
  const result = plan(instance, []);
  const slots = result.slots.map(({ unit, site, day }) => ({
    ticket: ticketOf(unit),
    port: site,
    day,
  }));
  return { instance, result, slots };
}

/** Writes a plan and its slots; the slots may be others than those that the plan commits to. */
export function writePlan(
  log: InventedLog,
  { instance, result, slots }: InventedPlan,
  written: readonly InventedSlot[] = slots,
  upTo = log.leaves.length,
): void {
  const hashOf = (value: unknown) => bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))));
  log.seal({
    what: 'plan',
    plan: 'plan 1',
    asOf: today,
    upTo,
    ports: ports.map(({ port }) => port),
    slotsHash: slotsHashOf(slots),
    instanceHash: hashOf(instance),
    previousHash: hashOf({ slots: [] }),
    planHash: hashOf(result),
  });
  for (const slot of written) log.seal({ what: 'slot', ...slot, plan: 'plan 1' });
}

/** A whole honest log: tickets, a draw, ports, a plan, changes; all open, the newest cosigned. */
export function wholeLog(name = 'one', count = 8): InventedLog {
  const log = inventLog(name);
  const tickets = Array.from({ length: count }, (_, at) => ticketFacts(at));
  for (const facts of tickets) give(log, facts);
  const seed = draw(log, tickets);
  log.add({ kind: 'programme.started', order: 'An invented order' });
  for (const port of ports) log.seal(port);
  log.sign();
  writePlan(log, planFor(tickets, seed));
  const moved = ticketFacts(1, { class: 'urgent' });
  log.tell(moved, {
    kind: 'ticket.changed',
    reason: 'class_moved',
    deciders: ['a'.repeat(32), 'b'.repeat(32)],
  });
  log.add({ kind: 'ticket.left', ticket: ticketFacts(2).ticket, reason: 'left' });
  log.sign(true);
  return log;
}
