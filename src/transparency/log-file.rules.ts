import { z } from 'zod';
import { canonicalJson, isCanonicalJson } from './canonical-json.rules.ts';
import { readCheckpoint, type SignedCheckpoint } from './checkpoint.rules.ts';
import { Opening, openingParts } from './commitment.rules.ts';
import { logFormat } from './entry.rules.ts';
import { isKeyName, readKey, type VerifierKey } from './signed-note.rules.ts';

/**
 * The file in which a whole log is handed on, `puente-log/2`: JSON Lines, every line ended by a line
 * feed and in its canonical form. First a header, then all leaves in order, then openings by
 * position and part, then checkpoints by size;
 * the last checkpoint is of all leaves. Reading here checks the form; whether hashes and signatures
 * hold is the verifier's to say.
 */

/** Who signs. Keys are texts of `textOfKey`. */
export interface LogHeader {
  format: typeof logFormat;
  origin: string;
  /** Every key that the log ever signed with, the oldest first. */
  keys: readonly string[];
  witnesses: readonly string[];
}

/** A log as a file tells it. */
export interface LogFile {
  origin: string;
  keys: readonly VerifierKey[];
  witnesses: readonly VerifierKey[];
  leaves: readonly string[];
  openings: readonly Opening[];
  checkpoints: readonly SignedCheckpoint[];
}

/** What can be wrong with a file's form. */
export type LogFileFaultCode =
  | 'notALog'
  | 'unknownFormat'
  | 'malformedLine'
  | 'wrongOrder'
  | 'cutShort'
  | 'openingOfNothing'
  | 'malformedCheckpoint'
  | 'foreignCheckpoint';

/** A file that is no whole log, and the line at fault, counted from 1. */
export class LogFileFault extends Error {
  readonly code: LogFileFaultCode;
  readonly line: number;

  constructor(code: LogFileFaultCode, line: number) {
    super(`line ${line}: ${code}`);
    this.name = 'LogFileFault';
    this.code = code;
    this.line = line;
  }
}

/** The first line, with its line feed. */
export function headerLine(header: Omit<LogHeader, 'format'>): string {
  const { origin, keys, witnesses } = header;
  return `${canonicalJson({ format: logFormat, keys: [...keys], origin, witnesses: [...witnesses] })}\n`;
}

/** The line of a leaf, with its line feed. */
export function leafLine(leaf: string): string {
  return `${canonicalJson({ leaf })}\n`;
}

/** The line of an opening, with its line feed. */
export function openingLine({ position, part, salt, facts }: Opening): string {
  return `${canonicalJson({ opening: { position, part, salt, facts } })}\n`;
}

/** The line of a signed checkpoint, with its line feed. */
export function checkpointLine(checkpoint: string): string {
  return `${canonicalJson({ checkpoint })}\n`;
}

const Header = z.strictObject({
  format: z.literal(logFormat),
  origin: z.string().refine(isKeyName),
  keys: z.array(z.string()).min(1),
  witnesses: z.array(z.string()),
});
const Line = z.union([
  z.strictObject({ leaf: z.string() }),
  z.strictObject({ opening: Opening }),
  z.strictObject({ checkpoint: z.string() }),
]);

/** What stands where, so that nothing comes before what it follows. */
const parts = ['leaf', 'opening', 'checkpoint'] as const;

/** Reads a whole file. Throws a {@link LogFileFault} for the first line that is not as it must be. */
export function readLogFile(text: string): LogFile {
  const lines = text.split('\n');
  // What follows the last line feed is nothing, unless the file was cut within a line.
  const rest = lines.pop();
  const header = readHeader(lines[0] ?? rest ?? '');
  if (rest !== '') throw new LogFileFault('cutShort', lines.length + 1);
  const reading = beginReading(header);
  lines.slice(1).forEach((line, at) => {
    readInto(reading, line, at + 2);
  });
  if (reading.checkpoints.at(-1)?.size !== reading.leaves.length) {
    throw new LogFileFault('cutShort', lines.length);
  }
  return reading;
}

interface Reading extends LogFile {
  leaves: string[];
  openings: Opening[];
  checkpoints: SignedCheckpoint[];
  /** Index in `parts` of the part under way. */
  part: number;
}

function beginReading(header: Pick<LogFile, 'origin' | 'keys' | 'witnesses'>): Reading {
  return { ...header, leaves: [], openings: [], checkpoints: [], part: 0 };
}

function readHeader(line: string): Pick<LogFile, 'origin' | 'keys' | 'witnesses'> {
  const said = z.looseObject({ format: z.string() }).safeParse(parsed(line));
  if (!said.success) throw new LogFileFault('notALog', 1);
  if (said.data.format !== logFormat) throw new LogFileFault('unknownFormat', 1);
  const header = Header.safeParse(said.data);
  const keys = header.data?.keys.map(readKey);
  const witnesses = header.data?.witnesses.map(readKey);
  if (!header.success || !areKeys(keys) || !areKeys(witnesses)) {
    throw new LogFileFault('malformedLine', 1);
  }
  return { origin: header.data.origin, keys, witnesses };
}

function areKeys(keys: (VerifierKey | null)[] | undefined): keys is VerifierKey[] {
  return keys?.every((key) => key !== null) ?? false;
}

function readInto(reading: Reading, text: string, line: number): void {
  const read = Line.safeParse(parsed(text));
  if (!read.success) throw new LogFileFault('malformedLine', line);
  const part = parts.findIndex((name) => name in read.data);
  if (part < reading.part) throw new LogFileFault('wrongOrder', line);
  reading.part = part;
  if ('leaf' in read.data) reading.leaves.push(read.data.leaf);
  else if ('opening' in read.data) addOpening(reading, read.data.opening, line);
  else addCheckpoint(reading, read.data.checkpoint, line);
}

function addOpening(reading: Reading, opening: Opening, line: number): void {
  const last = reading.openings.at(-1);
  if (last && rankOf(opening) <= rankOf(last)) throw new LogFileFault('wrongOrder', line);
  if (opening.position >= reading.leaves.length) throw new LogFileFault('openingOfNothing', line);
  reading.openings.push(opening);
}

/** Openings stand by position, those of one entry by the names of their parts. */
function rankOf({ position, part }: Opening): number {
  return position * openingParts.length + openingParts.indexOf(part);
}

function addCheckpoint(reading: Reading, signed: string, line: number): void {
  const checkpoint = readCheckpoint(signed);
  if (!checkpoint) throw new LogFileFault('malformedCheckpoint', line);
  if (checkpoint.origin !== reading.origin) throw new LogFileFault('foreignCheckpoint', line);
  const last = reading.checkpoints.at(-1)?.size ?? -1;
  if (checkpoint.size < last) throw new LogFileFault('wrongOrder', line);
  // Leaves that a signature speaks of and the file lacks.
  if (checkpoint.size > reading.leaves.length) throw new LogFileFault('cutShort', line);
  reading.checkpoints.push(checkpoint);
}

/** Characters of the longest line that is read; the longest ever written, of a port with years of days, are far fewer. */
const longestLine = 1024 * 1024;

/** The one form of a line: another text of the same JSON is another file. */
function parsed(line: string): unknown {
  return line.length <= longestLine && isCanonicalJson(line) ? JSON.parse(line) : null;
}
