import { type Context, todayOf } from '#platform/context.ts';
import { readCode } from '#platform/crypto/codes.ts';
import { Problem } from '#platform/problem.ts';
import { openSession } from '#platform/sessions.ts';
import { slowedRefusal } from '#platform/tries.ts';
import { folioLength } from './folio.rules.ts';
import { openPlace } from './visits.store.ts';
import { wordsMac } from './words.ts';

/**
 * Opens my place. A folio that cannot be one is said to be mistyped, which tells only what its check
 * character tells; a wrong folio and wrong words are refused alike, later and later.
 */
export async function openMyPlace(
  context: Context,
  { folio, words }: { folio: string; words: string },
): Promise<{ session: string; ownWordsNeeded: boolean }> {
  const { tx, keyring, now } = context;
  const code = readCode(folio, folioLength);
  if (!code) {
    const field = { field: 'folio', code: 'registry.folioMistyped' };
    throw new Problem('invalid', 'registry.folioMistyped', {}, [field]);
  }
  const place = await openPlace(tx, code, wordsMac(keyring, code, words), todayOf(now));
  if (!place) throw slowedRefusal(context, `words ${code}`, 'registry.wordsDoNotOpen');
  const { householdId, personId, knownToHelper } = place;
  const owner = { kind: 'family', householdId, personId } as const;
  const session = await openSession(tx, keyring, owner, now);
  return { session, ownWordsNeeded: knownToHelper };
}
