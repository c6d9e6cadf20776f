import { NO_DAY } from '../day.rules.ts';
import type { CaseFacts } from './facts.ts';
import { countRows, type PackedChunk } from './packed-part.ts';
import { CASES, E28_BIT, ROW_WORDS } from './packed-rows.ts';
import { sortedOrder } from './radix-sort.ts';

const WORDS = ROW_WORDS[CASES] ?? 0;

/** Rows of A_TblCase as they came; codes by their position in the merged codes. */
interface CaseRows {
  readonly idncase: Int32Array;
  readonly nat: Uint16Array;
  readonly lang: Uint16Array;
  readonly caseType: Uint16Array;
  readonly hasE28: Uint8Array;
}

/**
 * The cases of a part, sorted by IDNCASE, each once, as A_TblCase has them: no lawyer but by E_28_DATE, no
 * date yet. Of rows with the same IDNCASE the one whose CASE_TYPE, NAT and LANG come first stands (null
 * last), and E_28_DATE is valid if it is in any of them; so the order of rows does not matter.
 */
export function reduceCases(chunks: readonly PackedChunk[], codes: Uint32Array): CaseFacts {
  const rows = gather(chunks);
  const order = sortedOrder(rows.idncase);
  const cases = emptyCases(countDistinct(rows.idncase, order));
  for (let at = 0, last = -1; at < order.length; at++) {
    const row = order[at] ?? 0;
    const isNew = last < 0 || cases.idncase[last] !== rows.idncase[row];
    if (isNew) last += 1;
    if (isNew || comesBefore(rows, row, cases, last, codes)) take(rows, row, cases, last, codes);
    cases.isRepresented[last] = (cases.isRepresented[last] ?? 0) | (rows.hasE28[row] ?? 0);
  }
  return cases;
}

function gather(chunks: readonly PackedChunk[]): CaseRows {
  const count = countRows(chunks, WORDS);
  const idncase = new Int32Array(count);
  const nat = new Uint16Array(count);
  const lang = new Uint16Array(count);
  const caseType = new Uint16Array(count);
  const hasE28 = new Uint8Array(count);
  let row = 0;
  for (const { words, positions } of chunks) {
    for (let at = 0; at < words.length; at += WORDS, row++) {
      const second = words[at + 1] ?? 0;
      const third = words[at + 2] ?? 0;
      idncase[row] = words[at] ?? 0;
      nat[row] = positions[second & 0xffff] ?? 0;
      lang[row] = positions[second >>> 16] ?? 0;
      caseType[row] = positions[third & 0xffff] ?? 0;
      hasE28[row] = third & E28_BIT ? 1 : 0;
    }
  }
  return { idncase, nat, lang, caseType, hasE28 };
}

function countDistinct(ids: Int32Array, order: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < order.length; at++) {
    if (at === 0 || ids[order[at] ?? 0] !== ids[order[at - 1] ?? 0]) count += 1;
  }
  return count;
}

function emptyCases(length: number): CaseFacts {
  return {
    length,
    idncase: new Int32Array(length),
    nat: new Uint32Array(length),
    lang: new Uint32Array(length),
    caseType: new Uint32Array(length),
    isRepresented: new Uint8Array(length),
    firstProceedingOsc: new Int32Array(length).fill(NO_DAY),
    firstHearingOsc: new Int32Array(length).fill(NO_DAY),
    firstHeldHearing: new Int32Array(length).fill(NO_DAY),
  };
}

function take(rows: CaseRows, row: number, to: CaseFacts, at: number, codes: Uint32Array): void {
  to.idncase[at] = rows.idncase[row] ?? 0;
  to.nat[at] = codes[rows.nat[row] ?? 0] ?? 0;
  to.lang[at] = codes[rows.lang[row] ?? 0] ?? 0;
  to.caseType[at] = codes[rows.caseType[row] ?? 0] ?? 0;
}

function comesBefore(
  rows: CaseRows,
  row: number,
  than: CaseFacts,
  at: number,
  codes: Uint32Array,
): boolean {
  const order =
    nullLast(codes[rows.caseType[row] ?? 0]) - nullLast(than.caseType[at]) ||
    nullLast(codes[rows.nat[row] ?? 0]) - nullLast(than.nat[at]) ||
    nullLast(codes[rows.lang[row] ?? 0]) - nullLast(than.lang[at]);
  return order < 0;
}

function nullLast(code = 0): number {
  return code === 0 ? 0x1000000 : code;
}
