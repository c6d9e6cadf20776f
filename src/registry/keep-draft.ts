import { randomBytes } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { draftIdleMinutes } from './draft.rules.ts';
import { type Answers, draftHash, sealAnswers } from './draft-seal.ts';
import { putDraft } from './drafts.store.ts';

/** A new token for a draft's cookie: 256 random bits. */
export const newDraftToken = () => randomBytes(32).toString('base64url');

/** The latest time at which a draft that is now closed can have been touched. */
export function closedSince(now: Date): Date {
  return new Date(now.getTime() - draftIdleMinutes * 60_000);
}

/**
 * Keeps the answers so far. Without a token a new draft begins. Throws `registry.draftClosed` when the
 * draft lay idle: then only its own words reopen it, and what stands in it is not overwritten.
 */
export async function keepDraft(
  { tx, keyring, now }: Context,
  { token, answers }: { token: string | null; answers: Answers },
): Promise<{ token: string }> {
  const cookie = token ?? newDraftToken();
  const draft = {
    hash: draftHash(keyring, cookie),
    sealed: sealAnswers(keyring, cookie, answers),
  };
  if (await putDraft(tx, draft, { now, openSince: closedSince(now) })) return { token: cookie };
  throw new Problem('conflict', 'registry.draftClosed');
}
