import type { z } from 'zod';
import type { watch } from '#transparency/contract.ts';
import { dayThatCame } from '../../../../words/dates.ts';

/** Who watches a log, and when it was signed, by the days that have come in a place. */
export function watchThere(
  watched: z.output<typeof watch.output>,
  now: Date,
  timeZone: string,
): z.output<typeof watch.output> {
  const came = (on: string) => dayThatCame(on, now, timeZone);
  return {
    ...watched,
    signedOn: came(watched.signedOn),
    witnesses: watched.witnesses.map(({ seenOn, ...witness }) => ({
      ...witness,
      seenOn: seenOn && came(seenOn),
    })),
  };
}
