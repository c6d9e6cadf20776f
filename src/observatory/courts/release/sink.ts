import type { Code } from '../code.rules.ts';
import { type Day, NO_DAY } from '../day.rules.ts';
import type { RowSink } from '../dump/row-sink.ts';
import { ChunkStore } from './chunk-store.ts';
import { CodeBook } from './code-book.ts';
import { type FilledChunk, Lane } from './lane.ts';
import {
  ABSENTIA_BIT,
  CASES,
  E28_BIT,
  HEARINGS,
  HELD_BIT,
  highPlace,
  IDENTIFIERS,
  lowPlace,
  type PackedRows,
  PROCEEDINGS,
  REPRESENTATIONS,
} from './packed-rows.ts';
import { PartFinder } from './part-finder.ts';
import { isSampled } from './parts.rules.ts';
import { NO_SHORT_DAY, shortDay } from './short-day.rules.ts';

/**
 * Packs the rows that one worker reads. Every A_TblCase row of the whole dump is given to some sink first;
 * then `chooseParts` is asked once for all sinks, each is told its answer, and the other tables follow.
 */
export interface PackingSink extends RowSink {
  /** IDNCASE of about one case in 64, the same ones whatever the order of rows or the sharing of work. */
  sampledIds(): Int32Array;
  /** Ends A_TblCase: its rows move to their parts. Called once, with the bounds that all sinks get. */
  startParts(bounds: Int32Array): void;
  /** What was packed; the sink takes no more. */
  finish(): PackedRows;
}

/** An empty sink: 16 B a hearing, 24 B a proceeding, 12 B a case, 8 B an identifier, 4 B a representation. */
export function openSink(): PackingSink {
  return new Sink();
}

/** Before it OSC_DATE is no date of a notice. */
const EARLIEST_OSC: Day = 19_500_101;

// Its methods run for each of a hundred million rows: they store numbers and make nothing.
class Sink implements PackingSink {
  readonly #store = new ChunkStore();
  readonly #codes = new CodeBook();
  readonly #samples: number[] = [];
  #bounds: Int32Array = new Int32Array(0);
  #finder = new PartFinder(this.#bounds);
  #lanes = new Lanes(this.#store, 1);

  case(idncase: number, nat: Code, lang: Code, caseType: Code, hasE28: boolean): void {
    const codes = this.#codes;
    const at = this.#lanes.cases.room(0);
    const words = this.#lanes.cases.words(0);
    words[at] = idncase;
    words[at + 1] = codes.position(nat) | (codes.position(lang) << 16);
    words[at + 2] = codes.position(caseType) | (hasE28 ? E28_BIT : 0);
    if (isSampled(idncase)) this.#samples.push(idncase);
  }

  identifier(idncase: number, caseId: Code): void {
    const part = this.#finder.partOf(idncase);
    const at = this.#lanes.identifiers.room(part);
    const words = this.#lanes.identifiers.words(part);
    words[at] = idncase;
    words[at + 1] = this.#codes.position(caseId);
  }

  proceeding(
    idnproceeding: number,
    idncase: number,
    oscDate: Day,
    compDate: Day,
    location: Code,
    decCode: Code,
    otherComp: Code,
    isAbsentia: boolean,
    nat: Code,
    lang: Code,
  ): void {
    const codes = this.#codes;
    const part = this.#finder.partOf(idncase);
    const at = this.#lanes.proceedings.room(part);
    const words = this.#lanes.proceedings.words(part);
    words[at] = idncase;
    words[at + 1] = idnproceeding;
    words[at + 2] = (oscDate < EARLIEST_OSC ? NO_DAY : oscDate) | (isAbsentia ? ABSENTIA_BIT : 0);
    words[at + 3] = compDate;
    words[at + 4] = codes.position(location) | (codes.position(nat) << 16);
    words[at + 5] = codes.position(lang) | (decCode & 0xff0000) | ((otherComp & 0xff0000) << 8);
  }

  hearing(
    idnschedule: number,
    idncase: number,
    oscDate: Day,
    location: Code,
    adjDate: Day,
    isHeldKind: boolean,
  ): void {
    const place = this.#codes.position(location);
    const part = this.#finder.partOf(idncase);
    const at = this.#lanes.hearings.room(part);
    const words = this.#lanes.hearings.words(part);
    const osc = oscDate < EARLIEST_OSC ? NO_SHORT_DAY : shortDay(oscDate);
    words[at] = idncase;
    words[at + 1] = idnschedule;
    words[at + 2] = osc | lowPlace(place);
    words[at + 3] = shortDay(adjDate) | (isHeldKind ? HELD_BIT : 0) | highPlace(place);
  }

  representation(idncase: number): void {
    const part = this.#finder.partOf(idncase);
    const at = this.#lanes.representations.room(part);
    this.#lanes.representations.words(part)[at] = idncase;
  }

  sampledIds(): Int32Array {
    return Int32Array.from(this.#samples);
  }

  startParts(bounds: Int32Array): void {
    const loose = this.#lanes.endCases();
    this.#bounds = bounds;
    this.#finder = new PartFinder(bounds);
    this.#lanes = new Lanes(this.#store, bounds.length + 1);
    for (const { chunk, used } of loose) {
      this.#sortCases(chunk.words, used);
      this.#store.giveBack(chunk);
    }
  }

  #sortCases(rows: Int32Array, used: number): void {
    const lane = this.#lanes.cases;
    for (let row = 0; row < used; row += 3) {
      const idncase = rows[row] ?? 0;
      const part = this.#finder.partOf(idncase);
      const at = lane.room(part);
      const words = lane.words(part);
      words[at] = idncase;
      words[at + 1] = rows[row + 1] ?? 0;
      words[at + 2] = rows[row + 2] ?? 0;
    }
  }

  finish(): PackedRows {
    const slabs = this.#store.slabs;
    return {
      slabs,
      chunks: this.#lanes.finish(),
      codes: this.#codes.codes(),
      bounds: this.#bounds,
    };
  }
}

/** The lanes of all tables. */
class Lanes {
  readonly cases: Lane;
  readonly identifiers: Lane;
  readonly proceedings: Lane;
  readonly hearings: Lane;
  readonly representations: Lane;

  constructor(store: ChunkStore, parts: number) {
    this.cases = new Lane(store, CASES, parts);
    this.identifiers = new Lane(store, IDENTIFIERS, parts);
    this.proceedings = new Lane(store, PROCEEDINGS, parts);
    this.hearings = new Lane(store, HEARINGS, parts);
    this.representations = new Lane(store, REPRESENTATIONS, parts);
  }

  /** The chunks of the cases alone. Throws if a row of another table came before the parts. */
  endCases(): readonly FilledChunk[] {
    const others = [this.identifiers, this.proceedings, this.hearings, this.representations];
    if (others.some((lane) => lane.finish().length > 0)) {
      throw new RangeError('A_TblCase is read whole before the other tables');
    }
    return this.cases.finish();
  }

  /** CHUNK_FIELDS numbers a chunk. */
  finish(): Int32Array {
    const lanes: [number, Lane][] = [
      [CASES, this.cases],
      [IDENTIFIERS, this.identifiers],
      [PROCEEDINGS, this.proceedings],
      [HEARINGS, this.hearings],
      [REPRESENTATIONS, this.representations],
    ];
    const chunks = lanes.flatMap(([table, lane]) =>
      lane.finish().flatMap(({ part, chunk, used }) => [table, part, chunk.slab, chunk.from, used]),
    );
    return Int32Array.from(chunks);
  }
}
