import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { announce } from './announce.ts';
import { findHistory, findLinks, findNotes, noteFirstSeen } from './desk.store.ts';
import { deskContact, deskPerson } from './desk-person.ts';
import { recipientOf } from './my-household.ts';
import {
  type OpenedHousehold,
  openDetails,
  openHousehold,
  opens,
  openWhereabouts,
} from './opened-household.ts';
import { HouseholdPage } from './shown-household.ts';

/**
 * One household for the desk. Opening it is a fact of its chain, with the role that opens it; where they
 * are now shows to a lawyer's role only, needs to the keeper's own staff only.
 */
export async function householdPage(
  context: Context,
  { householdId }: { householdId: string },
): Promise<HouseholdPage> {
  const { tx, now } = context;
  const asker = staffOf(context);
  const opened = await openHousehold(context, householdId);
  const { record, seal } = opened;
  const [notes, links] = await Promise.all([
    findNotes(tx, householdId),
    findLinks(tx, householdId),
    noteFirstSeen(tx, householdId, now),
    announce(context, householdId, 'registry.householdOpened', {}),
  ]);
  const history = await findHistory(tx, householdId);
  const own = record.organisationId === asker.organisationId;
  return HouseholdPage.parse({
    ...record,
    ...openDetails(opened),
    own,
    keeper: { organisationId: record.organisationId, name: record.keeperName },
    people: record.people.map((person) => deskPerson(opened, person, asker)),
    contacts: record.contacts.map((contact) => deskContact(opened, contact)),
    whereabouts: asker.roles.includes('lawyer') ? openWhereabouts(opened) : null,
    consents: record.consents.map(({ recipientId, recipientName, ...consent }) => ({
      ...consent,
      recipient: recipientOf(recipientId, recipientName),
    })),
    notes: notes.map(({ sealed, ...note }) => ({
      ...note,
      text: seal.open('notes.text', note.noteId, sealed),
    })),
    corrections: correctionsOf(opened),
    links,
    history,
  });
}

function correctionsOf({ record, seal }: OpenedHousehold) {
  return record.corrections.map(({ sealed, ...correction }) => ({
    ...correction,
    shouldBe: opens(seal, 'corrections.text', correction.correctionId, sealed),
  }));
}
