import { mkdtemp, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Policy, policies, usualPolicy } from './policies.ts';
import { allCases } from './population/invent-population.ts';

/** What a replay is asked to do. */
export interface Wanted {
  people: number;
  seed: number;
  policy: Policy;
  /** The file of the report. */
  report: string;
}

/** What `--help` prints. */
export const help = `npm run replay -- [--people N] [--seed N] [--policy NAME] [--report FILE]

Tells the wind-down of 2021 with invented families, prints what came of it and writes a report.

  --people N     court cases, from 100 to ${allCases}; without it all of them
  --seed N       another population and another draw; without it 2021
  --policy NAME  how many people the ports take: ${[...policies.keys()].join(', ')}
  --report FILE  where the report is written; without it replay-2021.html

Ends with 0 if all that must be zero is zero, with 1 if not or if the report cannot be written, with 2 if
it was asked for what it cannot do.`;

/** Whether help was asked for. */
export function asksForHelp(given: readonly string[]): boolean {
  return given.includes('--help') || given.includes('-h');
}

/** What was asked for cannot be done; the message is one line that says what to do. */
export class BadArguments extends Error {}

/** Fewer make no family that fits into a day of a port. */
const fewest = 100;

/** Reads `--people`, `--seed`, `--policy` and `--report`. Throws {@link BadArguments}. */
export function readArguments(given: readonly string[]): Wanted {
  const { people, seed, policy, report } = parsed(given);
  return {
    people: wholeNumber('people', people ?? String(allCases), fewest, allCases),
    seed: wholeNumber('seed', seed ?? '2021', 0, 2 ** 31 - 1),
    policy: policyNamed(policy),
    report: resolve(report ?? 'replay-2021.html'),
  };
}

/** Throws {@link BadArguments} if no report can be written there: that is not found out only at the end. */
export async function refuseUnwritable(report: string): Promise<void> {
  const there = await stat(report).catch(() => null);
  if (there?.isDirectory())
    throw new BadArguments(`--report must be a file, and ${report} is a folder.`);
  // A pipe takes what is written to it; nothing is put beside it.
  if (there && !there.isFile()) return;
  const folder = dirname(report);
  try {
    // Tried, not asked: root is told that it may write where nobody can.
    await rmdir(await mkdtemp(join(folder, '.puente-')));
  } catch {
    throw new BadArguments(
      `--report cannot be written: the folder ${folder} is not there or closed.`,
    );
  }
}

function parsed(given: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...given],
      options: { people: text, seed: text, policy: text, report: text },
    }).values;
  } catch (error) {
    throw new BadArguments(
      `${whyNot(String(error instanceof Error ? error.message : error))}. There are --people, --seed, --policy and --report.`,
    );
  }
}

/** The parser's first sentence; its riddle about what may be an option or a value in plainer words. */
function whyNot(parser: string): string {
  const option = /^Option '(--\w+).*(?:ambiguous|missing)/u.exec(parser)?.[1];
  if (option) return `${option} needs a value after it, and none that begins with a dash`;
  return parser.split(/\.?\s*\n|\. /u)[0] ?? '';
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,10}$/u.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new BadArguments(
    `--${name} must be a whole number from ${least} to ${most}, not “${text}”.`,
  );
}

function policyNamed(name: string | undefined): Policy {
  if (name === undefined) return usualPolicy;
  const policy = policies.get(name);
  if (policy) return policy;
  const known = [...policies.keys()].join(', ');
  throw new BadArguments(`There is no policy “${name}”. There are: ${known}.`);
}
