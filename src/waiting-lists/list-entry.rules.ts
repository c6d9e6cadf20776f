import { z } from 'zod';
import { HexHash } from '#transparency/commitment.rules.ts';
import { logFormat } from '#transparency/entry.rules.ts';
import { decidedBy, earlyReasons, mostGrace, publicReasons } from './list-words.rules.ts';

/**
 * What a waiting list writes into its log, each with its day only. How many people a number is, how many
 * a call took, why a number came early and what came of it are committed to and not said.
 */

const NumberInList = z.int().min(1);
const Numbers = z.array(NumberInList);
const Order = z.string().min(1).max(500);

/** Two people, under names that mean nothing outside this log, and the organisations they decided for. */
const Deciders = z
  .array(
    z.strictObject({
      who: z.string().regex(/^[0-9a-f]{32}$/, 'transparency.deciderMalformed'),
      of: z.uuid(),
    }),
  )
  .length(2);

const on = z.iso.date();

/** Whatever stands in the log of a waiting list. */
export const ListEntry = z.discriminatedUnion('kind', [
  /** The rule of the list; only who keeps it can change afterwards. */
  z.strictObject({
    kind: z.literal('list.begun'),
    on,
    list: z.uuid(),
    port: z.string().min(1),
    /** The organisations that keep it. */
    holders: z.array(z.uuid()).min(1).max(2),
    decidedBy: z.enum(decidedBy),
    grace: z.int().min(0).max(mostGrace),
    format: z.literal(logFormat),
  }),
  /** Another organisation keeps it from here on, with one that kept it before. */
  z.strictObject({
    kind: z.literal('list.heldBy'),
    on,
    holders: z.array(z.uuid()).length(2),
    deciders: Deciders,
  }),
  z.strictObject({
    kind: z.literal('list.joined'),
    on,
    number: NumberInList,
    commitment: HexHash,
  }),
  /**
   * A call. `again`: numbers called before. `from` to `to`: numbers called for the first time, without
   * those that left, were called early or are in `passed`, whose party is larger than the whole call.
   */
  z.strictObject({
    kind: z.literal('list.called'),
    on,
    from: NumberInList.nullable(),
    to: NumberInList.nullable(),
    again: Numbers,
    passed: Numbers,
    deciders: Deciders,
    commitment: HexHash,
  }),
  z.strictObject({
    kind: z.literal('list.calledEarly'),
    on,
    number: NumberInList,
    reason: z.enum(publicReasons),
    deciders: Deciders,
    commitment: HexHash,
  }),
  /** What came of a called number. `again`: it stands at the head, in the next call first. */
  z.strictObject({
    kind: z.literal('list.outcome'),
    on,
    number: NumberInList,
    again: z.boolean(),
    commitment: HexHash,
  }),
  /** What was recorded of a number was wrong: this stands instead. */
  z.strictObject({
    kind: z.literal('list.corrected'),
    on,
    number: NumberInList,
    again: z.boolean(),
    deciders: Deciders,
    commitment: HexHash,
  }),
  /** Its holder asked to be called again: it stands at the head. */
  z.strictObject({ kind: z.literal('list.askedAgain'), on, number: NumberInList }),
  z.strictObject({ kind: z.literal('list.left'), on, number: NumberInList }),
  z.strictObject({ kind: z.literal('list.returned'), on, number: NumberInList }),
  z.strictObject({ kind: z.literal('list.paused'), on, order: Order }),
  z.strictObject({ kind: z.literal('list.resumed'), on, order: Order }),
  z.strictObject({ kind: z.literal('list.closed'), on, order: Order, deciders: Deciders }),
]);
export type ListEntry = z.infer<typeof ListEntry>;

/** An entry before the log gives it its day. */
export type NewListEntry = ListEntry extends infer One
  ? One extends ListEntry
    ? Omit<One, 'on'>
    : never
  : never;

/** What the commitment of `list.joined` is to. */
export const JoinedFacts = z.strictObject({ number: NumberInList, people: z.int().min(1) });
/** What the commitment of `list.called` is to. */
export const CalledFacts = z.strictObject({ people: z.int().min(1) });
/** What the commitment of `list.calledEarly` is to. */
export const EarlyFacts = z.strictObject({ number: NumberInList, reason: z.enum(earlyReasons) });
/** What the commitment of `list.outcome` and `list.corrected` is to. */
export const OutcomeFacts = z.strictObject({
  number: NumberInList,
  outcome: z.enum(['crossed', 'missed', 'turned_back']),
});
export type OutcomeFacts = z.infer<typeof OutcomeFacts>;
