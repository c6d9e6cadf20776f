import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { arrayFile, PART_FILE, writePieces } from './array-file.ts';
import { damaged } from './disk-fault.ts';
import type { Facts } from './facts.ts';
import { ArrayReader } from './read-arrays.ts';
import type { PartCounts, ReducedPart } from './reduce-part.ts';

/** What a release says of one of its parts. */
export interface PartEntry extends PartCounts {
  readonly part: number;
  readonly bytes: number;
  /** SHA-256 of the file, hex. */
  readonly digest: string;
}

/** The folder of the parts within a release. */
export const PARTS_FOLDER = 'facts';

/**
 * Writes the facts of a part into the folder of a release that is being made (`ReleaseDraft.folder`), from
 * any thread. Throws a CourtFault when it cannot.
 */
export function writePart(folder: string, part: number, reduced: ReducedPart): PartEntry {
  const pieces = arrayFile(PART_FILE, arraysOf(reduced.facts));
  writePieces(partPath(folder, part), pieces);
  const digest = createHash('sha256');
  for (const piece of pieces) digest.update(piece);
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return { ...reduced.counts, part, bytes, digest: digest.digest('hex') };
}

function partPath(folder: string, part: number): string {
  return join(folder, PARTS_FOLDER, `${String(part).padStart(4, '0')}.part`);
}

/** In the order in which `readPart` takes them. */
function arraysOf({ cases, identifiers, proceedings, hearingLocations }: Facts) {
  return [
    cases.idncase,
    cases.nat,
    cases.lang,
    cases.caseType,
    cases.isRepresented,
    cases.firstProceedingOsc,
    cases.firstHearingOsc,
    cases.firstHeldHearing,
    identifiers.start,
    identifiers.code,
    proceedings.start,
    proceedings.idnproceeding,
    proceedings.compDate,
    proceedings.decCode,
    proceedings.otherComp,
    proceedings.isAbsentia,
    proceedings.location,
    proceedings.nat,
    proceedings.lang,
    hearingLocations.start,
    hearingLocations.location,
    hearingLocations.adjDate,
    hearingLocations.idnschedule,
  ];
}

/**
 * Reads one part of a release in one go; the arrays are views of one buffer that is the caller's own.
 * Throws a CourtFault when the file is missing, cut short, or no part of a release.
 */
export function readPart(folder: string, part: number): Facts {
  const path = partPath(folder, part);
  const next = new ArrayReader(path, PART_FILE);
  const idncase = next.int32();
  const facts: Facts = {
    cases: {
      length: idncase.length,
      idncase,
      nat: next.uint32(),
      lang: next.uint32(),
      caseType: next.uint32(),
      isRepresented: next.uint8(),
      firstProceedingOsc: next.int32(),
      firstHearingOsc: next.int32(),
      firstHeldHearing: next.int32(),
    },
    identifiers: { start: next.uint32(), code: next.uint32() },
    proceedings: {
      start: next.uint32(),
      idnproceeding: next.int32(),
      compDate: next.int32(),
      decCode: next.uint8(),
      otherComp: next.uint8(),
      isAbsentia: next.uint8(),
      location: next.uint32(),
      nat: next.uint32(),
      lang: next.uint32(),
    },
    hearingLocations: {
      start: next.uint32(),
      location: next.uint32(),
      adjDate: next.int32(),
      idnschedule: next.int32(),
    },
  };
  if (!holdsTogether(facts)) throw damaged(path);
  return facts;
}

/** Whether the lists of the cases cover what they are lists of. */
function holdsTogether({ cases, identifiers, proceedings, hearingLocations }: Facts): boolean {
  const lists: [Uint32Array, { readonly length: number }][] = [
    [identifiers.start, identifiers.code],
    [proceedings.start, proceedings.compDate],
    [hearingLocations.start, hearingLocations.location],
  ];
  return lists.every(
    ([start, of]) => start.length === cases.length + 1 && start.at(-1) === of.length,
  );
}
