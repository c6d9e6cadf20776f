import { CommandFault, OutputClosed } from './fault.ts';

const PIECE = 1 << 16;

// A reader that goes away is told by each write; without a listener it would end the process.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

/** Writes lines to standard output, in pieces, each waited for. Throws OutputClosed when nobody reads. */
export async function printLines(lines: Iterable<string> | AsyncIterable<string>): Promise<void> {
  let piece = '';
  for await (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    await print(piece);
    piece = '';
  }
  await print(piece);
}

/** Writes text to standard output as it is. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(outputFault(error));
      else resolve();
    });
  });
}

function outputFault(error: NodeJS.ErrnoException): Error {
  if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return new OutputClosed();
  return new CommandFault(`the output cannot be written (${error.code ?? error.message})`);
}

/** One line for the person at the terminal, beside the output. */
export function warn(text: string): void {
  process.stderr.write(`puente courts: ${text}\n`);
}
