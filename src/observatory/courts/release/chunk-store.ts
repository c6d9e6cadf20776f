import { CHUNK_WORDS } from './packed-rows.ts';

/** 16 MiB. */
const SLAB_CHUNKS = 256;

/** A piece of a shared slab, filled with rows of one table and part. */
export interface Chunk {
  readonly words: Int32Array;
  readonly slab: number;
  /** First word in the slab. */
  readonly from: number;
}

/** Cuts shared slabs into chunks. */
export class ChunkStore {
  readonly slabs: SharedArrayBuffer[] = [];
  readonly #free: Chunk[] = [];

  /** An unused chunk; what its words hold does not matter. */
  take(): Chunk {
    return this.#free.pop() ?? this.#addSlab();
  }

  /** Takes a chunk back whose rows are no longer needed. */
  giveBack(chunk: Chunk): void {
    this.#free.push(chunk);
  }

  #addSlab(): Chunk {
    const slab = new SharedArrayBuffer(SLAB_CHUNKS * CHUNK_WORDS * 4);
    this.slabs.push(slab);
    for (let chunk = SLAB_CHUNKS - 1; chunk > 0; chunk--) this.#free.push(this.#cut(slab, chunk));
    return this.#cut(slab, 0);
  }

  #cut(buffer: SharedArrayBuffer, chunk: number): Chunk {
    const from = chunk * CHUNK_WORDS;
    const words = new Int32Array(buffer, from * 4, CHUNK_WORDS);
    return { words, slab: this.slabs.length - 1, from };
  }
}
