import type { Context } from '#platform/context.ts';
import { DraftReading } from './draft.contract.ts';
import { isDraftOpen } from './draft.rules.ts';
import { draftHash, openAnswers } from './draft-seal.ts';
import { findDraft } from './drafts.store.ts';
import { closedSince } from './keep-draft.ts';

/** Reads the draft of a cookie, unless it lay idle too long. */
export async function readDraft(
  { tx, keyring, now }: Context,
  { token }: { token: string },
): Promise<DraftReading> {
  const times = { now, openSince: closedSince(now) };
  const draft = await findDraft(tx, draftHash(keyring, token), times);
  if (!draft) return { state: 'none' };
  if (!isDraftOpen(draft.touchedAt, now)) return { state: 'closed', hasWords: draft.hasWords };
  return DraftReading.parse({ state: 'open', answers: openAnswers(keyring, token, draft.sealed) });
}
