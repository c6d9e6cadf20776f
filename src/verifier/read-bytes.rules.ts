import { z } from 'zod';
import { readCheckpoint, type SignedCheckpoint } from '#transparency/checkpoint.rules.ts';
import {
  type LogFile,
  LogFileFault,
  type LogFileFaultCode,
  readLogFile,
} from '#transparency/log-file.rules.ts';
import { ListPlaceFile, PlaceFile } from './place-file.rules.ts';

/** Bytes of the largest file that is read: some 500,000 entries with all their openings. */
export const largestFile = 512 * 1024 * 1024;

/** What cannot be checked at all, and the line at fault (0 for none). */
export class NotReadable extends Error {
  readonly code: LogFileFaultCode | 'notText' | 'tooLarge' | 'notACheckpoint' | 'placeMalformed';
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

/** What somebody kept of a log: a checkpoint, or a whole file, whose last checkpoint counts. */
export interface Kept {
  checkpoint: SignedCheckpoint;
  log: LogFile | null;
}

/** Reads what somebody kept. Throws {@link NotReadable}. */
export function readKept(bytes: Uint8Array): Kept {
  const text = textOf(bytes);
  const log = text.startsWith('{') ? readLogText(text) : null;
  const checkpoint = log ? log.checkpoints.at(-1) : readCheckpoint(text);
  if (!checkpoint) throw new NotReadable('notACheckpoint', 0);
  return { checkpoint, log };
}

/** Reads a file to check: of a log, of a family's own places, or of a number in a waiting list. Throws {@link NotReadable}. */
export function readChecked(bytes: Uint8Array): { log: LogFile } | { place: PlaceFile } {
  const text = textOf(bytes);
  // A log's file is of many lines, each of which is JSON; a family's is one.
  const whole = z.looseObject({ format: z.string() }).safeParse(jsonIn(text));
  const format = whole.data?.format ?? '';
  if (!/^puente-(list-)?place\//u.test(format)) return { log: readLogText(text) };
  const schema = placeFiles.get(format);
  if (!schema) throw new NotReadable('unknownFormat', 1);
  const place = schema.safeParse(whole.data);
  if (!place.success) throw new NotReadable('placeMalformed', 0);
  return { place: place.data };
}

const placeFiles = new Map<string, typeof PlaceFile | typeof ListPlaceFile>([
  ['puente-place/1', PlaceFile],
  ['puente-list-place/1', ListPlaceFile],
]);

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
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
