import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
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
  const isFolder = await stat(report).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) throw new BadArguments(`--report must be a file, and ${report} is a folder.`);
  const folder = dirname(report);
  await access(folder, constants.W_OK).catch(() => {
    throw new BadArguments(
      `--report cannot be written: the folder ${folder} is not there or closed.`,
    );
  });
}

function parsed(given: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...given],
      options: { people: text, seed: text, policy: text, report: text },
    }).values;
  } catch (error) {
    const [why = ''] = String(error instanceof Error ? error.message : error).split(
      /\.?\s*\n|\. /u,
    );
    throw new BadArguments(`${why}. There are --people, --seed, --policy and --report.`);
  }
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
