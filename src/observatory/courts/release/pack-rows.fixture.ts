import { type DumpRow, put } from './dump-rows.fixture.ts';
import type { PackedRows } from './packed-rows.ts';
import { chooseParts } from './parts.rules.ts';
import { openReducer, type ReducedPart } from './reduce-part.ts';
import { openSink } from './sink.ts';

/** What so many workers pack of the rows, given in turn; `bounds` stands in for the chosen parts. */
export function pack(rows: readonly DumpRow[], workers = 1, bounds?: Int32Array): PackedRows[] {
  const sinks = Array.from({ length: workers }, () => openSink());
  const giveInTurn = (some: readonly DumpRow[]) => {
    some.forEach((row, at) => {
      const sink = sinks[at % workers];
      if (sink) put(sink, row);
    });
  };
  giveInTurn(rows.filter((row) => row.table === 'case'));
  const parts = bounds ?? chooseParts(sinks.map((sink) => sink.sampledIds()));
  for (const sink of sinks) sink.startParts(parts);
  giveInTurn(rows.filter((row) => row.table !== 'case'));
  return sinks.map((sink) => sink.finish());
}

/** All parts in order. */
export function reduceAll(packed: readonly PackedRows[]): ReducedPart[] {
  const reducer = openReducer(packed);
  return Array.from({ length: reducer.partCount }, (_, part) => reducer.reduce(part));
}
