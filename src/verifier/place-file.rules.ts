import { z } from 'zod';
import { HexHash, Opening } from '#transparency/commitment.rules.ts';

/**
 * The file that a family downloads of its own places, `puente-place/1`: for each log a checkpoint,
 * the entries about the family's number, what opens them and the proof that each is there.
 */

const Count = z.int().min(0);

const PlaceLog = z.strictObject({
  logId: z.string(),
  name: z.string(),
  origin: z.string(),
  keys: z.array(z.string()),
  /** The keys of the witnesses under the note; files made before they were named have none. */
  witnesses: z.array(z.string()).optional(),
  size: Count,
  /** The checkpoint of that size, as a signed note. */
  note: z.string(),
  /** Entries that had no position yet. */
  waiting: Count,
  entries: z.array(
    z.strictObject({
      position: Count,
      leaf: z.string(),
      openings: z.array(Opening),
      proof: z.array(HexHash),
    }),
  ),
});
export type PlaceLog = z.infer<typeof PlaceLog>;
/** One entry about the family, with what opens it and the proof that the log has it. */
export type PlaceEntry = PlaceLog['entries'][number];

/** What a family takes away of its places, to check them anywhere. */
export const PlaceFile = z.strictObject({
  format: z.literal('puente-place/1'),
  logs: z.array(PlaceLog),
});

/**
 * The paper of a number in a waiting list, `puente-list-place/1`, in the same form. What else it says is not
 * looked at: what counts is what its entries say.
 */
export const ListPlaceFile = z
  .looseObject({
    format: z.literal('puente-list-place/1'),
    list: z.looseObject(PlaceLog.pick({ name: true, origin: true }).shape),
    log: PlaceLog.omit({ logId: true, name: true, origin: true }),
  })
  .transform(({ format, list: { name, origin }, log }) => ({
    format,
    logs: [{ logId: origin, name, origin, ...log }],
  }));

/** A file of one or the other. */
export type PlaceFile = z.infer<typeof PlaceFile> | z.infer<typeof ListPlaceFile>;
