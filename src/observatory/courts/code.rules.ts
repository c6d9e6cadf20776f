/**
 * A code of the court dump of at most three latin-1 characters as one number, its characters in the
 * three low bytes from the left: `MPL` is 0x4d504c, `SP` is 0x535000. Codes sort as their text does.
 */
export type Code = number;

/** The null of a code: empty, `b6`, `N/A` or a run of `?`. */
export const NO_CODE: Code = 0;

/** Packs a clean code. Throws a RangeError for more than three characters or one outside latin-1. */
export function packCode(text: string): Code {
  const bytes = Array.from(text, (character) => character.charCodeAt(0));
  if (bytes.length > 3 || bytes.some((byte) => byte > 0xff)) {
    throw new RangeError(`${JSON.stringify(text)} is no code of three characters`);
  }
  const [first = 0, second = 0, third = 0] = bytes;
  return (first << 16) | (second << 8) | third;
}

/** The text of a packed code; empty for NO_CODE. */
export function codeText(code: Code): string {
  const bytes = [code >> 16, (code >> 8) & 0xff, code & 0xff];
  return String.fromCharCode(...bytes.filter((byte) => byte !== 0));
}
