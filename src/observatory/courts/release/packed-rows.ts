/**
 * The rows of one import worker, packed into memory that every thread can read. Plain data with shared
 * buffers: it is posted to the thread that reduces, nothing is copied.
 */
export interface PackedRows {
  /** Large shared buffers, cut into chunks of CHUNK_WORDS 32-bit words. */
  readonly slabs: readonly SharedArrayBuffer[];
  /** CHUNK_FIELDS numbers a chunk: table, part, slab, first word in the slab, words used. */
  readonly chunks: Int32Array;
  /** The codes that rows name by their position: this worker's own, NO_CODE first. */
  readonly codes: Uint32Array;
  /** First IDNCASE of each part but the first, as `chooseParts` gave them. */
  readonly bounds: Int32Array;
}

export const CHUNK_WORDS = 16_384;
export const CHUNK_FIELDS = 5;

/** The tables as chunks name them. */
export const CASES = 0;
export const IDENTIFIERS = 1;
export const PROCEEDINGS = 2;
export const HEARINGS = 3;
export const REPRESENTATIONS = 4;

/**
 * 32-bit words a row, by table. A code is 16 bits, its position in the worker's codes.
 *
 * - case: IDNCASE; NAT and LANG; CASE_TYPE, then a bit for E_28_DATE
 * - identifier: IDNCASE; CASE_ID
 * - proceeding: IDNCASE; IDNPROCEEDING; OSC_DATE as a day, then a bit for ABSENTIA; COMP_DATE as a day;
 *   HEARING_LOC_CODE and NAT; LANG, then the bytes of DEC_CODE and OTHER_COMP
 * - hearing: IDNCASE; IDNSCHEDULE; OSC_DATE in 22 bits (`short-day.rules.ts`), then the low 10 bits of
 *   HEARING_LOC_CODE; ADJ_DATE in 22 bits, then a bit for a held kind, then the rest of the location
 * - representation: IDNCASE
 */
export const ROW_WORDS: readonly number[] = [3, 2, 6, 4, 1];

/** Words of a chunk that whole rows of a table can fill. */
export function usableWords(table: number): number {
  const words = ROW_WORDS[table] ?? 1;
  return CHUNK_WORDS - (CHUNK_WORDS % words);
}
