import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { violatedConstraint } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { announce, of } from './announce.ts';
import type { addWitness } from './contract.ts';
import { hashOfToken } from './heard-witness.ts';
import { keysOfLog } from './keys.store.ts';
import { isStewardOfLog } from './logs.store.ts';
import { readKey } from './signed-note.rules.ts';
import { keepWitness } from './witnesses.store.ts';

/** Agrees with a witness. Its token is given this once. */
export async function agreeWithWitness(
  context: Context,
  { logId, name, verifierKey, agreement }: z.output<typeof addWitness.input>,
): Promise<z.input<typeof addWitness.output>> {
  const { tx, now } = context;
  const { staffId, organisationId } = staffOf(context);
  const [isSteward, ours] = await Promise.all([isStewardOfLog(tx, logId), keysOfLog(tx, logId)]);
  if (!isSteward) throw new Problem('missing', 'transparency.noSuchLog');
  refuseKey(verifierKey, ours);
  const witnessId = context.newId();
  const token = randomBytes(32).toString('base64url');
  await keepWitness(
    tx,
    { witnessId, logId, organisationId, name, verifierKey, agreement },
    { tokenHash: hashOfToken(context, token), staffId, at: now },
  ).catch(refuseTwice);
  await announce(context, {
    name: 'transparency.witnessAdded',
    subject: of(logId),
    payload: { witnessId },
  });
  return { witnessId, token };
}

/** A witness signs with a key of its own: never with ours. */
function refuseKey(text: string, ours: readonly string[]): void {
  const key = readKey(text)?.publicKey.toString();
  if (!ours.some((one) => readKey(one)?.publicKey.toString() === key)) return;
  throw new Problem('invalid', 'platform.checkTheFields', { count: 1 }, [
    { field: 'verifierKey', code: 'transparency.notAWitnessKey' },
  ]);
}

function refuseTwice(error: unknown): never {
  if (violatedConstraint(error) === 'one_agreement_a_key') {
    throw new Problem('conflict', 'transparency.witnessAlready');
  }
  throw error;
}
