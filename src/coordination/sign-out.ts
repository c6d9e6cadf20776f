import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { endSession, endSessionsOf } from '#platform/sessions.ts';
import { announce, person } from './announce.ts';

/** Ends this session. */
export async function signOut(context: Context): Promise<{ ended: boolean }> {
  const { session } = staffOf(context);
  if (session) await endSession(context.tx, context.keyring, session);
  return { ended: session !== undefined };
}

/** Ends every session of whoever is asking, on every device, this one too. */
export async function signOutEverywhere(context: Context): Promise<{ ended: boolean }> {
  const { staffId } = staffOf(context);
  await endSessionsOf(context.tx, { staffId });
  await announce(context, 'coordination.signedOutEverywhere', person(staffId), {});
  return { ended: true };
}
