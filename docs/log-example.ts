import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeLog } from '../test/transparency/invented-log.ts';

/** The log that `docs/log-format.md` explains: invented, whole and open, the same at every run. */
export const exampleFile = join(import.meta.dirname, 'log-example.jsonl');

if (process.argv[1] === import.meta.filename) await writeFile(exampleFile, wholeLog().text());
