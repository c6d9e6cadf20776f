import type { CaseFinder } from './case-finder.ts';
import { CaseLists, sortFirst } from './case-lists.ts';
import type { CaseFacts, ProceedingFacts } from './facts.ts';
import { countRows, type PackedChunk } from './packed-part.ts';
import { ABSENTIA_BIT, DAY_BITS, PROCEEDINGS, ROW_WORDS } from './packed-rows.ts';

const WORDS = ROW_WORDS[PROCEEDINGS] ?? 0;

/**
 * The proceedings of each case in their order, rows that say the same once; and how many rows belong to no
 * case. Sets `firstProceedingOsc` of the cases.
 */
export function reduceProceedings(
  chunks: readonly PackedChunk[],
  finder: CaseFinder,
  cases: CaseFacts,
  codes: Uint32Array,
): { proceedings: ProceedingFacts; orphans: number } {
  const found = emptyProceedings(cases.length, countRows(chunks, WORDS));
  const lists = new CaseLists(cases.length, found.compDate.length);
  let rows = 0;
  let orphans = 0;
  for (const { words, positions } of chunks) {
    for (let at = 0; at < words.length; at += WORDS) {
      const case_ = finder.find(words[at] ?? 0);
      if (case_ < 0) {
        orphans += 1;
        continue;
      }
      keepEarliest(cases.firstProceedingOsc, case_, (words[at + 2] ?? 0) & DAY_BITS);
      unpack(words, at, positions, codes, found, rows);
      lists.add(case_, rows);
      rows += 1;
    }
  }
  return { proceedings: listed(lists, found, cases.length, rows), orphans };
}

/** Sets a day of a case if this one is earlier. */
export function keepEarliest(days: Int32Array, at: number, day: number): void {
  if (day < (days[at] ?? 0)) days[at] = day;
}

function emptyProceedings(cases: number, rows: number): ProceedingFacts {
  return {
    start: new Uint32Array(cases + 1),
    idnproceeding: new Int32Array(rows),
    compDate: new Int32Array(rows),
    decCode: new Uint8Array(rows),
    otherComp: new Uint8Array(rows),
    isAbsentia: new Uint8Array(rows),
    location: new Uint32Array(rows),
    nat: new Uint32Array(rows),
    lang: new Uint32Array(rows),
  };
}

function unpack(
  words: Int32Array,
  at: number,
  positions: Uint16Array,
  codes: Uint32Array,
  to: ProceedingFacts,
  row: number,
): void {
  const fifth = words[at + 4] ?? 0;
  const sixth = words[at + 5] ?? 0;
  to.idnproceeding[row] = words[at + 1] ?? 0;
  to.isAbsentia[row] = (words[at + 2] ?? 0) & ABSENTIA_BIT ? 1 : 0;
  to.compDate[row] = words[at + 3] ?? 0;
  to.location[row] = codes[positions[fifth & 0xffff] ?? 0] ?? 0;
  to.nat[row] = codes[positions[fifth >>> 16] ?? 0] ?? 0;
  to.lang[row] = codes[positions[sixth & 0xffff] ?? 0] ?? 0;
  to.decCode[row] = (sixth >>> 16) & 0xff;
  to.otherComp[row] = sixth >>> 24;
}

function listed(
  lists: CaseLists,
  found: ProceedingFacts,
  cases: number,
  rows: number,
): ProceedingFacts {
  const sorted = emptyProceedings(cases, rows);
  const compare = (one: number, other: number) => compareRows(found, one, other);
  const own: number[] = [];
  let length = 0;
  for (let at = 0; at < cases; at++) {
    const count = lists.collect(at, own);
    sortFirst(own, count, compare);
    for (let place = 0; place < count; place++) {
      const row = own[place] ?? 0;
      if (place > 0 && compareRows(found, own[place - 1] ?? 0, row) === 0) continue;
      copy(found, row, sorted, length);
      length += 1;
    }
    sorted.start[at + 1] = length;
  }
  return shortened(sorted, length);
}

/** By COMP_DATE and IDNPROCEEDING; what those leave open by everything else, so that no order is left. */
function compareRows(rows: ProceedingFacts, one: number, other: number): number {
  return (
    (rows.compDate[one] ?? 0) - (rows.compDate[other] ?? 0) ||
    (rows.idnproceeding[one] ?? 0) - (rows.idnproceeding[other] ?? 0) ||
    (rows.decCode[one] ?? 0) - (rows.decCode[other] ?? 0) ||
    (rows.otherComp[one] ?? 0) - (rows.otherComp[other] ?? 0) ||
    (rows.isAbsentia[one] ?? 0) - (rows.isAbsentia[other] ?? 0) ||
    (rows.location[one] ?? 0) - (rows.location[other] ?? 0) ||
    (rows.nat[one] ?? 0) - (rows.nat[other] ?? 0) ||
    (rows.lang[one] ?? 0) - (rows.lang[other] ?? 0)
  );
}

function copy(from: ProceedingFacts, row: number, to: ProceedingFacts, at: number): void {
  to.idnproceeding[at] = from.idnproceeding[row] ?? 0;
  to.compDate[at] = from.compDate[row] ?? 0;
  to.decCode[at] = from.decCode[row] ?? 0;
  to.otherComp[at] = from.otherComp[row] ?? 0;
  to.isAbsentia[at] = from.isAbsentia[row] ?? 0;
  to.location[at] = from.location[row] ?? 0;
  to.nat[at] = from.nat[row] ?? 0;
  to.lang[at] = from.lang[row] ?? 0;
}

function shortened(rows: ProceedingFacts, length: number): ProceedingFacts {
  return {
    start: rows.start,
    idnproceeding: rows.idnproceeding.subarray(0, length),
    compDate: rows.compDate.subarray(0, length),
    decCode: rows.decCode.subarray(0, length),
    otherComp: rows.otherComp.subarray(0, length),
    isAbsentia: rows.isAbsentia.subarray(0, length),
    location: rows.location.subarray(0, length),
    nat: rows.nat.subarray(0, length),
    lang: rows.lang.subarray(0, length),
  };
}
