import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import {
  draftHash,
  draftWordsHash,
  openAnswers,
  openToken,
  sealAnswers,
  sealToken,
} from './draft-seal.ts';
import { findDraftByWords, moveDraft } from './drafts.store.ts';
import { newDraftToken } from './keep-draft.ts';

const Answers = z.record(z.string(), z.json());

/** Reopens a draft by its own words, for a new cookie. Throws `registry.noSuchDraft`. */
export async function reopenDraft(
  { tx, keyring, now }: Context,
  { words }: { words: string },
): Promise<{ token: string; answers: z.output<typeof Answers> }> {
  const wordsHash = draftWordsHash(keyring, words);
  const found = wordsHash && (await findDraftByWords(tx, wordsHash));
  if (!found) throw new Problem('missing', 'registry.noSuchDraft');
  const old = openToken(keyring, words, found.forWords);
  const answers = Answers.parse(openAnswers(keyring, old, found.sealed));
  const token = newDraftToken();
  await moveDraft(
    tx,
    found.hash,
    {
      hash: draftHash(keyring, token),
      sealed: sealAnswers(keyring, token, answers),
      forWords: sealToken(keyring, words, token),
    },
    now,
  );
  return { token, answers };
}
