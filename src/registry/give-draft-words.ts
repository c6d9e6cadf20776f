import type { Context } from '#platform/context.ts';
import { newSecretWords } from '#platform/crypto/secret-words.ts';
import { Problem } from '#platform/problem.ts';
import { draftHash, draftWordsHash, sealToken } from './draft-seal.ts';
import { putDraftWords } from './drafts.store.ts';
import { closedSince } from './keep-draft.ts';

/** Gives an open draft new words of its own. Earlier words of it open nothing more. */
export async function giveDraftWords(
  { tx, keyring, now }: Context,
  { token, screenLanguage }: { token: string; screenLanguage: string },
): Promise<{ words: string[] }> {
  const words = newSecretWords(screenLanguage);
  const text = words.join(' ');
  const hash = draftWordsHash(keyring, text);
  const sealed = sealToken(keyring, text, token);
  const place = draftHash(keyring, token);
  if (hash && (await putDraftWords(tx, place, { hash, sealed }, closedSince(now)))) {
    return { words };
  }
  throw new Problem('conflict', 'registry.draftClosed');
}
