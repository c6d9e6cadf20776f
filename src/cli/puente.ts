#!/usr/bin/env node
/**
 * The command `puente`: finds the command asked for and runs it. `npx puente --help` lists them.
 *
 * A command is a file beside this one that exports `run(args): Promise<number>`, the number being
 * the exit code: 0 done, 1 something broke, 2 the input or the arguments are at fault (a command may have
 * one more of its own, which its help names). It is loaded only when called, so that a small command does not wait for the code of a large one.
 */

type Command = {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ run(args: string[]): Promise<number> }>;
};

const COMMANDS: readonly Command[] = [
  {
    name: 'import',
    summary: 'read a spreadsheet of households',
    load: () => import('./import.ts'),
  },
  {
    name: 'start',
    summary: 'start Puente on this machine',
    load: () => import('./start.ts'),
  },
  {
    name: 'demo',
    summary: 'show Puente with an invented coalition, on a throw-away folder',
    load: () => import('./demo.ts'),
  },
  {
    name: 'setup-link',
    summary: 'make a new link for the first administrator',
    load: () => import('./setup-link.ts'),
  },
  {
    name: 'backup',
    summary: 'write everything, sealed, into one file',
    load: () => import('./backup.ts'),
  },
  {
    name: 'restore',
    summary: 'bring a backup into an empty data folder',
    load: () => import('./restore.ts'),
  },
  {
    name: 'plan',
    summary: 'give households a day at a port, in the published order',
    load: () => import('./plan.ts'),
  },
  {
    name: 'verify',
    summary: 'check the log of a queue, from outside',
    load: () => import('./verify.ts'),
  },
  {
    name: 'witness',
    summary: 'watch the log of a queue for an organisation outside, and sign what holds',
    load: () => import('./witness.ts'),
  },
  {
    name: 'replace-log-key',
    summary: 'end the key that signs the logs, and begin another',
    load: () => import('./replace-log-key.ts'),
  },
  {
    name: 'courts',
    summary: 'read the public record of the US immigration courts, and count it',
    load: () => import('./courts/courts.ts'),
  },
];

const HELP = ['-h', '--help', 'help'];

/** Resolves to the exit code. */
export async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || HELP.includes(name)) {
    (name === undefined ? process.stderr : process.stdout).write(help());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) {
    console.error(`puente: there is no command ${JSON.stringify(name)}; see puente --help`);
    return 2;
  }
  const { run } = await command.load();
  return run(args);
}

function help(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: npx puente COMMAND [options]\n\n${lines.join('\n')}\n\nnpx puente COMMAND --help says more.\n`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`puente: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
