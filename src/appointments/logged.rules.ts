import { z } from 'zod';

/**
 * What stands behind the sealed entries of a programme's log. Days are calendar dates on the programme's
 * clocks.
 */

const Day = z.iso.date();
const OfSlot = { ticket: z.string(), port: z.string(), day: Day };
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** How a day at a port ended: its household waits on, except where it arrived. */
export const slotEnds = [
  'declined',
  'lapsed',
  'missed',
  'turned_away',
  'cancelled',
  'moved',
  'arrived',
] as const;

/** The facts of a sealed entry. */
export const SealedFacts = z.discriminatedUnion('what', [
  /** The ports of the programme, in the order in which planning names them. */
  z.strictObject({ what: z.literal('ports'), ports: z.array(z.string()) }),
  /** When a port is open; the last said of a port holds. */
  z.strictObject({
    what: z.literal('port'),
    port: z.string(),
    opensOn: Day,
    closesOn: Day,
    perDay: z.int(),
    weekdays: z.array(z.int()),
    closed: z.array(Day),
    overrides: z.record(Day, z.int()),
  }),
  /**
   * A plan was applied: made from what the first `upTo` entries say. The hashes are the SHA-256 of the
   * JSON of instance, previous slots and plan, as `puente plan` reads and writes them.
   */
  z.strictObject({
    what: z.literal('plan'),
    asOf: Day,
    upTo: z.int().min(0),
    instanceHash: Hash,
    previousHash: Hash,
    planHash: Hash,
  }),
  z.strictObject({ what: z.literal('slot.given'), ...OfSlot }),
  z.strictObject({ what: z.literal('slot.ended'), ...OfSlot, how: z.enum(slotEnds) }),
]);
export type SealedFacts = z.infer<typeof SealedFacts>;
