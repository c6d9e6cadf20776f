import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { HexHash } from '../commitment.rules.ts';

/** What the commitment of a `sealed` entry can be to. Days are calendar days on the programme's clocks. */

const Day = z.iso.date();
const Text = z.string().min(1);

/** From here on a port is open as it says; an earlier one of the same port counts no more. */
export const PortFacts = z.strictObject({
  what: z.literal('port'),
  port: Text,
  opensOn: Day,
  closesOn: Day,
  /** People. */
  perDay: z.int().min(0),
  /** 1 for Monday to 7 for Sunday. */
  weekdays: z.array(z.int().min(1).max(7)),
  closed: z.array(Day),
  /** Day to people, in place of `perDay`. */
  overrides: z.record(Day, z.int().min(0)),
});
export type PortFacts = z.infer<typeof PortFacts>;

/** A plan was applied: made from what the first `upTo` entries of the log say. */
export const PlanFacts = z.strictObject({
  what: z.literal('plan'),
  /** Names the plan in the slots that follow from it. */
  plan: Text,
  asOf: Day,
  /** {@link slotsHashOf} its slots from `asOf` on. */
  slotsHash: HexHash,
  /** What came in while the plan was being applied stands before this entry and is not in it. */
  upTo: z.int().min(0),
  /** The ports of the programme, in the order in which an instance names them. */
  ports: z.array(Text),
  /** SHA-256 of the JSON of instance, previous slots and plan, as `puente plan` reads and writes them. */
  instanceHash: HexHash,
  previousHash: HexHash,
  planHash: HexHash,
});
export type PlanFacts = z.infer<typeof PlanFacts>;

/** A ticket has this slot from here on, and no other. Port and day null: it has none any more. */
export const SlotFacts = z.strictObject({
  what: z.literal('slot'),
  ticket: Text,
  port: Text.nullable(),
  day: Day.nullable(),
  /** The plan that it follows from; null for one given otherwise, as to a household that stood by. */
  plan: Text.nullable(),
});
export type SlotFacts = z.infer<typeof SlotFacts>;

/** How a ticket's day came out. */
export const OutcomeFacts = z.strictObject({
  what: z.literal('outcome'),
  ticket: Text,
  port: Text,
  day: Day,
  outcome: Text,
});
export type OutcomeFacts = z.infer<typeof OutcomeFacts>;

/**
 * From here on a ticket is on the list of who could travel at short notice, with what it said; without `until`
 * it is not. The hours hint at where its household stays: only witnesses and itself are given what opens this.
 */
export const StandByFacts = z.strictObject({
  what: z.literal('standBy'),
  ticket: Text,
  /** The last day on which it would. */
  until: Day.nullable(),
  /** Preferred first. */
  ports: z.array(Text),
  /** For each of them, the hours that it needs before the day begins there. */
  notice: z.array(z.int().min(0)),
});
export type StandByFacts = z.infer<typeof StandByFacts>;

/** A ticket is asked about a place at short notice, which is held until the answer. */
export const AskFacts = z.strictObject({
  what: z.literal('ask'),
  ticket: Text,
  port: Text,
  day: Day,
  /** Whole hours left until the day begins on the clocks of the port. Null: asked before questions were written. */
  hours: z.int().min(0).max(10_000).nullable(),
  /** It was decided from what the first so many entries say; null as `hours`. */
  upTo: z.int().min(0).nullable(),
});
export type AskFacts = z.infer<typeof AskFacts>;

/** What came of it. */
export const AskEndFacts = z.strictObject({
  what: z.literal('askEnd'),
  ticket: Text,
  port: Text,
  day: Day,
  end: z.enum(['accepted', 'refused', 'unanswered', 'over']),
});
export type AskEndFacts = z.infer<typeof AskEndFacts>;

/** What a `sealed` entry can hide. */
export const SealedFacts = z.discriminatedUnion('what', [
  PortFacts,
  PlanFacts,
  SlotFacts,
  OutcomeFacts,
  StandByFacts,
  AskFacts,
  AskEndFacts,
]);
export type SealedFacts = z.infer<typeof SealedFacts>;

/** SHA-256 of the lines `ticket port day`, sorted by code unit, each ended by a line feed. */
export function slotsHashOf(
  slots: readonly { ticket: string; port: string; day: string }[],
): string {
  const lines = slots.map(({ ticket, port, day }) => `${ticket} ${port} ${day}\n`).sort();
  return bytesToHex(sha256(utf8ToBytes(lines.join(''))));
}
