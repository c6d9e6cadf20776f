import { z } from 'zod';
import { canonicalJson, isCanonicalJson } from './canonical-json.rules.ts';
import { type Facts, HexHash, type OpeningPart } from './commitment.rules.ts';

/** The form of leaves, commitments and export files that this version writes and reads. */
export const logFormat = 'puente-log/2';

/** A form in which a ticket's facts had one commitment. Its leaves count for the tree and are not read. */
export const formatBefore = 'puente-log/1';

/**
 * Why a ticket's facts changed, so coarse that no ground can be read from it. Leaving and returning
 * are kinds of their own, with `left` and `returned` as their reasons.
 */
export const changeReasons = [
  'class_moved',
  'date_corrected',
  'paper_seen',
  'household_changed',
  'ports_changed',
  'ready_changed',
  'hold_changed',
] as const;
export type ChangeReason = (typeof changeReasons)[number];

/** Why a key of the log signs no more. */
export const keyEndReasons = ['rotated', 'lost', 'stolen'] as const;
export type KeyEndReason = (typeof keyEndReasons)[number];

const Name = z.string().min(1).max(100);
const Ticket = z.string().min(1).max(40);
/** Who decided, under names that mean nothing outside this log; two are two different people. */
const Deciders = z
  .array(z.string().regex(/^[0-9a-f]{32}$/, 'transparency.deciderMalformed'))
  .min(1)
  .max(2)
  .refine((all) => new Set(all).size === all.length, 'transparency.sameDecider')
  .optional();
const ofOrder = { order: z.string().min(1).max(500) };
/** Commitments to `OrderFacts` and to `TravelFacts`. */
const ofTicket = { ticket: Ticket, order: HexHash, travel: HexHash };

/** The rule that the order is recomputed from, as the planner takes it. */
export const LoggedRule = z.strictObject({
  /** From the highest priority to the lowest. */
  classes: z.array(Name).min(1),
  seed: z.string().max(200),
  leadDays: z.int().min(0),
});
export type LoggedRule = z.infer<typeof LoggedRule>;

const NamedEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('log.begun'),
    programme: Name,
    rule: LoggedRule,
    /** The form that it began in: it goes on in the one that is written now. */
    format: z.enum([formatBefore, logFormat]),
  }),
  /** `publicKey` is the verifier key of a signed note: `name+id+base64`. */
  z.strictObject({
    kind: z.literal('key.added'),
    keyId: Name,
    publicKey: z.string().min(1).max(300),
  }),
  z.strictObject({ kind: z.literal('key.ended'), keyId: Name, reason: z.enum(keyEndReasons) }),
  z.strictObject({ kind: z.literal('ticket.given'), ...ofTicket }),
  z.strictObject({
    kind: z.literal('ticket.changed'),
    ...ofTicket,
    reason: z.enum(changeReasons),
    deciders: Deciders,
  }),
  z.strictObject({ kind: z.literal('ticket.left'), ticket: Ticket, reason: z.literal('left') }),
  z.strictObject({ kind: z.literal('ticket.returned'), ...ofTicket }),
  z.strictObject({
    kind: z.literal('batch.closed'),
    batch: Name,
    count: z.int().min(0),
    listHash: HexHash,
  }),
  z.strictObject({
    kind: z.literal('batch.drawn'),
    batch: Name,
    seed: z.string().min(1).max(200),
    method: Name,
    values: z.array(z.string().max(200)),
  }),
  z.strictObject({
    kind: z.literal('rule.amended'),
    version: z.int().min(1),
    sourceHash: HexHash,
  }),
  z.strictObject({ kind: z.literal('programme.started'), ...ofOrder }),
  z.strictObject({ kind: z.literal('programme.paused'), ...ofOrder }),
  z.strictObject({ kind: z.literal('programme.resumed'), ...ofOrder }),
  z.strictObject({ kind: z.literal('programme.ended'), ...ofOrder }),
  /** An opening of a port, a plan, a slot, an outcome: that it was fixed now, and nothing more. */
  z.strictObject({ kind: z.literal('sealed'), commitment: HexHash }),
]);

const isListKind = /^list\.[a-z][a-zA-Z]*$/;
/** What a waiting list writes: its own fields besides `kind`; its capability says which. */
const ListEntry = z
  .object({ kind: z.templateLiteral(['list.', z.string()]) })
  .catchall(z.json())
  .refine(({ kind }) => isListKind.test(kind), 'transparency.noSuchKind')
  .refine((entry) => !('on' in entry), 'transparency.dayIsGiven');

/** What is written into a log: the sequencer adds the day. */
export const NewEntry = z.union([NamedEntry, ListEntry]);
export type NewEntry = z.infer<typeof NewEntry>;

/** An entry as it stands in a log. `on` is the day at UTC; no finer time is ever published. */
export type Entry = NewEntry & { on: string };

const Day = z.iso.date();

/** The text of an entry's leaf: its canonical JSON. */
export function leafOf(entry: Facts, on: string): string {
  return canonicalJson({ ...entry, on });
}

/**
 * Reads a leaf. Null when it is not the canonical text of an entry that this version knows: such a
 * leaf still counts for the tree, and nothing can be recomputed from it.
 */
export function readLeaf(leaf: string): Entry | null {
  if (!isCanonicalJson(leaf)) return null;
  const read = z.looseObject({ on: Day }).safeParse(JSON.parse(leaf));
  if (!read.success) return null;
  const { on, ...rest } = read.data;
  const entry = NewEntry.safeParse(rest);
  return entry.success ? { ...entry.data, on } : null;
}

/** The commitment that an entry publishes under a name; null where it publishes none. */
export function commitmentIn(entry: NewEntry, part: OpeningPart): string | null {
  // The `order` of a programme's entry is the name of an order.
  if (part !== 'commitment' && !isOfTicket(entry)) return null;
  const commitment = Reflect.get(entry, part);
  return typeof commitment === 'string' ? commitment : null;
}

/** An entry that says what a ticket's facts are from there on. */
export type TicketEntry = Extract<NewEntry, { travel: string; order: string }>;

/** True for an entry with a ticket's two commitments. */
export function isOfTicket(entry: NewEntry): entry is TicketEntry {
  const { kind } = entry;
  return kind === 'ticket.given' || kind === 'ticket.changed' || kind === 'ticket.returned';
}

/** The ticket, or the number in a waiting list, that an entry is about; null for a kind without one. */
export function ticketIn(entry: object): string | null {
  const ticket = Reflect.get(entry, 'ticket') ?? Reflect.get(entry, 'number');
  return typeof ticket === 'string' || typeof ticket === 'number' ? `${ticket}` : null;
}
