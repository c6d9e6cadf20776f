/** Small letters without accents; `ñ` becomes `n`. Marks that are vowels of other scripts stay. */
export function foldAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}

/** The words of a name in small letters without accents, apostrophes or punctuation. */
export function nameWords(name: string): string[] {
  return foldAccents(name)
    .replace(/['’ʼ`´]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * What two spellings of one name have in common: `MARÍA de la Cruz`, `Muñoz` and `Maria de la cruz`,
 * `MUNOZ` give the same key. Where given names end and surnames begin does not count, because papers
 * disagree about it. Empty when there is no letter at all.
 */
export function nameKey(givenNames: string, surnames: string): string {
  return nameWords(`${givenNames} ${surnames}`).join(' ');
}

/** How many letters of a text carry an accent; of two spellings the one with more is kept. */
export function accentsIn(text: string): number {
  return text.normalize('NFD').match(/[\u0300-\u036f]/g)?.length ?? 0;
}
