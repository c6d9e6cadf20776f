import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { announce } from './announce.ts';
import { keepNote } from './desk.store.ts';
import { openHousehold } from './opened-household.ts';

/** Adds a note, sealed; one for lawyers is read by a lawyer's role only. */
export async function addNote(
  context: Context,
  note: { householdId: string; text: string; forLawyers: boolean },
): Promise<{ noteId: string }> {
  const { householdId, forLawyers } = note;
  const { seal } = await openHousehold(context, householdId);
  const noteId = context.newId();
  await keepNote(context.tx, {
    householdId,
    noteId,
    sealed: seal.seal('notes.text', noteId, note.text),
    at: context.now,
    staffId: staffOf(context).staffId,
    forLawyers,
  });
  await announce(context, householdId, 'registry.noteAdded', { noteId, forLawyers });
  return { noteId };
}
