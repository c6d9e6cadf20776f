import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Language } from '../../verifier/say.rules.ts';
import { type Help, helpText } from './help-text.ts';
import { LogFault } from './log-fault.ts';
import { faultLine } from './say-fault.ts';
import { languageOf } from './tell-verdict.ts';

/** A command about logs, which speaks the languages of those outside who use it. */
export interface LogCommand {
  name: 'verify' | 'witness';
  help: Help;
  /** Resolves to the exit code that its help names; what it throws becomes one line and exit code 2. */
  act(args: string[], language: Language): Promise<number>;
}

/** Runs a command about logs: its help, or what it does; resolves to the exit code. */
export async function runLogCommand(
  { name, help, act }: LogCommand,
  args: string[],
): Promise<number> {
  const set = process.env.LC_ALL || process.env.LANG || '';
  const asked = languageOf(languageIn(args), set);
  // What is wrong with the choice of language is told in the machine's.
  const language = asked ?? languageOf(undefined, set) ?? 'en';
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(helpText(language, help));
    return 0;
  }
  try {
    if (!asked) throw new LogFault('languageForm');
    return await act(args, language);
  } catch (error) {
    console.error(faultLine(name, language, error));
    return 2;
  }
}

/** The language that is asked for, before anything else is read. */
function languageIn(args: readonly string[]): string | undefined {
  const at = args.findIndex((one) => one === '--language' || one.startsWith('--language='));
  return args[at]?.split('=')[1] ?? (at < 0 ? undefined : args[at + 1]);
}

/** An option that is followed by a text. */
export const text = { type: 'string' } as const;

/** Reads the options of a command and what else it names. Throws a {@link LogFault} for one that it does not know. */
export function optionsIn<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
) {
  const known = { ...options, language: text };
  try {
    return parseArgs({ args, options: known, allowPositionals: true });
  } catch (error) {
    // Node says it in English alone; the option stands in quotation marks.
    const [, option = ''] = /'(-[^' ]*)/u.exec(String(error)) ?? [];
    throw new LogFault('optionUnreadable', { option });
  }
}
