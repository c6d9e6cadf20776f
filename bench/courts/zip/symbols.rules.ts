/**
 * The alphabets of Deflate64. They differ from Deflate's (RFC 1951, 3.2.5) in that symbol 284 also
 * means 258, symbol 285 means 3 and more by 16 extra bits, and distances go on to 65,536 with the
 * symbols 30 and 31 and 14 extra bits (PKWARE calls it "enhanced deflating", method 9).
 */

export const END_OF_BLOCK = 256;
export const LITERALS_AND_LENGTHS = 286;
export const DISTANCES = 32;
export const SHORTEST_MATCH = 3;
export const LONGEST_MATCH = 65_538;
export const FARTHEST = 65_536;

/** The symbol of any length from 258 on, whose extra bits are the length less 3. */
const ANY_LENGTH = 285;

/** For each symbol from 257: its smallest length, and its number of extra bits. */
export const LENGTH_BASE = new Int32Array(29);
export const LENGTH_EXTRA = new Uint8Array(29);
export const DISTANCE_BASE = new Int32Array(DISTANCES);
export const DISTANCE_EXTRA = new Uint8Array(DISTANCES);

const lengthSymbols = new Uint16Array(259);
const nearSymbols = new Uint8Array(257);
const farSymbols = new Uint8Array(512);

fillLengths();
fillDistances();

/** The symbol of a match's length. */
export function lengthSymbol(length: number): number {
  return length > 258 ? ANY_LENGTH : (lengthSymbols[length] ?? 0);
}

/** The symbol of a match's distance. */
export function distanceSymbol(distance: number): number {
  return (distance <= 256 ? nearSymbols[distance] : farSymbols[(distance - 1) >> 7]) ?? 0;
}

function fillLengths(): void {
  let length = SHORTEST_MATCH;
  for (let index = 0; index < 28; index++) {
    const extra = index < 8 ? 0 : (index >> 2) - 1;
    LENGTH_BASE[index] = length;
    LENGTH_EXTRA[index] = extra;
    const end = Math.min(length + (1 << extra), 259);
    for (; length < end; length++) lengthSymbols[length] = 257 + index;
  }
  LENGTH_BASE[28] = SHORTEST_MATCH;
  LENGTH_EXTRA[28] = 16;
}

function fillDistances(): void {
  let distance = 1;
  for (let symbol = 0; symbol < DISTANCES; symbol++) {
    const extra = symbol < 4 ? 0 : (symbol >> 1) - 1;
    DISTANCE_BASE[symbol] = distance;
    DISTANCE_EXTRA[symbol] = extra;
    for (const end = distance + (1 << extra); distance < end; distance++) {
      if (distance <= 256) nearSymbols[distance] = symbol;
      else farSymbols[(distance - 1) >> 7] = symbol;
    }
  }
}
