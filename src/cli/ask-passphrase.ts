import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Problem } from '#platform/problem.ts';
import { sayDone } from './frame/frame-words.ts';
import type { Spoken } from './frame/language.ts';

/** Asks for the passphrase of the root key at the terminal, without showing it. */
export async function askPassphrase({ language }: Spoken): Promise<string> {
  if (!process.stdin.isTTY) throw new Problem('unavailable', 'platform.passphraseNeeded');
  process.stdout.write(`${sayDone(language, 'passphrase')} `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}
