import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce, of } from './announce.ts';
import { closeWitness } from './witnesses.store.ts';

/** Ends an agreement: what the witness signed stays, its token opens nothing more. */
export async function endAgreement(
  context: Context,
  { witnessId }: { witnessId: string },
): Promise<Record<string, never>> {
  const logId = await closeWitness(context.tx, witnessId, context.now);
  if (logId === null) throw new Problem('missing', 'transparency.noSuchAgreement');
  await announce(context, {
    name: 'transparency.witnessEnded',
    subject: of(logId),
    payload: { witnessId },
  });
  return {};
}
