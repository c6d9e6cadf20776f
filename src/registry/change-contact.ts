import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { dropWaiting, endContact, undoWaiting } from './contacts.store.ts';
import { type Done, done } from './done.ts';
import { keepContacts, keepLookups } from './household.store.ts';
import type { ContactInput } from './household.ts';
import { contactLookup } from './lookups.ts';
import { contactProblem, contactValue } from './normal-household.rules.ts';
import { type OpenedHousehold, openHousehold } from './opened-household.ts';
import { contactRow } from './sealed-rows.ts';
import { contactTakesEffect } from './withdrawal.rules.ts';

interface Change {
  replaces: string | null;
  contact: ContactInput | null;
}

/**
 * Adds, replaces or ends a way to reach the family, in force after 72 hours. `registry.contactChanged`
 * lets the old contact hear of it, so that who holds the telephone now can undo it.
 */
export async function changeContact(
  context: Context,
  { replaces, contact }: Change,
): Promise<{ contactId: string | null; takesEffectAt: Date }> {
  const { tx, now } = context;
  const opened = await openHousehold(context, familyOf(context).householdId);
  const { householdId } = opened.record;
  const takesEffectAt = contactTakesEffect(now);
  const owner = replaces ? ownerOf(context, opened, replaces) : familyOf(context).personId;
  if (replaces) {
    await dropWaiting(tx, householdId, replaces, now);
    await endContact(tx, householdId, replaces, { at: takesEffectAt, now });
  }
  const contactId = contact && (await keepNew(context, opened, contact, { replaces, owner }));
  await announce(context, householdId, 'registry.contactChanged', {
    contactId,
    replaces,
    takesEffectAt: takesEffectAt.toISOString(),
  });
  return { contactId, takesEffectAt };
}

/** Whose contact it is; throws unless whoever asks may change it. */
function ownerOf(context: Context, { record }: OpenedHousehold, contactId: string): string | null {
  const asker = familyOf(context).personId;
  const found = record.contacts.find((one) => one.contactId === contactId);
  if (!found || (found.personId !== null && found.personId !== asker)) {
    throw new Problem('missing', 'registry.noSuchContact');
  }
  return found.personId;
}

async function keepNew(
  context: Context,
  { record, seal }: OpenedHousehold,
  contact: ContactInput,
  { replaces, owner }: { replaces: string | null; owner: string | null },
): Promise<string> {
  const value = contactValue(contact);
  if (value === null) {
    const field = contactProblem(contact, 'contact.value');
    throw new Problem('invalid', 'platform.checkTheFields', { count: 1 }, [field]);
  }
  const { householdId } = record;
  const normal = { ...contact, value };
  const row = contactRow(context, seal, householdId, normal, owner);
  const times = { addedAt: context.now, takesEffectAt: contactTakesEffect(context.now), replaces };
  await Promise.all([
    keepContacts(context.tx, [row], times),
    keepLookups(context.tx, [{ householdId, ...contactLookup(context.keyring, normal) }]),
  ]);
  return row.id;
}

/** Undoes a change that waits: the old contact stays. */
export async function undoContactChange(
  context: Context,
  { contactId }: { contactId: string },
): Promise<Done> {
  const { householdId } = familyOf(context);
  if (!(await undoWaiting(context.tx, householdId, contactId, context.now))) {
    throw new Problem('conflict', 'registry.nothingToUndo');
  }
  await announce(context, householdId, 'registry.contactChangeUndone', { contactId });
  return done;
}
