import { readCode } from '#platform/crypto/codes.ts';
import { normalAnumber } from './a-number.rules.ts';
import { folioLength } from './folio.rules.ts';
import { nameWords } from './name-key.rules.ts';
import { normalPhone } from './phone.rules.ts';
import { soundKey } from './sound-key.rules.ts';

/** What somebody at a desk typed to find a household. */
export type Query =
  | { by: 'folio'; folio: string }
  | { by: 'a_number' | 'phone' | 'email'; value: string }
  | { by: 'name'; sounds: string[] };

/** Reads a query for what it is: a folio checks itself, nine digits are an A-number, more a phone. */
export function readQuery(text: string): Query {
  const folio = readCode(text, folioLength);
  if (folio) return { by: 'folio', folio };
  if (text.includes('@')) return { by: 'email', value: text.trim().toLowerCase() };
  const aNumber = normalAnumber(text);
  if (aNumber) return { by: 'a_number', value: aNumber };
  const phone = /\d{6}/.test(text.replace(/\D/g, '')) ? normalPhone(text) : null;
  if (phone) return { by: 'phone', value: phone };
  return { by: 'name', sounds: soundsOf(text) };
}

/** How the words of a name sound, each once. */
export function soundsOf(name: string): string[] {
  const words = nameWords(name).filter((word) => word.length > 1);
  return [...new Set(words.map(soundKey))];
}

/** How many of the words must be heard: all of one or two, all but one of more. */
export function leastMatches(words: number): number {
  return words <= 2 ? words : words - 1;
}
