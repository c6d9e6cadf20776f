import { NO_CODE } from '../code.rules.ts';
import type { CaseFinder } from './case-finder.ts';
import { CaseLists, sortFirst } from './case-lists.ts';
import type { CaseFacts, HearingLocationFacts } from './facts.ts';
import type { PackedChunk } from './packed-part.ts';
import { countRows } from './packed-part.ts';
import { HEARINGS, HELD_BIT, placeOf, ROW_WORDS, SHORT_DAY_BITS } from './packed-rows.ts';
import { keepEarliest } from './reduce-proceedings.ts';
import { longDay, NO_SHORT_DAY } from './short-day.rules.ts';

const WORDS = ROW_WORDS[HEARINGS] ?? 0;

/**
 * The places where each case was heard, each once with its earliest hearing there; and how many rows belong
 * to no case. Sets `firstHearingOsc` and `firstHeldHearing` of the cases.
 */
export function reduceHearings(
  chunks: readonly PackedChunk[],
  finder: CaseFinder,
  cases: CaseFacts,
  codes: Uint32Array,
): { hearingLocations: HearingLocationFacts; orphans: number } {
  const places = new Places(cases.length, countRows(chunks, WORDS));
  const osc = new Int32Array(cases.length).fill(NO_SHORT_DAY);
  const held = new Int32Array(cases.length).fill(NO_SHORT_DAY);
  let orphans = 0;
  for (const { words, positions } of chunks) {
    for (let at = 0; at < words.length; at += WORDS) {
      const case_ = finder.find(words[at] ?? 0);
      if (case_ < 0) {
        orphans += 1;
        continue;
      }
      const third = words[at + 2] ?? 0;
      const fourth = words[at + 3] ?? 0;
      const adjDate = fourth & SHORT_DAY_BITS;
      keepEarliest(osc, case_, third & SHORT_DAY_BITS);
      if (fourth & HELD_BIT) keepEarliest(held, case_, adjDate);
      const location = codes[positions[placeOf(third, fourth)] ?? 0] ?? NO_CODE;
      if (location !== NO_CODE) places.add(case_, location, adjDate, words[at + 1] ?? 0);
    }
  }
  setLongDays(osc, cases.firstHearingOsc);
  setLongDays(held, cases.firstHeldHearing);
  return { hearingLocations: places.listed(), orphans };
}

function setLongDays(from: Int32Array, to: Int32Array): void {
  for (let at = 0; at < to.length; at++) to[at] = longDay(from[at] ?? NO_SHORT_DAY);
}

/** The distinct places of each case. A case has few, so that they are looked through one by one. */
class Places {
  readonly #cases: number;
  readonly #lists: CaseLists;
  readonly #location: Uint32Array;
  readonly #adjDate: Int32Array;
  readonly #idnschedule: Int32Array;
  #length = 0;

  constructor(cases: number, rows: number) {
    this.#cases = cases;
    this.#lists = new CaseLists(cases, rows);
    this.#location = new Uint32Array(rows);
    this.#adjDate = new Int32Array(rows);
    this.#idnschedule = new Int32Array(rows);
  }

  /** Keeps the earlier of this hearing and the one known there. */
  add(at: number, location: number, adjDate: number, idnschedule: number): void {
    let place = this.#lists.last(at);
    while (place >= 0 && this.#location[place] !== location) place = this.#lists.before(place);
    if (place < 0) {
      place = this.#length;
      this.#length += 1;
      this.#location[place] = location;
      this.#lists.add(at, place);
    } else if (!this.#isLater(place, adjDate, idnschedule)) {
      return;
    }
    this.#adjDate[place] = adjDate;
    this.#idnschedule[place] = idnschedule;
  }

  #isLater(place: number, adjDate: number, idnschedule: number): boolean {
    const known = this.#adjDate[place] ?? 0;
    return known > adjDate || (known === adjDate && (this.#idnschedule[place] ?? 0) > idnschedule);
  }

  #compare(one: number, other: number): number {
    return (
      (this.#adjDate[one] ?? 0) - (this.#adjDate[other] ?? 0) ||
      (this.#idnschedule[one] ?? 0) - (this.#idnschedule[other] ?? 0) ||
      (this.#location[one] ?? 0) - (this.#location[other] ?? 0)
    );
  }

  listed(): HearingLocationFacts {
    const start = new Uint32Array(this.#cases + 1);
    const location = new Uint32Array(this.#length);
    const adjDate = new Int32Array(this.#length);
    const idnschedule = new Int32Array(this.#length);
    const compare = (one: number, other: number) => this.#compare(one, other);
    const own: number[] = [];
    let length = 0;
    for (let at = 0; at < this.#cases; at++) {
      const count = this.#lists.collect(at, own);
      sortFirst(own, count, compare);
      for (let nth = 0; nth < count; nth++, length++) {
        const place = own[nth] ?? 0;
        location[length] = this.#location[place] ?? 0;
        adjDate[length] = longDay(this.#adjDate[place] ?? NO_SHORT_DAY);
        idnschedule[length] = this.#idnschedule[place] ?? 0;
      }
      start[at + 1] = length;
    }
    return { start, location, adjDate, idnschedule };
  }
}
