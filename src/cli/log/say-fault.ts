import { NotReadable } from '../../verifier/read-bytes.rules.ts';
import { type Language, say } from '../../verifier/say.rules.ts';
import { sayOf } from './command-words.ts';
import { LogFault } from './log-fault.ts';
import { languageOf } from './tell-verdict.ts';

/** Why a command came to nothing, as one line with its stable code at the end. Throws what is no such fault. */
export function faultLine(command: string, language: Language, error: unknown): string {
  if (error instanceof NotReadable) {
    return `puente ${command}: ${say(language, error.code, { line: error.line })} [${error.code}]`;
  }
  if (!(error instanceof LogFault)) throw error;
  return `puente ${command}: ${sayOf(language, error.code, error.values)} [${error.code}]`;
}

/** The language of what is wrong with the arguments themselves: the one asked for, else the machine's. */
export function languageAmong(args: readonly string[]): Language {
  const at = args.findIndex((one) => one === '--language' || one.startsWith('--language='));
  const asked = args[at]?.split('=')[1] ?? args[at + 1];
  const set = process.env.LC_ALL ?? process.env.LANG ?? '';
  return (at < 0 ? null : languageOf(asked, set)) ?? languageOf(undefined, set) ?? 'en';
}

/** Reads arguments; what Node says of one that it does not know becomes a fault. */
export function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const what = String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? '';
    throw new LogFault('optionsUnreadable', { what });
  }
}

/** The fault of a file that cannot be read. */
export function unreadable(file: string, error: unknown): LogFault {
  const reason: unknown = Reflect.get(Object(error), 'code');
  return new LogFault('fileUnreadable', { file: JSON.stringify(file), reason: String(reason) });
}
