import { FARTHEST, LONGEST_MATCH } from './symbols.rules.ts';

/** What a block says, in order: a literal byte where the distance is 0, else a match of that length. */
export class Tokens {
  static readonly ROOM = 1 << 16;
  readonly value = new Int32Array(Tokens.ROOM);
  readonly distance = new Int32Array(Tokens.ROOM);
  count = 0;

  add(value: number, distance: number): void {
    this.value[this.count] = value;
    this.distance[this.count++] = distance;
  }
}

const HASH_BITS = 16;
/** How many earlier places with the same four bytes are tried. */
const TRIES = 4;
/** Matches are found by their first four bytes. */
const SHORTEST_FOUND = 4;

/**
 * Looks for earlier copies of what comes, within 64 KiB. One piece is searched at a time: the bytes of
 * `data` from `start`, those before it being what may be copied from.
 */
export class MatchFinder {
  readonly #head = new Int32Array(1 << HASH_BITS);
  #previous = new Int32Array(0);

  /** Calls `flush` whenever the tokens have filled up; the last of them are left in `tokens`. */
  find(data: Uint8Array, start: number, tokens: Tokens, flush: () => void): void {
    this.#head.fill(-1);
    if (this.#previous.length < data.length) this.#previous = new Int32Array(data.length);
    const last = data.length - SHORTEST_FOUND;
    for (let at = Math.max(0, start - FARTHEST); at < Math.min(start, last + 1); at++) {
      this.#remember(data, at);
    }
    for (let at = start; at < data.length; ) {
      const length = at <= last ? this.#longest(data, at) : 0;
      if (length === 0) tokens.add(data[at] ?? 0, 0);
      else tokens.add(length, this.#distance);
      const next = at + (length || 1);
      for (; at < next; at++) if (at <= last) this.#remember(data, at);
      if (tokens.count === Tokens.ROOM) flush();
    }
  }

  #distance = 0;

  /** Length of the longest match found at `at`, its distance in `#distance`; 0 if there is none. */
  #longest(data: Uint8Array, at: number): number {
    const limit = Math.min(data.length - at, LONGEST_MATCH);
    let best = SHORTEST_FOUND - 1;
    let place = this.#head[hashOf(data, at)] ?? -1;
    for (let left = TRIES; left > 0 && place >= 0 && at - place <= FARTHEST; left--) {
      if (data[place + best] === data[at + best]) {
        const length = matchLength(data, place, at, limit);
        if (length > best) {
          best = length;
          this.#distance = at - place;
        }
        if (best === limit) break;
      }
      place = this.#previous[place] ?? -1;
    }
    return best < SHORTEST_FOUND ? 0 : best;
  }

  #remember(data: Uint8Array, at: number): void {
    const hash = hashOf(data, at);
    this.#previous[at] = this.#head[hash] ?? -1;
    this.#head[hash] = at;
  }
}

function matchLength(data: Uint8Array, one: number, other: number, limit: number): number {
  let length = 0;
  while (length < limit && data[one + length] === data[other + length]) length++;
  return length;
}

function hashOf(data: Uint8Array, at: number): number {
  const four =
    (data[at] ?? 0) |
    ((data[at + 1] ?? 0) << 8) |
    ((data[at + 2] ?? 0) << 16) |
    ((data[at + 3] ?? 0) << 24);
  return Math.imul(four, 0x9e3779b1) >>> (32 - HASH_BITS);
}
