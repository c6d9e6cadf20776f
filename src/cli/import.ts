import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { readRoster } from '#registry/roster/read-roster.rules.ts';
import { type Language, type RosterReading, reportOf } from '#registry/roster/report.rules.ts';
import { largestFile } from '#registry/roster/sheet.rules.ts';
import { summaryOf } from '#registry/roster/summary.rules.ts';
import { ArgumentFault, argumentFaultLine, fileFault } from './frame/argument-fault.ts';
import { readArguments } from './frame/arguments.ts';
import type { Spoken } from './frame/language.ts';
import { readAtMost } from './read-at-most.ts';
import { isSameFile, replaceFile } from './replace-file.ts';
import type { RosterFile, RosterTaken } from './take-roster.ts';

interface Wish {
  readonly file: string;
  readonly dryRun: boolean;
  readonly report: string | null;
  readonly language: Language;
}

/**
 * `puente import`: reads a spreadsheet of households, prints what was found and takes it into the
 * registry. With `--dry-run` it only reads: no build, server or database.
 *
 * Resolves to 0 when the file was taken (warnings and refused rows included), to 2 when it was
 * refused; then nothing was imported. Throws an ArgumentFault for arguments
 * and files at fault.
 */
export async function run(args: string[], spoken: Spoken): Promise<number> {
  const wish = wishIn(args, spoken);
  // On a machine with much memory Node would keep 100 MB and more for what is forgotten at once.
  setFlagsFromString('--semi-space-growth-factor=1');
  // It may run on a small machine beside a Puente: a third less memory is worth some seconds.
  setFlagsFromString('--optimize-for-size');
  await refuseToOverwrite(wish);
  const bytes = await readAtMost(wish.file, largestFile).catch((error) => {
    throw fileFault('unreadable', 'import', wish.file, error);
  });
  const name = basename(wish.file);
  const file = { bytes, name, language: wish.language };
  const looked = await look(wish, file);
  if (looked.refused) return 2;
  return wish.dryRun ? 0 : await take(wish, file, looked, spoken);
}

/** What reading a file told; the reading itself, which is large, only where a report needs it. */
interface Looked {
  refused: boolean;
  known: ReadonlySet<string>;
  reading: RosterReading | null;
}

/** Reads the file and prints what was found. */
async function look(wish: Wish, { bytes, name, language }: RosterFile): Promise<Looked> {
  const reading = readRoster(bytes, name, today(), language);
  if (wish.report !== null) await writeReport(wish.report, reading);
  console.log(summaryOf(reading, language));
  return {
    refused: reading.file === 'refused',
    known: new Set(reading.findings.map(({ row, code }) => `${row} ${code}`)),
    reading: wish.report === null ? null : reading,
  };
}

/** Takes the file into the registry. Loaded only here: a dry run needs no server. */
async function take(
  wish: Wish,
  file: RosterFile,
  { known, reading }: Looked,
  spoken: Spoken,
): Promise<number> {
  const [{ takeRoster }, { explained }] = await Promise.all([
    import('./take-roster.ts'),
    import('../server/explain.ts'),
  ]);
  try {
    const taken = await takeRoster(file, spoken);
    const compared = taken.findings.filter(({ row, code }) => !known.has(`${row} ${code}`));
    if (wish.report !== null && reading) await writeReport(wish.report, reading, compared);
    const { added, updated, unchanged } = taken;
    for (const { row, message } of compared) console.log(`${row}: ${message}`);
    console.log(
      wish.language === 'es'
        ? `Personas nuevas: ${added}. Actualizadas: ${updated}. Sin cambios: ${unchanged}.`
        : `New people: ${added}. Updated: ${updated}. Unchanged: ${unchanged}.`,
    );
    return 0;
  } catch (error) {
    // The file may have been taken by then, so that this is none of the faults after which nothing was.
    const isFault = error instanceof ArgumentFault;
    console.error(isFault ? argumentFaultLine(spoken.language, error) : explained(error));
    return 1;
  }
}

function wishIn(args: string[], spoken: Spoken): Wish {
  const given = readArguments(args, 'import');
  const [file = ''] = given.positionals;
  return {
    file,
    dryRun: given.flag('dry-run'),
    report: given.option('report'),
    language: languageOf(given.option('lang'), spoken),
  };
}

/** `--lang`, else English for who reads English, else Spanish: what is found is told in these two. */
function languageOf(asked: string | null, { language, isChosen }: Spoken): Language {
  if (asked === 'es' || asked === 'en') return asked;
  if (asked === null) return isChosen && language === 'en' ? 'en' : 'es';
  const given = `--lang ${JSON.stringify(asked)}`;
  throw new ArgumentFault('oneOf', 'import', { given, known: 'es|en' });
}

async function refuseToOverwrite({ file, report }: Wish): Promise<void> {
  if (report === null || !(await isSameFile(file, report))) return;
  throw new ArgumentFault('sameFile', 'import', { given: JSON.stringify(file), other: '--report' });
}

/** The report holds names and numbers of people: only its owner may read it. */
async function writeReport(
  path: string,
  reading: RosterReading,
  compared: RosterTaken['findings'] = [],
): Promise<void> {
  const report = { ...reportOf(reading), findings: [...reading.findings, ...compared] };
  try {
    await replaceFile(path, `${JSON.stringify(report, null, 2)}\n`, 0o600);
  } catch (error) {
    throw fileFault('unwritable', 'import', path, error);
  }
}

/** The calendar date on this machine. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
