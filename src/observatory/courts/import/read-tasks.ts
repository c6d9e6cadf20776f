import type { TableName } from '../dump/layout.ts';
import type { RowSink } from '../dump/row-sink.ts';
import { type MemberReading, openReading } from './member-reading.ts';
import type { Sources, Task } from './reading-plan.ts';
import type { TableTally } from './table-tally.ts';
import type { WorkBoard } from './work-board.ts';

/**
 * Takes tasks from the board, one after the other until none is left, and gives their rows to the sink.
 * Throws a CourtFault, or what the system says when a file cannot be read.
 */
export function readTasks(
  tasks: readonly Task[],
  sources: Sources,
  sink: RowSink,
  board: WorkBoard,
): readonly TableTally[] {
  const readings = new Map<TableName, MemberReading>();
  const begin = (table: TableName) => {
    const reading = openReading(sources[table], sink, (bytes) => board.addBytes(bytes));
    readings.set(table, reading);
    return reading;
  };
  try {
    for (let task = tasks[board.takeTask()]; task; task = tasks[board.takeTask()]) {
      const reading = readings.get(task.table) ?? begin(task.table);
      reading.read(task);
    }
    return Array.from(readings.values(), (reading) => reading.tally());
  } finally {
    for (const reading of readings.values()) reading.close();
  }
}
