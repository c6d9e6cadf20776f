import { z } from 'zod';
import { canonicalJson, type Json } from '#transparency/canonical-json.rules.ts';
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

/** What cannot be checked at all, the line at fault (0 for none), and whether that is to be said of what somebody kept. */
export class NotReadable extends Error {
  readonly code:
    | LogFileFaultCode
    | 'emptyFile'
    | 'packedFile'
    | 'savedAnew'
    | 'notText'
    | 'tooLarge'
    | 'notACheckpoint'
    | 'placeMalformed';
  readonly line: number;
  readonly isKept: boolean;

  constructor(code: NotReadable['code'], line: number, isKept = false) {
    super(`line ${line}: ${code}`);
    this.name = 'NotReadable';
    this.code = code;
    this.line = line;
    this.isKept = isKept;
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
  try {
    return keptIn(bytes);
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
    const code = error.code === 'notALog' ? 'notACheckpoint' : error.code;
    throw new NotReadable(code, error.line, code !== 'notACheckpoint');
  }
}

function keptIn(bytes: Uint8Array): Kept {
  const text = withItsLines(textOf(bytes));
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

/** A family's file has a few hundred lines; more is not even looked at as one. */
const largestPlace = 16 * 1024 * 1024;

function jsonIn(text: string): unknown {
  if (text.length > largestPlace) return null;
  try {
    const value: Json = JSON.parse(text);
    // It has a canonical text: it is not nested without end.
    canonicalJson(value);
    return value;
  } catch {
    return null;
  }
}

function readLogText(text: string): LogFile {
  try {
    return readLogFile(withItsLines(text));
  } catch (error) {
    if (!(error instanceof LogFileFault)) throw error;
    const isCut = error.code === 'notALog' && begun.test(text) && isOpen(text);
    throw new NotReadable(isCut ? 'cutShort' : error.code, error.line);
  }
}

/** How each of our files begins, also one that ends within its first line. */
const begun = /^\{\s*"format"\s*:\s*"puente-(log|place|list-place)\//u;

/** True for JSON that ends before the braces that it opened do. */
function isOpen(text: string): boolean {
  return text.split('{').length > text.split('}').length;
}

/** Refuses a text whose lines were ended anew, as Windows ends them: no byte may be other than it was written. */
function withItsLines(text: string): string {
  if (text.charAt(text.indexOf('\n') - 1) === '\r') throw new NotReadable('savedAnew', 0);
  return text;
}

/**
 * What people hand in by mistake, by its first bytes: packed as gzip or zip; with the mark of an editor;
 * in two bytes a letter.
 */
const mistakes = [
  { begins: [0x1f, 0x8b], code: 'packedFile' },
  { begins: [0x50, 0x4b, 0x03, 0x04], code: 'packedFile' },
  { begins: [0xef, 0xbb, 0xbf], code: 'savedAnew' },
  { begins: [0xff, 0xfe], code: 'savedAnew' },
  { begins: [0xfe, 0xff], code: 'savedAnew' },
  { begins: [0x7b, 0x00], code: 'savedAnew' },
] as const;

function textOf(bytes: Uint8Array): string {
  if (bytes.length > largestFile) throw new NotReadable('tooLarge', 0);
  if (bytes.length === 0) throw new NotReadable('emptyFile', 0);
  const mistake = mistakes.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte));
  if (mistake) throw new NotReadable(mistake.code, 0);
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return decoder.decode(bytes, { stream: true }) + endOf(decoder);
  } catch {
    throw new NotReadable('notText', 0);
  }
}

/** Nothing; or a mark that no file of ours ends with, where the bytes end within a letter. */
function endOf(decoder: TextDecoder): string {
  try {
    return decoder.decode();
  } catch {
    return '\ufffd';
  }
}
