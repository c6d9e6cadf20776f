import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { requireFewTries, slowedRefusal } from '#platform/tries.ts';
import { announce, of } from './announce.ts';
import { getList, noSuchNumber } from './list.ts';
import { ownWordMac } from './macs.ts';
import { findNumber, type KeptNumber, markChecked } from './numbers.store.ts';
import { isTheOwnWord, keepOwnWord } from './secrets.store.ts';
import { asPuente, visiting } from './visit.ts';

type Done = Record<string, never>;

/**
 * Chooses, changes or takes away the word that only the holder knows. Where there is one it has to be
 * said: whoever found or bought the paper does not know it.
 */
export function setOwnWord(
  context: Context,
  { visit, ownWord, oldWord }: { visit: string; ownWord: string | null; oldWord: string | null },
): Promise<Done> {
  return visiting(context, visit, async (inner, { number: kept }) => {
    const { tx, keyring } = inner;
    const { listId, number } = kept;
    if (kept.hasOwnWord) await requireOwnWord(inner, kept, oldWord ?? '', 'paper');
    const mac = ownWord === null ? null : ownWordMac(keyring, listId, number, ownWord);
    await keepOwnWord(tx, listId, number, mac);
    const payload = { number };
    await announce(inner, { name: 'waiting.ownWordSet', subject: of(listId), payload });
    return {};
  });
}

/** Checks at the call, for those who keep the list, the word that only the holder knows. */
export async function checkOwnWord(
  context: Context,
  { listId, number, ownWord }: { listId: string; number: number; ownWord: string },
): Promise<Done> {
  await getList(context, listId, ['open', 'paused', 'closed']);
  const found = await findNumber(context.tx, listId, number);
  if (!found) throw noSuchNumber(number);
  if (!found.hasOwnWord) throw new Problem('conflict', 'waiting.noOwnWord', { number });
  await asPuente(context, (inner) => requireOwnWord(inner, found, ownWord, 'desk'));
  await markChecked(context.tx, listId, number, context.now);
  const payload = { number };
  await announce(context, { name: 'waiting.ownWordChecked', subject: of(listId), payload });
  return {};
}

/**
 * Refuses a wrong word, later each time; after eight it rests for an hour, since words are few. Who guesses
 * with a found paper does not keep the right word from being said at the call.
 */
async function requireOwnWord(
  context: Context,
  { listId, number }: KeptNumber,
  typed: string,
  where: 'paper' | 'desk',
): Promise<void> {
  const subject = `list word ${where} ${listId} ${number}`;
  requireFewTries(context, subject);
  const mac = ownWordMac(context.keyring, listId, number, typed);
  if (await isTheOwnWord(context.tx, listId, number, mac)) return;
  throw slowedRefusal(context, subject, 'waiting.ownWordDiffers');
}
