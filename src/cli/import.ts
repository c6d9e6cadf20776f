import { open, realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readRoster } from '#registry/roster/read-roster.rules.ts';
import { type Language, type RosterReading, reportOf } from '#registry/roster/report.rules.ts';
import { largestFile } from '#registry/roster/sheet.rules.ts';
import { summaryOf } from '#registry/roster/summary.rules.ts';
import { replaceFile } from './replace-file.ts';

const USAGE = 'npx puente import FILE [--dry-run] [--report FILE.json] [--lang es|en]';

/** Takes an accepted reading into the registry; resolves to the command's exit code. */
export type TakeRoster = (reading: RosterReading) => Promise<number>;

interface Wish {
  readonly file: string;
  readonly dryRun: boolean;
  readonly report: string | null;
  readonly language: Language;
}

/** Arguments or a file at fault, in a sentence for the person at the terminal. */
class WishFault extends Error {}

/**
 * `puente import`: reads a spreadsheet of households, prints what was found and takes it into the
 * registry. With `--dry-run` it only reads: no build, server or database.
 *
 * Resolves to 0 when the file was taken (warnings and refused rows included), to 2 when it was
 * refused or the arguments are at fault; then nothing was imported.
 */
export async function run(args: string[], take: TakeRoster = refuseToTake): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(`Usage: ${USAGE}`);
    return 0;
  }
  try {
    const wish = await readArguments(args);
    const reading = readRoster(
      await readBytes(wish.file),
      basename(wish.file),
      today(),
      wish.language,
    );
    if (wish.report !== null) await writeReport(wish.report, reading);
    console.log(summaryOf(reading, wish.language));
    if (reading.file === 'refused') return 2;
    return wish.dryRun ? 0 : await take(reading);
  } catch (error) {
    if (!(error instanceof WishFault)) throw error;
    console.error(`puente import: ${error.message}`);
    return 2;
  }
}

async function refuseToTake(): Promise<number> {
  throw new WishFault('no registry is connected; use --dry-run to read the file only');
}

async function readArguments(args: string[]): Promise<Wish> {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new WishFault(`name one file: ${USAGE}`);
  if (values.report === '') throw new WishFault('--report names no file');
  const wish = {
    file,
    dryRun: values['dry-run'] ?? false,
    report: values.report ?? null,
    language: languageOf(values.lang),
  };
  await refuseToOverwrite(wish);
  return wish;
}

function parsed(args: string[]) {
  try {
    const options = {
      'dry-run': { type: 'boolean' },
      report: { type: 'string' },
      lang: { type: 'string' },
    } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new WishFault(error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : USAGE);
  }
}

/** `--lang`, else the terminal's language, else Spanish. */
function languageOf(asked: string | undefined): Language {
  if (asked === 'es' || asked === 'en') return asked;
  if (asked !== undefined) throw new WishFault(`--lang is es or en, not ${JSON.stringify(asked)}`);
  const terminal = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  return terminal.startsWith('en') ? 'en' : 'es';
}

async function refuseToOverwrite({ file, report }: Wish): Promise<void> {
  if (report === null) return;
  const [input, output] = await Promise.all(
    [file, report].map((path) => realpath(path).catch(() => path)),
  );
  if (input === output) throw new WishFault('--report is the roster itself');
}

/** The file's bytes, never many more than may be read, so that a huge file costs no memory. */
async function readBytes(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path, 'r');
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of file.createReadStream({ end: largestFile, autoClose: false })) {
      chunks.push(chunk);
      size += chunk.length;
    }
    return Buffer.concat(chunks, size);
  } catch (error) {
    throw new WishFault(`${JSON.stringify(path)} cannot be read (${codeOf(error)})`);
  }
}

/** The report holds names and numbers of people: only its owner may read it. */
async function writeReport(path: string, reading: RosterReading): Promise<void> {
  try {
    await replaceFile(path, `${JSON.stringify(reportOf(reading), null, 2)}\n`, 0o600);
  } catch (error) {
    throw new WishFault(`${JSON.stringify(path)} cannot be written (${codeOf(error)})`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** The calendar date on this machine. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
