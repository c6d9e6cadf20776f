import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { newSecretWords } from '#platform/crypto/secret-words.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { isAdult } from './my-view.rules.ts';
import { type OpenedHousehold, openHousehold, openPerson } from './opened-household.ts';
import { endOtherVisits } from './visits.store.ts';
import { replaceWords, type WordsChange } from './words.store.ts';
import { wordsMac } from './words.ts';

/** What is shown once, to be written on paper. */
export interface NewWords {
  folio: string;
  words: string[];
}

/**
 * Makes new words in place of those that opened this visit; a helper's words end with it, and so do the
 * other visits opened with them.
 */
export async function newWords(context: Context): Promise<NewWords> {
  const { householdId, personId, session } = familyOf(context);
  const opened = await openHousehold(context, householdId);
  const old = opened.record.words.find((words) => words.personId === personId);
  const made = await makeWords(context, opened, {
    personId,
    knownToHelper: false,
    handedBy: old?.handedBy ?? 'form',
  });
  const token = context.keyring.token('sessions', session ?? '');
  await endOtherVisits(context.tx, personId, token);
  return made;
}

/**
 * Makes words for another adult who has none. Whoever asks has seen them: they are replaced at the first
 * visit, and do not open that adult's answers. Words that nobody else saw come from a desk.
 */
export async function wordsForAdult(
  context: Context,
  { personId }: { personId: string },
): Promise<NewWords> {
  const { householdId } = familyOf(context);
  const opened = await openHousehold(context, householdId);
  requireAdult(context, opened, personId);
  if (opened.record.words.some((words) => words.personId === personId)) {
    throw new Problem('conflict', 'registry.hasOwnWords');
  }
  return makeWords(context, opened, { personId, knownToHelper: true, handedBy: 'family' });
}

/** Throws unless the person belongs to the household and is not known to be a child. */
export function requireAdult(
  { now }: Context,
  { record, seal }: OpenedHousehold,
  personId: string,
): void {
  const person = record.people.find((one) => one.personId === personId && one.leftAt === null);
  if (!person) throw new Problem('missing', 'registry.noSuchPerson');
  const { birth } = openPerson(seal, person);
  if (isAdult(birth, now.toISOString().slice(0, 10)) === false) {
    throw new Problem('conflict', 'registry.wordsForAdultsOnly');
  }
}

/** Makes and keeps words; says so in the household's chain. */
export async function makeWords(
  context: Context,
  { record }: OpenedHousehold,
  change: Pick<WordsChange, 'personId' | 'knownToHelper' | 'handedBy'>,
): Promise<NewWords> {
  const { householdId, folio, screenLanguage } = record;
  const words = newSecretWords(screenLanguage);
  const mac = wordsMac(context.keyring, folio, words.join(' '));
  const wordsId = context.newId();
  await replaceWords(context.tx, { householdId, wordsId, mac, ...change }, context.now);
  await announce(context, householdId, 'registry.wordsMade', {
    ofPerson: change.personId !== null,
    handedBy: change.handedBy,
  });
  return { folio, words };
}
