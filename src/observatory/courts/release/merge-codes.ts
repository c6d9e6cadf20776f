import { CourtFault } from '../dump/court-fault.ts';
import type { PackedRows } from './packed-rows.ts';

/** The codes of all workers in one order, so that positions compare as codes do. */
export interface MergedCodes {
  /** Sorted, each once, NO_CODE first. */
  readonly codes: Uint32Array;
  /** For each worker: the position in `codes` of each position of its own. */
  readonly positions: readonly Uint16Array[];
}

/** Rows name codes by 16 bits. */
export const MOST_CODES = 65_536;

/** Throws a CourtFault for more different codes than any court dump has. */
export function mergeCodes(packed: readonly PackedRows[]): MergedCodes {
  const distinct = new Set(packed.flatMap((rows) => [...rows.codes]));
  if (distinct.size > MOST_CODES) throw tooManyCodes();
  const codes = Uint32Array.from(distinct).sort();
  const position = new Map([...codes].map((code, at) => [code, at]));
  const positions = packed.map((rows) =>
    Uint16Array.from(rows.codes, (code) => position.get(code) ?? 0),
  );
  return { codes, positions };
}

/** Why a dump with more is refused. */
export function tooManyCodes(): CourtFault {
  return new CourtFault(
    'courts.notADump',
    `It has more than ${MOST_CODES - 1} different codes of places, countries, languages and kinds of case; check that it is a dump of the immigration courts.`,
  );
}
