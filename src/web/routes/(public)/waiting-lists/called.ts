import type { CalledDay } from '#waiting-lists/contract.ts';
import { listText, numberText } from '../../../words/numbers.ts';
import type { Words } from '../../../words/say.ts';

/** What a day called, in words: for the first time, and again; empty where it called nobody. */
export function calledOn(day: CalledDay, words: Words): string[] {
  return [firstCalled(day, words), calledAgain(day, words)].filter((part) => part !== null);
}

function firstCalled({ from, to }: CalledDay, { say, language }: Words): string | null {
  if (from === null || to === null) return null;
  const [low, high] = [numberText(language, from), numberText(language, to)];
  if (from === to) return say('waiting-lists.called.one', { from: low });
  return say('waiting-lists.called.range', { from: low, to: high });
}

function calledAgain({ again }: CalledDay, { say, language }: Words): string | null {
  if (again.length === 0) return null;
  const numbers = again.map((number) => numberText(language, number));
  return say('waiting-lists.called.again', { numbers: listText(language, numbers) });
}
