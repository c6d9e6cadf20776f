import { ArgumentFault } from './argument-fault.ts';
import type { CommandName, Named } from './frame-words.ts';
import { helpText, listText } from './help-text.ts';
import type { Spoken } from './language.ts';

/** A command, in a file of its own that is loaded only when it is called. */
export interface Command {
  readonly name: string;
  /** As it is called after `npx puente`. */
  readonly path: CommandName;
  readonly load: () => Promise<{ run(args: string[], spoken: Spoken): Promise<number> }>;
  /** What its help names that only its code knows. */
  readonly named?: () => Promise<Named>;
  /** True where it has commands of its own, and so a help of its own. */
  readonly isGroup?: boolean;
}

const HELP = ['-h', '--help', 'help'];

/** Finds the command asked for among some, and runs it or prints its help; resolves to the exit code. */
export async function runAmong(
  commands: readonly Command[],
  path: CommandName | '',
  [given, ...args]: readonly string[],
  spoken: Spoken,
): Promise<number> {
  if (given === undefined || HELP.includes(given)) {
    const stream = given === undefined ? process.stderr : process.stdout;
    stream.write(listText(spoken.language, path, commands));
    return given === undefined ? 2 : 0;
  }
  const command = commands.find(({ name }) => name === given);
  if (!command) throw new ArgumentFault('noCommand', path, { given: JSON.stringify(given) });
  if (!command.isGroup && args.some((arg) => arg === '-h' || arg === '--help')) {
    process.stdout.write(helpText(spoken.language, command.path, (await command.named?.()) ?? {}));
    return 0;
  }
  const { run } = await command.load();
  return run(args, spoken);
}
