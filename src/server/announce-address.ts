import { setUpLink } from '#coordination/index.ts';
import type { RunningApplication } from '#platform/application.ts';
import { contextOf } from '#platform/context.ts';

/** Says where Puente is to be found, and, while nobody administers it, how to set it up. */
export async function announceAddress(
  application: RunningApplication,
  address: string,
): Promise<void> {
  // Asked for first: from the word "ready" on, a database that goes away for a moment ends nothing.
  const link = await newSetUpLink(application, address);
  console.log(`Puente is ready: ${address}`);
  if (!link) return;
  console.log(`
Set up the coalition with this link. It works once, until ${link.endsAt.toISOString()}:

  ${link.url}

A new one: npx puente setup-link`);
}

/** The link of the first administrator; null once there is one. An earlier link stops working. */
export async function newSetUpLink(
  { parts }: RunningApplication,
  address: string,
): Promise<{ url: string; endsAt: Date } | null> {
  const actor = { kind: 'system', task: 'set-up' } as const;
  const link = await parts.database.as(actor, (tx) => setUpLink(contextOf(tx, actor, parts)));
  return link && { url: `${address}/set-up/${link.token}`, endsAt: link.endsAt };
}
