import { CHUNK_FIELDS, type PackedRows, TABLES } from './packed-rows.ts';

/** The rows of one table and part that one worker packed into one chunk. */
export interface PackedChunk {
  readonly words: Int32Array;
  /** The worker's positions of codes as positions in the merged codes. */
  readonly positions: Uint16Array;
}

/** Finds the chunks of a table and part among those of all workers. */
export class PackedParts {
  readonly partCount: number;
  readonly #packed: readonly PackedRows[];
  readonly #positions: readonly Uint16Array[];
  /** For each table and part: worker and place in its `chunks`, one after the other. */
  readonly #where: number[][];

  constructor(packed: readonly PackedRows[], positions: readonly Uint16Array[]) {
    this.#packed = packed;
    this.#positions = positions;
    this.partCount = (packed[0]?.bounds.length ?? 0) + 1;
    this.#where = Array.from({ length: TABLES * this.partCount }, () => []);
    packed.forEach((rows, worker) => {
      this.#note(rows, worker);
    });
  }

  #note({ chunks }: PackedRows, worker: number): void {
    for (let at = 0; at < chunks.length; at += CHUNK_FIELDS) {
      const table = chunks[at] ?? 0;
      const part = chunks[at + 1] ?? 0;
      this.#where[table * this.partCount + part]?.push(worker, at);
    }
  }

  chunks(table: number, part: number): PackedChunk[] {
    const where = this.#where[table * this.partCount + part] ?? [];
    const found: PackedChunk[] = [];
    for (let at = 0; at < where.length; at += 2) {
      const worker = where[at] ?? 0;
      const words = this.#words(worker, where[at + 1] ?? 0);
      found.push({ words, positions: this.#positions[worker] ?? NONE });
    }
    return found;
  }

  #words(worker: number, at: number): Int32Array {
    const rows = this.#packed[worker];
    const [slab = 0, from = 0, used = 0] = rows?.chunks.subarray(at + 2, at + 5) ?? [];
    const buffer = rows?.slabs[slab];
    return buffer ? new Int32Array(buffer, from * 4, used) : new Int32Array(0);
  }
}

const NONE = new Uint16Array(0);

/** How many rows of a table chunks hold. */
export function countRows(chunks: readonly PackedChunk[], rowWords: number): number {
  return chunks.reduce((sum, chunk) => sum + chunk.words.length, 0) / rowWords;
}
