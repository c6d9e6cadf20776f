import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type InventedLog, wholeLog } from '../test/transparency/invented-log.ts';
import { ask, end, join as standBy } from '../test/transparency/short-notice-log.ts';

/** The log that `docs/log-format.md` explains: invented, whole and open, the same at every run. */
export const exampleFile = join(import.meta.dirname, 'log-example.jsonl');

/** A whole log, at whose end a place at short notice is asked about, refused, and accepted by the next. */
export function exampleLog(): InventedLog {
  const log = wholeLog();
  const [first, second] = ['T000000', 'T000004'];
  for (const ticket of [first, second]) standBy(log, ticket, 20);
  ask(log, first);
  end(log, first, 'refused');
  ask(log, second);
  end(log, second);
  log.sign(true);
  return log;
}

if (process.argv[1] === import.meta.filename) await writeFile(exampleFile, exampleLog().text());
