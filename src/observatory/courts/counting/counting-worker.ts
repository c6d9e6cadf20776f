import { parentPort } from 'node:worker_threads';
import { openColumns } from '../release/columns.ts';
import { ColumnShelf } from './column-shelf.ts';
import { countCases } from './count-cases.ts';
import type { CountRequest } from './count-request.ts';

/** The columns of two whole releases of 13 million cases. */
const ROOM = 512 * 1024 * 1024;

const shelf = new ColumnShelf((folder, programme, name) => {
  const columns = openColumns(folder, programme, '');
  if (!columns) throw new RangeError(`no columns of ${programme} are kept`);
  return columns.column(name);
}, ROOM);

/** Answers in the order of asking; a fault is told by its name alone, for its text may hold a path. */
parentPort?.on('message', ({ id, request }: { id: number; request: CountRequest }) => {
  try {
    parentPort?.postMessage({ id, counted: countCases(shelf, request) });
  } catch (error) {
    parentPort?.postMessage({ id, fault: error instanceof Error ? error.name : 'unknown' });
  }
});
