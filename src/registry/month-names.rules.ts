import { foldAccents } from './name-key.rules.ts';

// Spanish, English, Portuguese; in order of the months.
const names: readonly (readonly string[])[] = [
  ['enero', 'january', 'janeiro'],
  ['febrero', 'february', 'fevereiro'],
  ['marzo', 'march', 'marco'],
  ['abril', 'april'],
  ['mayo', 'may', 'maio'],
  ['junio', 'june', 'junho'],
  ['julio', 'july', 'julho'],
  ['agosto', 'august'],
  ['septiembre', 'setiembre', 'september', 'setembro'],
  ['octubre', 'october', 'outubro'],
  ['noviembre', 'november', 'novembro'],
  ['diciembre', 'december', 'dezembro'],
];

/**
 * The month (1–12) a word stands for: a full name in Spanish, English or Portuguese, or its first
 * three or four letters, with or without a full stop. Null when it is no month.
 */
export function monthOf(word: string): number | null {
  const plain = foldAccents(word).replace(/\.$/, '');
  if (plain.length < 3) return null;
  const index = names.findIndex((ways) =>
    ways.some((way) => way === plain || (plain.length <= 4 && way.startsWith(plain))),
  );
  return index < 0 ? null : index + 1;
}
