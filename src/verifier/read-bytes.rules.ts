import { readCheckpoint, type SignedCheckpoint } from '#transparency/checkpoint.rules.ts';
import {
  type LogFile,
  LogFileFault,
  type LogFileFaultCode,
  readLogFile,
} from '#transparency/log-file.rules.ts';

/** Bytes of the largest file that is read: some 500,000 entries with all their openings. */
export const largestFile = 512 * 1024 * 1024;

/** What cannot be checked at all, and the line at fault (0 for none). */
export class NotReadable extends Error {
  readonly code: LogFileFaultCode | 'notText' | 'tooLarge' | 'notACheckpoint';
  readonly line: number;

  constructor(code: NotReadable['code'], line: number) {
    super(`line ${line}: ${code}`);
    this.name = 'NotReadable';
    this.code = code;
    this.line = line;
  }
}

/** Reads the bytes of a log's file. Throws {@link NotReadable}. */
export function readLogBytes(bytes: Uint8Array): LogFile {
  return readLogText(textOf(bytes));
}

/** Reads what somebody kept of a log: a checkpoint, or a file whose last checkpoint counts. */
export function readKept(bytes: Uint8Array): SignedCheckpoint {
  const text = textOf(bytes);
  const kept = text.startsWith('{') ? readLogText(text).checkpoints.at(-1) : readCheckpoint(text);
  if (!kept) throw new NotReadable('notACheckpoint', 0);
  return kept;
}

function readLogText(text: string): LogFile {
  try {
    return readLogFile(text);
  } catch (error) {
    if (error instanceof LogFileFault) throw new NotReadable(error.code, error.line);
    throw error;
  }
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length > largestFile) throw new NotReadable('tooLarge', 0);
  try {
    // A byte order mark stays: no byte of the file may be other than it was written.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NotReadable('notText', 0);
  }
}
