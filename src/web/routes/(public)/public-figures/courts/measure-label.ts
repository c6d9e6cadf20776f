import type { Words } from '../../../../words/say.ts';
import { valueLabel } from './labels.ts';

/** The name of a published measure; one that ends in a code says whose it is. */
export function measureLabel(words: Words, measure: string): string {
  const whole = `courts.m.${measure}`;
  if (words.has(whole)) return words.say(whole);
  const at = measure.lastIndexOf('_') + 1;
  const [name, code] = [`courts.m.${measure.slice(0, at)}`, measure.slice(at)];
  const dimension = name.endsWith('new_cases_') ? 'assigned_location' : 'nationality';
  return words.has(name) ? words.say(name, { of: valueLabel(words, dimension, code) }) : measure;
}
