import { type Instance, readInstance } from '#appointments/instance.rules.ts';
import type { Slot } from '#appointments/party.rules.ts';
import { type Plan, plan } from '#appointments/plan.rules.ts';
import { readPreviousSlots } from '#appointments/previous-plan.rules.ts';
import { InputFault, quoted } from '#appointments/reading.rules.ts';
import { ArgumentFault, fileFault } from './frame/argument-fault.ts';
import { readArguments } from './frame/arguments.ts';
import { readAtMost } from './read-at-most.ts';
import { isSameFile, replaceFile } from './replace-file.ts';

type Files = { readonly in: string; readonly out: string; readonly previous: string | null };

/**
 * `puente plan`: reads an instance, and the previous plan if there is one, and writes the plan.
 * Needs no build, server or database.
 *
 * Resolves to 0, or to 2 after one line on stderr that names what is at fault; then nothing has
 * been written. Throws an ArgumentFault for arguments
 * and files at fault. The plan may take the place of the previous plan, but not of the instance.
 */
export async function run(args: string[]): Promise<number> {
  const files = filesIn(args);
  try {
    await refuseToOverwrite(files);
    const instance = await readJson(files.in, readInstance);
    const previous =
      files.previous === null ? null : await readJson(files.previous, readPreviousSlots);
    await writePlan(files.out, instance, previous);
    return 0;
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    console.error(`puente plan: ${error.message}`);
    return 2;
  }
}

function filesIn(args: string[]): Files {
  const given = readArguments(args, 'plan');
  return { in: given.needed('in'), out: given.needed('out'), previous: given.option('previous') };
}

/** An instance overwritten by its own plan would be lost. */
async function refuseToOverwrite(files: Files): Promise<void> {
  if (await isSameFile(files.in, files.out)) {
    throw new ArgumentFault('sameFile', 'plan', { given: '--in', other: '--out' });
  }
}

/** Bytes, far beyond any programme: what has no end must stop somewhere. */
const largestFile = 256_000_000;

/** Reads a JSON file of UTF-8, with or without a byte order mark. Throws an InputFault naming it. */
async function readJson<T>(file: string, read: (value: unknown) => T): Promise<T> {
  const bytes = await readAtMost(file, largestFile).catch((error) => {
    throw fileFault('unreadable', 'plan', file, error);
  });
  if (bytes.length > largestFile) throw new InputFault(`${quoted(file)} has more than 256 MB`);
  const text = attempt(
    () => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    () => `${quoted(file)} is not JSON: it is not text in UTF-8`,
  );
  const value = attempt<unknown>(
    () => JSON.parse(text),
    (error) => `${quoted(file)} is not JSON${placeOf(error)}`,
  );
  return attempt(
    () => read(value),
    (error) => `${quoted(file)}: ${error.message}`,
  );
}

/** Where the parser stopped, if it says so; its message is not repeated, since it quotes the file. */
function placeOf(error: Error): string {
  const place = /\(line \d+ column \d+\)/.exec(error.message);
  return place ? ` ${place[0]}` : '';
}

/** Turns whatever goes wrong into an InputFault with the words given for it. */
function attempt<T>(act: () => T, say: (error: Error) => string): T {
  try {
    return act();
  } catch (error) {
    throw new InputFault(say(error instanceof Error ? error : new Error(String(error))));
  }
}

async function writePlan(file: string, instance: Instance, previous: Slot[] | null) {
  await replaceFile(file, planText(plan(instance, previous))).catch((error) => {
    throw fileFault('unwritable', 'plan', file, error);
  });
}

/** A plan as it is written: JSON indented by two spaces, and a line end. */
function planText(result: Plan): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
