import type { Chunk, ChunkStore } from './chunk-store.ts';
import { ROW_WORDS, usableWords } from './packed-rows.ts';

const NOTHING = new Int32Array(0);

/** A chunk with the number of words that rows fill. */
export interface FilledChunk {
  readonly part: number;
  readonly chunk: Chunk;
  readonly used: number;
}

/**
 * Where one worker writes the rows of one table: a chunk for each part. A row is written by
 * `const at = lane.room(part); const words = lane.words(part); words[at] = …`.
 */
export class Lane {
  readonly #store: ChunkStore;
  readonly #rowWords: number;
  readonly #full: number;
  readonly #open: (Chunk | undefined)[];
  readonly #words: Int32Array[];
  /** Words used of each part's chunk; as if full while it has none. */
  readonly #used: Int32Array;
  readonly #filled: FilledChunk[] = [];

  constructor(store: ChunkStore, table: number, parts: number) {
    this.#store = store;
    this.#rowWords = ROW_WORDS[table] ?? 1;
    this.#full = usableWords(table);
    this.#open = new Array<Chunk | undefined>(parts).fill(undefined);
    this.#words = new Array<Int32Array>(parts).fill(NOTHING);
    this.#used = new Int32Array(parts).fill(this.#full);
  }

  /** Takes room for a row: the position of its first word in `words(part)`. */
  room(part: number): number {
    const used = this.#used[part] ?? 0;
    const at = used === this.#full ? this.#nextChunk(part) : used;
    this.#used[part] = at + this.#rowWords;
    return at;
  }

  words(part: number): Int32Array {
    return this.#words[part] ?? NOTHING;
  }

  #nextChunk(part: number): number {
    this.#close(part);
    const chunk = this.#store.take();
    this.#open[part] = chunk;
    this.#words[part] = chunk.words;
    return 0;
  }

  #close(part: number): void {
    const chunk = this.#open[part];
    if (chunk) this.#filled.push({ part, chunk, used: this.#used[part] ?? 0 });
  }

  /** Every chunk with rows. Called once, when no row will follow. */
  finish(): readonly FilledChunk[] {
    for (let part = 0; part < this.#open.length; part++) this.#close(part);
    return this.#filled;
  }
}
