import { dayText } from '../../../../../words/dates.ts';
import type { Words } from '../../../../../words/say.ts';

/** The days of a phase in words; both are days of it. */
export function spanText(
  { say, language }: Words,
  { from, to }: { from: string; to: string | null },
): string {
  const first = dayText(language, from);
  if (to === null) return say('planning.rules.fromOn', { from: first });
  return say('planning.rules.fromTo', { from: first, to: dayText(language, to) });
}
