import type { RowSink } from '../dump/row-sink.ts';
import type { PackedRows } from './packed-rows.ts';

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
export declare function openSink(): PackingSink;
