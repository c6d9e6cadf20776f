import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { openSession } from '#platform/sessions.ts';
import { sql } from '#platform/sql.ts';
import type * as contracts from './contract.ts';

type DemoStaff = z.output<typeof contracts.listDemoStaff.output>;

/** Says, as the system, that everything here is invented: only then can anybody be entered as. */
export async function markAsDemonstration({ tx }: Context): Promise<void> {
  await tx.run(
    sql`insert into coordination.demonstration (only_one) values (true) on conflict do nothing`,
  );
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

function demoStaff(tx: Context['tx']): Promise<DemoStaff['staff']> {
  return tx.rows<DemoStaff['staff'][number]>(sql`
    select staff_id as "staffId", display_name as "displayName",
      organisation_name as "organisationName", roles
    from coordination.demo_staff()`);
}
