import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCheckpoint, type SignedCheckpoint } from '#transparency/checkpoint.rules.ts';
import { replaceFile } from '../replace-file.ts';
import { LogFault } from './log-fault.ts';
import { written } from './say-fault.ts';

/** What a witness keeps of one log: the largest checkpoint that it saw, and evidence of what it refused. */
export interface WitnessState {
  last(): Promise<SignedCheckpoint | null>;
  /** Whole or not at all. */
  keep(note: string): Promise<void>;
  /** Keeps what contradicts what was seen, and gives the file's name. */
  keepEvidence(what: string, at: Date): Promise<string>;
}

/** The state of a log in a folder that is its owner's alone. */
export async function witnessStateIn(folder: string, logId: string): Promise<WitnessState> {
  await written(folder, mkdir(folder, { recursive: true, mode: 0o700 }));
  const file = join(folder, `${logId}.checkpoint`);
  return {
    last: async () => {
      const text = await readFile(file, 'utf8').catch(nullIfMissing);
      const checkpoint = text === null ? null : readCheckpoint(text);
      // To begin anew would be to forget what it must hold the log to.
      if (text !== null && !checkpoint) {
        throw new LogFault('seenDamaged', { file: JSON.stringify(file) });
      }
      return checkpoint;
    },
    keep: (note) => written(file, replaceFile(file, note, 0o600)),
    keepEvidence: async (what, at) => {
      const name = join(folder, `${logId}.evidence-${at.toISOString().replaceAll(':', '')}.json`);
      await written(name, replaceFile(name, what, 0o600), 'evidenceUnwritable');
      return name;
    },
  };
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw new LogFault('seenUnreadable', { reason: error.code ?? '' });
}
