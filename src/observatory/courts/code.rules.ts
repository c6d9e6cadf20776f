/**
 * A code of the court dump of at most three latin-1 characters as one number, its characters in the
 * three low bytes from the left: `MPL` is 0x4d504c, `SP` is 0x535000. Codes sort as their text does.
 */
export type Code = number;

/** The null of a code: empty, `b6`, `N/A` or a run of `?`. */
export const NO_CODE: Code = 0;

/** Packs a clean code. Throws a RangeError for more than three characters or one outside latin-1. */
export function packCode(text: string): Code {
  let code = 0;
  for (let at = 0; at < 3; at++) code = (code << 8) | (text.charCodeAt(at) || 0);
  if (text.length > 3 || /[^\u0000-\u00ff]/u.test(text)) {
    throw new RangeError(`${JSON.stringify(text)} is no code of three characters`);
  }
  return code;
}

/** The text of a packed code; empty for NO_CODE. */
export function codeText(code: Code): string {
  const bytes = [code >> 16, (code >> 8) & 0xff, code & 0xff];
  return String.fromCharCode(...bytes.filter((byte) => byte !== 0));
}
