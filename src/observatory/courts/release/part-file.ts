import type { Facts } from './facts.ts';
import type { PartCounts, ReducedPart } from './reduce-part.ts';

/** What a release says of one of its parts. */
export interface PartEntry extends PartCounts {
  readonly part: number;
  readonly bytes: number;
  /** SHA-256 of the file, hex. */
  readonly digest: string;
}

/**
 * Writes the facts of a part into the folder of a release that is being made (`ReleaseDraft.folder`), from
 * any thread, and waits until they are on the disk. Throws a CourtFault when they cannot be.
 */
export declare function writePart(folder: string, part: number, reduced: ReducedPart): PartEntry;

/**
 * Reads one part of a release in one go; the arrays are views of one buffer that is the caller's own.
 * Throws a CourtFault when the file is missing, cut short, or no part of a release.
 */
export declare function readPart(folder: string, part: number): Facts;
