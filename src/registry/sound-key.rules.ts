import { nameWords } from './name-key.rules.ts';

/**
 * How a word is heard, for Spanish and Portuguese names. Each step is a pair of spellings that people
 * and officials confuse; the order matters. `C` and `G` stand for ch and hard g while the rest runs.
 */
const steps: readonly (readonly [spelling: RegExp, heard: string])[] = [
  [/ph/g, 'f'],
  [/[cs]h/g, 'C'], // Chávez, Shávez
  [/nh/g, 'n'], // Portuguese nh is ñ, and accents are gone already
  [/lh/g, 'i'], // Portuguese lh is ll
  [/^hu(?=[aeio])/g, 'w'], // Huamán, Guamán, Wamán
  [/gu(?=[ao])/g, 'w'],
  [/gu(?=[ei])/g, 'G'], // Guerra; Guendy, Wendy
  [/w(?=[ei])/g, 'G'],
  [/g(?=[ei])/g, 'j'], // Giménez, Jiménez
  [/h/g, ''],
  [/qu(?=[ei])/g, 'k'],
  [/q/g, 'k'],
  [/c(?=[ei])/g, 's'],
  [/c/g, 'k'],
  [/z/g, 's'],
  [/^x/g, 'j'], // Ximena, Jimena
  [/(?<=[aeiou])x(?=[aeiou])/g, 'j'], // Mexía, Mejía
  [/x/g, 's'], // Félix, Félis
  [/v/g, 'b'],
  [/ll/g, 'i'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
];

function soundOfWord(word: string): string {
  const heard = steps.reduce((text, [spelling, as]) => text.replace(spelling, as), word);
  return heard === '' ? word : heard;
}

/**
 * A key that names which sound alike share: b and v, s z and soft c, silent h, ll and y, qu k and c,
 * j x and soft g, gu and w, doubled letters, accents. Words in their order, parted by blanks. For
 * finding people, never for deciding that two records are one person.
 */
export function soundKey(name: string): string {
  return nameWords(name.replace(/ç/gi, 's').normalize('NFC')).map(soundOfWord).join(' ');
}
