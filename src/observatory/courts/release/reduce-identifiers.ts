import type { CaseFinder } from './case-finder.ts';
import { CaseLists, sortFirst } from './case-lists.ts';
import type { Facts } from './facts.ts';
import { countRows, type PackedChunk } from './packed-part.ts';
import { IDENTIFIERS, ROW_WORDS } from './packed-rows.ts';

const WORDS = ROW_WORDS[IDENTIFIERS] ?? 0;

/** The distinct CASE_ID of each case, sorted; and how many rows belong to no case. A null is no identifier. */
export function reduceIdentifiers(
  chunks: readonly PackedChunk[],
  finder: CaseFinder,
  cases: number,
  codes: Uint32Array,
): { identifiers: Facts['identifiers']; orphans: number } {
  const found = new Uint32Array(countRows(chunks, WORDS));
  const lists = new CaseLists(cases, found.length);
  let rows = 0;
  let orphans = 0;
  for (const { words, positions } of chunks) {
    for (let at = 0; at < words.length; at += WORDS) {
      const case_ = finder.find(words[at] ?? 0);
      if (case_ < 0) orphans += 1;
      const code = codes[positions[words[at + 1] ?? 0] ?? 0] ?? 0;
      if (case_ < 0 || code === 0) continue;
      found[rows] = code;
      lists.add(case_, rows);
      rows += 1;
    }
  }
  return { identifiers: listed(lists, found, cases, rows), orphans };
}

function listed(
  lists: CaseLists,
  found: Uint32Array,
  cases: number,
  rows: number,
): Facts['identifiers'] {
  const start = new Uint32Array(cases + 1);
  const code = new Uint32Array(rows);
  const own: number[] = [];
  const compare = (one: number, other: number) => (found[one] ?? 0) - (found[other] ?? 0);
  let length = 0;
  for (let at = 0; at < cases; at++) {
    const count = lists.collect(at, own);
    sortFirst(own, count, compare);
    for (let place = 0; place < count; place++) {
      const next = found[own[place] ?? 0] ?? 0;
      if (place === 0 || next !== code[length - 1]) code[length++] = next;
    }
    start[at + 1] = length;
  }
  return { start, code: code.subarray(0, length) };
}
