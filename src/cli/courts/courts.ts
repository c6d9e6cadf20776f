import { CourtFault } from '#observatory/courts/dump/court-fault.ts';
import { CommandFault, OutputClosed } from './fault.ts';
import { print } from './output.ts';

/** A command of `puente courts`, in a file of its own that is loaded when it is called. */
interface CourtCommand {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly usage: string; run(args: string[]): Promise<number> }>;
}

const COMMANDS: readonly CourtCommand[] = [
  {
    name: 'import',
    summary: 'read a dump of the courts, a zip or a folder, and keep it as a release',
    load: () => import('./import.ts'),
  },
  {
    name: 'cases',
    summary: 'write a row a case of a programme',
    load: () => import('./cases.ts'),
  },
  {
    name: 'table',
    summary: 'count cases by any columns',
    load: () => import('./table.ts'),
  },
  {
    name: 'compare',
    summary: 'compute published figures anew, each at its own date',
    load: () => import('./compare.ts'),
  },
  {
    name: 'diff',
    summary: 'say which cases appeared, vanished or changed between two releases',
    load: () => import('./diff.ts'),
  },
  {
    name: 'definitions',
    summary: 'say what each column and value means, and where that is from',
    load: () => import('./definitions.ts'),
  },
  {
    name: 'releases',
    summary: 'list the releases that are kept',
    load: () => import('./releases.ts'),
  },
];

const HELP = ['-h', '--help', 'help'];

/**
 * `puente courts`: the public record of the US immigration courts. Needs no build, server or database.
 *
 * Resolves to 0 when it is done, 2 after one sentence on stderr when arguments or input are at fault,
 * and 3 where an import's rows do not add up to the dump's own count.
 */
export async function run([name, ...args]: string[]): Promise<number> {
  try {
    if (name === undefined || HELP.includes(name)) return await help(name === undefined);
    const command = COMMANDS.find((one) => one.name === name);
    if (!command) {
      throw new CommandFault(`there is no command ${JSON.stringify(name)}; see npx puente courts`);
    }
    const { run: runCommand, usage } = await command.load();
    if (!args.some((arg) => arg === '--help' || arg === '-h')) return await runCommand(args);
    await print(`${usage}\n`);
    return 0;
  } catch (error) {
    if (error instanceof OutputClosed) return 0;
    if (!(error instanceof CommandFault) && !(error instanceof CourtFault)) throw error;
    console.error(`puente courts${name === undefined ? '' : ` ${name}`}: ${error.message}`);
    return 2;
  }
}

async function help(isAsked: boolean): Promise<number> {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const lines = COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  const text = `Usage: npx puente courts COMMAND [options]

${lines.join('\n')}

The dump is published at https://fileshare.eoir.justice.gov/EOIR%20Case%20Data.zip. Releases are kept in
PUENTE_DATA/courts, or ./data/courts. npx puente courts COMMAND --help says more.
`;
  if (isAsked) {
    process.stderr.write(text);
    return 2;
  }
  await print(text);
  return 0;
}
