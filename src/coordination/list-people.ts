import type { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import type * as contracts from './contract.ts';
import { openInvitations } from './links.store.ts';
import { membersOf } from './people.store.ts';
import { openRecoveries } from './recovery.store.ts';

type People = z.output<typeof contracts.listPeople.output>;

/** The people of the administrator's organisation, open invitations, and recoveries that wait for a second. */
export async function listPeople(context: Context): Promise<People> {
  const { tx, now } = context;
  const { organisationId } = staffOf(context);
  const [people, invitations, recoveries] = await Promise.all([
    membersOf(tx, organisationId),
    openInvitations(tx, now),
    openRecoveries(tx, now),
  ]);
  return { people, invitations, recoveries };
}
