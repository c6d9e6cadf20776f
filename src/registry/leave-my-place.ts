import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { endSession } from '#platform/sessions.ts';
import { type Done, done } from './done.ts';

/** Ends this visit. */
export async function leaveMyPlace(context: Context): Promise<Done> {
  const { session } = familyOf(context);
  if (session) await endSession(context.tx, context.keyring, session);
  return done;
}
