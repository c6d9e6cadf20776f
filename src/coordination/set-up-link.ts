import type { Context } from '#platform/context.ts';
import { keepSetUpLink, needsAdministrator } from './links.store.ts';
import { newLink } from './links.ts';

/** True while nobody administers the coalition: before set-up. */
export function needsSetUp({ tx }: Pick<Context, 'tx'>): Promise<boolean> {
  return needsAdministrator(tx);
}

/**
 * Makes the link with which the first administrator sets up the coalition: `/set-up/TOKEN`, once,
 * within 24 hours; an earlier one stops opening. Null once there is an administrator. Call as the system.
 */
export async function setUpLink(context: Context): Promise<{ token: string; endsAt: Date } | null> {
  const { tx, keyring, now } = context;
  if (!(await needsAdministrator(tx))) return null;
  const link = newLink(keyring, 'set_up', now);
  await keepSetUpLink(tx, context.newId(), link, now);
  return { token: link.token, endsAt: link.endsAt };
}
