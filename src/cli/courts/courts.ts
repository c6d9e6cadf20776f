import { CourtFault } from '#observatory/courts/dump/court-fault.ts';
import type { Spoken } from '../frame/language.ts';
import { type Command, runAmong } from '../frame/run-command.ts';
import { CommandFault, OutputClosed } from './fault.ts';

const COMMANDS: readonly Command[] = [
  {
    name: 'import',
    path: 'courts import',
    load: () => import('./import.ts'),
  },
  {
    name: 'cases',
    path: 'courts cases',
    load: () => import('./cases.ts'),
  },
  {
    name: 'table',
    path: 'courts table',
    load: () => import('./table.ts'),
    named: async () => ({ columns: (await import('./table.ts')).COLUMNS }),
  },
  {
    name: 'compare',
    path: 'courts compare',
    load: () => import('./compare.ts'),
  },
  {
    name: 'diff',
    path: 'courts diff',
    load: () => import('./diff.ts'),
  },
  {
    name: 'definitions',
    path: 'courts definitions',
    load: () => import('./definitions.ts'),
  },
  {
    name: 'releases',
    path: 'courts releases',
    load: () => import('./releases.ts'),
  },
];

/**
 * `puente courts`: the public record of the US immigration courts. Needs no build, server or database.
 *
 * Resolves to 0 when it is done, 2 after one sentence on stderr when arguments or input are at fault,
 * and 3 where an import's rows do not add up to the dump's own count. Throws an ArgumentFault for arguments at fault.
 */
export async function run(args: string[], spoken: Spoken): Promise<number> {
  try {
    return await runAmong(COMMANDS, 'courts', args, spoken);
  } catch (error) {
    if (error instanceof OutputClosed) return 0;
    if (!(error instanceof CommandFault) && !(error instanceof CourtFault)) throw error;
    console.error(`puente courts ${args[0]}: ${error.message}`);
    return 2;
  }
}
