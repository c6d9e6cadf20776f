import { setUpLink } from '#coordination/index.ts';
import type { RunningApplication } from '#platform/application.ts';
import { contextOf } from '#platform/context.ts';

/** The link of the first administrator; null once there is one. An earlier link stops working. */
export async function newSetUpLink(
  { parts }: RunningApplication,
  address: string,
): Promise<{ url: string; endsAt: Date } | null> {
  const actor = { kind: 'system', task: 'set-up' } as const;
  const link = await parts.database.as(actor, (tx) => setUpLink(contextOf(tx, actor, parts)));
  return link && { url: `${address}/set-up/${link.token}`, endsAt: link.endsAt };
}
