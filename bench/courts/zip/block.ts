import type { BitWriter } from './bit-writer.ts';
import { type HuffmanCode, huffmanCode } from './huffman.rules.ts';
import {
  DISTANCE_BASE,
  DISTANCE_EXTRA,
  DISTANCES,
  distanceSymbol,
  END_OF_BLOCK,
  LENGTH_BASE,
  LENGTH_EXTRA,
  LITERALS_AND_LENGTHS,
  lengthSymbol,
} from './symbols.rules.ts';
import type { Tokens } from './tokens.ts';

const DYNAMIC = 2;
/** The order in which the lengths of the code of code lengths are written (RFC 1951, 3.2.7). */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Writes one block with Huffman codes of its own, and forgets the tokens. */
export function writeBlock(tokens: Tokens, isLast: boolean, out: BitWriter): void {
  const literals = new Uint32Array(LITERALS_AND_LENGTHS);
  const distances = new Uint32Array(DISTANCES);
  count(tokens, literals, distances);
  const literalCode = huffmanCode(literals, 15);
  const distanceCode = huffmanCode(distances, 15);
  out.put(isLast ? 1 : 0, 1);
  out.put(DYNAMIC, 2);
  writeCodes(literalCode, distanceCode, out);
  writeTokens(tokens, literalCode, distanceCode, out);
  tokens.count = 0;
}

function count(tokens: Tokens, literals: Uint32Array, distances: Uint32Array): void {
  literals[END_OF_BLOCK] = 1;
  for (let at = 0; at < tokens.count; at++) {
    const value = tokens.value[at] ?? 0;
    const distance = tokens.distance[at] ?? 0;
    const symbol = distance === 0 ? value : lengthSymbol(value);
    literals[symbol] = (literals[symbol] ?? 0) + 1;
    if (distance === 0) continue;
    const far = distanceSymbol(distance);
    distances[far] = (distances[far] ?? 0) + 1;
  }
}

/** The lengths of both codes, themselves run-length and Huffman coded. */
function writeCodes(literalCode: HuffmanCode, distanceCode: HuffmanCode, out: BitWriter): void {
  const steps = runs([...literalCode.lengths, ...distanceCode.lengths]);
  const frequencies = new Uint32Array(ORDER.length);
  for (const { symbol } of steps) frequencies[symbol] = (frequencies[symbol] ?? 0) + 1;
  const code = huffmanCode(frequencies, 7);
  out.put(LITERALS_AND_LENGTHS - 257, 5);
  out.put(DISTANCES - 1, 5);
  out.put(ORDER.length - 4, 4);
  for (const symbol of ORDER) out.put(code.lengths[symbol] ?? 0, 3);
  for (const { symbol, extra, bits } of steps) {
    out.put(code.bits[symbol] ?? 0, code.lengths[symbol] ?? 0);
    out.put(extra, bits);
  }
}

interface Run {
  readonly symbol: number;
  readonly extra: number;
  readonly bits: number;
}

/** Code lengths as they are written: 17 and 18 repeat a zero, 16 the length before. */
function runs(lengths: readonly number[]): Run[] {
  const steps: Run[] = [];
  for (let at = 0; at < lengths.length; ) {
    const symbol = lengths[at] ?? 0;
    let length = 1;
    while (lengths[at + length] === symbol && length < 138) length++;
    at += length;
    if (symbol === 0 && length >= 11) steps.push({ symbol: 18, extra: length - 11, bits: 7 });
    else if (symbol === 0 && length >= 3) steps.push({ symbol: 17, extra: length - 3, bits: 3 });
    else steps.push(...repeats(symbol, length));
  }
  return steps;
}

function repeats(symbol: number, length: number): Run[] {
  const steps: Run[] = [{ symbol, extra: 0, bits: 0 }];
  for (let left = length - 1; left > 0; ) {
    const part = left >= 3 && symbol !== 0 ? Math.min(6, left) : 1;
    steps.push(
      part === 1 ? { symbol, extra: 0, bits: 0 } : { symbol: 16, extra: part - 3, bits: 2 },
    );
    left -= part;
  }
  return steps;
}

function writeTokens(
  tokens: Tokens,
  literalCode: HuffmanCode,
  distanceCode: HuffmanCode,
  out: BitWriter,
): void {
  for (let at = 0; at < tokens.count; at++) {
    const value = tokens.value[at] ?? 0;
    const distance = tokens.distance[at] ?? 0;
    if (distance === 0) {
      writeSymbol(literalCode, value, out);
      continue;
    }
    const symbol = lengthSymbol(value);
    writeSymbol(literalCode, symbol, out);
    out.put(value - (LENGTH_BASE[symbol - 257] ?? 0), LENGTH_EXTRA[symbol - 257] ?? 0);
    const far = distanceSymbol(distance);
    writeSymbol(distanceCode, far, out);
    out.put(distance - (DISTANCE_BASE[far] ?? 0), DISTANCE_EXTRA[far] ?? 0);
  }
  writeSymbol(literalCode, END_OF_BLOCK, out);
}

function writeSymbol(code: HuffmanCode, symbol: number, out: BitWriter): void {
  out.put(code.bits[symbol] ?? 0, code.lengths[symbol] ?? 0);
}
