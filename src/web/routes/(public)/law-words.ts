import type { Place } from '#queue/contract.ts';
import { dayText } from '../../words/dates.ts';
import type { Values, Words } from '../../words/say.ts';

/** The sentence of a key that the law names; the key itself where there is no such sentence. */
export function lawText({ say, has }: Words, key: string, values?: Values): string {
  const full = `pathways.${key}`;
  return has(full) ? say(full, values) : key;
}

/** Why a household has no place in a programme, or what is missing for one; null where it has one. */
export function noPlaceText(
  words: Words,
  { outcome, reason, from }: Pick<Place, 'outcome' | 'reason' | 'from'>,
): string | null {
  if (outcome === 'not_yet' && from) {
    return lawText(words, 'eligibility.not-yet', { date: dayText(words.language, from) });
  }
  if (outcome === 'not_eligible') return lawText(words, `eligibility.${reason}`);
  if (outcome === 'unknown') return lawText(words, 'eligibility.unknown');
  if (outcome === 'lawyer_first') return lawText(words, 'lawyer-first');
  return outcome === 'child_alone' ? lawText(words, 'child-alone') : null;
}
