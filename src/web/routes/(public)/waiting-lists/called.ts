import type { CalledDay } from '#waiting-lists/contract.ts';
import { listText, numberText } from '../../../words/numbers.ts';
import type { Words } from '../../../words/say.ts';

/** The numbers that a day called for the first time, in words; null: none. */
export function firstCalled({ from, to }: CalledDay, { say, language }: Words): string | null {
  if (from === null || to === null) return null;
  const [low, high] = [numberText(language, from), numberText(language, to)];
  if (from === to) return say('waiting-lists.called.one', { from: low });
  return say('waiting-lists.called.range', { from: low, to: high });
}

/** The numbers that a day called again, in words; null: none. */
export function calledAgain({ again }: CalledDay, { language }: Words): string | null {
  if (again.length === 0) return null;
  return listText(
    language,
    again.map((number) => numberText(language, number)),
  );
}
