import type { Context } from '#platform/context.ts';
import { ContactInput, Whereabouts } from './household.ts';
import { findHouseholdSeal } from './household-seal.ts';
import { findReach } from './reach.store.ts';

/** How a household may be reached, and what may be said. */
export interface Reach {
  language: string;
  secondLanguage: string | null;
  screenLanguage: string;
  /** A code of the vocabulary's places: quiet hours follow its clock. */
  place: string | null;
  /** A message may name day and place of travel. */
  travelInMessages: boolean;
  contacts: (ContactInput & { contactId: string })[];
}

const SealedContact = ContactInput.omit({ channel: true, maySay: true });
const Clear = ContactInput.pick({ channel: true, maySay: true });

/** The ways to reach a household now; null if it was erased, withdrew, or is not the actor's to see. */
export async function reachOf(context: Context, householdId: string): Promise<Reach | null> {
  const row = await findReach(context.tx, householdId, context.now);
  const seal = row && (await findHouseholdSeal(context, householdId));
  if (!row || !seal || row.state !== 'registered') return null;
  const where =
    row.whereabouts && seal.open('households.whereabouts', householdId, row.whereabouts);
  return {
    language: row.language,
    secondLanguage: row.secondLanguage,
    screenLanguage: row.screenLanguage,
    place: where ? Whereabouts.parse(where).place : null,
    travelInMessages: row.travelInMessages,
    contacts: row.contacts.map(({ contactId, sealed, ...clear }) => ({
      contactId,
      ...Clear.parse(clear),
      ...SealedContact.parse(seal.open('contacts.value', contactId, Buffer.from(sealed, 'hex'))),
    })),
  };
}
