import type { Context } from '#platform/context.ts';
import { endSession, endSessionsOf } from '#platform/sessions.ts';
import { announce, person } from './announce.ts';
import { requireStaff } from './staff-actor.ts';

/** Ends this session. */
export async function signOut(context: Context): Promise<{ ended: boolean }> {
  const { session } = requireStaff(context);
  if (session) await endSession(context.tx, context.keyring, session);
  return { ended: session !== undefined };
}

/** Ends every session of whoever is asking, on every device, this one too. */
export async function signOutEverywhere(context: Context): Promise<{ ended: boolean }> {
  const { staffId } = requireStaff(context);
  await endSessionsOf(context.tx, { staffId });
  await announce(context, 'coordination.signedOutEverywhere', person(staffId), {});
  return { ended: true };
}
