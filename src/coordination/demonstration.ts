import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { openSession } from '#platform/sessions.ts';
import type * as contracts from './contract.ts';
import { demoStaff, keepMark } from './demonstration.store.ts';

type DemoStaff = z.output<typeof contracts.listDemoStaff.output>;

/** Says, as the system, that everything here is invented: only then can anybody be entered as. */
export async function markAsDemonstration({ tx }: Context): Promise<void> {
  await keepMark(tx);
}

/** The invented staff of the demonstration, for the page with one click each. */
export async function listDemoStaff({ tx }: Context): Promise<DemoStaff> {
  return { staff: await demoStaff(tx) };
}

/** Enters as one of the invented staff. The route exists only in the demonstration. */
export async function enterAsDemo(
  { tx, keyring, now }: Context,
  { staffId }: { staffId: string },
): Promise<{ session: string }> {
  const known = (await demoStaff(tx)).some((member) => member.staffId === staffId);
  if (!known) throw new Problem('missing', 'coordination.noSuchPerson');
  return { session: await openSession(tx, keyring, { kind: 'staff', staffId }, now) };
}
