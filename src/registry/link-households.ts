import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { openOwnHousehold } from './desk-household.ts';
import { type Done, done } from './done.ts';
import { endLink, keepLink, type NewLink } from './links.store.ts';
import type { OpenedHousehold } from './opened-household.ts';

type Asked = Omit<NewLink, 'linkId' | 'organisationId' | 'at'>;

/** Links two households of one's own organisation. Nothing is merged; both chains say so. */
export async function linkHouseholds(context: Context, asked: Asked): Promise<{ linkId: string }> {
  const one = await openOwnHousehold(context, asked.householdId);
  const other = await openOwnHousehold(context, asked.otherHouseholdId);
  requirePerson(one, asked.personId);
  requirePerson(other, asked.otherPersonId);
  const linkId = context.newId();
  const { organisationId } = staffOf(context);
  await keepLink(context.tx, { ...asked, linkId, organisationId, at: context.now });
  await announceBoth(context, 'registry.householdsLinked', asked, { linkId, kind: asked.kind });
  return { linkId };
}

/** Undoes a link. */
export async function undoLink(context: Context, { linkId }: { linkId: string }): Promise<Done> {
  const ended = await endLink(context.tx, linkId, context.now);
  if (!ended) throw new Problem('missing', 'registry.noSuchLink');
  await announceBoth(context, 'registry.linkUndone', ended, { linkId });
  return done;
}

function requirePerson({ record }: OpenedHousehold, personId: string | null): void {
  if (personId && !record.people.some((person) => person.personId === personId)) {
    throw new Problem('missing', 'registry.noSuchPerson');
  }
}

/** In each chain only the link's id: a family's chain never names another household. */
function announceBoth(
  context: Context,
  name: string,
  { householdId, otherHouseholdId }: Pick<Asked, 'householdId' | 'otherHouseholdId'>,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const subjects = [householdId, otherHouseholdId].map((id) => ({ id, payload }));
  return context.announceAll({ name, kind: 'household', subjects });
}
