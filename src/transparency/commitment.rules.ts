import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalJson, type Json } from './canonical-json.rules.ts';

/**
 * A commitment publishes that something was fixed without saying what. Its salt makes it impossible to
 * guess from what is public: 256 bits, which die with the household.
 */

/** 32 random bytes, as 64 lower-case hexadecimal digits. */
export const Salt = z.string().regex(/^[0-9a-f]{64}$/, 'transparency.saltMalformed');

/** A commitment, or another SHA-256, as 64 lower-case hexadecimal digits. */
export const HexHash = z.string().regex(/^[0-9a-f]{64}$/, 'transparency.hashMalformed');

/** What is committed to: one JSON object. */
export type Facts = { readonly [key: string]: Json };

/**
 * The commitment to facts: SHA-256 of the UTF-8 of `puente-commitment/1`, the salt and the canonical
 * JSON of the facts, the first two each ended by a line feed. Throws a RangeError for a salt that is
 * not 64 lower-case hexadecimal digits, and for facts without a canonical text.
 */
export function commitmentOf(facts: Facts, salt: string): string {
  if (!Salt.safeParse(salt).success) throw new RangeError('a salt is 64 hexadecimal digits');
  return bytesToHex(sha256(utf8ToBytes(`puente-commitment/1\n${salt}\n${canonicalJson(facts)}`)));
}

const CalendarDate = z.iso.date();

/**
 * What decides a ticket's turn. With {@link TravelFacts} it is all that the order and the planner use of
 * a ticket, and nothing else: no name, no folio, no ground of a class or of a hold.
 */
export const OrderFacts = z.strictObject({
  ticket: z.string().min(1),
  class: z.string().min(1),
  /** No day, month or year of enrolment is known: last in its class, by the day of registration. */
  undated: z.boolean(),
  /** The day by which it stands. */
  enrolledOn: CalendarDate,
  precision: z.enum(['day', 'month', 'year', 'unknown']),
  basis: z.enum(['declared', 'paper_seen', 'confirmed']),
  batch: z.string().min(1),
});
export type OrderFacts = z.infer<typeof OrderFacts>;

/** What decides on which days and at which ports a ticket can travel. */
export const TravelFacts = z.strictObject({
  ticket: z.string().min(1),
  /** People in the household. */
  size: z.int().min(1),
  /** Codes of ports that it can use, preferred first. */
  ports: z.array(z.string().min(1)),
  readyFrom: CalendarDate.nullable(),
  /** Its own lead time in days; null: the rule's. */
  leadDays: z.int().min(0).nullable(),
  /** It keeps its position and is given no day. */
  hold: z.boolean(),
});
export type TravelFacts = z.infer<typeof TravelFacts>;

/** All that is committed to of a ticket, in two parts that open apart. */
export type TicketFacts = OrderFacts & TravelFacts;

/** The two parts of a ticket's facts. */
export function ticketParts(facts: TicketFacts): { order: OrderFacts; travel: TravelFacts } {
  const { ticket, size, ports, readyFrom, leadDays, hold, ...order } = facts;
  return {
    order: { ticket, ...order },
    travel: { ticket, size, ports, readyFrom, leadDays, hold },
  };
}

/**
 * Which hash of its entry an opening opens, by the name of its field: a ticket's entries have `order` and
 * `travel`, all others that commit to something `commitment`. In the order in which a file has them.
 */
export const openingParts = ['commitment', 'order', 'travel'] as const;
export type OpeningPart = (typeof openingParts)[number];

/** What opens one commitment of the entry at a position. */
export const Opening = z.strictObject({
  position: z.int().min(0),
  part: z.enum(openingParts),
  salt: Salt,
  facts: z.record(z.string(), z.json()),
});
export type Opening = { position: number; part: OpeningPart; salt: string; facts: Facts };

/** What is open of one entry. */
export type OpenParts<One = Opening> = Partial<Record<OpeningPart, One>>;

/** Openings by the positions of their entries. */
export function byPosition<One extends Opening>(
  openings: readonly One[],
): Map<number, OpenParts<One>> {
  const found = new Map<number, OpenParts<One>>();
  for (const opening of openings) {
    found.set(opening.position, { ...found.get(opening.position), [opening.part]: opening });
  }
  return found;
}

/** True when the opening is that of the commitment. */
export function opensCommitment(opening: Pick<Opening, 'salt' | 'facts'>, commitment: string) {
  return commitmentOf(opening.facts, opening.salt) === commitment;
}
