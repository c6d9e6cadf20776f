import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce, of } from './announce.ts';
import { findWitness, markSeen, type Witness } from './witnesses.store.ts';

/** What is kept of a witness's token. */
export function hashOfToken({ keyring }: Context, token: string): Buffer {
  return keyring.token('witness-tokens', token);
}

/**
 * The witness that holds the token, noted as heard now; as the system. Throws
 * `transparency.noSuchWitness` for a token that is none, of another log, or of an ended agreement.
 */
export async function heardWitness(
  context: Context,
  logId: string,
  token: string,
): Promise<Witness> {
  const witness = await findWitness(context.tx, logId, hashOfToken(context, token));
  if (!witness) throw new Problem('forbidden', 'transparency.noSuchWitness');
  const { witnessId, silentSince } = witness;
  await markSeen(context.tx, witnessId, context.now);
  if (silentSince !== null) {
    await announce(context, {
      name: 'transparency.witnessHeardAgain',
      subject: of(logId),
      payload: { witnessId },
    });
  }
  return witness;
}
