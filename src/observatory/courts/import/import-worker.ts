import { parentPort, workerData } from 'node:worker_threads';
import { casesOf } from '../cases/cases-of.ts';
import { dayText } from '../day.rules.ts';
import { CourtFault } from '../dump/court-fault.ts';
import type { PackedRows } from '../release/packed-rows.ts';
import { type PartEntry, writePart } from '../release/part-file.ts';
import { openReducer } from '../release/reduce-part.ts';
import { openSink } from '../release/sink.ts';
import { writePartColumns } from '../release/write-columns.ts';
import { KEPT } from './kept-tables.ts';
import type { Answer, Order, WorkerBrief } from './orders.ts';
import { readTasks } from './read-tasks.ts';
import { faultOfSystem } from './system-fault.ts';
import { WorkBoard } from './work-board.ts';

const brief: WorkerBrief = workerData;
const board = new WorkBoard(brief.board);
const sink = openSink();

parentPort?.on('message', (order: Order) => parentPort?.postMessage(answerTo(order)));

function answerTo(order: Order): Answer {
  try {
    return follow(order);
  } catch (error) {
    const fault = error instanceof CourtFault ? error : faultOfSystem(error);
    if (!fault) throw error;
    return { kind: 'fault', code: fault.code, message: fault.message };
  }
}

function follow(order: Order): Answer {
  if (order.kind === 'reduce') return { kind: 'reduced', entries: reduceParts(order.packed) };
  if (order.kind === 'readCases') {
    const tallies = readTasks(order.tasks, brief.sources, sink, board);
    return { kind: 'casesRead', tallies, samples: sink.sampledIds() };
  }
  sink.startParts(order.bounds);
  const tallies = readTasks(order.tasks, brief.sources, sink, board);
  return { kind: 'restRead', tallies, packed: sink.finish() };
}

/** Writes parts and the columns of their cases, one part after the other until none is left. */
function reduceParts(packed: readonly PackedRows[]): PartEntry[] {
  const reducer = openReducer(packed);
  const release = { name: dayText(brief.date), date: brief.date };
  const entries: PartEntry[] = [];
  for (let part = board.takeTask(); part < reducer.partCount; part = board.takeTask()) {
    const reduced = reducer.reduce(part);
    entries.push(writePart(brief.folder, part, reduced));
    for (const kept of KEPT) {
      const cases = casesOf(reduced.facts, kept, brief.date, release);
      writePartColumns(brief.folder, part, cases);
    }
  }
  return entries;
}
