import type { Context } from '#platform/context.ts';
import { announce, of } from './announce.ts';
import { silentSinceBefore } from './silence.rules.ts';
import { listUnheard, markSilent } from './witnesses.store.ts';

/** Says once of each witness of which nothing was heard for 48 hours that it is silent. */
export async function watchWitnesses(context: Context): Promise<void> {
  const { tx, now } = context;
  for (const { witnessId, logId } of await listUnheard(tx, silentSinceBefore(now))) {
    await markSilent(tx, witnessId, now);
    await announce(context, {
      name: 'transparency.witnessSilent',
      subject: of(logId),
      payload: { witnessId },
    });
  }
}
