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
export const TABLES = 5;

/**
 * 32-bit words a row, by table. A code is 16 bits, its position in the worker's codes. Low bits first:
 *
 * - case: IDNCASE | NAT, LANG | CASE_TYPE, whether E_28_DATE is valid
 * - identifier: IDNCASE | CASE_ID
 * - proceeding: IDNCASE | IDNPROCEEDING | OSC_DATE as a day of 27 bits, whether ABSENTIA | COMP_DATE as a
 *   day | HEARING_LOC_CODE, NAT | LANG, the bytes of DEC_CODE and OTHER_COMP
 * - hearing: IDNCASE | IDNSCHEDULE | OSC_DATE as a short day of 22 bits, low 10 bits of HEARING_LOC_CODE |
 *   ADJ_DATE as a short day, whether of a held kind, the other 6 bits of HEARING_LOC_CODE
 * - representation: IDNCASE
 */
export const ROW_WORDS: readonly number[] = [3, 2, 6, 4, 1];

export const E28_BIT = 1 << 16;
export const DAY_BITS = (1 << 27) - 1;
export const ABSENTIA_BIT = 1 << 27;
export const SHORT_DAY_BITS = (1 << 22) - 1;
export const HELD_BIT = 1 << 22;

/** The place of a hearing in the top of its third word. */
export function lowPlace(position: number): number {
  return (position & 0x3ff) << 22;
}

/** The rest of it in the top of its fourth. */
export function highPlace(position: number): number {
  return (position >>> 10) << 23;
}

/** The position of HEARING_LOC_CODE from the third and fourth word of a hearing. */
export function placeOf(third: number, fourth: number): number {
  return (third >>> 22) | ((fourth >>> 23) << 10);
}

/** Words of a chunk that whole rows of a table can fill. */
export function usableWords(table: number): number {
  return CHUNK_WORDS - (CHUNK_WORDS % (ROW_WORDS[table] ?? 1));
}
