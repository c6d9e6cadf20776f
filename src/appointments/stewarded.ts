import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { findProgramme, holdProgramme, isSteward, type Programme } from '#queue/index.ts';

/**
 * The programme, held until the end of the transaction, if the actor's organisation stewards it. Throws
 * `appointments.noSuchProgramme` for another organisation's, as for one that does not exist.
 */
export async function stewardedProgramme({ tx }: Context, programmeId: string): Promise<Programme> {
  await holdProgramme(tx, programmeId);
  const [programme, steward] = await Promise.all([
    findProgramme(tx, programmeId),
    isSteward(tx, programmeId),
  ]);
  if (!programme || !steward) throw new Problem('missing', 'appointments.noSuchProgramme');
  return programme;
}

/** As {@link stewardedProgramme}, in force today: nothing is planned or offered in any other state. */
export async function programmeInForce(context: Context, programmeId: string): Promise<Programme> {
  const programme = await stewardedProgramme(context, programmeId);
  if (programme.state !== 'in_force') {
    throw new Problem('conflict', 'appointments.notInForce', { state: programme.state });
  }
  return programme;
}
