import { z } from 'zod';
import { HexHash, Opening } from '#transparency/commitment.rules.ts';

/**
 * The file that a family downloads of its own places, `puente-place/1`: for each log the newest checkpoint,
 * the entries about the family's number, what opens them and the proof that each is there.
 */

const Count = z.int().min(0);

export const PlaceFile = z.strictObject({
  format: z.literal('puente-place/1'),
  logs: z.array(
    z.strictObject({
      logId: z.string(),
      name: z.string(),
      origin: z.string(),
      keys: z.array(z.string()),
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
    }),
  ),
});
export type PlaceFile = z.infer<typeof PlaceFile>;
export type PlaceLog = PlaceFile['logs'][number];
export type PlaceEntry = PlaceLog['entries'][number];
