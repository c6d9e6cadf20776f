#!/usr/bin/env node
/**
 * The command `puente`: finds the command asked for and runs it. `npx puente --help` lists them.
 *
 * A command is a file beside this one that exports `run(args, spoken): Promise<number>`, the number being
 * the exit code: 0 done, 1 something broke, 2 the input or the arguments are at fault (a command may have
 * one more of its own, which its help names). It is loaded only when called, so that a small command does not wait for the code of a large one.
 */
import { ArgumentFault, argumentFaultLine } from './frame/argument-fault.ts';
import { spokenIn, terminalLanguage } from './frame/language.ts';
import { type Command, runAmong } from './frame/run-command.ts';

/** In the order in which the help lists them. */
const COMMANDS: readonly Command[] = [
  {
    name: 'import',
    path: 'import',
    load: () => import('./import.ts'),
  },
  {
    name: 'start',
    path: 'start',
    load: () => import('./start.ts'),
  },
  {
    name: 'demo',
    path: 'demo',
    load: () => import('./demo.ts'),
  },
  {
    name: 'setup-link',
    path: 'setup-link',
    load: () => import('./setup-link.ts'),
  },
  {
    name: 'backup',
    path: 'backup',
    load: () => import('./backup.ts'),
  },
  {
    name: 'restore',
    path: 'restore',
    load: () => import('./restore.ts'),
  },
  {
    name: 'plan',
    path: 'plan',
    load: () => import('./plan.ts'),
  },
  {
    name: 'verify',
    path: 'verify',
    load: () => import('./verify.ts'),
  },
  {
    name: 'witness',
    path: 'witness',
    load: () => import('./witness.ts'),
  },
  {
    name: 'replace-log-key',
    path: 'replace-log-key',
    load: () => import('./replace-log-key.ts'),
  },
  {
    name: 'courts',
    path: 'courts',
    load: () => import('./courts/courts.ts'),
    isGroup: true,
  },
];

/** Resolves to the exit code. Whoever mistypes is told so in their language. */
async function main(given: readonly string[]): Promise<number> {
  let language = terminalLanguage() ?? 'en';
  try {
    const { spoken, args } = spokenIn(given);
    language = spoken.language;
    return await runAmong(COMMANDS, '', args, spoken);
  } catch (error) {
    if (!(error instanceof ArgumentFault)) throw error;
    console.error(argumentFaultLine(language, error));
    return 2;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`puente: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
