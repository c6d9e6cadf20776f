import type { Context } from '#platform/context.ts';
import { type Done, done } from './done.ts';
import { draftsForgottenBefore } from './draft.rules.ts';
import { draftHash } from './draft-seal.ts';
import { deleteDraft, deleteOldDrafts } from './drafts.store.ts';
import { closedSince } from './keep-draft.ts';

/** Forgets one draft at once. */
export async function dropDraft(
  { tx, keyring }: Context,
  { token }: { token: string },
): Promise<Done> {
  await deleteDraft(tx, draftHash(keyring, token));
  return done;
}

/** Forgets every draft that lay for a week, or that nothing can open any more. */
export async function forgetOldDrafts({ tx, now }: Context): Promise<void> {
  await deleteOldDrafts(tx, draftsForgottenBefore(now), closedSince(now));
}
